"""English rounds, outcomes, positions and agreements: the rules hold, and a report of our own is read as a reader would."""

import pytest

from runding.evaluate.claim_examples import failed_claims
from runding.evaluate.talk_examples import failed_talks
from runding.lang.issues import load_issues
from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.model.vocabulary import ISSUES
from runding.pipeline import extract

REPORT = """Russia, Ukraine agree to swap prisoners but no truce

ISTANBUL, June 3 (Bosphorus Wire) - Russia and Ukraine held a second round of direct talks in Istanbul on Monday and agreed to exchange
1,000 prisoners each, but failed to agree on a ceasefire.

The third round of talks will be held in Geneva on June 20. The talks were mediated by Turkey.

The Kremlin said Russia would not accept Western peacekeepers in Ukraine. Ukraine has repeatedly called for security guarantees.
"""


@pytest.fixture(scope="module")
def record() -> ArticleRecord:
    """What is read in the report."""
    text = REPORT.replace("exchange\n", "exchange ")
    return extract(Article(id=article_id(text), language="en", text=text, published="2025-06-03"), gated=False)


def test_every_example_of_a_rule_fires() -> None:
    assert [*failed_talks("en"), *failed_claims("en")] == []


def test_every_issue_has_a_dozen_phrasings() -> None:
    count = dict.fromkeys(ISSUES, 0)
    for phrase in load_issues("en").phrases:
        if phrase.issue in count:
            count[phrase.issue] += 1
    assert {issue: number for issue, number in count.items() if number < 12} == {}


def test_rounds_by_their_numbers(record: ArticleRecord) -> None:
    assert [(one.ordinal, one.status) for one in record.rounds] == [(2, "concluded"), (3, "scheduled")]
    assert [one.venue.name for one in record.rounds if one.venue is not None] == ["Istanbul", "Geneva"]


def test_outcomes_agreed_and_not(record: ArticleRecord) -> None:
    found = {(one.issue, one.value) for one in record.outcomes}
    assert ("hum.prisoners", "agreed") in found
    assert ("sec.ceasefire", "not_agreed") in found


def test_positions_of_the_sides_alone(record: ArticleRecord) -> None:
    found = {(one.holder.side, one.issue, one.stance) for one in record.positions}
    assert found == {("RUS", "sec.peacekeeping", "refuse"), ("UKR", "sec.guarantees", "demand")}


def test_what_was_agreed_is_an_agreement(record: ArticleRecord) -> None:
    assert ("hum.prisoners", "agreed_in_principle") in {(one.issue, one.status) for one in record.agreements}


def test_neither_side_agrees() -> None:
    text = "Russia and Ukraine held peace talks in Geneva on Monday. Neither side agreed to a ceasefire."
    record = extract(Article(id=article_id(text), language="en", text=text, published="2025-06-03"), gated=False)
    assert {one.value for one in record.outcomes} == {"not_agreed"}


def test_not_without_is_a_condition() -> None:
    text = "Israel and Hamas held talks in Cairo on Monday. Israel would not accept a ceasefire without the release of hostages."
    record = extract(Article(id=article_id(text), language="en", text=text, published="2025-06-03"), gated=False)
    assert [one for one in record.outcomes if one.issue == "hum.hostages"] == []
