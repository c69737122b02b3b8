"""Quotations, sentences, units."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.lang.lexicon import Entry, Lexicon, code_of
from runding.lang.quotes import pair_quotes
from runding.lang.sentences import Splitter, paragraphs
from runding.lang.spelling import Spelling
from runding.model.text import Range


def entry(form: str, *classes: str) -> Entry:
    return Entry(form, frozenset(classes), code_of(frozenset(classes)))


def splitter(*entries: Entry, **spelling: object) -> Splitter:
    return Splitter(Lexicon(entries), Spelling(**spelling))  # type: ignore[arg-type]


def inners(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in pair_quotes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Satu,” kata Ana.", ["Satu,"]),
        ("”Satu,” kata Ana. ”Dua.”", ["Satu,", "Dua."]),
        ('"Satu," kata Ana. "Dua."', ["Satu,", "Dua."]),
        ("„Satu“ und »zwei«", ["Satu", "zwei"]),
        ("Ia menyebutnya ‘mainan’ saja.", ["mainan"]),
        ("the players' union and Ana's word", []),
        ("“Ia bilang ‘tidak’ kepada saya,” kata Ana.", ["Ia bilang ‘tidak’ kepada saya,"]),
        ("“Satu, kata Ana.", ["Satu, kata Ana."]),
        ("“Satu, kata Ana. “Dua,” kata Budi.", ["Satu, kata Ana.", "Dua,"]),
        ('" Satu , " kata Ana. " Dua. "', ["Satu ,", "Dua."]),
        ('Ia diam. "Satu, "kata Ana. "Dua."', ["Satu,", "Dua."]),
        ('Ia diam."Satu,"kata Ana."Dua."Ia pulang.', ["Satu,", "Dua."]),
        ('Ia menyebut " satu ", lalu " dua ".', ["satu", "dua"]),
        ('Ia bilang "...tidak" dan "ya, ...".', ["...tidak", "ya, ..."]),
        ('tanpa tanda', []),
        ('"', []),
        ('5" dan 6"', []),
    ],
)  # fmt: skip
def test_quotations_are_paired_by_position(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


def test_an_unclosed_quotation_says_so() -> None:
    (quote,) = pair_quotes("“Satu. Dua.", 0, 11)
    assert not quote.closed
    assert quote.end == 11


@given(st.text(alphabet="ab \n\"“”'‘’«».,", max_size=80))
def test_quotations_are_disjoint_and_inside(text: str) -> None:
    quotes = pair_quotes(text, 0, len(text))
    assert quotes == sorted(quotes)
    for quote in quotes:
        assert 0 <= quote.start < quote.inner_start < quote.inner_end <= quote.end <= len(text)
    for first, second in itertools.pairwise(quotes):
        assert first.end <= second.start


def sentences(text: str, made: Splitter) -> list[str]:
    quotes = pair_quotes(text, 0, len(text))
    return [text[s.start : s.end] for s in made.sentences(text, Range(0, len(text)), 0, quotes)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu. Dua.", ["Satu.", "Dua."]),
        ("Dr. Ana tiba. Ia bicara.", ["Dr. Ana tiba.", "Ia bicara."]),
        ("J. Budi tiba.", ["J. Budi tiba."]),
        ("Harga 1.400 naik. Lalu turun.", ["Harga 1.400 naik.", "Lalu turun."]),
        ("“Satu. Dua,” kata Ana. Ia pergi.", ["“Satu. Dua,” kata Ana.", "Ia pergi."]),
        ("“Satu!” kata Ana.", ["“Satu!” kata Ana."]),
        ("“Satu.” Ia pergi.", ["“Satu.”", "Ia pergi."]),
        ("“Satu.” “Dua,” kata Ana.", ["“Satu.”", "“Dua,” kata Ana."]),
        ("Di KOMPAS.com ada. Baru.", ["Di KOMPAS.com ada.", "Baru."]),
        ("tamat.Namun begitu", ["tamat.", "Namun begitu"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text, splitter(abbreviations=frozenset({"dr"}))) == expected


def codes(text: str, made: Splitter) -> str:
    (sentence,) = made.sentences(text, Range(0, len(text)), 0, pair_quotes(text, 0, len(text)))
    return sentence.codes


def test_units_carry_the_code_of_their_class() -> None:
    made = splitter(entry("menteri luar negeri", "role"), entry("kata", "cue"), entry("AS", "actor"), entry("di", "linker"))
    assert codes("“Ya,” kata Menteri Luar Negeri AS Ana Budi di rumah", made) == '"CRANNlw'


def test_a_form_with_a_capital_is_matched_as_written_or_in_capitals() -> None:
    made = splitter(entry("AS", "actor"), entry("Kemlu", "organisation"))
    assert codes("kartu as KEMLU", made) == "wwO"


def test_shapes_make_verbs_names_and_abbreviations() -> None:
    made = splitter(verb_prefixes=("me",), not_verbs=frozenset({"media"}))
    assert codes("para media menunggu DPR dan Ana-Budi 12", made) == "wwVBwN#"


def test_a_clitic_is_taken_off_a_word_that_the_lists_do_not_know() -> None:
    assert codes("lalu jurubicaranya", splitter(entry("jurubicara", "role"), suffixes=("nya",))) == "wR"


def test_a_name_opens_a_sentence_only_where_something_tells() -> None:
    made = splitter(entry("bicara", "verb"))

    def opening(text: str) -> str:
        sentences = made.sentences(text, Range(0, len(text)), 0, [])
        made.settle_openings(sentences)
        return sentences[0].codes

    assert opening("Orvik bicara.") == "wV."
    assert opening("Orvik bicara. Lalu Orvik bicara.") == "NV."


def test_very_long_sentences_are_cut() -> None:
    text = "kata " * 1000
    assert len(splitter().sentences(text, Range(0, len(text)), 0, [])) > 3


def test_paragraphs_leave_out_what_is_masked() -> None:
    text = "Satu dua\n\nBaca juga: X\nTiga\n"
    found = [text[p.start : p.end] for p in paragraphs(text, [Range(0, 5), Range(10, 22)])]
    assert found == ["dua", "Tiga"]


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 10)), max_size=4))
def test_paragraphs_cover_all_that_is_neither_blank_nor_masked(text: str, marks: list[tuple[int, int]]) -> None:
    masked: list[Range] = []
    for start, size in sorted(marks):
        if start + size <= len(text) and (not masked or masked[-1].end <= start):
            masked.append(Range(start, start + size))
    hidden = {i for m in masked for i in range(m.start, m.end)}
    covered = [i for p in paragraphs(text, masked) for i in range(p.start, p.end)]
    assert covered == sorted(set(covered))
    assert not hidden & set(covered)
    assert {i for i, c in enumerate(text) if not c.isspace()} - hidden <= set(covered)


@pytest.mark.parametrize(
    "word",
    ["नमस्ते", "ประเทศ", "विद्यार्थियों", "Ze\u0301lenski\u0301", "مُحَمَّد", "می\u200cشود", "காஷ்மீர்", "আলোচনা", "ម្ពុជា", "မြန်မာ", "शान्ति-वार्ता"],
)
def test_combining_marks_stay_in_their_word(word: str) -> None:
    text = f"a {word} b."
    units = splitter().words(text, Range(0, len(text)))
    assert [text[start:end] for start, end in zip(units.starts, units.ends, strict=True)] == ["a", word, "b", "."]


def test_marks_take_linear_time() -> None:
    def took(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            splitter().words(text, Range(0, len(text)))
            best = min(best, time.process_time() - began)
        return best

    for piece in ("\u0301", "e\u0301", "-\u0301", "a'\u0301", "\u200d\u0301"):
        # thirty times as much takes thirty times as long, and not nine hundred times; the rest is what a busy machine adds
        assert took(piece * 300_000) < 200 * max(took(piece * 10_000), 0.002)
