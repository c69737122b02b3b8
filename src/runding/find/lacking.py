"""Is there none of what a verb is told of? *No point was agreed*, *there is no truce that was agreed*."""

from typing import Final

from runding.find.passages import Passage

_NOMINAL: Final = frozenset("rwmdqvx#plLANB")
"""Codes of what may stand between *there is no* and the verb that is told of what there is none of."""
_REACH: Final = 9


def none_such(passage: Passage, at: int) -> int | None:
    """The unit that says that there is none of what the verb at a unit is told of; None where no unit does."""
    if "no.exist" not in passage.classes:
        return None
    for unit in range(at - 1, max(passage.floor(at), at - _REACH) - 1, -1):
        if passage.has(unit, "no.exist"):
            return unit
        if passage.units.codes[unit] not in _NOMINAL:
            return None
    return None
