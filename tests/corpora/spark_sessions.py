"""Spark sessions for tests, each ended with its test or module."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SETTINGS = {"spark_ui_enabled": "false", "spark_sql_shuffle_partitions": "3", "spark_log_level": "ERROR"}


@contextmanager
def running(master: str, folder: Path) -> Iterator[Any]:
    """A session of its own; the test is skipped (in CI: fails) where Spark cannot be had."""
    pytest.importorskip("pyspark", reason="no Spark: pip install 'runding[spark]'")
    from runding.spark.starting import SparkUnavailableError, session

    try:
        made = session(master, spark_local_dir=str(folder), spark_sql_warehouse_dir=str(folder / "tables"), **SETTINGS)
    except SparkUnavailableError as missing:
        pytest.skip(f"no Spark: {missing}")
    try:
        yield made
    finally:
        made.stop()
