"""What does a report tell of its humanitarian corridors: from where to where, for whom, by whose leave, and what went wrong?

The rules of `patterns/corridors.toml` are tried in sentences that name a corridor and in those right behind them. Each match is a fact
at its place; which corridor it belongs to is told when records are made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from runding.find.figures import FigureMention
from runding.find.readings import Reading
from runding.find.sides import Sides
from runding.find.times import TimeMention
from runding.lang.clause import phrase_after
from runding.lang.pattern import Filler, match
from runding.lang.sentences import Sentence
from runding.lang.stances import ClaimRule, ClaimRules
from runding.model.claim import CorridorFact
from runding.model.text import Range

_ISSUE: Final = "hum.corridor"
_AGAIN: Final = "corridor.word"
"""Words that mean the corridor in the sentences behind the one that names it."""
_BACK: Final = 2
_NAMED: Final = frozenset("LANBP")
_KINDS: Final = 3
"""How many units may stand before the name of a place: the city of, the direction of."""
_NEAR: Final = 6
_BEFORE: Final = 3
_MOVED: Final = "evacuated"
_PLANNED: Final = ("stance.will", "deal.planned", "stance.ready", "stance.intend")
_OPEN: Final = ("stance.can", "stance.must", "stance.demand", "stance.want", "stance.hope")
"""Words with which a status is only possible or wished."""
_FIELDS: Final = ("instrument", "purpose", "status")


def find_corridor_facts(
    text: Sequence[tuple[Reading, ...]],
    *,
    rules: ClaimRules,
    sides: Sides,
    figures: Sequence[FigureMention] = (),
    times: Sequence[TimeMention] = (),
) -> list[CorridorFact]:
    """Everything that the sentences about corridors tell of them, in text order. `text` has the readings of each sentence.

    `figures` are the counts of people of the report, `times` its dates.
    """
    found: list[CorridorFact] = []
    last = -_BACK - 1
    for readings in text:
        reading = readings[0]
        passage = reading.passage
        if not passage.holds(_AGAIN):
            continue
        if any(one.issue == _ISSUE for one in reading.mentions):
            last = passage.sentence
        elif passage.sentence - last > _BACK:
            continue
        found += _Reader(reading, rules, sides).read()
        found += _people(reading, figures)
        found += _window(reading, times)
    return found


def _people(reading: Reading, figures: Sequence[FigureMention]) -> Iterator[CorridorFact]:
    """Who was or will be brought out."""
    passage = reading.passage
    for figure in figures:
        if figure.what == _MOVED and passage.units.start <= figure.span.start < passage.units.end:
            first = passage.unit_at(figure.span.start)
            ahead = range(max(0, first - _NEAR), min(len(passage), passage.unit_at(figure.span.end - 1) + 1))
            planned = any(passage.has(at, name) for at in ahead for name in _PLANNED)
            number = figure.low if figure.low is not None else figure.high
            yield CorridorFact(
                sentence=passage.sentence, field="planned" if planned else "moved", number=number, at=figure.span, rule=figure.rule
            )


def _window(reading: Reading, times: Sequence[TimeMention]) -> Iterator[CorridorFact]:
    """When the corridor is open: a time in the words that tell of it, not the time at which they were said."""
    units, heard = reading.passage.units, reading.heard
    corridor = next((one for one in reading.mentions if one.issue == _ISSUE), None)
    if corridor is None:
        return
    owner = heard.owner[corridor.first]
    for time in times:
        if units.start <= time.start < units.end and heard.owner[min(len(units) - 1, reading.passage.unit_at(time.start))] == owner:
            yield CorridorFact(
                sentence=reading.passage.sentence, field="window", time=time.time, at=Range(time.start, time.end), rule=time.rule
            )
            return


@dataclass(frozen=True, slots=True)
class _Value:
    """What a slot holds: a stretch of text, or a side."""

    words: Range | None = None
    side: str | None = None


class _Reader:
    """Tries the rules in one sentence."""

    def __init__(self, reading: Reading, rules: ClaimRules, sides: Sides) -> None:
        self._reading = reading
        self._passage = reading.passage
        self._rules = rules
        self._sides = sides
        self._at = 0
        self._fillers: dict[str, Filler] = {
            "place": self._place,
            "actor": self._actor,
            "goods": self._goods,
            "near": self._near,
            "people": self._whoever,
        }

    def read(self) -> Iterator[CorridorFact]:
        """The facts of the sentence; each word gives one fact of a kind."""
        units = self._passage.units
        for at, rules in self._rules.tried(self._passage.held):
            self._at = at
            told: set[str] = set()
            for rule in rules:
                filled = match(rule.form, units, at, self._fillers)
                if filled is None:
                    continue
                for fact in self._facts(rule, filled):
                    if fact.field not in told:
                        told.add(fact.field)
                        yield fact

    def _facts(self, rule: ClaimRule, filled: dict[str, list[object]]) -> Iterator[CorridorFact]:
        for field in _FIELDS:
            value = rule.says.get(field)
            if value is not None and field == "status":
                value = self._status(value)
            if value is not None:
                yield self._fact(rule, field, value, None)
        names = rule.says.get("names", "")
        values = [value for several in filled.values() for value in several if isinstance(value, _Value)]
        for field, held in zip(names.split(), values, strict=False):
            yield self._fact(rule, field, held.side, held.words)

    def _status(self, value: str) -> str | None:
        """A status as the words before it leave it: denied it is none, to come it is only announced."""
        for unit in range(self._at - 1, max(0, self._at - _BEFORE) - 1, -1):
            code = self._passage.units.codes[unit]
            if code == "n" or self._passage.has_any(unit, _OPEN):
                return None
            if self._passage.has_any(unit, _PLANNED):
                return "announced" if value == "open" else None
            if code not in "vx":
                break
        return value

    def _fact(self, rule: ClaimRule, field: str, value: str | None, words: Range | None) -> CorridorFact:
        voice = self._reading.heard.voice_at(self._at)
        return CorridorFact(
            sentence=self._passage.sentence,
            field=field,
            value=value,
            words=words,
            at=self._passage.range(self._at, self._at + 1),
            asserted_by=None if voice is None else voice.side,
            rule=rule.id,
        )

    def _place(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A place, or several in a row, with the words that say what it is."""
        if not forward:
            return None
        first = at
        while first < len(units) and units.codes[first] in "wGm" and first - at < _KINDS:
            first += 1
        if units.codes[first : first + 1] not in _NAMED or not units.codes[first : first + 1]:
            return None
        last = first + 1
        while last < len(units):
            step = _next_named(units.codes, last)
            if step is None:
                break
            last = step
        return last, _Value(words=self._passage.range(first, last), side=self._side(first, last))

    def _side(self, first: int, last: int) -> str | None:
        named = self._sides.named(self._passage, first, last)
        return named[0].id if named else None

    def _actor(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Whoever acts: a side, an organisation."""
        if forward:
            phrase = phrase_after(units.codes, at)
            if phrase is None:
                return None
            first, last, step = at, phrase.last, phrase.last
        else:
            first, last, step = self._passage.floor(max(0, at - 1)), at, at
        named = [one for one in self._sides.named(self._passage, first, last) if one.kind != "general"]
        if not named:
            return None
        chosen = named[0] if forward else named[-1]
        return (step if forward else chosen.first), _Value(side=chosen.id)

    def _goods(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What is carried: a noun phrase."""
        last = at
        while forward and last < len(units) and units.codes[last] in "wmqc,#" and not (units.codes[last] == "," and last == at):
            last += 1
        while last > at and units.codes[last - 1] in "c,":
            last -= 1
        return None if last == at else (last, _Value(words=self._passage.range(at, last)))

    def _near(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A few words without a stop among them."""
        stop = at
        while forward and stop < len(units) and stop - at < _NEAR and units.codes[stop] not in ".;:`":
            if self._is_awaited(stop):
                return stop, None
            stop += 1
        return None

    def _whoever(self, units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """Whoever goes: a noun phrase."""
        phrase = phrase_after(units.codes, at) if forward else None
        return None if phrase is None else (min(phrase.last, self._end_of(at, phrase.last)), None)

    def _end_of(self, first: int, last: int) -> int:
        return next((at for at in range(first, last) if self._is_awaited(at)), last)

    def _is_awaited(self, at: int) -> bool:
        return self._passage.has(at, "corridor.word") or self._passage.has(at, "corridor.ends")


def _next_named(codes: str, at: int) -> int | None:
    """The unit behind the next name of a list: a name right here, or behind a comma, a joint, or both."""
    step = at
    while codes[step : step + 1] in (",", "c") and step - at < 2:
        step += 1
    return step + 1 if codes[step : step + 1] in ("L", "A", "N", "B", "P") else None
