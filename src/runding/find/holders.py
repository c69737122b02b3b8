"""Whose position is it? The side that a noun phrase or a pronoun means at a place, inside a statement or outside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct

from runding.find.parties import Parties
from runding.find.passages import Passage
from runding.find.sides import Side, Sides
from runding.find.subjects import subject_of
from runding.lang.clause import Phrase, leading_subject
from runding.model.claim import Voice
from runding.model.meeting import HOME, REBELS

_NAMING: Final = frozenset("RHGODAPNBu")
_ACTING: Final = frozenset({"home", "rebels", "side.noun", "stance.self", "delegate", "meeting.kind"})
_BODIES: Final = frozenset({"group", "organisation", "state"})
_GROUPS: Final = ("rebels.of", "same.group", "that.group")
_BACK: Final = 3
"""How many sentences back a pronoun or a general word may reach."""


class Who(Struct, frozen=True):
    """Whom a phrase means. `side` is None for a thing or somebody unknown; `own` tells of the speaker's own side.

    `thing` is true for a phrase that names no actor (*the attacks*), `joint` for several sides in one phrase, which `sides` names where
    each is named by itself.
    """

    side: str | None
    own: bool = False
    thing: bool = False
    joint: bool = False
    sides: tuple[str, ...] = ()


_NOBODY: Final = Who(None)
_THING: Final = Who(None, thing=True)


@dataclass(slots=True)
class Holders:
    """Resolves holders in the passages of one report, in text order."""

    sides: Sides
    parties: Parties
    unread: list[tuple[Passage, Sequence[Voice]]] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    """The sides of those who speak in the report, by the last word of their names and by the first, which some peoples go by."""
    papers: dict[str, str] = field(default_factory=dict)
    """Whose a document is, by the word for it."""
    paper: tuple[int, str] | None = None
    """Whose document was named last, and in which sentence: *Moscow put its memorandum on the table. The paper demands …*"""
    recent: list[tuple[int, Who, bool]] = field(default_factory=list)
    """Who was the subject or the speaker lately: sentence, whom it means, whether a person."""

    def of_phrase(self, passage: Passage, phrase: Phrase, voice: Voice | None) -> Who:
        """Whom a noun phrase means."""
        units = passage.units
        head = next((at for at in range(phrase.first, phrase.last) if units.codes[at] not in "q#mvcslpt,`("), None)
        if head is None:
            return _NOBODY
        named = [side for first, last in phrase.parts for side in self.sides.named(passage, first, last)]
        if units.codes[phrase.last : phrase.last + 1] == "(" and all(side.kind == "general" for side in named):
            named = self.sides.named(passage, phrase.last, phrase.last + 1) or named
        together = tuple(dict.fromkeys(side.id for side in named if side.kind != "general"))
        if len(together) > 1 and "c" in units.codes[phrase.first : phrase.last]:
            alone = (voice is None or voice.side in together) and all(self._is_member(passage, side) for side in named)
            return Who(None, joint=True, sides=together if alone else ())
        if passage.holds_any(("both.parties", "both"), phrase.first, phrase.last):
            return Who(None, joint=True)
        if not named and voice is None and (owner := self._of_paper(passage, head, phrase)) is not None:
            return Who(owner)
        acts = passage.has_any(head, _ACTING)
        if units.codes[head] == "u" or passage.has(head, "stance.self") or passage.has(head, "pronoun.first"):
            return self._pronoun(passage, head, voice)
        if not named and voice is not None and self._is_own_body(passage, head, phrase):
            return self.speaker(voice)
        if units.codes[head] not in _NAMING and not acts:
            return _THING
        if named:
            return _NOBODY if self._stands_apart(passage, phrase, named) else self._settled(passage, named, voice)
        known = self._known(passage, phrase)
        if known is not None:
            return Who(known, own=voice is not None and voice.side == known)
        return self._general(passage, head, phrase, voice)

    def _stands_apart(self, passage: Passage, phrase: Phrase, named: Sequence[Side]) -> bool:
        """Whether a phrase means people who do not stand for the side that it names: its allies, its critics, families at home."""
        apart = (
            at for first, last in phrase.parts for at in range(first, last) if passage.has(at, "apart") and passage.units.codes[at] != "m"
        )
        return next(apart, None) is not None and all(side.kind != "person" for side in named)

    def _of_paper(self, passage: Passage, head: int, phrase: Phrase) -> str | None:
        """Whose a document is."""
        units = passage.units
        if (paper := units.words[head].partition(" ")[0]) in self.papers:
            return self.papers[paper]
        if units.codes[head] == "D" and passage.attribute(phrase.first, "note") == "the":
            self._catch_up()
            if self.paper is not None and passage.sentence - self.paper[0] == 1:
                return self.paper[1]
        return None

    def _is_own_body(self, passage: Passage, head: int, phrase: Phrase) -> bool:
        """Whether somebody speaks of *the state*, *the leadership*, with no word of whose: of their own."""
        the = passage.attribute(phrase.first, "note") == "the"
        return the and passage.has(head, "own.body") and phrase.last <= head + 1

    def _known(self, passage: Passage, phrase: Phrase) -> str | None:
        """The side of somebody named who speaks in the report."""
        units = passage.units
        last = next((at for first, stop in phrase.parts for at in range(stop - 1, first - 1, -1) if units.codes[at] in "NP"), None)
        return None if last is None else self.people.get(units.words[last].rpartition(" ")[2])

    def _is_member(self, passage: Passage, side: Side) -> bool:
        """Whether a side in a phrase of several is one of them, and not what another is called after: *the talks of A and B*."""
        before = passage.units.codes[side.first - 1 : side.first] if side.first else ""
        return side.kind in ("state", "capital", "group", "short", "person") and before not in ("l", "p", "g")

    def several(self, passage: Passage, phrase: Phrase, voice: Voice | None) -> tuple[str, ...] | None:
        """The sides that a phrase names together: several, both parties, or one alone; None where it names none or a thing."""
        stretch = [at for first, last in phrase.parts for at in range(first, last)]
        if len(self.parties.core) == 2 and passage.has(phrase.first, "pronoun.first") and passage.attribute(phrase.first, "note") != "one":
            return tuple(sorted(self.parties.core))
        plural = passage.units.codes[phrase.first] == "u" and self._is_plural(passage, phrase.first)
        if (plural and (voice is None or voice.side is None)) or any(
            passage.has(at, "both.parties") or passage.has(at, "both") for at in stretch
        ):
            return tuple(sorted(self.parties.core))
        named = [side for first, last in phrase.parts for side in self.sides.named(passage, first, last)]
        if {HOME, REBELS} <= {side.id for side in named}:
            return tuple(sorted(self.parties.core))
        ids = [self._meant(side.id, passage.sentence, voice).side if side.kind == "general" else side.id for side in named]
        joint = tuple(dict.fromkeys(side for side in ids if side is not None))
        if any(passage.units.codes[at] == "c" for at in stretch):
            if len(joint) > 1:
                return joint
            if len(joint) == 1 and len(self.parties.core) > 1 and self._joins_unnamed(passage, phrase, named):
                return ()  # with somebody whom no list names: the parties, as far as they are known
        who = self.of_phrase(passage, phrase, voice)
        if who.thing or who.side is None:
            return None
        return (who.side,)

    def _joins_unnamed(self, passage: Passage, phrase: Phrase, named: Sequence[Side]) -> bool:
        """Whether a group without a known name is joined to a side that is known."""
        units = passage.units
        joints = [at for first, last in phrase.parts for at in range(first, last) if units.codes[at] == "c"]
        return any(units.codes[at + 1 : at + 2] == "G" and all(side.first < at for side in named) for at in joints)

    def speaker(self, voice: Voice) -> Who:
        """The speaker of a statement."""
        return Who(voice.side, own=True)

    def cued(self, passage: Passage, phrase: Phrase | None, voice: Voice) -> Who:
        """Who says what a reporting word at hand reports; `phrase` is its subject: several sides may say it together."""
        if voice.side is not None or phrase is None:
            return self.speaker(voice)
        who = self.of_phrase(passage, phrase, None)
        return who if who.sides else self.speaker(voice)

    def _settled(self, passage: Passage, named: Sequence[Side], voice: Voice | None) -> Who:
        side = next((one for one in named if one.kind != "general"), named[0])
        if len(named) > 1:
            # A name right before that of a group belongs to it: *the Palestinian group Hamas*.
            # So does one that owns it: *Colombia's rebel group ELN*.
            owned = passage.units.codes[side.last : side.last + 1] == "g"
            groups = [one for one in named if one.kind in ("group", "short") and one.first >= side.last]
            side = next((one for one in groups if owned or one.first == side.last), side)
        if side.kind == "general":
            return self._meant(side.id, passage.sentence, voice)
        return Who(side.id, own=voice is not None and voice.side == side.id)

    def _meant(self, general: str, sentence: int, voice: Voice | None) -> Who:
        """The government, the army: the speaker's own where that fits, else the party of the report of that kind."""
        wanted = self.parties.home if general == HOME else self.parties.rebels if general == REBELS else None
        if voice is not None and voice.side is not None and wanted is None:
            return Who(voice.side, own=True) if general == HOME and voice.side.isupper() else _NOBODY
        if wanted is None:
            lately = [
                who.side
                for n, who, _ in reversed(self.recent)
                if who.side is not None and sentence - n <= _BACK and _is_group(who.side) is (general == REBELS)
            ]
            wanted = lately[0] if lately else None
        return Who(wanted, own=voice is not None and voice.side is not None and voice.side == wanted)

    def _pronoun(self, passage: Passage, head: int, voice: Voice | None) -> Who:
        if voice is not None:
            first = passage.has(head, "pronoun.first") or passage.has(head, "stance.self")
            if first or self._means_speaker(passage, head, voice) or self._means_body_of(passage, head, voice):
                return Who(voice.side, own=True)
            return _NOBODY
        plural = self._is_plural(passage, head) or passage.has(head, "stance.self")
        if plural:
            told = self._reporting(passage, head)
            if told is not None:
                return told
            lead = leading_subject(passage.units.codes, 0, head)
            if lead is not None and lead.last <= head and passage.units.codes[lead.first] != "u":
                who = self.of_phrase(passage, lead, None)
                if who.side is not None or not (who.thing or who.joint):
                    return who  # also where it is somebody unknown
        who = self._lately(passage.sentence, person=not plural)
        return _NOBODY if who.sides and passage.attribute(head, "note") == "body" else who  # *it* is one of several

    def _reporting(self, passage: Passage, head: int) -> Who | None:
        """Who says what a pronoun stands in, where the sentence tells it in passing: *this led B to say that its army …*."""
        codes = passage.units.codes
        if codes[head - 1 : head] != "z" or codes[head - 2 : head - 1] != "C":
            return None
        phrase = subject_of(passage, head - 2, 0)
        who = None if phrase is None else self.of_phrase(passage, phrase, None)
        return who if who is not None and who.side is not None else None

    def _means_speaker(self, passage: Passage, head: int, voice: Voice) -> bool:
        """Whether a third-person pronoun inside reported words means whoever reports: never inside a quotation."""
        if voice.direct or "`" in passage.units.codes[passage.unit_at(voice.contents[0].start) : head]:
            return False
        return voice.kind == "anonymous" or self._is_plural(passage, head) is (voice.kind in _BODIES)

    def _means_body_of(self, passage: Passage, head: int, voice: Voice) -> bool:
        """Whether *it* means the side for which somebody speaks, since that was the last to act."""
        if voice.direct or voice.side is None or voice.kind != "person" or passage.attribute(head, "note") != "body":
            return False
        return self._lately(passage.sentence, person=False).side == voice.side

    def _is_plural(self, passage: Passage, at: int) -> bool:
        return passage.attribute(at, "note") in ("plural", "body")

    def _general(self, passage: Passage, head: int, phrase: Phrase, voice: Voice | None) -> Who:
        """An actor without a name: whoever was meant last by a word that points back; else nobody."""
        units = passage.units
        own = passage.holds("stance.self", phrase.first, phrase.last)
        clitic = (entry := units.entries[head]) is not None and units.words[head] != entry.form.lower() and " " not in entry.form
        if voice is not None and (own or (clitic and not voice.direct)):
            return Who(voice.side, own=True)
        if voice is None and passage.holds("owner.person", phrase.first, phrase.last):
            return self._of_person(passage, head)
        if voice is None and any(
            passage.has_any(at, _GROUPS) and units.codes[at + 1] == "g" for at in range(phrase.first, phrase.last - 1)
        ):
            return self._group_lately(passage.sentence)  # the movement's minister
        if voice is None and self._is_of_the_state(passage, phrase) and not passage.holds_any(_GROUPS, phrase.first, phrase.last):
            return Who(self.parties.only_state)
        same = passage.has(head, "same.group") and passage.attribute(phrase.first, "note") == "the"
        if same and voice is None and not own:
            return self._group_lately(passage.sentence) or Who(self.parties.rebels)
        mine = same and voice is not None and voice.side is not None and _is_group(voice.side) and not passage.has(head, "rebels")
        if mine and voice is not None and self.parties.rebels in (None, voice.side):
            return Who(voice.side, own=True)
        same = same or passage.holds("that.group", phrase.first, phrase.last)
        if same or any(units.codes[at] == "d" or passage.has(at, "owner") for at in range(phrase.first, phrase.last)) or clitic:
            if voice is not None and voice.side is not None:
                return _NOBODY
            if passage.has_any(head, _GROUPS) or same:
                return self._group_lately(passage.sentence)
            if voice is not None:
                return _NOBODY
            who = self._lately(passage.sentence, person=units.codes[head] == "R" and not clitic)
            return _NOBODY if who.sides and not self._is_plural(passage, head) else who
        return _NOBODY

    def _is_of_the_state(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether an office of a state is meant without a name: *the president's office*."""
        if passage.attribute(phrase.first, "note") != "the" or passage.holds_any(("owner", "same.group"), phrase.first, phrase.last):
            return False
        named = any(passage.units.codes[at] in "NP" for first, last in phrase.parts for at in range(first, last))
        return not named and passage.holds("of.state", phrase.first, phrase.last)

    def _of_person(self, passage: Passage, head: int) -> Who:
        """Whose *his men* are: whoever the sentence begins with, else who was named last as a person."""
        lead = leading_subject(passage.units.codes, 0, head)
        if lead is None or lead.last > head or passage.units.codes[lead.first] == "u":
            return self._lately(passage.sentence, person=True)
        return self.of_phrase(passage, lead, None)

    def _lately(self, sentence: int, *, person: bool) -> Who:
        self._catch_up()
        for number, who, is_person in reversed(self.recent):
            if sentence - number > _BACK:
                break
            if is_person is person:
                return who
        return _NOBODY

    def _group_lately(self, sentence: int) -> Who:
        """The armed group that acted or spoke last, else the one that is a party: a word for a group means no state."""
        self._catch_up()
        near = (who for number, who, _ in reversed(self.recent) if sentence - number <= _BACK)
        known = next((who for who in near if who.side is not None and _is_group(who.side)), None)
        return Who(self.parties.rebels) if known is None else known

    def meet(self, voices: Sequence[Voice]) -> None:
        """Takes note of those who speak in a sentence, before any is read."""
        for voice in voices:
            if voice.kind == "person" and voice.side is not None and voice.name is not None:
                names = voice.name.casefold().split()
                self.people.setdefault(names[-1], voice.side)
                self.people.setdefault(names[0], voice.side)

    def note(self, passage: Passage, voices: Sequence[Voice]) -> None:
        """Takes note of who acts and speaks in a passage, for the pronouns behind it; read when one asks."""
        self.unread.append((passage, voices))
        for voice in voices:
            if voice.side is not None and "D" in passage.units.codes:
                self._note_papers(passage, voice)

    def _catch_up(self) -> None:
        """Reads the last sentences that were noted."""
        pending, self.unread = self.unread[-_BACK:], []
        for passage, voices in pending:
            self._read(passage, voices)

    def _has_own_paper(self, passage: Passage, first: int) -> bool:
        """Whether a sentence goes on with a document of its subject's own."""
        codes = passage.units.codes
        return any(codes[at] == "D" and passage.has(at - 1, "stance.self") for at in range(first + 1, len(codes)))

    def _note_papers(self, passage: Passage, voice: Voice) -> None:
        units = passage.units
        start, end = voice.contents[0].start, voice.contents[-1].end
        for at, code in enumerate(units.codes):
            if code == "D" and start <= units.starts[at] < end and passage.has(at + 1, "pronoun.first") and voice.side is not None:
                self.papers[units.words[at]] = voice.side

    def _read(self, passage: Passage, voices: Sequence[Voice]) -> None:
        phrase = leading_subject(passage.units.codes, 0, len(passage))
        if phrase is not None and not passage.units.headline:
            who = self.of_phrase(passage, phrase, None)
            person = any(code in "RNP" for code in passage.units.codes[phrase.first : phrase.last])
            if who.side is not None and self._has_own_paper(passage, phrase.last):
                self.paper = (passage.sentence, who.side)
            if (who.side is not None or who.sides or person) and passage.units.codes[phrase.first] != "u":
                self.recent.append((passage.sentence, Who(who.side, joint=who.joint, sides=who.sides), person and not who.sides))
        for voice in voices:
            if voice.kind == "outlet" and voice.side is None and phrase is not None:
                continue  # what an outlet reports of somebody: *it* means him who acts
            if voice.side is not None or not _is_called_by_pronoun(passage, voice):
                self.recent.append((passage.sentence, Who(voice.side), voice.kind == "person"))


def _is_called_by_pronoun(passage: Passage, voice: Voice) -> bool:
    """Whether a speaker stands there as a pronoun, which tells of nobody new."""
    units, named = passage.units, voice.named[0] if voice.named else None
    if named is None or not units.start <= named.start < units.end:
        return False
    return units.codes[passage.unit_at(named.start)] == "u"


def _is_group(side: str) -> bool:
    """Whether a side is no state: states have ISO 3166-1 codes, in capitals."""
    return not side.isupper()
