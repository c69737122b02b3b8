"""What does a careful reader take from this article? Gold records: reading, checking, and turning them into records.

A gold folder holds pairs `NAME.txt` (the article, UTF-8) and `NAME.gold.json` (its record, `docs/evaluation.md`), also
in subfolders. The struct fields are the keys of the JSON file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from runding.evaluate.anchor import AnchorError, resolve_anchor, resolve_cue
from runding.model import record as model
from runding.model import vocabulary
from runding.model.text import Article, Range, Span, article_id

SUFFIX = ".gold.json"


class GoldError(Exception):
    """Gold files cannot be used. `problems` holds one line `file: where: message` for each fault."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a gold file. An unknown key is a fault, so that a misspelt one does not go unseen."""


class GoldStatement(_Entry, frozen=True, kw_only=True):
    """Content that the article attributes to `speaker`; the names of `accept` are as right.

    `content` and `cue` are anchors.
    """

    speaker: str
    accept: tuple[str, ...]
    kind: str
    side: str | None
    role: str | None
    type: str
    content: tuple[str, ...]
    cue: str | None
    channel: str | None
    relay: tuple[str, ...]


class GoldRound(_Entry, frozen=True, kw_only=True):
    """A meeting. `start` and `end` are ISO dates or intervals `2022-03-07/2022-03-08`."""

    key: str
    ordinal: int | None
    parties: tuple[str, ...]
    start: str | None
    end: str | None
    venue: str | None
    country: str | None
    mode: str | None
    format: str | None
    third_parties: tuple[str, ...]
    status: str


class GoldOutcome(_Entry, frozen=True, kw_only=True):
    """What the round with the key `round` did for an issue; None where it is no single round."""

    round: str | None
    issue: str
    value: str


class GoldAssessment(_Entry, frozen=True, kw_only=True):
    """How `assessor`, a side or a name, rates a round on an issue or on `ALL`."""

    round: str | None
    assessor: str
    issue: str
    value: str


class GoldPosition(_Entry, frozen=True, kw_only=True):
    """What the side `holder` wants, offers or refuses. `evidence` is an anchor."""

    holder: str
    issue: str
    stance: str
    evidence: str


class GoldAgreement(_Entry, frozen=True, kw_only=True):
    """Something agreed, with its latest status in the article. `evidence` is an anchor."""

    issue: str
    parties: tuple[str, ...]
    status: str
    evidence: str


class Gold(_Entry, frozen=True, kw_only=True):
    """The content of one gold file."""

    id: str
    language: str
    title: str | None
    url: str | None
    published: str | None
    publisher: str | None = None
    conflict: str
    statements: tuple[GoldStatement, ...]
    rounds: tuple[GoldRound, ...]
    outcomes: tuple[GoldOutcome, ...]
    assessments: tuple[GoldAssessment, ...]
    positions: tuple[GoldPosition, ...]
    agreements: tuple[GoldAgreement, ...]
    related: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GoldArticle:
    """A gold record with its text, whose anchors all resolve. `path` is the `.gold.json` file."""

    path: Path
    text: str
    gold: Gold


def load_gold(path: Path) -> tuple[GoldArticle, ...]:
    """The gold articles of a folder and its subfolders, or of one `.gold.json` file, ordered by path.

    Raises GoldError with every fault of every file, also when there is no gold record at all.
    """
    if not path.exists():
        raise GoldError([f"{path}: no such file or folder"])
    files = sorted(path.rglob("*" + SUFFIX)) if path.is_dir() else [path]
    problems = [f"{text}: text: no {gold_path(text).name} beside it" for text in _texts_without_gold(path)]
    articles = []
    for file in files:
        try:
            articles.append(read_gold(file))
        except GoldError as error:
            problems += error.problems
    if not files:
        problems.append(f"{path}: gold: the folder holds no file NAME{SUFFIX}")
    if problems:
        raise GoldError(problems)
    return tuple(articles)


def read_gold(path: Path) -> GoldArticle:
    """The gold article of one `.gold.json` file and the text beside it. Raises GoldError with its faults."""
    if not path.name.endswith(SUFFIX):
        raise GoldError([f"{path}: name: a gold record is called NAME{SUFFIX}"])
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
    except OSError as error:
        raise GoldError([f"{path}: file: {error.strerror}"]) from error
    except msgspec.DecodeError as error:
        message, _, where = str(error).partition(" - at `$")
        raise GoldError([f"{path}: {where.strip('.`') or 'json'}: {message}"]) from error
    article = GoldArticle(path=path, text=_read_text(path), gold=gold)
    problems = [f"{path}: {where}: {message}" for where, message in _faults(article)]
    if problems:
        raise GoldError(problems)
    return article


def gold_path(text: Path) -> Path:
    """The gold file that belongs to the text file `text`."""
    return text.with_name(text.stem + SUFFIX)


def content_of(statement: GoldStatement, text: str) -> tuple[Range, ...]:
    """The stretches of a statement's content. Raises AnchorError when one does not resolve."""
    return tuple(resolve_anchor(text, anchor) for anchor in statement.content)


def record_of_gold(gold: Gold, text: str) -> model.ArticleRecord:
    """The record that a perfect reading of `text` would give.

    A gold record says nothing of the words behind rounds, outcomes and assessments: there the whole text stands as the
    evidence. The ids are `s1`, `s2` ... for statements, `a1` ... for agreements, and the keys of the rounds.
    """
    whole = (Span.of(text, 0, len(text)),)
    article = Article(
        id=article_id(text),
        language=gold.language,
        title=gold.title,
        url=gold.url,
        publisher=gold.publisher,
        published=gold.published,
        published_basis="argument" if gold.published else None,
        text=text,
    )
    return model.ArticleRecord(
        article=article,
        statements=tuple(_statement(f"s{n}", one, text) for n, one in enumerate(gold.statements, 1)),
        rounds=tuple(_round(one, whole) for one in gold.rounds),
        outcomes=tuple(
            model.Outcome(evidence=whole, rule="gold", round=one.round, issue=one.issue, value=one.value, by=None) for one in gold.outcomes
        ),
        assessments=tuple(
            model.Assessment(
                evidence=whole,
                rule="gold",
                round=one.round,
                assessor=one.assessor,
                issue=one.issue,
                value=one.value,
                by=None,
            )
            for one in gold.assessments
        ),
        positions=tuple(_position(one, text) for one in gold.positions),
        agreements=tuple(_agreement(f"a{n}", one, text) for n, one in enumerate(gold.agreements, 1)),
        related=tuple(model.Related(title=title, span=_span(text, resolve_anchor(text, title))) for title in gold.related),
    )


def _statement(name: str, one: GoldStatement, text: str) -> model.Statement:
    ranges = content_of(one, text)
    spans = tuple(_span(text, place) for place in ranges)
    return model.Statement(
        id=name,
        evidence=spans,
        rule="gold",
        speaker=model.Speaker(
            name=one.speaker,
            kind=one.kind,
            actor=None,
            side=one.side,
            role=one.role,
            mention=None,
            resolved_by="gold",
        ),
        type=one.type,
        content=spans,
        cue=_span(text, resolve_cue(text, one.cue, ranges)) if one.cue is not None else None,
        channel=model.Channel(kind=one.channel) if one.channel else None,
        relay=one.relay,
        said=None,
    )


def _round(one: GoldRound, evidence: tuple[Span, ...]) -> model.Round:
    return model.Round(
        id=one.key,
        evidence=evidence,
        rule="gold",
        ordinal=one.ordinal,
        parties=one.parties,
        start=_time(one.start),
        end=_time(one.end),
        venue=model.Venue(name=one.venue, country=one.country) if one.venue or one.country else None,
        mode=one.mode,
        format=one.format,
        third_parties=one.third_parties,
        participants=(),
        status=one.status,
    )


def _position(one: GoldPosition, text: str) -> model.Position:
    return model.Position(
        evidence=(_span(text, resolve_anchor(text, one.evidence)),),
        rule="gold",
        holder=model.Holder(side=one.holder, name=None),
        issue=one.issue,
        stance=one.stance,
        target=None,
        condition=None,
        attribution="self",
        by=None,
    )


def _agreement(name: str, one: GoldAgreement, text: str) -> model.Agreement:
    return model.Agreement(
        id=name,
        evidence=(_span(text, resolve_anchor(text, one.evidence)),),
        rule="gold",
        issue=one.issue,
        parties=one.parties,
        status=one.status,
        asserted_by=None,
        by=None,
    )


def _span(text: str, place: Range) -> Span:
    return Span.of(text, place.start, place.end)


def _time(date: str | None) -> model.Time | None:
    if date is None:
        return None
    earliest, _, latest = date.partition("/")
    return model.Time(earliest=earliest, latest=latest or earliest, text=date)


def _texts_without_gold(path: Path) -> list[Path]:
    texts = sorted(path.rglob("*.txt")) if path.is_dir() else []
    return [text for text in texts if not gold_path(text).exists()]


def _read_text(path: Path) -> str:
    """The article beside the gold file, as the reader reads it: without a byte-order mark, lines ended by LF."""
    file = path.with_name(path.name.removesuffix(SUFFIX) + ".txt")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GoldError([f"{path}: text: {file.name} cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise GoldError([f"{path}: text: {file.name} is not UTF-8 at byte {error.start}"]) from error
    return text.replace("\r\n", "\n")


def _faults(article: GoldArticle) -> Iterator[tuple[str, str]]:
    """What is wrong with a gold record, as (where, message)."""
    gold = article.gold
    stem = article.path.name.removesuffix(SUFFIX)
    if gold.id != stem:
        yield "id", f"{gold.id!r} is not the name of the file, {stem!r}"
    yield from _word_faults(gold)
    yield from _anchor_faults(article)
    pointers = [(f"outcomes {n}", one.round) for n, one in enumerate(gold.outcomes, 1)]
    pointers += [(f"assessments {n}", one.round) for n, one in enumerate(gold.assessments, 1)]
    keys = {one.key for one in gold.rounds} | {None}
    for where, key in pointers:
        if key not in keys:
            yield where, f"there is no round {key!r} in this record"


def _word_faults(gold: Gold) -> Iterator[tuple[str, str]]:
    """The words that are not of their closed vocabulary."""
    for part, field, words in _VOCABULARIES:
        for number, entry in enumerate(getattr(gold, part), 1):
            if getattr(entry, field) not in words:
                allowed = ", ".join(str(word) for word in words)
                yield f"{part} {number} {field}", f"{getattr(entry, field)!r} is not one of: {allowed}"


def _anchor_faults(article: GoldArticle) -> Iterator[tuple[str, str]]:
    text, gold = article.text, article.gold
    for number, statement in enumerate(gold.statements, 1):
        where = f"statements {number}"
        try:
            ranges = content_of(statement, text)
            if not ranges:
                yield where, "the content is empty"
            elif list(ranges) != sorted(ranges):
                yield where, "the spans of the content do not stand in the order of the text"
            elif statement.cue is not None:
                resolve_cue(text, statement.cue, ranges)
        except AnchorError as error:
            yield where, str(error)
    anchors = [(f"positions {n}", one.evidence) for n, one in enumerate(gold.positions, 1)]
    anchors += [(f"agreements {n}", one.evidence) for n, one in enumerate(gold.agreements, 1)]
    anchors += [(f"related {n}", title) for n, title in enumerate(gold.related, 1)]
    for where, anchor in anchors:
        try:
            resolve_anchor(text, anchor)
        except AnchorError as error:
            yield where, str(error)


_VOCABULARIES: tuple[tuple[str, str, tuple[str | None, ...]], ...] = (
    ("statements", "kind", vocabulary.SPEAKER_KINDS),
    ("statements", "type", vocabulary.STATEMENT_TYPES),
    ("statements", "channel", (*vocabulary.CHANNELS, None)),
    ("rounds", "mode", (*vocabulary.MODES, None)),
    ("rounds", "format", (*vocabulary.FORMATS, None)),
    ("rounds", "status", vocabulary.ROUND_STATUSES),
    ("outcomes", "issue", vocabulary.ISSUES),
    ("outcomes", "value", vocabulary.OUTCOMES),
    ("assessments", "issue", (*vocabulary.ISSUES, "ALL")),
    ("assessments", "value", vocabulary.ASSESSMENTS),
    ("positions", "issue", vocabulary.ISSUES),
    ("positions", "stance", vocabulary.STANCES),
    ("agreements", "issue", vocabulary.ISSUES),
    ("agreements", "status", vocabulary.AGREEMENT_STATUSES),
)
