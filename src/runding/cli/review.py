"""`runding review`: what is unsure, and readers' judgements: accept, edit, reject, merge, split, note, undo."""

import json
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from runding.cli.answers import Shape, shape_options
from runding.cli.ledgers import ledger_option, opened_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runding.ledger import Ledger
    from runding.model.judgement import Judgement

Command = TypeVar("Command", bound=Callable[..., Any])

EPILOG = """\b
Examples:
  runding review --ledger talks.db
  runding review accept 4be1c0d2a9f83e57 --author "Ana Reyes" --ledger talks.db
  runding review edit 4be1c0d2a9f83e57 venue "\\"Geneva\\"" --settled --author "Ana Reyes" --ledger talks.db
  runding review undo 0f9d27ab3c5e6418 --author "Ana Reyes" --ledger talks.db

\b
RUNDING_LEDGER and RUNDING_AUTHOR in the environment spare the options. Every judgement is kept with its author and time.
"""


@click.group(invoke_without_command=True, epilog=EPILOG)
@click.option("--ledger", "address", envvar="RUNDING_LEDGER", show_envvar=True, metavar="URL", help="The ledger, where no command follows.")
@click.option("--limit", type=click.IntRange(1), default=20, metavar="N", help="At most so many. [20]")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out so many first ones.")
@shape_options
@click.pass_context
def review(context: click.Context, *, address: str | None, limit: int, offset: int, shape: Shape) -> None:
    """List what is unsure, likeliest first; or judge, with one of the commands below.

    Each line is a question: are these two one? Answer it by its id with accept or reject.
    """
    if context.invoked_subcommand is not None:
        return
    if address is None:
        raise click.UsageError("Missing option '--ledger' (env var: 'RUNDING_LEDGER').")
    from runding.corpus.passages import words_of
    from runding.show.history import review_table

    with opened_ledger(address) as ledger:
        found = ledger.review(limit=limit, offset=offset)
        words = words_of(ledger, {mention for one in found for mention in (one.a, one.b)})
        shape.show(found, lambda label: review_table(found, words), nothing="nothing is unsure")


def _judging(command: Command) -> Command:
    """What all judgements need: a ledger and an author."""
    author = click.option("--author", required=True, envvar="RUNDING_AUTHOR", show_envvar=True, metavar="NAME", help="Who judges.")
    return author(ledger_option(command))


@contextmanager
def _judged(address: str) -> "Iterator[Ledger]":
    """The ledger; what is no judgement is one line."""
    from runding.cli.failure import FAILED, say

    with opened_ledger(address) as ledger:
        try:
            yield ledger
        except ValueError as error:
            say(str(error))
            sys.exit(FAILED)


def _say(made: "Judgement") -> None:
    click.echo(f"{made.action} is kept as judgement {made.id}")


@review.command()
@click.argument("entry", metavar="ID")
@_judging
def accept(*, entry: str, address: str, author: str) -> None:
    """Agree: with an entry or a mention, or with a question that its two are one."""
    with _judged(address) as ledger:
        _say(ledger.judge.accept(entry, author=author))


@review.command()
@click.argument("entry", metavar="ID")
@click.option("--mention-only", is_flag=True, help="Only this mention, not the whole entry.")
@_judging
def reject(*, entry: str, mention_only: bool, address: str, author: str) -> None:
    """Take an entry out of the history; of a question say that its two are two."""
    with _judged(address) as ledger:
        _say(ledger.judge.reject(entry, author=author, mention_only=mention_only))


@review.command()
@click.argument("entry", metavar="ID")
@click.argument("field")
@click.argument("value")
@click.option("--settled", is_flag=True, help="What the entry has, whatever reports say; otherwise what was read from one report.")
@_judging
def edit(*, entry: str, field: str, value: str, settled: bool, address: str, author: str) -> None:
    """Correct a FIELD (ordinal, speaker.side …). VALUE is JSON, or words, which then are a string; null empties it."""
    with _judged(address) as ledger:
        _say(ledger.judge.edit(entry, field, _value(value), author=author, settled=settled))


@review.command()
@click.argument("entries", nargs=-1, required=True, metavar="ID ID...")
@_judging
def merge(*, entries: tuple[str, ...], address: str, author: str) -> None:
    """Say that entries or mentions are one."""
    if len(entries) < 2:
        raise click.UsageError("name at least two ids")
    with _judged(address) as ledger:
        _say(ledger.judge.merge(*entries, author=author))


@review.command()
@click.argument("mentions", nargs=-1, required=True, metavar="MENTION...")
@_judging
def split(*, mentions: tuple[str, ...], address: str, author: str) -> None:
    """Say that these mentions are something else than the rest of their entry; `runding words ID` lists an entry's mentions."""
    with _judged(address) as ledger:
        _say(ledger.judge.split(*mentions, author=author))


@review.command()
@click.argument("entry", metavar="ID")
@click.argument("text")
@_judging
def note(*, entry: str, text: str, address: str, author: str) -> None:
    """Write a remark beside an entry or mention."""
    with _judged(address) as ledger:
        _say(ledger.judge.note(entry, text, author=author))


@review.command()
@click.argument("judgement")
@_judging
def undo(*, judgement: str, address: str, author: str) -> None:
    """Take a judgement back; undoing an undo restores it."""
    with _judged(address) as ledger:
        _say(ledger.judge.undo(judgement, author=author))


@review.command("list")
@ledger_option
@shape_options
def list_judgements(*, address: str, shape: Shape) -> None:
    """List all judgements, oldest first, with whether they hold."""
    from runding.show.table import Table

    with opened_ledger(address) as ledger:
        found = ledger.judge.all()
        rows = [
            (one.id, one.at[:16], one.author, one.action, "holds" if holds else "undone", one.field, one.value or one.text or one.undoes)
            for one, holds in found
        ]
        headings = ("id", "time", "author", "action", "holds", "field", "value")
        shape.show([one for one, _ in found], lambda label: Table(headings, rows), nothing="no judgements")


def _value(words: str) -> object:
    """What JSON says; words that are no JSON are a string."""
    try:
        return json.loads(words)
    except ValueError:
        return words
