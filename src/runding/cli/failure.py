"""What the command line says when something fails: one line for each cause, and the exit code."""

import traceback
from pathlib import Path
from typing import Final

import click

DONE: Final = 0
PARTLY: Final = 1
"""Some of the inputs could not be read; the others were."""
FAILED: Final = 2
"""Nothing could be done: no input was readable, or the command was not understood."""
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
"""Whoever read the output stopped reading: the code with which other programs end then."""


def complain(source: str, reason: str, remedy: str | None = None) -> None:
    """One line on standard error: which input, what is wrong, what to do."""
    say(f"{source}: {reason}" + (f"; {remedy}" if remedy else ""))


def say(line: str) -> None:
    """One line on standard error, with nothing in it that steers a terminal."""
    from runding.show.safe import printable

    click.echo(f"runding: {printable(line)}", err=True)


def complain_of_bug(source: str, error: Exception) -> None:
    """One line for a failure that is the program's own: what it was and where, so that it can be reported."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    reason = f"internal error at {where}: {type(error).__name__}: {error}"
    complain(source, reason, "please report this line together with the input")


def code_of(*, failed: int, total: int) -> int:
    """The exit code of a run in which `failed` of `total` inputs failed."""
    if not failed:
        return DONE
    return FAILED if failed == total else PARTLY
