"""How are the phrases of a language built? What the engine asks of a pack, with the answers of a language that says nothing."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Grammar:
    """The table `[grammar]` of a pack.

    `head_last`: what tells more of a noun stands before it (*the chief government negotiator*), so that the last noun of a phrase says
    what somebody is and a name may stand before it; else the first one does. `verbless`: a clause may do without a verb (*they ready*).
    """

    head_last: bool = False
    verbless: bool = True


PLAIN: Final = Grammar()
"""The grammar of a pack without a table `[grammar]`."""
