"""How the tables of a pack are read: TSV for word lists, TOML for rules.

Every fault is a `PackError` with the file and the line, so that a linguist finds it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple


class PackError(ValueError):
    """A fault in a pack's file, told as `file:line: message`."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


class Row(NamedTuple):
    """One line of a TSV table: its number (1-based) and its cells by column name, empty cells left out."""

    line: int
    cells: dict[str, str]


def read_rows(path: Path, *, columns: frozenset[str] | None = None) -> Iterator[Row]:
    """The rows of a TSV table: first line the column names, `#` starts a comment line, `|` is left to the caller.

    Raises PackError on an unknown column (where `columns` is given) or a row with more cells than columns.
    """
    header: list[str] | None = None
    for number, line in enumerate(_text_of(path).splitlines(), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            for name in header:
                if columns is not None and name not in columns:
                    raise PackError(path, number, f"unknown column {name!r}; known are {', '.join(sorted(columns))}")
            continue
        if len(cells) > len(header):
            raise PackError(path, number, f"{len(cells)} cells, but only {len(header)} columns")
        yield Row(number, {name: cell for name, printed in zip(header, cells, strict=False) if (cell := printed.strip())})


def forms_of(cell: str) -> list[str]:
    """The forms in one cell: `a|b c` gives `["a", "b c"]`."""
    if "|" not in cell and "  " not in cell:
        return [form] if (form := cell.strip()) else []
    return [form for part in cell.split("|") if (form := " ".join(part.split()))]


def read_toml(path: Path) -> dict[str, Any]:
    """The TOML file as a mapping. Raises PackError with the line that the parser names, or where there is no such file."""
    text = _text_of(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        at = words.rpartition("(at line ")[2].partition(",")[0]
        raise PackError(path, int(at) if at.isdigit() else 1, words) from error


def _text_of(path: Path) -> str:
    """The text of a file. Raises PackError where it is missing or no UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PackError(path, 1, "the file is missing; packs/_template has one to begin with") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PackError(path, line, "the file is no UTF-8; save it as UTF-8") from error


def line_of(path: Path, *, table: str, number: int = 0, key: str | None = None) -> int:
    """The line (1-based) of the `number`-th `[[table]]` or `[table]` (from 0), or of `key` in it; 1 where it is not found.

    The standard parser gives no positions for sound files, and messages need them: this looks for the header again.
    """
    about = path.stat()
    headers = _headers(path, about.st_mtime_ns, about.st_size).get(table, ())
    if number >= len(headers):
        return 1
    header = headers[number]
    return header.line if key is None else header.keys.get(key, header.line)


class _Header(NamedTuple):
    """Where a table of a TOML file begins, and the lines of its keys."""

    line: int
    keys: dict[str, int]


@lru_cache(maxsize=32)
def _headers(path: Path, changed: int, size: int) -> dict[str, list[_Header]]:
    """The tables of a file by their names, in order; `changed` and `size` tell one state of the file from another."""
    found: dict[str, list[_Header]] = {"": [_Header(1, {})]}
    keys = found[""][0].keys
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            keys = {}
            found.setdefault(bare.strip("[] ").split("]")[0].strip(), []).append(_Header(at, keys))
        else:
            keys.setdefault(bare.partition("=")[0].strip(), at)
    return found


def check_keys(path: Path, found: Mapping[str, Any], known: frozenset[str], *, table: str = "", number: int = 0) -> None:
    """Raises PackError at the first key that is not known."""
    for key in found:
        if key not in known:
            line = line_of(path, table=table, number=number, key=key) if table else _line_of_key(path, key)
            raise PackError(path, line, f"unknown key {key!r}; known are {', '.join(sorted(known))}")


def _line_of_key(path: Path, key: str) -> int:
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        bare = line.strip()
        if bare.partition("=")[0].strip() == key or bare.strip("[]") == key:
            return at
    return 1
