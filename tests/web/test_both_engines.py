"""The pages and the API give the same on SQLite and on PostgreSQL."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from engine_fixtures import postgresql
from fastapi.testclient import TestClient
from postgres_server import schema
from served import client
from talks import corpus

from runding.ledger import Ledger

__all__ = ["postgresql"]
PATHS = (
    "/", "/rounds", "/positions", "/positions?as_of=2018-01-01", "/statements", "/statements?search=bus*", "/agreements", "/contradictions",
    "/actors", "/articles", "/articles?search=marvik", "/review", "/about", "/api/v1/rounds",
    "/api/v1/statements?format=csv", "/api/v1/matrix",
)  # fmt: skip


@pytest.fixture(scope="module")
def both(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Ledger]]:
    path: Path = tmp_path_factory.mktemp("both") / "talks.db"
    with schema(postgresql) as address, Ledger.open(path) as one, Ledger.open(address) as other:
        for ledger in (one, other):
            ledger.add(corpus(5, 3).records, now=datetime(2024, 3, 4, tzinfo=UTC))
        yield one, other


def shown(browser: TestClient, ledger: Ledger, path: str) -> str:
    """A page without what differs: the ledger's name and the seal of the visit."""
    answer = browser.get(path)
    assert answer.status_code == 200, path
    text = re.sub(r'name="seal" value="[0-9a-f]+"', "", answer.text)
    return re.sub(r"(<footer class=\"foot\">\s*<p>|<dt>Ledger</dt><dd>)[^<]*", r"\1", text)


def test_every_page_is_the_same_on_both(both: tuple[Ledger, Ledger]) -> None:
    one, other = both
    entries = [f"/rounds/{one.rounds()[0].id}", f"/statements/{one.statements()[0].id}", f"/actors/{one.actors()[0].id}",
               f"/agreements/{one.agreements()[0].id}", f"/articles/{one.quotes([one.rounds()[0].id])[0].article}"]  # fmt: skip
    here, there = client(one), client(other)
    for path in (*PATHS, *entries):
        assert shown(here, one, path) == shown(there, other, path), path
