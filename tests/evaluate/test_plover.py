import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.evaluate.plover import Actor, PloverError, is_plover, marks_of, read_plover
from runding.evaluate.plover_measure import events_of, measure_plover, plover_json, plover_table
from runding.evaluate.tally import Ratio, Tally
from runding.model.record import Agreement, ArticleRecord, Holder, Position, Round
from runding.model.text import Article, Range, Span


def entry(number: int, event: str, markup: str, source: list[str], target: list[str] | None = None) -> dict[str, Any]:
    """A record of the file, with the words of a code as the code's name in the text."""
    text = markup
    for sign in ("(SRC: ", "(TAR: ", "(EVT: ", "(SRC/TAR: ", "(LOC: ", ")"):
        text = text.replace(sign, "")
    return {
        "id": f"T-{number}",
        "event": event,
        "eventText": "words",
        "date": "2000-01-01",
        "text": text,
        "textInfo": {"markup": markup},
        "language": "en",
        "source": [{"actorText": words, "code": words[:3].upper()} for words in source],
        "target": [{"actorText": words, "code": words[:3].upper()} for words in target or []],
    }


ENTRIES = [
    {"id": "T-0", "event": "DOCUMENT", "eventText": "about the file"},
    entry(1, "DEMAND", "(SRC: Norland) (EVT: demanded) that (TAR: Sudria) go.", ["Norland"], ["Sudria"]),
    entry(2, "REQUEST", "(SRC: Norland) (EVT: asked) (TAR: Sudria) to go.", ["Norland"], ["Sudria"]),
    entry(3, "REJECT", "(SRC: Sudria) (EVT: refused) to go.", ["Sudria"]),
    entry(4, "CONSULT", "(SRC/TAR: Norland) and (SRC/TAR: Sudria) (EVT: met).", ["Norland", "Sudria"]),
    entry(5, "PROTEST", "(SRC: Westians) (EVT: marched) in Norland.", ["Westians"]),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.txt"
    path.write_text(json.dumps(ENTRIES), encoding="utf-8")
    return path


def words_of(markup: str, text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(mark.roles, mark.words) for mark in marks_of(markup, text)]


def test_records_are_read_without_the_one_about_the_file(file: Path) -> None:
    records = read_plover(file)
    assert [one.id for one in records] == ["T-1", "T-2", "T-3", "T-4", "T-5"]
    assert [one.event for one in records][:2] == ["DEMAND", "DEMAND"]
    assert records[0].sources == (Actor("Norland", "NOR"),)
    assert records[3].targets == ()
    for record in records:
        for mark in record.marks:
            assert mark.place is not None
            assert record.text[mark.place.start : mark.place.end] == mark.words


def test_marks_have_roles_and_places() -> None:
    text = "Norland and Sudria met in Westport."
    marks = marks_of("(SRC/TAR: Norland) and (SRC/TAR: Sudria) (EVT: met) (LOC: in (TAR: Westport)).", text)
    assert [(mark.roles, mark.words) for mark in marks] == [
        (("SRC", "TAR"), "Norland"),
        (("SRC", "TAR"), "Sudria"),
        (("EVT",), "met"),
        (("TAR",), "Westport"),
        (("LOC",), "in Westport"),
    ]
    assert marks[0].place == Range(0, 7)
    assert marks[4].place == Range(23, 34)


def test_brackets_of_the_text_are_no_marks() -> None:
    assert words_of("The (SRC: forum (F)) (EVT: met) (again).", "The forum (F) met (again).") == [
        (("SRC",), "forum (F)"),
        (("EVT",), "met"),
    ]


def test_bracket_that_closes_nothing_is_passed_over() -> None:
    assert words_of("Norland) (EVT: met).", "Norland met.") == [(("EVT",), "met")]


def test_words_that_the_text_has_otherwise_have_no_place() -> None:
    (mark,) = marks_of("(SRC: Norlnad) met.", "Norland met.")
    assert mark.place is None


@given(st.text(alphabet="()SRCTAVL: /x", max_size=80))
def test_any_markup_is_read(markup: str) -> None:
    for mark in marks_of(markup, markup):
        assert mark.place is None or markup[mark.place.start : mark.place.end] == mark.words


def test_plover_file_is_known_by_its_start(file: Path, tmp_path: Path) -> None:
    assert is_plover(file)
    other = tmp_path / "other.json"
    other.write_text('[{"event": "x"}]', encoding="utf-8")
    assert not is_plover(other)
    assert not is_plover(tmp_path)
    assert not is_plover(tmp_path / "none")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[", "json: "),
        ('[{"id": "a"}]', r"\[0\]: Object missing required field `event`"),
        ('[{"id": "a", "event": "DOCUMENT"}]', "records: there is none"),
    ],
)
def test_broken_file_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PloverError, match=rf"gold\.txt: {message}"):
        read_plover(path)
    with pytest.raises(PloverError, match="cannot be read"):
        read_plover(tmp_path / "none")


def evidence(text: str, words: str) -> tuple[Span, ...]:
    at = text.index(words)
    return (Span.of(text, at, at + len(words)),)


def position(text: str, holder: str, stance: str, words: str, target: str | None = None) -> Position:
    return Position(
        evidence=evidence(text, words),
        rule="test",
        holder=Holder(side=holder, name=None),
        issue="sec.withdrawal",
        stance=stance,
        target=target,
        condition=None,
        attribution="self",
        by=None,
    )


def agreement(text: str, parties: tuple[str, ...], status: str) -> Agreement:
    return Agreement(
        evidence=evidence(text, text), rule="test", id="a", issue="other", parties=parties, status=status, asserted_by=None, by=None
    )


def meeting(text: str, parties: tuple[str, ...], words: str) -> Round:
    return Round(
        evidence=evidence(text, words),
        rule="test",
        id="r",
        ordinal=None,
        parties=parties,
        start=None,
        end=None,
        venue=None,
        mode=None,
        format=None,
        third_parties=(),
        participants=(),
        status="concluded",
    )


def engine(article: Article) -> ArticleRecord:
    """Finds the first demand with its target, takes the second for a refusal, sees a meeting in the march, misses the refusal."""
    text = article.text
    if "demanded" in text:
        return ArticleRecord(article=article, positions=(position(text, "NOR", "demand", "demanded", "SUD"),))
    if "asked" in text:
        return ArticleRecord(article=article, positions=(position(text, "NOR", "refuse", "to go"),))
    if "met" in text:
        return ArticleRecord(article=article, rounds=(meeting(text, ("NOR",), "Norland"),))
    if "marched" in text:
        return ArticleRecord(article=article, rounds=(meeting(text, ("WES",), "Westians"),))
    return ArticleRecord(article=article)


def test_figures_of_known_answers(file: Path) -> None:
    measure = measure_plover(read_plover(file), extract=engine)
    assert measure.records == 5
    demand, consult, reject = (measure.events[name] for name in ("DEMAND", "CONSULT", "REJECT"))
    assert demand.tally == Tally(gold=2, found=1, right=1)
    assert (demand.source, demand.target, demand.words) == (Ratio(1, 1), Ratio(1, 1), Ratio(1, 1))
    assert consult.tally == Tally(gold=1, found=2, right=1)
    # Only one of the two that met is found, and the words of the meeting are not the event's.
    assert (consult.source, consult.target, consult.words) == (Ratio(0, 1), Ratio(0, 0), Ratio(0, 1))
    assert reject.tally == Tally(gold=1, found=1, right=0)
    assert measure.confusion == {
        "DEMAND": {"DEMAND": 1, "REJECT": 1},
        "REJECT": {"none": 1},
        "CONSULT": {"CONSULT": 1},
        "PROTEST": {"CONSULT": 1},
    }


def test_actor_is_known_by_its_words_or_by_the_engine(file: Path) -> None:
    def named(article: Article) -> ArticleRecord:
        record = engine(article)
        return ArticleRecord(article=article, positions=tuple(position(article.text, "norland", p.stance, "go") for p in record.positions))

    records = read_plover(file)
    assert measure_plover(records, extract=named).events["DEMAND"].source == Ratio(1, 1)

    def foreign(article: Article) -> ArticleRecord:
        record = engine(article)
        return ArticleRecord(article=article, positions=tuple(position(article.text, "xyz", p.stance, "go") for p in record.positions))

    assert measure_plover(records, extract=foreign).events["DEMAND"].source == Ratio(0, 1)
    sides = {"Norland": "xyz"}
    assert measure_plover(records, extract=foreign, side_of=sides.get).events["DEMAND"].source == Ratio(1, 1)


@pytest.mark.parametrize(
    ("stance", "event"),
    [
        ("demand", "DEMAND"),
        ("precondition", "DEMAND"),
        ("offer", "AGREE"),
        ("open", "AGREE"),
        ("accept", "AGREE"),
        ("concede", "CONCEDE"),
        ("refuse", "REJECT"),
        ("red_line", "REJECT"),
        ("ultimatum", "THREATEN"),
    ],
)
def test_stance_gives_the_event(stance: str, event: str) -> None:
    article = Article(id="x", language="en", text="some words")
    record = ArticleRecord(article=article, positions=(position(article.text, "NOR", stance, "some"),))
    assert [one.event for one in events_of(record)] == [event]


def test_priority_is_no_event() -> None:
    article = Article(id="x", language="en", text="some words")
    record = ArticleRecord(article=article, positions=(position(article.text, "NOR", "priority", "some"),))
    assert list(events_of(record)) == []


@pytest.mark.parametrize(
    ("parties", "status", "event"),
    [
        (("NOR", "SUD"), "signed", "AGREE"),
        (("NOR", "SUD"), "announced", "AGREE"),
        (("NOR",), "announced", "RETREAT"),
        (("NOR", "SUD"), "implemented", "RETREAT"),
        (("NOR", "SUD"), "denied", "REJECT"),
    ],
)
def test_agreement_gives_the_event(parties: tuple[str, ...], status: str, event: str) -> None:
    article = Article(id="x", language="en", text="some words")
    record = ArticleRecord(article=article, agreements=(agreement(article.text, parties, status),))
    assert [one.event for one in events_of(record)] == [event]


def test_report_shows_figures_and_confusion(file: Path) -> None:
    measure = measure_plover(read_plover(file), extract=engine)
    lines = plover_table(measure).splitlines()
    (demand,) = [line for line in lines if line.startswith("  DEMAND") and "1/1" in line]
    assert demand.split() == ["DEMAND", "2", "1", "1", "1.000", "0.500", "0.667", "1/1", "1/1", "1/1"]
    assert lines[-1].split() == ["PROTEST", "1", "0", "0", "0"]
    data = json.loads(plover_json(measure))
    assert data["events"]["DEMAND"]["recall"] == 0.5
    assert data["confusion"]["DEMAND"] == {"DEMAND": 1, "REJECT": 1}
