"""Which files does a source name? Itself, those that a pattern matches, or those in a folder and the folders below it, in order."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from runding.read.errors import SourceError
from runding.read.kinds import is_wanted


def files_of(source: str) -> Iterator[Path]:
    """The files, sorted by name. Raises SourceError where there is none. Hidden ones in folders are left out."""
    path = Path(source)
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.exists() or not glob.has_magic(source):
            yield path
        else:
            yield from _matching(source)
    except (OSError, ValueError) as error:
        raise SourceError(source, f"this cannot be looked at ({error})", "check the path", kind="unreadable") from error


def size_of(source: str) -> int:
    """The bytes of all files of a source, for showing progress; 0 where that cannot be told."""
    try:
        return sum(path.stat().st_size for path in files_of(source) if path.is_file())
    except (SourceError, OSError):
        return 0


def _matching(pattern: str) -> Iterator[Path]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
    if not found:
        raise SourceError(pattern, "nothing matches this pattern", "check the pattern", kind="missing")
    for name in found:
        path = Path(name)
        yield from _in_folder(path) if path.is_dir() else [path]


def _in_folder(folder: Path) -> Iterator[Path]:
    some = False
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and is_wanted(path) and path.is_file():
                some = True
                yield path
    if not some:
        reason = "there is no file in this folder that may hold reports"
        raise SourceError(str(folder), reason, "name the files themselves", kind="empty")
