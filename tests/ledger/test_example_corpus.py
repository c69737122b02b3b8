"""The bundled example corpus: what the ledger makes of reports as they are read, against what a careful reader takes from them."""

import random
from datetime import UTC, datetime

import pytest
from example_corpus import example_records, pairwise_f1, placed, things

from runding.corpus.places import known_places
from runding.ledger import Ledger
from runding.merge import merge
from runding.model.history import history_to_json

KINDS = ("round", "statement", "agreement")


@pytest.fixture(scope="module")
def records():
    return example_records()


@pytest.fixture(scope="module")
def history(records):
    return merge(records, places=known_places())


@pytest.fixture(scope="module")
def ledger(records, tmp_path_factory):
    with Ledger.open(tmp_path_factory.mktemp("example") / "talks.db", places=known_places()) as opened:
        opened.add(records[::2], now=datetime(2024, 12, 6, tzinfo=UTC))
        opened.add(records[1::2], now=datetime(2024, 12, 8, tzinfo=UTC))
        yield opened


def entries_of(history, kind):
    return {"round": history.rounds, "statement": history.statements, "agreement": history.agreements}[kind]


def named(history, records, kind, key):
    """The entry that holds the first mention of a thing that was read."""
    where = placed(history, kind, records)
    (thing,) = [one for one in things(kind) if one.key == key]
    mention = next(where[place] for place in thing.places if place in where)
    return next(one for one in entries_of(history, kind) if mention in one.carried.mentions)


def test_it_is_big_enough_and_in_two_languages(records):
    assert len(records) >= 30
    languages = [one.article.language for one in records]
    assert min(languages.count("id"), languages.count("en")) >= 15
    assert len({one.article.publisher for one in records}) >= 6


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_all_that_is_told_is_read(history, records, kind):
    where = placed(history, kind, records)
    places = [place for thing in things(kind) for place in thing.places]
    assert len(where) >= 0.9 * len(places), sorted(set(places) - set(where))


def test_no_two_rounds_are_merged_and_none_is_split(history, records):
    assert pairwise_f1(history.rounds, "round", placed(history, "round", records)) >= 0.97


def test_statements_are_merged_across_outlets_and_languages(history, records):
    assert pairwise_f1(history.statements, "statement", placed(history, "statement", records)) >= 0.92


def test_corridors_to_two_towns_are_two(history, records):
    listed = set(placed(history, "agreement", records).values())
    corridors = [one for one in history.agreements if listed & set(one.carried.mentions)]
    assert pairwise_f1(corridors, "agreement", placed(history, "agreement", records)) == 1.0


def test_independent_origins_are_right(history, records):
    where = placed(history, "statement", records)
    right = 0
    for thing in things("statement"):
        mentions = {where[place] for place in thing.places if place in where}
        one = next(one for one in history.statements if mentions & set(one.carried.mentions))
        right += set(one.carried.mentions) == mentions and one.carried.origins == thing.origins
    assert right >= 0.9 * len(things("statement"))


def test_a_relay_of_a_relay_is_no_new_origin(history, records):
    one = named(history, records, "statement", "40 buses")
    assert {"Trans Wire", "Warta Selat"} <= set(one.relays)
    assert (one.carried.reports, one.carried.origins) == (6, 2)
    assert {wording.language for wording in one.wordings} == {"id", "en"}


def test_near_copies_are_known(history, records):
    urls = {one.article.id: one.article.url for one in records}
    groups = {}
    for one in history.articles:
        groups.setdefault(one.copies, set()).add(urls[one.article.partition("@")[0]].removeprefix("https://example.org/"))
    copies = sorted(sorted(group) for group in groups.values() if len(group) > 1)
    assert copies == [
        ["meridian-post/2024-05-23", "northern-ledger/2024-05-23", "trans-wire/2024-05-22"],
        ["meridian-post/2024-06-13", "trans-wire/2024-06-12"],
    ]


def test_actors_have_their_spellings(history):
    (one,) = [one for one in history.actors if one.name == "Idris Mokhtari"]
    assert {"Idris Mokhtari", "Idris Mukhtari"} <= {name.value for name in one.names}
    assert one.side == "SDN"


def test_two_second_rounds_belong_to_two_series(history, records):
    geneva, doha = (named(history, records, "round", key) for key in ("Geneva, second", "Doha, second"))
    assert geneva.ordinal == doha.ordinal == 2
    assert geneva.series == named(history, records, "round", "Geneva, first").series
    assert geneva.series != doha.series


def test_a_plan_becomes_the_round_that_was_held(history, records):
    third = named(history, records, "round", "Geneva, third")
    assert (third.start, third.status) == ("2024-06-20", "concluded")
    assert {step.status for step in third.history} >= {"scheduled", "postponed", "concluded"}
    assert {plan.value for plan in third.planned} >= {"2024-06-17/2024-06-18", "2024-06-17"}
    assert not [one for one in third.contradictions if one.attribute == "start"]


def test_venues_contradict_only_where_none_lies_in_the_other(history, records):
    second = named(history, records, "round", "Geneva, second")
    (venue,) = [one for one in second.contradictions if one.attribute == "venue"]
    values = {value.value: value.carried for value in venue.values}
    assert "Montreux" in values
    assert len(values) == 2
    assert "Palais des Nations" not in values or "Geneva" not in values
    (day,) = [one for one in second.contradictions if one.attribute == "start"]
    assert [value.value for value in day.values] == ["2024-06-12", "2024-06-11"]
    assert day.values[0].carried.origins > day.values[1].carried.origins == 1


def test_positions_move_with_the_words_of_each_change(history):
    (line,) = [one for one in history.positions if (one.holder, one.issue) == ("SDN", "sec.disengagement")]
    kinds = [one.kind for one in line.changes]
    assert "unchanged" in kinds
    assert "softened" in kinds
    assert all(one.words for one in line.changes)


def test_the_corridor_has_its_history_in_the_word_of_each_party(history, records):
    one = named(history, records, "agreement", "corridor to Tawila")
    assert (one.origin, one.destination) == ("El Fasher", "Tawila")
    assert next(step.status for step in one.corridor_history if step.status in ("agreed", "open", "disrupted")) == "agreed"
    assert {"agreed", "open", "disrupted"} <= {step.status for step in one.corridor_history}
    assert {(view.of, view.value) for view in one.disruptions} >= {("SDN", "rsf")}
    assert ("violated_alleged", "SDN") in {(step.status, step.asserted_by) for step in one.history}


def test_what_is_unsure_is_a_question_and_no_merge(history):
    assert 0 < len(history.review) <= 6
    assert all(one.score < 0.8 or one.against != "score" for one in history.review)


@pytest.mark.parametrize("seed", range(4))
def test_no_order_and_no_batches_change_a_byte(records, history, url, seed):
    rng = random.Random(seed)
    shuffled = rng.sample(records, len(records))
    with Ledger.open(url, places=known_places()) as opened:
        opened.add(shuffled, batch=rng.choice((1, 3, 7, 40)))
        assert history_to_json(opened.history()) == history_to_json(history)


def test_questions_are_answered(ledger):
    assert {one.ordinal for one in ledger.rounds(party="SDN")} >= {1, 2, 3, 4}
    assert {one.speaker for one in ledger.statements(search="120 prisoners")} == {"Osman Daffar"}
    assert ledger.matrix(party="SDN", as_of="2024-06-15") != ledger.matrix(party="SDN")
    assert [one.destination for one in ledger.agreements(corridors=True, until="2024-06-30")] == ["Tawila"]
    assert {one.attribute for one in ledger.contradictions(kind="round")} >= {"venue", "start"}
    copies = {one.publisher: (one.copies, one.relaying) for one in ledger.sources()}
    assert copies["Meridian Post"][0] == 2
    assert copies["Warta Selat"][1] == 3
    assert ledger.changes(datetime(2024, 12, 7, tzinfo=UTC))


def test_judgements_stand_when_everything_is_read_again(ledger, records):
    (second,) = [one for one in ledger.rounds() if one.ordinal == 2 and one.venue in ("Geneva", "Jenewa", "Palais des Nations")]
    ledger.judge.edit(second.id, "venue", "Montreux", settled=True, author="Ana Reyes")
    with_judgement = history_to_json(ledger.history())
    ledger.add(records)
    assert history_to_json(ledger.history()) == with_judgement
    assert next(one for one in ledger.rounds() if one.id == second.id).venue == "Montreux"
