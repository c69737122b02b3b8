"""Is a short line no prose by its shape alone: page numbers, dates and hours, hash tags, addresses, code, a title without a sentence?

Shapes are told without any words of a language, page numbers aside.
"""

import re
from typing import Final

from runding.find.page_text import CODE, PageText
from runding.model.text import Range

LONGEST: Final = 160
"""Characters of the longest line that is looked at."""
_DATE: Final = re.compile(
    r"\b\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:19|20)\d\d\b"
    r"|\b\d{1,2}\s{1,2}\w{3,12}\s{1,2}(?:19|20)\d\d\b"
    r"|\b\w{3,12}\s{1,2}\d{1,2},?\s{1,2}(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b"
)
_LASTING: Final = re.compile(r"\d\d?:\d\d(?::\d\d)?")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_TOKEN: Final = re.compile(r"\w+")
_LONGEST_PAGE_NUMBER: Final = 40
_PAGE_DIGITS: Final = 3
_DATE_WORDS: Final = 8
_HEADLINE_DATE_WORDS: Final = 4
_TITLE_WORDS: Final = (4, 20)
_TITLE_CASE: Final = 0.7
_QUESTION_CASE: Final = 0.9
_STEP: Final = re.compile(r"\s*[>›»]\s*|\s[/|]\s")
_PATH_PARTS: Final = 3
_PATH_WORDS: Final = 4
_PROSE_BEFORE_TITLE: Final = 2
_FIRST_LINES: Final = 12
_LONG: Final = 50
_SIGNED: Final = re.compile(r"[.!?…][\"”’']?\s?\([^()]{1,40}\)$")
"""A sentence with the signature of its writers behind it in brackets."""


def shape_of(page: PageText, line: Range, number: int) -> str | None:
    """The name of the shape that makes a line furniture, or None. `number` counts the page's lines from 0."""
    if page.coded and any(page.text.find(code, line.start, line.end) >= 0 for code in CODE):
        return "code"
    if line.end - line.start > LONGEST:
        return None
    words = page.text[line.start : line.end]
    if not any(map(str.isalnum, words)):
        return "rule"
    if words[0] == "#" and all(token[0] == "#" for token in words.split()):
        return "hash-tags"
    if words.startswith(("http://", "https://", "www.")) and " " not in words:
        return "address"
    if len(words) <= _LONGEST_PAGE_NUMBER and _is_page_number(page, words):
        return "page-number"
    if _is_menu(page, words):
        return "menu"
    if page.ends_sentence(line.start, line.end):
        question = words[-1] == "?" and is_title(words, share=_QUESTION_CASE) and _is_below_prose(page)
        return "title-line" if question else None
    if _is_path(words):
        return "path"
    if _is_date(words, number):
        return "date-line"
    if (is_title(words) or _is_of_a_clip(page, number)) and _is_below_prose(page):
        return "title-line"
    return None


def is_title(words: str, *, share: float = _TITLE_CASE) -> bool:
    """Whether a line is written like a title: no end of a sentence, and most words of four letters and more with a capital."""
    if words.endswith((",", ";", ":")) or _SIGNED.search(words):
        return False
    found = _WORD.findall(words)
    if not _TITLE_WORDS[0] <= len(found) <= _TITLE_WORDS[1]:
        return False
    long = [word for word in found if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= share * len(long)


def _is_below_prose(page: PageText) -> bool:
    """Whether a headline and a sentence stand above, or two sentences: a title there is none of this report."""
    lines = [page.lines[number] for number in page.prose[:_FIRST_LINES]]
    return len(lines) >= _PROSE_BEFORE_TITLE and any(line.end - line.start >= _LONG for line in lines)


def _is_menu(page: PageText, words: str) -> bool:
    """Nothing but words of menus and buttons, with numbers and single letters between them."""
    first = _TOKEN.search(words)
    known = page.noise.menu_words
    if first is None or not (first.group().lower() in known or len(first.group()) == 1 or first.group().isdecimal()):
        return False
    tokens = _TOKEN.findall(words.lower())
    return all(token in known or token.isdecimal() or len(token) == 1 for token in tokens) and any(token in known for token in tokens)


def _is_path(words: str) -> bool:
    """*Home > World > Middle East*: short names with marks between them that lead from one to the next."""
    if not any(mark in words for mark in ">›»/|"):
        return False
    parts = [part.strip() for part in _STEP.split(words)]
    return len(parts) >= _PATH_PARTS and all(0 < len(part.split()) <= _PATH_WORDS and not part[0].islower() for part in parts[:-1])


def _is_page_number(page: PageText, words: str) -> bool:
    """Nothing but numbers of one or two digits and the pack's words of page numbers."""
    known = page.noise.page_words
    for token in _TOKEN.findall(words.lower()):
        if token not in known and not (token.isdecimal() and len(token) < _PAGE_DIGITS):
            return False
    return True


def has_date(words: str) -> bool:
    """Whether a full date stands in a line."""
    return _DATE.search(words) is not None


def _is_of_a_clip(page: PageText, number: int) -> bool:
    """Whether the line before tells how long a clip lasts: then this is its title, in a list of them."""
    before = page.lines[number - 1] if number else None
    return before is not None and _LASTING.fullmatch(page.text, before.start, before.end) is not None


def _is_date(words: str, number: int) -> bool:
    """A date, perhaps with an hour, an outlet or an author, and hardly anything else; a headline may hold a date, too."""
    limit = _DATE_WORDS if number else _HEADLINE_DATE_WORDS
    return has_date(words) and len(_WORD.findall(words)) <= limit
