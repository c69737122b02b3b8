"""`runding add`: reports in, one history."""

import sys
from typing import TYPE_CHECKING

import click

from runding.cli.failure import INTERRUPTED, code_of, complain, say
from runding.cli.ledgers import ledger_option, opened_ledger
from runding.cli.progress import Progress
from runding.cli.sources import source_options

if TYPE_CHECKING:
    from runding.cli.sources import How
    from runding.corpus.adding import Result, Tally
    from runding.read.errors import SourceError

EPILOG = """\b
Examples:
  runding add reports/ --ledger talks.db
  runding add news.jsonl.gz --map text=body,url=link,publisher=site.name --ledger talks.db
  runding add https://example.org/rss --follow --ledger talks.db
  runding add crawl.warc.gz --ledger postgresql://ana@db.example.org/talks

\b
What is in the ledger already is not read again: after an interruption run the same command.

Exit code: 0 all were read, 1 some could not be read, 2 none could, or the ledger cannot be used.
"""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@ledger_option
@source_options
@click.option("--again", is_flag=True, help="Read also what the ledger has, with the packs of today.")
@click.option("--keep", type=click.Choice(["texts", "hashes"]), help="For a new ledger: keep the texts, or only hashes and quoted words.")
@click.option("--quiet", is_flag=True, help="No summary at the end.")
def add(*, sources: tuple[str, ...], address: str, how: "How", again: bool, keep: str | None, quiet: bool) -> None:
    """Add the reports of many sources to a ledger.

    SOURCE is a file, a folder, a pattern, an http address, or - for standard input: texts, HTML, JSON and JSONL (also ninjs), CSV, RSS
    and Atom, WARC; JSONL, JSON, CSV and texts also packed with gzip or zstd.
    """
    texts = {"texts": "full", "hashes": "spans", None: None}[keep]
    with opened_ledger(address, create=True, texts=texts) as ledger, Progress() as progress:
        from runding.corpus.adding import add_sources

        def tell(error: "SourceError") -> None:
            progress.clear()
            complain(error.source, error.reason, error.remedy)

        def show(tally: "Tally") -> None:
            progress.show(reports=tally.reports, done=tally.done, total=tally.total)

        try:
            result = add_sources(
                sources, ledger, address=address, reading=how.reading, options=how.options, again=again, jobs=how.jobs,
                complain=tell, progress=show,
            )  # fmt: skip
        except KeyboardInterrupt:
            progress.clear()
            say("interrupted; what was added stays, and the same command goes on")
            sys.exit(INTERRUPTED)
        progress.clear()
        if not quiet:
            click.echo("\n".join(summary(result)))
    sys.exit(code_of(failed=result.tally.failed, total=result.tally.reports))


def summary(result: "Result") -> list[str]:
    """What a run did, in a few lines."""
    from runding.lang.display import language_name

    tally = result.tally
    parts = [f"{tally.new:,} new", f"{tally.known:,} known already"]
    parts += [f"{tally.replaced:,} read anew"] if tally.replaced else []
    parts += [f"{tally.failed:,} not readable"]
    lines = [f"{tally.reports:,} reports: {', '.join(parts)}"]
    if tally.languages:
        named = (f"{language_name(code, language='en')} {times:,}" for code, times in sorted(tally.languages.items()))
        lines.append(f"by language: {', '.join(named)}")
    if result.more:
        lines.append(f"touched: more than {len(result.touched):,} rounds, statements, positions and agreements")
    elif result.touched:
        series = {one.series or one.id for one in result.rounds}
        lines.append(f"touched: {len(result.rounds):,} rounds in {len(series):,} series, {len(result.agreements):,} agreements")
    more = result.unsure - result.unsure_before
    lines.append(f"unsure merges: {result.unsure:,}" + (f" ({more:+,})" if more else "") + (" → runding review" if result.unsure else ""))
    return lines
