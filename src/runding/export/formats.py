"""The formats by their names, each as a function from sourced records to the bytes of a file."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from runding.export import acled, annotations, ceasefires, gdelt, peace_agreements, plover, prov
from runding.export.parquet import write_parquet
from runding.export.sourced import Sourced
from runding.export.tables import write_package
from runding.model.record import ArticleRecord, to_json

Export = Callable[[Iterable[Sourced]], Iterator[bytes]]


def _json_lines(records: Iterable[ArticleRecord]) -> Iterator[bytes]:
    for record in records:
        yield to_json(record) + b"\n"


def _plain(lines: Callable[[Iterable[ArticleRecord]], Iterator[bytes]]) -> Export:
    return lambda records: lines(it.record for it in records)


def _encoded(lines: Callable[[Iterable[ArticleRecord]], Iterator[str]]) -> Export:
    return _plain(lambda records: (line.encode("utf-8") for line in lines(records)))


FORMATS: Final[dict[str, Export]] = {
    "jsonl": _plain(_json_lines),
    "plover": _plain(plover.plover_lines),
    "plover-with-text": _plain(partial(plover.plover_lines, with_text=True)),
    "gdelt-like": _encoded(gdelt.event_lines),
    "gdelt-mentions-like": _encoded(gdelt.mention_lines),
    "acled-like": _encoded(acled.acled_lines),
    "ceasefires-like": _encoded(ceasefires.ceasefire_lines),
    "pax-like": _encoded(peace_agreements.peace_agreement_lines),
    "annotations": _plain(annotations.annotation_lines),
    "schema.org": _plain(annotations.schema_lines),
    "prov": prov.prov_lines,
}
"""Formats of one file."""
FOLDERS: Final[dict[str, Callable[[Iterable[Sourced], Path], None]]] = {"csv": write_package, "parquet": write_parquet}
"""Formats of a folder of tables."""
NAMES: Final = ("jsonl", *FOLDERS, *(name for name in FORMATS if name != "jsonl"))
