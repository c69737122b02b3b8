"""Processes that are killed and processes that write at once: nothing finished is lost, and the ledger goes on."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

from talks import corpus

from runding.ledger import Ledger, questions
from runding.ledger.connect import APPLICATION, address, connect, mark_sqlite
from runding.merge import merge
from runding.model.history import history_to_json

ENOUGH = 600
"""Seconds after which something hangs, however busy the machine is."""
CORPORA = str(Path(__file__).parents[1] / "corpora")
ADD = """
import sys
sys.path.insert(0, sys.argv[1])
from talks import corpus
from runding.ledger import Ledger

records = corpus(5, int(sys.argv[3])).records[int(sys.argv[4])::int(sys.argv[5])]
with Ledger.open(sys.argv[2]) as ledger:
    print("open", flush=True)
    ledger.add(records, batch=int(sys.argv[6]), on_batch=lambda done: print(done.new + done.same, flush=True))
"""


def adding(url: str, series: int, part: int, parts: int, batch: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", ADD, CORPORA, url, str(series), str(part), str(parts), str(batch)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_killed_at_any_moment_it_loses_no_finished_report(url):
    records = corpus(5, 3).records
    rng = random.Random(8)
    Ledger.open(url).close()
    for _ in range(6):
        with adding(url, 3, 0, 1, 3) as process:
            assert process.stdout.readline() == "open\n"
            time.sleep(rng.uniform(0, 0.25))
            os.kill(process.pid, signal.SIGKILL)
            said = [int(line) for line in process.stdout if line.strip().isdigit()]
        # In one transaction: PostgreSQL may still be finishing what the process asked for before it was killed.
        with Ledger.open(url) as ledger, ledger.reading() as connection:
            there = questions.counts(connection)["reports"]
            assert there >= max(said, default=0)
            keys = {one.article for one in questions.history(connection).articles}
            assert len(keys) == there
    with Ledger.open(url) as ledger:
        ledger.add(records)
        assert history_to_json(ledger.history()) == history_to_json(merge(records))


def test_two_processes_adding_at_once_lose_nothing(url):
    Ledger.open(url).close()
    processes = [adding(url, 3, part, 2, 5) for part in range(2)]
    for process in processes:
        process.communicate(timeout=ENOUGH)
        assert process.returncode == 0
    with Ledger.open(url) as ledger:
        assert history_to_json(ledger.history()) == history_to_json(merge(corpus(5, 3).records))


def test_two_processes_may_begin_a_ledger_at_once(url):
    processes = [adding(url, 1, part, 2, 50) for part in range(2)]
    for process in processes:
        process.communicate(timeout=ENOUGH)
        assert process.returncode == 0
    with Ledger.open(url) as ledger:
        assert history_to_json(ledger.history()) == history_to_json(merge(corpus(5, 1).records))


def test_beginning_a_ledger_waits_for_whoever_writes_to_the_file(tmp_path):
    url = address(tmp_path / "talks.db")
    other = sqlite3.connect(str(url.database), isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA user_version=1")
    other.execute("BEGIN IMMEDIATE")
    engine = connect(url, create=True)
    waiting = threading.Timer(0.3, other.execute, ["COMMIT"])
    waiting.start()
    mark_sqlite(engine)
    waiting.join()
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert other.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    engine.dispose()
    other.close()


def test_readers_see_one_state_while_somebody_writes(url):
    records = corpus(5, 1).records
    with Ledger.open(url) as ledger, Ledger.open(url) as other:
        ledger.add(records[:10])
        before = history_to_json(merge(records[:10]))
        with other.reading() as connection:
            assert history_to_json(questions.history(connection)) == before
            ledger.add(records[10:])
            assert history_to_json(questions.history(connection)) == before
        assert history_to_json(other.history()) == history_to_json(merge(records))
