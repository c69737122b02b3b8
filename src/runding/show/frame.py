"""What every section of a page needs: the record, the labels, the width, and how sides, times and words are shown."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from runding.model.record import ArticleRecord, Assessment, Record, Speaker, Statement, Time
from runding.model.text import Span
from runding.show.ink import SIDES, Line, Piece, Style
from runding.show.labels import Labels
from runding.show.layout import indented, separated, wrap

INDENT: Final = 2
"""Columns by which a section's content stands in from its heading."""

_OPENING: Final = frozenset("\"“”„«»‟‘‚'「『")

_OPENED_BY: Final = {'"': ('"',), "”": ("“", "”"), "»": ("«",), "’": ("‘",)}
"""Which marks open what a mark closes: ” also opens in Indonesian papers, and \" does both everywhere."""


class Frame:
    """One record to be shown in `width` columns; with `why`, each record is followed by its rule and words."""

    def __init__(self, record: ArticleRecord, *, labels: Labels, width: int, why: bool) -> None:
        self.record = record
        self.labels = labels
        self.width = width
        self.why = why
        self._numbers = {statement.id: number for number, statement in enumerate(record.statements, 1)}

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The sides that the record names, parties first, each once."""
        record = self.record
        met = [party for one in record.rounds for party in one.parties]
        met += [position.holder.side for position in record.positions]
        met += [party for agreement in record.agreements for party in agreement.parties]
        met += [one.speaker.side for one in record.statements if one.speaker is not None and one.speaker.side is not None]
        return tuple(dict.fromkeys(met))

    @cached_property
    def styles(self) -> dict[str, Style]:
        """The colour of each side; a report of many sides uses colours again."""
        return {side: SIDES[number % len(SIDES)] for number, side in enumerate(self.sides)}

    def section(self, key: str, lines: Sequence[Line]) -> list[Line]:
        """A section with its heading; nothing where it has no lines."""
        return self.titled(self.labels.of("section", key), lines)

    def titled(self, title: str, lines: Sequence[Line]) -> list[Line]:
        """Lines under a heading, after an empty line; nothing where there are none."""
        if not lines:
            return []
        return [(), (Piece(title, Style.SECTION),), *lines]

    def side(self, side: str) -> Piece:
        """The name of a side in its colour. What is no known side, such as a person's name, stays as it is."""
        return Piece(self.labels.side(side), self.styles.get(side))

    def parties(self, sides: Sequence[str]) -> list[Piece]:
        """Several sides in a row."""
        return separated([self.side(side) for side in sides], " – ")

    def time(self, time: Time | None) -> list[Piece]:
        """A date or interval, with the report's own words where they say less than a date."""
        if time is None:
            return []
        if time.earliest == time.latest and time.earliest is not None:
            shown = [Piece(time.earliest)]
        elif time.earliest is None and time.latest is None:
            shown = [Piece(f"“{time.text}”")]
        else:
            shown = [Piece(self._interval(time)), Piece(f" “{time.text}”", Style.DIM)]
        flags = ", ".join(self.labels.of("flag", flag) for flag in time.flags)
        return [*shown, Piece(f" ({flags})", Style.BAD)] if flags else shown

    def reference(self, by: str | None) -> list[Piece]:
        """The number of the statement that says it, as `[3]`."""
        number = self._numbers.get(by) if by is not None else None
        return [] if number is None else [Piece(f"[{number}]", Style.DIM)]

    def voice(self, by: str | None) -> str | None:
        """The name of whoever makes the statement `by`."""
        number = self._numbers.get(by) if by is not None else None
        speaker = self.record.statements[number - 1].speaker if number is not None else None
        return speaker.name if speaker is not None else None

    def quoted(self, spans: Sequence[Span]) -> str:
        """The words of spans, in quotation marks."""
        return "“" + " … ".join(span.exact.strip() for span in spans) + "”"

    def content(self, statement: Statement) -> str:
        """What a statement says, its quotations in marks as the report has them."""
        return " … ".join(self._marked(span, direct=statement.type == "direct") for span in statement.content)

    def speaker(self, speaker: Speaker | None) -> Piece:
        """The name of a speaker in the colour of its side."""
        if speaker is None:
            return Piece(self.labels.of("word", "unknown_speaker"), Style.DIM)
        style = self.styles.get(speaker.side) if speaker.side is not None else None
        return Piece(speaker.name, style or Style.STRONG)

    def reasons(self, record: Record, indent: int, *more: tuple[str, str]) -> list[Line]:
        """The rule of a record, `more` (label key, text), and its words unless the page shows these anyhow.

        Nothing unless the page asks why.
        """
        if not self.why:
            return []
        facts = [("rule", record.rule), *more]
        if not isinstance(record, Assessment) and not (isinstance(record, Statement) and record.evidence == record.content):
            facts.append(("words", " | ".join(span.exact for span in record.evidence)))
        text = " · ".join(f"{self.labels.of('word', key)}: {words}" for key, words in facts)
        return indented(wrap([Piece(text, Style.DIM)], self.width - indent), indent)

    def fields(self, name: str, value: Sequence[Piece], indent: int, label_width: int) -> list[Line]:
        """A labelled value, wrapped so that its lines stand under one another."""
        if not value:
            return []
        label = Piece(name.ljust(label_width) + "  ", Style.DIM)
        return indented(wrap([label, *value], self.width - indent, indent=label_width + 2), indent)

    def _interval(self, time: Time) -> str:
        if time.latest is None:
            return self.labels.say("from", date=time.earliest)
        if time.earliest is None:
            return self.labels.say("until", date=time.latest)
        return f"{time.earliest} – {time.latest}"

    def _marked(self, span: Span, *, direct: bool) -> str:
        text = self.record.article.text
        before = text[max(span.start - 1, 0) : span.start]
        after = text[span.end : span.end + 2].lstrip(".,")[:1]
        words = span.exact.strip()
        # A paraphrase that ends in a quotation ends before its closing mark: a reader wants to see it closed.
        words += after if _is_open(words, after) else ""
        return f"“{words}”" if direct or (before != "" and before in _OPENING) else words


def _is_open(words: str, mark: str) -> bool:
    """Whether a quotation that `mark` would close is open at the end of the words."""
    openers = _OPENED_BY.get(mark, ())
    if mark in openers:
        return sum(words.count(one) for one in openers) % 2 == 1
    return sum(words.count(one) for one in openers) > words.count(mark)
