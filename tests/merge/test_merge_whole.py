"""The whole of merging: planted truths are found, and neither order nor repetition changes a byte."""

import random
from collections import defaultdict
from itertools import combinations

import pytest
from talks import corpus

from runding.merge import merge
from runding.model.history import history_to_json


def pairs(groups):
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def pairwise_f1(truth, entries, quotes):
    by_key = defaultdict(list)
    for mention, key in truth.items():
        by_key[key].append(mention)
    true, found = pairs(by_key.values()), pairs([quotes[it] for it in one.carried.mentions] for one in entries)
    assert true, "a corpus without pairs proves nothing"
    return 2 * len(true & found) / (len(true) + len(found))


@pytest.fixture(scope="module", params=[3, 20220303])
def planted(request):
    made = corpus(request.param, 12)
    return made, merge(made.records)


def test_rounds_and_utterances_are_found(planted):
    made, history = planted
    quotes = {one.id: (one.article, one.record) for one in history.quotes}
    assert pairwise_f1(made.rounds, history.rounds, quotes) >= 0.97
    assert pairwise_f1(made.utterances, history.statements, quotes) >= 0.97


def test_independent_origins_are_counted(planted):
    made, history = planted
    quotes = {one.id: (one.article, one.record) for one in history.quotes}
    several = [one for one in history.statements if one.carried.reports > 1]
    right = [
        one
        for one in several
        if one.carried.origins == len(made.origins[made.utterances[quotes[one.carried.mentions[0]]]])
        and one.carried.reports == made.reports[made.utterances[quotes[one.carried.mentions[0]]]]
    ]
    assert len(several) > 30
    assert len(right) >= 0.9 * len(several)


def test_planted_contradictions_are_found_and_no_others(planted):
    made, history = planted
    quotes = {one.id: (one.article, one.record) for one in history.quotes}
    rounds = {one.id: one for one in history.rounds}
    found = {made.rounds[quotes[rounds[one.subject].carried.mentions[0]]] for one in history.contradictions}
    assert made.contradicted
    assert found == made.contradicted
    assert {one.attribute for one in history.contradictions} == {"venue"}


def test_a_planned_round_and_the_held_one_are_one_with_its_history(planted):
    _, history = planted
    later = [one for one in history.rounds if one.ordinal and one.ordinal > 1]
    assert later
    for one in later:
        assert [step.status for step in one.history] == ["scheduled", "concluded"]
        assert one.status == "concluded"
        assert one.planned


def test_a_series_holds_its_rounds(planted):
    _, history = planted
    by_series = defaultdict(list)
    for one in history.rounds:
        by_series[one.series].append(one.ordinal)
    assert all(ordinals == [1, 2, 3] for ordinals in by_series.values())


def test_order_and_repetition_change_nothing():
    records = corpus(11, 5).records
    whole = history_to_json(merge(records))
    for seed in range(4):
        shuffled = records * 2
        random.Random(seed).shuffle(shuffled)
        assert history_to_json(merge(shuffled)) == whole


def test_an_empty_history_is_empty():
    history = merge([])
    assert history.articles == ()
    assert history.rounds == ()


def test_every_join_says_why(planted):
    _, history = planted
    joins = [join for one in (*history.rounds, *history.statements, *history.actors) for join in one.joins]
    assert joins
    for join in joins:
        assert join.score >= 0.8
        assert len(join.reasons) > 1
