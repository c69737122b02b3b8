"""Merging what a perfect reading gives of real and invented reports: what a careful reader told apart stays apart."""

import random
from pathlib import Path

import pytest

from runding.evaluate.gold import load_gold, record_of_gold
from runding.merge import merge
from runding.model.history import history_to_json

OWN = Path(__file__).resolve().parents[1] / "gold"


def records_of(folder):
    return [record_of_gold(one.gold, one.text) for one in load_gold(folder)]


@pytest.fixture(scope="module", params=["own", "shared"])
def records(request):
    if request.param == "own":
        return records_of(OWN)
    return records_of(request.getfixturevalue("shared") / "gold" / "dev")


def test_the_rounds_that_one_report_tells_apart_stay_apart(records):
    history = merge(records)
    articles = {quote.id: quote.article for quote in history.quotes}
    assert len(history.rounds) > 10
    for one in history.rounds:
        behind = [articles[mention] for mention in one.carried.mentions]
        assert len(behind) == len(set(behind)), one


def test_every_record_is_in_the_history_once(records):
    history = merge(records)
    entries = (*history.rounds, *history.statements, *history.agreements)
    mentions = [mention for one in entries for mention in one.carried.mentions]
    assert len(mentions) == len(set(mentions))
    assert len(mentions) == sum(len(one.rounds) + len(one.statements) + len(one.agreements) for one in records)


def test_no_order_of_the_reports_changes_a_byte(records):
    whole = history_to_json(merge(records))
    shuffled = list(records)
    random.Random(4).shuffle(shuffled)
    assert history_to_json(merge(shuffled)) == whole
