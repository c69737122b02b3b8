"""Do the examples of a pack's counts of people hold? Each must fire and give its numbers, no near miss may."""

from collections.abc import Iterator

from runding.lang.figures import FigurePattern, load_figures
from runding.lang.pack import Pack
from runding.model.record import Figure
from runding.model.text import Article, article_id
from runding.pipeline import extract


def failed_figures(pack: Pack) -> Iterator[str]:
    """One message for each example that does not hold, as `file:line: message`. Raises PackError where the patterns cannot be read."""
    for pattern in load_figures(pack.code).patterns:
        place = f"{pattern.path}:{pattern.line}: {pattern.id}"
        found = _fired(pack, pattern, pattern.example)
        if not found:
            yield f"{place}: the example does not fire: {pattern.example!r}"
        for figure in found:
            if figure.what != pattern.what:
                yield f"{place}: the example counts {figure.what!r}, not {pattern.what!r}"
            for end, given, wanted in (("low", figure.low, pattern.low), ("high", figure.high, pattern.high)):
                if wanted is not None and given != wanted:
                    yield f"{place}: `{end}` is {given}, not {wanted}: {pattern.example!r}"
        for near_miss in pattern.near_misses:
            if _fired(pack, pattern, near_miss):
                yield f"{place}: the near miss fires: {near_miss!r}"


def _fired(pack: Pack, pattern: FigurePattern, text: str) -> list[Figure]:
    """The figures of a text that the pattern gives."""
    record = extract(Article(id=article_id(text), language=pack.code, text=text), gated=False)
    return [figure for figure in record.figures if figure.rule == f"{pack.code}:{pattern.id}"]
