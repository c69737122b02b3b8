"""Known faults are put into the perfect record of a made article, and every figure is checked to the last digit."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from made_gold import GOLD, TEXT, write_gold
from msgspec.structs import replace

from runding.evaluate.gold import GoldArticle, load_gold, record_of_gold
from runding.evaluate.measure import ArticleMeasure, MeasureError, evaluate_articles, evaluate_folder, measure_article
from runding.evaluate.rounds import COMPATIBLE, compatibility
from runding.evaluate.tally import Ratio, Tally
from runding.model.record import (
    Agreement,
    ArticleRecord,
    Assessment,
    Channel,
    Holder,
    Outcome,
    Position,
    Related,
    Round,
    Speaker,
    Statement,
    Time,
    Venue,
)
from runding.model.text import Span

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def perfect(made: GoldArticle) -> ArticleRecord:
    return record_of_gold(made.gold, made.text)


def measure(article: GoldArticle, record: ArticleRecord, **changes: Any) -> ArticleMeasure:
    """The measure of a record with some of its fields replaced."""
    return measure_article(article, replace(record, **changes))


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


def first_changed(record: ArticleRecord, **changes: Any) -> tuple[Statement, ...]:
    return (replace(record.statements[0], **changes), *record.statements[1:])


def speaker_changed(record: ArticleRecord, **changes: Any) -> tuple[Statement, ...]:
    speaker = record.statements[0].speaker
    assert speaker is not None
    return first_changed(record, speaker=replace(speaker, **changes))


def test_perfect_record_scores_one_everywhere(made: GoldArticle, perfect: ArticleRecord) -> None:
    result = measure_article(made, perfect)
    assert {one.f1 for one in result.figures.tallies.values()} == {1.0}
    assert {one.accuracy for one in result.figures.accuracies.values()} == {1.0}
    assert {one.value for one in result.figures.means.values()} == {1.0}
    assert result.differences == ()


def test_gold_of_the_repository_scores_one_against_itself() -> None:
    evaluation = evaluate_folder(ROOT / "tests" / "gold", extract=lambda text, one: record_of_gold(one.gold, text))
    for article in evaluation.articles:
        assert article.differences == (), article.name
    figures = evaluation.figures()
    assert all(one.gold == one.found == one.right for one in figures.tallies.values())
    assert figures.tallies["statements"].gold > 100


def test_empty_record_scores_nothing(made: GoldArticle, perfect: ArticleRecord) -> None:
    tallies = measure_article(made, ArticleRecord(article=perfect.article)).figures.tallies
    assert tallies["statements"] == Tally(2, 0, 0)
    assert tallies["rounds"] == Tally(2, 0, 0)
    assert tallies["positions"] == Tally(2, 0, 0)
    assert tallies["related"] == Tally(1, 0, 0)


def test_record_of_another_text_is_refused(made: GoldArticle, perfect: ArticleRecord) -> None:
    with pytest.raises(MeasureError, match="of another text"):
        measure_article(made, replace(perfect, article=replace(perfect.article, text=TEXT + " ")))


def test_wrong_speaker_keeps_the_content(made: GoldArticle, perfect: ArticleRecord) -> None:
    result = measure(made, perfect, statements=speaker_changed(perfect, name="Bram Salo"))
    assert result.figures.tallies["content"] == Tally(2, 2, 2)
    assert result.figures.tallies["statements"] == Tally(2, 2, 1)
    assert result.figures.tallies["direct"] == Tally(1, 1, 0)
    assert result.figures.tallies["indirect"] == Tally(1, 1, 1)
    assert result.figures.accuracies["speaker"] == Ratio(1, 2)
    (difference,) = result.differences
    assert (difference.kind, difference.attributes[0].gold) == ("wrong", "Rahma Idris")


@pytest.mark.parametrize("name", ["rahma idris", "RAHMA  IDRIS.", "Rahma", "Rahma-Idris"])
def test_speaker_is_right_after_folding_or_when_accepted(made: GoldArticle, perfect: ArticleRecord, name: str) -> None:
    result = measure(made, perfect, statements=speaker_changed(perfect, name=name))
    assert result.figures.tallies["statements"] == Tally(2, 2, 2)


@pytest.mark.parametrize("name", ["Idris", "Rahma Idri", "ketua delegasi Utara", ""])
def test_speaker_is_wrong_by_any_other_name(made: GoldArticle, perfect: ArticleRecord, name: str) -> None:
    result = measure(made, perfect, statements=speaker_changed(perfect, name=name, mention=span("Rahma Idris")))
    assert result.figures.tallies["statements"] == Tally(2, 2, 1)


def test_no_speaker_is_a_wrong_speaker(made: GoldArticle, perfect: ArticleRecord) -> None:
    result = measure(made, perfect, statements=first_changed(perfect, speaker=None))
    assert result.figures.tallies["statements"] == Tally(2, 2, 1)
    assert [result.figures.accuracies[name].right for name in ("speaker", "kind", "side", "role")] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("words", "content", "strict"),
    [
        ("Kami ingin gencatan senjata segera", 2, 2),
        ("Kami ingin gencatan senjata", 2, 1),  # 27 of 34 characters: 0.794
        ("ingin gencatan senj", 2, 1),  # 19 of 34: 0.559
        ("gencatan senjata", 1, 1),  # 16 of 34: 0.471
    ],
)
def test_overlap_decides_on_content(made: GoldArticle, perfect: ArticleRecord, words: str, content: int, strict: int) -> None:
    tallies = measure(made, perfect, statements=first_changed(perfect, content=(span(words),))).figures.tallies
    assert tallies["content"] == tallies["statements"] == Tally(2, 2, content)
    assert tallies["content-80"] == tallies["statements-80"] == Tally(2, 2, strict)


def test_overlap_of_exactly_one_half_counts(made: GoldArticle, perfect: ArticleRecord) -> None:
    statements = first_changed(perfect, content=(span("Kami ingin gencat"),))  # 17 of 34
    assert measure(made, perfect, statements=statements).figures.tallies["content"] == Tally(2, 2, 2)


def test_content_of_several_spans_is_one_set_of_characters(made: GoldArticle, perfect: ArticleRecord) -> None:
    # 5 + 16 of 34 characters: 0.618
    statements = first_changed(perfect, content=(span("Kami "), span("gencatan senjata")))
    assert measure(made, perfect, statements=statements).figures.tallies["content"] == Tally(2, 2, 2)


def test_second_statement_of_the_same_content_is_extra(made: GoldArticle, perfect: ArticleRecord) -> None:
    # The copy with the wrong speaker stands first; at equal overlap the right speaker is preferred.
    copy = speaker_changed(perfect, name="Bram Salo")[0]
    result = measure(made, perfect, statements=(copy, *perfect.statements))
    assert result.figures.tallies["statements"] == Tally(2, 3, 2)
    assert [(one.kind, one.component) for one in result.differences] == [("extra", "statements")]


def test_statement_that_is_none_counts_under_its_own_type(made: GoldArticle, perfect: ArticleRecord) -> None:
    extra = replace(perfect.statements[1], content=(span("Pihak Selatan menolak penarikan pasukan"),), type="mixed")
    tallies = measure(made, perfect, statements=(*perfect.statements, extra)).figures.tallies
    assert (tallies["mixed"], tallies["indirect"]) == (Tally(0, 1, 0), Tally(1, 1, 1))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("channel", {"channel": None}),
        ("channel", {"channel": Channel(kind="social")}),
        ("relay", {"relay": ("Harian Solok",)}),
        ("type", {"type": "mixed"}),
        ("cue", {"cue": None}),
        ("cue", {"cue": span("digelar")}),
    ],
)
def test_each_attribute_has_its_accuracy(made: GoldArticle, perfect: ArticleRecord, name: str, changes: dict[str, Any]) -> None:
    result = measure(made, perfect, statements=first_changed(perfect, **changes))
    wrong = {key for key, ratio in result.figures.accuracies.items() if ratio.right < ratio.of}
    assert wrong == {name}
    assert result.figures.accuracies[name] == Ratio(1, 2)
    assert result.figures.tallies["statements"] == Tally(2, 2, 2)


@pytest.mark.parametrize(("name", "value"), [("kind", "group"), ("side", None), ("role", "ketua"), ("side", "selatan")])
def test_each_speaker_attribute_has_its_accuracy(made: GoldArticle, perfect: ArticleRecord, name: str, value: str | None) -> None:
    result = measure(made, perfect, statements=speaker_changed(perfect, **{name: value}))
    assert {key for key, ratio in result.figures.accuracies.items() if ratio.right < ratio.of} == {name}


def test_cue_that_meets_the_gold_cue_is_right(made: GoldArticle, perfect: ArticleRecord) -> None:
    result = measure(made, perfect, statements=first_changed(perfect, cue=span("kata Rahma")))
    assert result.figures.accuracies["cue"] == Ratio(2, 2)


def rounds_changed(record: ArticleRecord, **changes: Any) -> tuple[Round, ...]:
    return (replace(record.rounds[0], **changes), *record.rounds[1:])


DAY = Time(earliest="2024-05-06", latest="2024-05-06", text="6 Mei")


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("ordinal", {"ordinal": 1}),
        ("parties", {"parties": ("utara",)}),
        ("start", {"start": None}),
        ("start", {"start": DAY}),
        ("start", {"start": replace(DAY, earliest="2024-05-04")}),
        ("end", {"end": DAY}),
        ("venue", {"venue": Venue(name="Padang", country="IDN")}),
        ("country", {"venue": Venue(name="Solok", country=None)}),
        ("mode", {"mode": "video"}),
        ("format", {"format": None}),
        ("third_parties", {"third_parties": ("un",)}),
        ("status", {"status": "ongoing"}),
        ("status", {"status": "scheduled"}),
    ],
)
def test_round_with_one_wrong_attribute_is_still_that_round(
    made: GoldArticle, perfect: ArticleRecord, name: str, changes: dict[str, Any]
) -> None:
    result = measure(made, perfect, rounds=rounds_changed(perfect, **changes))
    assert result.figures.tallies["rounds"] == Tally(2, 2, 2)
    assert {key for key, one in result.figures.accuracies.items() if one.right < one.of} == {f"round-{name}"}
    assert result.figures.tallies["outcomes"] == Tally(1, 1, 1)


def test_order_of_parties_does_not_count(made: GoldArticle, perfect: ArticleRecord) -> None:
    result = measure(made, perfect, rounds=rounds_changed(perfect, parties=("selatan", "utara")))
    assert result.figures.accuracies["round-parties"] == Ratio(2, 2)


def test_points_of_compatibility(made: GoldArticle, perfect: ArticleRecord) -> None:
    first, second = made.gold.rounds
    held, planned = perfect.rounds
    assert compatibility(first, held) == 3 + 2 + 2 + 1
    assert compatibility(second, planned) == 4 + 3 + 2 + 1
    assert compatibility(first, planned) == -3 + 2 - 2
    assert compatibility(first, replace(held, parties=("barat", "timur"), start=None)) == 2 - 4 + 1
    assert compatibility(first, replace(held, venue=Venue(name="Muskat", country="OMN"), start=None)) == 2 - 2 + 1
    assert compatibility(first, replace(held, parties=("utara", "un", "selatan", "eu"))) == 3 + 2 + 1 + 1
    assert compatibility(second, replace(planned, ordinal=3)) == -4 + 3 + 2 + 1


def test_round_of_other_parties_at_another_time_is_none_of_the_gold(made: GoldArticle, perfect: ArticleRecord) -> None:
    other = replace(perfect.rounds[0], id="x", parties=("barat", "timur"), start=DAY, venue=None)
    assert compatibility(made.gold.rounds[0], other) < COMPATIBLE
    outcome = replace(perfect.outcomes[0], round="x")
    result = measure(made, perfect, rounds=(other, perfect.rounds[1]), outcomes=(outcome,))
    assert result.figures.tallies["rounds"] == Tally(2, 2, 1)
    assert result.figures.tallies["outcomes"] == Tally(1, 1, 0)
    assert result.figures.tallies["assessments"] == Tally(1, 1, 0)


def test_round_told_twice_counts_once(made: GoldArticle, perfect: ArticleRecord) -> None:
    result = measure(made, perfect, rounds=(*perfect.rounds, replace(perfect.rounds[0], id="again")))
    assert result.figures.tallies["rounds"] == Tally(2, 3, 2)


def test_outcome_follows_its_round_by_whatever_id(made: GoldArticle, perfect: ArticleRecord) -> None:
    rounds = rounds_changed(perfect, id="round-17")
    outcomes = (replace(perfect.outcomes[0], round="round-17"),)
    assessments = (replace(perfect.assessments[0], round="round-17", assessor="UTARA"),)
    tallies = measure(made, perfect, rounds=rounds, outcomes=outcomes, assessments=assessments).figures.tallies
    assert tallies["outcomes"] == tallies["assessments"] == Tally(1, 1, 1)


@pytest.mark.parametrize("changes", [{"round": "r2"}, {"round": None}, {"issue": "other"}, {"value": "agreed"}])
def test_outcome_is_round_issue_and_value(made: GoldArticle, perfect: ArticleRecord, changes: dict[str, Any]) -> None:
    outcomes: Sequence[Outcome] = (replace(perfect.outcomes[0], **changes),)
    assert measure(made, perfect, outcomes=outcomes).figures.tallies["outcomes"] == Tally(1, 1, 0)


@pytest.mark.parametrize("changes", [{"round": "r2"}, {"assessor": "selatan"}, {"issue": "sec.ceasefire"}, {"value": "none"}])
def test_assessment_is_round_assessor_issue_and_value(made: GoldArticle, perfect: ArticleRecord, changes: dict[str, Any]) -> None:
    assessments: Sequence[Assessment] = (replace(perfect.assessments[0], **changes),)
    assert measure(made, perfect, assessments=assessments).figures.tallies["assessments"] == Tally(1, 1, 0)


def test_outcome_of_a_round_that_does_not_exist_is_extra(made: GoldArticle, perfect: ArticleRecord) -> None:
    # The gold's key of the missing round must not be taken for the system's id.
    result = measure(made, perfect, rounds=(perfect.rounds[1],))
    assert result.figures.tallies["outcomes"] == Tally(1, 1, 0)


def positions_changed(record: ArticleRecord, **changes: Any) -> tuple[Position, ...]:
    return (replace(record.positions[0], **changes), *record.positions[1:])


@pytest.mark.parametrize(
    ("changes", "triple", "pair"),
    [
        ({"stance": "offer"}, 1, 2),
        ({"issue": "sec.limited_truce"}, 1, 1),
        ({"holder": Holder(side="selatan", name=None)}, 1, 1),
        ({"holder": Holder(side="utara", name="Rahma Idris")}, 2, 2),
    ],
)
def test_position_is_holder_issue_and_stance(
    made: GoldArticle, perfect: ArticleRecord, changes: dict[str, Any], triple: int, pair: int
) -> None:
    tallies = measure(made, perfect, positions=positions_changed(perfect, **changes)).figures.tallies
    assert tallies["positions"] == Tally(2, 2, triple)
    assert tallies["positions-issue"] == Tally(2, 2, pair)


def test_position_told_twice_is_extra_but_its_issue_counts_once(made: GoldArticle, perfect: ArticleRecord) -> None:
    tallies = measure(made, perfect, positions=(*perfect.positions, perfect.positions[0])).figures.tallies
    assert tallies["positions"] == Tally(2, 3, 2)
    assert tallies["positions-issue"] == Tally(2, 2, 2)


def test_words_of_a_right_position_are_compared(made: GoldArticle, perfect: ArticleRecord) -> None:
    result = measure(made, perfect, positions=positions_changed(perfect, evidence=(span("gencatan senjata"),)))
    mean = result.figures.means["positions-evidence"]
    assert mean.of == 2
    assert mean.value == pytest.approx((16 / 23 + 1) / 2)


@pytest.mark.parametrize(
    ("changes", "status", "parties"),
    [
        ({"status": "signed"}, 0, 1),
        ({"issue": "other"}, 0, 0),
        ({"parties": ("utara",)}, 1, 0),
        ({"parties": ("selatan", "utara")}, 1, 1),
    ],
)
def test_agreement_is_issue_and_status_or_issue_and_parties(
    made: GoldArticle, perfect: ArticleRecord, changes: dict[str, Any], status: int, parties: int
) -> None:
    agreements: Sequence[Agreement] = (replace(perfect.agreements[0], **changes),)
    tallies = measure(made, perfect, agreements=agreements).figures.tallies
    assert tallies["agreements"] == Tally(1, 1, status)
    assert tallies["agreements-parties"] == Tally(1, 1, parties)


def test_related_title_is_compared_without_its_spacing(made: GoldArticle, perfect: ArticleRecord) -> None:
    one = perfect.related[0]
    spaced: Sequence[Related] = (replace(one, title="Panen  Raya\ndi Utara"),)
    other: Sequence[Related] = (replace(one, title="Panen Raya"),)
    assert measure(made, perfect, related=spaced).figures.tallies["related"] == Tally(1, 1, 1)
    assert measure(made, perfect, related=other).figures.tallies["related"] == Tally(1, 1, 0)


def test_differences_name_what_is_missed_and_extra(made: GoldArticle, perfect: ArticleRecord) -> None:
    stranger = Speaker(name="Orang Lain", kind=None, actor=None, side=None, role=None, mention=None, resolved_by="name")
    extra = replace(perfect.statements[0], content=(span("Panen Raya"),), speaker=stranger, rule="colon")
    result = measure(made, perfect, statements=(perfect.statements[1], extra), positions=(), related=())
    told = [(one.kind, one.component, one.words) for one in result.differences]
    assert told == [
        ("missed", "statements", "Rahma Idris [direct]: Kami ingin gencatan senjata segera"),
        ("extra", "statements", "Orang Lain [direct, colon]: Panen Raya"),
        ("missed", "positions", "utara · sec.ceasefire · demand: gencatan senjata segera"),
        ("missed", "positions", "selatan · sec.withdrawal · refuse: menolak penarikan pasukan"),
        ("missed", "related", "Panen Raya di Utara"),
    ]


def test_figures_add_up_by_language_and_overall(tmp_path: Path) -> None:
    write_gold(tmp_path, GOLD)
    write_gold(tmp_path, GOLD | {"id": "autre", "language": "fr"})

    def half(text: str, article: GoldArticle) -> ArticleRecord:
        record = record_of_gold(article.gold, text)
        return record if article.gold.language == "id" else replace(record, statements=record.statements[:1])

    evaluation = evaluate_folder(tmp_path, extract=half)
    assert evaluation.languages == ("fr", "id")
    assert [one.name for one in evaluation.articles] == ["autre", "made"]
    assert evaluation.figures("fr").tallies["statements"] == Tally(2, 1, 1)
    assert evaluation.figures("id").tallies["statements"] == Tally(2, 2, 2)
    assert evaluation.figures().tallies["statements"] == Tally(4, 3, 3)
    assert evaluation.figures().articles == 2


def test_articles_can_be_chosen_by_name(tmp_path: Path) -> None:
    write_gold(tmp_path, GOLD)
    write_gold(tmp_path, GOLD | {"id": "autre"})
    articles = load_gold(tmp_path)
    chosen = evaluate_articles(articles, extract=lambda text, one: record_of_gold(one.gold, text), names=["autre"])
    assert [one.name for one in chosen.articles] == ["autre"]
    with pytest.raises(MeasureError, match="no gold article is called nemo; there are: autre, made"):
        evaluate_articles(articles, extract=lambda text, one: record_of_gold(one.gold, text), names=["nemo"])
