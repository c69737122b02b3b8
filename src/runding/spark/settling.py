"""From components to the tables of the history. What hangs together comes to one worker, component after component."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import msgspec
import pyarrow

from runding.corpus.places import known_places
from runding.merge import (
    Edge,
    Form,
    Mention,
    Setting,
    contradictions_of,
    entry_day,
    lines,
    quote,
    settle_component,
    with_series,
)
from runding.model.history import Actor, AgreementThread, Entry, PositionPoint, SettledRound, Utterance
from runding.spark.rows import edge_from, encode, form_of, in_batches, mention_of

Batches = Iterable[pyarrow.RecordBatch]
Row = dict[str, Any]

SETTLED: Final = pyarrow.schema(
    [
        ("named", pyarrow.string()),
        ("home", pyarrow.string()),
        ("weight", pyarrow.float64()),
        ("day", pyarrow.string()),
        ("about", pyarrow.string()),
        ("which", pyarrow.string()),
        ("nth", pyarrow.int32()),
        ("body", pyarrow.binary()),
    ]
)
"""A row of a table of the history: the table's name, what it is still to be finished with (`home`), and what orders its rows."""
SETTLED_DDL: Final = "named string, home string, weight double, day string, about string, which string, nth int, body binary"
ORDER: Final = ("weight", "day", "about", "which", "nth")

_TABLES: Final[Mapping[type[Entry], str]] = {
    SettledRound: "rounds",
    Utterance: "statements",
    PositionPoint: "positions",
    AgreementThread: "agreements",
    Actor: "actors",
}

_ROUND: Final = msgspec.json.Decoder(SettledRound).decode
_POINT: Final = msgspec.json.Decoder(PositionPoint).decode


def row(
    named: str, body: object, *, home: str | None = None, weight: float = 0.0, day: str = "", about: str = "", which: str = "", nth: int = 0
) -> Row:
    """A row of a table; see `SETTLED`."""
    return {
        "named": named, "home": home, "weight": weight, "day": day, "about": about, "which": which, "nth": nth, "body": encode(body),
    }  # fmt: skip


def settle_partition(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
    """Settle the components of a partition, whose rows (`component`, `what`, `kind`, `id`, `copies`, `body`) stand side by side."""
    places = known_places()
    return in_batches((made for rows in _groups(batches, "component") for made in _settled(rows, places)), SETTLED)


def _groups(batches: Batches, key: str) -> Iterator[list[Row]]:
    """The rows by groups that stand side by side, over the borders of batches."""
    flowing = (one for batch in batches for one in batch.to_pylist())
    return (list(rows) for _, rows in groupby(flowing, key=itemgetter(key)))


def _settled(rows: Sequence[Row], places: Any) -> Iterator[Row]:
    forms: list[Form] = []
    edges: list[Edge] = []
    mentions: dict[int, list[Mention]] = {}
    copies: dict[str, int] = {}
    for one in rows:
        if one["what"] == "form":
            forms.append(form_of(one["kind"], one["id"], one["body"]))
        elif one["what"] == "edge":
            edges.append(edge_from(one["body"]))
        else:
            mention = mention_of(one["kind"], one["body"])
            mentions.setdefault(mention.form, []).append(mention)
            if one["copies"] is not None:
                copies[mention.article] = one["copies"]
    forms.sort(key=lambda form: form.id)
    settled, doubts = settle_component(forms, edges, mentions, Setting(copies=copies, places=places))
    for made in settled:
        yield from _entry_rows(made.entry)
    yield from (row("review", doubt, weight=-doubt.score, which=doubt.id) for doubt in doubts)
    quotes = (quote(mention) for held in mentions.values() for mention in held)
    yield from (row("quotes", one, which=one.id) for one in quotes)


def _entry_rows(entry: Entry) -> Iterator[Row]:
    day = entry_day(entry) or "~"
    home = None
    if isinstance(entry, SettledRound):
        home = "\x1f".join(("round", *entry.parties))
    elif isinstance(entry, PositionPoint):
        home = "\x1f".join(("line", entry.holder, entry.issue))
    yield row(_TABLES[type(entry)], entry, home=home, day=day, which=entry.id)
    for nth, clash in enumerate(contradictions_of([entry])):
        # In the history they stand by kind, subject and attribute; what is equal in these, as its entries stand.
        about = "\x1f".join((clash.kind, clash.subject, clash.attribute))
        yield row("contradictions", clash, about=about, day="", which=f"{day}\x1f{entry.id}", nth=nth)


def finish_partition(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
    """Finish the rows that need their neighbours: rounds get their series, points become lines. Rows of one `home` stand side by side."""
    return in_batches((made for rows in _groups(batches, "home") for made in _finished(rows)), SETTLED)


def _finished(rows: Sequence[Row]) -> Iterator[Row]:
    bodies = [one["body"] for one in rows]
    if rows[0]["named"] == "rounds":
        for made in with_series(map(_ROUND, bodies)):
            yield row("rounds", made, day=entry_day(made) or "~", which=made.id)
        return
    for line in lines(map(_POINT, bodies)):
        yield row("positions", line, about=f"{line.holder}\x1f{line.issue}")
