"""Is what a deal contains that of one which its own sentence calls signed?"""

from typing import Final

from runding.find.passages import Passage

_DEALS: Final = ("deal.noun", "deal", "deal.treaty")
_SIGNS: Final = ("deal.signed", "deal.sign")
_OPEN: Final = ("tense.open", "stance.proposed")
"""Classes of words that say of a deal that it is only put forward."""
_NEAR: Final = 5
"""How many units before a relative clause the word for the deal may stand that is signed in it."""


def is_of_signed(passage: Passage, at: int, *, content: bool) -> bool:
    """Whether what the word at a unit tells is of a deal named before it and called signed: under the agreement *signed in May*.

    With `content` the word at the unit may be that deal itself: the agreement *that they signed* provides for it.
    """
    if content and any(_is_called_after_town(passage, unit, at) for unit in passage.places(("deal.noun",), passage.floor(at), at + 1)):
        return True
    high = len(passage) if content and passage.has_any(at, _DEALS) else at
    for unit in passage.places(_SIGNS, 0, high):
        first = passage.verb_from(unit)
        if passage.units.codes[first - 1 : first] == "r" and passage.holds_any(_DEALS, first - 1 - _NEAR, first):
            return True
    return False


def _is_called_after_town(passage: Passage, deal: int, at: int) -> bool:
    """Whether a deal has its name from where it was signed (*the Doha agreement*), and not from what it is about (*the Gaza deal*)."""
    return passage.has(deal + 1, "capital") and not passage.holds_any(_OPEN, deal + 1, at)
