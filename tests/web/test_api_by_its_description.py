"""Whatever the API's own description allows is answered as it says: schemathesis asks, at random."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from served import LABELS

from runding.ledger import Ledger
from runding.web import create_app


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.schemas.BaseSchema]:
    from talks import corpus

    path: Path = tmp_path_factory.mktemp("api") / "talks.db"
    with Ledger.open(path) as ledger:
        ledger.add(corpus(3, 2).records)
        app = create_app(ledger, labels=LABELS, version="1")
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers={"host": "localhost"})


CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = 15
"""Calls that the API has, at least: fewer would mean that they are no longer described."""


def test_answers_are_as_described(described: schemathesis.schemas.BaseSchema) -> None:
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()
        asked += 1

        @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS, headers={"host": "localhost"})

        holds()
    assert asked >= OPERATIONS
