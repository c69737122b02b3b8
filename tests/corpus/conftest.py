"""What the tests of corpora share: short reports of invented people, as many as wanted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from engine_fixtures import postgresql, url

__all__ = ["postgresql", "reports", "url"]

NAMES = ("Idris Mokhtari", "Salma Tijani", "Tomas Orvik", "Rina Sahara", "Bilal Amari")


def report(number: int) -> str:
    """An Indonesian report, each another one."""
    name = NAMES[number % len(NAMES)]
    return (
        f"KABAR TELUK – Juru bicara pemerintah Norwegia, {name}, mengatakan bahwa perundingan nomor {number} di kota Bergen akan "
        f"dilanjutkan pada pekan depan.\n\n“Kami meminta {number} bus untuk warga sipil,” kata {name.split()[1]} kepada wartawan."
    )


@pytest.fixture
def reports(tmp_path: Path) -> Callable[..., Path]:
    """Writes a JSONL file of so many reports, with a bad line in front if wanted."""

    def write(count: int, *, name: str = "reports.jsonl", bad: bool = False) -> Path:
        rows = [
            json.dumps({"text": report(n), "published": f"2024-05-{1 + n % 28:02}", "publisher": f"Kabar {n % 3}"}) for n in range(count)
        ]
        path = tmp_path / name
        path.write_text("\n".join(['{"text": ', *rows] if bad else rows) + "\n", encoding="utf-8")
        return path

    return write
