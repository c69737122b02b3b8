"""The records of texts as one version of a pack gives them: a process of its own for each version.

Packs are loaded once in a process and then kept, so that two versions of one language cannot stand side by side in it. This module is
started as a process, reads one JSON array a line from the standard input, [name, text, published or null], and writes the record of each as
one line of JSON, or {"error": …}.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple

import msgspec

from runding.lang.folders import VARIABLE
from runding.model.record import ArticleRecord, from_json

_ERROR: Final = b'{"error":'


class Text(NamedTuple):
    """A text of a corpus: its name, the text itself, its day of publication as an ISO date, where that is known."""

    name: str
    text: str
    published: str | None


class ReadingError(Exception):
    """A version of a pack cannot be read with; the message says why."""


class Reader:
    """Reads texts with the pack of a language as it stands in `folder`, a folder of packs. Is a context."""

    def __init__(self, code: str, folder: Path) -> None:
        self.code, self.folder = code, folder
        environment = {**os.environ, VARIABLE: str(folder.absolute()), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", __name__, code]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # it has ended by itself, and said why
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def send(self, text: Text) -> None:
        """Hands a text over. Raises ReadingError where the process has ended."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode(text) + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise self._ended() from error

    def receive(self) -> ArticleRecord | str:
        """The record of the text that was handed over, or what went wrong with it. Raises ReadingError where the process has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise self._ended()
        if line.startswith(_ERROR):
            return str(msgspec.json.decode(line)["error"])
        return from_json(line)

    def _ended(self) -> ReadingError:
        return ReadingError(f"{self.folder / self.code}: this version cannot be read with; `runding pack check` says why")


def serve(code: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """A line of JSON for each line of input. Raises PackError and KeyError as `load_pack` does."""
    from runding.lang.pack import load_pack
    from runding.model.record import to_json
    from runding.model.text import Article, article_id
    from runding.pipeline import extract

    load_pack(code)
    decoder = msgspec.json.Decoder(tuple[str, str, str | None])
    for line in lines:
        _, text, published = decoder.decode(line)
        try:
            yield to_json(extract(Article(id=article_id(text), language=code, published=published, text=text)))
        except Exception as error:  # one text that trips a version must not cost the others
            yield msgspec.json.encode({"error": f"{type(error).__name__}: {error}"})


def main() -> None:
    """Serve the language that the first argument names."""
    from runding.lang.tables import PackError

    try:
        for line in serve(sys.argv[1], sys.stdin.buffer):
            sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
    except (PackError, KeyError) as error:
        sys.exit(f"runding: {error}")
    except BrokenPipeError:  # nobody waits for more; Python would complain again when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
