"""`runding batch`: a corpus in, files of records out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runding.cli.failure import FAILED, code_of, complain
from runding.cli.progress import Progress
from runding.cli.sources import source_options

if TYPE_CHECKING:
    from runding.cli.sources import How
    from runding.corpus.batch import BatchTally
    from runding.read.errors import SourceError

EPILOG = """\b
Examples:
  runding batch news.jsonl.gz --out records/
  runding batch crawl/*.warc.gz --out records/ --form parquet --jobs 8

\b
OUT gets part-000000.jsonl and so on, each with the records of some hundred reports in the order of the input. After an interruption
run the same command: the parts that are there stay. The bytes are the same whatever the number of processes.

Exit code: 0 all were read, 1 some could not be read, 2 none could, or OUT cannot be written.
"""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="The folder for the parts.")
@click.option("--form", type=click.Choice(["jsonl", "parquet"]), default="jsonl", help="JSON lines, or Parquet. [jsonl]")
@click.option("--part", type=click.IntRange(1, 100_000), default=500, metavar="N", help="Reports in each part. [500]")
@click.option("--again", is_flag=True, help="Make also the parts that are there.")
@source_options
def batch(*, sources: tuple[str, ...], out: Path, form: str, part: int, again: bool, how: "How") -> None:
    """Read a corpus on all cores and write its records to files.

    INPUT is what `runding add` takes: files, folders, patterns, addresses, or - for standard input.
    """
    if form == "parquet":
        _need_parquet()
    from runding.corpus.batch import run_batch
    from runding.read.many import find_raw
    from runding.read.places import size_of

    total = sum(map(size_of, sources))
    with Progress() as progress:

        def tell(error: "SourceError") -> None:
            progress.clear()
            complain(error.source, error.reason, error.remedy)

        def show(tally: "BatchTally") -> None:
            progress.show(reports=tally.reports, done=tally.done, total=total)

        try:
            tally = run_batch(
                find_raw(sources, options=how.options), out, reading=how.reading, form=form, part=part, again=again, jobs=how.jobs,
                complain=tell, progress=show,
            )  # fmt: skip
        except OSError as error:
            progress.clear()
            complain(str(out), f"cannot be written ({error.strerror or error})", "choose another folder with --out")
            sys.exit(FAILED)
    kept = f", {tally.parts_before:,} of them there before" if tally.parts_before else ""
    click.echo(f"{tally.reports:,} reports, {tally.failed:,} not readable; {tally.parts:,} parts{kept}", err=True)
    sys.exit(code_of(failed=tally.failed, total=tally.reports))


def _need_parquet() -> None:
    try:
        import pyarrow  # noqa: F401  # asked before a corpus is read
    except ImportError:
        complain("--form parquet", "Parquet needs a library that is not installed", "pip install 'runding[parquet]'")
        sys.exit(FAILED)
