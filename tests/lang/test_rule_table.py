"""Which rules of a table are tried in a sentence: those that have there what they cannot do without."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from runding.lang.lexicon import Entry, Lexicon, code_of
from runding.lang.pattern import Form, compile_form, watched
from runding.lang.rule_table import Held, RuleTable
from runding.lang.sentences import Splitter
from runding.lang.spelling import Spelling
from runding.model.text import Article, Range, article_id
from runding.pipeline import extract

WORDS = Lexicon(
    [
        Entry("says", frozenset({"cue", "say"}), code_of(frozenset({"cue"}))),
        Entry("red", frozenset({"colour"}), "w"),
        Entry("blue", frozenset({"colour"}), "w"),
        Entry("never", frozenset({"never"}), "w"),
    ]
)
GOLD = Path(__file__).parent.parent / "gold"


@dataclass(frozen=True)
class OneRule:
    id: str
    form: Form
    line: int


def tried(text: str, *notations: str) -> list[str]:
    """The patterns that are tried at the word *says*."""
    (units,) = Splitter(WORDS, Spelling()).sentences(text, Range(0, len(text)), 0, [])
    table = RuleTable(WORDS, [OneRule(notation, compile_form(notation), line) for line, notation in enumerate(notations)])
    return [rule.id for at, rules in table.tried(Held(units)) for rule in rules if units.words[at] == "says"]


def test_a_rule_is_tried_where_its_words_and_classes_stand() -> None:
    assert tried("Ana says it is red", "<say> {a} <colour>", "<say> {a} is {b}", "<say> {a} <never>", "<say> {a} was") == [
        "<say> {a} <colour>",
        "<say> {a} is {b}",
    ]


def test_one_way_of_a_choice_is_enough_and_what_may_be_missing_is_not_asked_for() -> None:
    notations = ("<say> {a} (was|<colour>)", "<say> {a} (was|<never>)", "<say> {a} [was]", "<say> {a} (was|{b})")
    assert tried("Ana says it is red", *notations) == [notations[0], notations[2], notations[3]]


def test_what_must_stand_right_beside_is_looked_for_there() -> None:
    notations = ("<say> red", "<say> [that] red", "is <say>", "{a} <say> it", "ana <say> [not] it")
    assert tried("Ana says it is red", *notations) == [notations[3], notations[4]]


def test_while_tries_are_watched_every_rule_is_tried() -> None:
    with watched(lambda *_: None):
        assert tried("Ana says it is red", "<say> {a} <never>") == ["<say> {a} <never>"]


@pytest.mark.parametrize("path", sorted(GOLD.glob("*/*-pos-*.txt")), ids=lambda path: path.stem)
def test_what_is_not_tried_could_not_have_fitted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    article = Article(id=article_id(text), language=path.parent.name, published="2024-06-12", published_basis="argument", text=text)
    with watched(lambda *_: None):
        everything = extract(article)
    assert extract(article) == everything


def test_a_table_that_is_loaded_later_asks_of_a_sentence_that_is_known_already() -> None:
    text = "Ana says it is red"
    (units,) = Splitter(WORDS, Spelling()).sentences(text, Range(0, len(text)), 0, [])
    held = Held(units)
    for notation in ("<say> {a} is", "<say> it {a} red", "<say> {a} (blue|green)"):
        table = RuleTable(WORDS, [OneRule(notation, compile_form(notation), 1)])
        assert bool(table.tried(held)) == ("blue" not in notation)
