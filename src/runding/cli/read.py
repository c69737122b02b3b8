"""`runding read`: reports in, their records out."""

import gc
import sys
from dataclasses import replace
from datetime import datetime

import click

from runding.cli.failure import code_of, complain, complain_of_bug
from runding.cli.output import Json, JsonLines, Pages, Printer, page_width, wants_color

EPILOG = """\b
Examples:
  runding read report.txt
  runding read report.html --why
  runding read report.txt --published 2022-03-04 --json
  curl -s https://example.org/report | runding read -
  runding read reports/*.txt --jsonl > records.jsonl

Exit code: 0 all were read, 1 some could not be read, 2 none could or the command was not understood.
"""


def known_language(context: click.Context, parameter: click.Parameter, code: str | None) -> str | None:
    """The language code, if there is a pack for it."""
    from runding.lang.pack import available

    if code is not None and code not in available():
        raise click.BadParameter(f"there is no pack for {code!r}; there are packs for {', '.join(available())}")
    return code


def labelled_code(context: click.Context, parameter: click.Parameter, code: str) -> str:
    """The language code, if the interface has labels in it."""
    from runding.lang.folders import folders
    from runding.show.labels import labelled

    known = sorted({one for folder in folders() for one in labelled(folder)})
    if code not in known:
        raise click.BadParameter(f"there are no labels in {code!r}; there are labels in {', '.join(known)}")
    return code


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="When it was published: YYYY-MM-DD.")
@click.option("--language", metavar="CODE", callback=known_language, help="Its language; otherwise it is identified.")
@click.option("--json", "as_json", is_flag=True, help="JSON: one object, or an array for several files.")
@click.option("--jsonl", "as_lines", is_flag=True, help="JSON lines: one object a line.")
@click.option("--format", "form", metavar="NAME", help="A format of the field: plover, annotations …; `runding export` lists them.")
@click.option("--text", "as_text", is_flag=True, help="The text of the report with its statements marked.")
@click.option("--table", "as_table", is_flag=True, help="The table of statements alone.")
@click.option("--why", is_flag=True, help="Under each record its rule and the words that carry it.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours; auto: on a terminal.")
@click.option("--width", type=click.IntRange(40, 200), metavar="N", help="Columns of a line, 40 to 200.")
@click.option("--labels", default="en", metavar="CODE", envvar="RUNDING_LABELS", callback=labelled_code, help="Language of the headings.")
def read(
    *,
    files: tuple[str, ...],
    published: datetime | None,
    language: str | None,
    as_json: bool,
    as_lines: bool,
    form: str | None,
    as_text: bool,
    as_table: bool,
    why: bool,
    color: str,
    width: int | None,
    labels: str,
) -> None:
    """Read reports, plain text or HTML, and show their records.

    FILE is a file, or - for standard input. A file that cannot be read is named on standard error, and the others are read.
    """
    shapes = {"json": as_json, "jsonl": as_lines, "text": as_text, "table": as_table, "format": form}
    chosen = [name for name, flag in shapes.items() if flag]
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} exclude each other")
    shape = chosen[0] if chosen else "record"
    day = published.date().isoformat() if published is not None else None
    if form is not None:
        sys.exit(_handed_on(files, published=day, language=language, form=form))
    printer: Printer
    if shape == "json":
        printer = Json(several=len(files) > 1)
    elif shape == "jsonl":
        printer = JsonLines()
    else:
        printer = pages(shape, labels=labels, width=width, color=wants_color(color), why=why, several=len(files) > 1)
    failed = read_files(files, published=day, language=language, printer=printer)
    sys.exit(code_of(failed=failed, total=len(files)))


def _handed_on(files: tuple[str, ...], *, published: str | None, language: str | None, form: str) -> int:
    """Write the records in a format of the field to standard output, and return the exit code."""
    from runding.cli.export import Collected, hand_on, known_format

    known_format(form, None)
    collected = Collected()
    failed = read_files(files, published=published, language=language, printer=collected)
    hand_on(collected.sourced(), form, None)
    return code_of(failed=failed, total=len(files))


def read_files(files: tuple[str, ...], *, published: str | None, language: str | None, printer: Printer) -> int:
    """Print the record of each file, complain of each that cannot be read, and return how many those are."""
    # Loading makes a hundred thousand objects that all stay: looking for garbage among them is a seventh of a short run.
    gc.disable()
    from runding.lang.tables import PackError
    from runding.pipeline import read as read_report
    from runding.read.errors import SourceError

    failed = 0
    for name in files:
        try:
            record = read_report(name, published=published, language=language)
        except SourceError as error:
            complain(name, error.reason, error.remedy)
            failed += 1
        except PackError as error:
            complain(name, f"its language pack is broken: {error}", "mend that line, then run `runding pack check`")
            failed += 1
        except Exception as error:  # one report that trips the program must not cost the others
            complain_of_bug(name, error)
            failed += 1
        else:
            printer.show(name, record)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
    printer.close()
    return failed


def pages(page: str, *, labels: str, width: int | None, color: bool, why: bool, several: bool) -> Pages:
    """The printer of pages for readers: `page` is a value of `Page`, `width` in columns, None for the terminal's."""
    from runding.lang.display import language_name, side_name
    from runding.lang.folders import folders
    from runding.show import Page, load_labels, render
    from runding.show.ink import Piece, Style, paint
    from runding.show.labels import labelled

    words = replace(
        load_labels(labels, next(folder for folder in folders() if labels in labelled(folder))),
        side=lambda side: side_name(side, language=labels),
        language=lambda code: language_name(code, language=labels),
    )
    columns = width or page_width()
    return Pages(
        lambda record: render(record, labels=words, page=Page(page), width=columns, color=color, why=why),
        title=lambda name: paint([(Piece(f"== {name}", Style.DIM),)], color=color),
        several=several,
    )
