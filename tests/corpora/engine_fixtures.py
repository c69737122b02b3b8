"""Fixtures that give a test an empty ledger's address on SQLite and on PostgreSQL: the same test, both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import NoServerError, schema, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The folder of a running server; the test is skipped (in CI: fails) where there is none."""
    try:
        with server() as folder:
            yield folder
    except NoServerError as error:
        pytest.skip(f"no PostgreSQL server: {error}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty ledger, on each engine."""
    if request.param == "sqlite":
        yield str(tmp_path / "talks.db")
    else:
        with schema(request.getfixturevalue("postgresql")) as address:
            yield address
