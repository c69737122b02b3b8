"""House rules that a machine can see (CONTRIBUTING.md). Types, lint and import contracts have checks of their own."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
NAMES = [str(path.relative_to(ROOT / "src" / "runding")) for path in SOURCES]
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 45
"""Forty and its signature."""
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "tools"}


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < MOST_LINES, "a file that wants to grow past that is two ideas"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            lines = node.end_lineno - node.lineno + 1
            assert lines <= MOST_LINES_OF_A_FUNCTION, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_files_are_named_for_the_question_they_answer(path: Path) -> None:
    assert not {part.removesuffix(".py") for part in path.relative_to(ROOT / "src").parts} & EMPTY_NAMES


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_place_of_one_machine_is_named() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, cwd=ROOT, check=True).stdout.decode()
    # Written in parts, or this file would name them.
    machine = re.compile("(?<![\\w.])/(?:" + "|".join(("work", "home/" + r"\w", "root", "Users/" + r"\w")) + ")/")
    for name in listed.split("\0"):
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".tsv", ".txt", ".json", ".yml", ""}:
            found = machine.search(path.read_text(encoding="utf-8", errors="replace"))
            assert found is None, f"{name} names {found and found[0]}"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_no_group_of_an_expression_is_possessive_or_atomic(path: Path) -> None:
    """Python before 3.11.5, such as Debian 12's, matches them wrongly (python/cpython#101955); classes like `[a-z]++` are sound."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = re.search(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>", line)
        assert found is None or line.lstrip().startswith("#"), f"{path.name}:{number}: {line.strip()}"
