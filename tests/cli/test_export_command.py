import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from runding.cli import program

TEXT = "“Jalan itu sudah dibuka,” kata utusan Norwegia Ana Lind di Oslo, Rabu (12/6/2024). Norwegia menolak gencatan senjata."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "kabar.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, ["export", *map(str, arguments)])


def test_records_go_to_standard_output(report: Path) -> None:
    result = run(report, "--format", "jsonl")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["statements"][0]["speaker"]["name"] == "Ana Lind"


def test_tables_go_to_a_folder(report: Path, tmp_path: Path) -> None:
    assert run(report, "--format", "csv", "--out", tmp_path / "tables").exit_code == 0
    assert (tmp_path / "tables" / "datapackage.json").is_file()
    assert "Ana Lind" in (tmp_path / "tables" / "statements.csv").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_costs_no_other(report: Path, tmp_path: Path) -> None:
    result = run(report, tmp_path / "fehlt.txt", "--format", "schema.org", "--out", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert "fehlt.txt" in result.stderr
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["@type"] == "NewsArticle"


def test_days_bound_what_is_exported(report: Path) -> None:
    assert run(report, "--format", "jsonl", "--since", "2024-01-01").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "xls", "x.txt"], "'xls' is none of jsonl, csv, parquet"),
        (["--format", "csv", "x.txt"], "name it with --out"),
        (["--format", "jsonl"], "either files or --ledger"),
        (["--format", "jsonl", "x.txt", "--ledger", "y.db"], "either files or --ledger"),
        (["--format", "jsonl", "x.txt", "--reviewed-only"], "what readers decided"),
    ],
)
def test_what_is_missing_is_told(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("--ledger", tmp_path / "fehlt.db", "--format", "jsonl")
    assert result.exit_code == 2
    assert "fehlt.db" in result.stderr


def test_a_ledger_is_exported_as_its_readers_left_it(tmp_path: Path) -> None:
    from reports import holds, report, said

    from runding.ledger import Ledger

    parts = (
        said("We ask for fourteen buses", "Melo Tarsi", id="s1"),
        said("We will not wait for them", "Ana Lind", id="s2"),
        holds("We demand an open road", "ARM", "hum.corridor", "demand"),
        holds("We refuse a wall", "AZE", "sec.withdrawal", "refuse"),
    )
    with Ledger.open(tmp_path / "talks.db") as ledger:
        ledger.add([report("Meridian Post", "2024-03-04", *parts), report("Elbkurier", "2024-03-06", parts[1])])
        first, second = sorted(ledger.statements(), key=lambda one: one.speaker or "")
        ledger.judge.reject(first.id, author="Ana Reyes", mention_only=True)
        point = next(one.points[0] for one in ledger.positions(party="ARM"))
        ledger.judge.edit(point.id, "stance", "precondition", author="Ana Reyes")
        ledger.judge.accept(second.id, author="Ana Reyes")

    def exported(*options: str) -> list[dict[str, list[dict[str, Any]]]]:
        result = run("--ledger", tmp_path / "talks.db", "--format", "jsonl", *options)
        assert result.exit_code == 0
        return sorted((json.loads(line) for line in result.stdout.splitlines()), key=lambda one: one["article"]["published"])

    whole, other = exported()
    assert [one["speaker"]["name"] for one in whole["statements"]] == ["Melo Tarsi"]
    assert [one["stance"] for one in whole["positions"]] == ["precondition", "refuse"]
    assert [one["speaker"]["name"] for one in other["statements"]] == ["Ana Lind"]
    (reviewed,) = exported("--reviewed-only")
    assert [one["speaker"]["name"] for one in reviewed["statements"]] == ["Melo Tarsi"]
    assert [one["stance"] for one in reviewed["positions"]] == ["precondition"]
    assert exported("--since", "2024-03-05") == [other]
    result = run("--ledger", tmp_path / "talks.db", "--format", "prov")
    assert "Ana Reyes" in result.stdout
    assert result.stdout.count('"action":"edit"') == 1


def test_the_record_of_one_report_is_read_in_a_format(report: Path) -> None:
    result = CliRunner().invoke(program, ["read", str(report), "--format", "plover"])
    assert result.exit_code == 0
    assert all(json.loads(line)["coder"] == "runding" for line in result.stdout.splitlines())
    assert CliRunner().invoke(program, ["read", str(report), "--format", "csv"]).exit_code == 2
