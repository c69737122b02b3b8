"""Where does an anchor of a gold record lie in its text?

An anchor is written in words, never in offsets, so that a gold record can be read and mended by hand: a short span is
written whole, a longer one as its first and its last words with ` … ` (space, U+2026, space) between them; `#2` at the
end asks for the second occurrence of its first words. Words match as plain characters, also inside a longer word.
"""

import re
from collections.abc import Sequence

from runding.model.text import Range

_NUMBER = re.compile(r"#(\d{1,4})\Z")
_ELLIPSIS = " … "


class AnchorError(ValueError):
    """An anchor does not lie in its text; the message says why."""


def resolve_anchor(text: str, anchor: str) -> Range:
    """The stretch of `text` that `anchor` names, in code points. Raises AnchorError when it names none."""
    words, number = _split_number(anchor)
    first, ellipsis, last = words.partition(_ELLIPSIS)
    if not first or (ellipsis and not last):
        raise AnchorError(f"the anchor {anchor!r} has an empty part")
    starts = occurrences(text, first)
    if not 1 <= number <= len(starts):
        raise AnchorError(f"{first!r} occurs {len(starts)} times in the text, occurrence {number} is asked for")
    start = starts[number - 1]
    end = start + len(first)
    if ellipsis:
        at = text.find(last, end)
        if at < 0:
            raise AnchorError(f"no {last!r} follows {first!r} in the text")
        end = at + len(last)
    return Range(start, end)


def resolve_cue(text: str, cue: str, content: Sequence[Range]) -> Range:
    """The stretch of the reporting word of a statement.

    A numbered cue is an anchor like any other. Of a plain one the occurrence nearest to `content` and outside it is
    meant, standing as a whole word where there is such a one. Raises AnchorError where there is none outside it.
    """
    words, _ = _split_number(cue)
    if words != cue:
        return resolve_anchor(text, cue)
    whole = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    for starts in (whole, occurrences(text, words)):
        places = [Range(start, start + len(words)) for start in starts]
        outside = [place for place in places if not any(place.meets(span) for span in content)]
        if outside:
            return min(outside, key=lambda place: min(_gap(place, span) for span in content))
    raise AnchorError(f"the cue {cue!r} does not stand in the text outside the content")


def occurrences(text: str, words: str) -> list[int]:
    """The offsets at which `words` begins in `text`, overlapping ones included."""
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _split_number(anchor: str) -> tuple[str, int]:
    match = _NUMBER.search(anchor)
    return (anchor[: match.start()], int(match[1])) if match else (anchor, 1)


def _gap(one: Range, other: Range) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
