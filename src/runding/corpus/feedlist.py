"""Which feeds are watched, and how often? A file that a person writes says it.

every = "30m"                      # for feeds that do not say it themselves

[[feed]]
url = "https://example.org/rss"
every = "2h"                       # minutes (m), hours (h) or days (d)
follow = true                      # read the pages that it links to, not what it carries
language = "id"                    # spares the identification
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from runding.read.addresses import parsed
from runding.read.errors import SourceError

_EVERY: Final = re.compile(r"(\d{1,4})\s?([mhd])")
_UNITS: Final = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_USUAL: Final = "1h"
_KEYS: Final = {"url": str, "every": str, "follow": bool, "language": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and how it is watched."""

    url: str
    every: timedelta
    follow: bool = False
    language: str | None = None


def read_feeds(path: Path, *, languages: tuple[str, ...]) -> tuple[Feed, ...]:
    """The feeds of a file; `languages` are those with a pack. Raises SourceError, which says what of the file is wrong."""
    name = str(path)
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(name, f"the file cannot be read ({error.strerror})", "check the path", kind="missing") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(name, f"this is no TOML: {error}") from error
    rows = found.get("feed")
    if set(found) - {"feed", "every"} or not isinstance(rows, list) or not rows:
        raise _wrong(name, "it has no [[feed]], or something else beside `every`")
    usual = found.get("every", _USUAL)
    feeds = tuple(_feed(row, usual, name, number, languages) for number, row in enumerate(rows, 1))
    if len({feed.url for feed in feeds}) < len(feeds):
        raise _wrong(name, "a feed stands in it twice")
    return feeds


def _feed(row: Any, usual: Any, name: str, number: int, languages: tuple[str, ...]) -> Feed:
    where = f"feed {number}"
    if not isinstance(row, dict) or not isinstance(row.get("url"), str):
        raise _wrong(name, f"{where} has no url")
    for key, value in row.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]):
            raise _wrong(name, f"{where}: {key!r} is not known, or not of its kind; there are {', '.join(_KEYS)}")
    language = row.get("language")
    if language is not None and language not in languages:
        raise _wrong(name, f"{where}: there is no pack for {language!r}; there are packs for {', '.join(languages)}")
    parsed(row["url"])
    return Feed(url=row["url"], every=_every(row.get("every", usual), name, where), follow=row.get("follow", False), language=language)


def _every(words: Any, name: str, where: str) -> timedelta:
    found = _EVERY.fullmatch(words) if isinstance(words, str) else None
    if found is None or int(found[1]) == 0:
        raise _wrong(name, f"{where}: {words!r} is no interval; write it as 30m, 2h or 1d")
    return int(found[1]) * _UNITS[found[2]]


def _wrong(name: str, reason: str) -> SourceError:
    return SourceError(name, reason, "mend the list of feeds", kind="malformed")
