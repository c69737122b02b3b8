"""Where do reports contradict each other? One subject, one attribute, several values, none nested in another.

A week that contains a day, a region that contains a town: the wider value is no contradiction but a vaguer report, and those who
carry it do not stand against anybody. Views that differ from party to party are rivals and never come here.
"""

from collections.abc import Callable, Sequence

from runding.merge.carried import ranked
from runding.model.history import Contradiction, Value

Nested = Callable[[str, str], bool]
"""Whether the first value is, or lies inside, the second."""


def equal_only(inner: str, outer: str) -> bool:
    """For attributes whose values do not contain one another."""
    return inner == outer


def days_inside(inner: str, outer: str) -> bool:
    """Whether one interval of days, `first/last` or one day, lies inside another."""
    a, _, b = inner.partition("/")
    c, _, d = outer.partition("/")
    return c <= a and (b or a) <= (d or c)


def sharpest(values: Sequence[Value], nested: Nested) -> tuple[Value, ...]:
    """The values that contain no other: what remains is said as precisely as anybody says it. Best carried first."""
    kept = [
        one
        for one in values
        if not any(nested(other.value, one.value) and not nested(one.value, other.value) for other in values if other is not one)
    ]
    return ranked(kept)


def contradiction(subject: str, kind: str, attribute: str, values: Sequence[Value], nested: Nested = equal_only) -> Contradiction | None:
    """The contradiction among values, or None. Spellings that are nested both ways are one value."""
    sharp = sharpest(values, nested)
    distinct: list[Value] = []
    for one in sharp:
        if not any(nested(one.value, other.value) for other in distinct):
            distinct.append(one)
    if len(distinct) < 2:
        return None
    return Contradiction(subject=subject, kind=kind, attribute=attribute, values=tuple(distinct))
