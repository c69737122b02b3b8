"""What the commands that read many sources share: their options, and how sources are opened."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from runding.cli.read import known_language

if TYPE_CHECKING:
    from runding.read.many import Options

Command = TypeVar("Command", bound=Callable[..., Any])


def _mapping(context: click.Context, parameter: click.Parameter, words: str | None) -> dict[str, str]:
    """The field mapping."""
    from runding.read.mapping import parse_mapping

    try:
        return parse_mapping(words or "")
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _day(context: click.Context, parameter: click.Parameter, given: datetime | None) -> str | None:
    """A date as ISO has it."""
    return given.date().isoformat() if given is not None else None


def source_options(command: Command) -> Command:
    """The options of reading many sources."""
    options = (
        click.option("--map", "mapping", metavar="FIELDS", callback=_mapping, help="Names of fields: text=body,url=link.href …"),
        click.option("--language", metavar="CODE", callback=known_language, help="Their language; otherwise it is identified."),
        click.option(
            "--published", type=click.DateTime(["%Y-%m-%d"]), callback=_day, metavar="DATE", help="When all were published: YYYY-MM-DD."
        ),
        click.option("--follow", is_flag=True, help="Read the pages that feeds link to, not what the feeds carry."),
        click.option("--allow-private", is_flag=True, help="Fetch also from private networks and this machine."),
        click.option("--pause", type=click.FloatRange(0, 600), default=2.0, metavar="S", help="Seconds between requests to a host. [2]"),
        click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes; otherwise one for each core."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def how_to_open(*, mapping: dict[str, str], follow: bool, allow_private: bool, pause: float) -> "Options":
    """How sources are opened, from the options of a command."""
    from runding.read.fetch import Fetcher
    from runding.read.many import Options

    return Options(mapping=mapping, follow=follow, fetcher=Fetcher(pause=pause, private=allow_private))
