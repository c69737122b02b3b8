"""What of one article's record goes into the history: its forms and mentions, after readers' judgements on the record."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from runding.merge import actors, agreements, origins, positions, rounds, statements
from runding.merge.fold import dated, day_number, day_of, outlet
from runding.merge.form import Facts, Form, Mention
from runding.merge.judge import Judged, judged_records
from runding.merge.names import words_of
from runding.merge.score import SURE
from runding.model.judgement import Judgement
from runding.model.record import Agreement, ArticleRecord, Position, Record, Round, Statement

_BLOCKS: dict[str, Any] = {
    "copy": origins.blocks,
    "actor": actors.blocks,
    "round": rounds.blocks,
    "statement": statements.blocks,
    "agreement": agreements.blocks,
}
FACTS: dict[str, type[Facts]] = {
    "copy": origins.CopyFacts,
    "actor": actors.ActorFacts,
    "round": rounds.RoundFacts,
    "statement": statements.StatementFacts,
    "agreement": agreements.AgreementFacts,
    "position": positions.PositionFacts,
}
"""The facts of each kind of form."""
DETAILS: dict[str, Any] = {
    "copy": type(None),
    "actor": actors.ActorDetail,
    "round": rounds.RoundDetail,
    "statement": statements.StatementDetail,
    "agreement": agreements.AgreementDetail,
    "position": positions.PositionDetail,
}
"""The detail of each kind of mention."""
_ENCODER = msgspec.json.Encoder(order="deterministic")


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """One article ready to be merged. `outlet` and `relays` are folded; `relays_named` are as written."""

    article: str
    language: str
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    outlet: str
    relays: tuple[str, ...]
    relays_named: tuple[str, ...]
    sketch: bytes
    forms: tuple[Form, ...]
    mentions: tuple[Mention, ...]


def placed_form(number_: int, kind: str, facts: Facts) -> Form:
    """A form with the blocks that follow from its facts."""
    blocks = _BLOCKS.get(kind)
    keys, probes = blocks(facts) if blocks else ((), ())
    return Form(id=number_, kind=kind, facts=facts, keys=keys, probes=probes)


def _day_of(facts: Facts) -> int | None:
    """The day count that a form is about, if it is about one."""
    if isinstance(facts, rounds.RoundFacts):
        return facts.start if facts.start is not None else facts.published
    if isinstance(facts, positions.PositionFacts):
        return day_number(facts.day)
    if isinstance(facts, statements.StatementFacts | agreements.AgreementFacts):
        return facts.day
    return None


@lru_cache(maxsize=4096)
def _outlet(name: str) -> str:
    return outlet(name)


def digest(record: ArticleRecord, judgements: Sequence[Judgement] = (), *, sketch: bytes | None = None) -> Digest:
    """An article's forms and mentions.

    Args:
        record: What was read from the article.
        judgements: The active judgements on this article; `reject` and `edit` change what goes in, `split` sets apart.
        sketch: The text's sketch, where it was made before (the text may no longer be kept).
    """
    return _Reading(record, judgements, origins.sketch(record.article.text) if sketch is None else sketch).digest()


class _Reading:
    """The digest of one article being made."""

    def __init__(self, record: ArticleRecord, judgements: Sequence[Judgement], sketch: bytes) -> None:
        self.record = record
        self.article = record.article
        self.key = origins.report_key(record)
        self.sketch = sketch
        self.day = day_of(record.article.published)
        self.date = day_number(self.day)
        self.outlet = origins.outlet_of(record.article)
        self.named = origins.relays_of(record)
        self.relays = self._folded(self.named)
        self.forms: dict[int, Form] = {}
        self.seen: dict[int, int] = {}
        self.mentions: list[Mention] = []
        self.kept = judged_records(record, judgements)
        statements_kept = [one.record for one in self.kept if isinstance(one.record, Statement)]
        self.by_id = {one.id: one for one in statements_kept}
        self.voices = {one.id: _voice(one) for one in statements_kept}
        self.issues = self._issues()

    def _folded(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({_outlet(name) for name in names} - {self.outlet, ""}))

    def _issues(self) -> dict[str, set[tuple[str, str | None]]]:
        found: dict[str, set[tuple[str, str | None]]] = {}
        for group in (self.record.positions, self.record.outcomes, self.record.agreements):
            for one in group:
                if one.by:
                    found.setdefault(one.by, set()).add((one.issue, getattr(one, "stance", None)))
        for rating in self.record.assessments:
            if rating.by:
                found.setdefault(rating.by, set()).add((f"{statements.RATED}{rating.value} {rating.issue}", None))
        return found

    def digest(self) -> Digest:
        article = self.article
        whole = Mention(
            id=dated(self.date, "mention", self.key, "copy"), kind="copy", form=0, article=self.key, record=None, reported=self.day,
            spans=(), outlet=self.outlet, relays=self.relays, detail=None,
        )  # fmt: skip
        self._keep(origins.CopyFacts(article=self.key, sketch=self.sketch), whole, "")
        for one in self.kept:
            self._add(one)
        self._actors()
        return Digest(
            article=self.key, language=article.language, publisher=_storable(article.publisher), published=_storable(article.published),
            title=_storable(article.title), url=_storable(article.url), outlet=self.outlet, relays=self.relays, relays_named=self.named,
            sketch=self.sketch, forms=tuple(self.forms.values()), mentions=tuple(self.mentions),
        )  # fmt: skip

    def _add(self, one: Judged) -> None:
        record = one.record
        if isinstance(record, Statement):
            self._statement(one, record)
        elif isinstance(record, Round):
            facts = rounds.facts_of(record, self.date)
            detail = rounds.detail_of(record, self.record, self.voices)
            self._mention(one, "round", record.id, record, None, facts, detail)
        elif isinstance(record, Agreement):
            voice = self.voices.get(record.by) if record.by else None
            facts_ = agreements.facts_of(record, self._said(record.by) or self.day)
            self._mention(one, "agreement", record.id, record, record.by, facts_, agreements.detail_of(record, voice))
        elif isinstance(record, Position):
            point = positions.PositionFacts(holder=record.holder.side, issue=record.issue, day=self._said(record.by) or self.day)
            self._mention(one, "position", None, record, record.by, point, positions.detail_of(record))

    def _said(self, by: str | None) -> str | None:
        """The day of a statement, where it is one day."""
        said = self.by_id[by].said if by in self.by_id else None
        return day_of(said.earliest) if said is not None and said.earliest == said.latest else None

    def _statement(self, one: Judged, record: Statement) -> None:
        text = " … ".join(span.exact for span in record.content)
        said = self._said(record.id)
        issues = statements.issues_of(self.issues.get(record.id, set()))
        facts = statements.facts_of(record, text, self.article.language, said or self.day, issues)
        detail = statements.StatementDetail(
            text=text,
            type=record.type,
            language=self.article.language,
            speaker=record.speaker.name if record.speaker else None,
            role=record.speaker.role if record.speaker else None,
            said=said,
            channel=record.channel.kind if record.channel else None,
            relays=record.relay,
            issues=tuple(sorted({name.split("=")[0] for name in issues if not name.startswith(statements.RATED)})),
        )
        self._mention(one, "statement", record.id, record, record.id, facts, detail)

    def _mention(self, one: Judged, kind: str, name: str | None, record: Record, by: str | None, facts: Facts, detail: Any) -> None:
        said_by = self.by_id.get(by) if by else None
        relays = self._folded(said_by.relay) if said_by is not None and said_by.relay else self.relays
        mention = Mention(
            id=one.mention, kind=kind, form=0, article=self.key, record=name, reported=self.day,
            spans=tuple((span.start, span.end) for span in record.evidence), outlet=self.outlet, relays=relays,
            detail=detail,
        )  # fmt: skip
        self._keep(facts, mention, one.salt)

    def _keep(self, facts: Facts, mention: Mention, salt: str) -> None:
        told = _ENCODER.encode(facts).decode()
        when = self.date if mention.kind == "copy" else _day_of(facts)
        form = dated(when, "form", mention.kind, told, salt)
        if mention.kind in SURE:
            # What one article has side by side is two forms, however alike; whether it is two things is for `arrange` to say.
            nth = self.seen.get(form, 0)
            self.seen[form] = nth + 1
            form = dated(when, "form", mention.kind, told, salt, str(nth)) if nth else form
        if form not in self.forms:
            self.forms[form] = placed_form(form, mention.kind, facts)
        self.mentions.append(msgspec.structs.replace(mention, form=form))

    def _actors(self) -> None:
        """One mention for every speaker and participant of the article who has a name."""
        seen: set[str] = set()
        for one in self.kept:
            for name, actor, side, kind, role, spans in _named(one.record):
                facts = actors.ActorFacts(name=name, actor=actor, side=side, person=kind in (None, "person"))
                mark = repr((name, actor, side, facts.person))
                if mark in seen or not words_of(name):
                    continue
                seen.add(mark)
                mention = Mention(
                    id=dated(self.date, "mention", self.key, "actor", mark), kind="actor", form=0, article=self.key,
                    record=None, reported=self.day, spans=spans, outlet=self.outlet, relays=self.relays,
                    detail=actors.ActorDetail(name=name, role=role, kind=kind),
                )  # fmt: skip
                self._keep(facts, mention, "")


_Named = tuple[str, str | None, str | None, str | None, str | None, tuple[tuple[int, int], ...]]


def _named(record: Record) -> Iterable[_Named]:
    """Name, id, side, kind, role and places of those whom a record names."""
    if isinstance(record, Statement) and record.speaker is not None and record.speaker.kind not in ("anonymous", "group"):
        who = record.speaker
        spans = ((who.mention.start, who.mention.end),) if who.mention else ()
        yield who.name, who.actor, who.side, who.kind, who.role, spans
    elif isinstance(record, Round):
        for guest in record.participants:
            yield guest.name, None, guest.side, "person", guest.role, ()


def _storable(text: str | None) -> str | None:
    """A text without the NUL character, which PostgreSQL does not take: the history is the same wherever it is kept."""
    return text.replace("\0", "\ufffd") if text else text


def _voice(one: Statement) -> str | None:
    """Whose word a statement is: the side of its speaker, else the name."""
    return (one.speaker.side or one.speaker.name) if one.speaker else None
