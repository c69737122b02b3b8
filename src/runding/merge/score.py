"""How likely two mentions are one: named reasons, each worth points, that add up to a probability.

Points are log odds, as in the Fellegi-Sunter model of record linkage: 0 is even, +1.4 is four to one. They were set by hand from
what each agreement or difference is worth among reports of one week, and are the same for every language.
"""

import math
from typing import Final, NamedTuple

MERGE: Final = 0.8
"""From here on two mentions are one."""
UNSURE: Final = 0.6
"""From here on a reader is asked; below, they are two."""
SURE: Final = {"round": 0.99, "statement": 0.95}
"""From here on they are one even where one article lists both: by kind, for those whose two records are two things."""


class Score(NamedTuple):
    """A probability, rounded to four digits so that all machines agree, and the reasons with their points."""

    value: float
    reasons: tuple[tuple[str, float], ...]


NO: Final = Score(0.0, ())
"""What need not be explained: two mentions that nobody would take for one."""


class Points:
    """Reasons being gathered."""

    def __init__(self, prior: float) -> None:
        """Start from the log odds of a pair of which nothing is known but that it stands in one block."""
        self._reasons: list[tuple[str, float]] = [("before comparing", prior)]
        self._total = prior

    def add(self, reason: str, points: float) -> None:
        """Count one reason."""
        self._reasons.append((reason, points))
        self._total += points

    def score(self) -> Score:
        """The probability; `NO` where it is too low to be kept."""
        if self._total <= 0:
            return NO
        return Score(round(1 / (1 + math.exp(-self._total)), 4), tuple(self._reasons))


def agree(points: Points, name: str, a: object, b: object, *, same: float, other: float) -> None:
    """Count whether two values agree; nothing where one of them is not said."""
    if a and b:
        points.add(f"same {name}" if a == b else f"different {name}", same if a == b else other)
