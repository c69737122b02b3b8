"""The tables as Parquet files, one a table: the same rows as the CSV tables, with types. Needs the extra `parquet`."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

from runding.export.sourced import Sourced
from runding.export.tables import TABLES

PART: Final = 500
"""Reports whose rows are written together, so that memory stays flat."""


class ParquetError(Exception):
    """Parquet cannot be written. The message says what to do."""


def write_parquet(records: Iterable[Sourced], folder: Path) -> None:
    """Writes a file for each table into a folder, which is made where it is missing.

    Raises:
        ParquetError: The library that writes Parquet is not installed.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise ParquetError("Parquet needs a library that is not installed: pip install 'runding[parquet]'") from None
    kinds = {"string": arrow.string(), "integer": arrow.int64(), "date": arrow.date32()}
    schemas = {name: arrow.schema([(field, kinds[kind]) for field, kind in table.fields]) for name, table in TABLES.items()}
    folder.mkdir(parents=True, exist_ok=True)
    walk = iter(records)
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd"))
            for name, schema in schemas.items()
        }
        while part := list(islice(walk, PART)):
            for name, table in TABLES.items():
                rows = [row for it in part for row in table.rows(it)]
                columns = [
                    arrow.array(_values(column, kind), kinds[kind])
                    for column, (_, kind) in zip(zip(*rows, strict=True) if rows else [()] * len(table.fields), table.fields, strict=True)
                ]
                files[name].write_table(arrow.Table.from_arrays(columns, schema=schemas[name]))


def _values(column: Sequence[object], kind: str) -> Sequence[Any]:
    """A column as its type has it."""
    if kind == "date":
        return [None if value is None else date.fromisoformat(str(value)) for value in column]
    return column
