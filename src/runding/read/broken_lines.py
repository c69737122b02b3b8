"""Where does a text break its lines in the middle of a sentence, as mail, PDF and old pages do?

A line that was broken for its width had no room for the next word; a line that ends a paragraph had. That tells the two apart without
any words of a language.
"""

import re
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(r"[^\n]+")
_HYPHENED: Final = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_NARROWEST: Final = 40
_WIDEST: Final = 140
_FEWEST: Final = 3
"""So many lines must go on with a small letter before a page counts as broken into lines."""
_SHARE: Final = 0.2
_SHORTEST: Final = 20
_RAGGED: Final = 8
_ENDS: Final = frozenset('.?!…:;"”’»)]')
_BULLETS: Final = frozenset("-–—•·●▪*>#")


def joined_lines(text: str) -> list[tuple[int, int, str]]:
    """Line breaks to be read as a blank, or as nothing behind a hyphen that parts a word."""
    if "\n" not in text:
        return []
    lines = [found.span() for found in _LINE.finditer(text)]
    pairs = [(one, two) for one, two in pairwise(lines) if one[1] + 1 == two[0]]
    running = {pair for pair in pairs if _runs_on(text, *pair)}
    if not running:
        return []
    width = max(end - start for start, end in lines)
    broken = width <= _WIDEST and len(running) >= max(_FEWEST, _SHARE * len(pairs))
    if broken:
        chosen = [pair for pair in pairs if pair in running or _is_full(text, *pair, width=width)]
    else:
        chosen = [(line, below) for line, below in pairs if (line, below) in running and _is_line(text, line, below)]
    hyphened = frozenset(_HYPHENED.findall(text)) if any(text[one[1] - 1] == "-" for one, _ in chosen) else frozenset()
    return [_joint(text, one[1], two[0], hyphened) for one, two in chosen]


def _runs_on(text: str, line: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether a long line ends within a sentence, and the next one begins with a small letter."""
    last = text[line[1] - 1]
    return line[1] - line[0] >= _NARROWEST and text[below[0]].islower() and (last.isalnum() or last in ",-–—'’”\")")


def _is_line(text: str, line: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether the next line can be one of running text on a page that is not broken throughout: no button of one word or two."""
    return below[1] - below[0] >= _SHORTEST or text[line[1] - 1] == "-"


def _is_full(text: str, line: tuple[int, int], below: tuple[int, int], *, width: int) -> bool:
    """Whether the first word of the next line had no room in this one; within a sentence margins may have been ragged."""
    if text[below[0]] in _BULLETS:
        return False
    end = text.find(" ", *below)
    word = (end if end >= 0 else below[1]) - below[0]
    ragged = 0 if text[line[1] - 1] in _ENDS else _RAGGED
    return line[1] - line[0] >= _NARROWEST and line[1] - line[0] + 1 + word + ragged > width


def _joint(text: str, end: int, start: int, hyphened: frozenset[str]) -> tuple[int, int, str]:
    """A blank; nothing behind a hyphen within a word. The hyphen goes, unless the report writes the word with it or doubles it."""
    if text[end - 1] != "-" or not text[end - 2 : end - 1].isalpha() or not text[start].islower():
        return end, start, " "
    first = end - 1
    while first > 0 and text[first - 1].isalpha():
        first -= 1
    last = start
    while last < len(text) and text[last].isalpha():
        last += 1
    head, tail = text[first : end - 1], text[start:last]
    kept = head.lower() == tail or f"{head}-{tail}" in hyphened
    return (end, start, "") if kept else (end - 1, start, "")
