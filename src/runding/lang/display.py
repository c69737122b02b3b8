"""What do readers of a language call a side or a language? Names for headings and tables, never for matching.

States and languages are named by the Unicode CLDR by way of Babel, other actors by the first form of the language's own table of
actors, else by the label of the shared one.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from runding.lang.folders import PACKS, home_of, shared_of
from runding.lang.tables import forms_of, read_rows


def side_name(side: str, *, language: str, folder: Path = PACKS) -> str:
    """The name of a side (ISO 3166-1 alpha-3 code or actor id) in `language`; what is neither is returned as it is."""
    return _sides(language, folder).get(side, side)


def language_name(code: str, *, language: str) -> str:
    """The name of the language `code` in `language`; an unknown code is returned as it is."""
    from babel import Locale

    return Locale.parse(language).languages.get(code) or code


@cache
def _sides(language: str, folder: Path) -> Mapping[str, str]:
    from babel import Locale

    names = {}
    territories = Locale.parse(language).territories
    for row in _rows(shared_of(folder) / "states.tsv"):
        name = territories.get(row.get("alpha2", ""))
        if name:
            names[row["id"]] = name
    for row in _rows(shared_of(folder) / "actors.tsv"):
        names.setdefault(row["id"], row.get("label", row["id"]))
    for row in _rows(home_of(language, folder) / "names" / "actors.tsv"):
        forms = forms_of(row.get("forms", ""))
        if forms:
            names[row["id"]] = forms[0]
    return names


def _rows(path: Path) -> list[Mapping[str, str]]:
    return [row.cells for row in read_rows(path)] if path.is_file() else []
