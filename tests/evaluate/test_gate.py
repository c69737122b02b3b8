from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_gold import GOLD, write_gold
from msgspec.structs import replace

from runding.evaluate import gate
from runding.evaluate.floors import Floor, FloorsError, hash_of, raised, read_quality, write_quality
from runding.evaluate.gold import GoldArticle, record_of_gold
from runding.evaluate.tally import Tally
from runding.model.record import ArticleRecord

ROOT = Path(__file__).resolve().parents[2]


class Engine:
    """An engine whose quality a test decides: how many statements of the gold it finds."""

    statements = 2

    def __call__(self, text: str, article: GoldArticle) -> ArticleRecord:
        record = record_of_gold(article.gold, text)
        return replace(record, statements=record.statements[: self.statements])


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.delenv("CI", raising=False)
    one = Engine()
    monkeypatch.setattr(gate, "read_as_argument", one)
    monkeypatch.setattr(gate, "available", lambda: ("id",))
    return one


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of floors that have not been measured, with a gold set beside it and one that is not there."""
    write_gold(tmp_path / "gold", GOLD)
    path = tmp_path / "quality.toml"
    path.write_text('[sets.own]\npath = "gold"\n\n[sets.dev]\npath = "elsewhere"\n', encoding="utf-8")
    return path


def run(file: Path, *options: str) -> Result:
    return CliRunner().invoke(gate.main, ["--file", str(file), *options])


def test_set_without_floors_fails_until_they_are_raised(engine: Engine, file: Path) -> None:
    result = run(file)
    assert result.exit_code == 1
    assert "own: this gold set has no floors yet" in result.stderr
    assert run(file, "--raise").exit_code == 0
    assert run(file).exit_code == 0
    assert read_quality(file).floors["own"]["id"]["statements"] == Floor(1.0, 1.0, 1.0)


def test_missing_set_is_skipped_with_its_reason(engine: Engine, file: Path) -> None:
    assert f"dev: skipped: there is no gold in {file.parent / 'elsewhere'}" in run(file, "--raise").stdout


def test_missing_own_set_is_an_error_in_ci(engine: Engine, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in (file.parent / "gold").iterdir():
        one.unlink()
    assert run(file).exit_code == 0
    monkeypatch.setenv("CI", "true")
    result = run(file)
    assert result.exit_code == 1
    assert result.stderr.startswith("own: there is no gold in")


def test_figure_below_its_floor_fails(engine: Engine, file: Path) -> None:
    run(file, "--raise")
    engine.statements = 1
    result = run(file)
    assert result.exit_code == 1
    assert "own id statements: recall 0.5000 is below its floor 1.00" in result.stderr
    assert "own id statements: f1 0.6667 is below its floor 1.00" in result.stderr
    assert "precision" not in result.stderr.split("own id content")[0]
    # Nothing was found of the type, so its precision is gone as well.
    assert "own id indirect: precision 0.0000 is below its floor 1.00" in result.stderr


def test_raising_never_lowers(engine: Engine, file: Path) -> None:
    run(file, "--raise")
    before = file.read_text(encoding="utf-8")
    engine.statements = 1
    assert run(file, "--raise").exit_code == 1
    assert file.read_text(encoding="utf-8") == before


def test_floor_rises_with_the_engine(engine: Engine, file: Path) -> None:
    engine.statements = 1
    run(file, "--raise")
    assert read_quality(file).floors["own"]["id"]["statements"] == Floor(1.0, 0.5, 0.66)
    engine.statements = 2
    assert run(file).exit_code == 0
    run(file, "--raise")
    assert read_quality(file).floors["own"]["id"]["statements"] == Floor(1.0, 1.0, 1.0)


def test_lowering_needs_a_reason_which_the_file_keeps(engine: Engine, file: Path) -> None:
    run(file, "--raise")
    engine.statements = 1
    assert run(file, "--raise", "--lower", "the second form is ambiguous").exit_code == 0
    quality = read_quality(file)
    assert quality.floors["own"]["id"]["statements"] == Floor(1.0, 0.5, 0.66)
    (entry,) = [one for one in quality.lowered if (one.component, one.figure) == ("statements", "recall")]
    assert (entry.gold_set, entry.language, entry.before, entry.after) == ("own", "id", 1.0, 0.5)
    assert entry.reason == "the second form is ambiguous"
    assert run(file).exit_code == 0


@pytest.mark.parametrize("options", [["--lower", "why"], ["--raise", "--lower", " "]])
def test_lowering_without_raise_or_reason_is_a_usage_error(engine: Engine, file: Path, options: list[str]) -> None:
    result = run(file, *options)
    assert result.exit_code == 2
    assert "it needs a reason, and --raise" in result.stderr


def test_changed_gold_is_seen(engine: Engine, file: Path) -> None:
    run(file, "--raise")
    text = file.parent / "gold" / "made.txt"
    text.write_text(text.read_text(encoding="utf-8") + "Tamat.\n", encoding="utf-8")
    result = run(file)
    assert result.exit_code == 1
    assert "own: the gold set has changed since its floors were set" in result.stderr
    assert run(file, "--raise").exit_code == 0
    assert run(file).exit_code == 0


def test_language_without_a_pack_is_left_out_with_a_note(engine: Engine, file: Path) -> None:
    write_gold(file.parent / "gold", GOLD | {"id": "autre", "language": "fr"})
    result = run(file, "--raise")
    assert "own: no pack for language 'fr': its articles are left out" in result.stdout
    assert set(read_quality(file).floors["own"]) == {"id"}


def test_floor_that_can_no_longer_be_measured_fails(engine: Engine, file: Path) -> None:
    run(file, "--raise")
    write_gold(file.parent / "gold", GOLD | {"related": []})
    result = run(file, "--raise")
    assert result.exit_code == 1
    assert "own id related: has a floor, but the gold set has no such record any more" in result.stderr
    assert run(file, "--raise", "--lower", "no titles in the new set").exit_code == 0


def test_broken_gold_or_file_is_an_error(engine: Engine, file: Path) -> None:
    (file.parent / "gold" / "made.gold.json").write_text("{", encoding="utf-8")
    result = run(file)
    assert result.exit_code == 2
    assert "made.gold.json: json: " in result.stderr
    file.write_text("sets = 1", encoding="utf-8")
    assert run(file).exit_code == 2
    assert run(file.parent / "none.toml").exit_code == 2


@pytest.mark.parametrize("content", ["[sets.own]\npfad = 1", "[", "[sets.own]\npath = 3"])
def test_file_that_is_not_right_names_itself(tmp_path: Path, content: str) -> None:
    path = tmp_path / "quality.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FloorsError, match=r"quality\.toml: "):
        read_quality(path)


def test_file_is_written_as_it_is_read(engine: Engine, file: Path) -> None:
    run(file, "--raise")
    engine.statements = 1
    run(file, "--raise", "--lower", 'a "quoted" reason\\')
    quality, before = read_quality(file), file.read_bytes()
    write_quality(file, quality)
    assert file.read_bytes() == before
    assert quality.lowered[0].reason == 'a "quoted" reason\\'


def test_floors_are_rounded_down() -> None:
    floors, lowered = raised("own", {}, {"id": {"rounds": Tally(7, 7, 2)}}, reason=None, day="2024-01-01")
    assert floors["id"]["rounds"] == Floor(0.28, 0.28, 0.28)
    floors, lowered = raised("own", {}, {"id": {"rounds": Tally(100, 100, 29)}}, reason=None, day="2024-01-01")
    assert floors["id"]["rounds"] == Floor(0.29, 0.29, 0.29)
    assert lowered == []


def test_hash_knows_names_and_content(tmp_path: Path) -> None:
    write_gold(tmp_path, GOLD)
    first = hash_of(tmp_path)
    (tmp_path / "notes.md").write_text("no gold", encoding="utf-8")
    assert hash_of(tmp_path) == first
    (tmp_path / "made.txt").rename(tmp_path / "other.txt")
    assert hash_of(tmp_path) != first


def test_floors_of_the_repository_are_of_its_gold() -> None:
    quality = read_quality(ROOT / "quality.toml")
    assert quality.sets["own"].sha256 == hash_of(ROOT / quality.sets["own"].path)
    assert "id" in quality.floors["own"]
