"""A briefing of two pages: the timeline, what was agreed, who wants what, what moved, where reports disagree; every line with its words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from babel.dates import format_date, format_skeleton

from runding.model.briefing import Material, Move, Talks
from runding.model.history import AgreementThread, Cell, Reports, SettledRound, Utterance
from runding.show.document import (
    Block,
    Bullets,
    Document,
    Dot,
    Grid,
    Heading,
    Line,
    Note,
    Noted,
    Paragraph,
    Piece,
    Strong,
    Timeline,
    note_keys,
)
from runding.show.labels import Labels
from runding.show.safe import printable

WORDS: Final = 180
"""Characters of words in a note or a line."""
PARTIES: Final = 4
"""Parties side by side in the table of positions."""
ISSUES: Final = 12
MEANS: Final = {
    "agreed": "good", "partly_agreed": "part", "not_agreed": "bad", "scheduled": "open", "proposed": "open", "postponed": "open",
    "cancelled": "bad", "broken_off": "bad",
}  # fmt: skip
HELD: Final = ("concluded", "ongoing", "broken_off")


def briefing(material: Material, labels: Labels) -> Document:
    """The document, in the language of the labels."""
    made = _Briefing(material, labels)
    blocks = [block for section in made.sections() for block in section]
    notes = {key: made.noted(key) for key in note_keys(blocks)}
    return Document(language=labels.code, title=made.title(), notes_title=made.say("notes"), blocks=blocks, notes=notes)


class _Briefing:
    """One briefing being written."""

    def __init__(self, material: Material, labels: Labels) -> None:
        self.material, self.labels = material, labels
        self.sources = {one.key: one for one in material.sources}

    # Words

    def say(self, key: str, **values: object) -> str:
        return self.labels.of("brief", key).format(**values)

    def day(self, value: str | None) -> str:
        try:
            return format_date(date.fromisoformat(value or ""), format="medium", locale=self.labels.code)
        except ValueError:
            return value or self.labels.of("word", "date_unknown")

    def sides(self, codes: Iterable[str]) -> str:
        return " – ".join(short(self.labels.side(code), 60) for code in codes)

    def note(self, carried: Reports) -> tuple[Piece, ...]:
        """A mark of the words, and how many reports and origins stand behind where that is more than one."""
        more = (f" ({self.say('behind', reports=carried.reports, origins=carried.origins)})",) if carried.reports > 1 else ()
        return (*more, *self.mark(carried.mentions[0]))

    def mark(self, mention: str) -> tuple[Piece, ...]:
        return (Note(mention),) if mention in self.material.words else ()

    def noted(self, key: str) -> Noted:
        article, words = self.material.words[key]
        source = self.sources.get(article)
        outlet = (source.outlet if source else None) or self.say("outlet_unknown")
        published = f", {self.day(source.published)}" if source and source.published else ""
        address = source.url if source and (source.url or "").startswith(("http://", "https://")) else None
        return Noted(words=short(words, WORDS), source=short(outlet, 60) + published, address=address)

    # Sections

    def title(self) -> str:
        one = self.material.about
        if one is not None:
            return f"{self.name(one)}: {self.sides(one.parties)}"
        since, until = self.material.since, self.material.until
        return self.say("days", since=self.day(since), until=self.day(until)) if until else self.say("since", since=self.day(since))

    def sections(self) -> Iterator[list[Block]]:
        yield [Heading(self.title(), 1), *self.lead()]
        yield self.titled("timeline", self.timeline())
        if self.material.about is None:
            for talk in self.material.talks:
                yield [Heading(self.sides(talk.parties), 2), Bullets([self.round_line(one) for one in talk.rounds]), *self.of_series(talk)]
        else:
            yield self.titled("outcomes", self.outcomes(self.material.about))
            yield self.titled("moves", [Bullets([self.move_line(one) for one in self.material.moves])] if self.material.moves else [])
        yield self.titled("positions", self.positions())
        agreements = [self.agreement_line(one) for one in self.material.agreements]
        yield self.titled("agreements", [Bullets(agreements)] if agreements else [])
        yield self.titled("contradictions", self.contradictions())
        said = [self.statement_line(one) for one in self.material.statements]
        yield self.titled("statements", [Bullets(said)] if said else [])
        yield self.titled("sources", self.source_lines())

    def titled(self, key: str, blocks: Sequence[Block]) -> list[Block]:
        return [Heading(self.say(key), 2), *blocks] if blocks else []

    def lead(self) -> list[Block]:
        one = self.material.about
        if one is None:
            held = sum(other.status in HELD for talk in self.material.talks for other in talk.rounds)
            counts = {"rounds": held, "agreements": len(self.material.agreements), "moves": len(self.material.moves)}
            return [Paragraph((self.say("lead_days", series=len(self.material.talks), **counts),))]
        place = ", ".join(filter(None, (one.venue and short(one.venue, 60), one.country and self.labels.side(one.country))))
        status = self.labels.of("round_status", one.status) if one.status else ""
        with_ = self.say("with", names=self.sides(one.third_parties)) if one.third_parties else ""
        parts = " · ".join(filter(None, (self.when(one), place, status, with_)))
        return [Paragraph((parts, *self.note(one.carried)))]

    def when(self, one: SettledRound) -> str:
        last = one.end or one.start_latest
        return self.day(one.start) + (f" – {self.day(last)}" if one.start and last and last != one.start else "")

    def name(self, one: SettledRound) -> str:
        return self.labels.say("unnumbered_round") if one.ordinal is None else self.labels.say("round", number=one.ordinal)

    def timeline(self) -> list[Block]:
        strips = []
        for talk in self.material.talks:
            dots = [self.dot(one) for one in talk.rounds if one.start is not None]
            if dots:
                strips.append((self.sides(talk.parties), dots))
        days = sorted({dot.day for _, dots in strips for dot in dots})
        if not days:
            return []
        shown = dict.fromkeys((days[0], days[len(days) // 2], days[-1]))
        ticks = [(day, self.tick(day)) for day in shown]
        return [Timeline(told=self.say("timeline_told"), strips=strips, ticks=ticks)]

    def tick(self, day: str) -> str:
        return format_skeleton("yMMMd", date.fromisoformat(day), locale=self.labels.code)

    def dot(self, one: SettledRound) -> Dot:
        values = {view.value for view in one.outcomes}
        result = next((value for value in ("agreed", "partly_agreed", "not_agreed") if value in values), one.status or "")
        sign = str(one.ordinal) if one.ordinal is not None else ""
        return Dot(day=(one.start or "")[:10], sign=sign, told=f"{self.name(one)}, {self.when(one)}", means=MEANS.get(result, "open"))

    def round_line(self, one: SettledRound) -> Line:
        status = self.labels.of("round_status", one.status) if one.status else ""
        place = f", {short(one.venue, 60)}" if one.venue else ""
        pieces: list[Piece] = [Strong(self.name(one)), f" {self.when(one)}{place}: {status}", *self.note(one.carried)]
        for view in one.outcomes[:4]:
            told = f"; {self.labels.of('issue', view.issue)}: {self.labels.of('outcome', view.value)}"
            pieces += [told + (f" ({self.labels.side(view.of)})" if view.of else ""), *self.note(view.carried)]
        return tuple(pieces)

    def of_series(self, talk: Talks) -> list[Block]:
        moves = [one for one in self.material.moves if self.series_of(one) is talk]
        return [Bullets([self.move_line(one) for one in moves])] if moves else []

    def series_of(self, move: Move) -> Talks | None:
        """The series that a move is told under: of those of its holder the one with a round nearest in time, so that it is told once."""

        def days_away(talk: Talks) -> int:
            starts = (one.start[:10] for one in talk.rounds if one.start)
            return min(
                (abs((date.fromisoformat(start) - date.fromisoformat(move.day[:10])).days) for start in starts),
                default=date.max.toordinal(),
            )

        return min((talk for talk in self.material.talks if move.holder in talk.parties), key=days_away, default=None)

    def outcomes(self, one: SettledRound) -> list[Block]:
        rows: list[list[Line]] = []
        for view in one.outcomes:
            whose = self.labels.side(view.of) if view.of else self.say("reports_say")
            rows.append(
                [(self.labels.of("issue", view.issue),), (self.labels.of("outcome", view.value), *self.note(view.carried)), (whose,)]
            )
        for view in one.assessments:
            whose = self.labels.side(view.of) if view.of else self.say("reports_say")
            issue = self.say("rating") if view.issue == "ALL" else self.labels.of("issue", view.issue)
            rows.append([(issue,), (self.labels.of("assessment", view.value), *self.note(view.carried)), (whose,)])
        return [Grid((self.say("issue"), self.say("result"), self.say("whose")), rows)] if rows else []

    def move_line(self, one: Move) -> Line:
        told = f"{self.day(one.day)}: {self.labels.side(one.holder)}, {self.labels.of('issue', one.issue)}: "
        moved = f"{self.labels.of('stance', one.before)} → {self.labels.of('stance', one.after)} ({self.say('moved_' + one.kind)})"
        return (told, Strong(moved), *self.mark(one.mention))

    def positions(self) -> list[Block]:
        cells = self.material.cells
        often = sorted({one.holder for one in cells}, key=lambda holder: (-sum(one.holder == holder for one in cells), holder))
        holders, table = sorted(often[:PARTIES]), dict[str, dict[str, Cell]]()
        for cell in cells:
            table.setdefault(cell.issue, {})[cell.holder] = cell
        rows = sorted(table.items(), key=lambda row: (-len(row[1]), row[0]))[:ISSUES]
        made = [[(self.labels.of("issue", issue),), *(self.cell(held.get(holder)) for holder in holders)] for issue, held in rows]
        return [Grid((self.say("issue"), *(self.labels.side(holder) for holder in holders)), made)] if made else []

    def cell(self, one: Cell | None) -> Line:
        if one is None:
            return ("–",)
        return (f"{self.labels.of('stance', one.stance)}, {self.day(one.day)}", *self.mark(one.carried.mentions[0]))

    def agreement_line(self, one: AgreementThread) -> Line:
        way = " → ".join(short(place, 40) for place in (one.origin, one.destination) if place)
        pieces: list[Piece] = [Strong(self.labels.of("issue", one.issue)), f" {way}" if way else "", f" ({self.sides(one.parties)}): "]
        for nth, step in enumerate(one.history[-4:]):
            by = f", {self.labels.say('asserted', name=self.labels.side(step.asserted_by))}" if step.asserted_by else ""
            told = f"{self.labels.of('agreement_status', step.status)}, {self.day(step.day)}{by}"
            pieces += ["; " if nth else "", told, *self.note(step.carried)]
        return tuple(pieces)

    def contradictions(self) -> list[Block]:
        lines = []
        for clash in self.material.contradictions:
            pieces: list[Piece] = [Strong(self.say("kind_" + clash.kind)), f", {self.labels.of('web', 'attribute_' + clash.attribute)}: "]
            for nth, value in enumerate(clash.values):
                told = self.day(value.value) if clash.attribute in ("start", "end") else f"“{short(value.value, 60)}”"
                pieces += ["; " if nth else "", told, *self.note(value.carried)]
            lines.append(tuple(pieces))
        return [Bullets(lines)] if lines else []

    def statement_line(self, one: Utterance) -> Line:
        who = short(one.speaker or self.labels.of("word", "unknown_speaker"), 60)
        side = f" ({self.labels.side(one.side)})" if one.side else ""
        words = short(one.wordings[0].text, WORDS) if one.wordings else ""
        return (Strong(who + side), f", {self.day(one.said or one.first)}: “{words}”", *self.note(one.carried))

    def source_lines(self) -> list[Block]:
        outlets: dict[str, int] = {}
        for one in self.material.sources:
            name = short(one.outlet or self.say("outlet_unknown"), 60)
            outlets[name] = outlets.get(name, 0) + 1
        told = ", ".join(f"{name} ({size})" for name, size in sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0])))
        return [Paragraph((told,))] if told else []


def short(text: str, most: int) -> str:
    """A text on one line, with nothing in it that steers, and its end cut off where it is too long."""
    shown = printable(" ".join(text[: most * 2].split()))
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"
