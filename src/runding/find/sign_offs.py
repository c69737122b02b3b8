"""Who signs a report or credits its photograph: brackets after the last sentence, *(Foto: …)*, */REUTERS/Name*?"""

import re
from typing import Final

from runding.find.page_text import PageText
from runding.model.text import Range

SIGN_OFF: Final = "sign-off"
PICTURE: Final = "picture"
_SHORTEST_NAME: Final = 2
_LONGEST_BRACKET: Final = 80
_LONGEST_CAPTION: Final = 320
_CAPTION_LINES: Final = 6
"""A line among the first so many of a page may be a caption as a whole, even where it ends like a sentence."""
_TOP_LINES: Final = 2
_LAST_PROSE: Final = 2
_INITIALS: Final = re.compile(r"[a-z0-9*]{1,6}(?:\s?[/-]\s?\w{1,6}){0,3}|\*{1,3}(?:/\w{1,6})?|[A-Z][a-z]{0,5}/\w{1,6}")
_CODES: Final = re.compile(r"(?:[A-Z][A-Za-z]?\.)?\s?[A-Z0-9][\w-]*(?:\s?/\s?[\w-]+){0,4}")
_PERSON: Final = re.compile(r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,12}")
_CREDIT_PARTS: Final = re.compile(r"/|\s[-–—|]\s")
_PROSE_ENDS: Final = frozenset('.?!"”’:,;')
_OPENERS: Final = {")": "(", "]": "["}


def sign_offs(page: PageText) -> None:
    """Notes signatures and credits at the ends of the lines that are prose so far, and takes pure ones out of the prose."""
    text = page.text
    for number in page.prose:
        line = page.lines[number]
        last = text[line.end - 1]
        if last in _OPENERS:
            _bracket_at_end(page, number, line, _OPENERS[last])
        elif last not in _PROSE_ENDS and line.end - line.start >= _SHORTEST_NAME:
            _name_at_end(page, number, line)
    _labels_inside(page)
    page.drop_prose()


def _is_labelled(page: PageText, words: str) -> bool:
    """Whether words credit a photograph with a label: `Foto: Istimewa`, `Dok. Kementerian`, `Foto/AFP`."""
    lowered = words.strip().lower()
    for mark in (":", "/", "."):
        label, found, _ = lowered.partition(mark)
        if found and label.strip() in page.noise.caption_words:
            return True
    first, _, rest = lowered.partition(" ")
    return bool(rest) and first in page.noise.caption_words


def _is_named(page: PageText, words: str) -> bool:
    """Whether words credit a photograph without a label: names on both sides of a stroke, one of them known."""
    lowered = words.lower()
    return "/" in lowered and any(part.strip() in page.noise.names for part in lowered.split("/"))


def _credits_somebody(page: PageText, words: str) -> bool:
    """Whether a credit names somebody beside the agency (`AFP/Ann Baker`); a report is signed with agencies or initials."""
    parts = [part.strip() for part in words.split("/")]
    return any(_PERSON.fullmatch(part) and " " in part and part.lower() not in page.noise.names for part in parts)


def _credits_picture(page: PageText, words: str) -> bool:
    """Whether a credit is one of a photograph: it names somebody, or what only photographs are credited to."""
    return _credits_somebody(page, words) or any(part.strip() in page.noise.pictures for part in words.lower().split("/"))


def _is_credit_line(page: PageText, words: str) -> bool:
    """*Getty Images*, *AFP/ANN BAKER*, *File: Reuters*: a line with nothing but names, one of them known."""
    label, colon, rest = words.partition(":")
    if colon and label.strip().lower() in page.noise.pictures | page.noise.caption_words:
        words = rest
    parts = [part.strip() for part in _CREDIT_PARTS.split(words)]
    if not any(part.lower() in page.noise.names for part in parts):
        return False
    return all(part.lower() in page.noise.names or _PERSON.fullmatch(part) is not None for part in parts if part)


def _is_one_sentence(page: PageText, line: Range, end: int) -> bool:
    """Whether nothing before the last sentence ends one."""
    return not any(page.text.find(f"{mark} ", line.start, end - 2) >= 0 for mark in ".!?")


def _bracket_at_end(page: PageText, number: int, line: Range, opener: str) -> None:
    text = page.text
    opened = text.rfind(opener, max(line.start, line.end - _LONGEST_BRACKET), line.end)
    if opened < 0:
        return
    inner = text[opened + 1 : line.end - 1].strip()
    before = opened
    while before > line.start and text[before - 1].isspace():
        before -= 1
    whole = before == line.start
    after_sentence = not whole and page.ends_sentence(max(line.start, before - 4), before)
    last = number in page.prose[-_LAST_PROSE:]
    if whole and not last and _is_credit_line(page, inner):
        page.add(line.start, line.end, PICTURE)
        page.no_prose.add(number)
        return
    if _is_labelled(page, inner) or (_is_named(page, inner) and not after_sentence and not whole):
        all_of_it = not after_sentence or number < _CAPTION_LINES or (not last and _is_one_sentence(page, line, before))
        _caption(page, number, line, opened, all_of_it=all_of_it)
    elif not last and not whole and _is_named(page, inner) and (number < _TOP_LINES or _credits_picture(page, inner)):
        _caption(page, number, line, opened, all_of_it=True)
    elif (whole or after_sentence) and _signs(page, inner, last=last):
        page.add(opened, line.end, SIGN_OFF)
        if whole:
            page.no_prose.add(number)


def _signs(page: PageText, inner: str, *, last: bool) -> bool:
    """Whether the words in a bracket are a signature. Names of people sign only at the very end."""
    if not inner:
        return True
    if inner.isdecimal():
        return False
    parts = [part.strip().lower() for part in inner.split("/")]
    if all(part in page.noise.names for part in parts):
        return True
    if _INITIALS.fullmatch(inner) and not _is_number(inner):
        return last or "/" in inner or "*" in inner
    if _CODES.fullmatch(inner) and any(map(str.isdecimal, inner)) and not _is_number(inner):
        return True
    return last and (_PERSON.fullmatch(inner) is not None or any(part in page.noise.names for part in parts))


def _is_number(words: str) -> bool:
    return not any(map(str.isalpha, words)) and "*" not in words


def _name_at_end(page: PageText, number: int, line: Range) -> None:
    """A credit or a signature without brackets: */REUTERS/Name*, *| ISTIMEWA*, *– Bernama*, *Getty Images*."""
    text = page.text
    if line.end - line.start <= _LONGEST_BRACKET and _is_credit_line(page, text[line.start : line.end]):
        page.add(line.start, line.end, PICTURE)
        page.no_prose.add(number)
        return
    start = max(line.start, line.end - _LONGEST_BRACKET)
    dash = max(text.rfind(mark, start, line.end) for mark in "-–—")
    name = page.lowered[dash + 1 : line.end].strip()
    if dash > start and name in page.noise.names and page.ends_sentence(max(line.start, dash - 4), _before_dash(text, dash)):
        page.add(_before_dash(text, dash), line.end, SIGN_OFF)
        return
    if line.end - line.start > _LONGEST_CAPTION:
        return
    stop = text.rfind(". ", start, line.end) + 2
    if stop > 1 and text[stop : line.end].isupper() and page.lowered[stop : line.end].strip() in page.noise.names:
        _caption(page, number, line, stop, all_of_it=number < _CAPTION_LINES)
        return
    bar = text.rfind(" | ", start, line.end)
    if bar > 0 and number < _CAPTION_LINES:
        _caption(page, number, line, bar, all_of_it=True)
        return
    if text.find("/", line.start, line.end) < 0:
        return
    tail = max(line.start, text.rfind(". ", line.start, line.end) + 1)
    words = text[tail : line.end]
    if _is_named(page, words) or _is_labelled(page, words):
        spoken = tail > line.start and any(text.find(mark, line.start, tail) >= 0 for mark in '"“”')
        _caption(
            page, number, line, page.skip_spaces(tail, line.end), all_of_it=tail == line.start or (number < _CAPTION_LINES and not spoken)
        )


def _before_dash(text: str, dash: int) -> int:
    """The place where a run of dashes and the white space before it begin."""
    while dash > 0 and (text[dash - 1] in "-–—" or text[dash - 1].isspace()):
        dash -= 1
    return dash


def _caption(page: PageText, number: int, line: Range, opened: int, *, all_of_it: bool) -> None:
    """A credit in brackets: the whole line is the caption where it is short and stands at the top or is no sentence."""
    if all_of_it and line.end - line.start <= _LONGEST_CAPTION:
        page.add(line.start, line.end, PICTURE)
        page.no_prose.add(number)
    else:
        page.add(opened, line.end, PICTURE)


def _labels_inside(page: PageText) -> None:
    """*Utusan itu tiba. Foto : Istimewa*: a label with a colon near the end of a short line makes it a caption."""
    text, at = page.text, page.text.find(":")
    numbers = iter(page.prose)
    number = next(numbers, None)
    while at >= 0 and number is not None:
        line = page.lines[number]
        if at >= line.end:
            number = next(numbers, None)
            continue
        if at > line.start and line.end - line.start <= _LONGEST_CAPTION and _is_label(page, line, at):
            page.add(line.start, line.end, PICTURE)
            page.no_prose.add(number)
        at = text.find(":", at + 1)


def _is_label(page: PageText, line: Range, colon: int) -> bool:
    """Whether the word before a colon is a caption's label that begins a sentence of its own."""
    end = colon
    while end > line.start and page.text[end - 1] in " \xa0":
        end -= 1
    start = end
    while start > line.start and page.text[start - 1].isalpha():
        start -= 1
    if start == line.start or page.lowered[start:end] not in page.noise.caption_words:
        return False
    return page.text[start].isupper() and page.ends_sentence(max(line.start, start - 3), start) and page.text[start - 1] not in "\"“'‘"
