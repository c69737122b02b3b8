"""Keeps the outputs that documents show true: below `<!-- runs: COMMAND -->`, a fenced block holds what the command prints.

With `lines=A-B` after `runs`, as in `<!-- runs lines=1-20: COMMAND -->`, it holds only these lines, counted from 1. The commands of one
document run in its order and share a ledger of their own, which is empty at first.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100
BLOCK = re.compile(
    r"(?P<head><!-- runs(?: lines=(?P<first>\d+)-(?P<last>\d+))?: (?P<command>[^\n]+) -->\n```\w+\n)(?P<shown>.*?)(?P<end>^```$)",
    re.DOTALL | re.MULTILINE,
)


def documents() -> list[Path]:
    """Every document that may show output."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def refreshed(text: str) -> str:
    """The text of a document with every shown output as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "talks.db"
        return BLOCK.sub(lambda match: match["head"] + printed(match, ledger) + match["end"], text)


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Each command of a document, what the document shows of it, and what it prints now."""
    with tempfile.TemporaryDirectory() as folder:
        for match in BLOCK.finditer(text):
            yield match["command"], match["shown"], printed(match, Path(folder) / "talks.db")


def printed(match: re.Match[str], ledger: Path) -> str:
    """What the command of a block prints, limited to the lines that the block asks for."""
    output = run(match["command"], ledger)
    if match["first"] is None:
        return output
    lines = output.splitlines(keepends=True)
    return "".join(lines[int(match["first"]) - 1 : int(match["last"])])


def run(command: str, ledger: Path) -> str:
    """What a `runding` command prints from the root of the repository, without colours, 100 columns wide, on that ledger."""
    program, *arguments = shlex.split(command)
    if program != "runding":
        raise ValueError(f"only runding commands are run for documents, not {command!r}")
    path = Path(sys.executable).parent / "runding"
    environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "RUNDING_LEDGER": str(ledger)}
    result = subprocess.run([path, *arguments], capture_output=True, cwd=ROOT, env=environment, check=True)
    return result.stdout.decode("utf-8")
