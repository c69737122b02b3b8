"""Whose words stand where? The statements of a report laid over the units of a passage."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from runding.find.passages import Passage
from runding.lang.sentences import Sentence
from runding.model.claim import Voice
from runding.model.record import Statement
from runding.model.text import Range

_LEADING = frozenset("zkcvxs,`t-")


class Heard(Struct, frozen=True):
    """A passage with the voices in it: for each unit the index of the statement that it belongs to, -1 in the outlet's own voice."""

    passage: Passage
    voices: tuple[Voice, ...]
    owner: tuple[int, ...]
    interrupted: frozenset[int] = frozenset()
    """The indexes of the statements that their own attribution interrupts; they are read by themselves."""

    def voice_at(self, at: int) -> Voice | None:
        """The statement whose content holds a unit; what an outlet says is the outlets' own voice."""
        number = self.owner[at]
        return None if number < 0 or self.voices[number].kind == "outlet" else self.voices[number]

    def cued_at(self, at: int) -> Voice | None:
        """The statement whose reporting word a unit is."""
        start = self.passage.units.starts[at]
        return next((v for v in self.voices if v.cue is not None and v.cue.start <= start < v.cue.end), None)

    def floor(self, at: int) -> int:
        """The first unit of the stretch in one voice round `at`, over whose ends nothing reaches."""
        codes = self.passage.units.codes
        while at > 0 and self.owner[at - 1] == self.owner[at]:
            inserted = codes[at - 1] == "k" and codes[at : at + 1] == "," and codes[at - 2 : at - 1] == ","
            if codes[at - 1] in ".;k:" and not inserted:
                break
            at -= 1
        return at

    def ceiling(self, at: int, last: int) -> int:
        """Where the words of the statement that holds a unit end, at most `last`; what an outlet tells may hold statements."""
        own = self.owner[at]
        return last if own < 0 else next(unit for unit in range(last - 1, at - 1, -1) if self.owner[unit] == own) + 1

    def denies(self, at: int) -> bool:
        """Whether the statement whose content holds a unit denies it."""
        voice = self.voice_at(at)
        if voice is None or voice.cue is None:
            return False
        cue = self.passage.unit_at(voice.cue.start)
        return cue < len(self.passage) and self.passage.units.starts[cue] == voice.cue.start and self.passage.has(cue, "deny")

    def opens(self, at: int) -> bool:
        """Whether the content of a statement begins at a unit, but for words that lead in."""
        codes = self.passage.units.codes
        start = at
        while start > 0 and self.owner[start - 1] == self.owner[at] and codes[start - 1] in _LEADING:
            start -= 1
        return start == 0 or self.owner[start - 1] != self.owner[at]

    def readings(self) -> Iterator["Heard"]:
        """The passage as it stands; and, for a statement that its own attribution interrupts, its content put together."""
        yield self
        for number in self.interrupted:
            units = [at for at, owner in enumerate(self.owner) if owner == number]
            yield Heard(_joined(self.passage, units), (self.voices[number],), (0,) * len(units))


def attribution(voice: Voice | None, side: str, parties: Collection[str]) -> str:
    """Whose word it is what a side wants: the outlet's own, that of the side, of another party, of somebody who stands by."""
    if voice is None:
        return "media"
    if voice.side is None or voice.side == side:
        return "self"
    return "counterpart" if voice.side in parties else "mediator"


def voices_of(text: str, statements: Sequence[Statement]) -> list[Voice]:
    """The voices of a report: its statements, as far as claims need them."""
    made: list[Voice] = []
    for one in statements:
        speaker = one.speaker
        named: list[Range] = []
        if speaker is not None and speaker.mention is not None:
            named.append(Range(speaker.mention.start, speaker.mention.end))
        if speaker is not None and speaker.role is not None and (at := text.find(speaker.role)) >= 0:
            named.append(Range(at, at + len(speaker.role)))
        made.append(
            Voice(
                statement=one.id,
                contents=tuple(Range(piece.start, piece.end) for piece in one.content),
                cue=None if one.cue is None else Range(one.cue.start, one.cue.end),
                side=None if speaker is None else speaker.side,
                name=None if speaker is None else speaker.name,
                kind=None if speaker is None else speaker.kind,
                direct=one.type == "direct",
                named=tuple(named),
            )
        )
    return made


def hear_all(passages: Sequence[Passage], voices: Sequence[Voice]) -> Iterator[Heard]:
    """The voices of each passage; both in text order."""
    places = sorted(
        (stretch.start, stretch.end, number)
        for number, voice in enumerate(voices)
        for stretch in (*voice.contents, *(() if voice.cue is None else (voice.cue,)))
    )
    first = 0
    for passage in passages:
        units = passage.units
        start, end = (units.starts[0], units.ends[-1]) if len(units) else (0, 0)
        while first < len(places) and places[first][1] <= start:
            first += 1
        last = bisect_left(places, (end,), first)
        held = sorted({number for _, stop, number in places[first:last] if start < stop}) if len(units) else []
        yield _hear(passage, tuple(voices[number] for number in held))


def _hear(passage: Passage, held: tuple[Voice, ...]) -> Heard:
    """The voices of one passage laid over its units."""
    units = passage.units
    owner = [-1] * len(units)
    if not held:
        return Heard(passage, (), tuple(owner))
    interrupted: set[int] = set()
    for number, voice in enumerate(held):
        taken: list[int] = []
        for content in voice.contents:
            if content.start < units.ends[-1] and units.starts[0] < content.end:
                last = passage.unit_at(content.end - 1)
                taken += range(passage.unit_at(content.start), min(len(units), last + 1))
        for at in taken:
            owner[at] = number
        if taken and taken[-1] - taken[0] + 1 > len(taken):
            interrupted.add(number)
    return Heard(passage, held, tuple(owner), frozenset(interrupted))


def _joined(passage: Passage, kept: Sequence[int]) -> Passage:
    """A passage of some units only."""
    units = passage.units
    made = Sentence(units.start, units.end, units.paragraph)
    made.starts = [units.starts[at] for at in kept]
    made.ends = [units.ends[at] for at in kept]
    made.words = [units.words[at] for at in kept]
    made.entries = [units.entries[at] for at in kept]
    made.codes = "".join(units.codes[at] for at in kept)
    return Passage(made, passage.sentence)
