"""`runding export`: records in the formats of the field."""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runding.cli.failure import FAILED, code_of, complain
from runding.cli.output import write
from runding.cli.read import read_files

if TYPE_CHECKING:
    from runding.model.record import ArticleRecord

EPILOG = """\b
Examples:
  runding export reports/*.txt --format plover > events.jsonl
  runding export --ledger talks.db --format csv --out tables/
  runding export --ledger talks.db --format acled-like --since 2024-01-01 --out talks.csv

\b
Formats:
  jsonl                the records themselves, one a line
  csv                  tables with a Frictionless data package, into a folder
  plover               PLOVER events as JSON lines
  gdelt-like           events in 61 columns; gdelt-mentions-like: mentions in 16
  acled-like           talks and deals in 31 columns
  ceasefires-like      a row for each actor that declares a ceasefire
  pax-like             agreements with PA-X's issue codes
  annotations          W3C Web Annotations, JSON-LD
  schema.org           NewsArticle with its quotations, JSON-LD
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--ledger", metavar="URL", help="The ledger whose records are exported, instead of files.")
@click.option("--format", "form", required=True, metavar="NAME", help="The format; the list stands below.")
@click.option("--out", type=click.Path(path_type=Path), help="The file, or for csv the folder; otherwise standard output.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only reports published on that day or later.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only reports published on that day or before.")
def export(
    *, files: tuple[str, ...], ledger: str | None, form: str, out: Path | None, since: datetime | None, as_of: datetime | None
) -> None:
    """Export the records of reports, or of a ledger, in a format of the field.

    A column that a report does not fill stays blank. Exit code: 0 all was exported, 1 some reports could not be read, 2 nothing was.
    """
    from runding.export.formats import FORMATS, PACKAGE

    if form != PACKAGE and form not in FORMATS:
        raise click.BadParameter(f"{form!r} is none of {', '.join([PACKAGE, *FORMATS])}", param_hint="--format")
    if form == PACKAGE and out is None:
        raise click.UsageError("--format csv writes a folder of tables: name it with --out")
    if bool(files) == (ledger is not None):
        raise click.UsageError("give either files or --ledger")
    span = (since.date().isoformat() if since else None, as_of.date().isoformat() if as_of else None)
    try:
        if ledger is not None:
            _write(_within(_kept(ledger), span), form, out)
            return
        collected = _Collected()
        failed = read_files(files, published=None, language=None, printer=collected)
        if failed < len(files):
            _write(_within(collected.records, span), form, out)
    except OSError as error:
        complain(str(error.filename or out), error.strerror or str(error), "choose another place with --out")
        sys.exit(FAILED)
    sys.exit(code_of(failed=failed, total=len(files)))


class _Collected:
    """Takes records where a printer would print them."""

    def __init__(self) -> None:
        self.records: list[ArticleRecord] = []

    def show(self, name: str, record: "ArticleRecord") -> None:
        """Keep a record."""
        self.records.append(record)

    def close(self) -> None:
        """Nothing to end."""


def _kept(url: str) -> "Iterator[ArticleRecord]":
    """The records of a ledger, one at a time."""
    try:
        from runding.ledger import Ledger, LedgerError
    except ImportError:
        complain(url, "a ledger needs more than is installed", "pip install 'runding[ledger]'")
        sys.exit(FAILED)
    try:
        with Ledger.open(url, create=False) as kept:
            yield from kept.records()
    except LedgerError as error:
        complain(url, str(error))
        sys.exit(FAILED)


def _within(records: "Iterable[ArticleRecord]", span: tuple[str | None, str | None]) -> "Iterator[ArticleRecord]":
    """The records of reports published within a span of days, both ends included; an undated one only where no span is asked for."""
    since, until = span
    for record in records:
        day = record.article.published
        if (since is None and until is None) or (day is not None and (since or "") <= day <= (until or "9999")):
            yield record


def _write(records: "Iterable[ArticleRecord]", form: str, out: Path | None) -> None:
    from runding.export.formats import FORMATS, PACKAGE
    from runding.export.tables import write_package

    if form == PACKAGE:
        assert out is not None
        write_package(records, out)
        return
    if out is None:
        for line in FORMATS[form](records):
            write(line)
        return
    with out.open("wb") as file:
        file.writelines(FORMATS[form](records))
