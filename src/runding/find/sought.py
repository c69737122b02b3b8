"""What is an agreement only about? Who agrees to discuss a truce, to seek one or to watch over one has not agreed on the truce."""

from typing import Final

from runding.find.issues import IssueMention
from runding.find.passages import Passage

_ABOUT: Final = "deal.about"
"""Words for what is done about an issue that is not agreed by that: to discuss, to seek, to watch over, the need for."""
_CONTAINS: Final = "deal.content"
"""Words for what a deal contains, be they those of asking: an agreement calls for it."""
_NEEDED: Final = "deal.needed"
"""Words behind an issue that call it needed, which is not yet to have it."""
_OPINION: Final = ("stance.can", "stance.must")
"""Words by which they agree *that* something can or must be, which is of one opinion."""
_ENDS: Final = "VC.;:("
_NEAR: Final = 3


def is_sought(passage: Passage, at: int, mention: IssueMention) -> bool:
    """Whether an issue behind the word of agreement at unit `at` is only what is to be discussed, sought, watched over or called needed."""
    codes = passage.units.codes
    if mention.first <= at:
        return False
    if _is_of_a_meeting(passage, at, mention):
        return True
    for unit in range(mention.first - 1, at, -1):
        if passage.has(unit, _ABOUT) and not passage.has(unit, _CONTAINS):
            return True
        # to discuss this and release those: the second is agreed
        joined = codes[unit] in "c," and (codes[unit + 1] in "VC" or passage.has(unit + 1, "to"))
        purpose = codes[unit] == "V" and (passage.has(unit - 1, "to") or passage.has(unit - 1, _ABOUT))
        if joined or (codes[unit] in _ENDS and not purpose):
            break
    if passage.holds_any(("stance.can", "stance.noany"), at + 1, mention.first):
        return True  # they agree there can be no peace without it
    that = next((unit for unit in range(at + 1, mention.first) if passage.has(unit, "that")), None)
    if that is not None and (passage.holds_any(_OPINION, that, passage.ceiling(mention.last - 1)) or _is_a_view(passage, that, mention)):
        return True
    behind = range(mention.last, min(mention.last + _NEAR, len(passage)))
    return next((passage.has(unit, _NEEDED) for unit in behind if codes[unit] not in "xvql"), False)


def is_watched(passage: Passage, at: int, mention: IssueMention) -> bool:
    """Whether the breach at unit `at`, right behind its issue, is told by nobody: what a mission is to monitor, report or prevent."""
    if at < mention.last:
        return False
    for unit in range(mention.first - 1, max(mention.first - 1 - _NEAR, -1), -1):
        if passage.has(unit, _ABOUT):
            return True
        if passage.units.codes[unit] in _ENDS + ",":
            return passage.has_any(unit - 1, ("to", "deal.due", "stance.will"))
    return False


def _is_of_a_meeting(passage: Passage, at: int, mention: IssueMention) -> bool:
    """Whether an issue is only what a meeting is about on which they agree: to resume the meetings on the border."""
    unit = mention.first - 1
    while unit > at and passage.units.codes[unit] in "qmw":
        unit -= 1
    noun = passage.has(unit - 1, "meeting") and passage.units.codes[unit - 1] not in "VC"
    return unit - 1 > at and passage.has(unit, "about") and noun


def _is_a_view(passage: Passage, that: int, mention: IssueMention) -> bool:
    """Whether a clause says what an issue is or was: they agreed that the truce is the key to peace."""
    copula = next((unit for unit in range(mention.last, min(mention.last + _NEAR, len(passage))) if passage.has(unit, "copula")), None)
    if copula is None or passage.holds_any(("stance.will", "deal.due"), that, copula + 1):
        return False
    return passage.units.codes[copula + 1 : copula + 2] in ("q", "m", "w") and not passage.has(copula + 1, "to")
