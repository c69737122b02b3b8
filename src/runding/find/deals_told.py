"""What a report has told of agreements so far: a sentence that goes on from it is understood by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from runding.find.passages import Passage
from runding.model.claim import AgreementMention

_TRUCES: Final = frozenset({"sec.ceasefire", "sec.limited_truce", "sec.hostilities"})
_BACK: Final = 4
"""How many sentences back the deal may have been told of whose contents a sentence goes on to tell."""


@dataclass(slots=True)
class DealsTold:
    """What a report has told so far: the agreement told of last, the last sentence that names a deal, and whether only a plan of one."""

    mention: AgreementMention | None = None
    truce: AgreementMention | None = None
    sentence: int = -_BACK
    planned: bool = False

    def take(self, found: Sequence[AgreementMention]) -> None:
        """Takes note of all that has been told of agreements so far, once a sentence is read."""
        self.mention = found[-1] if found else None

    @property
    def parties(self) -> tuple[str, ...]:
        """Whose the agreement is that was told of last, where it is told."""
        return () if self.mention is None else self.mention.parties

    def note(self, passage: Passage) -> None:
        """Takes note of a sentence that has been read."""
        named = passage.places(("deal.noun", "deal.draft"))
        if named:
            self.sentence = passage.sentence
            self.planned = all(passage.has(at, "deal.draft") and not passage.has(at, "deal.noun") for at in named)

    def see(self, found: Sequence[AgreementMention]) -> None:
        """Takes note of a truce that a sentence has just told of, for what the sentence goes on to say of it."""
        self.truce = next((one for one in reversed(found) if one.issue in _TRUCES), self.truce)

    def near(self, sentence: int, *, truce: bool = False) -> bool:
        """Whether an agreement, or a truce, was told of right before a sentence."""
        told = self.truce if truce else self.mention
        return told is not None and sentence - told.sentence <= _BACK

    def plans(self, sentence: int) -> bool:
        """Whether what was told of right before a sentence is only a plan."""
        if self.mention is not None and self.near(sentence):
            return self.mention.status == "proposed"
        return self.planned and sentence - self.sentence <= _BACK
