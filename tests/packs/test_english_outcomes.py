"""Outcomes in English reports: what talks brought, in the words of the press; and what they did not bring."""

import pytest

from runding.model.text import Article, article_id
from runding.pipeline import extract

TALKS = "The Colombian government and the FARC rebels held talks in Havana on Tuesday. "


def _outcomes(sentence: str) -> set[tuple[str, str]]:
    text = TALKS + sentence + "\n"
    record = extract(Article(id=article_id(text), language="en", text=text, published="2014-05-21"), gated=False)
    return {(one.issue, one.value) for one in record.outcomes}


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("The talks yielded a prisoner swap but no truce.", {("hum.prisoners", "agreed"), ("sec.ceasefire", "not_agreed")}),
        ("The meeting led to an agreement on humanitarian access.", {("hum.aid_access", "agreed")}),
        ("It was agreed to free 100 prisoners.", {("hum.prisoners", "agreed")}),
        ("The only result was a swap of prisoners.", {("hum.prisoners", "agreed")}),
        ("Both sides reaffirmed their commitment to the truce.", {("sec.ceasefire", "agreed")}),
        ("They agreed on the procedures for their peace talks.", {("pro.format", "agreed")}),
        ("The talks ended with a truce.", {("sec.ceasefire", "agreed")}),
        ("The two sides narrowed their differences over the withdrawal of troops.", {("sec.withdrawal", "partly_agreed")}),
        ("Progress was made on humanitarian access.", {("hum.aid_access", "discussed")}),
        ("They failed to make progress on a truce.", {("sec.ceasefire", "not_agreed")}),
        ("They failed to bridge their differences over disarmament.", {("sec.ddr", "not_agreed")}),
        ("They reached no agreement on the withdrawal of troops.", {("sec.withdrawal", "not_agreed")}),
        ("No agreement was reached.", {("pro.settlement", "not_agreed")}),
        ("The talks broke up with no deal on prisoners.", {("hum.prisoners", "not_agreed")}),
        ("The two delegations debated neutrality, without result.", {("sov.neutrality", "not_agreed")}),
        ("They discussed disarmament but failed to reach a compromise.", {("sec.ddr", "not_agreed")}),
        ("On the agenda were disarmament and the release of prisoners.", {("sec.ddr", "discussed"), ("hum.prisoners", "discussed")}),
        ("The sanctions dominated the talks.", {("eco.sanctions", "discussed")}),
        ("The rebels presented a proposal for a truce.", {("sec.ceasefire", "discussed")}),
        ("The talks centred on a truce and the release of prisoners.", {("sec.ceasefire", "discussed"), ("hum.prisoners", "discussed")}),
        ("The two sides put off the signing of a truce.", {("sec.ceasefire", "not_agreed")}),
        ("The talks failed to resolve the question of disarmament.", {("sec.ddr", "not_agreed")}),
        ("The two sides remained at loggerheads over disarmament.", {("sec.ddr", "not_agreed")}),
        ("They met in Havana on Tuesday to hammer out a truce.", {("sec.ceasefire", "discussed")}),
        ("What remains open is the release of prisoners.", {("hum.prisoners", "not_agreed")}),
        ("They came to terms on the release of prisoners.", {("hum.prisoners", "agreed")}),
        ("An understanding on the release of prisoners emerged from the talks.", {("hum.prisoners", "agreed")}),
        ("The two sides reaffirmed their full commitment to the truce.", {("sec.ceasefire", "agreed")}),
    ],
)
def test_what_talks_did_for_an_issue(sentence: str, outcomes: set[tuple[str, str]]) -> None:
    assert _outcomes(sentence) == outcomes


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing was signed and no prisoners were exchanged.",
        "Reports that a truce had been agreed were false.",
        "The government denied that a truce had been agreed.",
        "They made little headway on disarmament.",
        "They agreed on everything except the withdrawal of troops.",
        "They agreed to work towards a permanent truce.",
        "The government agreed to free prisoners.",
        "Nobody would be let go without a signed truce, the minister said.",
    ],
)
def test_what_is_no_outcome(sentence: str) -> None:
    assert _outcomes(sentence) == set()


def test_talks_of_months_ago_did_not_bring_a_deal_of_today() -> None:
    text = (
        "The Congolese government and the M23 rebels signed a ceasefire agreement on Saturday. Qatar's chief mediator, Jassim Orvik, "
        'called the signing "a real step".\n\nThe two sides first sat down in Doha in late March.'
    )
    record = extract(Article(id=article_id(text), language="en", text=text, published="2025-07-21"), gated=False)
    assert [one.venue.name for one in record.rounds if one.venue is not None] == ["Doha"]
    assert not any(one.rule.startswith("en:sign") for one in record.outcomes)
    assert [(one.round, one.assessor, one.value) for one in record.assessments] == [(None, "QAT", "progress")]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Norwegian envoy Tomas Orvik called the talks a giant step.", "progress"),
        ("Norwegian envoy Tomas Orvik said that the positions had come closer.", "progress"),
        ("Norwegian envoy Tomas Orvik said the sides were on the threshold of a deal.", "progress"),
        ("Norwegian envoy Tomas Orvik said there was some but not conclusive progress at the talks.", "limited"),
        ("Norwegian envoy Tomas Orvik said that much remained to be done at the talks.", "limited"),
        ("Norwegian envoy Tomas Orvik said that the talks fell short of his hopes.", "none"),
        ("Norway spoke of a breakthrough at the talks.", "breakthrough"),
        ("Norwegian envoy Tomas Orvik, by contrast, spoke of a turning point.", "breakthrough"),
        ("The Norwegian foreign ministry, co-host of the talks with Kenya, spoke of limited progress.", "limited"),
        ("The talks were called a failure by Norway.", "setback"),
        ("“We have taken a big stride,” Norwegian envoy Tomas Orvik said after the talks.", "progress"),
    ],
)
def test_how_somebody_rates_talks(sentence: str, value: str) -> None:
    text = TALKS + sentence + "\n"
    record = extract(Article(id=article_id(text), language="en", text=text, published="2014-05-21"), gated=False)
    assert {(one.assessor, one.value) for one in record.assessments} == {("NOR", value)}
