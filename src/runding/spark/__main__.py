"""`python -m runding.spark`, or `spark-submit` with this file: a corpus in, records and their history out, on all machines of a cluster."""

import sys
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FORMS: Final = ("jsonl", "parquet", "files")
_TOLD: Final = 20
"""Reports that cannot be read of which the command says why; of all of them the records' column `error` does."""
_FAILED: Final = 2
_EPILOG: Final = """\b
Examples:
  python -m runding.spark news.jsonl --out talks/ --history --master 'local[4]'
  spark-submit --master spark://head:7077 runding/spark/__main__.py s3a://news/*.parquet --out s3a://talks/
  python -m runding.spark --form files crawl/*.warc.gz --out talks/

\b
OUT gets `records` (Parquet: a row for each report, the JSON of its record in `record`, else why there is none in `error`) and, with
--history, in `history` a folder of JSON lines for each table. What is there is replaced.

Exit code: 0 all were read, 1 some could not be read, 2 none could, or Spark is not there.
"""


@click.command(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, metavar="OUT", help="A folder that all machines can write to.")
@click.option(
    "--form",
    type=click.Choice(FORMS),
    help="JSON lines, Parquet, or files of any other kind. [as the first input is called]",
)
@click.option("--history", "with_history", is_flag=True, help="Merge the records into one history.")
@click.option("--master", metavar="URL", help="Where to run: local[4], spark://head:7077 … [as spark-submit says]")
@click.option("--language", metavar="CODE", help="The language of all reports. [told from each]")
@click.option("--published", metavar="DATE", help="The publication date of all reports. [told from each]")
def main(
    *,
    inputs: tuple[str, ...],
    out: str,
    form: str | None,
    with_history: bool,
    master: str | None,
    language: str | None,
    published: str | None,
) -> None:
    """Read a corpus on a Spark cluster and write its records and their history.

    INPUT is a file, folder or pattern that all machines can open. Reports are found in the columns that docs/scale.md names.
    """
    from runding.spark.starting import SparkUnavailableError, session

    try:
        from runding.spark import extract, history

        spark = session(master)
    except SparkUnavailableError as missing:
        click.echo(f"runding: {missing}", err=True)
        sys.exit(_FAILED)
    from pyspark.errors import PySparkException

    try:
        made = extract(_reports(spark, inputs, form or _form_of(inputs[0])), language=language, published=published)
        made.write.mode("overwrite").parquet(f"{out}/records")
        records = spark.read.parquet(f"{out}/records")
        if with_history:
            with history(records) as found:
                found.write(f"{out}/history")
        failed = _tell(records.where("record is null").select("source", "error"))
        read = records.count() - failed
    except (PySparkException, ValueError) as error:
        click.echo(f"runding: {str(error).splitlines()[0]}", err=True)
        sys.exit(_FAILED)
    click.echo(f"{read + failed:,} reports, {failed:,} not readable", err=True)
    sys.exit(0 if not failed else 1 if read else _FAILED)


def _form_of(name: str) -> str:
    """What a file is, by its name."""
    bare = name.removesuffix("/").removesuffix(".gz")
    if bare.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    return "parquet" if bare.endswith(".parquet") else "files"


def _reports(spark: "SparkSession", inputs: tuple[str, ...], form: str) -> "DataFrame":
    if form == "parquet":
        return spark.read.parquet(*inputs)
    if form == "jsonl":
        return spark.read.option("primitivesAsString", "true").json(list(inputs))
    return spark.createDataFrame([(one,) for one in inputs], "path string").repartition(len(inputs))


def _tell(errors: "DataFrame") -> int:
    """Say of the first errors what they are. Gives how many there are."""
    from runding.show.safe import printable

    many = errors.count()
    for one in errors.orderBy("source").limit(_TOLD).collect():
        click.echo(f"runding: {printable(one['source'])}: {printable(one['error'])}", err=True)
    if many > _TOLD:
        click.echo(f"runding: … and {many - _TOLD:,} more, in the column error of records", err=True)
    return many


if __name__ == "__main__":
    main()
