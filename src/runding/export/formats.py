"""The formats by their names, each as a function from records to the bytes of a file."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from runding.export import acled, annotations, ceasefires, gdelt, peace_agreements, plover
from runding.model.record import ArticleRecord, to_json

Export = Callable[[Iterable[ArticleRecord]], Iterator[bytes]]


def _json_lines(records: Iterable[ArticleRecord]) -> Iterator[bytes]:
    for record in records:
        yield to_json(record) + b"\n"


def _encoded(lines: Callable[[Iterable[ArticleRecord]], Iterator[str]]) -> Export:
    return lambda records: (line.encode("utf-8") for line in lines(records))


FORMATS: Final[dict[str, Export]] = {
    "jsonl": _json_lines,
    "plover": plover.plover_lines,
    "gdelt-like": _encoded(gdelt.event_lines),
    "gdelt-mentions-like": _encoded(gdelt.mention_lines),
    "acled-like": _encoded(acled.acled_lines),
    "ceasefires-like": _encoded(ceasefires.ceasefire_lines),
    "pax-like": _encoded(peace_agreements.peace_agreement_lines),
    "annotations": annotations.annotation_lines,
    "schema.org": annotations.schema_lines,
}
"""Formats of one file. `csv` is a folder of tables: `runding.export.tables.write_package`."""
PACKAGE: Final = "csv"
