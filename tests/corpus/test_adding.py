"""Sources into a ledger: the same history whatever the number of processes, and a second run that changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from runding.corpus import reading as reading_module
from runding.corpus.adding import Result, add_sources
from runding.corpus.passages import passages
from runding.corpus.reading import Reading
from runding.ledger import Ledger
from runding.model.history import history_to_json
from runding.read.errors import SourceError
from runding.read.many import Options


def add(path: Path, address: Path, *, jobs: int = 1, again: bool = False, texts: str | None = None) -> tuple[Result, list[SourceError]]:
    errors: list[SourceError] = []
    with Ledger.open(address, texts=texts) as ledger:
        result = add_sources(
            [str(path)], ledger, address=str(address), reading=Reading(), options=Options(), jobs=jobs, again=again, complain=errors.append
        )
    return result, errors


def history(address: Path) -> bytes:
    with Ledger.open(address, create=False) as ledger:
        return history_to_json(ledger.history())


Writer = Callable[..., Path]


def test_the_number_of_processes_changes_nothing(reports: Writer, tmp_path: Path) -> None:
    path = reports(90)
    one, _ = add(path, tmp_path / "one.db", jobs=1)
    two, _ = add(path, tmp_path / "two.db", jobs=2)
    assert one.tally == two.tally
    assert one.tally.new == 90
    assert one.tally.languages == {"id": 90}
    assert history(tmp_path / "one.db") == history(tmp_path / "two.db")


def test_a_second_run_reads_nothing_and_changes_nothing(reports: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, address = reports(20, bad=True), tmp_path / "l.db"
    first, errors = add(path, address)
    assert (first.tally.new, first.tally.failed) == (20, 1)
    assert errors[0].source.endswith("reports.jsonl:1")
    before = history(address)
    monkeypatch.setattr(reading_module, "extract", lambda article: pytest.fail("read again"))
    second, _ = add(path, address)
    assert (second.tally.new, second.tally.known, second.tally.failed) == (0, 20, 1)
    assert second.touched == ()
    assert history(address) == before


def test_a_run_that_was_broken_off_goes_on(reports: Writer, tmp_path: Path) -> None:
    address = tmp_path / "l.db"
    add(reports(40, name="a.jsonl"), address)
    result, _ = add(reports(70, name="b.jsonl"), address, jobs=2)
    assert (result.tally.new, result.tally.known) == (30, 40)
    add(reports(70, name="c.jsonl"), tmp_path / "whole.db")
    assert history(address) == history(tmp_path / "whole.db")


def test_again_reads_what_is_known(reports: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, address = reports(5), tmp_path / "l.db"
    add(path, address)
    result, _ = add(path, address, again=True)
    assert (result.tally.new, result.tally.known, result.tally.replaced) == (0, 5, 0)
    plain = reading_module.extract
    monkeypatch.setattr(reading_module, "extract", lambda article: type(plain(article))(article=plain(article).article))
    result, _ = add(path, address, again=True)
    assert result.tally.replaced == 5


def test_an_outlet_that_only_the_dateline_names_is_known_again(tmp_path: Path, reports: Writer) -> None:
    from runding.cli.demo import EXAMPLE

    path = tmp_path / "a.txt"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    add(path, tmp_path / "l.db")
    result, _ = add(path, tmp_path / "l.db")
    assert (result.tally.new, result.tally.known) == (0, 1)


def test_a_report_that_trips_the_program_costs_no_other(reports: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = reading_module.extract

    def trips(article: object) -> object:
        if "nomor 3 " in article.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("oh")
        return plain(article)  # type: ignore[arg-type]

    monkeypatch.setattr(reading_module, "extract", trips)
    result, errors = add(reports(6), tmp_path / "l.db")
    assert (result.tally.new, result.tally.failed) == (5, 1)
    assert (errors[0].kind, errors[0].source.endswith(":4")) == ("internal", True)
    assert "ZeroDivisionError" in errors[0].reason


def test_the_words_behind_an_entry(reports: Writer, tmp_path: Path) -> None:
    address = tmp_path / "l.db"
    add(reports(3), address)
    with Ledger.open(address) as ledger:
        one = ledger.statements(search="bus")[0]
        found = passages(ledger, one.id)
        assert found is not None
        assert "bus untuk warga sipil" in found[0].words
        assert passages(ledger, "0" * 16) is None
        assert passages(ledger, "nothing") is None


def test_a_ledger_may_keep_no_texts(reports: Writer, tmp_path: Path) -> None:
    result, _ = add(reports(3), tmp_path / "l.db", texts="spans")
    assert result.tally.new == 3
    again, _ = add(reports(3), tmp_path / "l.db")
    assert again.tally.known == 3


def test_of_very_much_that_is_touched_only_the_first_is_held(reports: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from runding.corpus import adding

    monkeypatch.setattr(adding, "MOST_TOUCHED", 3)
    result, _ = add(reports(5), tmp_path / "l.db")
    assert (len(result.touched), result.more) == (3, True)
    monkeypatch.setattr(adding, "MOST_TOUCHED", 1_000)
    result, _ = add(reports(5), tmp_path / "other.db")
    assert len(result.touched) > 3
    assert not result.more


def test_both_engines_take_reports_from_many_processes(reports: Writer, url: str, tmp_path: Path) -> None:
    path = reports(70)
    with Ledger.open(url) as ledger:
        settings = {"address": url, "reading": Reading(), "options": Options(), "jobs": 2}
        first = add_sources([str(path)], ledger, complain=pytest.fail, **settings)  # type: ignore[arg-type]
        second = add_sources([str(path)], ledger, complain=pytest.fail, **settings)  # type: ignore[arg-type]
        found = history_to_json(ledger.history())
    assert (first.tally.new, second.tally.known) == (70, 70)
    add(path, tmp_path / "one.db")
    assert found == history(tmp_path / "one.db")
