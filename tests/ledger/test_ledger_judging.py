"""Judgements: each does what it says, survives re-reading and re-merging, is undone by another, and travels as JSONL."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from reports import agreed, holds, met, report, said

from runding.ledger import Ledger, LedgerError
from runding.merge import merge, report_key
from runding.model.history import history_to_json
from runding.model.judgement import Judgement, Target, judgement

WHO = "Ana Reyes"
START = datetime(2024, 6, 1, tzinfo=UTC)


def clock():
    """A time after every earlier one."""
    clock.now += timedelta(minutes=1)
    return clock.now


clock.now = START


def two_rounds():
    """Two reports of rounds that nothing makes one: no ordinal, three days apart."""
    return [
        report("First Paper", "2024-03-04", met("Talks on the third", start="2024-03-03", venue="Velmora", country="CHE")),
        report("Second Paper", "2024-03-07", met("Talks on the sixth", start="2024-03-06", venue="Karinhof", country="CHE")),
    ]


def same(ledger, records):
    """The ledger has what merging everything with its judgements gives."""
    judgements = [one for one, _ in ledger.judge.all()]
    assert history_to_json(ledger.history()) == history_to_json(merge(records, judgements=judgements))


@pytest.fixture
def rounds(url):
    with Ledger.open(url) as ledger:
        records = two_rounds()
        ledger.add(records)
        yield ledger, records


def test_merging_and_undoing(rounds):
    ledger, records = rounds
    a, b = ledger.rounds()
    made = ledger.judge.merge(a.id, b.id, author=WHO, at=clock())
    (one,) = ledger.rounds()
    assert one.carried.reports == 2
    assert [mark.action for mark in one.judged] == ["merge"]
    same(ledger, records)
    undone = ledger.judge.undo(made.id, author=WHO, at=clock())
    assert len(ledger.rounds()) == 2
    same(ledger, records)
    ledger.judge.undo(undone.id, author=WHO, at=clock())
    assert len(ledger.rounds()) == 1
    same(ledger, records)


def test_splitting_sets_a_mention_apart_from_its_equals(url):
    records = [report(f"Paper {n}", "2024-03-04", met("Second round", ordinal=2, start="2024-03-03")) for n in range(3)]
    with Ledger.open(url) as ledger:
        ledger.add(records)
        (one,) = ledger.rounds()
        lonely = one.carried.mentions[1]
        made = ledger.judge.split(lonely, author=WHO, at=clock())
        assert sorted(it.carried.reports for it in ledger.rounds()) == [1, 2]
        assert ledger.entry(lonely).carried.mentions == (lonely,)
        assert ledger.review() == ()
        same(ledger, records)
        more = report("Paper 3", "2024-03-05", met("The second round", ordinal=2, start="2024-03-03"))
        ledger.add([more])
        same(ledger, [*records, more])
        assert ledger.entry(lonely).carried.reports == 1
        ledger.judge.undo(made.id, author=WHO, at=clock())
        assert len(ledger.rounds()) == 1
        same(ledger, [*records, more])


def test_a_merge_and_a_later_split(rounds):
    ledger, records = rounds
    a, b = ledger.rounds()
    ledger.judge.merge(a.id, b.id, author=WHO, at=clock())
    ledger.judge.split(b.id, author=WHO, at=clock())
    assert len(ledger.rounds()) == 2
    same(ledger, records)
    ledger.judge.merge(a.id, b.id, author=WHO, at=clock())
    assert len(ledger.rounds()) == 1
    same(ledger, records)


def test_rejecting_a_mention_and_an_entry(url):
    records = [report(f"Paper {n}", "2024-03-04", met("Second round", ordinal=2, start="2024-03-03")) for n in range(3)]
    with Ledger.open(url) as ledger:
        ledger.add(records)
        (one,) = ledger.rounds()
        ledger.judge.reject(one.carried.mentions[0], author=WHO, at=clock(), mention_only=True)
        (left,) = ledger.rounds()
        assert left.carried.reports == 2
        made = ledger.judge.reject(left.id, author=WHO, at=clock())
        assert ledger.rounds() == ()
        same(ledger, records)
        ledger.judge.undo(made.id, author=WHO, at=clock())
        assert len(ledger.rounds()) == 1
        same(ledger, records)


def test_an_edit_of_a_report_changes_what_is_merged(rounds):
    ledger, records = rounds
    _, late = ledger.rounds()
    day = {"earliest": "2024-03-03", "latest": "2024-03-03", "text": "3 March"}
    ledger.judge.edit(late.id, "start", day, author=WHO, at=clock())
    ledger.judge.edit(late.id, "ordinal", 4, author=WHO, at=clock())
    (one,) = ledger.rounds()
    assert (one.start, one.ordinal, one.carried.reports) == ("2024-03-03", 4, 2)
    assert {clash.attribute for clash in one.contradictions} == {"venue"}
    same(ledger, records)


def test_an_edit_of_the_entry_stands_over_what_reports_say(rounds):
    ledger, records = rounds
    first, _ = ledger.rounds()
    ledger.judge.edit(first.id, "venue", "Old Velmora", author=WHO, at=clock(), settled=True)
    assert ledger.rounds()[0].venue == "Old Velmora"
    another = report("Third Paper", "2024-03-04", met("Talks on 3 March", start="2024-03-03", venue="Velmora", country="CHE"))
    ledger.add([another])
    assert ledger.rounds()[0].venue == "Old Velmora"
    assert ledger.rounds()[0].carried.reports == 2
    same(ledger, [*records, another])


def test_edits_that_cannot_be_are_refused_and_leave_no_trace(rounds):
    ledger, _ = rounds
    first, _ = ledger.rounds()
    for field, value, settled in (
        ("colour", "red", False),
        ("ordinal", "third", False),
        ("evidence", [], False),
        ("id", "x", False),
        ("carried", {}, True),
        ("ordinal", "third", True),
    ):
        with pytest.raises(LedgerError, match=r"field|value"):
            ledger.judge.edit(first.id, field, value, author=WHO, settled=settled)
    assert ledger.judge.all() == []


def test_an_edit_inside_a_field(url):
    records = [report("Paper", "2024-05-02", said("We will stay", "Melo Tarsi", side="ARM"))]
    with Ledger.open(url) as ledger:
        ledger.add(records)
        ledger.judge.edit(ledger.statements()[0].id, "speaker.side", "AZE", author=WHO, at=clock())
        assert ledger.statements(side="AZE")[0].speaker == "Melo Tarsi"
        assert ledger.statements(side="ARM") == ()
        same(ledger, records)


def test_accepting_and_noting_leave_traces(rounds):
    ledger, records = rounds
    first, _ = ledger.rounds()
    ledger.judge.accept(first.id, author=WHO, at=clock())
    ledger.judge.note(first.id, "seen on the host's own page", author="Budi", at=clock())
    marks = ledger.rounds()[0].judged
    assert [(mark.action, mark.author, mark.text) for mark in marks] == [
        ("accept", WHO, None),
        ("note", "Budi", "seen on the host's own page"),
    ]
    same(ledger, records)


def doubtful():
    """Two reports of which nobody can tell whether they mean one round: same parties and day, different countries."""
    return [
        report("First Paper", "2024-03-04", met("Talks in Velmora", start="2024-03-03", venue="Velmora", country="CHE")),
        report("Second Paper", "2024-03-04", met("Talks in Dombasa", start="2024-03-03", venue="Dombasa", country="TUR")),
    ]


@pytest.mark.parametrize(("answer", "rounds_after"), [("accept", 1), ("reject", 2)])
def test_a_doubt_is_answered(url, answer, rounds_after):
    records = doubtful()
    with Ledger.open(url) as ledger:
        ledger.add(records)
        (doubt,) = ledger.review()
        assert doubt.kind == "round"
        assert ("same day", 3.0) in doubt.reasons
        getattr(ledger.judge, answer)(doubt.id, author=WHO, at=clock())
        assert ledger.review() == ()
        assert len(ledger.rounds()) == rounds_after
        same(ledger, records)


def test_judgements_survive_a_new_reading_that_moves_the_places(url):
    records = doubtful()
    with Ledger.open(url) as ledger:
        ledger.add(records)
        a, b = ledger.rounds()
        ledger.judge.merge(a.id, b.id, author=WHO, at=clock())
        ledger.judge.note(b.id, "check the host", author=WHO, at=clock())
        # The new reading takes two characters less as evidence, and numbers its rounds differently.
        old = records[1]
        span = old.rounds[0].evidence[0]
        moved = msgspec.structs.replace(span, end=span.end - 2, exact=span.exact[:-2])
        again = msgspec.structs.replace(old, rounds=(msgspec.structs.replace(old.rounds[0], evidence=(moved,), id="r9", mode="in_person"),))
        assert ledger.add([again]).replaced == 1
        (one,) = ledger.rounds()
        assert one.carried.reports == 2
        assert {mark.action for mark in one.judged} == {"merge", "note"}
        assert ledger.judge.resting() == []
        same(ledger, [records[0], again])


def test_a_judgement_rests_while_its_place_is_gone(url):
    records = two_rounds()
    with Ledger.open(url) as ledger:
        ledger.add(records)
        made = ledger.judge.note(ledger.rounds()[0].id, "look again", author=WHO, at=clock())
        ledger.add([msgspec.structs.replace(records[0], rounds=())])
        assert ledger.judge.resting() == [made]
        ledger.add([records[0]])
        assert ledger.judge.resting() == []
        assert [mark.text for mark in ledger.rounds()[0].judged] == ["look again"]


def test_judgements_travel_as_jsonl_also_before_their_reports(url, tmp_path):
    records = doubtful()
    with Ledger.open(tmp_path / "first.db") as first:
        first.add(records)
        a, b = first.rounds()
        made = first.judge.merge(a.id, b.id, author=WHO, at=clock())
        first.judge.undo(made.id, author=WHO, at=clock())
        first.judge.reject(b.id, author=WHO, at=clock())
        lines = list(first.judge.to_jsonl())
        there = history_to_json(first.history())
    assert len(lines) == 3
    with Ledger.open(url) as second:
        assert second.judge.from_jsonl(lines) == 3
        assert second.judge.from_jsonl(lines) == 0
        assert len(second.judge.resting()) == 1
        second.add(records)
        assert history_to_json(second.history()) == there
        assert list(second.judge.to_jsonl()) == lines


def test_lines_that_are_no_judgements_are_named_and_none_is_taken(url, tmp_path):
    with Ledger.open(url) as ledger:
        ledger.add(doubtful())
        ledger.judge.note(ledger.rounds()[0].id, "x", author=WHO, at=clock())
        (line,) = ledger.judge.to_jsonl()
    with Ledger.open(tmp_path / "other.db") as other:
        with pytest.raises(LedgerError, match="line 3"):
            other.judge.from_jsonl([line, b"\n", b'{"id": 3}'])
        with pytest.raises(LedgerError, match="changed by hand"):
            other.judge.from_jsonl([line.replace(b'"x"', b'"y"')])
        assert other.judge.all() == []


def test_what_is_not_there_cannot_be_judged(rounds):
    ledger, _ = rounds
    first, _ = ledger.rounds()
    with pytest.raises(LedgerError, match="no entry"):
        ledger.judge.accept("0" * 16, author=WHO)
    with pytest.raises(ValueError, match="no id"):
        ledger.judge.accept("second round", author=WHO)
    with pytest.raises(LedgerError, match="no judgement"):
        ledger.judge.undo("0" * 16, author=WHO)
    with pytest.raises(LedgerError, match="nothing to split"):
        ledger.judge.split(first.id, author=WHO)
    with pytest.raises(ValueError, match="author"):
        ledger.judge.accept(first.id, author=" ")


def test_entries_of_different_kinds_are_never_one(url):
    records = [report("Paper", "2024-05-02", met("Talks", start="2024-05-01"), said("We will stay", "Melo Tarsi"))]
    with Ledger.open(url) as ledger:
        ledger.add(records)
        with pytest.raises(LedgerError, match="cannot be one"):
            ledger.judge.merge(ledger.rounds()[0].id, ledger.statements()[0].id, author=WHO)


def test_two_spellings_of_one_person_are_merged_by_hand(url):
    records = [
        report("First Paper", "2024-05-02", said("We will stay", "Melo Tarsi")),
        report("Second Paper", "2024-05-09", said("We will go", "Commander Oak")),
    ]
    with Ledger.open(url) as ledger:
        ledger.add(records)
        a, b = ledger.actors()
        ledger.judge.merge(a.id, b.id, author=WHO, at=clock())
        (one,) = ledger.actors()
        assert {value.value for value in one.names} == {"Melo Tarsi", "Commander Oak"}
        same(ledger, records)
        with pytest.raises(LedgerError, match="actor"):
            ledger.judge.reject(one.id, author=WHO)


def test_positions_and_agreements_are_judged_too(url):
    records = [report("Paper", "2024-05-02", holds("no truce", "ARM", "sec.ceasefire", "refuse"), agreed("a corridor", "announced"))]
    with Ledger.open(url) as ledger:
        ledger.add(records)
        point = ledger.positions()[0].points[0]
        ledger.judge.edit(point.id, "stance", "red_line", author=WHO, at=clock())
        ledger.judge.edit(ledger.agreements()[0].id, "status", "denied", author=WHO, at=clock(), settled=True)
        assert ledger.positions()[0].points[0].stances[0].stance == "red_line"
        assert ledger.agreements()[0].status == "denied"
        same(ledger, records)


@pytest.mark.parametrize(
    "given",
    [
        {"action": "praise", "targets": ()},
        {"action": "accept", "targets": ()},
        {"action": "undo"},
        {"action": "note", "targets": 1},
        {"action": "merge", "targets": 1},
        {"action": "split", "targets": 1},
        {"action": "edit", "targets": 1},
    ],
)
def test_a_judgement_says_what_its_action_needs(given):
    target = Target(mention="0" * 16, article="a", kind="round", start=0, end=1)
    fields = given | {"targets": (target,) * given.get("targets", 0) if isinstance(given.get("targets"), int) else ()}
    with pytest.raises(ValueError, match="judgement"):
        judgement(at="2024-06-01T00:00:00+00:00", author=WHO, **fields)


def test_the_id_of_a_judgement_is_its_content():
    target = Target(mention="0" * 16, article="a", kind="round", start=0, end=1)
    one = judgement(at="2024-06-01T00:00:00+00:00", author=WHO, action="accept", targets=[target])
    assert one == judgement(at="2024-06-01T00:00:00+00:00", author=WHO, action="accept", targets=[target])
    assert one.id != judgement(at="2024-06-01T00:00:01+00:00", author=WHO, action="accept", targets=[target]).id
    assert isinstance(one, Judgement)
    assert report_key(two_rounds()[0]).endswith("@firstpaper")
