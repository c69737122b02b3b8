"""What fills each column of each format: the tables that the reference shows. A column that is not named here stays blank."""

from collections.abc import Mapping
from typing import Final

from runding.export import acled, ceasefires, gdelt, peace_agreements, plover
from runding.export.tables import TABLES

_ACTOR: Final = {
    "Code": "the side's id in capitals: ISO 3166-1 alpha-3, or our id of an actor",
    "Name": "the side's id",
    "CountryCode": "ISO 3166-1 alpha-3, where the side is a state",
}
_REPORT: Final = "the report's key: the first 16 digits of its text's SHA-256, and its outlet"

FILLS: Final[Mapping[str, Mapping[str, str]]] = {
    "plover": {
        "id": "report, kind and number of the record; steps of an agreement have a number behind a point",
        "has_event": "always true",
        "date": "the day of the report; of a meeting that was held on one known day, that day",
        "actor": "`code`: the side's id; of talks and agreements all parties, and who mediates",
        "recipient": "`code`: at whom a position is aimed, or whom an allegation blames",
        "event": "see the table of events",
        "event_loc": "`extracted_place` and `country_code` of the venue",
        "event_text": "the words that carry it",
        "quad_code": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
        "mode": "of REQUEST, REJECT and RETREAT by the issue; of CONSULT how it is held; of ACCUSE allege or disapprove",
        "context": "`human_security` for humanitarian issues",
        "text": "the first of its words; a report's whole text only where it is asked for",
        "text_info": "`start` and `end` in the text, in code points",
        "cite_info": "`url`, `title`, `language`, `publication`, `codebook`",
        "coder": "`runding`",
        "comment": "the rule that found it",
    },
    "gdelt-like": {
        "GlobalEventID": "our id of the event, as in PLOVER",
        "Day": "YYYYMMDD", "MonthYear": "YYYYMM", "Year": "YYYY", "FractionDate": "the year and what of it is over",
        **{f"Actor1{name}": f"first actor: {what}" for name, what in _ACTOR.items()},
        **{f"Actor2{name}": f"second actor, or at whom it is aimed: {what}" for name, what in _ACTOR.items()},
        "IsRootEvent": "always 1", "EventCode": "CAMEO, see the table of events", "EventBaseCode": "its first three digits",
        "EventRootCode": "its first two digits", "QuadClass": "1 to 4, by the root code",
        "NumMentions": "always 1: one report, one row", "NumSources": "always 1", "NumArticles": "always 1",
        "ActionGeo_Fullname": "the venue as written",
        "ActionGeo_CountryCode": "its country, FIPS 10-4 as in GDELT; blank where that has no code, or several",
        "DATEADDED": "the day of the report, YYYYMMDD", "SOURCEURL": "the report's address",
    },
    "gdelt-mentions-like": {
        "GlobalEventID": "our id of the event", "EventTimeDate": "its day, YYYYMMDD", "MentionTimeDate": "the day of the report, YYYYMMDD",
        "MentionType": "1 where the report has an address", "MentionSourceName": "the outlet",
        "MentionIdentifier": "the report's address, or else the id of its text",
        "ActionCharOffset": "where its words begin in the text, in code points",
        "InRawText": "always 1", "MentionDocLen": "length of the text, in code points",
    },
    "acled-like": {
        "event_id_cnty": "our id of the event", "event_date": "its day", "year": "its year",
        "time_precision": "1 where the day is the event's own", "disorder_type": "`Strategic developments`",
        "event_type": "`Strategic developments`", "sub_event_type": "`Agreement`, or `Other` for talks",
        "actor1": "the first side's id", "actor2": "the second side's id", "assoc_actor_2": "further sides, and who mediates",
        "iso": "number of the country in ISO 3166-1",
        "country": "country of the venue, ISO 3166-1 alpha-3", "location": "the venue as written", "source": "the outlet",
        "notes": "the words that carry it", "tags": "the issue's id and the PLOVER event",
    },
    "ceasefires-like": {
        "cf_id": "our id of the agreement and the side", "actor_name": "the side that declares it",
        "cf_dec_yr": "year of the report", "cf_dec_month": "its month", "cf_dec_day": "its day",
        "partial": "1 for a limited truce", "written": "1 where it is said to be signed",
        "evidence_onset": "the words that carry it", "comment": "its status, and the report's address or outlet",
    },
    "pax-like": {
        "AgtId": "our id of the agreement", "Agt": "the words that carry it", "Dat": "the day of the report",
        "Status": "our status, see the vocabularies", "Stage": "Pre, SubPar or Cea by the issue, where one fits",
        "Part": "the parties", "ThrdPart": "who mediates the rounds that the report tells of",
        **{code: "1 where the issue is one of: " + ", ".join(issue for issue, codes in peace_agreements.PAX_CODES.items() if code in codes)
           for code in peace_agreements.COLUMNS if any(code in codes for codes in peace_agreements.PAX_CODES.values())},
    },
}  # fmt: skip
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "plover": plover.FIELDS,
    "gdelt-like": gdelt.EVENT_COLUMNS,
    "gdelt-mentions-like": gdelt.MENTION_COLUMNS,
    "acled-like": acled.COLUMNS,
    "ceasefires-like": ceasefires.COLUMNS,
    "pax-like": peace_agreements.COLUMNS,
}
FIELDS: Final[Mapping[str, str]] = {
    "report": _REPORT, "article": "SHA-256 of the text", "words": "the words that carry it", "rule": "the rule that found it",
    "places": "where they stand in the text: `start:end` in code points", "by": "the statement in which it is said",
    "pack": "version of the language's pack that read it", "added": "when it came into the ledger, UTC",
    "parties": "ids of the sides, joined by `; `", "relay": "outlets that it is had from, joined by `; `",
}  # fmt: skip
"""Fields of the CSV and Parquet tables whose name does not say it all; the others are those of the record."""


def tables() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The fields of the CSV and Parquet tables with their types."""
    return {name: table.fields for name, table in TABLES.items()}
