"""What the commands on a ledger share: its option, opening it, and its failures as one line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from runding.cli.failure import FAILED, say

if TYPE_CHECKING:
    from runding.ledger import Ledger

Command = TypeVar("Command", bound=Callable[..., Any])


def ledger_option(command: Command) -> Command:
    """The option --ledger."""
    option = click.option(
        "--ledger", "address", required=True, envvar="RUNDING_LEDGER", show_envvar=True, metavar="URL",
        help="The ledger: a file, or postgresql://USER@HOST/NAME.",
    )  # fmt: skip
    return option(command)


@contextmanager
def opened_ledger(address: str, *, create: bool = False, **settings: Any) -> Iterator["Ledger"]:
    """The ledger at an address. What is wrong with it, now or later, is one line, and ends the program."""
    try:
        from runding.ledger import Ledger, LedgerError
    except ImportError as error:
        say(str(error))
        sys.exit(FAILED)
    from runding.corpus.places import known_places

    try:
        with Ledger.open(address, create=create, places=known_places(), **settings) as ledger:
            yield ledger
    except LedgerError as error:
        say(str(error))
        sys.exit(FAILED)
