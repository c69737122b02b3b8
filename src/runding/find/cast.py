"""Who appears in a report: full names, the short forms that stand for them, their offices and sides."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from runding.find.namings import naming_of
from runding.find.personal_names import given_name, office_for
from runding.find.surroundings import has_class
from runding.lang.clause import has_role, phrase_after, phrase_start
from runding.lang.document import Document
from runding.lang.sentences import Sentence
from runding.model.text import Range

_OFFICE: Final = re.compile(r"[RGO][RGOmw]*+A")
_ACTOR: Final = re.compile("A")
_OFFICE_LAST: Final = re.compile(r"Ag?[ROGmw]*[RGO]")
"""An office or body with its state: behind it, or before it where heads come last."""
_MOST: Final = 60
"""How many places of one name are kept: more tell nothing new, and hostile texts have no end of them."""
_LONGEST_RELATIVE: Final = 12
"""How many units a relative clause between an office and its holder's name may have."""
_LONGEST_NAME: Final = 6
_BEFORE_BODY: Final = frozenset("RGODMm")
"""What may stand before the name of a body or place that a personal name follows."""
_NAME_RUN: Final = re.compile(r"b?[NP](?:[NPb]|B(?=N))*")
_ACTS: Final = ("V", "C", "x", "n")
_ROLE_WORDS: Final = frozenset("RHGODMABWLmw#(")
_ARTICLE: Final = re.compile(r"^(?:al|el|as|at|ad|ash|ar|an|az|es)-", re.IGNORECASE)


class Appearance(NamedTuple):
    """One place where a name stands: the sentence, the units."""

    sentence: int
    first: int
    last: int


def key_of(word: str) -> str:
    """A name's word for comparing: without case, with one kind of apostrophe, and without the article that some names may drop."""
    word = word.lower().replace("’", "'")
    return _ARTICLE.sub("", word) if "-" in word else word


class Cast:
    """The names of one report. Built once, asked often."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_word: dict[str, list[Appearance]] = {}
        self._by_actor: dict[str, list[Appearance]] = {}
        self._states: list[str] = []
        self._names: dict[Appearance, str] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._role_cache: dict[str, tuple[Range, tuple[str, ...], str | None] | None] = {}
        for number, sentence in enumerate(document.sentences):
            if sentence.headline:
                continue
            for run in _NAME_RUN.finditer(sentence.codes):
                self._add(sentence, number, run.start(), run.end())
            if "A" not in sentence.codes:
                continue
            if sentence.grammar.head_last:
                for place in _ACTOR.finditer(sentence.codes):
                    self._note_actor(sentence, number, place.start())
                for run in _OFFICE_LAST.finditer(sentence.codes):
                    self._note_state(sentence, run.start(), range(run.start() + 1, run.end()))
            else:
                for run in _OFFICE.finditer(sentence.codes):
                    self._note_state(sentence, run.end() - 1, range(run.start(), run.end() - 1))

    def _add(self, sentence: Sentence, number: int, first: int, last: int) -> None:
        codes = sentence.codes
        while last > first and codes[last - 1] == "b":
            last -= 1
        known = codes.find("P", first, last)
        if known > first and not _is_short(sentence, known):
            first = known
        elif known < 0 and last - first > 2 and codes[first - 1 : first] in _BEFORE_BODY:
            first = given_name(sentence, first if codes[first - 1] == "R" else first + 1, last, otherwise=first)
        appearance = Appearance(number, first, last)
        for unit in sentence.words[first:last]:
            for word in unit.split(" ") if " " in unit else (unit,):
                self._keep(self._by_word, key_of(word), appearance)
        if known >= 0 and (entry := sentence.entries[known]) is not None:
            self._keep(self._by_actor, entry.attributes["actor"], appearance)

    def _note_actor(self, sentence: Sentence, number: int, at: int) -> None:
        """Remembers where a body or group of the lists is named."""
        entry = sentence.entries[at]
        if entry is not None and entry.attributes.get("kind") not in (None, "state"):
            self._keep(self._by_actor, entry.attributes["actor"], Appearance(number, at, at + 1))

    def _note_state(self, sentence: Sentence, at: int, units: range) -> None:
        """Remembers that an office or body of a state stands there with the state's name."""
        state = sentence.entries[at]
        if state is None or state.attributes.get("kind") != "state" or "side" not in state.attributes:
            return
        if any((e := sentence.entries[unit]) is not None and "of.state" in e.classes for unit in units):
            self._states.append(state.attributes["side"])

    def home(self) -> str | None:
        """The state that an office or body without a name of its state belongs to: the only one whose offices the report names.

        It must also be the state that the report names most often; another one may else be meant.
        """
        sides = set(self._states)
        if len(sides) != 1:
            return None
        named = Counter(
            entry.attributes.get("side")
            for sentence in self._document.sentences
            if "A" in sentence.codes
            for entry in sentence.entries
            if entry is not None and entry.attributes.get("kind") == "state"
        )
        (side,) = sides
        return side if all(named[side] > count for other, count in named.items() if other != side) else None

    @staticmethod
    def _keep(index: dict[str, list[Appearance]], key: str, appearance: Appearance) -> None:
        places = index.get(key)
        if places is None:
            index[key] = [appearance]
        elif len(places) < _MOST:
            places.append(appearance)

    def name_of(self, appearance: Appearance) -> str:
        """The name as the report prints it there."""
        name = self._names.get(appearance)
        if name is None:
            sentence = self._document.sentences[appearance.sentence]
            text = self._document.text[sentence.starts[appearance.first] : sentence.ends[appearance.last - 1]]
            name = self._names[appearance] = " ".join(text.split())
        return name

    def _keys_of(self, name: str) -> tuple[str, ...]:
        """The words of a name for comparing; remembered, since each name is compared with many."""
        keys = self._keys.get(name)
        if keys is None:
            keys = self._keys[name] = tuple([key_of(word) for word in name.split()])
        return keys

    def fullest(self, name: str, actor: str | None, *, sentence: int) -> str:
        """The fullest form of a name that the report gives; the name itself where there is no fuller one.

        A short form is first of all somebody's last name, then a first one. Where several people share it, the one named last before
        `sentence` is meant.
        """
        words = self._keys_of(name)
        if not words:
            return name
        fuller = [
            (place, rank) for place in self._by_word.get(words[-1], ()) if (rank := _rank(words, self._keys_of(self.name_of(place)))) > 0
        ]
        if not fuller and actor is not None:
            fuller = [(place, 1) for place in self._by_actor.get(actor, ()) if len(self.name_of(place).split()) > len(words)]
        if not fuller:
            return name
        best = max(rank for _, rank in fuller)
        places = [place for place, rank in fuller if rank == best]
        before = [place for place in places if place.sentence <= sentence]
        return self.name_of(before[-1] if before else places[0])

    def fullest_body(self, actor: str, *, otherwise: str) -> str:
        """The longest name that the report gives a body or group of the lists."""
        return max([otherwise, *map(self.name_of, self._by_actor.get(actor, ()))], key=len)

    def appearances(self, name: str) -> Iterator[Appearance]:
        """The places where exactly this name stands, in text order."""
        words = name.split()
        for appearance in self._by_word.get(key_of(words[-1]), ()) if words else ():
            if self.name_of(appearance) == name:
                yield appearance

    def role(self, name: str) -> tuple[Range, tuple[str, ...], str | None] | None:
        """The office that the report gives with a name: its words, their lemmas and the side that they name."""
        if name not in self._role_cache:
            found = (self._role_beside(appearance) for appearance in self.appearances(name))
            self._role_cache[name] = next((role for role in found if role is not None), None)
        return self._role_cache[name]

    def _role_beside(self, appearance: Appearance) -> tuple[Range, tuple[str, ...], str | None] | None:
        sentence = self._document.sentences[appearance.sentence]
        codes = sentence.codes
        if sentence.grammar.head_last:
            return self._role_in_phrase(sentence, appearance)
        stop = appearance.first
        if stop > 0 and codes[stop - 1] == ",":
            stop -= 1
        if stop < appearance.first or has_class(sentence, stop - 1, "named.as"):
            stop = _before_relative(codes, stop)
            stop -= codes[stop - 1 : stop] == ","
        first = stop
        while first > 0 and (codes[first - 1] in _ROLE_WORDS or (codes[first - 1] in "lN" and first < stop)):
            first -= 1
        while first < stop and codes[first] not in "RHq":
            first += 1
        first = first if stop < appearance.first else office_for(sentence, first, appearance.first) or first
        acts = stop < appearance.first and codes[appearance.last : appearance.last + 1] in _ACTS
        if acts and codes[first - 1 : first] in ("p", "l") and not has_class(sentence, first - 1, "as"):
            return None  # to whom or with whom somebody does what follows the comma
        if first < stop and codes[stop - 1] != "l" and (stop == appearance.first or has_role(codes, first, stop)):
            return self._read_role(sentence, first, stop)
        if codes[appearance.last : appearance.last + 1] != "," and not has_class(sentence, appearance.last, "in.office"):
            return None
        phrase = phrase_after(codes, appearance.last + 1)
        if phrase is None or len(phrase.parts) > 1 or codes[phrase.first] not in "RqmGO" or "R" not in codes[phrase.first : phrase.last]:
            return None
        closed = codes[phrase.last : phrase.last + 1] in (",", ".", "p", "l", "(", "")
        return self._read_role(sentence, phrase.first, phrase.last) if closed else None

    def _role_in_phrase(self, sentence: Sentence, appearance: Appearance) -> tuple[Range, tuple[str, ...], str | None] | None:
        """The office in the noun phrase, or the two in apposition, to which a name belongs."""
        codes = sentence.codes
        starts = [phrase_start(codes, appearance.first)]
        if starts[0] > 1 and codes[starts[0] - 1] == ",":
            starts.insert(0, phrase_start(codes, starts[0] - 1))
        for start in starts:
            phrase = phrase_after(codes, start, listed=True) if start < appearance.last else None
            if phrase is None or not any(first <= appearance.first < last for first, last in phrase.parts):
                continue
            naming = naming_of(sentence, phrase)
            if naming.name is not None and naming.role is not None and naming.name.end == sentence.ends[appearance.last - 1]:
                return naming.role, naming.lemmas, naming.side
        return None

    def _read_role(self, sentence: Sentence, first: int, last: int) -> tuple[Range, tuple[str, ...], str | None] | None:
        while last > first and sentence.codes[last - 1] in "(,":
            last -= 1
        if first == last:
            return None
        entries = [e for e in sentence.entries[first:last] if e is not None]
        lemmas = tuple(e.attributes["lemma"] for e in entries if "lemma" in e.attributes)
        side = next((e.attributes["side"] for e in entries if e.code == "A" and "side" in e.attributes), None)
        if any(not e.classes.isdisjoint(("apart", "former")) for e in entries):
            side = None  # who has left an office speaks for no side
        return Range(sentence.starts[first], sentence.ends[last - 1]), lemmas, side


def _before_relative(codes: str, at: int) -> int:
    """Before the relative clause that ends at the comma `at`, where one stands there; else `at` itself."""
    relative = codes.rfind("r", max(0, at - _LONGEST_RELATIVE), at)
    return at if relative < 0 or any(code in ',":;.C' for code in codes[relative:at]) else relative


def _is_short(sentence: Sentence, at: int) -> bool:
    """Whether a known name is only a last name, to which the names before it belong."""
    entry = sentence.entries[at]
    return entry is not None and "short" in entry.attributes


def _rank(words: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How well a short form fits a fuller name: 3 as its end, 2 as its beginning, 1 inside it, 0 not at all."""
    size = len(words)
    if not size < len(other) <= _LONGEST_NAME:
        return 0
    if other[-size:] == words:
        return 3
    if other[:size] == words:
        return 2
    return int(any(other[i : i + size] == words for i in range(1, len(other) - size)))
