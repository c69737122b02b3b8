"""ETH/PRIO-like ceasefire rows: one for each actor that declares or agrees to one. Names as seen in the dataset's documents."""

from collections.abc import Iterable, Iterator
from typing import Final

from runding.export.cells import csv_lines
from runding.export.events import event_id
from runding.model.record import Agreement, ArticleRecord
from runding.model.text import Article

COLUMNS: Final = (
    "cc", "cf_id", "location", "region", "side", "ucdp_actor_id", "actor_name", "ucdp_acd_id", "ucdp_dyad", "pax_id",
    "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day", "partial", "written", "fixed",
    "fixed_time", "p_humanitarian", "p_peaceprocess", "p_holiday", "p_election", "p_other", "p_unclear", "ceasefire_class", "timing",
    "mediator_nego", "mediator_send", "implement", "enforcement", "ddr", "end_yr", "end_month", "end_day", "ended",
    "evidence_onset", "evidence_end", "comment",
)  # fmt: skip
_ISSUES: Final = frozenset({"sec.ceasefire", "sec.limited_truce"})
_DECLARED: Final = frozenset({"agreed_in_principle", "announced", "signed", "in_force", "partly_implemented", "implemented", "extended"})


def ceasefire_lines(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """The ceasefires and truces of the records, the header first."""
    return csv_lines(COLUMNS, (row for record in records for row in _rows(record)))


def _rows(record: ArticleRecord) -> Iterator[list[object]]:
    for number, agreement in enumerate(record.agreements, 1):
        if agreement.issue in _ISSUES and _DECLARED & {agreement.status, *agreement.history}:
            for party in agreement.parties:
                yield ceasefire_row(record.article, agreement, number=number, party=party)


def ceasefire_row(article: Article, agreement: Agreement, *, number: int, party: str) -> list[object]:
    """One actor's ceasefire. The day of declaration is that of the report, where it has one; a report tells no day of effect."""
    year, month, day = article.published.split("-") if article.published else (None, None, None)
    held: dict[str, object] = {
        "cf_id": f"{event_id(article, 'a', number)}-{party}",
        "actor_name": party,
        "cf_dec_yr": year,
        "cf_dec_month": month,
        "cf_dec_day": day,
        "partial": 1 if agreement.issue == "sec.limited_truce" else None,
        "written": 1 if "signed" in (agreement.status, *agreement.history) else None,
        "evidence_onset": " … ".join(span.exact for span in agreement.evidence),
        "comment": f"{agreement.status}; {article.url or article.publisher or article.id[:16]}",
    }
    return [held.get(name) for name in COLUMNS]
