"""Short reports written out by hand, with what a reading gives of them: for tests that are about one thing."""

from collections.abc import Iterable
from typing import Any

from runding.model.record import (
    Agreement,
    ArticleRecord,
    Assessment,
    Channel,
    Corridor,
    Holder,
    Outcome,
    Position,
    Round,
    Speaker,
    Statement,
    Time,
    Venue,
)
from runding.model.text import Article, Span, article_id

PARTIES = ("ARM", "AZE")


def day(value: str | None) -> Time | None:
    """A time from `2024-03-03` or `2024-03-03/2024-03-05`."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    return Time(earliest=first, latest=last or first, text=value)


def report(
    publisher: str | None,
    published: str | None,
    *parts: dict[str, Any],
    language: str = "en",
    text: str = "",
    url: str | None = None,
) -> ArticleRecord:
    """A report whose text is the words of its parts, a line each, after `text`; each part is one record."""
    body = text + "\n" if text else ""
    places = []
    for part in parts:
        words = part["words"]
        places.append((len(body), len(body) + len(words)))
        body += words + "\n"
    if not body.strip():
        body = f"{publisher} {published}"
    lists: dict[str, list[Any]] = {}
    for part, (start, end) in zip(parts, places, strict=True):
        make, fields = part["make"], {k: v for k, v in part.items() if k not in ("make", "words", "into")}
        span = Span.of(body, start, end)
        if make is Statement:
            fields.setdefault("content", (span,))
        lists.setdefault(part["into"], []).append(make(evidence=(span,), rule="test", **fields))
    article = Article(
        id=article_id(body), language=language, publisher=publisher, published=published, text=body, url=url,
        published_basis="argument",
    )  # fmt: skip
    return ArticleRecord(article=article, **{name: tuple(found) for name, found in lists.items()})


def met(words: str, **given: Any) -> dict[str, Any]:
    """A round. `start` and `venue` are strings, `country` goes to the venue."""
    venue, country = given.pop("venue", None), given.pop("country", None)
    fields = {
        "id": "r1", "ordinal": None, "parties": PARTIES, "end": None, "mode": None, "format": None, "third_parties": (),
        "participants": (), "status": "concluded",
    } | given  # fmt: skip
    fields["start"] = day(fields.pop("start", None))
    fields["venue"] = Venue(name=venue, country=country) if venue or country else None
    return {"make": Round, "into": "rounds", "words": words, **fields}


def said(words: str, speaker: str, side: str | None = "ARM", **given: Any) -> dict[str, Any]:
    """A statement of a person; `relay` is a list of outlets."""
    who = Speaker(
        name=speaker, kind=given.pop("kind", "person"), actor=given.pop("actor", None), side=side, role=given.pop("role", None),
        mention=None, resolved_by="name",
    )  # fmt: skip
    channel = given.pop("channel", None)
    fields = {
        "id": "s1", "type": "direct", "cue": None, "channel": Channel(kind=channel) if channel else None, "said": None,
        "relay": tuple(given.pop("relay", ())),
    } | given  # fmt: skip
    fields["said"] = day(fields["said"])
    return {"make": Statement, "into": "statements", "words": words, "speaker": who, **fields}


def holds(words: str, side: str, issue: str, stance: str, **given: Any) -> dict[str, Any]:
    """A position."""
    fields = {"target": None, "condition": None, "attribution": "self", "by": None} | given
    return {
        "make": Position, "into": "positions", "words": words, "holder": Holder(side=side, name=fields.pop("voice", None)),
        "issue": issue, "stance": stance, **fields,
    }  # fmt: skip


def agreed(words: str, status: str, **given: Any) -> dict[str, Any]:
    """An agreement; `corridor` is a dict of its fields."""
    corridor = given.pop("corridor", None)
    fields = {
        "id": "a1", "issue": "hum.corridor", "parties": PARTIES, "asserted_by": None, "by": None, "history": (),
        "corridor": Corridor(**corridor) if corridor is not None else None,
    } | given  # fmt: skip
    return {"make": Agreement, "into": "agreements", "words": words, "status": status, **fields}


def outcome(words: str, issue: str, value: str, **given: Any) -> dict[str, Any]:
    """What a round did for an issue."""
    return {
        "make": Outcome, "into": "outcomes", "words": words, "issue": issue, "value": value, "round": "r1", "by": None
    } | given  # fmt: skip


def rated(words: str, assessor: str, value: str, **given: Any) -> dict[str, Any]:
    """How somebody rates a round."""
    return {
        "make": Assessment, "into": "assessments", "words": words, "assessor": assessor, "value": value, "issue": "ALL",
        "round": "r1", "by": None,
    } | given  # fmt: skip


def every(records: Iterable[ArticleRecord]) -> set[str]:
    """The ids of articles."""
    return {one.article.id for one in records}
