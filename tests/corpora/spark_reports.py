"""Reports for tests of many machines, with the records that one process makes of them."""

from typing import Any

from runding.corpus.reading import Reading, begin, read_piece
from runding.read.raw import Facts, Raw

TEXTS = [
    "JAKARTA, Kabar Lintas - Menteri Luar Negeri Merani, Tomas Orvik, mengatakan pihaknya menolak penarikan pasukan pada Selasa.",
    "Upper Merani and Lower Merani agreed to a ceasefire in Oslo on Tuesday, Foreign Minister Ada Brisk told reporters.",
    "“Kami menuntut pembukaan jembatan,” kata Ada Brisk dalam perundingan putaran kedua di Oslo. Orvik menyebut perundingan itu buntu.",
]


def reports() -> list[dict[str, Any]]:
    """Reports as rows: each text in several outlets and days, and one that cannot be read."""
    rows: list[dict[str, Any]] = [
        {"text": text, "source": f"news:{nth}", "publisher": f"Kabar {nth % 4}", "published": f"2025-03-{nth + 1:02}"}
        for nth, text in enumerate(TEXTS * 4)
    ]
    return [*rows, {"text": "", "source": "news:empty", "publisher": None, "published": None}]


def local_records() -> dict[str, bytes]:
    """The records as one process makes them, by source."""
    begin(Reading())
    raws = [
        Raw(source=one["source"], content=one["text"], html=False, facts=Facts(publisher=one["publisher"], published=one["published"]))
        for one in reports()
    ]
    return {raw.source: out.record for raw, out in zip(raws, read_piece(raws), strict=True) if out.record is not None}
