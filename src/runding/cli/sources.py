"""What the commands that read many sources share: their options, and how sources are opened."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from runding.cli.read import known_language

if TYPE_CHECKING:
    from runding.corpus.reading import Reading
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


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a command reads its sources: what its options say."""

    options: "Options"
    reading: "Reading"
    jobs: int | None


def source_options(command: Command) -> Command:
    """The options of reading many sources, given to the command as `how`."""

    def with_how(
        *, mapping: dict[str, str], language: str | None, published: str | None, follow: bool, allow_private: bool, pause: float,
        jobs: int | None, **rest: Any,
    ) -> Any:  # fmt: skip
        # What these import is dear: only a command that runs needs it, and it makes many objects that all stay.
        gc.disable()
        from runding.corpus.reading import Reading
        from runding.read.fetch import Fetcher
        from runding.read.many import Options

        gc.freeze()
        gc.enable()
        options = Options(mapping=mapping, follow=follow, fetcher=Fetcher(pause=pause, private=allow_private))
        return command(how=How(options=options, reading=Reading(language=language, published=published), jobs=jobs), **rest)

    with_how.__name__, with_how.__doc__ = command.__name__, command.__doc__
    with_how.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]  # where click keeps options
    made: Any = with_how
    for option in reversed(_OPTIONS):
        made = option(made)
    result: Command = made
    return result


_OPTIONS: Final[tuple[Callable[[Any], Any], ...]] = (
    click.option("--map", "mapping", metavar="FIELDS", callback=_mapping, help="Names of fields: text=body,url=link.href …"),
    click.option("--language", metavar="CODE", callback=known_language, help="Their language; otherwise it is identified."),
    click.option("--published", type=click.DateTime(["%Y-%m-%d"]), callback=_day, metavar="DATE", help="When all were published."),
    click.option("--follow", is_flag=True, help="Read the pages that feeds link to, not what the feeds carry."),
    click.option("--allow-private", is_flag=True, help="Fetch also from private networks and this machine."),
    click.option("--pause", type=click.FloatRange(0, 600), default=2.0, metavar="S", help="Seconds between requests to a host. [2]"),
    click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes; otherwise one for each core."),
)
