"""Words of two readings: their neighbours tell which is meant."""

from pathlib import Path

import pytest

from runding.lang.grammar import Grammar
from runding.lang.lexicon import Entry, Lexicon, code_of
from runding.lang.readings import Readings, read_readings
from runding.lang.sentences import Sentence, Splitter
from runding.lang.spelling import Spelling
from runding.lang.tables import PackError
from runding.model.text import Range

RULES = """
[[reading]]
id = "noun"
of = ["ambiguous"]
class = ["noun.one"]
after = ["quantifier", "start"]
take = "second"
example = ["The {claim} was false"]

[[reading]]
id = "gerund"
of = ["participle"]
ends = ["ing"]
after = ["quantifier"]
over = ["adverb"]
not_before = ["quantifier"]
take = "plain"
example = ["The {fighting} went on"]

[[reading]]
id = "owner"
of = ["mark"]
glued = true
after_ends = ["s"]
take = "possessive"
example = ["the rebels{'} demands"]

[[reading]]
id = "name-of-a-body"
of = ["name"]
before = ["organisation"]
take = "modifier"
example = ["the {Harbour} council"]
"""


def entry(form: str, *classes: str) -> Entry:
    return Entry(form, frozenset(classes), code_of(classes))


WORDS = Lexicon([
    entry("the", "quantifier"), entry("claim", "cue", "say.active"), entry("council", "organisation"), entry("they", "pronoun"),
    entry("'s", "possessive"), entry("army", "organisation"), entry("really", "adverb"),
])  # fmt: skip
SECOND = {"claim": entry("claim", "plain", "noun.one")}


@pytest.fixture
def readings(tmp_path: Path) -> Readings:
    path = tmp_path / "readings.toml"
    path.write_text(RULES, encoding="utf-8")
    return read_readings(path, SECOND)


def read(text: str, readings: Readings) -> Sentence:
    spelling = Spelling(clitics=("s",), participle_suffixes=("ing",))
    splitter = Splitter(WORDS, spelling, grammar=Grammar(head_last=True), ambiguous=readings.seconds.keys(), settle=readings.settle)
    return splitter.words(text, Range(0, len(text)))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("they claim", "uC"),
        ("the claim", "qw"),
        ("claim", "w"),
        ("the fighting", "qw"),
        ("the really fighting", "qvw"),
        ("the fighting the", "qiq"),
        ("they fighting", "ui"),
        ("the rebels' claim", "qwgC"),
        ("the rebels ' claim", "qw`C"),
        ("the Harbour council", "qmO"),
        ("Northern Harbour council", "NmO"),
        ("the army's claim", "qOgC"),
        ("the army’s claim", "qOgC"),
    ],
)
def test_what_the_neighbours_tell(readings: Readings, text: str, codes: str) -> None:
    assert read(text, readings).codes == codes


def test_the_second_reading_brings_its_own_entry(readings: Readings) -> None:
    assert read("the claim", readings).entries[1] == SECOND["claim"]
    first = read("they claim", readings).entries[1]
    assert first is not None
    assert "say.active" in first.classes


def test_clitics_stay_on_the_word_where_a_language_has_none() -> None:
    sentence = Splitter(WORDS, Spelling()).words("the army's", Range(0, 10))
    assert sentence.words == ["the", "army's"]


def test_decisions_are_told(readings: Readings) -> None:
    decided: list[tuple[int, str]] = []
    sentence = Splitter(WORDS, Spelling(), ambiguous={"claim"}).words("the claim", Range(0, 9))
    readings.settle(sentence, decided)
    assert decided == [(1, "noun")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[reading]]\nid = "a"\nof = ["nonsense"]\ntake = "plain"\nexample = ["{a}"]\n', "readings.toml:3: 'nonsense' is no category"),
        ('[[reading]]\nid = "a"\nof = ["name"]\nexample = ["{a}"]\n', "readings.toml:1: the key 'take' is missing"),
        ('[[reading]]\nid = "a"\nof = ["name"]\ntake = "plain"\nexample = ["a"]\n', "readings.toml:5: 'a' has no word in braces"),
        ('[[reading]]\nid = "a"\nwhere = 1\n', "readings.toml:3: unknown key 'where'"),
    ],
)
def test_faults_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "readings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match="readings") as caught:
        read_readings(path, {})
    assert message in str(caught.value)
