"""By which other codes is a country known? What the formats of others write instead of ISO 3166-1 alpha-3."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).parent / "countries.tsv"


def number_of(country: str | None) -> str | None:
    """The number of a country in ISO 3166-1, without leading zeros as ACLED writes it; None where it has none."""
    return _codes().get(country or "", {}).get("number") or None


def fips_of(country: str | None) -> str | None:
    """The code of a country in FIPS 10-4; None where it has none, or more than one."""
    return _codes().get(country or "", {}).get("fips") or None


@cache
def _codes() -> Mapping[str, Mapping[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["id"]: row for row in rows}
