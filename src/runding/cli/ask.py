"""Questions to a ledger: rounds, statements, positions, agreements, contradictions, sources, changes, and the words behind an entry."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from runding.cli.answers import Shape, shape_options
from runding.cli.failure import FAILED, complain
from runding.cli.ledgers import ledger_option, opened_ledger

if TYPE_CHECKING:
    from runding.ledger import Ledger
    from runding.model.history import Entry

Command = TypeVar("Command", bound=Callable[..., Any])
_DAY = click.DateTime(["%Y-%m-%d"])


def _iso(context: click.Context, parameter: click.Parameter, given: datetime | None) -> str | None:
    return given.date().isoformat() if given is not None else None


def _opened(ledger: "Ledger", mention: str) -> "Entry | None":
    """The entry with this id or that holds this mention; None also for what is no id."""
    try:
        return ledger.entry(mention)
    except ValueError:
        return None


def _days(command: Command) -> Command:
    """--since, --until and --as-of."""
    for name, words in (("--as-of", "As the reports of that day and before have it."), ("--until", "Last day."), ("--since", "First day.")):
        command = click.option(name, type=_DAY, callback=_iso, metavar="DATE", help=words)(command)
    return command


def _bounds(command: Command) -> Command:
    """--limit and --offset."""
    command = click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out so many first ones.")(command)
    return click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")(command)


def _newest(command: Command) -> Command:
    """--newest."""
    return click.option("--newest", is_flag=True, help="The last ones first.")(command)


@click.command()
@ledger_option
@click.option("--party", metavar="ID", help="Only with this party: RUS, UKR, hamas …")
@click.option("--status", metavar="ID", help="Only those that stand so: planned, concluded …")
@_days
@_newest
@_bounds
@shape_options
def rounds(*, address: str, shape: Shape, **wanted: Any) -> None:
    """The rounds of talks, by day."""
    from runding.show.history import rounds_table

    with opened_ledger(address) as ledger:
        found = ledger.rounds(**wanted)
        shape.show(found, lambda label: rounds_table(found, label), nothing="no such round")


@click.command("round")
@ledger_option
@click.argument("mention", metavar="ID")
@shape_options
def one_round(*, address: str, mention: str, shape: Shape) -> None:
    """One round: how it came about, who took part, what it did in whose word, and where reports contradict each other."""
    from runding.model.history import SettledRound
    from runding.show.one_round import round_table

    with opened_ledger(address) as ledger:
        found = _opened(ledger, mention)
        if not isinstance(found, SettledRound):
            complain(address, f"there is no round {mention}", "ids stand in the first column of `runding rounds`")
            sys.exit(FAILED)
        shape.show(found, lambda label: round_table(found, label), nothing="no such round")


@click.command()
@ledger_option
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--side", metavar="ID", help="Only speakers of this side.")
@click.option("--speaker", metavar="NAME", help="Only speakers with these words in their name.")
@click.option("--outlet", metavar="NAME", help="Only reported by this outlet.")
@click.option("--issue", metavar="ID", help="Only about this issue.")
@click.option("--channel", metavar="ID", help="Only over this channel.")
@click.option("--in", "language", metavar="CODE", help="Only reported in this language.")
@click.option("--several", is_flag=True, help="Only those in several reports.")
@_days
@_newest
@_bounds
@shape_options
def statements(*, address: str, words: tuple[str, ...], shape: Shape, **wanted: Any) -> None:
    """The statements, by day. WORDs must all be in them; "in quotes" as a phrase, begin* for what begins so."""
    from runding.show.history import statements_table

    with opened_ledger(address) as ledger:
        search = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
        found = ledger.statements(search=search or None, **wanted)
        shape.show(found, lambda label: statements_table(found, label), nothing="no such statement")


@click.command()
@ledger_option
@click.option("--party", metavar="ID", help="Only of this party.")
@click.option("--issue", metavar="ID", help="Only on this issue.")
@click.option("--history", is_flag=True, help="Every position over time; otherwise the last one of each party on each issue.")
@_days
@shape_options
def positions(*, address: str, history: bool, shape: Shape, since: str | None, until: str | None, **wanted: Any) -> None:
    """The positions: a matrix of issues and parties, or with --history (or a party and an issue) how they moved."""
    from runding.show.history import matrix_table, positions_table

    with opened_ledger(address) as ledger:
        if history or since or until or (wanted["party"] and wanted["issue"]):
            lines = ledger.positions(since=since, until=until, **wanted)
            shape.show(lines, lambda label: positions_table(lines, label), nothing="no such position")
        else:
            cells = ledger.matrix(**wanted)
            shape.show(cells, lambda label: matrix_table(cells, label), nothing="no such position")


@click.command()
@ledger_option
@click.option("--party", metavar="ID", help="Only with this party.")
@click.option("--issue", metavar="ID", help="Only on this issue.")
@click.option("--status", metavar="ID", help="Only those that stand so: agreed, violated …")
@click.option("--corridors", is_flag=True, help="Only corridors and pauses.")
@_days
@_newest
@_bounds
@shape_options
def agreements(*, address: str, shape: Shape, **wanted: Any) -> None:
    """The agreements and humanitarian corridors, by day of the first report, with the word of each party."""
    from runding.show.history import agreements_table

    with opened_ledger(address) as ledger:
        found = ledger.agreements(**wanted)
        shape.show(found, lambda label: agreements_table(found, label), nothing="no such agreement")


@click.command()
@ledger_option
@click.option("--kind", metavar="ID", help="Only of rounds, statements or agreements: round, statement, agreement.")
@click.option("--attribute", metavar="NAME", help="Only in this attribute: venue, ordinal …")
@_bounds
@shape_options
def contradictions(*, address: str, shape: Shape, **wanted: Any) -> None:
    """Where reports contradict each other, with how many reports and independent origins stand behind each value."""
    from runding.show.history import contradictions_table

    with opened_ledger(address) as ledger:
        found = ledger.contradictions(**wanted)
        shape.show(found, lambda label: contradictions_table(found, label), nothing="no contradiction")


@click.command()
@ledger_option
@shape_options
def sources(*, address: str, shape: Shape) -> None:
    """The outlets: their reports, how many of those are near copies of others, how many relay others."""
    from runding.show.table import Table

    with opened_ledger(address) as ledger:
        found = ledger.sources()
        rows = [(one.publisher or one.outlet, one.reports, one.copies, one.relaying, one.first, one.last) for one in found]
        headings = ("outlet", "reports", "copies", "relaying", "first", "last")
        shape.show(found, lambda label: Table(headings, rows), nothing="no reports")


@click.command()
@ledger_option
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), metavar="TIME", help="When, in UTC.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@shape_options
def changes(*, address: str, since: datetime, limit: int | None, shape: Shape) -> None:
    """What reports added since a time belong to: rounds, statements, positions, agreements."""
    from runding.show.history import changes_table

    with opened_ledger(address) as ledger:
        found = ledger.changes(since.replace(tzinfo=UTC), limit=limit)
        shape.show(found, lambda label: changes_table(found, label), nothing="nothing new")


@click.command()
@ledger_option
@click.argument("mention", metavar="ID")
@shape_options
def words(*, address: str, mention: str, shape: Shape) -> None:
    """The words behind an entry: every report that carries it, with the passage. ID is that of an entry or of one of its mentions."""
    from runding.corpus.passages import passages
    from runding.show.table import Table

    with opened_ledger(address) as ledger:
        found = passages(ledger, mention)
        if found is None:
            complain(address, f"there is no entry or mention {mention}", "ids stand in the first column of the tables")
            sys.exit(FAILED)
        rows = [(one.mention, one.published, one.outlet, one.url, one.words) for one in found]
        shape.show(found, lambda label: Table(("mention", "day", "outlet", "link", "words"), rows), nothing="no words are kept")


@click.command()
@ledger_option
@click.argument("mention", metavar="ID")
def entry(*, address: str, mention: str) -> None:
    """All of one entry as JSON: its values, its history, who carries it, and why its reports are taken to tell of one thing."""
    import msgspec

    from runding.cli.output import write

    with opened_ledger(address) as ledger:
        found = _opened(ledger, mention)
        if found is None:
            complain(address, f"there is no entry or mention {mention}", "ids stand in the first column of the tables")
            sys.exit(FAILED)
        write(msgspec.json.format(msgspec.json.encode(found, order="deterministic"), indent=2) + b"\n")


@click.command()
@ledger_option
@click.option("--party", metavar="ID", help="Only with this party.")
@_days
@shape_options
def timeline(*, address: str, shape: Shape, **wanted: Any) -> None:
    """What happened, day by day: rounds, what was agreed and how it went on, and how positions moved."""
    from runding.show.timeline import moments, timeline_table

    with opened_ledger(address) as ledger:
        since, until = wanted["since"], wanted["until"]
        found = moments(
            ledger.rounds(**wanted), ledger.agreements(party=wanted["party"], as_of=wanted["as_of"]),
            ledger.positions(party=wanted["party"], as_of=wanted["as_of"]), since=since, until=until,
        )  # fmt: skip
        shape.show(found, lambda label: timeline_table(found, label), nothing="nothing in these days")
