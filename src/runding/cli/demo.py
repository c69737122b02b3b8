"""`runding demo`: a bundled report and its record, so that a newcomer sees what there is without a file of their own."""

import sys
from pathlib import Path
from typing import Final

import click

from runding.cli.failure import code_of
from runding.cli.output import wants_color
from runding.cli.read import pages, read_files

_EXAMPLES: Final = Path(__file__).parent.parent / "examples"
EXAMPLE: Final = _EXAMPLES / "jenewa.txt"
"""An Indonesian report of our own writing about invented people."""
TALKS: Final = _EXAMPLES / "talks.jsonl"
"""Short reports of our own writing, in two languages, of invented outlets on one series of talks: the demo of the ledger."""
PUBLISHED: Final = "2024-06-13"
"""The day after the round that it tells of: with it *early next week* has a date."""


@click.command()
def demo() -> None:
    """Read a bundled report and show its record."""
    click.echo(f"$ runding read {EXAMPLE} --published {PUBLISHED}\n", err=True)
    printer = pages("record", labels="en", width=None, color=wants_color("auto"), why=False, several=False)
    sys.exit(code_of(failed=read_files((str(EXAMPLE),), published=PUBLISHED, language=None, printer=printer), total=1))
