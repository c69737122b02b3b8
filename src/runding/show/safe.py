"""What of an untrusted text may reach a terminal? Everything that prints; what steers a terminal is shown as a sign instead.

Escape sequences begin with a control character, so without those no sequence is left. Directional overrides and embeddings
can make a text read as something else (Unicode TR 36) and are named by their code point; the joiners and marks that scripts
need (ZWNJ, ZWJ, LRM, RLM) stay.
"""

import re
import unicodedata
from typing import Final

_MOST_MARKS: Final = 8
"""Combining marks in a row that are shown: no orthography stacks more, and a million of them would be one endless cell."""

_STEERS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES: Final = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_DROPPED: Final = frozenset("\xad\ufeff")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FIRST_MARK: Final = "\u0300"


def printable(text: str) -> str:
    """The text on one line, with nothing in it that steers a terminal. Applying it again changes nothing."""
    if text.isascii() and text.isprintable():
        return text
    text = _STEERS.sub(_sign, text)
    return _thin_marks(text) if text and max(text) >= _FIRST_MARK else text


def right_to_left(text: str) -> bool:
    """Whether the text has letters that are written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def _sign(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _SPACES:
        return " "
    if character in _DROPPED:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)  # the picture of the control character
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def _thin_marks(text: str) -> str:
    """The text without the combining marks beyond the first `_MOST_MARKS` in a row."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
