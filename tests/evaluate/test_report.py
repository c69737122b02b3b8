import json
from pathlib import Path

import pytest
from made_gold import GOLD, write_gold
from msgspec.structs import replace

from runding.evaluate.gold import GoldArticle, record_of_gold
from runding.evaluate.measure import Evaluation, evaluate_folder
from runding.evaluate.report import COMPONENTS, as_json, differences, table
from runding.model.record import ArticleRecord


def faulty(text: str, article: GoldArticle) -> ArticleRecord:
    """One statement missed, one with the wrong side, one position missed."""
    record = record_of_gold(article.gold, text)
    speaker = record.statements[0].speaker
    assert speaker is not None
    first = replace(record.statements[0], speaker=replace(speaker, side=None))
    return replace(record, statements=(first,), positions=record.positions[1:])


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    write_gold(tmp_path, GOLD)
    return evaluate_folder(tmp_path, extract=faulty)


def test_table_shows_counts_and_figures(evaluation: Evaluation) -> None:
    lines = table(evaluation).splitlines()
    assert lines[0] == "id · 1 article"
    (main,) = [line for line in lines if line.split()[:1] == ["statements"]]
    assert main.split()[1:7] == ["2", "1", "1", "1.000", "0.500", "0.667"]
    assert any("side 0.000 (0/1)" in line for line in lines)
    assert any("round-start 1.000 (2/2)" in line for line in lines)


def test_table_of_one_component_shows_only_its_figures(evaluation: Evaluation) -> None:
    words = table(evaluation, component="positions")
    assert [line.split()[0] for line in words.splitlines()[2:]] == [
        "positions",
        "positions-issue",
        "positions-evidence:",
    ]


def test_every_tally_has_a_row(evaluation: Evaluation) -> None:
    shown = {line.split()[0] for line in table(evaluation).splitlines() if line.startswith("  ") and line[2] != " "}
    assert set(evaluation.figures().tallies) <= shown
    assert {name for group in COMPONENTS.values() for name in group} == set(evaluation.figures().tallies)


def test_several_languages_get_a_total(tmp_path: Path) -> None:
    write_gold(tmp_path, GOLD)
    write_gold(tmp_path, GOLD | {"id": "autre", "language": "fr"})
    words = table(evaluate_folder(tmp_path, extract=faulty))
    heads = [line for line in words.splitlines() if "·" in line]
    assert heads == ["fr · 1 article", "id · 1 article", "all · 2 articles"]


def test_colour_only_when_asked(evaluation: Evaluation) -> None:
    assert "\x1b" not in table(evaluation) + differences(evaluation)
    assert "\x1b[31m  0.667\x1b[0m" in table(evaluation, color=True)
    assert "\x1b[31m  - missed" in differences(evaluation, color=True)


def test_differences_show_words_and_attributes(evaluation: Evaluation) -> None:
    lines = differences(evaluation).splitlines()
    assert lines[0] == "made (id)"
    assert lines[1].startswith("  - missed statements  Bram Salo [indirect]: perundingan kedua")
    assert lines[2].startswith("  ~ wrong  statements  Rahma Idris [direct, gold]: Kami ingin")
    assert lines[3].strip() == "side: gold utara, found -"
    assert lines[4].startswith("  - missed positions   utara · sec.ceasefire · demand: gencatan senjata")


def test_differences_of_one_component(evaluation: Evaluation) -> None:
    words = differences(evaluation, component="positions")
    assert "statements" not in words
    assert "utara · sec.ceasefire · demand" in words
    assert differences(evaluation, component="rounds") == "No differences.\n"


def test_differences_keep_to_the_width(evaluation: Evaluation) -> None:
    assert max(map(len, differences(evaluation, width=60).splitlines())) <= 60


@pytest.mark.parametrize("show", [table, differences])
def test_unknown_component_is_an_error(evaluation: Evaluation, show: object) -> None:
    assert callable(show)
    with pytest.raises(ValueError, match="'quotes' is no component; there are: statements, rounds"):
        show(evaluation, component="quotes")


def test_json_holds_the_same_figures(evaluation: Evaluation) -> None:
    data = json.loads(as_json(evaluation))
    assert data["languages"]["id"] == data["languages"]["all"]
    assert data["languages"]["id"]["components"]["statements"] == {
        "gold": 2,
        "found": 1,
        "right": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
    }
    assert data["languages"]["id"]["accuracies"]["side"] == {"right": 0, "of": 1, "accuracy": 0.0}
    (article,) = data["articles"]
    assert article["differences"][1]["attributes"] == {"side": {"gold": "utara", "found": None}}
    assert as_json(evaluation) == as_json(evaluation)
