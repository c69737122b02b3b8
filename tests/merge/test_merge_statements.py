"""When two reports carry one utterance, what becomes of its wordings, and where its reports come from."""

import struct
import sys

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import agreed, holds, report, said

from runding.merge import SketchError, merge
from runding.merge.origins import CopyFacts, sketch
from runding.merge.origins import score as copy_score
from runding.merge.positions import change
from runding.merge.statements import LATER, StatementFacts, blocks, marks_of, score

QUOTE = "We will open the road to Velmora for 40 buses before Friday morning"


def statements(*records):
    return merge(records).statements


def pair(a, b, *, language="en", days=("2024-05-02", "2024-05-02")):
    return statements(report("First", days[0], a), report("Second", days[1], b, language=language))


def test_wordings_of_one_utterance_are_kept():
    (one,) = pair(
        said(QUOTE, "Melo Tarsi"),
        said("they would open the road to Velmora for 40 buses before Friday morning", "Tarsi", type="indirect"),
    )
    assert {wording.type: wording.text.split()[0] for wording in one.wordings} == {"direct": "We", "indirect": "they"}
    assert one.speaker == "Melo Tarsi"
    assert (one.carried.reports, one.carried.origins) == (2, 2)
    assert one.joins[0].score >= 0.8
    assert round(sum(points for _, points in one.joins[0].reasons), 4) > 1.3


@pytest.mark.parametrize(
    ("b", "language"),
    [
        (said("Kami akan membuka jalan ke Velmora bagi 40 bus sebelum Jumat pagi", "Melo Tarsi"), "id"),
        (said("Мы откроем дорогу на Велмору для 40 автобусов", "Мело Тарси"), "ru"),
        (said("سنفتح الطريق إلى فلمورا أمام 40 حافلة", "ميلو تارسي"), "ar"),
    ],
)
def test_one_utterance_in_two_languages(b, language):
    (one,) = pair(said(QUOTE, "Melo Tarsi"), b, language=language)
    assert {wording.language for wording in one.wordings} == {"en", language}


@pytest.mark.parametrize(
    "b",
    [
        said(QUOTE, "Rimo Denko"),
        said(QUOTE, "Melo Tarsi", side="AZE"),
        said("Nobody in the delegation has seen a map of the minefields yet", "Melo Tarsi"),
        said("We will not open anything", "Melo Tarsi"),
    ],
)
def test_two_utterances(b):
    assert len(pair(said(QUOTE, "Melo Tarsi"), b)) == 2


def test_two_utterances_in_two_languages_stay_two():
    b = said("Kami kehilangan 12 tentara di Karinhof dan Dombasa", "Melo Tarsi")
    assert len(pair(said(QUOTE, "Melo Tarsi"), b, language="id")) == 2


def test_the_same_words_months_later_are_a_repeat_of_the_report_not_a_new_utterance():
    assert len(pair(said(QUOTE, "Melo Tarsi"), said(QUOTE, "Melo Tarsi"), days=("2024-05-02", "2024-09-02"))) == 1
    other = said(QUOTE.replace("40", "60").replace("Friday", "Sunday"), "Melo Tarsi")
    assert len(pair(said(QUOTE, "Melo Tarsi"), other, days=("2024-05-02", "2024-09-02"))) == 2


def test_the_same_words_of_nobody_in_particular_are_said_anew_the_next_month():
    nobody, ministry = said(QUOTE, "diplomats", side=None, kind="group"), said(QUOTE, "foreign ministry", kind="state")
    assert len(pair(nobody, nobody, days=("2024-05-02", "2024-05-04"))) == 1
    assert len(pair(nobody, nobody, days=("2024-05-02", "2024-06-02"))) == 2
    assert len(pair(nobody, nobody, days=("2024-05-02", None))) == 2
    assert len(pair(ministry, ministry, days=("2024-05-02", "2024-06-02"))) == 1
    assert len(pair(ministry, ministry, days=("2024-05-02", None))) == 1


FACTS = st.builds(
    StatementFacts,
    speaker=st.sampled_from(["Melo Tarsi", "Tarsi", "Mela Tarsi", "Мело Тарси", "foreign ministry", "ministry", None]),
    actor=st.sampled_from([None, None, "Q1", "Q2"]),
    side=st.sampled_from([None, "ARM", "AZE"]),
    kind=st.sampled_from(["person", "state", "group"]),
    language=st.just("en"),
    day=st.one_of(st.none(), st.integers(738_000, 738_500), st.integers(1, 800_000)),
    direct=st.booleans(),
    channel=st.sampled_from([None, "interview"]),
    words=st.just(tuple(QUOTE.lower().split())),
    marks=st.just(()),
    issues=st.just(()),
)


@settings(deadline=None, max_examples=400)
@given(a=FACTS, b=FACTS, apart=st.one_of(st.none(), st.integers(-LATER, LATER)))
def test_the_same_words_meet_in_a_block_wherever_they_may_be_one_utterance(a, b, apart):
    if apart is not None and a.day is not None:
        b = msgspec.structs.replace(b, day=max(1, a.day + apart))
    (keys, _), (_, probes) = blocks(a), blocks(b)
    if score(a, b).value:
        assert set(keys) & set(probes)


def test_different_ids_are_different_people_whatever_their_names():
    found = pair(said(QUOTE, "Melo Tarsi", actor="Q1"), said(QUOTE, "Melo Tarsi", actor="Q2"))
    assert len(found) == 2
    (one,) = pair(said(QUOTE, "Melo Tarsi", actor="Q1"), said(QUOTE, "Comrade M", actor="Q1"))
    assert one.actor == "Q1"


def test_a_relay_adds_a_report_and_no_origin():
    (one,) = statements(
        report("Trans Wire", "2024-05-02", said(QUOTE, "Melo Tarsi")),
        report("First Paper", "2024-05-02", said(QUOTE, "Melo Tarsi", relay=["Trans Wire"])),
        report("Second Paper", "2024-05-02", said(QUOTE, "Melo Tarsi", relay=["First Paper"])),
        report("Third Paper", "2024-05-02", said(QUOTE, "Melo Tarsi", relay=["transwire.com"])),
        report("Own Eyes", "2024-05-02", said(QUOTE, "Melo Tarsi")),
    )
    assert (one.carried.reports, one.carried.origins) == (5, 2)
    assert one.relays == ("First Paper", "Trans Wire", "transwire.com")


def test_two_relays_of_a_wire_that_is_not_there_are_one_origin():
    (one,) = statements(
        report("First Paper", "2024-05-02", said(QUOTE, "Melo Tarsi", relay=["Trans Wire"])),
        report("Second Paper", "2024-05-02", said(QUOTE, "Melo Tarsi", relay=["Trans Wire"])),
    )
    assert (one.carried.reports, one.carried.origins) == (2, 1)


def test_two_reports_of_one_outlet_are_one_origin():
    (one,) = statements(
        report("First Paper", "2024-05-02", said(QUOTE, "Melo Tarsi")),
        report("First Paper", "2024-05-02", said(QUOTE, "Melo Tarsi"), text="Updated"),
    )
    assert (one.carried.reports, one.carried.origins) == (2, 1)


def test_near_copies_without_a_word_of_where_from_are_one_origin():
    body = " ".join(f"sentence{n} of the story" for n in range(40))
    original = report("First Paper", "2024-05-02", said(QUOTE, "Melo Tarsi"), text=body)
    copy = report("Second Paper", "2024-05-03", said(QUOTE, "Melo Tarsi"), text=body + " and a last line")
    history = merge([original, copy])
    (one,) = history.statements
    assert (one.carried.reports, one.carried.origins) == (2, 1)
    assert {entry.copies for entry in history.articles} == {history.articles[0].article}


def test_short_texts_are_no_copies_of_each_other():
    history = merge([report(name, "2024-05-02", text="Breaking: talks have ended") for name in ("First", "Second")])
    assert len({entry.copies for entry in history.articles}) == 2


def test_what_crosses_languages():
    assert marks_of("Said in Velmora, on 3.500 roads, by Tarsi") == ("3", "500", "flmr", "trs")
    assert marks_of("停戰協議") == ("停戰協議",)
    assert marks_of("") == ()


def test_spellings_of_one_person_become_one_actor():
    (one,) = merge([
        report("A", "2024-05-02", said("We stay", "Mykhailo Podor", role="adviser")),
        report("B", "2024-05-03", said("We go", "Mihailo Podor")),
        report("C", "2024-05-04", said("We think", "Podor")),
        report("D", "2024-05-05", said("We wait", "Михайло Подор"), language="uk"),
    ]).actors  # fmt: skip
    assert one.carried.reports == 4
    assert len(one.names) == 4
    assert one.roles[0].value == "adviser"


def test_two_of_one_surname_are_two_and_the_bare_surname_is_a_question():
    history = merge([
        report("A", "2024-05-02", said("We stay", "Vladimir Brandt")),
        report("B", "2024-05-03", said("We go", "Vitali Brandt")),
        report("C", "2024-05-04", said("We think", "Brandt")),
    ])  # fmt: skip
    assert len(history.actors) == 2
    assert [doubt.against for doubt in history.review if doubt.kind == "actor"] == ["given name"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("demand", "demand", "unchanged"),
        ("refuse", "red_line", "hardened"),
        ("red_line", "refuse", "softened"),
        ("demand", "open", "softened"),
        ("offer", "refuse", "withdrawn"),
        ("open", "refuse", "hardened"),
        ("demand", "concede", "withdrawn"),
        ("priority", "ultimatum", "hardened"),
        ("offer", "accept", "softened"),
    ],
)
def test_how_positions_move(before, after, kind):
    (line,) = merge([
        report("A", "2024-05-02", holds("first", "ARM", "sec.withdrawal", before)),
        report("B", "2024-05-09", holds("then", "ARM", "sec.withdrawal", after)),
    ]).positions  # fmt: skip
    (moved,) = line.changes
    assert (moved.kind, moved.words) == (kind, "then")
    assert change(before, after) == kind


def test_what_others_say_of_a_position_does_not_move_it():
    (line,) = merge([
        report("A", "2024-05-02", holds("never", "ARM", "sec.withdrawal", "refuse")),
        report("B", "2024-05-03", holds("they will go", "ARM", "sec.withdrawal", "concede", attribution="counterpart")),
        report("C", "2024-05-04", holds("never ever", "ARM", "sec.withdrawal", "refuse")),
    ]).positions  # fmt: skip
    assert [moved.kind for moved in line.changes] == ["unchanged"]
    assert len(line.points) == 3


def test_corridors_to_different_towns_are_two_and_one_town_is_one():
    def corridor(town, status="announced", **given):
        return agreed(f"corridor to {town}", status, corridor={"instrument": "corridor", "destination": town}, **given)

    found = merge([
        report("A", "2024-05-02", corridor("Velmora", asserted_by="ARM")),
        report("B", "2024-05-03", corridor("Karinhof", asserted_by="ARM")),
        report("C", "2024-05-04", corridor("Velmora", "violated_alleged", asserted_by="AZE")),
    ]).agreements  # fmt: skip
    assert [(one.destination, one.carried.reports) for one in found] == [("Velmora", 2), ("Karinhof", 1)]
    assert [(step.asserted_by, step.status) for step in found[0].history] == [("ARM", "announced"), ("AZE", "violated_alleged")]
    assert found[0].status == "violated_alleged"


def test_agreements_on_different_issues_or_months_apart_are_two():
    found = merge([
        report("A", "2024-05-02", agreed("a", "signed", issue="hum.prisoners")),
        report("B", "2024-05-02", agreed("b", "signed", issue="sec.ceasefire")),
        report("C", "2024-09-02", agreed("c", "signed", issue="hum.prisoners")),
    ]).agreements  # fmt: skip
    assert len(found) == 3


def test_a_missing_library_for_near_copies_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(SketchError, match=r"pip install 'runding\[ledger\]'"):
        merge([report("A", "2024-05-02", text="w " * 40)])


def test_the_sketch_of_a_text_never_changes():
    """Ledgers keep sketches: a library that makes other ones must be found out here, not by its users."""
    made = sketch(" ".join(f"word{n}" for n in range(50)))
    assert len(made) == 4 * 64
    assert struct.unpack(">4I", made[:16]) == (1957517406, 1097850608, 22732711, 35273512)


NUMBERS = st.lists(st.sampled_from([0, 1, 0x7FFFFFFF, 0x80000000, 0x80000001, 0xFFFFFFFF, 1957517406]), min_size=64, max_size=64)


@settings(deadline=None)
@given(NUMBERS, NUMBERS, st.integers(0, 64))
def test_the_share_of_common_runs_is_that_of_equal_numbers(a, other, same):
    b = a[:same] + other[same:]
    equal = sum(x == y for x, y in zip(a, b, strict=True)) / 64
    left, right = (CopyFacts(article=str(n), sketch=struct.pack(">64I", *one)) for n, one in enumerate((a, b)))
    found = copy_score(left, right)
    assert [share for _, share in found.reasons] == ([round(equal, 4)] if equal >= 0.6 else [])
