"""Clusters: the forest that grows is the forest of the whole, contradictions part, readers decide, and the order of input is nothing."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from runding.merge.cluster import Edge, Link, Profile, arrange, components, forest

SCORES = st.sampled_from([0.62, 0.7, 0.8, 0.85, 0.9, 0.97])
PAIRS = st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda pair: pair[0] < pair[1])
GRAPHS = st.dictionaries(PAIRS, SCORES, max_size=40)


def edges_of(graph):
    return [Edge(a=a, b=b, score=score, reasons=()) for (a, b), score in graph.items()]


def arranged(edges, *, ordinals=None, links=(), articles=None, forms=range(1, 13), days=None, tolerance=0):
    profiles = {
        form: Profile(
            exclusive={"ordinal": frozenset({value})} if (value := (ordinals or {}).get(form)) else {},
            days=frozenset({day}) if (day := (days or {}).get(form)) is not None else frozenset(),
        )
        for form in forms
    }
    held = {form: frozenset((articles or {}).get(form, ())) for form in forms}
    return arrange(list(forms), edges, profiles=profiles, articles=held, links=links, tolerance=tolerance, sure=0.95)


def edge(a, b, score):
    return Edge(a=a, b=b, score=score, reasons=())


@settings(max_examples=150)
@given(graph=GRAPHS, seed=st.integers(0, 999))
def test_a_forest_that_grows_form_by_form_is_the_forest_of_all(graph, seed):
    edges = edges_of(graph)
    order = list(range(1, 13))
    random.Random(seed).shuffle(order)
    there: set[int] = set()
    grown: list[Edge] = []
    for form in order:
        there.add(form)
        new = [one for one in edges if form in (one.a, one.b) and {one.a, one.b} <= there]
        grown = forest([*grown, *new])
    assert grown == forest(edges)


@settings(max_examples=100)
@given(graph=GRAPHS, ordinals=st.dictionaries(st.integers(1, 12), st.sampled_from("123")), seed=st.integers(0, 999))
def test_no_cluster_contradicts_itself_whatever_the_order(graph, ordinals, seed):
    edges = forest(edges_of(graph))
    made = arranged(edges, ordinals=ordinals)
    shuffled = list(edges)
    random.Random(seed).shuffle(shuffled)
    assert arranged(shuffled, ordinals=ordinals) == made
    assert sorted(form for cluster in made.clusters for form in cluster) == list(range(1, 13))
    for cluster in made.clusters:
        assert len({ordinals[form] for form in cluster if form in ordinals}) <= 1


def test_a_contradiction_parts_and_is_a_question():
    made = arranged([edge(1, 2, 0.9), edge(2, 3, 0.88)], ordinals={1: "2", 3: "3"}, forms=(1, 2, 3))
    assert made.clusters == ((1, 2), (3,))
    assert [(one.edge.a, one.edge.b, one.against) for one in made.doubts] == [(2, 3, "ordinal")]


def test_a_much_weaker_link_that_is_contradicted_is_no_question():
    # Form 3 has a strong link of its own, so that form 2 clearly belongs to form 1.
    edges = [edge(1, 2, 0.97), edge(2, 3, 0.82), edge(3, 4, 0.97)]
    made = arranged(edges, ordinals={1: "2", 4: "3"}, forms=(1, 2, 3, 4))
    assert made.clusters == ((1, 2), (3, 4))
    assert made.doubts == ()


def test_days_may_lie_as_far_apart_as_an_error_of_a_report():
    edges = [edge(1, 2, 0.9), edge(2, 3, 0.9)]
    assert arranged(edges, days={1: 10, 2: 12, 3: 13}, tolerance=3, forms=(1, 2, 3)).clusters == ((1, 2, 3),)
    assert arranged(edges, days={1: 10, 2: 12, 3: 14}, tolerance=3, forms=(1, 2, 3)).clusters == ((1, 2), (3,))


def test_what_is_neither_likely_nor_unlikely_is_a_question():
    made = arranged([edge(1, 2, 0.7)], forms=(1, 2))
    assert made.clusters == ((1,), (2,))
    assert [one.against for one in made.doubts] == ["score"]


def test_two_of_one_article_are_one_only_where_it_is_sure():
    articles = {1: {"x"}, 2: {"x"}}
    assert arranged([edge(1, 2, 0.9)], articles=articles, forms=(1, 2)).clusters == ((1,), (2,))
    assert arranged([edge(1, 2, 0.9)], articles=articles, forms=(1, 2)).doubts == ()
    assert arranged([edge(1, 2, 0.96)], articles=articles, forms=(1, 2)).clusters == ((1, 2),)


def test_readers_decide_and_the_last_word_counts():
    together = Link(a=1, b=2, together=True, judgement="x")
    apart = Link(a=1, b=2, together=False, judgement="y")
    contradicting = {1: "2", 2: "3"}
    assert arranged([], links=[together], ordinals=contradicting, forms=(1, 2)).clusters == ((1, 2),)
    assert arranged([edge(1, 2, 0.99)], links=[apart], forms=(1, 2)).clusters == ((1,), (2,))
    assert arranged([edge(1, 2, 0.99)], links=[apart], forms=(1, 2)).doubts == ()
    assert arranged([edge(1, 2, 0.99)], links=[apart, together], forms=(1, 2)).clusters == ((1, 2),)
    assert arranged([edge(1, 2, 0.99)], links=[together, apart], forms=(1, 2)).clusters == ((1,), (2,))


def test_what_is_apart_stays_apart_through_others():
    links = [Link(a=1, b=3, together=False, judgement="x")]
    made = arranged([edge(1, 2, 0.95), edge(2, 3, 0.9)], links=links, forms=(1, 2, 3))
    assert made.clusters == ((1, 2), (3,))


def test_components_are_named_by_their_smallest_form():
    assert components([5, 3, 9], [edge(3, 9, 0.7)]) == {3: [3, 9], 5: [5]}
    assert components([5, 3], [], [Link(a=3, b=5, together=False, judgement="x")]) == {3: [3, 5]}
