"""A ledger of invented reports behind the pages: filled once, asked through the application itself, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from ledgers import fill_from_gold, hostile
from served import client
from talks import corpus

from runding.ledger import Ledger


@pytest.fixture(scope="session")
def gold_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("web") / "gold.db") as ledger:
        fill_from_gold(ledger)
        yield ledger


@pytest.fixture
def empty_ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "empty.db") as ledger:
        yield ledger


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("web") / "hostile.db") as ledger:
        ledger.add(hostile())
        yield ledger


@pytest.fixture
def fresh_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A small ledger of its own for tests that judge."""
    with Ledger.open(tmp_path / "talks.db") as ledger:
        ledger.add(corpus(7, 3).records)
        yield ledger


@pytest.fixture
def web(gold_ledger: Ledger) -> TestClient:
    return client(gold_ledger)
