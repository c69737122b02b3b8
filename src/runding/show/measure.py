"""How many columns of a terminal does a text take, and where may it be broken?"""

import re
from collections.abc import Iterator
from typing import Final

_NARROW: Final = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Text of which each character takes one column: Latin, Greek and Cyrillic letters and their punctuation."""


def columns(text: str) -> int:
    """The columns that a printable text takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    # Its tables take 30 ms to load, which most reports never need.
    import wcwidth

    return wcwidth.width(text)


def characters(text: str) -> Iterator[str]:
    """The characters of a text as a reader counts them (grapheme clusters): a text may be broken between any two."""
    if _NARROW.fullmatch(text):
        yield from text
        return
    import wcwidth

    yield from wcwidth.iter_graphemes(text)


def clipped(text: str, width: int) -> str:
    """The text, cut with an ellipsis where it takes more than `width` columns (1 or more)."""
    if columns(text) <= width:
        return text
    kept, taken = [], 0
    for character in characters(text):
        taken += columns(character)
        if taken > width - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"
