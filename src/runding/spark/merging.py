"""From records to the history: the map of the work, each step a join or a function that runs on the workers.

records → one for each report → `digest` → forms, mentions → blocks, scores, forest (`comparing`) → components → entries (`settling`)
→ series and lines → tables. Readers' judgements belong to a ledger and are not known here.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import msgspec
import pyarrow

from runding.merge import digest, report_key
from runding.model.history import History
from runding.model.record import from_json
from runding.spark.comparing import edges_of, homes_of
from runding.spark.rows import DIGESTED, DIGESTED_DDL, digest_rows, in_batches, report_from
from runding.spark.settling import ORDER, SETTLED, SETTLED_DDL, finish_partition, row, settle_partition

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

TABLES: Final = tuple(field.name for field in msgspec.structs.fields(History))
"""The tables of a history, as its JSON names them."""

Batches = Iterable[pyarrow.RecordBatch]


class SparkHistory:
    """A history as tables on the workers. Use as a context manager, or call `close`, to let go of what Spark keeps for it."""

    def __init__(self, rows: "DataFrame", kept: "tuple[DataFrame, ...]") -> None:
        """Take the rows of all tables, and what was persisted on the way."""
        self._rows = rows
        self._kept = kept

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what Spark keeps in memory and on disk for it."""
        for one in self._kept:
            one.unpersist()

    def table(self, name: str) -> "DataFrame":
        """One table, in the history's order: a row for each entry, in the column `value` its JSON. Raises ValueError for another name."""
        if name not in TABLES:
            raise ValueError(f"{name!r} is no table of a history; the tables are {', '.join(TABLES)}")
        from pyspark.sql import functions as f

        named = self._rows.where(f.col("named") == name)
        return named.orderBy(*ORDER).select(f.decode("body", "utf-8").alias("value"))

    def write(self, folder: str | Path) -> None:
        """Write each table as JSON lines to a folder of its name below `folder`, in the history's order. What is there is replaced."""
        for name in TABLES:
            self.table(name).write.mode("overwrite").text(f"{folder}/{name}")

    def collect(self) -> History:
        """The whole history, brought to this process: what `runding.merge.merge` gives for the same records, to the byte."""
        found: dict[str, list[str]] = {name: [] for name in TABLES}
        for one in self._rows.orderBy("named", *ORDER).select("named", "body").toLocalIterator():
            found[one["named"]].append(one["body"].decode())
        pieces = (f'"{name}":[{",".join(rows)}]' for name, rows in found.items())
        return msgspec.json.decode(f"{{{','.join(pieces)}}}", type=History)


def history(records: "DataFrame") -> SparkHistory:
    """The history of records.

    Args:
        records: A record a row, as JSON in the column `record`; rows without one (null) are passed over. Of several different records
            of one report one counts, whatever the order.

    Raises:
        ValueError: There is no column `record`.
    """
    if "record" not in records.columns:
        raise ValueError(f"the records have no column `record`; there are: {', '.join(records.columns)}")
    digested = _digested(records).persist()
    forms = digested.where("what = 'form'").dropDuplicates(["kind", "id"])
    edges = edges_of(forms).persist()
    homes = homes_of(edges).persist()
    copies = _copies(digested, homes)
    settled = _settled(digested, forms, edges, homes, copies).persist()
    finished = settled.where("home is not null").repartition("home").sortWithinPartitions("home").mapInArrow(finish_partition, SETTLED_DDL)
    rows = settled.where("home is null").unionByName(finished).unionByName(_reports(digested, copies)).persist()
    return SparkHistory(rows, (rows, digested, edges, homes, settled))


def _digested(records: "DataFrame") -> "DataFrame":
    from pyspark.sql import functions as f

    keyed = records.where("record is not null").select("record").mapInArrow(_keyed, "key string, record string")
    return keyed.groupBy("key").agg(f.max("record").alias("record")).mapInArrow(_digest, DIGESTED_DDL)


def _keyed(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
    for batch in batches:
        told = batch.column(0)
        keys = [report_key(from_json(one.as_py())) for one in told]
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array(keys, pyarrow.string()), told], names=["key", "record"])


def _digest(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
    records = (from_json(one.as_py()) for batch in batches for one in batch.column("record"))
    return in_batches((made for record in records for made in digest_rows(digest(record))), DIGESTED)


def _copies(digested: "DataFrame", homes: "DataFrame") -> "DataFrame":
    """For each article that has near copies: `article`, `copies` (the number of the group) and `first` (the article it is called by)."""
    from pyspark.sql import functions as f

    whole = digested.where("what = 'mention' and kind = 'copy'").select("id", "article", "published")
    named = whole.join(homes.where("kind = 'copy'").select("id", "component"), "id", "left")
    # One text in two outlets is one form with two mentions.
    grouped = named.withColumn("copies", f.coalesce("component", "id"))
    order = f.struct(f.coalesce("published", f.lit("~")).alias("day"), f.col("article").alias("first"))
    groups = grouped.groupBy("copies").agg(f.min(order)["first"].alias("first"), f.count("*").alias("many")).where("many > 1")
    return grouped.join(groups, "copies").select("article", "copies", "first")


def _settled(digested: "DataFrame", forms: "DataFrame", edges: "DataFrame", homes: "DataFrame", copies: "DataFrame") -> "DataFrame":
    """The rows of the tables, component by component."""
    from pyspark.sql import functions as f

    component = f.coalesce("component", "id").alias("component")
    none: Column = f.lit(None).cast("bigint").alias("copies")
    held = forms.where("kind <> 'copy'").join(homes, ["kind", "id"], "left").select(component, "what", "kind", "id", none, "body")
    mentions = digested.where("what = 'mention' and kind <> 'copy'").join(copies.select("article", "copies"), "article", "left")
    told = mentions.join(homes, ["kind", "id"], "left").select(component, "what", "kind", "id", "copies", "body")
    ends = edges.where("kind <> 'copy'").join(homes.withColumnRenamed("id", "a"), ["kind", "a"])
    joined = ends.select("component", f.lit("edge").alias("what"), "kind", f.col("a").alias("id"), none, "body")
    together = held.unionByName(told).unionByName(joined)
    return together.repartition("component").sortWithinPartitions("component").mapInArrow(settle_partition, SETTLED_DDL)


def _reports(digested: "DataFrame", copies: "DataFrame") -> "DataFrame":
    told = digested.where("what = 'report'").select("article", "published", "body")
    return told.join(copies.select("article", "first"), "article", "left").mapInArrow(_named, SETTLED_DDL)


def _named(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
    return in_batches((_report(one) for batch in batches for one in batch.to_pylist()), SETTLED)


def _report(one: dict[str, Any]) -> dict[str, Any]:
    entry = msgspec.structs.replace(report_from(one["body"]), copies=one["first"] or one["article"])
    return row("articles", entry, day=entry.published or "~", which=entry.article)
