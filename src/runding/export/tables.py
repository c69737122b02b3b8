"""CSV tables with a Frictionless data package: one table a record type, with keys, types and where they come from."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from csv import writer
from pathlib import Path
from typing import Final, NamedTuple

from runding.export.cells import cell
from runding.export.sourced import Sourced
from runding.model.record import Time
from runding.model.text import Span

Row = list[object]


class Table(NamedTuple):
    """One table: its fields with their Frictionless types, and the rows that a record gives."""

    fields: tuple[tuple[str, str], ...]
    rows: Callable[[Sourced], Iterator[Row]]


def _words(spans: Iterable[Span]) -> str:
    return " … ".join(span.exact for span in spans)


def _places(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}:{span.end}" for span in spans)


def _dates(time: Time | None) -> tuple[str | None, str | None]:
    return (None, None) if time is None else (time.earliest, time.latest)


def _articles(it: Sourced) -> Iterator[Row]:
    a = it.record.article
    yield [report_of(it), a.id, a.language, a.title, a.url, a.publisher, a.author, a.published, a.published_basis, it.pack, it.added]


def _judgements(it: Sourced) -> Iterator[Row]:
    for one in it.judgements:
        for target in one.targets:
            if target.article.partition("@")[0] == it.record.article.id:
                where = [target.kind, target.start, target.end]
                yield [report_of(it), one.id, one.action, one.author, one.at, *where, one.field, one.value, one.text]


def report_of(it: Sourced) -> str:
    """The key of a report in the tables: one text in two outlets is two reports."""
    article = it.record.article
    return f"{article.id[:16]}@{article.publisher}" if article.publisher else article.id[:16]


def _statements(it: Sourced) -> Iterator[Row]:
    for one in it.record.statements:
        by = one.speaker
        speaker = [None] * 6 if by is None else [by.name, by.kind, by.actor, by.side, by.role, by.resolved_by]
        channel = one.channel.kind if one.channel else None
        cue = one.cue.exact if one.cue else None
        ends = [one.type, cue, channel, "; ".join(one.relay) or None, *_dates(one.said)]
        yield [report_of(it), one.id, *speaker, *ends, _words(one.content), _places(one.content), one.rule]


def _rounds(it: Sourced) -> Iterator[Row]:
    for one in it.record.rounds:
        venue = (one.venue.name, one.venue.country) if one.venue else (None, None)
        times = [*_dates(one.start), *_dates(one.end)]
        who = ["; ".join(one.parties), "; ".join(one.third_parties) or None]
        how = [*venue, one.mode, one.format, one.status]
        yield [report_of(it), one.id, one.ordinal, *who, *times, *how, _words(one.evidence), _places(one.evidence), one.rule]


def _outcomes(it: Sourced) -> Iterator[Row]:
    for one in it.record.outcomes:
        yield [report_of(it), one.round, one.issue, one.value, one.by, _words(one.evidence), _places(one.evidence), one.rule]


def _assessments(it: Sourced) -> Iterator[Row]:
    for one in it.record.assessments:
        said = [one.round, one.assessor, one.issue, one.value, one.by]
        yield [report_of(it), *said, _words(one.evidence), _places(one.evidence), one.rule]


def _positions(it: Sourced) -> Iterator[Row]:
    for one in it.record.positions:
        condition = one.condition.exact if one.condition else None
        held = [one.holder.side, one.holder.name, one.issue, one.stance, one.target, condition, one.attribution, one.by]
        yield [report_of(it), *held, _words(one.evidence), _places(one.evidence), one.rule]


def _agreements(it: Sourced) -> Iterator[Row]:
    for one in it.record.agreements:
        held = [one.issue, "; ".join(one.parties), one.status, one.asserted_by, one.by]
        yield [report_of(it), one.id, *held, _words(one.evidence), _places(one.evidence), one.rule]


def _figures(it: Sourced) -> Iterator[Row]:
    for one in it.record.figures:
        yield [report_of(it), one.what, one.low, one.high, one.of, one.by, _words(one.evidence), _places(one.evidence), one.rule]


def _fields(names: str) -> tuple[tuple[str, str], ...]:
    """`name` is a string; `name:type` has the type named."""
    return tuple((name, kind or "string") for name, _, kind in (part.partition(":") for part in names.split()))


_CARRIED: Final = "words places rule"
TABLES: Final = {
    "articles": Table(_fields("report article language title url publisher author published:date published_basis pack added"), _articles),
    "statements": Table(
        _fields(
            "report statement speaker kind actor side role resolved_by type cue channel relay said_earliest:date said_latest:date "
            + _CARRIED
        ),
        _statements,
    ),
    "rounds": Table(
        _fields(
            "report round ordinal:integer parties third_parties start_earliest:date start_latest:date end_earliest:date "
            "end_latest:date venue country mode format status " + _CARRIED
        ),
        _rounds,
    ),
    "outcomes": Table(_fields("report round issue value by " + _CARRIED), _outcomes),
    "assessments": Table(_fields("report round assessor issue value by " + _CARRIED), _assessments),
    "positions": Table(_fields("report side name issue stance target condition attribution by " + _CARRIED), _positions),
    "agreements": Table(_fields("report agreement issue parties status asserted_by by " + _CARRIED), _agreements),
    "judgements": Table(_fields("report judgement action author at kind start:integer end:integer field value note"), _judgements),
    "figures": Table(_fields("report what low:integer high:integer of by " + _CARRIED), _figures),
}
"""Every table. `words` are the words that carry a record, `places` their offsets in the report's text (code points, `start:end`)."""
_KEYS: Final = {"articles": ["report"], "statements": ["report", "statement"], "rounds": ["report", "round"]}


def write_package(records: Iterable[Sourced], folder: Path) -> None:
    """Writes the tables and `datapackage.json` into a folder, which is made where it is missing. Memory stays flat."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {
            name: writer(stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline="")), lineterminator="\r\n")
            for name in TABLES
        }
        for name, table in TABLES.items():
            writers[name].writerow(field for field, _ in table.fields)
        for it in records:
            for name, table in TABLES.items():
                writers[name].writerows([cell(value) for value in row] for row in table.rows(it))
    (folder / "datapackage.json").write_text(json.dumps(package(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def package() -> dict[str, object]:
    """The data package's descriptor (Frictionless Data, Tabular Data Package)."""
    return {
        "profile": "tabular-data-package",
        "name": "runding-records",
        "title": "Records of negotiations, read by Runding",
        "description": "What reports say of talks. Each row names the words that carry it and the rule that found it.",
        "sources": [{"title": "the reports in the table articles"}],
        "licenses": [
            {
                "name": "other",
                "title": "Words are their authors' and outlets' own, quoted as far as a record needs them.",
            }
        ],
        "resources": [_resource(name, table) for name, table in TABLES.items()],
    }


def _resource(name: str, table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [{"name": field, "type": kind} for field, kind in table.fields], "missingValues": [""]}
    if name in _KEYS:
        schema["primaryKey"] = _KEYS[name]
    if name != "articles":
        schema["foreignKeys"] = [{"fields": "report", "reference": {"resource": "articles", "fields": "report"}}]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
