"""How records are printed: as pages for a reader, as JSON, as JSON lines. One record at a time, so that memory stays flat."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from typing import Any, Final, Protocol

import msgspec

from runding.cli.failure import PIPE_CLOSED
from runding.model.record import ArticleRecord, to_json

WITHOUT_TERMINAL: Final = 100
"""The width of pages that go to a file or another program, in columns."""

_STEERS: Final = re.compile("[\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")
"""What JSON leaves as it is and a terminal obeys. It can only stand in strings, where an escape means the same."""


class Printer(Protocol):
    """Prints the records of a run, one after the other."""

    def show(self, name: str, record: ArticleRecord) -> None:
        """Print one record; `name` is the input that it comes from."""

    def close(self) -> None:
        """Print what belongs after the last record."""


class Pages:
    """Records for a reader. Where there are several, the name of the input stands above each."""

    def __init__(self, render: Callable[[ArticleRecord], str], *, title: Callable[[str], str], several: bool) -> None:
        self._render, self._title, self._several = render, title, several
        self._first = True

    def show(self, name: str, record: ArticleRecord) -> None:
        """Print one page."""
        above = "" if self._first else "\n"
        above += self._title(name) if self._several else ""
        self._first = False
        write((above + self._render(record)).encode(sys.stdout.encoding or "utf-8", "backslashreplace"))

    def close(self) -> None:
        """Nothing stands after the last page."""


class Json:
    """Records as JSON, indented: one object for one input, an array for several."""

    def __init__(self, *, several: bool) -> None:
        self._several = several
        self._opened = False

    def show(self, name: str, record: ArticleRecord) -> None:
        """Print one object."""
        before = (b",\n" if self._opened else b"[\n") if self._several else b""
        self._opened = True
        write(before + _for_output(msgspec.json.format(to_json(record), indent=2)) + (b"" if self._several else b"\n"))

    def close(self) -> None:
        """Close the array; an empty one where no input could be read."""
        if self._several:
            write(b"\n]\n" if self._opened else b"[]\n")


class JsonLines:
    """Records as JSON lines: one object a line."""

    def show(self, name: str, record: ArticleRecord) -> None:
        """Print one line."""
        write(_for_output(to_json(record)) + b"\n")

    def close(self) -> None:
        """Nothing stands after the last line."""


def write(data: bytes) -> None:
    """Write to standard output at once. Ends the process quietly when nobody reads it any more."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python would complain again when it closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PIPE_CLOSED)


def page_width() -> int:
    """The width of the terminal in columns (COLUMNS overrides it), 100 where there is none."""
    return shutil.get_terminal_size((WITHOUT_TERMINAL, 24)).columns


def wants_color(choice: str) -> bool:
    """Whether to colour: `always`, `never`, or `auto`: on a terminal, unless NO_COLOR is set (no-color.org) or it is a dumb one."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _for_output(data: Any) -> bytes:
    """JSON as it is for files and programs; for a terminal with the characters escaped that would steer it."""
    assert isinstance(data, bytes)
    if not sys.stdout.isatty():
        return data
    return _STEERS.sub(lambda match: f"\\u{ord(match[0]):04x}", data.decode("utf-8")).encode("utf-8")
