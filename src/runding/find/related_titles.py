"""Which titles of other articles stand in a text, after a label such as *Baca juga*?

A title stands after the label in the same line, in the next line, or in several lines; a label inside a paragraph takes the rest of it.
"""

import re
from typing import Final

from runding.find.line_shapes import is_title
from runding.find.page_text import SENTENCE_ENDS, PageText
from runding.lang.noise import NoiseRule
from runding.model.text import Range

_MARKS: Final = ":-–—»>|"
_QUOTES: Final = "\"'“”‘’"
_BRACKETS: Final = {"(": ")", "[": "]"}
_LONGEST_TITLE: Final = 200
_MOST_TITLES: Final = 6
_LABEL_BEFORE: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORT: Final = 3
_LEAST_WORDS: Final = 3
_LOOK_AHEAD: Final = 7
_SMALL: Final = 0.55


def related_lines(page: PageText, number: int, rule: NoiseRule, stop: int) -> int:
    """Notes the label that opens line `number` and its titles. Returns how many lines are taken, 0 where it is no label after all.

    `stop` is the place after the label's words.
    """
    line = page.lines[number]
    start = page.skip_spaces(stop, line.end)
    if not any(map(str.isalnum, page.text[start : min(line.end, start + _LONGEST_TITLE)])):
        return _titles_below(page, number, rule)
    marked = _is_mark(page, start, line.end) or _opens_title(page, start)
    if rule.colon and not marked:
        return 0
    title = _title_at(page, start, line.end, opener=page.text[line.start])
    if title is not None and (marked or _stands_alone(page, title)):
        page.related.append(title)
        page.add(line.start, line.end if title.end - title.start < _LONGEST_TITLE else title.end, rule.id)
        return 1
    if "_" in page.text[line.start : stop]:
        page.add(line.start, start, rule.id)
    return 0


def related_inside(page: PageText, at: int, rule: NoiseRule, stop: int, end: int) -> None:
    """Notes a label that stands at `at` inside a paragraph ending at `end`, after a sentence or an opening bracket."""
    before = at - 1
    while before >= 0 and page.text[before] in " \t\xa0":
        before -= 1
    opened = page.text[before] in _BRACKETS
    if not opened and not page.ends_sentence(max(0, before - _LABEL_BEFORE), before + 1):
        return
    start = page.skip_spaces(stop, end)
    glued = start == stop < end and page.text[start].isupper()
    if not glued and not _is_mark(page, start, end) and (rule.colon or start == end or not _is_title_case(page, start, end)):
        return
    title = _title_at(page, start, end if opened else _title_case_end(page, start, end), opener=page.text[before])
    if title is None:
        return
    page.related.append(title)
    last = title.end
    if opened and last < end and page.text[last] == _BRACKETS[page.text[before]]:
        last += 1
    page.add(before if opened else at, last, rule.id)


def _titles_below(page: PageText, number: int, rule: NoiseRule) -> int:
    """Titles in the lines after a label that fills its own line: one at least like a title, further ones only in title case."""
    line = page.lines[number]
    page.add(line.start, line.end, rule.id)
    taken = 1
    for below in page.lines[number + 1 : number + 1 + _MOST_TITLES]:
        title = _without_bullet(page, below)
        if not _stands_alone(page, title) or any(page.opening(below)):
            break
        if taken > 1 and not is_title(page.text[title.start : title.end]):
            break
        page.related.append(title)
        page.add(below.start, below.end, rule.id)
        taken += 1
    return taken


def _title_at(page: PageText, start: int, end: int, *, opener: str) -> Range | None:
    """The title from `start` on: to the closing bracket, to the end, or to the end of its sentence where prose follows."""
    while start < end and (page.text[start] in _MARKS or page.text[start].isspace()):
        start += 1
    closer = _BRACKETS.get(opener)
    if closer is not None:
        close = page.text.rfind(closer, start, min(end, start + _LONGEST_TITLE + 1))
        end = close if close >= 0 else end
    if end - start > _LONGEST_TITLE:
        end = _sentence_end(page, start, start + _LONGEST_TITLE)
    while start < end and page.text[end - 1].isspace():
        end -= 1
    return _unquoted(page, start, end) if start < end else None


def _title_case_end(page: PageText, start: int, end: int) -> int:
    """Where a title ends that prose follows in the same line: before the sentence in which words begin with small letters.

    `end` where no sentence closes the line, and where the title has small letters itself.
    """
    if not page.ends_sentence(start, end) or page.text[end - 1] == "?":
        return end
    limit = min(end, start + 2 * _LONGEST_TITLE)
    quoted = [at + 1 for mark in '"“' if (at := page.text.find(f" {mark}", start, limit)) >= 0]
    limit = min([limit, *quoted])
    words = [(found.start(), found.end()) for found in _WORD.finditer(page.text, start, limit)]
    small = next((n for n, word in enumerate(words) if word[1] - word[0] > _SHORT and _goes_small(page, words[n : n + _LOOK_AHEAD])), None)
    if small is None:
        return limit if quoted and len(words) > _LEAST_WORDS else end
    opening = small
    while opening > 0 and not page.text[words[opening][0]].isupper():
        opening -= 1
    asked = max(page.text.rfind(f"{mark} ", start, words[small][0]) for mark in "?!")
    return max(words[opening][0], asked + 1) if opening >= _LEAST_WORDS else end


def _goes_small(page: PageText, words: list[tuple[int, int]]) -> bool:
    """Whether a word begins with a small letter, and most that follow it: a single small one may stand in a title."""
    return page.text[words[0][0]].islower() and sum(page.text[first].islower() for first, _ in words) >= _SMALL * len(words)


def _unquoted(page: PageText, start: int, end: int) -> Range:
    """The title without the marks round it, where it stands in marks as a whole; a colon may follow them."""
    if page.text[start] in _QUOTES:
        close = max(page.text.rfind(mark, start + 1, end) for mark in _QUOTES)
        inner = page.text[start + 1 : close].strip() if close > start else ""
        if inner and not any(map(str.isalnum, page.text[close:end])):
            at = page.text.index(inner, start + 1)
            return Range(at, at + len(inner))
    return Range(start, end)


def _opens_title(page: PageText, at: int) -> bool:
    """Whether a title begins here without a colon before it: after a glued hyphen or in quotation marks."""
    return page.text[at] in _QUOTES or (page.text[at] in _MARKS and page.text[at + 1 : at + 2].isupper())


def _sentence_end(page: PageText, start: int, limit: int) -> int:
    """The end of the first sentence before `limit`, `start` where there is none."""
    for at in range(start, limit):
        if page.text[at] in SENTENCE_ENDS and at + 1 < len(page.text) and page.text[at + 1].isspace():
            return at + 1
    return start


def _is_mark(page: PageText, at: int, end: int) -> bool:
    """Whether a colon stands here, or a dash with white space after it."""
    if at >= end:
        return False
    return page.text[at] in ":»>|" or (page.text[at] in "-–—" and at + 1 < end and page.text[at + 1].isspace())


def _is_title_case(page: PageText, start: int, end: int) -> bool:
    return is_title(page.text[start : min(end, start + _LONGEST_TITLE)])


def _stands_alone(page: PageText, title: Range) -> bool:
    """Whether a line can be a title: short, begun with a capital, a number or a mark, and not ended like a sentence of prose."""
    if not 0 < title.end - title.start <= _LONGEST_TITLE:
        return False
    first = page.text[title.start]
    if first.isalpha() and not first.isupper():
        return False
    last = title.end - 1
    while last > title.start and page.text[last] in "\"'”’)]":
        last -= 1
    return page.text[last] not in ".…,;:"


def _without_bullet(page: PageText, line: Range) -> Range:
    start = line.start
    while start < line.end and page.text[start] in "•·●▪*->–— \t\xa0":
        start += 1
    return Range(start, line.end)
