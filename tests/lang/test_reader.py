"""Words read by what stands between blanks are those of the text as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.lang.grammar import PLAIN
from runding.lang.lexicon import Entry, Lexicon, code_of
from runding.lang.quotes import pair_quotes
from runding.lang.reader import Reader
from runding.lang.spelling import Spelling
from runding.lang.tokens import Tokeniser
from runding.model.text import Range


def entry(form: str, *classes: str) -> Entry:
    return Entry(form, frozenset(classes), code_of(frozenset(classes)))


def reader(*entries: Entry) -> Reader:
    return Reader(Lexicon(entries), Spelling(clitics=("s",), number_suffixes=("th",)), grammar=PLAIN, ambiguous=frozenset())


READER = reader()
"""One for all: what it remembers of one text must not matter for another."""


@given(st.text(alphabet="aB7 .,'’-()\u00a0\u200b\u0301éth/s\n", max_size=60))
def test_places_are_those_of_the_whole_text_cut_at_once(text: str) -> None:
    row = READER.row(text, Range(0, len(text)), ())
    whole = Tokeniser(clitics=("s",), counting=("th",)).spans(text, Range(0, len(text)))
    assert list(zip(row.starts, row.ends, strict=True)) == whole
    assert row.words == [text[start:end].lower().replace("’", "'") for start, end in whole]
    assert len(row.codes) == len(row.entries) == len(row.seconds) == len(whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys met", ["envoys", "met"]),
        ("  Envoys \u200b met. ", ["envoys", "met", "."]),
        ("Envoys (the three of them) met", ["envoys", "(the three of them)", "met"]),
        ("Envoys(3) met", ["envoys", "(3)", "met"]),
        ("Envoys (3 met", ["envoys", "(", "3", "met"]),
        ("“Yes,” said Ana.", ["", "said", "ana", "."]),
        ("Said Ana: “Yes.” “No.”", ["said", "ana", ":", "", ""]),
        ("", []),
        ("   ", []),
    ],
)
def test_brackets_and_quotations_are_one_token(text: str, expected: list[str]) -> None:
    row = READER.row(text, Range(0, len(text)), pair_quotes(text, 0, len(text)))
    assert row.words == expected


def test_a_stop_ends_sentences_whatever_the_lists_say_of_it() -> None:
    text = "Yes? No."
    assert reader(entry("?", "question"), entry(".", "verb")).row(text, Range(0, len(text)), ()).codes == "N.N."
