"""The notation of patterns and how it meets a sentence."""

import pytest

from runding.lang.lexicon import Entry, Lexicon, code_of
from runding.lang.pattern import (
    Class,
    Misfit,
    PatternError,
    Slot,
    Word,
    compile_form,
    first_misfit,
    match,
    parse_notation,
    watched,
    written,
)
from runding.lang.sentences import Sentence, Splitter
from runding.lang.spelling import Spelling
from runding.model.text import Range

WORDS = Lexicon([Entry("says", frozenset({"cue", "say"}), code_of(frozenset({"cue"}))), Entry("red", frozenset({"colour"}), "w")])


def sentence(text: str) -> Sentence:
    (made,) = Splitter(WORDS, Spelling()).sentences(text, Range(0, len(text)), 0, [])
    return made


def one(units: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
    """Fills a slot with one unit."""
    unit = at if forward else at - 1
    if not 0 <= unit < len(units):
        return None
    return (unit + 1 if forward else unit), units.words[unit]


def fit(notation: str, text: str, at: int) -> dict[str, list[object]] | None:
    return match(compile_form(notation), sentence(text), at, {"a": one, "b": one})


def test_slots_are_filled_on_both_sides_of_the_anchor() -> None:
    assert fit("{a} <say> {b}", "Ana says yes", 1) == {"a": ["ana"], "b": ["yes"]}


def test_several_values_of_a_slot_stand_in_the_order_of_the_text() -> None:
    assert fit("{a} x <say> y {a}", "one x says y two", 2) == {"a": ["one", "two"]}


def test_options_and_choices() -> None:
    assert fit("<say> [that|,] {b}", "says that all", 0) == {"b": ["all"]}
    assert fit("<say> [that|,] {b}", "says all", 0) == {"b": ["all"]}
    assert fit("<say> (to|for) {b}", "says for me", 0) == {"b": ["me"]}
    assert fit("<say> (to|for) {b}", "says me", 0) is None


def test_an_option_to_the_left_is_read_from_right_to_left() -> None:
    assert fit("{a} [to me] <say>", "Ana to me says", 3) == {"a": ["ana"]}


def test_choices_may_nest_and_fall_back() -> None:
    assert fit("<say> [(a b|a) c] {b}", "says a c d", 0) == {"b": ["d"]}
    assert fit("<say> [a [b]] {b}", "says a d", 0) == {"b": ["d"]}


def test_the_anchor_is_the_first_class_or_else_the_first_word() -> None:
    assert compile_form("to {a} <say|tell>").anchor == Class(frozenset({"say", "tell"}))
    assert compile_form("{a} : {b}").anchor == Word(":")


@pytest.mark.parametrize("notation", ["{a}", "", "<say> [x", "<say> x]", "<say> (a|b]", "a | b", "<say> {a", "<sa y>"])
def test_what_is_not_in_the_notation_is_refused(notation: str) -> None:
    with pytest.raises(PatternError):
        compile_form(notation)


def test_the_first_element_that_does_not_fit_is_named_with_its_place() -> None:
    fillers = {"a": one, "b": one}

    def misfit(notation: str, text: str, at: int) -> Misfit | None:
        return first_misfit(compile_form(notation), sentence(text), at, fillers)

    assert misfit("{a} <say> [that] {b}", "Ana says that yes", 1) is None
    assert misfit("{a} <say> that {b}", "Ana says yes", 1) == Misfit(Word("that"), 2, True)
    assert misfit("x {a} <say>", "y Ana says", 2) == Misfit(Word("x"), 0, False)
    assert misfit("{a} <say> that {b}", "Ana says that", 1) == Misfit(Slot("b"), 3, True)
    assert misfit("{a} <say>", "says", 0) == Misfit(Slot("a"), -1, False)


def test_tries_can_be_watched_for_a_while() -> None:
    seen: list[tuple[int, bool]] = []
    with watched(lambda form, units, at, fillers, fits: seen.append((at, fits))):
        fit("{a} <say> {b}", "Ana says yes", 1)
        fit("{a} <say> {b}", "Ana says", 1)
    fit("{a} <say> {b}", "Ana says yes", 1)
    assert seen == [(1, True), (1, False)]


@pytest.mark.parametrize("notation", ["{a}", "<one|two>", "[x y]", "(x|{a} y)", "[x|y]"])
def test_elements_are_written_as_they_are_read(notation: str) -> None:
    (element,) = parse_notation(notation)
    assert written(element) == notation
