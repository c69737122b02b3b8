"""Which version does a pack have? A short digest of the files that decide, so that two readings can be compared."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from runding.lang.folders import home_of, shared_of

DIGITS: Final = 12


@lru_cache(maxsize=64)
def pack_version(code: str) -> str:
    """The first digits of a SHA-256 over the files of a language's pack and of the tables that all share."""
    made = hashlib.sha256()
    home = home_of(code)
    for folder in (home, shared_of(home.parent)):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".toml", ".tsv") and path.is_file():
                made.update(_line(path, folder))
    return made.hexdigest()[:DIGITS]


def _line(path: Path, folder: Path) -> bytes:
    # The same on every system: names with slashes, lines that end alike.
    return path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0"
