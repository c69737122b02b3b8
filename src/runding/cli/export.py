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
    from runding.export.sourced import Sourced
    from runding.model.record import ArticleRecord

EPILOG = """\b
Examples:
  runding export reports/*.txt --format plover > events.jsonl
  runding export --ledger talks.db --format csv --out tables/
  runding export --ledger talks.db --format parquet --reviewed-only --out tables/
  runding export --ledger talks.db --format acled-like --since 2024-01-01 --out talks.csv

\b
Formats:
  jsonl                the records themselves, one a line
  csv                  tables with a Frictionless data package, into a folder
  parquet              the same tables as Parquet, into a folder
  plover               PLOVER events as JSON lines
  plover-with-text     the same with each report's whole text: only where its licence allows
  gdelt-like           events in 61 columns; gdelt-mentions-like: mentions in 16
  acled-like           talks and deals in 31 columns
  ceasefires-like      a row for each actor that declares a ceasefire
  pax-like             agreements with PA-X's issue codes
  annotations          W3C Web Annotations, JSON-LD
  schema.org           NewsArticle with its quotations, JSON-LD
  prov                 W3C PROV: article, pack, rule and judgements behind each record, JSON-LD
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--ledger", metavar="URL", help="The ledger whose records are exported, instead of files.")
@click.option("--format", "form", required=True, metavar="NAME", help="The format; the list stands below.")
@click.option("--out", type=click.Path(path_type=Path), help="The file, or for csv and parquet the folder; otherwise standard output.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only reports published on that day or later.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only reports published on that day or before.")
@click.option("--reviewed-only", is_flag=True, help="Only what a reader of the ledger accepted or corrected.")
def export(
    *,
    files: tuple[str, ...],
    ledger: str | None,
    form: str,
    out: Path | None,
    since: datetime | None,
    as_of: datetime | None,
    reviewed_only: bool,
) -> None:
    """Export the records of reports, or of a ledger, in a format of the field.

    A column that a report does not fill stays blank. Of a ledger, records are as its readers left them: what they rejected is not there,
    what they corrected is. Exit code: 0 all was exported, 1 some reports could not be read, 2 nothing was.
    """
    known_format(form, out)
    if bool(files) == (ledger is not None):
        raise click.UsageError("give either files or --ledger")
    if reviewed_only and ledger is None:
        raise click.UsageError("--reviewed-only asks what readers decided, which is in a ledger: name it with --ledger")
    span = (since.date().isoformat() if since else None, as_of.date().isoformat() if as_of else None)
    failed = 0
    try:
        if ledger is not None:
            hand_on(_kept(ledger, span, reviewed_only=reviewed_only), form, out)
        else:
            collected = Collected()
            failed = read_files(files, published=None, language=None, printer=collected)
            if failed < len(files):
                hand_on(collected.sourced(span), form, out)
    except OSError as error:
        complain(str(error.filename or out), error.strerror or str(error), "choose another place with --out")
        sys.exit(FAILED)
    sys.exit(code_of(failed=failed, total=max(len(files), 1)))


def known_format(form: str, out: Path | None) -> None:
    """Raises click.UsageError for a format that is none, or that needs a folder."""
    from runding.export.formats import FOLDERS, NAMES

    if form not in NAMES:
        raise click.BadParameter(f"{form!r} is none of {', '.join(NAMES)}", param_hint="--format")
    if form in FOLDERS and out is None:
        raise click.UsageError(f"--format {form} writes a folder of tables: name it with --out")


class Collected:
    """Takes records where a printer would print them."""

    def __init__(self) -> None:
        self.records: list[ArticleRecord] = []

    def show(self, name: str, record: "ArticleRecord") -> None:
        """Keep a record."""
        self.records.append(record)

    def close(self) -> None:
        """Nothing to end."""

    def sourced(self, span: tuple[str | None, str | None] = (None, None)) -> "Iterator[Sourced]":
        """The records of reports published within a span of days; an undated one only where no span is asked for."""
        from runding.export.sourced import Sourced
        from runding.lang.versions import pack_version

        since, until = span
        for record in self.records:
            day = record.article.published
            if (since is None and until is None) or (day is not None and (since or "") <= day[:10] <= (until or "9999")):
                yield Sourced(record=record, pack=pack_version(record.article.language))


def _kept(url: str, span: tuple[str | None, str | None], *, reviewed_only: bool) -> "Iterator[Sourced]":
    """The records of a ledger, one at a time."""
    from runding.export.sourced import Sourced

    try:
        from runding.ledger import Ledger, LedgerError, handed_on
    except ImportError:
        complain(url, "a ledger needs more than is installed", "pip install 'runding[ledger]'")
        sys.exit(FAILED)
    try:
        with Ledger.open(url, create=False) as kept:
            for one in handed_on(kept, reviewed_only=reviewed_only, since=span[0], until=span[1]):
                yield Sourced(record=one.record, judgements=one.judgements, added=one.added, pack=one.pack)
    except LedgerError as error:
        complain(url, str(error))
        sys.exit(FAILED)


def hand_on(records: "Iterable[Sourced]", form: str, out: Path | None) -> None:
    """Write records in a format to a place, or to standard output."""
    from runding.export.formats import FOLDERS, FORMATS
    from runding.export.parquet import ParquetError

    if form in FOLDERS:
        assert out is not None
        try:
            FOLDERS[form](records, out)
        except ParquetError as error:
            complain(str(out), str(error))
            sys.exit(FAILED)
    elif out is None:
        for line in FORMATS[form](records):
            write(line)
    else:
        with out.open("wb") as file:
            file.writelines(FORMATS[form](records))
