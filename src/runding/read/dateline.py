"""When was a report published? From what was asked for, from the page's metadata, or from a date line or dateline at its top.

Only a full date with its year counts, and only where a date of publication stands: in a short line of its own above the first sentence,
or before the dash of that sentence. A date in running prose is never taken. Where two dates stand side by side, or day and month could
be exchanged, nothing is.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

_TOP: Final = 2_000
"""Characters of the text in which its date is looked for."""
_LINES: Final = 8
_PROSE_LINES: Final = 2
"""A dateline may follow one line of prose, a caption or a summary; a date line follows none, for there it belongs to a chronology."""
_SHORT: Final = 110
"""Characters of the longest date line, and of the longest dateline before its dash."""
_WORDS_AROUND: Final = 8
_WORDS_BEFORE: Final = 3
_PLACE_WORDS: Final = 7
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DATE: Final = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<day>\d{1,2})\s(?P<month>[^\W\d_]{3,12})\.?,?\s(?P<year>(?:19|20)\d\d)"
    r"|(?P<month2>[^\W\d_]{3,12})\.?\s(?P<day2>\d{1,2}),\s?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year3>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    r")(?![\w/-])"
)
_DASH: Final = re.compile(r"\s(?:--?|[–—])\s|--|[–—]")
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:[.'’-][^\W\d_]+)*")
_SENTENCE_ENDS: Final = frozenset('.?!…"”’')


class Published(NamedTuple):
    """A date of publication (ISO, YYYY-MM-DD) and whence it is: `argument`, `metadata` or `dateline`; both None where it is not known."""

    date: str | None
    basis: str | None


def published_of(text: str, *, language: str, argument: str | None, metadata: str | None) -> Published:
    """The date of publication, from the surest source that has one. `argument` and `metadata` are ISO dates or None."""
    if argument is not None:
        return Published(argument, "argument")
    if metadata is not None:
        return Published(metadata, "metadata")
    found = date_at_top(text, language=language)
    return Published(found, "dateline" if found is not None else None)


def date_at_top(text: str, *, language: str) -> str | None:
    """The date that a date line or a dateline near the top of a text gives, as an ISO date; None where there is none or a doubt."""
    top = text[:_TOP]
    if _YEAR.search(top) is None:
        return None
    prose = 0
    for line in _first_lines(top):
        found = (None if prose else _date_line(line, language)) or _prefix(line, language)
        if found is not None:
            return found
        if line[-1] in _SENTENCE_ENDS or line[-1] == ":":
            prose += 1
            if prose == _PROSE_LINES:
                break
    return None


def _first_lines(top: str) -> Iterator[str]:
    lines = (line.strip() for line in top.split("\n"))
    for number, line in enumerate(line for line in lines if line):
        if number == _LINES:
            return
        yield line


def _date_line(line: str, language: str) -> str | None:
    """*Kamis, 3 Maret 2022 | 08:05 WIB*, *Kompas.com - 29/10/2014, 16:39 WIB*: a date with little round it, and nothing like a sentence."""
    if len(line) > _SHORT or line[-1] in _SENTENCE_ENDS or _YEAR.search(line) is None:
        return None
    dates = {found.start(): day for found in _DATE.finditer(line) if (day := _day(found, language)) is not None}
    if len(set(dates.values())) != 1 or len(_WORD.findall(line)) > _WORDS_AROUND:
        return None
    start, day = next(iter(dates.items()))
    return day if _may_stand_before(line[:start], language) else None


def _may_stand_before(words: str, language: str) -> bool:
    """Whether words before a date leave it a date of publication: nothing, a weekday, or an outlet or place with a mark after it."""
    bare = words.strip(" \t\xa0-–—|·•,(")
    if not bare or bare.lower() in _weekdays(language):
        return True
    if words.rstrip()[-1] not in ",-–—|·•(":
        rest, _, last = bare.rpartition(" ")
        return last.lower() in _weekdays(language) and bool(rest) and _may_stand_before(rest + " ", language)
    return len(_WORD.findall(bare)) <= _WORDS_BEFORE and not bare[0].islower()


def _prefix(line: str, language: str) -> str | None:
    """*KYIV, March 3, 2022 (Agency) -*: a date after a place and a comma, before the dash of the first sentence."""
    head = line[:_SHORT]
    for dash in _DASH.finditer(head):
        words = head[: dash.start()]
        dates = [(found, day) for found in _DATE.finditer(words) if (day := _day(found, language)) is not None]
        if len(dates) == 1:
            found, day = dates[0]
            before, after = words[: found.start()].rstrip(), words[found.end() :]
            if (not before or before[-1] in ",/(") and _are_names(before) and _are_names(after):
                return day
    return None


def _are_names(words: str) -> bool:
    """Whether there are only a few words, and all longer ones with a capital."""
    found = _WORD.findall(words)
    return len(found) <= _PLACE_WORDS and all(word[0].isupper() or len(word) < 4 for word in found)


def _day(found: re.Match[str], language: str) -> str | None:
    """The ISO date of a match. None for a day that no calendar has, a word that is no month, or where day and month could be exchanged."""
    part = found.groupdict()
    try:
        if part["iso"]:
            return datetime.date.fromisoformat(part["iso"]).isoformat()
        if part["first"]:
            first, second, year = int(part["first"]), int(part["second"]), int(part["year3"])
            order = _orders(first, second, language)
            return None if order is None else datetime.date(year, order[1], order[0]).isoformat()
        month = _months(language).get((part["month"] or part["month2"]).lower())
        if month is None:
            return None
        return datetime.date(int(part["year"] or part["year2"]), month, int(part["day"] or part["day2"])).isoformat()
    except ValueError:
        return None


def _orders(first: int, second: int, language: str) -> tuple[int, int] | None:
    """Day and month of two numbers. Where the language writes the day first they stand so; elsewhere only if just one order is a date."""
    if first == second or _day_first(language) or first > 12:
        return first, second
    return (second, first) if second > 12 else None


@lru_cache(maxsize=8)
def _months(language: str) -> Mapping[str, int]:
    """The names of the months and their abbreviations, in lower case, from CLDR."""
    from babel import Locale

    names: dict[str, int] = {}
    for context in Locale.parse(language).months.values():
        for width in ("wide", "abbreviated"):
            names.update({name.lower().rstrip("."): number for number, name in context[width].items()})
    return names


@lru_cache(maxsize=8)
def _weekdays(language: str) -> frozenset[str]:
    """The names of the weekdays and their abbreviations, in lower case, from CLDR."""
    from babel import Locale

    days = Locale.parse(language).days.values()
    return frozenset(name.lower().rstrip(".") for context in days for width in ("wide", "abbreviated") for name in context[width].values())


@lru_cache(maxsize=8)
def _day_first(language: str) -> bool:
    """Whether the language's short date begins with the day (CLDR)."""
    from babel import Locale

    return str(Locale.parse(language).date_formats["short"].pattern).lower().startswith("d")
