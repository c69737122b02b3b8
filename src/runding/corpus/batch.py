"""Records of a whole corpus as files, without a ledger: part by part on all cores, each part complete when it has its name.

A part holds the records of a fixed number of reports in the order of the input, and is made by one process alone. So the bytes do not
depend on the number of processes, and a run that was broken off goes on with the parts that are missing.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final

import msgspec

from runding.corpus.cores import Cores
from runding.corpus.reading import Outcome, Reading, begin, lost_piece, read_piece
from runding.model.record import from_json
from runding.read.errors import SourceError
from runding.read.raw import Bad, Raw

PART: Final = 500
"""Reports of a part."""
_PART_BYTES: Final = 16_000_000
FORMS: Final = ("jsonl", "parquet")


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside a part: a digest of what it was made from and how, and what became of it."""

    made_from: str
    reports: int
    languages: dict[str, int]
    errors: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part to be made. With `reuse` it is left as it is if it was made from the same."""

    number: int
    raws: tuple[Raw | Bad, ...]
    folder: str
    form: str
    how: str
    reuse: bool

    def path(self, suffix: str) -> Path:
        """Its file with this suffix."""
        return Path(self.folder) / f"part-{self.number:06}.{suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A part that is there now, and whether it was there before; `failure` is what kept it from being written."""

    number: int
    note: Note
    done: int
    before: bool = False
    failure: str | None = None


@dataclass(slots=True, kw_only=True)
class BatchTally:
    """How far a run is. `done` are bytes of files."""

    done: int = 0
    parts: int = 0
    parts_before: int = 0
    reports: int = 0
    failed: int = 0
    languages: Counter[str] = field(default_factory=Counter)


def run_batch(
    raws: Iterable[Raw | Bad],
    folder: Path,
    *,
    reading: Reading,
    form: str = "jsonl",
    part: int = PART,
    again: bool = False,
    jobs: int | None = None,
    complain: Callable[[SourceError], None],
    progress: Callable[[BatchTally], None] = lambda tally: None,
) -> BatchTally:
    """Write the records of raw reports to `folder`.

    Args:
        raws: Raw reports, as `runding.read.many.find_raw` finds them.
        folder: Where part-000000.jsonl and the others go; made if it is not there.
        reading: How reports are read.
        form: `jsonl`, or `parquet`, which needs pyarrow.
        part: Reports in each part.
        again: Make also the parts that are there.
        jobs: Processes; None for all cores.
        complain: Told of each report that cannot be read.
        progress: Told the tally after each part.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    how = _digest([version("runding"), form, reading.language or "", reading.published or ""])
    tally = BatchTally()
    parts = _parts(raws, folder=str(folder), form=form, how=how, part=part, reuse=not again)
    with Cores(_make, jobs=jobs, begin=begin, settings=(reading,), lost=_lost) as cores:
        for made in cores.map(parts):
            if made.failure is not None:
                raise OSError(made.failure)
            _count(made, tally, complain)
            progress(tally)
    _remove_after(folder, tally.parts)
    return tally


def _count(made: Made, tally: BatchTally, complain: Callable[[SourceError], None]) -> None:
    tally.done = max(tally.done, made.done)
    tally.parts += 1
    tally.parts_before += made.before
    tally.reports += made.note.reports + len(made.note.errors)
    tally.failed += len(made.note.errors)
    tally.languages.update(made.note.languages)
    for source, reason, remedy, kind in made.note.errors:
        complain(SourceError(source, reason, remedy, kind=kind))


def _parts(raws: Iterable[Raw | Bad], *, folder: str, form: str, how: str, part: int, reuse: bool) -> Iterator[_Part]:
    held: list[Raw | Bad] = []
    number = size = 0
    for raw in raws:
        held.append(raw)
        size += len(raw.content) if isinstance(raw, Raw) else 0
        if len(held) == part or size >= _PART_BYTES:
            yield _Part(number=number, raws=tuple(held), folder=folder, form=form, how=how, reuse=reuse)
            held, number, size = [], number + 1, 0
    if held:
        yield _Part(number=number, raws=tuple(held), folder=folder, form=form, how=how, reuse=reuse)


def _make(part: _Part) -> Made:
    """Make a part in this process, unless it is there."""
    made_from = _digest([part.how, *(_content(raw) for raw in part.raws)])
    done = part.raws[-1].done
    if part.reuse and (note := _note(part)) is not None and note.made_from == made_from:
        return Made(number=part.number, note=note, done=done, before=True)
    outcomes = read_piece(part.raws)
    note = Note(
        made_from=made_from,
        reports=sum(one.record is not None for one in outcomes),
        languages=dict(sorted(Counter(one.language or "?" for one in outcomes if one.record is not None).items())),
        errors=tuple((e.source, e.reason, e.remedy, e.kind) for one in outcomes if (e := one.error) is not None),
    )
    try:
        _write(part, outcomes, note)
    except OSError as error:
        return Made(number=part.number, note=note, done=done, failure=f"{part.path(part.form)}: {error.strerror or error}")
    return Made(number=part.number, note=note, done=done)


def _lost(part: _Part) -> Made:
    """What stands for a part whose process died: nothing is written, so the next run tries again."""
    errors = tuple((e.source, e.reason, e.remedy, e.kind) for one in lost_piece(part.raws) if (e := one.error) is not None)
    return Made(number=part.number, note=Note(made_from="", reports=0, languages={}, errors=errors), done=part.raws[-1].done)


def _write(part: _Part, outcomes: Sequence[Outcome], note: Note) -> None:
    """Write a part and then its note. Both get their names when they are whole; a part without its note does not count."""
    part.path("note.json").unlink(missing_ok=True)
    records = [one.record for one in outcomes if one.record is not None]
    target, written = part.path(part.form), part.path(f"{part.form}.writing")
    if part.form == "parquet":
        _write_parquet(records, written)
    else:
        written.write_bytes(b"".join(record + b"\n" for record in records))
    with written.open("rb") as file:
        os.fsync(file.fileno())
    written.replace(target)
    beside = part.path("note.json.writing")
    beside.write_bytes(msgspec.json.encode(note, order="deterministic"))
    beside.replace(part.path("note.json"))


def _write_parquet(records: Sequence[bytes], path: Path) -> None:
    """A row for each report: what is known of the article in columns, and the whole record as JSON."""
    import pyarrow
    from pyarrow import parquet

    articles = [from_json(record).article for record in records]
    names = ("id", "language", "published", "publisher", "title", "url", "author")
    columns = {name: pyarrow.array([getattr(article, name) for article in articles], pyarrow.string()) for name in names}
    columns["record"] = pyarrow.array([record.decode() for record in records], pyarrow.large_string())
    parquet.write_table(pyarrow.table(columns), path, compression="zstd")


def _note(part: _Part) -> Note | None:
    """The note of a part that is whole."""
    try:
        data = part.path("note.json").read_bytes()
        return msgspec.json.decode(data, type=Note) if part.path(part.form).is_file() else None
    except (OSError, msgspec.DecodeError):
        return None


def _content(raw: Raw | Bad) -> str | bytes:
    """What a raw report is made of, for comparing it with what was there before."""
    if isinstance(raw, Bad):
        return f"{raw.error.source}\0{raw.error.reason}"
    facts = raw.facts
    told = (raw.source, raw.html, raw.fragment, facts.title, facts.url, facts.publisher, facts.author, facts.published, facts.language)
    content = raw.content if isinstance(raw.content, bytes) else raw.content.encode("utf-8", "surrogatepass")
    return repr(told).encode() + b"\0" + content


def _digest(pieces: Iterable[str | bytes]) -> str:
    made = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        data = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()


def _remove_after(folder: Path, parts: int) -> None:
    """Take away the parts of an earlier, longer input."""
    for path in folder.glob("part-*.*"):
        number = path.name[5:11]
        if number.isdecimal() and int(number) >= parts:
            path.unlink(missing_ok=True)
