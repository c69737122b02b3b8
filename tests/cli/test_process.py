"""The program as a process: terminals, pipes, encodings, start-up."""

import json
import os
import pty
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

import runding
from runding.cli.demo import EXAMPLE

PROGRAM = str(Path(sys.executable).parent / "runding")
PLAIN = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "TERM")}


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    settings = {"env": PLAIN, **options}
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, encoding="utf-8", **settings)  # type: ignore[call-overload]


def run_in_terminal(*arguments: str, columns: int = 80, **variables: str) -> str:
    """What the program writes to a terminal of its own."""
    parent, child = pty.openpty()
    environment = {**PLAIN, "TERM": "xterm-256color", "COLUMNS": str(columns), **variables}
    process = subprocess.Popen([PROGRAM, *arguments], stdout=child, stderr=child, env=environment)
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
    process.wait()
    os.close(parent)
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "laporan.txt"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"runding {version('runding')}\n"


def test_the_demo_shows_the_bundled_report() -> None:
    result = run("demo")
    assert result.returncode == 0
    assert "Idris Mokhtari" in result.stdout
    assert "Salma Tijani" in result.stdout
    assert str(EXAMPLE) in result.stderr


def test_standard_input_is_read(report: Path) -> None:
    piped = run("read", "-", "--json", input=report.read_text(encoding="utf-8"))
    assert piped.returncode == 0
    assert json.loads(piped.stdout)["article"]["id"] == json.loads(run("read", str(report), "--json").stdout)["article"]["id"]


def test_the_same_input_gives_the_same_bytes(report: Path) -> None:
    first, second = (
        subprocess.run([PROGRAM, "read", str(report), "--json"], capture_output=True, env={**PLAIN, "PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )
    assert first.stdout == second.stdout != b""


def test_records_of_json_lines_are_those_of_the_public_reader(report: Path) -> None:
    from runding.model.record import from_json

    printed = from_json(run("read", str(report), "--jsonl").stdout)
    assert printed == runding.read(report)


def test_good_files_are_read_beside_bad_ones(report: Path, tmp_path: Path) -> None:
    missing, empty = tmp_path / "tidak-ada.txt", tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    result = run("read", str(missing), str(report), str(empty), "--jsonl")
    assert result.returncode == 1
    assert len(result.stdout.splitlines()) == 1
    complaints = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in complaints] == [str(missing), str(empty)]
    assert run("read", str(missing)).returncode == 2


def test_colour_on_a_terminal_unless_it_is_unwanted(report: Path) -> None:
    assert "\x1b[" in run_in_terminal("read", str(report))
    assert "\x1b[" not in run_in_terminal("read", str(report), NO_COLOR="1")
    assert "\x1b[" not in run_in_terminal("read", str(report), TERM="dumb")
    assert "\x1b[" not in run_in_terminal("read", str(report), "--color", "never")
    assert "\x1b[" in run_in_terminal("read", str(report), "--color", "always", NO_COLOR="1")


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_lines_are_as_wide_as_the_terminal(report: Path, columns: int) -> None:
    lines = run_in_terminal("read", str(report), columns=columns, NO_COLOR="1").splitlines()
    assert columns - 15 < max(map(len, lines)) <= columns


def test_nothing_of_a_hostile_report_steers_the_terminal(tmp_path: Path) -> None:
    hostile = tmp_path / "jahat.txt"
    attack = "“Kami \x9b31m\x1b[2J\x07 datang \u202ebalik,” kata Tomas Orvik di Oslo, Rabu.\n"
    hostile.write_text(EXAMPLE.read_text(encoding="utf-8") + attack, encoding="utf-8")
    for arguments in (["--text"], [], ["--json"], ["--jsonl"]):
        shown = run_in_terminal("read", str(hostile), "--language", "id", *arguments, NO_COLOR="1")
        assert not set(shown) & set("\x1b\x07\x9b\u202e"), arguments
        assert "datang" in shown
    escaped = json.loads(run_in_terminal("read", str(hostile), "--language", "id", "--jsonl"))
    assert escaped == json.loads(run("read", str(hostile), "--language", "id", "--jsonl").stdout)


def test_a_closed_pipe_ends_the_run_quietly(report: Path) -> None:
    command = [PROGRAM, "read", *[str(report)] * 30, "--jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()


def test_a_terminal_that_lacks_a_character_is_shown_its_code(report: Path) -> None:
    result = subprocess.run([PROGRAM, "read", str(report)], capture_output=True, env={**PLAIN, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert result.returncode == 0
    assert b"\\u201c" in result.stdout


def test_reading_one_file_starts_quickly(report: Path, tmp_path: Path) -> None:
    """Half a second is promised of a machine that counts to five million in a quarter of one: slower machines are given longer."""
    environment = {**PLAIN, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    counting = [sys.executable, "-c", "total = 0\nfor number in range(5_000_000): total += number"]
    reads, counts = [], []
    for _ in range(6):  # the first run compiles
        reads.append(processor_time(lambda: run("read", str(report), env=environment)))
        counts.append(processor_time(lambda: subprocess.run(counting, check=True)))
    assert min(reads[1:]) < 2 * min(counts), (reads, counts)


def processor_time(work: Callable[[], object]) -> float:
    """The seconds of processor time that the commands took which `work` runs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_the_package_run_as_a_module_is_the_program(report: Path) -> None:
    told = [
        subprocess.run([*program, "read", str(report), "--published", "2024-06-12", "--json"], capture_output=True, text=True, env=PLAIN)
        for program in ([PROGRAM], [sys.executable, "-m", "runding"])
    ]
    assert told[0].returncode == told[1].returncode == 0
    assert told[0].stdout == told[1].stdout != ""
    failed = subprocess.run([sys.executable, "-m", "runding", "read", "no-such-file"], capture_output=True, text=True, env=PLAIN)
    assert failed.returncode == 2
    assert failed.stderr.startswith("runding: no-such-file")
