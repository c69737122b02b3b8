"""What is likely one? Blocks as a join, scores on the workers, and of all scored pairs the forest that merging needs.

Near copies go the same way: their blocks are the bands of the MinHash sketches.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow

from runding.corpus.places import known_places
from runding.merge import Edge, components, edge_of, forest
from runding.spark.rows import EDGES, EDGES_DDL, edge_from, edge_row, form_of, in_batches

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Batches = Iterable[pyarrow.RecordBatch]


def edges_of(forms: "DataFrame") -> "DataFrame":
    """The maximum spanning forest of the forms (`kind`, `id`, `keys`, `probes`, `body`, each once), with the columns of `EDGES`."""
    from pyspark.sql import functions as f

    kept = forms.select("kind", f.col("id").alias("a"), f.explode("keys").alias("block"))
    sought = forms.select("kind", f.col("id").alias("b"), f.explode("probes").alias("block"))
    low, high = f.least("a", "b").alias("a"), f.greatest("a", "b").alias("b")
    pairs = kept.join(sought, ["kind", "block"]).where("a <> b").select(low, high).distinct()
    left = forms.select("kind", f.col("id").alias("a"), f.col("body").alias("facts_a"))
    right = forms.select(f.col("id").alias("b"), f.col("body").alias("facts_b"))
    scored = pairs.join(left, "a").join(right, "b").select("kind", "a", "b", "facts_a", "facts_b").mapInArrow(_score, EDGES_DDL)
    # A forest of forests is the forest of the whole, and forms of two kinds never meet in one.
    return scored.mapInArrow(_forest, EDGES_DDL).repartition("kind").mapInArrow(_forest, EDGES_DDL)


def homes_of(edges: "DataFrame") -> "DataFrame":
    """For each form that hangs together with another the number of its component: `kind`, `id`, `component`.

    The ends of the forest's edges come to the driver: sixteen bytes for each, at most one edge a form.
    """
    found = edges.select("kind", "a", "b").toArrow().to_pydict()
    ends = [Edge(a=a, b=b, score=0.0, reasons=()) for a, b in zip(found["a"], found["b"], strict=True)]
    kind_of = dict(zip(found["a"], found["kind"], strict=True)) | dict(zip(found["b"], found["kind"], strict=True))
    rows = [(kind_of[one], one, home) for home, members in components(kind_of, ends).items() for one in members]
    return edges.sparkSession.createDataFrame(rows, "kind string, id bigint, component bigint")


def _score(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
    return in_batches(_scored(batches), EDGES)


def _scored(batches: Batches) -> Iterator[dict[str, Any]]:
    places = known_places()
    for batch in batches:
        for row in batch.to_pylist():
            one, other = form_of(row["kind"], row["a"], row["facts_a"]), form_of(row["kind"], row["b"], row["facts_b"])
            edge = edge_of(one, other, places)
            if edge is not None:
                yield edge_row(row["kind"], edge)


def _forest(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
    """The forest of the edges of a partition, kind by kind."""
    by_kind: dict[str, list[Edge]] = {}
    for batch in batches:
        for row in batch.to_pylist():
            by_kind.setdefault(row["kind"], []).append(edge_from(row["body"]))
    return in_batches((edge_row(kind, edge) for kind, edges in by_kind.items() for edge in forest(edges)), EDGES)
