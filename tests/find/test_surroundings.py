"""The slots that packs may use are those that the engine fills."""

from runding.find.slots import Slots
from runding.lang.pack import SLOTS


def test_every_slot_of_the_packs_can_be_filled() -> None:
    assert set(Slots().fillers) == SLOTS
