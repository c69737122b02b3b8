"""Reports in, records out, on every worker: each loads a language pack once and reads piece by piece."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pyarrow

from runding.corpus.reading import Outcome, Reading, begin, in_pieces, read_piece
from runding.merge import report_key
from runding.model.record import from_json
from runding.read.errors import SourceError
from runding.read.many import Options, find_raw
from runding.read.raw import Bad, Facts, Raw

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_FACTS: Final = ("title", "url", "publisher", "author", "published", "language")
_TEXTS: Final = ("text", "content", "path")
"""Where a report may stand: its text, its text or bytes, or the path of a file with reports in it."""
_CORRUPT: Final = "_corrupt_record"
"""The column in which Spark keeps a line of JSON that is none."""
_ABOUT: Final = ("id", "language", "published", "publisher", "title", "url", "author")
_COLUMNS: Final = ("source", "key", *_ABOUT, "record", "error")
RECORDS: Final = ", ".join(f"{name} string" for name in _COLUMNS)
"""The columns of what `extract` gives."""
_SCHEMA: Final = pyarrow.schema([(name, pyarrow.string()) for name in _COLUMNS])

Batches = Iterable[pyarrow.RecordBatch]


def extract(reports: "DataFrame", *, language: str | None = None, published: str | None = None) -> "DataFrame":
    """The records of reports.

    Args:
        reports: One report a row, in the column `text`, or `content` for text or bytes of a page; beside it, where known, `source` (its
            name in messages), `html` (whether it is a page), `title`, `url`, `publisher`, `author`, `published` (ISO) and `language`.
            Or the column `path`: files with any number of reports (see docs/corpora.md) that every worker can open.
        language: The pack that reads all reports; None to tell from each text.
        published: The publication date of all reports, ISO.

    Returns:
        A row for each report: `source`, `key` (what the history calls it), what is known of the article, `record` (the contract's JSON,
        the same bytes as `runding read --json` or `runding batch` make), and `error` where there is no record: why, and what to do.

    Raises:
        ValueError: No column has the reports.
    """
    form = next((name for name in _TEXTS if name in reports.columns), None)
    if form is None:
        raise ValueError(f"no column of the reports is called {', '.join(_TEXTS)}; there are: {', '.join(reports.columns)}")
    from pyspark.sql import functions as f

    wanted = [f.col(name) for name in (form, "source", *_FACTS, _CORRUPT) if name in reports.columns]
    wanted += [f.col("html").cast("boolean")] if "html" in reports.columns else []
    work = partial(_extract_batches, form=form, reading=Reading(language=language, published=published))
    return reports.select(*wanted).mapInArrow(work, RECORDS)


def _extract_batches(batches: Batches, *, form: str, reading: Reading) -> Iterator[pyarrow.RecordBatch]:
    """The work of one task."""
    begin(reading)
    for batch in batches:
        raws = (raw for row in batch.to_pylist() for raw in _raws(row, form))
        for piece in in_pieces(raws):
            yield _to_batch(piece, read_piece(piece))


def _raws(row: Mapping[str, Any], form: str) -> Iterable[Raw | Bad]:
    """The raw reports of a row."""
    content = row[form]
    source = str(row.get("source") or row.get("url") or row.get("path") or "a row")
    if row.get(_CORRUPT) is not None:
        return (Bad(SourceError(source, f"a line is no JSON object: {str(row[_CORRUPT])[:60]}", "mend that line", kind="malformed")),)
    if content is None:
        return (Bad(SourceError(source, f"its column {form} is empty", "leave such rows out", kind="empty")),)
    if form == "path":
        # A lone hyphen would be the standard input, which a worker does not share with anybody.
        return find_raw([f"./{content}" if content == "-" else content], options=Options())
    facts = Facts(**{name: str(row[name]) for name in _FACTS if row.get(name) is not None})
    return (Raw(source=source, content=content, html=False if form == "text" else row.get("html"), facts=facts),)


def _to_batch(piece: Sequence[Raw | Bad], outcomes: Sequence[Outcome]) -> pyarrow.RecordBatch:
    rows = [_row(raw, one) for raw, one in zip(piece, outcomes, strict=True)]
    return pyarrow.RecordBatch.from_pylist(rows, schema=_SCHEMA)


def _row(raw: Raw | Bad, outcome: Outcome) -> dict[str, str | None]:
    source = raw.error.source if isinstance(raw, Bad) else raw.source
    if outcome.record is None:
        error = outcome.error
        told = "no record" if error is None else f"{error.reason}; {error.remedy}" if error.remedy else error.reason
        return {"source": source, "error": told}
    record = from_json(outcome.record)
    about = {name: getattr(record.article, name) for name in _ABOUT}
    return {"source": source, "key": report_key(record), **about, "record": outcome.record.decode()}
