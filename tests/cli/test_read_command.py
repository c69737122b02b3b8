"""`runding read`, with a reader that stands in for the engine: what the door itself does."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from runding import pipeline
from runding.cli import program
from runding.cli.read import read
from runding.model.record import ArticleRecord, Holder, Position, Speaker, Statement
from runding.model.text import Article, Span, article_id
from runding.read.errors import SourceError


def record_of(text: str, **facts: Any) -> ArticleRecord:
    """A record in which Tomas Orvik says the whole text."""
    content = (Span.of(text, 0, len(text)),)
    speaker = Speaker(name="Tomas Orvik", kind="person", actor=None, side="NOR", role=None, mention=None, resolved_by="name")
    statement = Statement(
        id="s1", speaker=speaker, type="indirect", content=content, cue=None, channel=None, relay=(), said=None,
        evidence=content, rule="id:made",
    )  # fmt: skip
    position = Position(
        holder=Holder(side="NOR", name=None), issue="ter.borders", stance="offer", target=None, condition=None,
        attribution="self", by="s1", evidence=content, rule="id:made",
    )  # fmt: skip
    article = Article(id=article_id(text), language="id", title="Judul", text=text, **facts)
    return ArticleRecord(article=article, statements=(statement,), positions=(position,))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A reader that gives a record of each source's name, fails for what is called bad, and notes what it was asked."""
    calls: list[dict[str, Any]] = []

    def read_report(source: Path | str, **options: Any) -> ArticleRecord:
        calls.append({"source": source, **options})
        if "bad" in str(source):
            raise SourceError(str(source), "no such file", "check the name", kind="missing")
        if "bug" in str(source):
            raise ZeroDivisionError("division by zero")
        return record_of(f"jalan {source} dibuka", published=options["published"])

    monkeypatch.setattr(pipeline, "read", read_report)
    return calls


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["read", *arguments])


@pytest.mark.usefixtures("asked")
class TestShapes:
    def test_a_page_is_shown_by_default(self) -> None:
        result = run("a.txt")
        assert result.exit_code == 0
        assert "Statements (1)" in result.stdout
        assert "jalan a.txt dibuka" in result.stdout
        assert "a.txt ==" not in result.stdout

    def test_sides_and_languages_have_names(self) -> None:
        result = run("a.txt")
        assert "Norway" in result.stdout
        assert "     NOR\n" in result.stdout
        assert "Indonesian" in result.stdout

    def test_headings_in_another_language(self) -> None:
        result = run("a.txt", "--labels", "id")
        assert "Pernyataan (1)" in result.stdout
        assert "Norwegia" in result.stdout

    def test_several_pages_are_named(self) -> None:
        result = run("a.txt", "b.txt")
        assert result.stdout.index("== a.txt") < result.stdout.index("jalan a.txt") < result.stdout.index("== b.txt")

    def test_json_of_one_file_is_an_object(self) -> None:
        assert json.loads(run("a.txt", "--json").stdout)["article"]["text"] == "jalan a.txt dibuka"

    def test_json_of_several_files_is_an_array(self) -> None:
        found = json.loads(run("a.txt", "b.txt", "--json").stdout)
        assert [one["article"]["text"] for one in found] == ["jalan a.txt dibuka", "jalan b.txt dibuka"]

    def test_json_of_several_files_stays_an_array_when_some_fail(self) -> None:
        assert len(json.loads(run("bad", "b.txt", "--json").stdout)) == 1
        assert json.loads(run("bad", "bad2", "--json").stdout) == []
        assert run("bad", "--json").stdout == ""

    def test_json_lines_hold_one_record_each(self) -> None:
        lines = run("a.txt", "bad", "b.txt", "--jsonl").stdout.splitlines()
        assert [json.loads(line)["article"]["text"] for line in lines] == ["jalan a.txt dibuka", "jalan b.txt dibuka"]

    def test_the_text_is_marked(self) -> None:
        assert "⟦1 jalan a.txt dibuka⟧" in run("a.txt", "--text").stdout

    def test_the_table_and_why(self) -> None:
        result = run("a.txt", "--table", "--why")
        assert "rule: id:made" in result.stdout

    def test_a_width_is_kept(self) -> None:
        long = "sangat-panjang " * 20
        assert max(map(len, run(long, "--width", "50").stdout.splitlines())) <= 50

    def test_colour_only_where_asked_for_or_on_a_terminal(self) -> None:
        assert "\x1b[" not in run("a.txt").stdout
        assert "\x1b[" in run("a.txt", "--color", "always").stdout


@pytest.mark.usefixtures("asked")
class TestFailures:
    def test_a_bad_file_is_one_line_and_the_others_are_read(self) -> None:
        result = run("a.txt", "bad.txt", "c.txt")
        assert result.exit_code == 1
        assert result.stderr == "runding: bad.txt: no such file; check the name\n"
        assert "jalan a.txt" in result.stdout
        assert "jalan c.txt" in result.stdout

    def test_nothing_read_is_2(self) -> None:
        assert run("bad").exit_code == 2
        assert run("bad", "bad2").exit_code == 2

    def test_a_fault_of_the_program_names_the_input_and_costs_no_other(self) -> None:
        result = run("bug.txt", "b.txt")
        assert result.exit_code == 1
        assert result.stderr.startswith("runding: bug.txt: internal error at test_read_command.py:")
        assert "ZeroDivisionError: division by zero; please report" in result.stderr
        assert "jalan b.txt" in result.stdout

    def test_a_hostile_file_name_does_not_steer_the_terminal(self) -> None:
        assert run("bad\x1b[2J\nrunding: x").stderr == "runding: bad␛[2J runding: x: no such file; check the name\n"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "Missing argument 'FILE...'"),
            (["a", "--json", "--text"], "--json and --text exclude each other"),
            (["a", "--jsonl", "--table"], "--jsonl and --table exclude each other"),
            (["a", "--published", "4 Maret"], "does not match the format '%Y-%m-%d'"),
            (["a", "--published", "2022-02-30"], "Invalid value for '--published'"),
            (["a", "--language", "tlh"], "there is no pack for 'tlh'; there are packs for"),
            (["a", "--labels", "tlh"], "there are no labels in 'tlh'; there are labels in en, id"),
            (["a", "--width", "10"], "10 is not in the range 40<=x<=200"),
            (["a", "--color", "blue"], "'blue' is not one of"),
            (["a", "--nope"], "No such option"),
        ],
    )
    def test_wrong_usage_is_2_and_says_why(self, arguments: list[str], message: str) -> None:
        result = run(*arguments)
        assert result.exit_code == 2
        assert message in result.stderr
        assert result.stdout == ""


def test_what_the_reader_is_asked(asked: list[dict[str, Any]]) -> None:
    run("a.txt", "-", "--published", "2022-03-04", "--language", "id")
    assert asked == [
        {"source": "a.txt", "published": "2022-03-04", "language": "id"},
        {"source": "-", "published": "2022-03-04", "language": "id"},
    ]


def test_every_option_has_a_help_text() -> None:
    assert all(getattr(option, "help", "") for option in read.params if option.param_type_name == "option")
