"""A Spark session on two processes, shared by the tests that have no need of a cluster of their own."""

from collections.abc import Iterator
from typing import Any

import pytest
from spark_sessions import running


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with running("local[2]", tmp_path_factory.mktemp("spark")) as made:
        yield made
