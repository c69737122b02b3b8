"""Adding reports: whatever the order, the batches, the repetitions and the engine, the history is the one that merging gives."""

import gc
import inspect
import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import agreed, holds, met, report, said
from talks import corpus

from runding.ledger import Added, Ledger, settling
from runding.merge import merge, report_key, settle_cluster
from runding.model.history import history_to_json

RECORDS = corpus(7, 4).records
WHOLE = history_to_json(merge(RECORDS))


def test_the_ledger_has_what_merging_gives(url):
    shuffled = list(RECORDS)
    random.Random(1).shuffle(shuffled)
    with Ledger.open(url) as ledger:
        assert ledger.add(shuffled, batch=17) == Added(new=len(RECORDS), same=0, replaced=0)
        assert history_to_json(ledger.history()) == WHOLE


def test_the_same_input_twice_changes_nothing(url):
    with Ledger.open(url) as ledger:
        ledger.add(RECORDS)
        assert ledger.add(RECORDS) == Added(new=0, same=len(RECORDS), replaced=0)
        assert history_to_json(ledger.history()) == WHOLE


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), batch=st.integers(1, 40), drop=st.integers(0, 60))
def test_any_order_and_any_batches_give_one_history(tmp_path_factory, seed, batch, drop):
    rng = random.Random(seed)
    records = list(RECORDS)
    rng.shuffle(records)
    records = records[drop:]
    with Ledger.open(tmp_path_factory.mktemp("any") / "talks.db") as ledger:
        for one in records[:3]:
            ledger.add([one])
        ledger.add(records, batch=batch)
        assert history_to_json(ledger.history()) == history_to_json(merge(records))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_taking_reports_out_leaves_the_history_of_the_others(tmp_path_factory, seed):
    rng = random.Random(seed)
    records = list(RECORDS)
    rng.shuffle(records)
    with Ledger.open(tmp_path_factory.mktemp("out") / "talks.db") as ledger:
        ledger.add(records)
        keys = [one.article for one in ledger.history().articles]
        gone = set(rng.sample(keys, 25))
        for key in gone:
            assert ledger.remove(key)
        assert not ledger.remove(min(gone))
        left = [one for one in records if report_key(one) not in gone]
        assert history_to_json(ledger.history()) == history_to_json(merge(left))


def bridge_of_copies():
    """Three texts, of which the middle one is a near copy of both others, and they are none of each other."""
    words = [f"word{n}" for n in range(130)]
    quote = "The road to the lake stays open until nightfall for everybody"
    return [
        report(outlet, "2024-05-02", said(quote, "Melo Tarsi"), text=" ".join(words[start : start + 90]))
        for outlet, start in (("First Paper", 0), ("Second Paper", 18), ("Third Paper", 36))
    ]


def test_a_late_copy_makes_two_origins_one(url):
    first, bridge, third = bridge_of_copies()
    with Ledger.open(url) as ledger:
        ledger.add([first, third])
        (before,) = ledger.statements()
        assert (before.carried.reports, before.carried.origins) == (2, 2)
        ledger.add([bridge])
        (after,) = ledger.statements()
        assert (after.carried.reports, after.carried.origins) == (3, 1)
        assert history_to_json(ledger.history()) == history_to_json(merge([first, bridge, third]))
        ledger.remove(report_key(bridge))
        assert {one.carried.origins for one in ledger.statements()} == {2}


def test_a_copy_that_carries_nothing_itself_still_makes_two_origins_one(url):
    first, bridge, third = bridge_of_copies()
    silent = msgspec.structs.replace(bridge, statements=())
    with Ledger.open(url) as ledger:
        ledger.add([first])
        ledger.add([third])
        assert [one.carried.origins for one in ledger.statements()] == [2]
        ledger.add([silent])
        assert [(one.carried.reports, one.carried.origins) for one in ledger.statements()] == [(2, 1)]
        assert history_to_json(ledger.history()) == history_to_json(merge([first, silent, third]))
        ledger.remove(report_key(silent))
        assert [one.carried.origins for one in ledger.statements()] == [2]


def test_a_new_reading_takes_the_place_of_the_old_one(url):
    old = report("Paper", "2024-03-04", met("Third round", ordinal=3, start="2024-03-03"), said("We go on", "Melo Tarsi"))
    new = msgspec.structs.replace(old, rounds=(msgspec.structs.replace(old.rounds[0], ordinal=2),), statements=())
    other = report("Other", "2024-03-04", met("The second round", ordinal=2, start="2024-03-03"))
    with Ledger.open(url) as ledger:
        ledger.add([old, other])
        assert len(ledger.rounds()) == 2
        assert ledger.add([new]) == Added(new=0, same=0, replaced=1)
        (one,) = ledger.rounds()
        assert (one.ordinal, one.carried.reports) == (2, 2)
        assert ledger.statements() == ()
        assert history_to_json(ledger.history()) == history_to_json(merge([new, other]))


def test_the_same_text_in_two_outlets_is_two_reports_of_one_origin(url):
    text = " ".join(f"word{n}" for n in range(60))
    one = report("First Paper", "2024-05-02", said("The road to the lake stays open", "Melo Tarsi"), text=text)
    two = msgspec.structs.replace(one, article=msgspec.structs.replace(one.article, publisher="Second Paper"))
    with Ledger.open(url) as ledger:
        assert ledger.add([one, two]).new == 2
        (found,) = ledger.statements()
        assert (found.carried.reports, found.carried.origins) == (2, 1)


def test_records_without_anything_are_kept(url):
    with Ledger.open(url) as ledger:
        assert ledger.add([report(None, None), report("Paper", "not a day", met("Talks"), text="x")]).new == 2
        assert ledger.counts()["reports"] == 2
        assert len(ledger.rounds()) == 1


def test_a_batch_of_none_is_refused(url):
    with Ledger.open(url) as ledger, pytest.raises(ValueError, match="batch"):
        ledger.add(RECORDS, batch=0)


def test_what_goes_wrong_in_a_batch_leaves_the_ledger_as_it_was(url):
    def broken():
        yield from RECORDS[:5]
        raise RuntimeError("the source broke")

    with Ledger.open(url) as ledger:
        with pytest.raises(RuntimeError, match="source broke"):
            ledger.add(broken(), batch=3)
        assert ledger.counts()["reports"] == 3
        assert history_to_json(ledger.history()) == history_to_json(merge(RECORDS[:3]))


def test_no_garbage_is_looked_for_within_a_batch_and_again_after_it(tmp_path):
    def told(phase, info):
        seen.append((phase, any(frame.function == "_write" for frame in inspect.stack())))

    seen = []
    gc.callbacks.append(told)
    try:
        with Ledger.open(tmp_path / "talks.db") as ledger:
            ledger.add(RECORDS)
            with pytest.raises(AttributeError):
                ledger.add([None])
    finally:
        gc.callbacks.remove(told)
    assert gc.isenabled()
    assert not any(within for _, within in seen)


def test_characters_that_an_engine_does_not_take_are_replaced_on_both(url):
    odd = report("Pa\0per", "2024-05-02", met("Ta\0lks", start="2024-05-01", venue="Vel\0mora"), said("No\0", "Me\0lo Tarsi"))
    odd = msgspec.structs.replace(odd, article=msgspec.structs.replace(odd.article, title="A\0B", url="https://x\0/"))
    with Ledger.open(url) as ledger:
        ledger.add([odd])
        assert history_to_json(ledger.history()) == history_to_json(merge([odd]))
        assert ledger.history().articles[0].title == "A\ufffdB"


def test_odd_characters_and_long_texts_are_kept(url):
    odd = report(
        "Paper ✓",
        "2024-05-02",
        said("«Добрый вечер» — 停戰 ‘x’ \U0001f54a", "Зоран Милич"),
        holds("tidak\u2028mau", "ARM", "sec.ceasefire", "refuse"),
        agreed("x" * 70_000, "announced"),
        text="é" * 50_000,
    )
    with Ledger.open(url) as ledger:
        ledger.add([odd])
        assert history_to_json(ledger.history()) == history_to_json(merge([odd]))
        assert ledger.article(ledger.history().articles[0].article) == odd


def test_one_more_report_settles_only_what_it_touches(tmp_path, monkeypatch):
    # Utterances of one day that are a little alike: questions to a reader tie all of them to one component.
    def alike(n):
        words = " ".join(f"{name}{n}" for name in ("alpha", "beta", "gamma", "delta", "zeta", "theta"))
        return report(f"Outlet {n}", "2024-03-04", said(f"We will keep the road {words}", "Melo Tarsi", channel="telegram"))

    vague = [alike(n) for n in range(28)]
    with Ledger.open(tmp_path / "talks.db") as ledger:
        ledger.add(vague)
        settled = []

        def counted(cluster, *given, **named):
            settled.append(cluster)
            return settle_cluster(cluster, *given, **named)

        monkeypatch.setattr(settling, "settle_cluster", counted)
        more = alike(28)
        ledger.add([more])
        assert len(ledger.statements()) == 29
        assert len(ledger.review()) >= 28
        assert sorted(cluster[0].kind for cluster in settled) == ["actor", "statement"]
        assert history_to_json(ledger.history()) == history_to_json(merge([*vague, more]))
