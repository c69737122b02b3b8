"""Asking a ledger: each filter, search, days back in time, sources, changes; the same answers on both engines."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from reports import agreed, holds, met, outcome, rated, report, said

from runding.ledger import Ledger, LedgerError
from runding.model.record import Disruption, People

RECORDS = [
    report(
        "Warta Selat", "2024-03-01",
        met("Putaran kedua dijadwalkan 4 Maret", id="r2", ordinal=2, start="2024-03-04", status="scheduled"),
        holds("kami siap berunding", "ARM", "sec.withdrawal", "open"),
        language="id",
    ),
    report(
        "Meridian Post", "2024-03-05",
        met("The second round took place on Monday in Velmora", ordinal=2, start="2024-03-04", venue="Velmora", country="CHE"),
        outcome("no truce was agreed", "sec.ceasefire", "not_agreed"),
        rated("a success, said one side", "ARM", "progress"),
        rated("a failure, said the other", "AZE", "none"),
        said("We will never leave the Höhenweg, not in 100 years", "Melo Tarsi", role="minister", channel="press_conference"),
        holds("never leave", "ARM", "sec.withdrawal", "refuse", by="s1", voice="Melo Tarsi"),
        holds("they say they may go", "ARM", "sec.withdrawal", "open", attribution="counterpart"),
        agreed("a corridor out of Dombasa", "announced", asserted_by="ARM",
               corridor={"instrument": "corridor", "origin": "Dombasa", "announced_by": "ARM", "consent": {"ARM": "yes"},
                         "status": ("announced",)}),
    ),
    report(
        "Elbkurier", "2024-03-08",
        met("Die zweite Runde fand am Montag in Karinhof statt", ordinal=2, start="2024-03-04", venue="Karinhof", country="CHE"),
        said("停戰談判 goes on, Höhenweg or not", "Ondavanto Rimo", side="AZE", kind="person", relay=["Meridian Post"]),
        holds("doch abziehen", "ARM", "sec.withdrawal", "offer"),
        agreed("the corridor was shelled", "violated_alleged", asserted_by="AZE",
               corridor={"instrument": "corridor", "origin": "Dombasa", "status": ("disrupted",),
                         "disruption": Disruption(alleged_by="AZE", blamed="ARM", cause=None),
                         "people": (People(value=300, as_of=None, cumulative=True, planned=False),)}),
        agreed("a truce is on the table", "proposed", issue="sec.ceasefire"),
        language="de",
    ),
]  # fmt: skip


@pytest.fixture
def ledger(url):
    with Ledger.open(url) as opened:
        opened.add(RECORDS[:1], now=datetime(2024, 4, 1, tzinfo=UTC))
        opened.add(RECORDS[1:], now=datetime(2024, 4, 2, tzinfo=UTC))
        yield opened


def test_rounds_by_party_status_and_day(ledger):
    (one,) = ledger.rounds()
    assert (one.ordinal, one.status, one.start, one.country) == (2, "concluded", "2024-03-04", "CHE")
    assert [(step.day, step.status) for step in one.history] == [("2024-03-01", "scheduled"), ("2024-03-05", "concluded")]
    assert ledger.rounds(party="ARM", status="concluded", since="2024-03-04", until="2024-03-04") == (one,)
    assert ledger.rounds(party="COL") == ()
    assert ledger.rounds(status="scheduled") == ()
    assert ledger.rounds(since="2024-03-05") == ()
    assert ledger.rounds(limit=1) == (one,)
    assert ledger.rounds(limit=1, offset=1) == ()


def test_rival_views_are_shown_and_are_no_contradiction(ledger):
    (one,) = ledger.rounds()
    assert {(view.of, view.value) for view in one.assessments} == {("ARM", "progress"), ("AZE", "none")}
    assert {clash.attribute for clash in ledger.contradictions()} == {"venue"}


def test_contradictions_have_reports_and_origins_behind_each_value(ledger):
    (clash,) = ledger.contradictions(kind="round", attribute="venue")
    assert {value.value: value.carried.reports for value in clash.values} == {"Velmora": 1, "Karinhof": 1}
    assert ledger.contradictions(kind="agreement") == ()
    assert ledger.contradictions(limit=0) == ()


def test_as_of_a_day_the_later_reports_are_not_there(ledger):
    (one,) = ledger.rounds(as_of="2024-03-02")
    assert (one.status, one.venue, one.carried.reports) == ("scheduled", None, 1)
    (one,) = ledger.rounds(as_of="2024-03-05")
    assert (one.status, one.venue, one.contradictions) == ("concluded", "Velmora", ())
    assert ledger.rounds(as_of="2024-02-01") == ()
    assert ledger.statements(as_of="2024-03-05")[0].speaker == "Melo Tarsi"
    assert len(ledger.statements(as_of="2024-03-05")) == 1


def test_positions_are_lines_with_changes(ledger):
    (line,) = ledger.positions(party="ARM", issue="sec.withdrawal")
    assert [point.day for point in line.points] == ["2024-03-01", "2024-03-05", "2024-03-08"]
    assert [(change.kind, change.words) for change in line.changes] == [
        ("hardened", "never leave"),
        ("softened", "doch abziehen"),
    ]
    claimed = [held for held in line.points[1].stances if held.attribution == "counterpart"]
    assert [held.stance for held in claimed] == ["open"]
    assert ledger.positions(party="AZE") == ()
    (then,) = ledger.positions(as_of="2024-03-06")
    assert len(then.points) == 2
    assert [(cell.issue, cell.holder, cell.stance) for cell in ledger.matrix()] == [("sec.withdrawal", "ARM", "offer")]
    assert [cell.stance for cell in ledger.matrix(as_of="2024-03-06")] == ["refuse"]
    assert ledger.matrix(party="AZE") == ()


def test_positions_as_of_a_day_are_those_of_a_ledger_that_ends_there(ledger, tmp_path):
    for number, day in enumerate(("2024-02-29", "2024-03-01", "2024-03-05", "2024-03-06", "2024-12-31")):
        with Ledger.open(tmp_path / f"{number}.db") as until:
            until.add([one for one in RECORDS if one.article.published is not None and one.article.published[:10] <= day])
            assert ledger.positions(as_of=day) == until.positions()


def test_statements_by_their_filters(ledger):
    assert [one.speaker for one in ledger.statements()] == ["Melo Tarsi", "Ondavanto Rimo"]
    assert [one.speaker for one in ledger.statements(side="AZE")] == ["Ondavanto Rimo"]
    assert [one.speaker for one in ledger.statements(issue="sec.withdrawal")] == ["Melo Tarsi"]
    assert [one.speaker for one in ledger.statements(channel="press_conference")] == ["Melo Tarsi"]
    assert [one.speaker for one in ledger.statements(language="de")] == ["Ondavanto Rimo"]
    assert ledger.statements(several=True) == ()
    assert ledger.statements(actor="Q1") == ()
    assert [one.relays for one in ledger.statements(side="AZE")] == [("Meridian Post",)]


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("leave", 1),
        ("LEAVE never", 1),
        ("leave goes", 0),
        ("höhenweg", 2),
        ("hohenweg", 2),
        ("Höhen*", 2),
        ("höhen", 0),
        ('"never leave"', 1),
        ('"leave never"', 0),
        ('"not in 10*"', 1),
        ("100", 1),
        ("停戰", 1),
        ("戰停", 0),
        ('"戰停"', 0),
        ('never" OR "x', 0),
        ("col:leave", 0),
        ("leave'", 1),
        ("NEAR(leave)", 0),
    ],
)
def test_searching_finds_the_same_on_both_engines(ledger, query, finds):
    assert len(ledger.statements(search=query)) == finds


@pytest.mark.parametrize("query", ["", "  ", '""', "*", "—"])
def test_a_search_for_nothing_is_refused(ledger, query):
    with pytest.raises(LedgerError, match="no word"):
        ledger.statements(search=query)


def test_articles_are_searched_too(ledger):
    found = ledger.search_articles("corridor dombasa")
    assert [ledger.article(key).article.publisher for key in found] == ["Meridian Post"]
    assert len(ledger.search_articles("corridor")) == 2
    assert len(ledger.search_articles("corridor", limit=1)) == 1


def test_agreements_and_corridors(ledger):
    corridor, truce = ledger.agreements()
    assert ledger.agreements(corridors=True) == (corridor,)
    assert ledger.agreements(issue="sec.ceasefire") == (truce,)
    assert ledger.agreements(party="AZE", status="violated_alleged") == (corridor,)
    assert [(step.asserted_by, step.status) for step in corridor.by_party] == [("ARM", "announced"), ("AZE", "violated_alleged")]
    assert [step.status for step in corridor.corridor_history] == ["announced", "disrupted"]
    assert corridor.consent[0][0] == "ARM"
    assert [(view.of, view.value) for view in corridor.disruptions] == [("AZE", "ARM")]
    assert [value.value for value in corridor.moved] == ["300"]
    (then,) = ledger.agreements(as_of="2024-03-05")
    assert then.status == "announced"


def test_every_cell_opens_its_words(ledger):
    (one,) = ledger.rounds()
    for quote in ledger.quotes(one.carried.mentions):
        record = ledger.article(quote.article)
        (start, end) = quote.spans[0]
        assert record.article.text[start:end] in [it.evidence[0].exact for it in record.rounds]


def test_an_entry_is_opened_by_any_of_its_mentions(ledger):
    (one,) = ledger.rounds()
    for mention in one.carried.mentions:
        assert ledger.entry(mention) == one
    assert ledger.entry(ledger.statements()[0].id).speaker == "Melo Tarsi"
    assert ledger.entry("0" * 16) is None


def test_sources_count_reports_copies_and_relays(ledger):
    text = " ".join(f"word{n}" for n in range(60))
    original = report("Meridian Post", "2024-03-20", text=text)
    copy = msgspec.structs.replace(original, article=msgspec.structs.replace(original.article, publisher="Copycat"))
    ledger.add([original, copy])
    found = {one.publisher: (one.reports, one.copies, one.relaying) for one in ledger.sources()}
    first = min(("Copycat", "Meridian Post"), key=lambda name: f"{original.article.id}@{name.replace(' ', '').lower()}")
    assert found["Meridian Post"] == (2, int(first == "Copycat"), 0)
    assert found["Copycat"] == (1, int(first != "Copycat"), 0)
    assert found["Elbkurier"] == (1, 0, 1)
    assert ledger.sources()[0].publisher == "Meridian Post"


def test_changes_since_a_time(ledger):
    everything = ledger.changes(datetime(2024, 4, 1, tzinfo=UTC))
    since = ledger.changes(datetime(2024, 4, 2, tzinfo=UTC) - timedelta(seconds=1))
    assert len(everything) == len(since) + 1
    assert ledger.changes(datetime(2024, 4, 3, tzinfo=UTC)) == ()
    assert len(ledger.changes(datetime(2024, 4, 1, tzinfo=UTC), limit=2)) == 2


@pytest.mark.parametrize("day", ["2024-13-01", "yesterday", "2024-3-1", "2024-03-01T10:00"])
def test_what_is_no_day_is_refused(ledger, day):
    with pytest.raises(LedgerError, match="no day"):
        ledger.rounds(since=day)


def test_records_come_back_as_they_were(ledger):
    assert sorted(one.article.id for one in ledger.records()) == sorted(one.article.id for one in RECORDS)
    assert {one.article.id: one for one in ledger.records()} == {one.article.id: one for one in RECORDS}
    assert ledger.article("nothing") is None


def test_a_ledger_without_texts_keeps_spans_and_hashes(url):
    with Ledger.open(url, texts="spans") as ledger:
        ledger.add(RECORDS)
        record = ledger.article(ledger.history().articles[1].article)
        assert record.article.text == ""
        assert record.statements[0].evidence[0].exact in RECORDS[1].article.text
        assert len(ledger.statements(search="leave")) == 1
        with pytest.raises(LedgerError, match="keeps no texts"):
            ledger.search_articles("corridor")
        whole = ledger.history()
        ledger.judge.edit(ledger.statements()[0].id, "type", "mixed", author="Ana Reyes")
        assert ledger.statements()[0].wordings[0].type == "mixed"
        assert ledger.add(RECORDS).same == 3
    with Ledger.open(url) as again:
        assert again.texts == "spans"
        assert again.history().rounds == whole.rounds
    with pytest.raises(LedgerError, match="texts"):
        Ledger.open(url, texts="full")
