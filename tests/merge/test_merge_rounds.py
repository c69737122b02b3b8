"""When two reports are about one round: ordinals, days, venues, series; and what stays a question."""

import pytest
from reports import met, outcome, report

from runding.merge import Places, merge


def rounds(*records, places=None):
    return merge(records, places=places or Places()).rounds


def two(a, b, **given):
    return rounds(report("First", given.get("one", "2024-03-04"), a), report("Second", given.get("other", "2024-03-05"), b))


SAME = [
    (met("a", ordinal=2, start="2024-03-03"), met("b", ordinal=2, start="2024-03-03", venue="Velmora", country="CHE")),
    (met("a", ordinal=2), met("b", ordinal=2, start="2024-03-03")),
    (met("a", start="2024-03-03"), met("b", ordinal=2, start="2024-03-03")),
    (met("a", start="2024-03-04"), met("b")),
    (met("a", ordinal=2, start="2024-03-03/2024-03-05", status="scheduled"), met("b", ordinal=2, start="2024-03-04")),
    (met("a", start="2024-03-03", parties=("ARM", "AZE", "GEO")), met("b", start="2024-03-03", ordinal=1)),
    (met("a", ordinal=2, start="2024-03-03", parties=("ARM",)), met("b", ordinal=2, start="2024-03-03")),
    (met("a", start="2024-03-03", venue="Brest", country="BLR"), met("b", start="2024-03-03", venue="Brest region", country="BLR")),
]
APART = [
    (met("a", ordinal=2, start="2024-03-03"), met("b", ordinal=3, start="2024-03-10")),
    (met("a", start="2024-03-03"), met("b", start="2024-03-10")),
    (met("a", ordinal=2, start="2024-03-03"), met("b", ordinal=2, start="2025-02-03")),
    (met("a", ordinal=2, start="2024-03-03", country="CHE", third_parties=("un",)),
     met("b", ordinal=2, start="2024-03-06", country="ARE", third_parties=("USA",))),
    (met("a", start="2024-03-03"), met("b", start="2024-03-03", parties=("COL", "eln"))),
    (met("a", start="2024-03-03", status="concluded"), met("b", status="proposed")),
    (met("a", ordinal=2, start="2024-03-03"), met("b", ordinal=3, status="scheduled")),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_round(a, b):
    assert len(two(a, b)) == 1


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_rounds(a, b):
    assert len(two(a, b)) == 2


def test_an_ordinal_belongs_to_a_series():
    found = rounds(
        report("A", "2022-03-04", met("x", ordinal=1, start="2022-02-28"), met("y", id="r2", ordinal=2, start="2022-03-03")),
        report("B", "2025-06-03", met("z", ordinal=1, start="2025-05-16"), met("w", id="r2", ordinal=2, start="2025-06-02")),
        report("C", "2025-06-04", met("the second round", ordinal=2)),
    )
    assert [(one.ordinal, one.start, one.carried.reports) for one in found] == [
        (1, "2022-02-28", 1), (2, "2022-03-03", 1), (1, "2025-05-16", 1), (2, "2025-06-02", 2)
    ]  # fmt: skip
    assert [one.series for one in found] == [found[0].id, found[0].id, found[2].id, found[2].id]


def test_two_series_beside_each_other_keep_their_count():
    found = rounds(
        report("A", "2024-03-04", met("a1", ordinal=1, start="2024-03-01", country="CHE")),
        report("A", "2024-03-11", met("b1", ordinal=1, start="2024-03-10", country="OMN")),
        report("A", "2024-03-21", met("a2", ordinal=2, start="2024-03-20", country="CHE")),
        report("A", "2024-03-31", met("b2", ordinal=2, start="2024-03-30", country="OMN")),
    )
    first, second, third, fourth = found
    assert len({first.series, second.series}) == 2
    assert {third.series, fourth.series} == {first.series, second.series}


def test_a_plan_a_change_of_plan_and_the_round():
    (one,) = rounds(
        report("A", "2024-03-01", met("planned for the 4th", ordinal=3, start="2024-03-04", status="scheduled")),
        report("B", "2024-03-03", met("put off to the 6th", ordinal=3, start="2024-03-06", status="postponed")),
        report("C", "2024-03-07", met("held on the 6th", ordinal=3, start="2024-03-06", status="concluded")),
    )
    assert [(step.day, step.status) for step in one.history] == [
        ("2024-03-01", "scheduled"), ("2024-03-03", "postponed"), ("2024-03-07", "concluded")
    ]  # fmt: skip
    assert [value.value for value in one.planned] == ["2024-03-04", "2024-03-06"]
    assert (one.start, one.status) == ("2024-03-06", "concluded")
    assert one.contradictions == ()


def test_a_round_that_is_only_planned_has_the_last_plan():
    (one,) = rounds(
        report("A", "2024-03-01", met("on the 4th", ordinal=3, start="2024-03-04", status="scheduled")),
        report("B", "2024-03-02", met("on the 5th", ordinal=3, start="2024-03-05/2024-03-06", status="scheduled")),
    )
    assert (one.start, one.start_latest, one.status) == ("2024-03-05", "2024-03-06", "scheduled")


def test_days_that_contradict_and_days_that_contain():
    (one,) = rounds(
        report("A", "2024-03-04", met("a", ordinal=3, start="2024-03-03")),
        report("B", "2024-03-04", met("b", ordinal=3, start="2024-03-02")),
        report("C", "2024-03-04", met("c", ordinal=3, start="2024-03-01/2024-03-04")),
    )
    (clash,) = one.contradictions
    assert clash.attribute == "start"
    assert sorted(value.value for value in clash.values) == ["2024-03-02", "2024-03-03"]


def test_a_place_in_a_place_is_no_contradiction():
    records = [
        report("A", "2024-03-04", met("a", ordinal=3, start="2024-03-03", venue="Ondil Lodge", country="BLR")),
        report("B", "2024-03-04", met("b", ordinal=3, start="2024-03-03", venue="Grodov", country="BLR")),
    ]
    (apart,) = rounds(*records)
    assert {clash.attribute for clash in apart.contradictions} == {"venue"}
    (nested,) = rounds(*records, places=Places(within={"Ondil Lodge": "Grodov"}))
    assert nested.contradictions == ()
    assert nested.venue == "Ondil Lodge"


def test_spellings_of_one_place_are_one_value_of_a_contradiction():
    places = Places(names={"Jenewa": "Geneva", "Genf": "Geneva"})
    names = ("Geneva", "Jenewa", "Genf", "Jenewa", "Montreux", "Montreux", "Montreux")
    (one,) = rounds(
        *(report(f"Outlet {n}", "2024-03-04", met(f"a{n}", ordinal=2, start="2024-03-03", venue=name)) for n, name in enumerate(names)),
        places=places,
    )
    (clash,) = one.contradictions
    assert [(value.value, value.carried.reports, value.carried.origins) for value in clash.values] == [("Jenewa", 4, 4), ("Montreux", 3, 3)]
    assert one.venue == "Jenewa"


def test_different_ordinals_on_one_day_are_a_question():
    history = merge([
        report("A", "2024-03-04", met("a", ordinal=3, start="2024-03-03", venue="Velmora", country="CHE")),
        report("B", "2024-03-04", met("b", ordinal=4, start="2024-03-03", venue="Velmora", country="CHE")),
    ])  # fmt: skip
    assert len(history.rounds) == 2
    (doubt,) = history.review
    assert ("different ordinal", -4.0) in doubt.reasons
    assert doubt.against == "ordinal"


def test_what_one_report_lists_side_by_side_is_two():
    history = merge([report("A", "2024-03-04", met("talks"), met("other talks", id="r2"))])
    assert len(history.rounds) == 2
    assert history.review == ()


def test_a_vague_mention_goes_to_the_nearer_round_and_is_no_question():
    history = merge([
        report("A", "2024-03-04", met("a", start="2024-03-03")),
        report("B", "2024-03-11", met("b", start="2024-03-10")),
        report("C", "2024-03-11", met("the talks ended")),
    ])  # fmt: skip
    assert [one.carried.reports for one in history.rounds] == [1, 2]
    assert history.review == ()


def test_outcomes_of_one_voice_contradict_and_of_two_do_not():
    base = {"ordinal": 2, "start": "2024-03-03"}
    (one,) = rounds(
        report("A", "2024-03-04", met("a", **base), outcome("no truce", "sec.ceasefire", "not_agreed")),
        report("B", "2024-03-04", met("b", **base), outcome("a truce", "sec.ceasefire", "agreed")),
        report("C", "2024-03-04", met("c", **base), outcome("spoke of a truce", "sec.ceasefire", "discussed")),
    )
    (clash,) = one.contradictions
    assert clash.attribute == "outcome sec.ceasefire"
    assert sorted(value.value for value in clash.values) == ["agreed", "not_agreed"]
    assert len(one.outcomes) == 3


def test_impossible_days_do_no_harm():
    (one,) = rounds(report("A", "04/03/2024", met("a", start="2024-99-99"), text="x"))
    assert one.start is None
    assert one.first is None
