"""SQLite and PostgreSQL give the same answers, byte for byte."""

from datetime import UTC, datetime

import msgspec
import pytest
from postgres_server import schema
from talks import corpus

from runding.ledger import Ledger
from runding.model.history import history_to_json

MADE = corpus(21, 6)
ENCODE = msgspec.json.Encoder(order="deterministic").encode
QUESTIONS = {
    "rounds": lambda ledger: ledger.rounds(limit=9, offset=2),
    "rounds as of": lambda ledger: ledger.rounds(as_of="2017-06-01"),
    "statements": lambda ledger: ledger.statements(several=True),
    "search": lambda ledger: ledger.statements(search="bus*"),
    "positions": lambda ledger: ledger.positions(issue="sec.withdrawal"),
    "agreements": lambda ledger: ledger.agreements(corridors=True),
    "actors": lambda ledger: ledger.actors(),
    "contradictions": lambda ledger: ledger.contradictions(),
    "review": lambda ledger: ledger.review(),
    "sources": lambda ledger: ledger.sources(),
    "changes": lambda ledger: ledger.changes(datetime(2024, 1, 1, tzinfo=UTC)),
    "articles": lambda ledger: ledger.search_articles("marvik"),
    "counts": lambda ledger: ledger.counts(),
    "judgements": lambda ledger: ledger.judge.all(),
}


@pytest.fixture(scope="module")
def both(postgresql, tmp_path_factory):
    with (
        schema(postgresql) as address,
        Ledger.open(tmp_path_factory.mktemp("both") / "talks.db") as one,
        Ledger.open(address) as other,
    ):
        for nth, ledger in enumerate((one, other)):
            ledger.add(MADE.records if nth else reversed(MADE.records), batch=50 if nth else 13, now=datetime(2024, 2, 1, tzinfo=UTC))
            first = ledger.rounds()[0]
            ledger.judge.note(first.id, "seen", author="Ana Reyes", at=datetime(2024, 2, 2, tzinfo=UTC))
            ledger.judge.split(first.carried.mentions[-1], author="Ana Reyes", at=datetime(2024, 2, 3, tzinfo=UTC))
        yield one, other


def test_the_history_is_the_same(both):
    one, other = both
    assert history_to_json(one.history()) == history_to_json(other.history())


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_every_answer_is_the_same(both, question):
    answers = [QUESTIONS[question](ledger) for ledger in both]
    assert answers[0] or question == "review"
    assert ENCODE(answers[0]) == ENCODE(answers[1])
