"""What is remembered of a ledger holds until the ledger changes, whoever changes it."""

from pathlib import Path

import pytest
from reports import report, said
from served import client

from runding.ledger import Ledger
from runding.show.labels import load_labels
from runding.web import create_app, warm
from runding.web.memory import Memory


def test_answers_are_asked_once(fresh_ledger: Ledger) -> None:
    memory = Memory(fresh_ledger)
    assert memory.sources() is memory.sources()
    assert memory.counts() == fresh_ledger.counts()
    assert memory.extent().reports == fresh_ledger.counts()["reports"]
    assert sum(one.rounds for one in memory.meetings()) == len(fresh_ledger.rounds())


def test_another_process_may_add_and_judge(tmp_path: Path) -> None:
    first = report("Meridian Post", "2024-03-04", said("We ask for fourteen buses", "Melo Tarsi"))
    second = report("Elbkurier", "2024-03-05", said("Wir warten auf Nachricht aus dem Tal", "Ona Velmir"), language="de")
    with Ledger.open(tmp_path / "talks.db") as served, Ledger.open(tmp_path / "talks.db") as other:
        memory = Memory(served)
        assert memory.extent().reports == 0
        other.add([first, second])
        assert memory.extent().reports == 2
        said_once = memory.counts()["statement"]
        kept = other.judge.reject(other.statements()[0].id, author="Ana Reyes")
        assert memory.counts()["statement"] == said_once - 1
        other.judge.undo(kept.id, author="Ana Reyes")
        assert memory.counts()["statement"] == said_once
        other.remove(other.quotes([other.statements()[0].id])[0].article)
        assert [one.outlet for one in memory.sources()] == [one.outlet for one in other.sources()]
        assert "1 report" in client(served).get("/").text


def test_a_server_asks_before_its_first_reader_does(fresh_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(fresh_ledger, labels={"en": load_labels("en")})
    warm(app)
    monkeypatch.setattr(type(fresh_ledger), "counts", lambda _: pytest.fail("asked again"))
    assert app.state.house.memory.counts()["reports"] >= 0
