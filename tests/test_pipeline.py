"""What holds of every record whatever the text: exact spans, evidence, order, the same bytes again, no crash."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runding import Article, article_id, extract, from_json, to_json
from runding.lang.pack import available
from runding.model.record import ArticleRecord
from runding.model.text import Span

PIECES = [
    "“", "”", '"', "'", "‘", "’", " ", " ", " ", ".", ", ", ": ", "\n", "\n\n", "(", ")", "–", "kata", "ujarnya", "katanya", "menurut",
    "mengatakan", "menuntut", "bahwa", "Arne Solvik", "Solvik", "utusan", "Norwegia", "Swedia", "Hamas", "dia", "mereka", "itu", "yang",
    "gencatan senjata", "putaran kedua perundingan", "Senin (7/3/2022)", "tidak", "akan", "pasukan", "dan", "Baca juga:", "Reuters",
    "lewat Twitter", "koridor kemanusiaan", "12 orang tewas", "said", "according to", "told reporters", "the talks", "OSLO -", "\u0301",
    "\u202e", "سلام", "和平", "👩‍🚀", "\x00", "\x1b[31m",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def record(text: str, language: str = "id") -> ArticleRecord:
    return extract(Article(id=article_id(text), language=language, text=text, published="2022-03-08"))


def spans_of(value: object) -> list[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_of(item)]
    if hasattr(value, "__struct_fields__") and not isinstance(value, Article):
        return [span for name in value.__struct_fields__ for span in spans_of(getattr(value, name))]
    return []


@pytest.mark.parametrize("language", available())
@given(text=TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_invariants_of_a_record(language: str, text: str) -> None:
    made = record(text, language)
    for span in spans_of(made):
        assert span.exact == text[span.start : span.end]
        assert span.exact
    for statement in made.statements:
        assert statement.evidence
        assert statement.content == tuple(sorted(statement.content, key=lambda span: span.start))
        assert not any(f.start <= c.start < f.end for c in statement.content for f in made.furniture)
    starts = [min(c.start for c in s.content) for s in made.statements]
    assert starts == sorted(starts)
    assert made.article.text == text
    assert to_json(record(text, language)) == to_json(made)
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize("language", available())
@given(text=st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_record(language: str, text: str) -> None:
    made = record(text, language)
    assert all(span.exact == text[span.start : span.end] for span in spans_of(made))


HOSTILE = {
    "quotation marks": '"',
    "opening marks": "“",
    "one word": "a",
    "brackets": "(",
    "nested brackets": "(a(b",
    "combining marks": "a\u0301",
    "no spaces": "katanya,ujarnya",
    "control characters": "\x01\x02\x1b",
    "cues": "kata ",
    "attributions": "“a,” kata Ana. ",
    "names": "Ana ",
    "relatives": "yang mengatakan ",
    "commas": ", ",
    "digits": "12/",
    "issues": "gencatan senjata ",
    "talks": "putaran kedua perundingan Rusia dan Ukraina ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_linear_work(name: str, count_steps) -> None:  # type: ignore[no-untyped-def]
    piece = HOSTILE[name]
    small, large = (piece * (size // len(piece)) for size in (8_000, 32_000))
    few, many = count_steps(lambda: record(small)), count_steps(lambda: record(large))
    assert many < 6 * few + 50_000, f"{many} steps for a text four times as long as one of {few}"


def test_a_record_without_evidence_cannot_be_built() -> None:
    from runding.model.record import Outcome

    with pytest.raises(ValueError, match="no evidence"):
        Outcome(round=None, issue="sec.ceasefire", value="agreed", by=None, evidence=(), rule="x")


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(KeyError, match="no pack for language 'xx'"):
        record("teks", "xx")


def test_records_do_not_depend_on_what_was_read_before() -> None:
    texts = ["“Kami siap,” kata Ana Lind.", "Ana Lind mengatakan jalan ditutup.", "Solvik: Jalan Dibuka\n\nOSLO - Solvik tiba."]
    alone = {text: to_json(record(text)) for text in texts}
    random.Random(1).shuffle(texts)
    assert {text: to_json(record(text)) for text in texts} == alone


def test_speakers_get_the_side_that_the_whole_report_tells() -> None:
    text = (
        "Delegations of Upper Merani and Lower Merani met in Oslo on Tuesday for the second round of peace talks.\n\n"
        "Upper Merani's chief negotiator, Hale Torvin, said that the ceasefire would hold.\n\n"
        '"We want the bridge reopened," Torvin said.\n\n'
        "A teacher in Lower Merani, Ada Brisk, said that she had heard shots after the troops of both sides broke the ceasefire.\n"
    )
    sides = {(s.speaker.name, s.speaker.side) for s in record(text, "en").statements if s.speaker is not None}
    assert sides == {("Hale Torvin", "upper_merani"), ("Ada Brisk", None)}
