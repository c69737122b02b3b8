"""The commands on a ledger, from reports to answers and judgements."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runding.cli import program
from runding.cli.demo import EXAMPLE
from runding.cli.progress import clock, line

TEXT = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of two reports, named in the environment."""
    path = tmp_path / "talks.db"
    monkeypatch.setenv("RUNDING_LEDGER", str(path))
    monkeypatch.setenv("RUNDING_AUTHOR", "Ana Reyes")
    rows = [
        {"text": TEXT, "publisher": "Kabar Teluk", "published": "2024-06-12", "title": "=cmd()"},
        {"text": TEXT.replace("Jenewa", "Wina").replace("Swiss", "Austria"), "publisher": "Warta", "published": "2024-06-13"},
    ]
    source = tmp_path / "two.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = run("add", str(source))
    assert result.exit_code == 0, result.output
    return path


def run(*arguments: str, **settings: object) -> Result:
    return CliRunner().invoke(program, list(arguments), **settings)  # type: ignore[arg-type]


def rows(*arguments: str) -> list[dict[str, str]]:
    result = run(*arguments, "--csv")
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


class TestAdd:
    def test_the_summary_says_what_was_done(self, tmp_path: Path) -> None:
        good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
        good.write_text(TEXT, encoding="utf-8")
        bad.write_bytes(b"\x89PNG\r\n")
        result = run("add", str(tmp_path), "--ledger", str(tmp_path / "l.db"))
        assert result.exit_code == 1
        assert "2 reports: 1 new, 0 known already, 1 not readable" in result.stdout
        assert "Indonesian 1" in result.stdout
        assert "b.txt: this is a PNG picture" in result.stderr
        again = run("add", str(good), "--ledger", str(tmp_path / "l.db"))
        assert again.exit_code == 0
        assert "0 new, 1 known already" in again.stdout

    def test_fields_are_mapped(self, tmp_path: Path) -> None:
        source = tmp_path / "a.jsonl"
        source.write_text(json.dumps({"isi": {"teks": TEXT}, "media": "Kabar"}), encoding="utf-8")
        assert run("add", str(source), "--ledger", str(tmp_path / "l.db")).exit_code == 2
        result = run("add", str(source), "--map", "text=isi.teks,publisher=media", "--ledger", str(tmp_path / "l.db"))
        assert result.exit_code == 0
        assert rows("sources", "--ledger", str(tmp_path / "l.db"))[0]["outlet"] == "Kabar"

    @pytest.mark.parametrize("arguments", [["--map", "body"], ["--jobs", "0"], ["--keep", "all"], ["--language", "xx"]])
    def test_options_that_are_none(self, tmp_path: Path, arguments: list[str]) -> None:
        result = run("add", str(tmp_path), "--ledger", str(tmp_path / "l.db"), *arguments)
        assert result.exit_code == 2
        assert not (tmp_path / "l.db").exists()

    def test_a_ledger_that_cannot_be_used(self, tmp_path: Path) -> None:
        for address in (tmp_path, tmp_path / "none" / "l.db", "mysql://x/y"):
            result = run("add", str(EXAMPLE), "--ledger", str(address))
            assert result.exit_code == 2
            assert len(result.stderr.strip().splitlines()) == 1

    def test_private_addresses_are_refused(self, tmp_path: Path) -> None:
        result = run("add", "http://127.0.0.1:9/feed", "--ledger", str(tmp_path / "l.db"))
        assert result.exit_code == 2
        assert "private network or this machine" in result.stderr

    def test_hashes_alone_are_kept_if_wanted(self, tmp_path: Path) -> None:
        run("add", str(EXAMPLE), "--ledger", str(tmp_path / "l.db"), "--keep", "hashes")
        assert json.loads(run("ledger", "about", "--json", "--ledger", str(tmp_path / "l.db")).stdout)["texts"] == "spans"


@pytest.mark.usefixtures("ledger")
class TestAnswers:
    @pytest.mark.parametrize("command", ["rounds", "statements", "positions", "agreements", "sources"])
    def test_every_question_has_three_shapes(self, command: str) -> None:
        table = run(command)
        assert table.exit_code == 0, table.output
        assert len(table.stdout.splitlines()) > 1
        assert len(rows(command)) >= 1
        assert isinstance(json.loads(run(command, "--json").stdout), list)
        assert run(command, "--json", "--csv").exit_code == 2

    def test_statements_are_searched_and_filtered(self) -> None:
        found = rows("statements", "zona", "penyangga")
        assert [row["speaker"] for row in found] == ["Salma Tijani"]
        assert rows("statements", "zona penyangga") == found
        assert rows("statements", "nowhere") == []
        assert len(rows("statements", "--limit", "2")) == 2
        assert {row["side"] for row in rows("statements", "--side", "SDN")} == {"SDN"}

    def test_as_of_cuts_off_later_reports(self) -> None:
        assert rows("statements", "--as-of", "2024-06-11") == []
        assert rows("statements", "--as-of", "2024-06-12")

    def test_positions_over_time(self) -> None:
        history = rows("positions", "--history")
        assert {"party", "issue", "stance", "words"} <= set(history[0])
        assert rows("positions", "--party", history[0]["party"], "--issue", history[0]["issue"])[0]["id"]

    def test_the_words_behind_an_entry(self) -> None:
        entry = rows("statements", "zona", "penyangga")[0]
        found = rows("words", entry["id"])
        assert all("zona penyangga" in row["words"] for row in found)
        assert run("words", "0" * 16).exit_code == 2

    def test_all_of_one_entry(self) -> None:
        entry = rows("rounds")[0]
        found = json.loads(run("entry", entry["id"]).stdout)
        assert found["id"] == entry["id"]
        assert found["carried"]["reports"] == int(entry["reports"])
        assert run("entry", "0" * 16).exit_code == run("entry", "x").exit_code == 2

    def test_all_that_is_told_of_one_round(self) -> None:
        entry = rows("rounds")[0]
        found = rows("round", entry["id"])
        assert ("day", entry["day"]) in {(row["what"], row["value"]) for row in found}
        assert {"history", "outcome", "assessment"} <= {row["what"] for row in found}
        assert json.loads(run("round", entry["id"], "--json").stdout)["id"] == entry["id"]
        statement = rows("statements")[0]
        assert run("round", statement["id"]).exit_code == run("round", "x").exit_code == 2

    def test_the_timeline_has_rounds_and_agreements_by_day(self) -> None:
        found = rows("timeline")
        assert {"round", "agreement"} <= {row["kind"] for row in found}
        assert [row["day"] for row in found] == sorted(row["day"] for row in found)
        assert {row["day"] for row in rows("timeline", "--since", "2024-06-13")} <= {
            row["day"] for row in found if row["day"] >= "2024-06-13"
        }

    def test_changes_since(self) -> None:
        assert rows("changes", "--since", "2020-01-01")
        assert rows("changes", "--since", "2999-01-01") == []

    def test_tables_fit_the_width(self) -> None:
        for command in (["rounds"], ["statements"], ["positions", "--history"], ["agreements"]):
            shown = run(*command, "--width", "100").stdout
            assert max(map(len, shown.splitlines())) <= 100, command

    def test_a_ledger_that_is_not_there(self, tmp_path: Path) -> None:
        result = run("rounds", "--ledger", str(tmp_path / "none.db"))
        assert result.exit_code == 2
        assert "no such ledger" in result.stderr


def test_cells_of_csv_are_no_formulas(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"text": TEXT, "publisher": "=HYPERLINK(1)\x07", "published": "2024-06-12"}), encoding="utf-8")
    run("add", str(source), "--ledger", str(tmp_path / "l.db"))
    (row,) = rows("sources", "--ledger", str(tmp_path / "l.db"))
    assert row["outlet"].startswith("'=HYPERLINK")
    assert "\x07" not in row["outlet"]
    assert "\x07" not in run("sources", "--ledger", str(tmp_path / "l.db")).stdout


@pytest.mark.usefixtures("ledger")
class TestJudging:
    def first(self, command: str = "statements") -> str:
        return rows(command)[0]["id"]

    def test_a_round_is_edited_and_the_edit_undone(self) -> None:
        entry = self.first("rounds")
        venue = rows("rounds")[0]["place"]
        assert run("review", "edit", entry, "venue", "Bern", "--settled").exit_code == 0
        assert "Bern" in rows("rounds")[0]["place"]
        (judgement,) = rows("review", "list")
        assert (judgement["author"], judgement["action"], judgement["holds"]) == ("Ana Reyes", "edit", "holds")
        assert run("review", "undo", judgement["id"]).exit_code == 0
        assert rows("rounds")[0]["place"] == venue
        assert [row["holds"] for row in rows("review", "list")] == ["undone", "holds"]

    def test_what_is_rejected_goes(self) -> None:
        entry = self.first()
        assert run("review", "reject", entry).exit_code == 0
        assert entry not in {row["id"] for row in rows("statements")}

    def test_two_are_made_one_and_taken_apart(self) -> None:
        one, two = (row["id"] for row in rows("statements")[:2])
        before = len(rows("statements"))
        assert run("review", "merge", one, two).exit_code == 0
        assert len(rows("statements")) == before - 1
        assert run("review", "split", two).exit_code == 0
        assert {row["mention"] for row in rows("words", two)} == {two}
        assert one not in {row["mention"] for row in rows("words", two)}
        for judgement in reversed(rows("review", "list")):
            run("review", "undo", judgement["id"])
        assert len(rows("statements")) == before

    def test_notes_and_agreement(self) -> None:
        entry = self.first()
        assert run("review", "note", entry, "heard it too").exit_code == 0
        assert run("review", "accept", entry).exit_code == 0
        assert [row["action"] for row in rows("review", "list")] == ["note", "accept"]

    @pytest.mark.parametrize(
        "arguments",
        [
            ["accept", "0" * 16],
            ["accept", "x"],
            ["undo", "0" * 16],
            ["merge", "0" * 16],
            ["note", "0" * 16, ""],
        ],
    )
    def test_what_is_no_judgement_is_told(self, arguments: list[str]) -> None:
        result = run("review", *arguments)
        assert result.exit_code == 2
        assert result.stderr.strip()
        assert "Traceback" not in result.output

    def test_an_author_is_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("RUNDING_AUTHOR")
        assert run("review", "accept", self.first()).exit_code == 2

    def test_judgements_go_out_and_in(self, tmp_path: Path, ledger: Path) -> None:
        run("review", "note", self.first(), "heard it too")
        out = tmp_path / "judgements.jsonl"
        assert run("ledger", "export-judgements", str(out)).exit_code == 0
        assert "0 new" in run("ledger", "import-judgements", str(out)).stdout
        other = tmp_path / "other.db"
        run("add", str(tmp_path / "two.jsonl"), "--ledger", str(other))
        assert "1 new" in run("ledger", "import-judgements", "-", "--ledger", str(other), input=out.read_bytes()).stdout
        assert run("ledger", "import-judgements", "-", "--ledger", str(other), input=b"{}").exit_code == 2

    def test_the_list_of_questions(self) -> None:
        result = run("review")
        assert result.exit_code == 0
        for question in rows("review"):
            assert run("review", "accept", question["id"]).exit_code == 0
            break


@pytest.mark.usefixtures("ledger")
def test_about_and_upgrade() -> None:
    shown = json.loads(run("ledger", "about", "--json").stdout)
    assert (shown["reports"], shown["texts"]) == (2, "full")
    assert "reports" in run("ledger", "about").stdout
    assert run("ledger", "upgrade").exit_code == 0


class TestBatch:
    def test_records_go_to_files(self, tmp_path: Path) -> None:
        result = run("batch", str(EXAMPLE), "--out", str(tmp_path / "out"))
        assert result.exit_code == 0
        assert "1 reports" in result.stderr
        (part,) = (tmp_path / "out").glob("*.jsonl")
        record = json.loads(run("read", str(EXAMPLE), "--jsonl").stdout)
        assert json.loads(part.read_text(encoding="utf-8")) == record

    def test_a_place_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        result = run("batch", str(EXAMPLE), "--out", str(tmp_path / "file" / "out"))
        assert result.exit_code == 2
        assert "cannot be written" in result.stderr


def test_the_line_of_progress() -> None:
    assert line(reports=1_234, done=0, total=0, seconds=10) == "1,234 reports  123/s"
    assert line(reports=500, done=25, total=100, seconds=10) == " 25%  500 reports  50/s  0:30 left"
    assert "left" not in line(reports=5, done=25, total=100, seconds=1)
    assert clock(3_730) == "1:02:10"
