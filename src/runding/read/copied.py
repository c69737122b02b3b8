"""What happens to a text on its way from a page through a clipboard, a mailbox or a converter, and what undoes it?

Each repair gives edits, `(start, end, words)`, disjoint and in no order; a clean text gives none and costs a few searches for single
characters. None of them knows a word of any language.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from runding.read.broken_lines import joined_lines

Edit = tuple[int, int, str]
"""A stretch and what is read instead of it."""

_TAGS: Final = (
    "a|abbr|article|aside|b|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|img|ins|li|"
    "main|mark|nav|ol|p|picture|pre|q|s|section|small|source|span|strike|strong|sub|sup|table|tbody|td|th|thead|time|tr|u|ul|video"
)
_TAG: Final = re.compile(rf"</?({_TAGS})(?:\s[^<>]{{0,1000}})?/?>", re.IGNORECASE)
_SILENT: Final = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<noscript", "</noscript>"), ("<iframe", "</iframe>"))
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "u"}
)
_LINES: Final = frozenset({"br", "li", "tr"})
_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_ENTITY: Final = re.compile(r"&(?:amp;){0,2}(#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8}\d?);")
_BLANK_ENTITIES: Final = "\u00a0\u00ad\u200b\u2002\u2003\u2009"
_WRONG: Final = re.compile(r"[ÂÃÄÅâ](?:[\u0080-\u00bfŒœŠšŽžŸƒˆ˜\u2013-\u203a€™]{1,2})")
"""A character of UTF-8 that was read as Windows-1252 or Latin-1: its first byte is one of these letters."""
_LATIN_BYTES: Final = {chr(code): bytes([code]) for code in range(0x80, 0xA0)}
_RIGHT: Final = re.compile("[\u00a1-\u017f\u2010-\u203a\u20ac\u2122\u00a0]")
_UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"
_LETTERS_THAT_PART: Final = "\u0590"
"""From here on scripts have letters that are parted and joined by characters without a look."""
_WIDE: Final = "\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\x0b\x0c"
_SEVERAL: Final = re.compile("  +")
_MARKS: Final = {"″": '"', "＂": '"', "〝": '"', "〞": '"', "´": "’", "ʼ": "’", "ʹ": "’", "′": "’", "\u2028": "\n", "\u2029": "\n"}
_LOST: Final = "\ufffd"
_STARRED: Final = re.compile(r"\*(?<![\w*]\*)(\w[^*\n]{0,80})\*(?![\w*])|\*\*(?<![*]\*\*)([^\s*][^*\n]{0,200})\*\*(?!\*)")
_LINK: Final = re.compile(r"\[([^\]\[\n]{0,200})\]\((?:https?:|/)[^)\s]{0,500}\)")
_NOTE: Final = re.compile(r"\[\d{1,3}\](?=\s|[\[.,;:!?)\"”]|$)")
_BEFORE_NOTE: Final = frozenset('.,;:!?"”’])')
_BULLET: Final = re.compile(r"\n(?:[-–—•·●▪*>] |[•●▪]|#{1,6} |\d{1,2}[.)] )(?=[^\n]{60})")
_GLUED: Final = re.compile(r"”(?<=[^\W\d_][.!?]”)(?=[^\W\d_])|[“„«](?<=[^\W\d_][.!?][“„«])")


def silent_markup(text: str) -> list[Edit]:
    """Scripts, styles and comments: what stands between their tags was never on the page."""
    if "<" not in text:
        return []
    edits: list[Edit] = []
    lowered = text if text.islower() else text.translate(_LOWER)
    for opening, closing in _SILENT:
        start = lowered.find(opening)
        while start >= 0 and (end := lowered.find(closing, start)) >= 0:
            edits.append((start, end + len(closing), ""))
            start = lowered.find(opening, end)
    return _outermost(edits)


def _outermost(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def markup(text: str) -> list[Edit]:
    """Tags that were left standing: those of a block part paragraphs, all others are nothing."""
    if "<" not in text:
        return []
    return [(found.start(), found.end(), _read_as(found[1].lower())) for found in _TAG.finditer(text)]


def _read_as(tag: str) -> str:
    return "" if tag in _INLINE else "\n" if tag in _LINES else "\n\n"


def entities(text: str) -> list[Edit]:
    """`&quot;` and `&#39;`, also escaped twice."""
    if "&" not in text or ";" not in text:
        return []
    edits: list[Edit] = []
    for found in _ENTITY.finditer(text):
        read = html.unescape(f"&{found[1]};")
        if len(read) == 1 and (read.isprintable() or read in _BLANK_ENTITIES):
            edits.append((found.start(), found.end(), read))
    return edits


def wrong_encoding(text: str) -> list[Edit]:
    """Marks and letters whose UTF-8 was read as Windows-1252; where the last byte got lost, a closing mark."""
    if "â" not in text and "Ã" not in text and "Â" not in text:
        return []
    return [(found.start(), found.start() + size, read) for found in _WRONG.finditer(text) for size, read in _meant(found.group())]


def _meant(printed: str) -> Iterator[tuple[int, str]]:
    data = b"".join(_LATIN_BYTES.get(one) or one.encode("cp1252", "ignore") or b"?" for one in printed)
    for size in (3, 2):
        try:
            read = data[:size].decode("utf-8") if len(data) >= size else ""
        except UnicodeDecodeError:
            continue
        if len(read) == 1 and _RIGHT.match(read):
            yield size, read
            return
    if printed.startswith("â€"):
        yield 2, "”"


def unseen(text: str) -> list[Edit]:
    """Soft hyphens, joiners and byte-order marks. Beside letters of scripts that need them they stay."""
    if text.isascii():
        return []
    return [
        (at, at + 1, "")
        for one in _UNSEEN
        for at in _places(text, one)
        if one in "\u00ad\ufeff" or max(text[max(0, at - 1) : at] + text[at + 1 : at + 2], default="") < _LETTERS_THAT_PART
    ]


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def wide_blanks(text: str) -> list[Edit]:
    """Blanks of other widths."""
    return [(at, at + 1, " ") for one in (_WIDE if not text.isascii() else "\t") for at in _places(text, one)]


def several_blanks(text: str) -> list[Edit]:
    """Several blanks in a row."""
    return [(found.start(), found.end(), " ") for found in _SEVERAL.finditer(text)] if "  " in text else []


def edges(text: str) -> list[Edit]:
    """Blanks at the ends of lines."""
    ends = set(_places(text, " \n"))
    return [(at, at + 1, "") for at in ends.union(at + 1 for at in _places(text, "\n "))]


def marks(text: str) -> list[Edit]:
    """Quotation marks and apostrophes of unusual make, and the sign that stands for one that got lost."""
    edits = [(at, at + 1, "’") for at in _places(text, "`") if _within_word(text, at)]
    if not text.isascii():
        edits += [(at, at + 1, read) for one, read in _MARKS.items() for at in _places(text, one)]
        edits += [(at, at + 1, "’" if _within_word(text, at) else '"') for at in _places(text, _LOST)]
        edits += [(at + 1, at + 2, "") for at in _places(text, "« ")]
        edits += [(at, at + 1, "") for at in _places(text, " »")]
    return edits


def _within_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def light_markup(text: str) -> list[Edit]:
    """Stars and links of Markdown, numbers of footnotes."""
    edits: list[Edit] = []
    if "*" in text:
        for found in _STARRED.finditer(text):
            group = 1 if found[1] else 2
            edits += [(found.start(), found.start(group), ""), (found.end(group), found.end(), "")]
    if "[" in text:
        for found in _LINK.finditer(text):
            edits += [(found.start(), found.start(1), ""), (found.end(1), found.end(), "")]
        edits += [(one.start(), one.end(), "") for one in _NOTE.finditer(text) if _is_behind_words(text, one.start())]
    return edits


def _is_behind_words(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in _BEFORE_NOTE)


def bullets(text: str) -> list[Edit]:
    """A bullet or a number before a paragraph; before a short line it tells that there is a list, and stays."""
    edits: list[Edit] = [(found.start() + 1, found.end(), "") for found in _BULLET.finditer(text)]
    first = _BULLET.match(f"\n{text[:80]}")
    return [(0, first.end() - 1, ""), *edits] if first else edits


def glued(text: str) -> list[Edit]:
    """A quotation mark that stands between two sentences without a blank."""
    if "”" not in text and "“" not in text and "«" not in text:
        return []
    places = ((found.end() if found.group() == "”" else found.start()) for found in _GLUED.finditer(text))
    return [(at, at, " ") for at in places]


REPAIRS: Final[tuple[Callable[[str], list[Edit]], ...]] = (
    silent_markup,
    markup,
    entities,
    wrong_encoding,
    unseen,
    wide_blanks,
    several_blanks,
    edges,
    marks,
    light_markup,
    bullets,
    joined_lines,
    glued,
)
"""In the order in which they are done."""
