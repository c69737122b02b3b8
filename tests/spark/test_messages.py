"""What is said where Spark cannot be used. None of it needs Spark."""

from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="no Spark: pip install 'runding[spark]'")
from runding.spark.starting import SparkUnavailableError, need_java, need_spark, session


def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runding.spark.starting.find_spec", lambda name: None if name == "pyspark" else True)
    with pytest.raises(SparkUnavailableError, match=r"needs pyspark, not installed here: pip install 'runding\[spark\]'"):
        need_spark()


def test_a_missing_java_is_said_before_spark_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SparkUnavailableError, match="needs Java 17, and none is found"):
        session("local[1]")


def test_a_wrong_java_home_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkUnavailableError, match="where no Java is"):
        need_java()
