"""Meetings that are not of the parties of a report make no rounds of theirs."""

import pytest

from runding.model.text import Article, article_id
from runding.pipeline import extract

_WAR = "The war between Russia and Ukraine goes on. Russia and Ukraine held talks in Minsk on Monday.\n\n"


def rounds(text: str, language: str = "en") -> list[tuple[int | None, str | None]]:
    article = Article(id=article_id(text), language=language, published="2025-06-05", published_basis="argument", text=text)
    return [(one.ordinal, one.venue.name if one.venue else None) for one in extract(article, gated=False).rounds]


@pytest.mark.parametrize(
    "other",
    [
        "The presidents agreed to hold the tenth meeting of the High-Level Strategic Council in Ankara in February.",
        "The third session of the Israeli security cabinet was held in Jerusalem on Tuesday.",
        "This definitely meets the interests of the peoples of Russia and Ukraine.",
    ],
)
def test_a_body_that_meets_and_interests_that_are_met_are_no_round(other: str) -> None:
    assert rounds(_WAR + other) == [(None, "Minsk")]


def test_a_meeting_of_a_joint_body_of_the_parties_is_a_round() -> None:
    assert (2, "Geneva") in rounds(_WAR + "They held a second meeting of the joint military commission in Geneva on Tuesday.")


def test_a_report_of_who_else_met_tells_of_no_round_of_the_parties() -> None:
    text = (
        "President Marko Tesla of Ukraine had a phone conversation with the prime minister of Slovenia. He spoke of the war with Russia. "
        "Trade was on the agenda, too. Russian troops stand at the border. The inaugural summit took place in August in Kyiv."
    )
    assert rounds(text) == []


def test_talks_with_somebody_yesterday_are_with_somebody() -> None:
    text = (
        "The president of Ukraine had a phone conversation with the president of the European Council. The war with Russia goes on. "
        "The European president told of his conversation yesterday with Russian President Igor Pelt."
    )
    assert rounds(text) == []
