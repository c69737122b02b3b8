"""Which reports are in a CSV file? One a row, under the names of its first row; the delimiter is told from that row."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final

from runding.read.decode import decode
from runding.read.errors import SourceError
from runding.read.lines import LONGEST, lines
from runding.read.mapping import raw_of_object
from runding.read.opened import opened
from runding.read.raw import Bad, Raw

_DELIMITERS: Final = ",;\t|"


def csv_rows(path: Path, *, mapping: Mapping[str, str]) -> Iterator[Raw | Bad]:
    """The reports of a CSV file, plain or packed; each row that is none is named by its line."""
    with opened(path) as (stream, raw):
        yield from _rows(stream, raw, str(path), mapping)


def _rows(stream: IO[bytes], raw: IO[bytes], name: str, mapping: Mapping[str, str]) -> Iterator[Raw | Bad]:
    too_long: list[int] = []
    before = csv.field_size_limit(LONGEST)
    try:
        walk = _characters(stream, too_long)
        first = next(walk, "")
        header = first.removeprefix("\ufeff")
        delimiter = max(_DELIMITERS, key=header.count)
        names = [cell.strip() for cell in next(csv.reader([header], delimiter=delimiter), [])]
        reader = csv.reader(walk, delimiter=delimiter)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                reason = f"this is no row of CSV ({error})"
                yield Bad(SourceError(f"{name}:{reader.line_num + 1}", reason, "mend or remove it", kind="malformed"), raw.tell())
                continue
            source = f"{name}:{reader.line_num + 1}"
            for number in too_long:
                reason = f"the line has more than {LONGEST:,} bytes"
                yield Bad(SourceError(f"{name}:{number}", reason, "give one article in each row", kind="too_large"), raw.tell())
            too_long.clear()
            if any(row):
                yield _raw(row, names, source, mapping, raw.tell())
    finally:
        csv.field_size_limit(before)


def _characters(stream: IO[bytes], too_long: list[int]) -> Iterator[str]:
    """The lines as characters; bytes that are no UTF-8 stay marked until their row is known."""
    for number, line in lines(stream):
        if line is None:
            too_long.append(number)
        else:
            yield line.decode("utf-8", "surrogateescape")


def _raw(row: list[str], names: list[str], source: str, mapping: Mapping[str, str], done: int) -> Raw | Bad:
    try:
        cells = [cell if _sound(cell) else decode(cell.encode("utf-8", "surrogateescape"), source=source) for cell in row]
        found = dict(zip(names, cells, strict=False))
        return raw_of_object(found, source=source, mapping=mapping, done=done)
    except SourceError as error:
        return Bad(error, done)


def _sound(cell: str) -> bool:
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
