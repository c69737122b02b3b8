"""How answers of a ledger leave the program: as a table for a reader, as CSV or as JSON."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from runding.cli.output import page_width, wants_color, write

if TYPE_CHECKING:
    from runding.show.history import Label
    from runding.show.table import Table

Command = TypeVar("Command", bound=Callable[..., Any])


class Shape:
    """How answers are shown."""

    def __init__(self, *, form: str, width: int | None, color: str) -> None:
        self.form, self._width, self._color = form, width, color

    def show(self, found: object, table: "Callable[[Label], Table]", *, nothing: str) -> None:
        """Print what was found: `table` makes its rows, given how ids are named; `nothing` is said where there are none."""
        if self.form == "json":
            write(msgspec.json.format(msgspec.json.encode(found, order="deterministic"), indent=2) + b"\n")
            return
        made = table(_as_it_is if self.form == "csv" else label)
        if self.form == "csv":
            from runding.export.cells import csv_lines

            write("".join(csv_lines(made.headings, made.rows)).encode())
        elif not made.rows:
            click.echo(nothing, err=True)
        else:
            from runding.show.table import render_table

            shown = render_table(made, width=self._width or page_width(), color=wants_color(self._color))
            write(shown.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def shape_options(command: Command) -> Command:
    """The options --json, --csv, --width and --color, given to the command as `shape`."""

    def shaped(*, as_json: bool, as_csv: bool, width: int | None, color: str, **rest: Any) -> Any:
        if as_json and as_csv:
            raise click.UsageError("--json and --csv exclude each other")
        return command(shape=Shape(form="json" if as_json else "csv" if as_csv else "table", width=width, color=color), **rest)

    shaped.__name__, shaped.__doc__ = command.__name__, command.__doc__
    shaped.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]  # where click keeps options
    options: Sequence[Callable[[Any], Any]] = (
        click.option("--json", "as_json", is_flag=True, help="JSON."),
        click.option("--csv", "as_csv", is_flag=True, help="CSV with a header."),
        click.option("--width", type=click.IntRange(40, 400), metavar="N", help="Columns of a line, 40 to 400."),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours; auto: on a terminal."),
    )
    made: Any = shaped
    for option in reversed(options):
        made = option(made)
    result: Command = made
    return result


def label(section: str, key: str) -> str:
    """The name of an id for a reader: a side from the CLDR and the table of actors, all else from the labels."""
    from runding.lang.display import side_name
    from runding.show.labels import load_labels

    return side_name(key, language="en") if section == "side" else load_labels("en").of(section, key)


def _as_it_is(section: str, key: str) -> str:
    return key
