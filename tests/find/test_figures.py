"""Counts of people: every example of a pack gives what it says, and no near miss counts anybody."""

import pytest

from runding.lang.figures import FigurePattern, load_figures
from runding.lang.pack import available
from runding.model.record import Figure
from runding.model.text import Article, article_id
from runding.pipeline import extract

PATTERNS = [(code, pattern) for code in available() for pattern in load_figures(code).patterns]


def figures(text: str, language: str = "id") -> tuple[Figure, ...]:
    article = Article(id=article_id(text), language=language, text=text, published="2024-06-13")
    return extract(article, gated=False).figures


@pytest.mark.parametrize(("code", "pattern"), PATTERNS, ids=[f"{code}-{pattern.id}" for code, pattern in PATTERNS])
def test_examples_hold(code: str, pattern: FigurePattern) -> None:
    rule = f"{code}:{pattern.id}"
    (found,) = [figure for figure in figures(pattern.example, code) if figure.rule == rule]
    assert found.what == pattern.what
    assert pattern.low is None or found.low == pattern.low
    assert pattern.high is None or found.high == pattern.high
    for near_miss in pattern.near_misses:
        assert [figure for figure in figures(near_miss, code) if figure.rule == rule] == []


def test_a_figure_in_a_statement_is_the_speakers() -> None:
    (figure,) = figures("“Serangan itu menewaskan sedikitnya 40 warga sipil,” kata dokter Ana Lind.")
    assert (figure.by, figure.low, figure.high, figure.of) == ("s1", 40, None, "warga sipil")


def test_several_figures_in_one_sentence() -> None:
    found = figures("Serangan pada Senin (7/3/2022) menewaskan 14 orang dan melukai 27 lainnya, sementara 3.000 warga mengungsi.")
    assert [(figure.what, figure.low) for figure in found] == [("killed", 14), ("wounded", 27), ("displaced", 3000)]


@pytest.mark.parametrize(
    "text",
    [
        "Putaran ke-4 menewaskan harapan.",
        "Pasal 5 hilang dari naskah.",
        "Harga naik 40 persen setelah pasar itu mati.",
        "Tahanan itu keluar.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert figures(text) == ()
