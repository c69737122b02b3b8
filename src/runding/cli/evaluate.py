"""`runding eval`: how good are the records, measured on gold?"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runding.cli.failure import FAILED, complain, say
from runding.cli.output import page_width, wants_color, write

if TYPE_CHECKING:
    from runding.evaluate.gold import GoldArticle
    from runding.evaluate.measure import Evaluation

EPILOG = """\b
Examples:
  runding eval tests/gold
  runding eval tests/gold --differences --component statements
  runding eval tests/gold --article NAME --differences
  runding eval tests/gold --json > figures.json
"""


@click.command("eval", epilog=EPILOG)
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.option("--component", metavar="NAME", help="Only one record type: statements, rounds, positions …")
@click.option("--article", "articles", multiple=True, metavar="NAME", help="Only this article; may be given again.")
@click.option("--differences", is_flag=True, help="What each article misses, has too much or has wrong.")
@click.option("--json", "as_json", is_flag=True, help="Figures and differences as JSON.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours; auto: on a terminal.")
@click.option("--width", type=click.IntRange(40, 200), metavar="N", help="Columns of a line, 40 to 200.")
def evaluate(
    *,
    gold: Path,
    component: str | None,
    articles: tuple[str, ...],
    differences: bool,
    as_json: bool,
    color: str,
    width: int | None,
) -> None:
    """Measure precision, recall and F1 of the records against a folder of gold.

    GOLD is a folder with pairs NAME.txt and NAME.gold.json, also in folders below it; or the file of the PLOVER gold standard records,
    which are compared with the events that positions, agreements and rounds imply.
    """
    from runding.evaluate import report
    from runding.evaluate.plover import is_plover

    if component is not None and component not in report.COMPONENTS:
        raise click.BadParameter(f"{component!r} is none of {', '.join(report.COMPONENTS)}", param_hint="--component")
    if as_json and differences:
        raise click.UsageError("--json and --differences exclude each other: the JSON holds the differences")
    if is_plover(gold):
        _plover(gold, as_json=as_json)
        return
    evaluation = _measured(gold, articles)
    if as_json:
        write(report.as_json(evaluation))
        return
    colored = wants_color(color)
    shown = report.table(evaluation, component=component, color=colored)
    if differences:
        columns = width or page_width()
        shown += "\n" + report.differences(evaluation, component=component, color=colored, width=columns)
    write(shown.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def _measured(gold: Path, names: tuple[str, ...]) -> "Evaluation":
    """The measures of a folder of gold; what cannot be used is told, and ends the program."""
    from runding.evaluate.gate import read_as_argument
    from runding.evaluate.gold import GoldError, load_gold
    from runding.evaluate.measure import MeasureError, evaluate_articles
    from runding.lang.tables import PackError

    try:
        return evaluate_articles(_readable(load_gold(gold)), extract=read_as_argument, names=names)
    except GoldError as error:
        for problem in error.problems:
            say(problem)
    except PackError as error:
        say(str(error))
    except MeasureError as error:
        complain(str(gold), str(error.args[0]))
    sys.exit(FAILED)


def _plover(gold: Path, *, as_json: bool) -> None:
    """Measures against the PLOVER gold standard records."""
    from runding.evaluate.plover import PloverError, read_plover
    from runding.evaluate.plover_measure import measure_plover, plover_json, plover_table
    from runding.lang.pack import available
    from runding.pipeline import extract

    try:
        records = read_plover(gold)
    except PloverError as error:
        say(str(error))
        sys.exit(FAILED)
    known = [record for record in records if record.language in available()]
    for language in sorted({record.language for record in records} - set(available())):
        say(f"there is no pack for {language!r}: its records are left out")
    if not known:
        sys.exit(FAILED)
    measure = measure_plover(known, extract=extract)
    write(plover_json(measure) if as_json else plover_table(measure).encode())


def _readable(articles: "Sequence[GoldArticle]") -> "list[GoldArticle]":
    """The articles in languages that have a pack; each other language is named on standard error."""
    from runding.lang.pack import available

    known = available()
    for code in sorted({article.gold.language for article in articles} - set(known)):
        say(f"there is no pack for {code!r}: its articles are left out")
    return [article for article in articles if article.gold.language in known]
