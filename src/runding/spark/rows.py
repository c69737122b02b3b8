"""Between what merging works with and the rows that Spark moves: forms, mentions and edges, there and back without loss."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
import pyarrow

from runding.merge import DETAILS, FACTS, Digest, Edge, Form, Mention, report_entry
from runding.model.history import ReportEntry

_ENCODE: Final = msgspec.json.Encoder(order="deterministic").encode
_FACTS: Final[Mapping[str, Any]] = {kind: msgspec.json.Decoder(made).decode for kind, made in FACTS.items()}
_MENTION: Final = msgspec.json.Decoder(Mention).decode
_EDGE: Final = msgspec.json.Decoder(Edge).decode
_REPORT: Final = msgspec.json.Decoder(ReportEntry).decode
_LISTED: Final = 1024
"""Rows that go on at once."""

DIGESTED: Final = pyarrow.schema(
    [
        ("what", pyarrow.string()),
        ("kind", pyarrow.string()),
        ("id", pyarrow.int64()),
        ("article", pyarrow.string()),
        ("published", pyarrow.string()),
        ("keys", pyarrow.list_(pyarrow.int64())),
        ("probes", pyarrow.list_(pyarrow.int64())),
        ("body", pyarrow.binary()),
    ]
)
"""What a report becomes: a row `report`, its rows `form`, its rows `mention` (whose `id` is that of their form)."""
DIGESTED_DDL: Final = (
    "what string, kind string, id bigint, article string, published string, keys array<bigint>, probes array<bigint>, body binary"
)

EDGES: Final = pyarrow.schema([("kind", pyarrow.string()), ("a", pyarrow.int64()), ("b", pyarrow.int64()), ("body", pyarrow.binary())])
EDGES_DDL: Final = "kind string, a bigint, b bigint, body binary"


def digest_rows(digest: Digest) -> Iterator[dict[str, Any]]:
    """The rows of a digest, by the columns of `DIGESTED`."""
    article, published = digest.article, digest.published
    yield {"what": "report", "article": article, "published": published, "body": _ENCODE(report_entry(digest, ""))}
    for form in digest.forms:
        yield {
            "what": "form", "kind": form.kind, "id": form.id, "keys": form.keys, "probes": form.probes, "body": _ENCODE(form.facts),
        }  # fmt: skip
    for mention in digest.mentions:
        yield {
            "what": "mention", "kind": mention.kind, "id": mention.form, "article": article, "published": published,
            "body": _ENCODE(mention),
        }  # fmt: skip


def form_of(kind: str, number: int, body: bytes) -> Form:
    """A form without its blocks."""
    return Form(id=number, kind=kind, facts=_FACTS[kind](body))


def mention_of(kind: str, body: bytes) -> Mention:
    """A mention."""
    made = _MENTION(body)
    return msgspec.structs.replace(made, detail=msgspec.convert(made.detail, DETAILS[kind]))


def edge_row(kind: str, edge: Edge) -> dict[str, Any]:
    """An edge, by the columns of `EDGES`."""
    return {"kind": kind, "a": edge.a, "b": edge.b, "body": _ENCODE(edge)}


def edge_from(body: bytes) -> Edge:
    """An edge."""
    return _EDGE(body)


def report_from(body: bytes) -> ReportEntry:
    """A report as it stands in the history, but for the name of its copies."""
    return _REPORT(body)


def encode(value: object) -> bytes:
    """Anything of the history as JSON; the same value gives the same bytes."""
    return _ENCODE(value)


def in_batches(rows: Iterable[Mapping[str, Any]], schema: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    """Rows as batches of a bounded number."""
    held: list[Mapping[str, Any]] = []
    for row in rows:
        held.append(row)
        if len(held) == _LISTED:
            yield pyarrow.RecordBatch.from_pylist(held, schema=schema)
            held = []
    if held:
        yield pyarrow.RecordBatch.from_pylist(held, schema=schema)
