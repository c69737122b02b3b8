"""How a language counts people: the patterns of a pack's `patterns/figures.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from runding.lang.pack import PACKS, load_pack
from runding.lang.pattern import Class, Form, PatternError, compile_form
from runding.lang.tables import PackError, check_keys, line_of, read_toml
from runding.model.vocabulary import FIGURES

_KEYS: Final = frozenset({"id", "what", "form", "example", "low", "high", "not"})


@dataclass(frozen=True, slots=True)
class FigurePattern:
    """One way of counting people. `low` and `high` are what its example gives, None where that is not said."""

    id: str
    what: str
    form: Form
    example: str
    low: int | None
    high: int | None
    near_misses: tuple[str, ...]
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The patterns, and by the class of their anchor: where no word of such a class stands, nothing is tried."""

    patterns: tuple[FigurePattern, ...]
    by_class: Mapping[str, tuple[FigurePattern, ...]]


@cache
def load_figures(code: str, folder: Path = PACKS) -> FigureWords:
    """The figure patterns of a language; none where it has no such file. Raises PackError (`file:line: message`)."""
    path = load_pack(code, folder).folder / "patterns" / "figures.toml"
    tables = read_toml(path).get("pattern", ()) if path.is_file() else ()
    patterns = tuple(_pattern(path, table, number) for number, table in enumerate(tables))
    by_class: dict[str, list[FigurePattern]] = {}
    for pattern in patterns:
        assert isinstance(pattern.form.anchor, Class)
        for name in pattern.form.anchor.names:
            by_class.setdefault(name, []).append(pattern)
    return FigureWords(patterns, {name: tuple(held) for name, held in by_class.items()})


def _pattern(path: Path, table: Mapping[str, Any], number: int) -> FigurePattern:
    check_keys(path, table, _KEYS, table="pattern", number=number)
    line = line_of(path, table="pattern", number=number)
    for key in ("id", "what", "form", "example"):
        if key not in table:
            raise PackError(path, line, f"a pattern needs `{key}`")
    if table["what"] not in FIGURES:
        raise PackError(path, line, f"what {table['what']!r} is not one of {', '.join(FIGURES)}")
    try:
        form = compile_form(table["form"])
    except PatternError as error:
        raise PackError(path, line_of(path, table="pattern", number=number, key="form"), str(error)) from error
    if not isinstance(form.anchor, Class):
        raise PackError(path, line, "a figure pattern needs a <class> to be looked for")
    return FigurePattern(
        id=table["id"],
        what=table["what"],
        form=form,
        example=table["example"],
        low=table.get("low"),
        high=table.get("high"),
        near_misses=tuple(table.get("not", ())),
        path=path,
        line=line,
    )
