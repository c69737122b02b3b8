"""PLOVER JSONL: one event a line, the fields of the PLOVER manual (openeventdata/PLOVER at commit 5e0c24f)."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from runding.export.events import Event, events_of
from runding.model.record import ArticleRecord

FIELDS: Final = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text", "quad_code",
    "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date", "coded_time", "comment",
)  # fmt: skip
"""The fields at the top of a PLOVER record, in the order of the manual. What a report does not say is left out of the line."""
QUADS: Final = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
}  # fmt: skip
"""Verbal and material cooperation, verbal and material conflict: 1 to 4."""
CODER: Final = "runding"


def plover_lines(records: Iterable[ArticleRecord], *, with_text: bool = False) -> Iterator[bytes]:
    """The dated events of the records as JSON lines. `with_text` adds the report's text, where its licence allows that."""
    for record in records:
        for event in events_of(record):
            # The manual asks for a date; a report without one gives none.
            if event.date is None:
                continue
            yield msgspec.json.encode(plover_fields(event, with_text=with_text)) + b"\n"


def plover_fields(event: Event, *, with_text: bool = False) -> dict[str, Any]:
    """One event as PLOVER's fields, in the manual's order."""
    first = event.evidence[0]
    article = event.article
    held: dict[str, Any] = {
        "id": event.id,
        "has_event": True,
        "date": event.date,
        "actor": [{"code": side} for side in event.actor],
        "recipient": [{"code": side} for side in event.recipient] or None,
        "event": event.event,
        "event_loc": _location(event),
        "event_text": event.words,
        "quad_code": QUADS[event.event],
        "mode": event.mode,
        "context": event.context,
        "text": first.exact,
        "text_info": {"start": first.start, "end": first.end} | ({"text_story": article.text} if with_text else {}),
        "cite_info": _kept(
            url=article.url, title=article.title, language=article.language, publication=article.publisher, codebook="PLOVER"
        ),
        "coder": CODER,
        "comment": f"rule {event.rule}",
    }
    return {name: held[name] for name in FIELDS if held.get(name) is not None}


def _location(event: Event) -> dict[str, Any] | None:
    return _kept(extracted_place=event.place, country_code=event.country) or None


def _kept(**fields: str | None) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}
