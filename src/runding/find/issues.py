"""Which issues of negotiations are named, and where?"""

from dataclasses import dataclass

from runding.lang.issues import IssueLexicon
from runding.lang.sentences import Sentence
from runding.model.text import Range

_BARS = frozenset("szk")
"""Codes of units over which gaps do not reach: words that open a clause."""


@dataclass(frozen=True, slots=True)
class IssueMention:
    """An issue named in a sentence.

    `first` and `last` bound its units (half-open), `units` are those that hold its own words, without the gaps; `span` is the stretch of
    the text, `rule` the row of the lexicon, `act` what its words say beside the issue (`hostile`, `plan`, or empty).
    """

    issue: str
    act: str
    first: int
    last: int
    units: tuple[int, ...]
    span: Range
    rule: str


def find_issues(sentence: Sentence, issues: IssueLexicon) -> list[IssueMention]:
    """The issues that a sentence names, in the order of the text.

    `sentence` is best an opened one (`runding.lang.opened`): what stands inside a quotation that is one unit is not seen.
    """
    keys: list[str] = []
    unit_of: list[int] = []
    bars: set[int] = set()
    key, codes = issues.key, sentence.codes
    for unit, word in enumerate(sentence.words):
        if codes[unit] in _BARS:
            bars.add(len(keys))
        if " " in word:
            for part in word.split(" "):
                keys.append(key(part))
                unit_of.append(unit)
        elif codes[unit] != "`":
            keys.append(key(word))
            unit_of.append(unit)
    made: list[IssueMention] = []
    for issue, places, phrase in issues.scan(keys, bars):
        units = tuple(dict.fromkeys(unit_of[place] for place in places))
        first, last = units[0], units[-1] + 1
        span = Range(sentence.starts[first], sentence.ends[last - 1])
        made.append(IssueMention(issue, phrase.act, first, last, units, span, f"{issue} {phrase.notation}"))
    return made
