"""Which entries, in which order: the newest first, going on behind an entry, by outlet and by speaker; alike on both engines."""

import pytest
from reports import report, said
from sqlalchemy import text
from talks import corpus

from runding.ledger import Ledger, LedgerError, finding, versions
from runding.ledger.connect import address, connect
from runding.merge import entry_order

UNDATED = report("Kabar Nusa", None, said("Nobody knows when this was said", "Melo Tarsi"))


@pytest.fixture
def ledger(url):
    with Ledger.open(url) as opened:
        opened.add([*corpus(60, 5).records, UNDATED])
        yield opened


def newest_first(entries):
    dated = [one for one in entries if entry_order(one)[0] != "~"]
    return [*reversed(dated), *reversed(entries[len(dated) :])]


def test_the_newest_come_first_and_what_has_no_day_comes_last(ledger):
    for ask in (ledger.rounds, ledger.statements, ledger.agreements):
        entries = ask()
        assert list(ask(newest=True)) == newest_first(entries)
        assert list(ask(newest=True, as_of="2030-01-01")) == newest_first(ask(as_of="2030-01-01"))
    assert ledger.statements(newest=True)[-1].first is None


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_pages_by_offset_and_behind_an_entry_hold_everything_once(ledger, newest, size):
    whole = ledger.statements(newest=newest)
    counted, followed, after = [], [], None
    while page := ledger.statements(newest=newest, limit=size, offset=len(counted)):
        counted += page
    while page := ledger.statements(newest=newest, limit=size, after=after):
        followed += page
        after = entry_order(page[-1])
    assert (tuple(counted), tuple(followed)) == (whole, whole)


@pytest.mark.parametrize("often", [1, 10_000])
def test_statements_of_an_outlet(ledger, monkeypatch, often):
    monkeypatch.setattr(finding, "OFTEN", often)
    outlet_of = {key: record.article.publisher for record in ledger.records() for key in [record.article.id]}
    for source in ledger.sources()[:4]:
        wanted = [
            one.id for one in ledger.statements()
            if any(outlet_of[quote.article.partition("@")[0]] == source.publisher for quote in ledger.quotes(one.carried.mentions))
        ]  # fmt: skip
        assert [one.id for one in ledger.statements(outlet=source.publisher)] == wanted
        assert [one.id for one in ledger.statements(outlet=(source.publisher or "").upper())] == wanted
    assert ledger.statements(outlet="Nowhere Times") == ()


def test_statements_of_a_speaker(ledger):
    names = sorted({one.speaker for one in ledger.statements() if one.speaker})
    for name in names[:5]:
        found = ledger.statements(speaker=name)
        assert {one.id for one in ledger.statements() if one.speaker == name} <= {one.id for one in found}
        assert found == ledger.statements(speaker=name.split()[-1].lower() + " " + name.split()[0])
    assert ledger.statements(speaker="Nobody Atall") == ()
    with pytest.raises(LedgerError, match="holds no word"):
        ledger.statements(speaker="!?")


def test_an_older_ledger_finds_its_speakers_after_the_upgrade(url):
    with Ledger.open(url) as ledger:
        ledger.add([UNDATED])
        with ledger.writing() as connection:
            connection.execute(text("DELETE FROM tags WHERE tag LIKE '% speaker=%'"))
            for name in ("language", "published", "outlets", "copies"):
                connection.execute(text(f"DROP INDEX articles_{name}"))
            connection.execute(text("UPDATE runding_version SET version_num = '0001'"))
    engine = connect(address(url), create=False)
    versions.migrate(engine, "ledger")
    engine.dispose()
    with Ledger.open(url, create=False) as ledger:
        assert [one.speaker for one in ledger.statements(speaker="tarsi")] == ["Melo Tarsi"]
