import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.evaluate.anchor import AnchorError, resolve_anchor, resolve_cue
from runding.model.text import Range

TEXT = "katanya, dia berkata bahwa kata itu … kata kunci"


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("bahwa", "bahwa"),
        ("dia … itu", "dia berkata bahwa kata itu"),
        ("kata … itu#2", "kata bahwa kata itu"),
        ("kata … kunci#4", "kata kunci"),
    ],
)
def test_anchor_gives_its_words(anchor: str, words: str) -> None:
    place = resolve_anchor(TEXT, anchor)
    assert TEXT[place.start : place.end] == words


def test_number_counts_the_first_words() -> None:
    assert resolve_anchor(TEXT, "kata").start == 0
    assert resolve_anchor(TEXT, "kata#2").start == TEXT.index("berkata") + 3
    assert resolve_anchor(TEXT, "kata#3").start == TEXT.index(" kata itu") + 1


def test_last_words_are_the_nearest_that_follow() -> None:
    assert resolve_anchor("a b c b", "a … b") == Range(0, 3)


@pytest.mark.parametrize(
    ("anchor", "reason"),
    [
        ("tidak ada", "occurs 0 times"),
        ("kata#5", "occurs 4 times"),
        ("kunci … dia", "no 'dia' follows"),
        ("dia … ", "empty part"),
        (" … dia", "empty part"),
        ("", "empty part"),
        ("kata#0", "occurrence 0"),
    ],
)
def test_anchor_that_does_not_resolve_says_why(anchor: str, reason: str) -> None:
    with pytest.raises(AnchorError, match=reason):
        resolve_anchor(TEXT, anchor)


def test_plain_cue_is_the_nearest_whole_word_outside_the_content() -> None:
    text = "kata A. Ia berkatakata: “kata orang B”, kata C."
    content = [Range(text.index("kata orang"), text.index("”"))]
    assert resolve_cue(text, "kata", content).start == text.index("kata C")


def test_cue_inside_a_word_counts_where_no_whole_word_is() -> None:
    text = "“Isi,” katanya."
    assert resolve_cue(text, "kata", [Range(1, 4)]) == Range(7, 11)


def test_numbered_cue_is_an_anchor() -> None:
    assert resolve_cue(TEXT, "kata#2", [Range(40, 45)]) == resolve_anchor(TEXT, "kata#2")


def test_cue_only_inside_the_content_is_an_error() -> None:
    with pytest.raises(AnchorError, match="outside the content"):
        resolve_cue("dia berkata", "berkata", [Range(0, 11)])


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_stretch_without_the_signs_is_its_own_anchor(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if "#" in words or "…" in words:
        return
    place = resolve_anchor(text, words)
    assert text[place.start : place.end] == words
    assert place.start <= start
