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
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple

from runding.lang.lexicon import Entry
from runding.lang.sentences import Sentence

_PLAIN: Final = re.compile(r"[\w'’&-]+|[^\w\s]")
_MARK: Final = re.compile(r"[\[\](){}<>|]")
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


class Fillers(dict[str, Filler]):
    """The fillers of slots by name, each made when a rule first asks for it: of many that a reader has, few are asked in one text."""

    def __init__(self, make: Callable[[str], Filler]) -> None:
        """Begin with none."""
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Filler:
        """Make one."""
        filler = self[name] = self._make(name)
        return filler


_Step = tuple[int, Any, Any]
"""A kind, what it asks for (a word, classes, the name of a slot, the first steps of all ways of a choice), and the step that follows."""
_WORD, _CLASS, _SLOT, _CHOICE = range(4)


@dataclass(frozen=True, slots=True)
class Form:
    """A compiled pattern: what stands left of the anchor (nearest first), the anchor, what stands right of it."""

    left: tuple[Element, ...]
    anchor: Word | Class
    right: tuple[Element, ...]
    steps: tuple[_Step | None, _Step | None] | None = field(default=None, init=False, compare=False, repr=False)
    """Left and right as they are walked; made when the pattern is first tried, since most never are."""


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
    if _MARK.search(notation) is None:  # nothing but words, as most notations of issues
        return [word for part in notation.split() for word in _words(part)]
    return _parsed(notation)


def _parsed(notation: str) -> list[Element]:
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
            stack[-1][-1].append(_class(names))
        elif word:
            stack[-1][-1] += _words(word)
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


@cache
def _class(names: str) -> Class:
    """The class of a notation; the same ones come in hundreds of patterns."""
    return Class(frozenset(names.split("|")))


@cache
def _words(printed: str) -> tuple[Word, ...]:
    """The words and marks of what stands between blanks in a notation."""
    return tuple(Word(part) for part in _PLAIN.findall(printed.lower()))


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


def is_watched() -> bool:
    """Whether anybody is told of tries."""
    return bool(_watchers)


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
    if form.steps is None:
        object.__setattr__(form, "steps", (_linked(form.left), _linked(form.right)))
    assert form.steps is not None
    right = _walk(form.steps[1], sentence, at + 1, fillers, True)
    left = None if right is None else _walk(form.steps[0], sentence, at, fillers, False)
    for watcher in _watchers:
        watcher(form, sentence, at, fillers, left is not None)
    if right is None or left is None:
        return None
    found: dict[str, list[object]] = {}
    for name, value in reversed(left):
        found.setdefault(name, []).append(value)
    for name, value in right:
        found.setdefault(name, []).append(value)
    return found


def _follow(
    elements: Sequence[Element], sentence: Sentence, at: int, fillers: Mapping[str, Filler], *, forward: bool
) -> list[tuple[str, object]] | None:
    """Matches the elements one after the other from the boundary `at`; the filled slots, or None."""
    return _walk(_linked(elements), sentence, at, fillers, forward)


def _linked(elements: Sequence[Element], follows: _Step | None = None) -> _Step | None:
    """The elements as steps, each with the one that follows it; the ways of a choice all lead to the same one."""
    for element in reversed(elements):
        if isinstance(element, Word):
            follows = (_WORD, element.text, follows)
        elif isinstance(element, Class):
            follows = (_CLASS, element.names, follows)
        elif isinstance(element, Slot):
            follows = (_SLOT, element.name, follows)
        else:
            follows = (_CHOICE, tuple(_linked(way, follows) for way in element.ways), None)
    return follows


def _walk(step: _Step | None, sentence: Sentence, at: int, fillers: Mapping[str, Filler], forward: bool) -> list[tuple[str, object]] | None:
    """Takes the steps from the boundary `at` on; the filled slots, or None where one does not fit."""
    filled: list[tuple[str, object]] = []
    words, entries = sentence.words, sentence.entries
    while step is not None:
        kind, value, follows = step
        if kind == _SLOT:
            result = fillers[value](sentence, at, forward)
            if result is None:
                return None
            at, held = result
            filled.append((value, held))
        elif kind == _CHOICE:
            for way in value[:-1]:
                found = _walk(way, sentence, at, fillers, forward)
                if found is not None:
                    return filled + found
            follows = value[-1]
        else:
            unit = at if forward else at - 1
            if not 0 <= unit < len(words) or not _stands(kind, value, words[unit], entries[unit]):
                return None
            at = unit + 1 if forward else unit
        step = follows
    return filled


def _stands(kind: int, value: Any, word: str, entry: Entry | None) -> bool:
    """Whether a unit is the word, or of one of the classes, that a step asks for."""
    if kind == _WORD:
        return bool(word == value)
    return entry is not None and not value.isdisjoint(entry.classes)
