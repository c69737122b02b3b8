"""A cluster of two worker processes, one of which is ended in the middle: nothing of the result changes."""

import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from spark_reports import local_records, reports
from spark_sessions import running

from runding.corpus.places import known_places
from runding.merge import merge
from runding.model.history import history_to_json
from runding.model.record import from_json

pytest.importorskip("pyspark", reason="no Spark: pip install 'runding[spark]'")
from pyspark.cloudpickle import register_pickle_by_value

from runding.spark import extract, history

# Spark's libraries warn of things that are theirs, not ours.
pytestmark = pytest.mark.filterwarnings("default")

register_pickle_by_value(sys.modules[__name__])  # workers do not know the folder of the tests


def kill_once(batches: Iterator[Any], *, flag: str) -> Iterator[Any]:
    """End the executor in which this runs, the first time it does: the process that started the one that started this."""
    for batch in batches:
        try:
            os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            yield batch
            continue
        stat = Path(f"/proc/{os.getppid()}/stat").read_text()
        os.kill(int(stat.rsplit(")", 1)[1].split()[1]), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="platform: the test finds processes in /proc")
def test_a_killed_executor_of_a_cluster_changes_nothing(tmp_path: Path) -> None:
    flag = tmp_path / "killed"
    with running("local-cluster[2,1,1024]", tmp_path / "spark") as cluster:
        rows = cluster.createDataFrame(reports()).repartition(4)
        killed = rows.mapInArrow(partial(kill_once, flag=str(flag)), rows.schema)
        records = extract(killed).persist()
        assert {one["source"]: one["record"].encode() for one in records.collect() if one["record"]} == local_records()
        assert flag.exists()
        with history(records) as made:
            expected = merge(map(from_json, local_records().values()), places=known_places())
            assert history_to_json(made.collect()) == history_to_json(expected)
