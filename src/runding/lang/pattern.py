"""The notation in which packs write patterns, and how a pattern meets a sentence.

    {speaker} <say.active> [,] [bahwa|kalau] {content}

- a plain word or mark stands for itself, in any case;
- `{name}` is a slot, filled by a function that the caller gives;
- `<class>` is any word of that class, `<a|b>` of one of several;
- `[x]` may be missing; `(a|b)` is one of several; inside `[…]` a `|` does the same.

The anchor of a pattern is its first `<class>`, or its first plain word or mark where it has none. A pattern is tried only where its
anchor stands, to the right and to the left of it. Every element takes at most one way at a place but for the few optional ones, so
that a try costs a constant number of steps.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NamedTuple

from runding.lang.sentences import Sentence

_PIECE: Final = re.compile(r"\{(\w+)\}|<([\w.|]+)>|([\[\]()|])|([^\s\[\](){}<>|]+)")


class PatternError(ValueError):
    """A pattern that is not written in the notation; the message says where."""


@dataclass(frozen=True, slots=True)
class Word:
    """A plain word or mark."""

    text: str


@dataclass(frozen=True, slots=True)
class Class:
    """Any word of one of several classes."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that a function of the caller fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes it optional."""

    ways: tuple[tuple["Element", ...], ...]


Element = Word | Class | Slot | Choice
Filler = Callable[[Sentence, int, bool], tuple[int, object] | None]
"""Fills a slot at a boundary between units: (sentence, boundary, forward) gives the boundary behind it and the value, or None."""


@dataclass(frozen=True, slots=True)
class Form:
    """A compiled pattern: what stands left of the anchor (nearest first), the anchor, what stands right of it."""

    left: tuple[Element, ...]
    anchor: Word | Class
    right: tuple[Element, ...]


Watcher = Callable[[Form, Sentence, int, Mapping[str, Filler], bool], None]
"""Is told of a try: the pattern, the sentence, the unit of the anchor, the fillers, and whether it fitted."""
_watchers: list[Watcher] = []


class Misfit(NamedTuple):
    """Where a pattern stops fitting: the element, the unit at which it would have to stand (it may lie outside), and the direction."""

    element: Element
    unit: int
    forward: bool


def compile_form(notation: str) -> Form:
    """Compiles a pattern. Raises PatternError."""
    elements = parse_notation(notation)
    at = next((i for i, e in enumerate(elements) if isinstance(e, Class)), None)
    if at is None:
        at = next((i for i, e in enumerate(elements) if isinstance(e, Word)), None)
    if at is None:
        raise PatternError(f"no <class> and no word to look for in {notation!r}")
    anchor = elements[at]
    assert isinstance(anchor, Word | Class)
    return Form(tuple(_turned(e) for e in reversed(elements[:at])), anchor, tuple(elements[at + 1 :]))


def parse_notation(notation: str) -> list[Element]:
    """The elements of a pattern in the order of the text. Raises PatternError."""
    stack: list[list[list[Element]]] = [[[]]]
    closers: list[str] = []
    at = 0
    for piece in _PIECE.finditer(notation):
        if notation[at : piece.start()].strip():
            raise PatternError(f"cannot read {notation[at : piece.start()].strip()!r} in {notation!r}")
        at = piece.end()
        slot, names, mark, word = piece.groups()
        if slot:
            stack[-1][-1].append(Slot(slot))
        elif names:
            stack[-1][-1].append(Class(frozenset(names.split("|"))))
        elif word:
            stack[-1][-1] += [Word(part) for part in re.findall(r"[\w'’&-]+|[^\w\s]", word.lower())]
        elif mark in "[(":
            closers.append("]" if mark == "[" else ")")
            stack.append([[]])
        elif mark == "|":
            if not closers:
                raise PatternError(f"a bare | in {notation!r}; write (a|b)")
            stack[-1].append([])
        else:
            if not closers or closers.pop() != mark:
                raise PatternError(f"{mark!r} closes nothing in {notation!r}")
            ways = [tuple(way) for way in stack.pop()]
            if mark == "]":
                ways.append(())
            stack[-1][-1].append(Choice(tuple(ways)))
    if notation[at:].strip() or closers:
        raise PatternError(f"{notation!r} ends in the middle")
    return stack[0][0]


def slots_of(form: Form) -> set[str]:
    """The names of all slots of a pattern."""
    names: set[str] = set()
    waiting = [*form.left, *form.right]
    while waiting:
        element = waiting.pop()
        if isinstance(element, Slot):
            names.add(element.name)
        elif isinstance(element, Choice):
            waiting.extend(inner for way in element.ways for inner in way)
    return names


def _turned(element: Element) -> Element:
    """The element read from right to left."""
    if isinstance(element, Choice):
        return Choice(tuple(tuple(_turned(e) for e in reversed(way)) for way in element.ways))
    return element


def meets(element: Word | Class, sentence: Sentence, at: int) -> bool:
    """Whether the unit `at` is that word, or of that class."""
    if isinstance(element, Word):
        return sentence.words[at] == element.text
    entry = sentence.entries[at]
    return entry is not None and not element.names.isdisjoint(entry.classes)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tells `watcher` of every try of a pattern, whoever makes it, as long as the context lasts."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


def first_misfit(form: Form, sentence: Sentence, at: int, fillers: Mapping[str, Filler]) -> Misfit | None:
    """The first element that does not fit round an anchor at unit `at`, to the right and then to the left; None where all do."""
    for elements, start, forward in ((form.right, at + 1, True), (form.left, at, False)):
        for size in range(1, len(elements) + 1):
            if _follow(elements[:size], sentence, start, fillers, forward=forward) is None:
                fitting = _follow((*elements[: size - 1], _HERE), sentence, start, {**fillers, _HERE.name: _here}, forward=forward)
                assert fitting is not None
                boundary = fitting[-1][1]
                assert isinstance(boundary, int)
                return Misfit(elements[size - 1], boundary if forward else boundary - 1, forward)
    return None


_HERE: Final = Slot("")
"""Holds nothing, and gives the boundary at which it stands."""


def _here(_: Sentence, at: int, __: bool) -> tuple[int, object]:
    return at, at


def written(element: Element) -> str:
    """An element in the notation of packs."""
    if isinstance(element, Word):
        return element.text
    if isinstance(element, Class):
        return f"<{'|'.join(sorted(element.names))}>"
    if isinstance(element, Slot):
        return f"{{{element.name}}}"
    ways = "|".join(" ".join(map(written, way)) for way in element.ways if way)
    return f"[{ways}]" if () in element.ways else f"({ways})"


def match(form: Form, sentence: Sentence, at: int, fillers: Mapping[str, Filler]) -> dict[str, list[object]] | None:
    """The slots of a pattern whose anchor stands at unit `at`, by name in the order of the text; None where it does not fit."""
    right = _follow(form.right, sentence, at + 1, fillers, forward=True)
    left = None if right is None else _follow(form.left, sentence, at, fillers, forward=False)
    for watcher in _watchers:
        watcher(form, sentence, at, fillers, left is not None)
    if right is None or left is None:
        return None
    found: dict[str, list[object]] = {}
    for name, value in [*reversed(left), *right]:
        found.setdefault(name, []).append(value)
    return found


def _follow(
    elements: Sequence[Element], sentence: Sentence, at: int, fillers: Mapping[str, Filler], *, forward: bool
) -> list[tuple[str, object]] | None:
    """Matches the elements one after the other from the boundary `at`; the filled slots, or None."""
    filled: list[tuple[str, object]] = []
    for index, element in enumerate(elements):
        if isinstance(element, Choice):
            rest = tuple(elements[index + 1 :])
            for way in element.ways:
                found = _follow((*way, *rest), sentence, at, fillers, forward=forward)
                if found is not None:
                    return filled + found
            return None
        if isinstance(element, Slot):
            result = fillers[element.name](sentence, at, forward)
            if result is None:
                return None
            at, value = result
            filled.append((element.name, value))
            continue
        unit = at if forward else at - 1
        if not 0 <= unit < len(sentence) or not meets(element, sentence, unit):
            return None
        at = unit + 1 if forward else unit
    return filled
