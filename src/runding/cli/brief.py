"""`runding brief`: a report of two pages on a round, on some days, or on a month."""

import calendar
import sys
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runding.cli.failure import FAILED, complain
from runding.cli.ledgers import ledger_option, opened_ledger
from runding.cli.output import write
from runding.cli.read import labelled_code

if TYPE_CHECKING:
    from runding.show.document import Document

EPILOG = """\b
Examples:
  runding brief --round adea703e4c962128 --ledger talks.db
  runding brief --since 2024-06-01 --format html --out june.html --ledger talks.db
  runding brief --month 2024-06 --language id --format docx --out juni.docx --ledger talks.db
"""
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(epilog=EPILOG)
@ledger_option
@click.option("--round", "round_", metavar="ID", help="On this round: from its first report to its last.")
@click.option("--since", type=_DAY, metavar="DATE", help="On the days from this one on.")
@click.option("--until", type=_DAY, metavar="DATE", help="Last day; otherwise the last one that the ledger has.")
@click.option(
    "--month", type=click.DateTime(["%Y-%m"]), metavar="YYYY-MM", help="A digest: what changed in this month, by series of talks."
)
@click.option("--language", default="en", metavar="CODE", callback=labelled_code, help="Language of the headings; words stay in their own.")
@click.option("--format", "form", type=click.Choice(["markdown", "html", "docx"]), default="markdown", help="Markdown by default.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file; otherwise standard output. A Markdown file gets its timeline as a picture beside it.",
)
def brief(
    *,
    address: str,
    round_: str | None,
    since: datetime | None,
    until: datetime | None,
    month: datetime | None,
    language: str,
    form: str,
    out: Path | None,
) -> None:
    """Write a briefing: timeline, outcomes, positions, agreements, contradictions; each line with a note that has its words.

    Give --round, --since or --month.
    """
    if sum(one is not None for one in (round_, since, month)) != 1:
        raise click.UsageError("give one of --round, --since and --month")
    with opened_ledger(address) as ledger:
        # Behind the ledger, which says in one line what must be installed for it.
        from runding.corpus.briefing import about_days, about_round
        from runding.model.history import SettledRound

        if round_ is not None:
            try:
                found = ledger.entry(round_)
            except ValueError:
                found = None
            if not isinstance(found, SettledRound):
                complain(address, f"there is no round {round_}", "ids stand in the first column of `runding rounds`")
                sys.exit(FAILED)
            material = about_round(ledger, found)
        else:
            material = about_days(ledger, *_days(since, until, month))
    files = _files(_document(material, language), form, out)
    if out is None:
        write(files[None])
        return
    for path, made in files.items():
        try:
            (path or out).write_bytes(made)
        except OSError as error:
            complain(str(path or out), error.strerror or str(error), "choose another place with --out")
            sys.exit(FAILED)


def _days(since: datetime | None, until: datetime | None, month: datetime | None) -> tuple[str | None, str | None]:
    if month is not None:
        last = calendar.monthrange(month.year, month.month)[1]
        return date(month.year, month.month, 1).isoformat(), date(month.year, month.month, last).isoformat()
    return since.date().isoformat() if since else None, until.date().isoformat() if until else None


def _document(material: object, language: str) -> "Document":
    from runding.lang.display import language_name, side_name
    from runding.model.briefing import Material
    from runding.show.briefing import briefing
    from runding.show.labels import load_labels

    assert isinstance(material, Material)
    labels = load_labels(language)
    return briefing(
        material, replace(labels, side=partial(side_name, language=language), language=partial(language_name, language=language))
    )


def _files(document: "Document", form: str, out: Path | None) -> dict[Path | None, bytes]:
    """The document under None, and the picture of a Markdown file under its own place."""
    from runding.show.as_docx import DocxError, as_docx
    from runding.show.as_html import as_html
    from runding.show.as_markdown import as_markdown
    from runding.show.document import timeline_of
    from runding.show.drawing import as_svg, drawn

    if form == "html":
        return {None: as_html(document)}
    if form == "docx":
        try:
            return {None: as_docx(document)}
        except DocxError as error:
            complain("docx", str(error))
            sys.exit(FAILED)
    timeline = timeline_of(document)
    if out is None or timeline is None:
        return {None: as_markdown(document)}
    picture = out.with_name(f"{out.stem}.timeline.svg")
    return {picture: as_svg(drawn(timeline), alone=True).encode("utf-8", "replace"), None: as_markdown(document, picture=picture.name)}
