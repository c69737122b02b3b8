"""What stands round the report on its page: lines above the first sentence, menus, titles below the last one, what readers wrote?

All of it is told by shape: by how many words a line has, whether it ends a sentence, and where it stands.
"""

import re
from typing import Final

from runding.find.dateline_prefix import is_dateline
from runding.find.page_text import PageText
from runding.model.text import Range

TOP: Final = "top-line"
MENU: Final = "menu"
TAIL: Final = "title-list"
_WORDS: Final = re.compile(r"\w+(?:[.,:'’-]\w+)*")
_SIGNED: Final = re.compile(r"[.!?…][\"”’]?\s?[(\[]")
"""A signature in brackets behind a sentence."""
_TOP_LINES: Final = 14
_SENTENCE: Final = 80
"""A line of at least so many characters that ends a sentence is prose."""
_FEW: Final = 3
_FEW_BELOW_HEADLINE: Final = 4
_LONGEST_TAIL: Final = 120
_LONGEST_TEASER: Final = 240
_TITLE_WORDS: Final = 5
_MOST_TAIL: Final = 40
_LEAST_PROSE: Final = 2


def take_frame(page: PageText) -> None:
    """Notes the frame of a page among the lines that are prose so far, and takes it out of the prose."""
    _take_top(page)
    _take_menus(page)
    _take_tail(page)
    page.drop_prose()


def _is_short(page: PageText, line: Range, most: int) -> bool:
    """Whether a line has few words and ends neither a sentence nor before a list."""
    start, end = line
    if end - start > 20 * most or page.text[end - 1] in ":," or page.ends_sentence(line.start, line.end):
        return False
    return len(_WORDS.findall(page.text, line.start, line.end)) <= most and page.text[line.end - 1] not in '"”’»'


def _is_sentence(page: PageText, line: Range) -> bool:
    return line.end - line.start >= _SENTENCE and page.ends_sentence(line.start, line.end)


def _take_top(page: PageText) -> None:
    """Lines of few words above the first sentence, where a longer line is the headline."""
    top: list[int] = []
    for number in page.prose[:_TOP_LINES]:
        if _is_sentence(page, page.lines[number]) or page.lines[number].end - page.lines[number].start > 2 * _SENTENCE:
            break
        top.append(number)
    else:
        return
    short = [number for number in top if _is_short(page, page.lines[number], _FEW)]
    if len(short) == len(top):
        return
    headline = next(number for number in top if number not in short)
    for number in top:
        line = page.lines[number]
        few = number in short or (number > headline and _is_short(page, line, _FEW_BELOW_HEADLINE))
        if few and not is_dateline(page, line):
            _drop(page, number, TOP)


def _take_menus(page: PageText) -> None:
    """Three lines of few words and more in a row, unless a colon announces them."""
    run: list[int] = []
    before: int | None = None
    if len(page.lines) < _FEW or not any(end - start <= 20 * _FEW for start, end in page.lines):
        return
    for number in [*page.prose, None]:
        if number is not None and number not in page.no_prose and _is_short(page, page.lines[number], _FEW):
            run.append(number)
            continue
        if len(run) >= _FEW and not (before is not None and page.text[page.lines[before].end - 1] == ":"):
            for one in run:
                _drop(page, one, MENU)
        run, before = [], number


def _take_tail(page: PageText) -> None:
    """Two lines and more below the last sentence that end none: titles of other reports, keywords."""
    kept = [number for number in page.prose if number not in page.no_prose]
    tail: list[int] = []
    while kept and len(tail) < _MOST_TAIL and _is_below(page, page.lines[kept[-1]]):
        tail.append(kept.pop())
    plain = [number for number in tail if page.text[page.lines[number].start].isalnum() and _is_open(page, page.lines[number])]
    if len(plain) < 2 or len(kept) < _LEAST_PROSE or page.text[page.lines[kept[-1]].end - 1] == ":":
        return
    for number in tail:
        line = page.lines[number]
        if len(_WORDS.findall(page.text, line.start, line.end)) >= _TITLE_WORDS and page.text[line.end - 1] not in ".…":
            page.related.append(line)
        _drop(page, number, TAIL)


def _is_below(page: PageText, line: Range) -> bool:
    """Whether a line can stand below the last sentence: short, and no end of a sentence but a question in a title; or cut off."""
    if line.end - line.start <= _LONGEST_TEASER and page.text.endswith(("…", "..."), line.start, line.end):
        return True
    if line.end - line.start > _LONGEST_TAIL or _SIGNED.search(page.text, line.start, line.end) is not None:
        return False
    return page.text[line.end - 1] not in ':,;”"' and (page.text[line.end - 1] == "?" or not page.ends_sentence(line.start, line.end))


def _is_open(page: PageText, line: Range) -> bool:
    """Whether a line ends no sentence, or was cut off within one."""
    return page.text.endswith(("…", "..."), line.start, line.end) or not page.ends_sentence(*line)


def _drop(page: PageText, number: int, rule: str) -> None:
    page.add(page.lines[number].start, page.lines[number].end, rule)
    page.no_prose.add(number)
