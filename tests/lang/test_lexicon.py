"""The lookup of words."""

from runding.lang.lexicon import CATEGORIES, SHAPE_CODES, Entry, Lexicon, code_of


def entry(form: str, *classes: str, **attributes: str) -> Entry:
    return Entry(form, frozenset(classes), code_of(frozenset(classes)), attributes)


def test_every_category_and_shape_has_a_code_of_its_own() -> None:
    codes = [*CATEGORIES.values(), *SHAPE_CODES.values()]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 1 for code in codes)


def test_entries_of_one_form_become_one() -> None:
    lexicon = Lexicon([entry("lead", "verb", a="1"), entry("lead", "role", a="2", b="3")])
    found = lexicon.word("lead", "lead")
    assert found is not None
    assert found.classes == {"verb", "role"}
    assert found.code == CATEGORIES["role"]
    assert dict(found.attributes) == {"a": "1", "b": "3"}


def test_the_longest_form_wins() -> None:
    lexicon = Lexicon([entry("foreign minister", "role"), entry("foreign minister of state", "role"), entry("foreign", "modifier")])
    words = ["foreign", "minister", "of", "state", "of"]
    found = lexicon.longest(words, words, 0)
    assert found is not None
    assert found[1] == 4
    assert lexicon.longest(words, words, 1) is None


def test_a_letter_that_stands_for_a_word_and_its_stop_are_two_words() -> None:
    lexicon = Lexicon([entry("S. Sudan", "actor")])
    found = lexicon.longest(["s", ".", "sudan"], ["S", ".", "Sudan"], 0)
    assert found is not None
    assert found[1] == 3
    assert lexicon.longest(["s", ".", "sudan"], ["s", ".", "sudan"], 0) is None


def test_exact_forms_go_before_free_ones() -> None:
    lexicon = Lexicon([entry("us", "pronoun"), entry("US", "actor")])
    assert lexicon.word("us", "US").code == CATEGORIES["actor"]  # type: ignore[union-attr]
    assert lexicon.word("us", "us").code == CATEGORIES["pronoun"]  # type: ignore[union-attr]
    assert lexicon.word("us", "Us").code == CATEGORIES["pronoun"]  # type: ignore[union-attr]


def test_the_members_of_a_class_are_sorted() -> None:
    lexicon = Lexicon([entry("b b", "x"), entry("a", "x"), entry("c", "y")])
    assert [e.form for e in lexicon.of_class("x")] == ["a", "b b"]
    assert len(lexicon) == 3
