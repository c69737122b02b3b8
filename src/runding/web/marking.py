"""Which words of a text carry which records? A text cut into pieces, each with the marks that lie on it.

Marks may overlap and nest: one sentence can be a statement, a position and an outcome. A text is cut at every edge, so that each
piece is under the same marks from its first to its last character.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup, escape

from runding.web.visible import markup, visible

WHOLE: Final = 0.8
"""The share of a text from which a mark is about the report as a whole; marking it would hide all others."""
LONGEST: Final = 480
"""Characters of a passage: who wants more opens the article."""
WHOLE_FROM: Final = 400
"""Characters of a text from which that holds."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Words that carry a record. `name` is a mention's id, `href` the record's page, `label` what a reader is told of it."""

    name: str
    kind: str
    spans: tuple[tuple[int, int], ...]
    href: str | None
    label: str


def of_whole(mark: Mark, text: str) -> bool:
    """Whether a mark is about the report as a whole."""
    return len(text) >= WHOLE_FROM and sum(end - start for start, end in mark.spans) >= WHOLE * len(text)


def marked(text: str, marks: Sequence[Mark], *, here: str | None = None) -> Markup:
    """A text with its marks, escaped. Each mark can be reached as `#m-NAME`; the pieces of the mark `here` stand out.

    Work grows with the number of edges and of marks over them, not with the length of the text.
    """
    wanted = [one for one in marks if one.name == here or not of_whole(one, text)]
    size = len(text)
    spans = sorted((start, end, nth) for nth, one in enumerate(wanted) for start, end in _within(one.spans, size))
    edges = sorted({0, size, *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    out: list[str] = []
    under: list[tuple[int, int, int]] = []
    seen: set[int] = set()
    coming = 0
    for start, end in pairwise(edges):
        under = [one for one in under if one[1] > start]
        while coming < len(spans) and spans[coming][0] <= start:
            under.append(spans[coming])
            coming += 1
        here_marks = [wanted[nth] for _, _, nth in sorted(under, key=lambda one: (one[1] - one[0], one[2]))]
        new = [nth for nth in dict.fromkeys(nth for _, _, nth in under) if nth not in seen]
        seen.update(new)
        out.extend(f'<a class="spot" id="m-{escape(wanted[nth].name)}"></a>' for nth in new)
        out.append(_piece(visible(text[start:end]), here_marks, here))
    return markup(out)


def _within(spans: Iterable[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """What of spans lies within a text of that size."""
    cut = [(max(0, start), min(size, end)) for start, end in spans]
    return [(start, end) for start, end in cut if start < end]


def _piece(words: str, marks: Sequence[Mark], here: str | None) -> str:
    if not marks:
        return str(escape(words))
    kinds = " ".join(f"k-{kind}" for kind in dict.fromkeys(one.kind for one in marks))
    found = any(one.name == here for one in marks)
    # The shortest mark is the one that a reader means who points at these words.
    first = next((one for one in marks if one.href), marks[0])
    told = escape("; ".join(dict.fromkeys(one.label for one in marks)))
    inner = f'<a href="{escape(first.href)}" title="{told}">{escape(words)}</a>' if first.href and words.strip() else escape(words)
    return f'<mark class="{kinds}{" here" if found else ""}">{inner}</mark>'


def passage(text: str, spans: Iterable[tuple[int, int]], *, around: int = 160) -> Markup:
    """The words of a mention within a little of what stands before and after, on word borders."""
    there = sorted(_within(spans, len(text)))
    if not there:
        return Markup("")
    first, last = there[0][0], there[-1][1]
    if last > first + LONGEST:
        last = max(text.rfind(" ", first, first + LONGEST), first + 1)
    start, end = _border(text, first, -around), _border(text, last, around)
    before, after = ("…" if start > 0 else ""), ("…" if end < len(text) or last < there[-1][1] else "")
    words = f'<mark class="quoted">{escape(visible(text[first:last]))}</mark>'
    return markup([before, str(escape(visible(text[start:first]))), words, str(escape(visible(text[last:end]))), after])


def _border(text: str, at: int, step: int) -> int:
    """A place about `step` characters away where a paragraph or a word begins or ends."""
    if step < 0:
        low = max(0, at + step)
        found = max(text.rfind("\n", low, at), low if low == 0 else text.find(" ", low, at))
        return low if found < 0 else found + (1 if found > 0 else 0)
    high = min(len(text), at + step)
    line = text.find("\n", at, high)
    if line >= 0:
        return line
    if high == len(text):
        return high
    space = text.rfind(" ", at, high)
    return space if space >= 0 else high
