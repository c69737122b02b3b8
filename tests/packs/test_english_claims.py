"""What English reports say that the sides want, and what they have agreed, in the shapes that other languages do not have."""

import pytest

from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENING = (
    "Negotiators from Armenia and Azerbaijan met again for peace talks in Geneva, Switzerland. The war between the two countries has "
    "killed hundreds of soldiers, and Azerbaijani troops still occupy several Armenian villages.\n\n"
)


def read(more: str) -> ArticleRecord:
    text = OPENING + more
    return extract(Article(id=article_id(text), language="en", text=text))


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        # several sides together
        (
            "Armenia and Azerbaijan rejected the buffer zone.",
            {("ARM", "sec.disengagement", "refuse"), ("AZE", "sec.disengagement", "refuse")},
        ),
        ("Armenia and Azerbaijan agreed to exchange all prisoners.", set()),
        ("Officials of Armenia and Azerbaijan rejected the buffer zone.", set()),
        # a participle behind the complement of another verb
        ("Yerevan's team had come to Geneva demanding an immediate ceasefire.", {("ARM", "sec.ceasefire", "demand")}),
        # what the outlet reports next is none of what stands before
        (
            "Azerbaijan ruled out peacekeepers and said Armenia must free all prisoners.",
            {("AZE", "sec.peacekeeping", "refuse"), ("AZE", "hum.prisoners", "demand")},
        ),
    ],
)
def test_positions(more: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {(one.holder.side, one.issue, one.stance) for one in read(more).positions} == wanted
