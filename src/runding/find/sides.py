"""Which sides does a stretch of words name? States, armed groups, organisations, people by the side that they speak for."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from runding.find.cast import Cast
from runding.find.passages import Passage
from runding.find.personal_names import is_anothers_name, is_namesake
from runding.find.unlisted_sides import Names, unlisted_sides
from runding.lang.document import Document
from runding.lang.lexicon import Entry, Lexicon
from runding.lang.sentences import Sentence
from runding.model.meeting import HOME, REBELS

_NAMES: Final = frozenset("NP")
_NAMED: Final = frozenset("NPB")
"""Codes of units that may name a side which no list knows."""
_GENERAL: Final = frozenset({"home", "rebels"})
_JOINED: Final = re.compile(r"[RHGOPNBbwmdg(]{0,8}(?:[c-][RHGOPNBbwmdg(q]{0,8})?")
"""What stands between two names that are joined, or between *between A* and B; a hyphen inside a word leaves nothing."""
_SHORT: Final = re.compile(r"\(([A-Z][A-Z0-9-]{1,7})\)")
_TALKING: Final = frozenset({"meeting", "meet", "tense.agreed"})
_LEADS: Final = frozenset({"mediated", "mediates", "leads", "led.by"})
"""Classes of words behind a hyphen that say by whom talks are led."""
_TWO: Final = 2
"""How many sides of the lists a report names at least, so that it is not asked for others."""
_HEAD: Final = 3
"""How many sentences are the head of a report."""
_LONGEST_NAME: Final = 8
"""How many units the name of a group may hold."""
_LEAST: Final = 2
"""How often an abbreviation that no list knows must stand in a report to be somebody."""


class Side(NamedTuple):
    """A side named in a passage: its id, the units that name it, and what kind of name it is.

    `kind` is state, capital, group, organisation, person, general (`HOME`, `REBELS`) or short (an abbreviation that the report explains, or
    a name that no list knows).
    """

    id: str
    first: int
    last: int
    kind: str


class Sides:
    """Finds sides in the passages of one report. Built once, asked often."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self._document = document
        self._cast = cast
        self._people: dict[str, str | None] = {}
        self._bodies = _organisations(document.pack.lexicon)
        self._short = self._abbreviations()
        self._unlisted: Names = {}
        self._listings: dict[int, list[Side]] = {}
        self._places: dict[Passage, Sequence[int]] = {}
        if len(self.weights()) < _TWO:
            self._unlisted = unlisted_sides(document)
            self._listings.clear()

    def named(self, passage: Passage, first: int, last: int) -> list[Side]:
        """The sides that the units `first` to `last` name, in order, the same one behind another once."""
        units, found, behind = passage.units, list[Side](), first
        places = self._places.get(passage)
        if places is None:
            places = self._places[passage] = self._naming(units)
        for at in places[bisect_left(places, first) : bisect_left(places, last)]:
            if at < behind:
                continue
            if "-" in units.words[at]:
                found += self.compound(units, at)
            side, step = self._at(units, at, last, passage.sentence)
            behind = at + step
            if side is not None and ((at > first and _is_backer(units, at)) or _is_home_of(units, found, side)):
                side = None
            if side is not None and side.kind == "state" and passage.has(at - 1, "rebels.of"):
                side = Side(REBELS, at, at + 1, "general")
            if side is not None and not (found and found[-1].id == side.id):
                joined = bool(found) and "c" in units.codes[found[-1].last : side.first]
                if found and found[-1].kind == "general" and found[-1].last >= side.first - 2 and side.kind != "person" and not joined:
                    if found[-1].id == REBELS and side.kind == "state":
                        continue  # the rebels of a state are not the state
                    found.pop()
                found.append(side)
        return found

    def _naming(self, units: Sentence) -> Sequence[int]:
        """The units at which a side may be named."""
        if self._unlisted:
            return range(len(units))
        short = self._short
        return [
            at
            for at, (code, word, entry) in enumerate(zip(units.codes, units.words, units.entries, strict=True))
            if code in _NAMED
            or word in short
            or (entry is not None and ("side" in entry.attributes or not _GENERAL.isdisjoint(entry.classes)))
        ]

    def compound(self, units: Sentence, at: int) -> list[Side]:
        """The two sides that one word with a hyphen names (A-B); none where it names no two."""
        entry = units.entries[at]
        named = entry is not None and "meeting.kind" not in entry.classes
        if "-" not in units.words[at] or named or units.codes[at] not in "NBw":
            return []
        halves = self._document.text[units.starts[at] : units.ends[at]].split("-")
        entries = [self._document.pack.lexicon.word(half.lower(), half) for half in halves]
        if len(halves) == 2 and entries[0] is not None and "within.state" in entries[0].classes:
            return _inner_sides(entries[1], at)
        known = [entry for entry in entries if entry is not None and "side" in entry.attributes]
        if len(halves) != 2 or len({entry.attributes["side"] for entry in known}) != 2:
            return []
        return [Side(entry.attributes["side"], at, at + 1, _kind(entry)) for entry in known]

    def leading(self, units: Sentence, at: int) -> Side | None:
        """The side that one word with a hyphen says to lead or to mediate: EU-mediated; None where it names none."""
        if "-" not in units.words[at]:
            return None
        first, _, last = self._document.text[units.starts[at] : units.ends[at]].rpartition("-")
        who, how = (self._document.pack.lexicon.word(half.lower(), half) for half in (first, last))
        if who is None or how is None or "side" not in who.attributes or how.classes.isdisjoint(_LEADS):
            return None
        return Side(who.attributes["side"], at, at + 1, _kind(who))

    def weights(self) -> Counter[str]:
        """How often each state and group is named in the report as somebody, and not as a place."""
        count: Counter[str] = Counter()
        for number in range(len(self._document.sentences)):
            count.update([side.id for side in self._listed(number)])
        return count

    def pairs(self) -> Counter[frozenset[str]]:
        """How often two states or groups are named together: joined by *and*, by a hyphen, or as *between*.

        It counts more where the sentence tells of meeting or agreeing, and at the head of the report.
        """
        count: Counter[frozenset[str]] = Counter()
        for number, sentence in enumerate(self._document.sentences):
            named = self._listed(number)
            for one, other in pairwise(named):
                if one.id != other.id and _JOINED.fullmatch(sentence.codes, one.last, other.first):
                    count[frozenset((one.id, other.id))] += 1 + (number < _HEAD) + 2 * _tells_of_talks(sentence)
        return count

    def _listed(self, number: int) -> list[Side]:
        """The states and groups that a sentence names by listed names, but for those behind *in*, *to* or *from*."""
        found = self._listings.get(number)
        if found is None:
            found = self._listings[number] = self._look(self._document.sentences[number])
        return found

    def _look(self, sentence: Sentence) -> list[Side]:
        found: list[Side] = []
        for at, entry in enumerate(sentence.entries):
            if entry is not None and (side := entry.attributes.get("side")) is not None:
                kind = self._kind_of(entry)
                if (
                    kind != "organisation"
                    and not (kind in ("state", "capital") and _is_place(sentence, at))
                    and not _is_backer(sentence, at)
                ):
                    found.append(Side(side, at, at + 1, kind))
            elif (
                (short := self._short.get(sentence.words[at])) is not None
                and short[1] != "organisation"
                and not (found and found[-1].id == short[0] and found[-1].last == at)
            ):
                found.append(Side(short[0], at, at + 1, short[1]))
            elif self._unlisted and (length := self._name_at(sentence, at)):
                found.append(Side(self._unlisted[tuple(sentence.words[at : at + length])], at, at + length, "short"))
            elif sentence.codes[at] == "B" and entry is None and at > 0 and _is_group(sentence, at - 1):
                found.append(Side(sentence.words[at], at, at + 1, "short"))
        return found

    def _at(self, units: Sentence, at: int, last: int, sentence: int) -> tuple[Side | None, int]:
        entry, code = units.entries[at], units.codes[at]
        if entry is not None:
            side = entry.attributes.get("side")
            if side is not None and not is_anothers_name(units, at) and not self._is_namesake(units, at, sentence):
                return Side(side, at, at + 1, self._kind_of(entry)), 1
            if not _GENERAL.isdisjoint(entry.classes):
                return Side(HOME if "home" in entry.classes else REBELS, at, at + 1, "general"), 1
        short = self._short.get(units.words[at])
        if short is not None:
            return Side(short[0], at, at + 1, short[1]), 1
        if code == "B" and at > 0 and _is_group(units, at - 1):
            return Side(units.words[at], at, at + 1, "short"), 1
        if self._unlisted and (length := self._name_at(units, at)):
            return Side(self._unlisted[tuple(units.words[at : at + length])], at, at + length, "short"), length
        if code not in _NAMES:
            return None, 1
        end = at + 1
        while end < last and units.codes[end] in "NPb" and "side" not in getattr(units.entries[end], "attributes", ()):
            end += 1
        side = self._person(self._document.text[units.starts[at] : units.ends[end - 1]], sentence)
        kind = "organisation" if side in self._bodies else "person"
        return (None if side is None else Side(side, at, end, kind)), end - at

    def _kind_of(self, entry: Entry) -> str:
        """What kind of name an entry is; whoever speaks for an organisation counts as that."""
        kind = _kind(entry)
        return "organisation" if kind == "person" and entry.attributes.get("side") in self._bodies else kind

    def _name_at(self, units: Sentence, at: int) -> int:
        """How many units of an unlisted side's name stand here; 0 where none does."""
        return next((len(name) for name in self._unlisted if tuple(units.words[at : at + len(name)]) == name), 0)

    def _is_namesake(self, units: Sentence, at: int, sentence: int) -> bool:
        """Whether the report gives the last name of somebody of the lists to another one."""
        entry = units.entries[at]
        if units.codes[at] != "P" or entry is None or "short" not in entry.attributes:
            return False
        printed = self._document.text[units.starts[at] : units.ends[at]]
        return is_namesake(entry, self._cast.fullest(printed, None, sentence=sentence))

    def _person(self, printed: str, sentence: int) -> str | None:
        """The side of somebody whom the report introduces elsewhere with an office."""
        name = " ".join(printed.split())
        if name not in self._people:
            office = self._cast.role(self._cast.fullest(name, None, sentence=sentence)) or self._cast.role(name)
            self._people[name] = None if office is None else office[2]
        return self._people[name]

    def _abbreviations(self) -> dict[str, tuple[str, str]]:
        """The abbreviations that the report explains in brackets, with the side that they stand for and its kind."""
        found: dict[str, tuple[str, str]] = {}
        for sentence in self._document.sentences:
            for at in range(1, len(sentence)):
                if sentence.codes[at] != "(":
                    continue
                short = _SHORT.fullmatch(self._document.text, sentence.starts[at], sentence.ends[at])
                if short is None:
                    continue
                if (known := self._document.pack.lexicon.word(short[1].lower(), short[1])) is not None:
                    if "side" in known.attributes:
                        found[f"({short[1].lower()})"] = known.attributes["side"], _kind(known)
                    continue
                word = short[1].lower()
                if (around := _state_around(sentence, at)) is not None:
                    found[word] = found[f"({word})"] = around
                    continue
                first = _name_before(sentence, at)
                group = _is_named_group(sentence, first)
                rare = self._document.text.count(short[1]) < _LEAST
                if first == at or _is_place(sentence, first) or (not group and (rare or _is_of_office(sentence, first))):
                    continue
                side = None if group else self._explained(sentence, first, at)
                found[word] = found[f"({word})"] = side or (word, "short")
        return found

    def _explained(self, sentence: Sentence, first: int, at: int) -> tuple[str, str] | None:
        """The side of the name before a bracket and its kind, where the lists know one."""
        known = [entry for entry in sentence.entries[first:at] if entry is not None and "side" in entry.attributes]
        return (known[-1].attributes["side"], _kind(known[-1])) if known else None


def _state_around(sentence: Sentence, at: int) -> tuple[str, str] | None:
    """The state within whose name a bracket stands, and its kind: the Democratic Republic (DR) of Congo."""
    behind = at + 2 if sentence.codes[at + 1 : at + 2] == "l" else at + 1
    entry = sentence.entries[behind] if behind < len(sentence) else None
    if entry is None or _kind(entry) != "state" or "side" not in entry.attributes or not sentence.is_capital(behind):
        return None
    return (entry.attributes["side"], "state") if sentence.codes[at - 1] in "NmB" and sentence.is_capital(at - 1) else None


def _name_before(sentence: Sentence, at: int) -> int:
    """Where the name begins that a bracket at unit `at` explains; `at` where none stands there."""
    first = at
    while first > 0 and sentence.codes[first - 1] in "NBGOAmwb" and at - first < _LONGEST_NAME:
        first -= 1
    return first


def _is_of_office(sentence: Sentence, first: int) -> bool:
    """Whether a name ends that of an office or a body of a state: the Minister of Energy and Mineral Resources (EMR)."""
    at = first
    while at > 0 and sentence.codes[at - 1] in "mcwNb":
        at -= 1
    entry = sentence.entries[at - 1] if at > 0 else None
    return entry is not None and entry.code in "RO" and "of.state" in entry.classes


def _is_named_group(sentence: Sentence, first: int) -> bool:
    """Whether a name is that of a group by its first word: front, movement, liberation army."""
    entry = sentence.entries[first]
    return (
        entry is not None
        and not entry.classes.isdisjoint(("needs.name", "group.noun"))
        and "home" not in entry.classes
        and "side" not in entry.attributes
    )


def _is_group(units: Sentence, at: int) -> bool:
    """Whether a unit is a noun for a group, perhaps with a word that describes it, so that the abbreviation behind it names one."""
    while at > 0 and units.codes[at] == "m":
        at -= 1
    entry = units.entries[at]
    return entry is not None and (entry.code == "G" or not entry.classes.isdisjoint(("rebels", "needs.name", "group.noun")))


def _tells_of_talks(sentence: Sentence) -> bool:
    return any(entry is not None and not _TALKING.isdisjoint(entry.classes) for entry in sentence.entries)


def _is_backer(sentence: Sentence, at: int) -> bool:
    """Whether a side is only named as the one behind another: backed by, led by, with the support of."""
    entry = sentence.entries[at - 1] if at else None
    if entry is not None and "by" in entry.classes and at > 1:
        entry = sentence.entries[at - 2]
    return entry is not None and "backed" in entry.classes


def _inner_sides(entry: Entry | None, at: int) -> list[Side]:
    """Who talks within a state: its government and its rebels."""
    if entry is None or _kind(entry) != "state" or "side" not in entry.attributes:
        return []
    return [Side(entry.attributes["side"], at, at + 1, "state"), Side(REBELS, at, at + 1, "general")]


def _is_home_of(units: Sentence, found: Sequence[Side], side: Side) -> bool:
    """Whether a state right behind a group only says where that is at home: the RSF of Sudan."""
    if side.kind != "state" or not found or found[-1].kind not in ("group", "short"):
        return False
    return units.codes[found[-1].last : side.first] in ("", "(", "w", "(w") and units.codes[found[-1].first] != "P"


def _is_place(sentence: Sentence, at: int) -> bool:
    """Whether a state or a capital is named as a place: behind a preposition, or behind a town and a comma."""
    before = sentence.entries[at - 1] if at else None
    if before is not None and not before.classes.isdisjoint(("in", "toward", "from")):
        return True
    entry, behind = sentence.entries[at], sentence.entries[at + 1 : at + 3]
    if entry is not None and entry.attributes.get("as") == "capital" and any(e is not None and "meeting" in e.classes for e in behind):
        return True  # the Geneva peace talks
    return sentence.codes[max(0, at - 2) : at] in ("L,", "N,")


@cache
def _organisations(lexicon: Lexicon) -> frozenset[str]:
    """The organisations of the lists that speak for no state."""
    named = (entry for entry in lexicon.of_class("actor") if entry.attributes.get("actor_kind") == "organisation")
    return frozenset(side for entry in named if (side := entry.attributes.get("side", "")).islower())


def _kind(entry: Entry) -> str:
    if entry.code == "P" or entry.attributes.get("kind") == "person":
        return "person"
    if entry.attributes.get("as") == "capital":
        return "capital"
    if entry.attributes.get("kind") == "state":
        return "state"
    kind = entry.attributes.get("actor_kind", "organisation")
    side = entry.attributes.get("side", "")
    return "state" if kind == "organisation" and len(side) == 3 and side.isupper() else kind
