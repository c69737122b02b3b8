"""What stands in this report? Its text with every record marked, each mark a way to its record, each record a way to its mark."""

from fastapi import APIRouter, HTTPException, Query, Response

from runding.ledger import Ledger
from runding.model.history import Entry, PositionPoint
from runding.web.lookups import Found, headings, latest_reports, mentions_in
from runding.web.marking import Mark, marked, of_whole
from runding.web.pages.looking import PAGE, Asking, Looking, Start, entry_path
from runding.web.pages.naming import entry_name
from runding.web.pages.passages import words_of
from runding.web.viewer import Viewer

router = APIRouter()
KINDS = ("statement", "position", "round", "agreement")
"""The kinds whose words are marked; those of actors stand within them and are marked where they are asked for."""


@router.get("/articles")
def articles(v: Looking, ledger: Asking, search: str = Query("", max_length=500), start: Start = 0) -> Response:
    """The reports that came in last, or those that hold the words looked for."""
    if search.strip():
        keys = ledger.search_articles(search, limit=start + PAGE + 1)[start:]
        there = headings(ledger, keys)
        found = [there[key] for key in keys]
    else:
        found = latest_reports(ledger, limit=PAGE + 1, offset=start)
    following = start + PAGE if len(found) > PAGE else None
    return v.page("articles.html", found=found[:PAGE], following=following, start=start, size=PAGE, asked={"search": search})


@router.get("/articles/{key:path}")
def article(key: str, v: Looking, ledger: Asking, m: str | None = Query(None, max_length=16)) -> Response:
    """One report."""
    record = ledger.article(key)
    if record is None:
        raise HTTPException(404)
    there = [one for one in mentions_in(ledger, key) if one.kind in KINDS or one.mention == m]
    entries = _entries(ledger, there)
    marks = [_mark(v, one, entries.get(one.entry or "")) for one in there]
    text = record.article.text
    return v.page(
        "article.html", key=key, article=record.article, record=record, text=marked(text, marks, here=m), m=m,
        listed=[(one, mark, words_of(record, one.spans), of_whole(mark, text)) for one, mark in zip(there, marks, strict=True)],
        kinds=[kind for kind in KINDS if any(one.kind == kind for one in there)],
    )  # fmt: skip


def _entries(ledger: Ledger, there: list[Found]) -> dict[str, Entry]:
    found = {one.entry: ledger.entry(one.entry) for one in there if one.entry}
    return {id_: entry for id_, entry in found.items() if entry is not None}


def _mark(v: Viewer, one: Found, entry: Entry | None) -> Mark:
    label = f"{v.say('kind_' + one.kind)}: {entry_name(v, entry)}" if entry is not None else v.say("kind_" + one.kind)
    if isinstance(entry, PositionPoint):
        label += f" ({', '.join(dict.fromkeys(v.labels.of('stance', held.stance) for held in entry.stances))})"
    return Mark(name=one.mention, kind=one.kind, spans=one.spans, href=entry_path(entry) if entry is not None else None, label=label)
