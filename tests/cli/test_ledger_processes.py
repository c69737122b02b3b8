"""The commands on a ledger as processes: interruptions, the line of progress, and watching a feed on this machine."""

import contextlib
import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from runding.cli.watch import Stop

ENOUGH = 600
"""Seconds after which something hangs, however busy the machine is."""
PROGRAM = str(Path(sys.executable).parent / "runding")
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "RUNDING_LEDGER")}
TEXT = (
    "KABAR TELUK – Juru bicara pemerintah Norwegia, Tomas Orvik, mengatakan bahwa perundingan nomor {} di kota Bergen akan dilanjutkan "
    "pada pekan depan.\n\n“Kami meminta {} bus untuk warga sipil,” kata Orvik kepada wartawan."
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=ENVIRONMENT, check=False)


def write(path: Path, count: int) -> Path:
    path.write_text("".join(json.dumps({"text": TEXT.format(n, n)}) + "\n" for n in range(count)), encoding="utf-8")
    return path


def reports_in(ledger: Path) -> int:
    """Asked of the file itself, since a command takes longer to start than a run takes to go on to its end."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=ENOUGH)) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet
        return 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_broken_off_goes_on(tmp_path: Path, number: signal.Signals) -> None:
    source, ledger = write(tmp_path / "a.jsonl", 1_500), tmp_path / "l.db"
    process = subprocess.Popen(
        [PROGRAM, "add", str(source), "--ledger", str(ledger)], env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    ends = time.monotonic() + ENOUGH
    while reports_in(ledger) == 0 and time.monotonic() < ends and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(number)
    _, complaints = process.communicate(timeout=ENOUGH)
    assert b"Traceback" not in complaints
    before = reports_in(ledger)
    assert before > 0
    again = run("add", str(source), "--ledger", str(ledger))
    assert again.returncode == 0, again.stderr
    assert f"{1_500 - before:,} new, {before:,} known already" in again.stdout
    assert reports_in(ledger) == 1_500


def test_the_line_of_progress_is_shown_on_a_terminal_and_goes_away(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", 300)
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [PROGRAM, "add", str(source), "--ledger", str(tmp_path / "l.db")], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=child
    )
    os.close(child)
    shown = b""
    while True:
        try:
            data = os.read(parent, 65536)
        except OSError:  # Linux tells the end of a terminal as an error
            break
        if not data:
            break
        shown += data
    stdout, _ = process.communicate()
    os.close(parent)
    assert b"reports" in shown
    assert b"/s" in shown
    assert shown.endswith(b"\r\x1b[2K")
    assert b"300 reports: 300 new" in stdout


class Handler(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        body = self.server.feed if self.path == "/rss" else b""
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def feeds(tmp_path: Path) -> Iterator[Path]:
    """A list with a feed on this machine."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.feed = (
        f"<rss version='2.0'><channel><title>Kabar</title><item><title>J</title><description>{TEXT.format(1, 1)}</description></item>"
        "</channel></rss>"
    ).encode()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    path = tmp_path / "feeds.toml"
    path.write_text(f'[[feed]]\nurl = "http://127.0.0.1:{server.server_address[1]}/rss"\nevery = "1m"\n', encoding="utf-8")
    yield path
    server.shutdown()
    server.server_close()


def test_a_feed_is_visited_once(feeds: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "l.db")
    first = run("watch", str(feeds), "--ledger", ledger, "--once", "--allow-private", "--pause", "0")
    assert first.returncode == 0, first.stderr
    assert "1 new reports" in first.stdout
    assert "Tomas Orvik" in first.stdout
    second = run("watch", str(feeds), "--ledger", ledger, "--once", "--allow-private", "--pause", "0")
    assert (second.returncode, second.stdout) == (0, "")


def test_addresses_on_this_machine_are_refused_without_leave(feeds: Path, tmp_path: Path) -> None:
    result = run("watch", str(feeds), "--ledger", str(tmp_path / "l.db"), "--once")
    assert result.returncode == 2
    assert "private network or this machine" in result.stderr
    assert "next try" in result.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_watching_ends_when_it_is_told_to(feeds: Path, tmp_path: Path, number: signal.Signals) -> None:
    process = subprocess.Popen(
        [PROGRAM, "watch", str(feeds), "--ledger", str(tmp_path / "l.db"), "--allow-private", "--pause", "0"],
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert "1 new reports" in process.stdout.readline()
    process.send_signal(number)
    _, told = process.communicate(timeout=ENOUGH)
    assert process.returncode == 0
    assert told == "runding: stopped\n"
    assert reports_in(tmp_path / "l.db") == 1


def test_waiting_ends_when_a_signal_says_so() -> None:
    stop = Stop()
    before = signal.signal(signal.SIGUSR1, lambda *_: stop.set())
    try:
        assert not stop.wait(0.01)
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR1)).start()
        assert stop.wait(ENOUGH)
        for _ in range(5_000):  # more than anybody will ask for, and more than is kept
            stop.set()
        assert stop.is_set()
    finally:
        signal.signal(signal.SIGUSR1, before)
        stop.close()
    stop.set()


def test_a_list_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("nothing = 1", encoding="utf-8")
    result = run("watch", str(path), "--ledger", str(tmp_path / "l.db"), "--once")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
