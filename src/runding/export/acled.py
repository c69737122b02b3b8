"""ACLED-like CSV (31 columns): strategic developments only. Talks and deals, no battles, no fatalities, no coordinates."""

from collections.abc import Iterable, Iterator
from typing import Final

from runding.export.cells import csv_lines
from runding.export.countries import number_of
from runding.export.events import Event, events_of
from runding.model.record import ArticleRecord

COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
_DEEDS: Final = ("agreement", "round")


def acled_lines(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """The agreements and rounds of the records, the header first. Positions are words alone and no developments."""
    events = (event for record in records for event in events_of(record) if event.kind in _DEEDS and event.event != "ACCUSE")
    return csv_lines(COLUMNS, (acled_row(event) for event in events))


def acled_row(event: Event) -> list[object]:
    """One development as the 31 columns."""
    actors = [*event.actor, *event.recipient]
    held: dict[str, object] = {
        "event_id_cnty": event.id,
        "event_date": event.date,
        "year": event.date[:4] if event.date else None,
        "time_precision": 1 if event.own_date else None,
        "disorder_type": "Strategic developments",
        "event_type": "Strategic developments",
        "sub_event_type": "Agreement" if event.kind == "agreement" else "Other",
        "actor1": actors[0],
        "actor2": actors[1] if len(actors) > 1 else None,
        "assoc_actor_2": "; ".join(actors[2:]) or None,
        "iso": number_of(event.country),
        "country": event.country,
        "location": event.place,
        "source": event.article.publisher,
        "notes": event.words,
        "tags": "; ".join(part for part in (event.issue, event.event.lower()) if part),
    }
    return [held.get(name) for name in COLUMNS]
