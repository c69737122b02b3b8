"""A gold article made by hand, whose figures can be counted on the fingers."""

import json
from pathlib import Path
from typing import Any

TEXT = (
    "Kedua delegasi bertemu di Solok pada 4 Mei. “Kami ingin gencatan senjata segera,” kata Rahma Idris, ketua "
    "delegasi Utara, kepada wartawan. Pihak Selatan menolak penarikan pasukan. Menurut Bram Salo, juru bicara Selatan, "
    "perundingan kedua digelar pada 9 Mei. Baca juga: Panen Raya di Utara\n"
)

GOLD: dict[str, Any] = {
    "id": "made",
    "language": "id",
    "title": None,
    "url": None,
    "published": "2024-05-05",
    "conflict": "Utara-Selatan",
    "statements": [
        {
            "speaker": "Rahma Idris",
            "accept": ["Rahma"],
            "kind": "person",
            "side": "utara",
            "role": "ketua delegasi Utara",
            "type": "direct",
            "content": ["Kami ingin gencatan senjata segera"],
            "cue": "kata",
            "channel": "press_conference",
            "relay": [],
        },
        {
            "speaker": "Bram Salo",
            "accept": ["Salo"],
            "kind": "person",
            "side": "selatan",
            "role": "juru bicara Selatan",
            "type": "indirect",
            "content": ["perundingan kedua … pada 9 Mei"],
            "cue": "Menurut",
            "channel": None,
            "relay": [],
        },
    ],
    "rounds": [
        {
            "key": "r1",
            "ordinal": None,
            "parties": ["utara", "selatan"],
            "start": "2024-05-04",
            "end": None,
            "venue": "Solok",
            "country": "IDN",
            "mode": "in_person",
            "format": "bilateral",
            "third_parties": [],
            "status": "concluded",
        },
        {
            "key": "r2",
            "ordinal": 2,
            "parties": ["utara", "selatan"],
            "start": "2024-05-09",
            "end": None,
            "venue": None,
            "country": None,
            "mode": None,
            "format": None,
            "third_parties": [],
            "status": "scheduled",
        },
    ],
    "outcomes": [{"round": "r1", "issue": "sec.withdrawal", "value": "not_agreed"}],
    "assessments": [{"round": "r1", "assessor": "utara", "issue": "ALL", "value": "limited"}],
    "positions": [
        {"holder": "utara", "issue": "sec.ceasefire", "stance": "demand", "evidence": "gencatan senjata segera"},
        {"holder": "selatan", "issue": "sec.withdrawal", "stance": "refuse", "evidence": "menolak penarikan pasukan"},
    ],
    "agreements": [
        {
            "issue": "pro.format",
            "parties": ["utara", "selatan"],
            "status": "agreed_in_principle",
            "evidence": "perundingan kedua digelar",
        }
    ],
    "related": ["Panen Raya di Utara"],
}


def write_gold(folder: Path, gold: dict[str, Any], text: str = TEXT) -> Path:
    """Writes a gold article into the folder and gives the path of its record."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{gold['id']}.txt").write_text(text, encoding="utf-8")
    path = folder / f"{gold['id']}.gold.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    return path
