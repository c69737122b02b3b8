"""The words of a language with their classes, and how they are looked up in a text: one dictionary step a word."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

CATEGORIES: Final[Mapping[str, str]] = {
    "ambiguous": "a", "cue": "C", "role": "R", "honorific": "H", "group": "G", "organisation": "O", "document": "D", "medium": "M",
    "actor": "A", "person": "P", "place": "L", "outlet": "W", "pronoun": "u", "modifier": "m", "quantifier": "q",
    "determiner": "d", "particle": "b", "linker": "l", "preposition": "p", "coordinator": "c", "contrast": "k",
    "subordinator": "s", "complementizer": "z", "relative": "r", "negation": "n", "auxiliary": "x", "adverb": "v",
    "possessive": "g", "time": "t", "number": "#", "participle": "i", "verb": "V", "plain": "w",
}  # fmt: skip
"""The word classes that the grammar of the engine knows, each with the one-character code that stands for it in a sentence's code
string. In a pack every other class name is free and only used by the pack's own patterns. The order is the precedence where one form
has several classes. A word of the list `second.tsv` is `ambiguous` until its neighbours tell (`runding.lang.readings`)."""

SHAPE_CODES: Final[Mapping[str, str]] = {
    "name": "N", "abbreviation": "B", "comma": ",", "colon": ":", "semicolon": ";", "dash": "-", "stop": ".", "parenthesis": "(",
    "quotation": '"', "mark": "`", "other": "~",
}  # fmt: skip
"""Codes of units that are told by their shape and not by a list."""

COMMON: Final = frozenset({"common"})
"""The classes of a word that is no name at the head of a sentence; elsewhere its shape tells."""
_INITIAL: Final = re.compile(r"(?<![^ ])([^\W\d_])\. ")
"""A single letter that stands for a word (*S. Sudan*): in a text it and its stop are two tokens."""


class Entry(Struct, frozen=True, gc=False):
    """What the packs say of one form: its classes, its code and its attributes (an actor's id, a verb's channel ...)."""

    form: str
    classes: frozenset[str]
    code: str
    attributes: Mapping[str, str] = {}

    @property
    def exact(self) -> bool:
        """Whether the form is matched as written (or in capitals only): it holds a capital letter itself."""
        return self.form != self.form.lower()

    def has_case_of(self, printed: Sequence[str]) -> bool:
        """Whether the words of a text, given as printed, are the form with its capitals, or in capitals only."""
        text = " ".join(printed)
        return text == _parted(self.form) or text.isupper()


@cache
def code_of(classes: frozenset[str]) -> str:
    """The code of the first known category among the classes; a form without one is plain."""
    return next((code for name, code in CATEGORIES.items() if name in classes), "w")


class Lexicon:
    """All forms of a pack. Built once, then read only."""

    def __init__(self, entries: Iterable[Entry], seconds: Iterable[Entry] = ()) -> None:
        """`seconds` are second readings: no form is looked up in them, but they are of their classes."""
        self._entries = joined_by_form(entries)
        self._seconds = tuple(seconds)
        self._by_class: dict[str, list[Entry]] = {}
        self._alike: dict[frozenset[str], list[Entry]] = {}
        self._forms: dict[str, list[Entry]] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], Entry]]]] = {}
        for entry in self._entries:
            lower = entry.form.lower()
            if " " in lower:
                words = _parted(lower).split(" ")
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, entry))
            else:
                self._forms.setdefault(lower, []).append(entry)
        for begun in self._longer.values():
            for several in begun.values():
                if len(several) > 1:
                    several.sort(key=lambda pair: -len(pair[0]))
        for alternatives in self._forms.values():
            if len(alternatives) > 1:
                alternatives.sort(key=lambda entry: not entry.exact)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry, first and second readings."""
        return (*self._entries, *self._seconds)

    def word(self, lower: str, printed: str) -> Entry | None:
        """The entry of a single word, given in lower case and as printed."""
        alternatives = self._forms.get(lower)
        if alternatives is None:
            return None
        if len(alternatives) == 1 and not alternatives[0].exact:
            return alternatives[0]
        return next((e for e in alternatives if not e.exact or e.form == printed or printed.isupper()), None)

    def seconds(self, lower: str) -> Container[str] | None:
        """The words that go on a form of several words which this word begins; None where it begins none."""
        return self._longer.get(lower)

    def longest(self, lower: Sequence[str], printed: Sequence[str], at: int) -> tuple[Entry, int] | None:
        """The longest form of several words that begins at `at`, with the number of its words."""
        for entry, size in self.begun(lower, at):
            if not entry.exact or entry.has_case_of(printed[at : at + size]):
                return entry, size
        return None

    def begun(self, lower: Sequence[str], at: int) -> Iterator[tuple[Entry, int]]:
        """The forms of several words that stand at `at` but for their case, the longest first, each with the number of its words."""
        seconds = self._longer.get(lower[at])
        if seconds is not None and at + 1 < len(lower):
            for words, entry in seconds.get(lower[at + 1], ()):
                if lower[at : at + len(words)] == words:
                    yield entry, len(words)

    def of_class(self, name: str) -> list[Entry]:
        """Every entry of a class, in the order of the forms."""
        if not self._by_class:
            for classes, entries in self.alike.items():
                for one in classes:
                    self._by_class.setdefault(one, []).extend(entries)
        return sorted(self._by_class.get(name, ()), key=lambda entry: entry.form)

    @property
    def alike(self) -> Mapping[frozenset[str], list[Entry]]:
        """The entries by all their classes: there are few different sets of them."""
        if not self._alike:
            for entry in (*self._entries, *self._seconds):
                self._alike.setdefault(entry.classes, []).append(entry)
        return self._alike


def _parted(form: str) -> str:
    """A form with its initials and their stops as words of their own, as a text has them."""
    return _INITIAL.sub(r"\1 . ", form) if ". " in form else form


def joined_by_form(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for each form, with all that several say of it."""
    merged: dict[str, Entry] = {}
    for entry in entries:
        old = merged.setdefault(entry.form, entry)
        if old is not entry:
            merged[entry.form] = _joined(old, entry)
    return list(merged.values())


def _joined(first: Entry, second: Entry) -> Entry:
    """Two entries of one form as one: all classes, and of attributes with the same name the first."""
    classes = first.classes | second.classes
    code = code_of(classes)
    if code == "w" and "N" in (first.code, second.code):
        code = "N"
    return Entry(first.form, classes, code, {**second.attributes, **first.attributes})
