"""Where does a report come from: what stands before the dash of its first sentence (*JAKARTA, KOMPAS.com –*), and which outlet?"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from runding.find.page_text import PageText
from runding.model.text import Range

_LONGEST: Final = 110
_LINES: Final = 6
"""So many lines of prose from the top may stand before the one with the dateline: captions, a summary."""
_DASH: Final = re.compile(r"[-–—]+|:")
_SITE: Final = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.(?:com|id|co|net|tv|org|news|info|press|asia|tempo)", re.IGNORECASE)
_CAPITAL_WORDS: Final = 5
_CAPITALS: Final = 4
_PLACE_WORDS: Final = 6
_DATE_WORDS: Final = 7
_TOWN_WORDS: Final = 3
_NO_OUTLET_LENGTH: Final = 45
_SENTENCE_ENDS: Final = frozenset('.!?…”"')
_LONG_ENOUGH: Final = 30
"""Characters of prose that must follow a dateline without an outlet: a title with a dash is shorter."""
_BRACKETED: Final = re.compile(r"\(([^()\n]{2,40})\)\s?(?:[-–—]+|:)")
_CAPITALS_OF_CAPTION: Final = 10
_NAMES: Final = re.compile(r"\w+")
_PLACE_NAMES: Final = 2
_LONG_SENTENCE: Final = 90
"""A line of so many characters that ends a sentence is no title, though it begins with a place and a dash."""
_PARTS: Final = re.compile(r"\(([^()]*)\)|([^,|()]+)")


class Dateline(NamedTuple):
    """The stretch up to the dash and the white space after it, and the outlet as written, None where none is named."""

    range: Range
    publisher: str | None


def dateline_of(page: PageText) -> Dateline | None:
    """The dateline of a page, in one of its first lines of prose: the first one with an outlet, else the first one."""
    without = alone = None
    for place, number in enumerate(page.prose[:_LINES]):
        line = page.lines[number]
        found = _dateline(page, line, first=place == 0)
        if found is not None and found.range.end == line.end:
            alone = alone or found
        elif found is not None and found.publisher is not None:
            _take_captions(page, number)
            return _below(page, alone, found)
        else:
            without = without or found
    return _below(page, alone, without)


def _below(page: PageText, alone: Dateline | None, found: Dateline | None) -> Dateline | None:
    """The dateline of a sentence, below one that has a line of its own (*Ann Baker, Bay News*) and may name the outlet."""
    if alone is None or found is None:
        return found or alone
    page.add(*alone.range, "byline")
    return Dateline(found.range, found.publisher or alone.publisher)


def _take_captions(page: PageText, dateline: int) -> None:
    """Lines near the dateline of an outlet that begin with three words in capitals and more, and a dash: they tell of a photograph."""
    for number in page.prose[:_LINES]:
        line = page.lines[number]
        if number == dateline or not page.text[line.start : line.start + _CAPITALS_OF_CAPTION].isupper():
            continue
        found = _dateline(page, line, first=False)
        words = page.text[line.start : found.range.end] if found is not None else ""
        if (
            found is not None
            and found.publisher is None
            and words.isupper()
            and len(_NAMES.findall(words)) > _PLACE_NAMES
            and "," not in words
        ):
            page.add(line.start, line.end, "picture")


def is_dateline(page: PageText, line: Range) -> bool:
    """Whether a line begins with a dateline or is one."""
    return _dateline(page, line, first=False) is not None


def _dateline(page: PageText, line: Range, *, first: bool) -> Dateline | None:
    text = page.text
    if text[line.start] == "(" and (bracketed := _bracketed(page, line)) is not None:
        return bracketed
    if not text[line.start].isupper() and _SITE.match(text, line.start, line.end) is None:
        return None
    head = text[line.start : min(line.end, line.start + _LONGEST)]
    if not first and len(head) == _LONGEST and _DASH.search(head) is None and "." not in head.partition(" ")[0]:
        return None
    for dash in _DASH.finditer(head):
        words = head[: dash.start()].rstrip()
        if not words:
            return None
        end = page.skip_spaces(line.start + dash.end(), line.end)
        glued = len(words) == dash.start() and end == line.start + dash.end()
        mark = dash.group()
        if glued and mark == ":":
            continue
        publisher = _publisher(page, words, glued=glued and mark == "-")
        if publisher is not None:
            return Dateline(Range(line.start, end), publisher)
        if mark == ":":
            # A line that no full stop closes is a headline, whose colon attributes what it says.
            alone = first and words.lower() in page.noise.places and text[line.end - 1] in _SENTENCE_ENDS
        else:
            alone = not (glued and mark == "-") or _is_capitals(text, words, end)
        told = first or (mark != ":" and line.end - end >= _LONG_SENTENCE and page.ends_sentence(line.start, line.end))
        if alone and line.end - end >= _LONG_ENOUGH and _is_place_alone(page, words, first=told):
            return Dateline(Range(line.start, end), None)
    return _without_dash(page, line, head)


def _bracketed(page: PageText, line: Range) -> Dateline | None:
    """*(Reuters) - The two sides …*: an outlet in brackets alone before the dash."""
    found = _BRACKETED.match(page.text, line.start, line.end)
    if found is None or not _is_outlet(page, found[1]):
        return None
    return Dateline(Range(line.start, page.skip_spaces(found.end(), line.end)), found[1])


def _is_capitals(text: str, words: str, end: int) -> bool:
    """*SPANYOL-Barcelona mengamuk*: one word in capitals, and after the hyphen one that is not."""
    return (
        words.isalpha()
        and words.isupper()
        and len(words) > _CAPITALS
        and text[end : end + 1].isupper()
        and text[end + 1 : end + 2].islower()
    )


def _publisher(page: PageText, words: str, *, glued: bool) -> str | None:
    """The outlet among the parts of a dateline.

    All other parts must be places or dates; else these are no words of a dateline. Before a `glued` hyphen only an outlet whose name is
    known or an address counts, or a bracket that ends the words: `Khan-Younis` is no dateline.
    """
    publisher, known = None, False
    for bracketed, part in _parts(words):
        if publisher is None and _is_outlet(page, part):
            publisher, known = part, True
        elif publisher is None and bracketed and _may_be_outlet(part):
            publisher = part
        elif not _is_place(part) and not _is_date(part):
            return None
    return None if glued and not known and not words.endswith(")") else publisher


def _may_be_outlet(part: str) -> bool:
    """Whether a name in brackets can be an outlet's, though the pack does not list it."""
    return part[0].isupper() and len(part.split()) < _CAPITAL_WORDS and not any(map(str.isdecimal, part))


def _parts(words: str) -> Iterator[tuple[bool, str]]:
    for found in _PARTS.finditer(words):
        part = (found[1] or found[2] or "").strip()
        if part:
            yield found[1] is not None, part


def _is_outlet(page: PageText, part: str) -> bool:
    if part[0].isupper() and not page.noise.outlets.isdisjoint([part.lower(), *part.lower().split("/")]):
        return True
    return _SITE.fullmatch(part) is not None


def _is_place(part: str) -> bool:
    """Capitals throughout, short linking words aside: *Termas de Rio Hondo*, *Perserikatan Bangsa-Bangsa/PBB*."""
    words = part.split()
    if len(words) > _PLACE_WORDS or not part[0].isupper():
        return False
    return all(word[0].isupper() or len(word) < 4 for word in words) and not any(map(str.isdecimal, part))


def _is_date(part: str) -> bool:
    return any(map(str.isdecimal, part)) and len(part.split()) <= _DATE_WORDS


def _is_place_alone(page: PageText, words: str, *, first: bool) -> bool:
    """A dateline without an outlet: a place in capitals (*TELUK BIRU*), or one that the pack lists.

    Below the first line only one behind a comma tells: a title may begin with a place.
    """
    if len(words) > _NO_OUTLET_LENGTH:
        return False
    parts = [part for _, part in _parts(words)]
    if not parts or not (_is_place(parts[0]) and all(_is_place(part) or _is_date(part) for part in parts[1:])):
        return False
    if len(words.split()) <= _CAPITAL_WORDS and (words.isupper() or parts[0].isupper()) and len(parts[0]) >= _CAPITALS:
        return True
    if len(parts) > 1 and len(parts[0].split()) <= _TOWN_WORDS and all(map(_is_calendar_date, parts[1:])):
        return True  # Cartagena, Sept 3 - ...
    if parts[0].isupper() and len(parts[0]) >= _CAPITALS and _is_calendar_date(parts[-1]):
        return True  # BENGUELA, Republic of the South, Feb 18 - ...
    return any(part.lower() in page.noise.places for part in parts[0 if first else 1 :])


def _is_calendar_date(part: str) -> bool:
    """Whether a part is the name of a month and numbers, or numbers alone: *Sept. 3*, *3 Maret 2022*, *2022*."""
    words = part.split()
    named = [word for word in words if not word.isdecimal()]
    return len(named) < len(words) <= _DATE_WORDS and all(word[0].isupper() and word.rstrip(".").isalpha() for word in named)


def _without_dash(page: PageText, line: Range, head: str) -> Dateline | None:
    """*Jakarta, CNN Indonesia* as a line of its own, *AKURAT.CO[,] Kedua pihak …*, *Liputan6.com, Jakarta Kedua pihak …*."""
    if line.end - line.start == len(head):
        publisher = _publisher(page, head, glued=False)
        if publisher is not None and _is_outlet(page, publisher):
            return Dateline(Range(line.start, line.end), publisher)
    first = head.partition(" ")[0]
    if first.isupper() and _SITE.fullmatch(first) is not None and head[len(first) + 1 :][:1].isupper():
        return Dateline(Range(line.start, line.start + len(first) + 1), first)
    outlet, comma, rest = head.partition(",")
    if not comma or _SITE.fullmatch(outlet) is None:
        return None
    end = line.start + len(outlet) + 1
    end = page.skip_spaces(end, line.end)
    for size in (2, 1):
        place = " ".join(rest.split()[:size])
        if place.lower() in page.noise.places and page.text.startswith(place, end):
            end = page.skip_spaces(end + len(place), line.end)
            break
    return None if page.text[end : end + 1].islower() else Dateline(Range(line.start, end), outlet)
