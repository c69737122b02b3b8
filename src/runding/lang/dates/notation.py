"""The notation in which packs write dates, spelled out into plain sequences.

    <weekday>[,] ({d}/{m}[/{y}]) [<past>|<future>]

- a plain word or mark stands for itself, in any case (a word with a capital letter: as written, or all in capitals);
- `{d}` is a number slot, `<month>` a word of a class;
- `[x]` may be missing, `[x|y]` too, `(a|b)` is one of several; round brackets without a `|` are brackets of the text;
- a space allows white space, and asks for it between two words; what is written together must stand together. Dashes and brackets
  may have white space round them everywhere.

Unlike `runding.lang.pattern`, which works on whole words of a sentence, this notation looks into `3/3/2022`, and what it describes is
always finite: every pattern is a handful of plain sequences, from which `runding.lang.dates.recognise` builds one tree.
"""

import re
from itertools import product
from typing import Final, NamedTuple

_PIECE: Final = re.compile(r"\{(?P<slot>\w+)\}|<(?P<name>\w+)>|(?P<mark>[\[\]()|])|(?P<space>\s+)|(?P<word>[^\W\d_]+|\d+|[^\w\s{}<>])")
MOST_SEQUENCES: Final = 400
"""The most sequences that one pattern may stand for."""


class NotationError(ValueError):
    """A pattern that is not written in the notation; the message says why."""


class Element(NamedTuple):
    """One thing to be met: `kind` is `word`, `slot` or `class`; `spaced` tells that white space may stand before it."""

    kind: str
    value: str
    spaced: bool


_Way = tuple[Element, ...]
_SPACE: Final = Element("space", " ", True)


def spell_out(pattern: str) -> list[_Way]:
    """All plain sequences of a pattern, without doubles, in the order of the notation. Raises NotationError."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in _PIECE.finditer(pattern):
        if found.start() != at:
            raise NotationError(f"cannot read {pattern[at : found.start()]!r} in {pattern!r}")
        at = found.end()
        assert found.lastgroup is not None
        pieces.append((found.lastgroup, found.group(found.lastgroup)))
    if at != len(pattern):
        raise NotationError(f"cannot read {pattern[at:]!r} in {pattern!r}")
    ways, used = _choices(pieces, 0, "", pattern)
    if used != len(pieces):
        raise NotationError(f"{pieces[used][1]!r} closes nothing in {pattern!r}")
    spelled = list(dict.fromkeys(_settled(way) for way in ways))
    if not all(spelled):
        raise NotationError(f"{pattern!r} may be empty")
    return spelled


def _choices(pieces: list[tuple[str, str]], at: int, closer: str, pattern: str) -> tuple[list[_Way], int]:
    """The ways from piece `at` up to `closer` (or to the end), and the index of the piece that ended them."""
    ways: list[_Way] = []
    parts: list[list[_Way]] = []
    while at < len(pieces):
        kind, value = pieces[at]
        if kind == "mark" and value == closer:
            break
        if kind == "mark" and value == "|":
            if not closer:
                raise NotationError(f"a bare | in {pattern!r}; write (a|b)")
            ways += _joined(parts, pattern)
            parts = []
        elif kind == "mark" and value == "[":
            inner, at = _choices(pieces, at + 1, "]", pattern)
            _expect(pieces, at, pattern)
            parts.append([*inner, ()])
        elif kind == "mark" and value == "(" and _is_choice(pieces, at):
            inner, at = _choices(pieces, at + 1, ")", pattern)
            _expect(pieces, at, pattern)
            parts.append(inner)
        elif kind == "mark" and value == "]":
            raise NotationError(f"']' closes nothing in {pattern!r}")
        else:
            parts.append([(_element(kind, value),)])
        at += 1
    return ways + _joined(parts, pattern), at


def _expect(pieces: list[tuple[str, str]], at: int, pattern: str) -> None:
    if at >= len(pieces):
        raise NotationError(f"{pattern!r} ends inside a bracket")


def _is_choice(pieces: list[tuple[str, str]], at: int) -> bool:
    """Whether the round bracket at `at` holds a `|` of its own."""
    depth = 0
    for kind, value in pieces[at + 1 :]:
        if kind != "mark":
            continue
        if value in "[(":
            depth += 1
        elif value in "])":
            if depth == 0:
                return False
            depth -= 1
        elif depth == 0:
            return True
    return False


def _element(kind: str, value: str) -> Element:
    if kind == "space":
        return _SPACE
    return Element({"slot": "slot", "name": "class"}.get(kind, "word"), value, False)


def _joined(parts: list[list[_Way]], pattern: str) -> list[_Way]:
    count = 1
    for part in parts:
        count *= len(part)
        if count > MOST_SEQUENCES:
            raise NotationError(f"{pattern!r} stands for more than {MOST_SEQUENCES} sequences; make it two patterns")
    return [tuple(element for piece in chosen for element in piece) for chosen in product(*parts)]


def _settled(way: _Way) -> _Way:
    """The sequence with its spaces moved into the elements that follow them."""
    settled: list[Element] = []
    spaced = False
    for element in way:
        if element is _SPACE:
            spaced = True
            continue
        settled.append(Element(element.kind, element.value, True) if spaced and settled else element)
        spaced = False
    return tuple(settled)
