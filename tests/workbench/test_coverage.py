"""What a pack has, and what it lacks."""

import shutil
from pathlib import Path

import pytest

from runding.evaluate.gold import Gold, load_gold
from runding.lang.folders import VARIABLE
from runding.model import vocabulary
from runding.workbench.coverage import Coverage, Row, coverage
from runding.workbench.coverage_page import coverage_page
from runding.workbench.scaffold import new_pack

GOLD = Path(__file__).resolve().parent.parent / "gold"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scaffolded pack of a language that nothing else uses."""
    made = tmp_path_factory.mktemp("packs")
    new_pack("io", made)
    return made


@pytest.fixture(autouse=True)
def _search(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(folder))


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    return [article.gold for article in load_gold(GOLD)]


def rows(found: Coverage, name: str) -> dict[str, Row]:
    """The rows of a group by their items."""
    (group,) = (group for group in found.groups if group.name == name)
    return {row.item: row for row in group.rows}


def test_a_new_pack_has_what_its_files_hold() -> None:
    found = coverage("io")
    reporting = rows(found, "Reporting words, by kind and form")
    assert (reporting["say.active"].entries, reporting["say.active"].examples) == (6, 3)
    assert reporting["ask.active"].entries == 2
    issues = rows(found, "Issues")
    assert (issues["sec.withdrawal"].entries, issues["sec.withdrawal"].examples) == (1, 2)
    assert not issues["sec.ceasefire"].gap
    assert rows(found, "Words by category")["negation"].entries == 1
    assert rows(found, "Page furniture")["credit"].examples == 2
    assert rows(found, "Words of dates")["weekday fri"].entries


def test_gaps_are_what_another_pack_or_the_vocabulary_has() -> None:
    found = coverage("io")
    assert rows(found, "Reporting words, by kind and form")["deny"].gap
    assert rows(found, "Issues")["ter.status"].gap
    assert not rows(found, "Issues")["other"].gap
    assert rows(found, "Stances")["offer"].gap
    assert not rows(found, "Stances")["demand"].gap
    assert rows(found, "Dates, by what their examples give")["weekend"].gap


def test_a_class_that_looks_misspelt_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(folder / "io", tmp_path / "io")
    words = tmp_path / "io" / "words" / "grammar.tsv"
    words.write_text(words.read_text(encoding="utf-8") + "xxyet\tcontrats\nxxown\tmy.own.class\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert list(rows(coverage("io"), "Classes that nothing asks for and that look misspelt")) == ["contrats (contrast?)"]


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("Issues", vocabulary.ISSUES),
        ("Stances", vocabulary.STANCES),
        ("Outcomes", vocabulary.OUTCOMES),
        ("Assessments", vocabulary.ASSESSMENTS),
        ("Statuses of agreements", vocabulary.AGREEMENT_STATUSES),
        ("Counts of people", vocabulary.FIGURES),
        ("Channels", vocabulary.CHANNELS),
        ("Kinds of speakers", vocabulary.SPEAKER_KINDS),
    ],
)
def test_every_value_of_the_vocabularies_has_a_row(name: str, items: tuple[str, ...]) -> None:
    assert tuple(rows(coverage("io"), name)) == items


def test_gold_is_counted_for_its_language_alone(golds: list[Gold]) -> None:
    found = coverage("id", golds)
    mine = [gold for gold in golds if gold.language == "id"]
    assert found.articles == len(mine)
    wanted = sum(position.stance == "demand" for gold in mine for position in gold.positions)
    assert rows(found, "Stances")["demand"].gold == wanted > 0
    assert rows(found, "Statuses of rounds")["concluded"].gold
    assert coverage("io", golds).articles == 0
    assert coverage("id").articles is None


def test_the_page_names_the_gaps(golds: list[Gold]) -> None:
    page = coverage_page(coverage("io", golds))
    assert "missing" in page
    assert "Nothing in the pack: " in page
    assert "  Stances: priority, precondition, offer" in page
    assert "In the pack and in none of the 0 gold articles" in page
    gaps = coverage_page(coverage("io"), gaps_only=True)
    assert gaps.startswith("Nothing in the pack: ")
    assert "none of the" not in gaps
