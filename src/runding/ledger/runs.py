"""What was read into a ledger, when, with which packs, and what failed: one note a run, kept among what holds for the whole ledger."""

from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import Select, delete, insert, select

from runding.ledger.ledger import Ledger
from runding.ledger.tables import meta

PREFIX: Final = "run "
MOST_FAILURES: Final = 200
"""Failures that a note holds; `failed` counts all."""
MOST_RUNS: Final = 500
"""Notes that are kept: the latest."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A source or report that could not be read, and why."""

    source: str
    reason: str


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run that added reports. `begun` and `ended` are UTC times, `packs` the version of each language's pack."""

    begun: str
    ended: str
    version: str
    packs: dict[str, str]
    new: int
    known: int
    replaced: int
    failed: int
    failures: tuple[Failure, ...] = ()


def note_run(ledger: Ledger, run: Run) -> None:
    """Keep a note of a run that brought anything, or failed to. What found nothing new left no trace in the ledger, and needs none."""
    if not (run.new or run.replaced or run.failed):
        return
    short = msgspec.structs.replace(run, failures=run.failures[:MOST_FAILURES])
    row = {"name": PREFIX + run.begun, "value": msgspec.json.encode(short, order="deterministic").decode()}
    with ledger.writing() as connection:
        if connection.execute(select(meta.c.name).where(meta.c.name == row["name"])).first() is None:
            connection.execute(insert(meta), [row])
        older = connection.scalars(_names().offset(MOST_RUNS)).all()
        if older:
            connection.execute(delete(meta).where(meta.c.name.in_(older)))


def runs(ledger: Ledger, *, limit: int | None = None) -> Sequence[Run]:
    """The notes of runs, latest first."""
    query = select(meta.c.value).where(meta.c.name.in_(_names().limit(limit))).order_by(meta.c.name.desc())
    with ledger.reading() as connection:
        return [msgspec.json.decode(value, type=Run) for value in connection.scalars(query)]


def _names() -> Select[tuple[str]]:
    """The names of all notes, latest first."""
    return select(meta.c.name).where(meta.c.name >= PREFIX, meta.c.name < PREFIX + "~").order_by(meta.c.name.desc())
