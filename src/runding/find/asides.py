"""What stands between commas, and neither ends a clause nor parts an enumeration."""

from typing import Final

_ASIDE: Final = 6
"""How many units between two commas may say who speaks."""


def is_item(codes: str, at: int, last: int) -> bool:
    """Whether a negation opens an item of an enumeration that goes on: to end the war, *not to arm anybody*, and to talk."""
    return codes[at - 1 : at] in (",", "c") and not {",", "c"}.isdisjoint(codes[at + 1 : last])


def before_aside(codes: str, at: int) -> int:
    """Where the words end that a cue between two commas parts from a verb: *the government, he said, remains committed*."""
    if codes[at - 1 : at] != ",":
        return at
    comma = codes.rfind(",", max(0, at - 2 - _ASIDE), at - 1)
    return comma if comma > 0 and "C" in codes[comma:at] else at
