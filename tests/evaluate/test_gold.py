import copy
import json
from pathlib import Path
from typing import Any

import pytest
from made_gold import GOLD, TEXT, write_gold

from runding.evaluate.gold import GoldArticle, GoldError, load_gold, read_gold, record_of_gold
from runding.model.record import from_json, to_json


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The made gold with one value put in at a path of keys and indexes."""
    gold = copy.deepcopy(GOLD)
    part = gold
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return gold


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(GoldError) as caught:
        load_gold(folder)
    return list(caught.value.problems)


def test_folder_with_subfolders_is_loaded_in_order(tmp_path: Path) -> None:
    write_gold(tmp_path / "b", GOLD)
    write_gold(tmp_path / "a", changed(("id",), "zz"))
    loaded = load_gold(tmp_path)
    assert [one.gold.id for one in loaded] == ["zz", "made"]
    assert loaded[0].text == TEXT


def test_one_file_is_loaded(tmp_path: Path) -> None:
    assert len(load_gold(write_gold(tmp_path, GOLD))) == 1


def test_text_is_read_as_the_reader_reads_it(tmp_path: Path) -> None:
    path = write_gold(tmp_path, GOLD)
    (tmp_path / "made.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read_gold(path).text == TEXT


@pytest.mark.parametrize(
    ("path", "value", "where", "message"),
    [
        (("statements", 0, "kind"), "human", "statements 1 kind", "'human' is not one of: person, group"),
        (("statements", 1, "type"), "quoted", "statements 2 type", "is not one of: direct, indirect, mixed"),
        (("statements", 1, "channel"), "radio", "statements 2 channel", "is not one of"),
        (("statements", 0, "content"), ["tidak ada"], "statements 1", "occurs 0 times"),
        (("statements", 0, "content"), [], "statements 1", "the content is empty"),
        (("statements", 0, "content"), ["segera", "Kami"], "statements 1", "order of the text"),
        (("statements", 0, "cue"), "ujar", "statements 1", "the cue 'ujar' does not stand"),
        (("rounds", 0, "status"), "over", "rounds 1 status", "is not one of"),
        (("outcomes", 0, "round"), "r9", "outcomes 1", "there is no round 'r9'"),
        (("outcomes", 0, "issue"), "ALL", "outcomes 1 issue", "is not one of"),
        (("assessments", 0, "value"), "good", "assessments 1 value", "is not one of"),
        (("positions", 1, "evidence"), "menerima", "positions 2", "occurs 0 times"),
        (("positions", 0, "stance"), "wants", "positions 1 stance", "is not one of"),
        (("agreements", 0, "status"), "agreed", "agreements 1 status", "is not one of"),
        (("related", 0), "Judul lain", "related 1", "occurs 0 times"),
        (("id",), "other", "id", "'other' is not the name of the file"),
        (("positions", 0, "holder"), None, "positions[0].holder", "Expected `str`"),
        (("statement",), [], "json", "unknown field `statement`"),
    ],
)
def test_fault_names_file_place_and_reason(tmp_path: Path, path: tuple[Any, ...], value: Any, where: str, message: str) -> None:
    file = write_gold(tmp_path, GOLD)
    file.write_text(json.dumps(changed(path, value)), encoding="utf-8")
    (problem,) = problems_of(tmp_path)
    assert problem.startswith(f"{file}: {where}: ")
    assert message in problem


def test_all_faults_of_all_files_are_told(tmp_path: Path) -> None:
    write_gold(tmp_path, changed(("related", 0), "x y z"))
    write_gold(tmp_path, changed(("id",), "other"))
    (tmp_path / "other.txt").unlink()
    (tmp_path / "alone.txt").write_text("teks", encoding="utf-8")
    lines = problems_of(tmp_path)
    assert len(lines) == 3
    assert any("alone.txt: text: no alone.gold.json beside it" in line for line in lines)
    assert any("other.txt cannot be read" in line for line in lines)
    assert any("related 1" in line for line in lines)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b""])
def test_broken_json_is_told(tmp_path: Path, content: bytes) -> None:
    file = write_gold(tmp_path, GOLD)
    file.write_bytes(content)
    (problem,) = problems_of(tmp_path)
    assert problem.startswith(f"{file}: json: ")


def test_text_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    write_gold(tmp_path, GOLD)
    (tmp_path / "made.txt").write_bytes(b"abc\xff")
    assert "is not UTF-8 at byte 3" in problems_of(tmp_path)[0]


def test_empty_or_missing_folder_is_told(tmp_path: Path) -> None:
    assert "holds no file NAME.gold.json" in problems_of(tmp_path)[0]
    assert "no such file or folder" in problems_of(tmp_path / "none")[0]


def test_record_of_gold_says_what_the_gold_says(made: GoldArticle) -> None:
    record = record_of_gold(made.gold, made.text)
    first, second = record.statements
    assert first.content[0].exact == "Kami ingin gencatan senjata segera"
    assert first.cue is not None
    assert made.text[first.cue.start :].startswith("kata Rahma")
    assert first.channel is not None
    assert first.channel.kind == "press_conference"
    assert second.content[0].exact == "perundingan kedua digelar pada 9 Mei"
    assert second.speaker is not None
    assert second.speaker.role == "juru bicara Selatan"
    start = record.rounds[0].start
    assert start is not None
    assert (start.earliest, start.latest) == ("2024-05-04", "2024-05-04")
    assert record.positions[1].evidence[0].exact == "menolak penarikan pasukan"
    assert record.related[0].span.exact == "Panen Raya di Utara"


def test_record_of_gold_keeps_an_interval(made: GoldArticle, tmp_path: Path) -> None:
    path = write_gold(tmp_path / "interval", changed(("rounds", 1, "start"), "2024-05-09/2024-05-11"))
    start = record_of_gold(read_gold(path).gold, made.text).rounds[1].start
    assert start is not None
    assert (start.earliest, start.latest) == ("2024-05-09", "2024-05-11")


def test_record_of_gold_follows_the_contract(made: GoldArticle) -> None:
    record = record_of_gold(made.gold, made.text)
    assert from_json(to_json(record)) == record
    for one in record.statements:
        for span in one.evidence:
            assert made.text[span.start : span.end] == span.exact
