"""On Spark the same records and the same history are made as on one machine, whatever happens to its processes."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from spark_reports import TEXTS, local_records, reports
from talks import corpus

from runding.corpus.places import known_places
from runding.merge import merge
from runding.model.history import history_to_json
from runding.model.record import ArticleRecord, from_json, to_json

pytest.importorskip("pyspark", reason="no Spark: pip install 'runding[spark]'")
from runding.spark import extract, history
from runding.spark.__main__ import main
from runding.spark.merging import TABLES

# Spark's libraries warn of things that are theirs, not ours.
pytestmark = pytest.mark.filterwarnings("default")


def as_rows(spark: Any, records: list[ArticleRecord]) -> Any:
    return spark.createDataFrame([(to_json(one).decode(),) for one in records], "record string")


def test_records_are_those_of_one_process(spark: Any) -> None:
    made = {one["source"]: one for one in extract(spark.createDataFrame(reports()).repartition(3)).collect()}
    expected = local_records()
    assert {name: one["record"].encode() for name, one in made.items() if one["record"]} == expected
    assert len(expected) == len(TEXTS) * 4
    assert made["news:empty"]["record"] is None
    assert "empty" in made["news:empty"]["error"] or "no text" in made["news:empty"]["error"]


def test_the_history_is_that_of_one_process(spark: Any) -> None:
    records = corpus(7, 3).records
    with history(as_rows(spark, [*records, *records[:5]]).repartition(3)) as made:
        assert history_to_json(made.collect()) == history_to_json(merge(records, places=known_places()))
        assert all(made.table(name).columns == ["value"] for name in TABLES)
        with pytest.raises(ValueError, match="'talks' is no table"):
            made.table("talks")


def test_no_records_are_no_history(spark: Any) -> None:
    with history(as_rows(spark, []).limit(0)) as made:
        assert history_to_json(made.collect()) == history_to_json(merge([]))


def test_files_are_read_where_the_workers_are(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in TEXTS)
    rows = extract(spark.createDataFrame([(str(path),), ("-",), ("https://example.org/a",)], "path string")).collect()
    assert [one["source"].rsplit("/", 1)[-1] for one in rows if one["record"]] == ["news.jsonl.gz:1", "news.jsonl.gz:2", "news.jsonl.gz:3"]
    assert sorted(one["source"] for one in rows if one["error"]) == ["-", "https://example.org/a"]


def test_reports_without_a_column_are_refused(spark: Any) -> None:
    rows = spark.createDataFrame([("a", "b")], "headline string, author string")
    with pytest.raises(ValueError, match="no column of the reports is called text, content, path; there are: headline, author"):
        extract(rows)
    with pytest.raises(ValueError, match="no column `record`; there are: headline, author"):
        history(rows)


def test_the_command_writes_records_and_history(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in reports()) + "{no json\n", encoding="utf-8")
    ended = CliRunner().invoke(main, [str(path), "--out", str(tmp_path / "out"), "--history"])
    assert ended.exit_code == 1
    assert f"{len(TEXTS) * 4 + 2} reports, 2 not readable" in ended.output
    assert "a line is no JSON object: {no json" in ended.output
    written = spark.read.parquet(str(tmp_path / "out" / "records")).where("record is not null")
    assert sorted(one["record"].encode() for one in written.collect()) == sorted(local_records().values())
    parts = sorted((tmp_path / "out" / "history" / "statements").glob("part-*"))
    statements = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    expected = merge(map(from_json, local_records().values()), places=known_places())
    assert [json.loads(line)["id"] for line in statements] == [one.id for one in expected.statements]
    assert CliRunner().invoke(main, [str(tmp_path / "none.parquet"), "--out", str(tmp_path / "x")]).exit_code == 2
