"""What statements name, in no language: the same marks from either language, and nothing that says nothing."""

import pytest

from runding import Article, article_id, extract

ID = (
    "Perundingan Rusia dan Ukraina berlanjut di tengah perang dan serangan militer. “Kami meminta jeda 72 jam bagi Mariupol pada 5 Maret, "
    "dan satu koridor kemanusiaan,” kata negosiator Ukraina, Danilo Hresko."
)
EN = (
    "The talks between Russia and Ukraine went on amid war and military attacks. “We ask for a pause of 72 hours for Mariupol on March 5, "
    "and one humanitarian corridor,” said the Ukrainian negotiator, Danilo Hresko."
)


def gist(text: str, language: str) -> set[str]:
    article = Article(id=article_id(text), language=language, published="2022-03-04", text=text)
    (one,) = extract(article).statements
    assert list(one.about) == sorted(set(one.about))
    return set(one.about)


@pytest.mark.parametrize(("text", "language"), [(ID, "id"), (EN, "en")])
def test_places_days_and_issues_are_told_in_no_language(text: str, language: str) -> None:
    assert {"place=Mariupol", "day=2022-03-05", "issue=hum.corridor"} <= gist(text, language)


@pytest.mark.parametrize(("text", "language"), [(ID, "id"), (EN, "en")])
def test_what_stands_outside_of_the_words_is_not_theirs(text: str, language: str) -> None:
    assert not {"actor=RUS", "issue=sec.hostilities"} & gist(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [(ID.replace("jeda 72 jam", "40 bus"), "id"), (EN.replace("a pause of 72 hours", "40 buses"), "en")],
)
def test_numbers_count_from_three_on(text: str, language: str) -> None:
    assert {one for one in gist(text, language) if one.startswith("number=")} == {"number=40"}


def test_a_report_of_something_else_has_none() -> None:
    text = "“Kami meminta 40 bus untuk Mariupol,” kata pelatih klub itu, Danilo Hresko, sebelum pertandingan."
    assert gist(text, "id") == set()
