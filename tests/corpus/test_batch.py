"""Records as files: the same bytes whatever the number of processes, and a run that goes on where it was broken off."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from runding.corpus import batch as batch_module
from runding.corpus.batch import BatchTally, run_batch
from runding.corpus.reading import Reading
from runding.model.record import from_json
from runding.read.errors import SourceError
from runding.read.many import Options, find_raw

Writer = Callable[..., Path]


def run(source: Path, folder: Path, **settings: object) -> BatchTally:
    errors: list[SourceError] = []
    raws = find_raw([str(source)], options=Options())
    settings = {"reading": Reading(), "part": 10, "jobs": 1} | settings
    return run_batch(raws, folder, complain=errors.append, **settings)  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_number_of_processes_changes_no_byte(reports: Writer, tmp_path: Path) -> None:
    path = reports(35, bad=True)
    one = run(path, tmp_path / "one", jobs=1)
    two = run(path, tmp_path / "two", jobs=2)
    assert one == two
    assert (one.reports, one.failed, one.parts) == (36, 1, 4)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_records_stand_in_the_order_of_the_input(reports: Writer, tmp_path: Path) -> None:
    run(reports(25), tmp_path / "out")
    parts = sorted((tmp_path / "out").glob("*.jsonl"))
    records = [from_json(line) for part in parts for line in part.read_bytes().splitlines()]
    assert [f"nomor {n} " in record.article.text for n, record in enumerate(records)] == [True] * 25


def test_parts_that_are_whole_are_not_made_again(reports: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, folder = reports(35), tmp_path / "out"
    run(path, folder)
    whole = contents(folder)
    (folder / "part-000001.note.json").unlink()
    (folder / "part-000002.jsonl").write_bytes(b"half")
    (folder / "part-000002.note.json").unlink()
    made: list[int] = []
    plain = batch_module.read_piece
    monkeypatch.setattr(batch_module, "read_piece", lambda raws: made.append(len(raws)) or plain(raws))
    tally = run(path, folder)
    assert made == [10, 10]
    assert tally.parts_before == 2
    assert contents(folder) == whole


def test_another_input_makes_other_parts_and_takes_old_ones_away(reports: Writer, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    run(reports(35, name="long.jsonl"), folder)
    (folder / "mine.txt").write_text("not a part", encoding="utf-8")
    tally = run(reports(12, name="short.jsonl"), folder)
    assert tally.parts_before == 0
    assert sorted(contents(folder)) == [
        "mine.txt", "part-000000.jsonl", "part-000000.note.json", "part-000001.jsonl", "part-000001.note.json",
    ]  # fmt: skip


def test_other_settings_make_the_parts_again(reports: Writer, tmp_path: Path) -> None:
    path = reports(12)
    run(path, tmp_path / "out")
    assert run(path, tmp_path / "out").parts_before == 2
    assert run(path, tmp_path / "out", reading=Reading(published="2024-01-01")).parts_before == 0
    assert run(path, tmp_path / "out", reading=Reading(published="2024-01-01"), again=True).parts_before == 0


def test_errors_are_told_again_where_the_part_is_there(reports: Writer, tmp_path: Path) -> None:
    path = reports(5, bad=True)
    run(path, tmp_path / "out")
    assert run(path, tmp_path / "out").failed == 1


def test_parquet_has_the_whole_record(reports: Writer, tmp_path: Path) -> None:
    from pyarrow import parquet

    run(reports(12), tmp_path / "out", form="parquet")
    run(reports(12), tmp_path / "lines")
    table = parquet.read_table(tmp_path / "out" / "part-000000.parquet")
    lines = (tmp_path / "lines" / "part-000000.jsonl").read_bytes().splitlines()
    assert [record.encode() for record in table["record"].to_pylist()] == lines
    assert table["publisher"].to_pylist()[:3] == ["Kabar 0", "Kabar 1", "Kabar 2"]
    assert msgspec.json.decode(lines[0])["article"]["id"] == table["id"][0].as_py()


def test_a_folder_that_cannot_be_written(reports: Writer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        run(reports(2), tmp_path / "file" / "out")
