"""What is a threat about? What another side is to do, or to stop doing, so that it is not carried out."""

from collections.abc import Callable
from typing import Final

from runding.find.issues import IssueMention
from runding.find.readings import Reading
from runding.find.scopes import Scope, condition_of, mentions_in

_IF: Final = ("stance.if",)
_IF_OR_UNLESS: Final = ("stance.if", "stance.unless")
_PROCESS: Final = "pro."
_TALKS: Final = "pro.format"
_THREATENED: Final = frozenset({_TALKS, "sec.hostilities", "sec.ceasefire", "sec.limited_truce"})
"""What is threatened for the sake of something else: to leave the talks, to fight again."""
_ATTACKS: Final = ("hostile", "ongoing", "plan", "kept")
"""What the words of an issue say that a threat is an answer to, and not what it demands."""


def forced_by(reading: Reading, scope: Scope, threatened: str, *, needed: bool, is_own: Callable[[int], bool]) -> list[IssueMention]:
    """The acts on condition of which a threat is made.

    They are what another side does *not* do, or goes on with, unless what is `threatened` is only the means: to leave the talks, to fight.
    `needed` tells that nothing else tells what the threat is about, `is_own` whether the clause at a unit has the side as its subject.
    """
    passage = reading.passage
    means = threatened in _THREATENED and not needed
    found = condition_of(passage, scope, _IF_OR_UNLESS if threatened in _THREATENED else _IF)
    if found is None:
        return []
    codes, last = passage.units.codes, found[1]
    if not means and not ("n" in codes[found[0] : last] or passage.holds("stance.goeson", *found)):
        return []
    if not means and is_own(found[0]):
        return []
    if means:
        last = max(last, scope.first)
    elif needed and found[0] > scope.last and "," in codes[found[0] : last]:
        last = codes.index(",", found[0])
    acts = [one for one in reading.mentions if found[0] <= one.first and one.last <= last and (needed or one.act != "weak")]
    if threatened == _TALKS:
        return acts
    if means:
        return [one for one in mentions_in(passage, found[0], last, acts) if one.act not in _ATTACKS]
    return [one for one in acts if not one.issue.startswith(_PROCESS)]
