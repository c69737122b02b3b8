"""GDELT-2.0-like events (61 columns) and mentions (16 columns), tab-separated without a header, as GDELT's codebook lists them.

Ids are our own. Tone, Goldstein scale, coordinates and ethnic codes are not in a report's words and stay blank.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from runding.export.cells import tab_lines
from runding.export.countries import fips_of
from runding.export.events import Event, events_of
from runding.model.record import ArticleRecord

_ACTOR: Final = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
    "Type3Code",
)  # fmt: skip
_GEO: Final = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT_COLUMNS: Final = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
    "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTION_COLUMNS: Final = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_WEB: Final = 1
"""GDELT's MentionType of a report that an address opens."""
_COUNTRY: Final = 3
QUADS: Final = ((1, "05"), (2, "08"), (3, "13"), (4, "20"))
"""Verbal and material cooperation, verbal and material conflict, each with its last CAMEO root."""


def event_lines(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """The events file."""
    return tab_lines(event_row(event) for record in records for event in events_of(record))


def mention_lines(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """The mentions file: one line for each event in the report that carries it, with our offsets (code points)."""
    return tab_lines(mention_row(event) for record in records for event in events_of(record))


def event_row(event: Event) -> list[object]:
    """One event as the 61 columns."""
    first, second = _pair(event)
    held: dict[str, object] = {
        "GlobalEventID": event.id,
        **_day(event.date),
        **_actor("Actor1", first),
        **_actor("Actor2", second),
        "IsRootEvent": 1,
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": event.cameo[:2],
        "QuadClass": next(quad for quad, last in QUADS if event.cameo[:2] <= last),
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "ActionGeo_Fullname": event.place,
        "ActionGeo_CountryCode": fips_of(event.country),
        "DATEADDED": _compact(event.article.published),
        "SOURCEURL": event.article.url,
    }
    return [held.get(name) for name in EVENT_COLUMNS]


def mention_row(event: Event) -> list[object]:
    """One mention as the 16 columns."""
    held: dict[str, object] = {
        "GlobalEventID": event.id,
        "EventTimeDate": _compact(event.date),
        "MentionTimeDate": _compact(event.article.published),
        "MentionType": _WEB if event.article.url else None,
        "MentionSourceName": event.article.publisher,
        "MentionIdentifier": event.article.url or event.article.id,
        "ActionCharOffset": event.evidence[0].start,
        "InRawText": 1,
        "MentionDocLen": len(event.article.text),
    }
    return [held.get(name) for name in MENTION_COLUMNS]


def _pair(event: Event) -> tuple[str | None, str | None]:
    """The two actors of a flat event: of a reciprocal one the first two."""
    actors = [*event.actor, *event.recipient]
    return actors[0], actors[1] if len(actors) > 1 else None


def _actor(prefix: str, side: str | None) -> dict[str, object]:
    if side is None:
        return {}
    state = len(side) == _COUNTRY and side.isupper()
    return {f"{prefix}Code": side if state else side.upper(), f"{prefix}Name": side, f"{prefix}CountryCode": side if state else None}


def _day(iso: str | None) -> dict[str, object]:
    if iso is None:
        return {}
    day = date.fromisoformat(iso)
    return {
        "Day": _compact(iso),
        "MonthYear": _compact(iso)[:6],
        "Year": day.year,
        "FractionDate": f"{day.year + (day.timetuple().tm_yday - 1) / 365:.4f}",
    }


def _compact(iso: str | None) -> str:
    return "" if iso is None else iso.replace("-", "")
