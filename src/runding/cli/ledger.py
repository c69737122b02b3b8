"""`runding ledger`: the database behind a history: what it holds, its version, judgements out and in."""

import sys
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from runding.cli.failure import FAILED, complain
from runding.cli.ledgers import ledger_option, opened_ledger
from runding.cli.output import write


@click.group()
def ledger() -> None:
    """Look after a ledger: what it holds, its version, its judgements as a file."""


@ledger.command()
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="JSON.")
def about(*, address: str, as_json: bool) -> None:
    """Show what a ledger holds."""
    with opened_ledger(address) as kept:
        counts = kept.counts()
        judgements = kept.judge.all()
        facts = {
            "ledger": kept.name,
            "texts": kept.texts,
            **counts,
            "judgements": len(judgements),
            "resting": len(kept.judge.resting()),
        }
    if as_json:
        write(msgspec.json.format(msgspec.json.encode(facts), indent=2) + b"\n")
        return
    named = {"texts": "texts kept", "doubts": "unsure merges", "resting": "judgements without a place"}
    for name, value in facts.items():
        click.echo(f"{named.get(name, name):<28}{value if isinstance(value, str) else format(value, ',')}")


@ledger.command()
@ledger_option
def upgrade(*, address: str) -> None:
    """Bring the tables of an older version up to date."""
    with opened_ledger(address, upgrade=True) as kept:
        click.echo(f"{kept.name}: its tables are up to date")


@ledger.command("export-judgements")
@ledger_option
@click.argument("out", type=click.File("wb"), default="-", metavar="[FILE]")
def export_judgements(*, address: str, out: BinaryIO) -> None:
    """Write all judgements as JSON lines to FILE or standard output."""
    with opened_ledger(address) as kept:
        out.writelines(kept.judge.to_jsonl())


@ledger.command("import-judgements")
@ledger_option
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
def import_judgements(*, address: str, file: Path) -> None:
    """Take judgements in from JSON lines; those already there change nothing, and they may arrive before their reports."""
    try:
        lines = sys.stdin.buffer.readlines() if str(file) == "-" else file.read_bytes().splitlines()
    except OSError as error:
        complain(str(file), f"cannot be read ({error.strerror})", "check the path")
        sys.exit(FAILED)
    with opened_ledger(address) as kept:
        try:
            new = kept.judge.from_jsonl(lines)
        except ValueError as error:
            complain(str(file), str(error), "nothing was taken in")
            sys.exit(FAILED)
        click.echo(f"{new:,} new judgements")
