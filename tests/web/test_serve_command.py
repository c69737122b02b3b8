"""`runding serve`: what it refuses, and that it serves until it is interrupted."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from runding.cli import program
from runding.ledger import Ledger


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    Ledger.open(tmp_path / "talks.db").close()
    return tmp_path / "talks.db"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--host", "0.0.0.0"], "can be reached from other machines"),
        (["--token", "write:short"], "at least 16 characters"),
        (["--host", "no.such.host.invalid", "--token", "read:0123456789abcdef"], "cannot be served at"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(ledger_path: Path, options: list[str], told: str) -> None:
    result = CliRunner().invoke(program, ["serve", "--ledger", str(ledger_path), *options])
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert "0123456789abcdef" not in result.stderr


def test_a_ledger_that_is_not_there_is_not_begun(tmp_path: Path) -> None:
    result = CliRunner().invoke(program, ["serve", "--ledger", str(tmp_path / "none.db")])
    assert result.exit_code == 2
    assert "there is no such ledger" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_port_in_use_is_said(ledger_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = CliRunner().invoke(program, ["serve", "--ledger", str(ledger_path), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "give another --port" in result.stderr


def test_it_serves_until_it_is_interrupted(ledger_path: Path) -> None:
    command = [sys.executable, "-c", "from runding.cli import main; main()", "serve", "--ledger", str(ledger_path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address is not None, line
        with urllib.request.urlopen(address[0]) as answer:
            assert answer.status == 200
            assert "server" not in {name.lower() for name in answer.headers}
            assert b"runding add" in answer.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(600) in (0, 130)
        assert "Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    ("missing", "extra"), [("fastapi", "web"), ("uvicorn", "web"), ("python_multipart", "web"), ("sqlalchemy", "ledger")]
)
def test_what_is_not_installed_is_said(ledger_path: Path, missing: str, extra: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; from runding.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--ledger", str(ledger_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert result.returncode == 2
    assert f"pip install 'runding[{extra}]'" in result.stderr
    assert result.stderr.count("\n") == 1
