"""What are the lines of a stream? None is longer than a bound, so that a line without an end costs no memory."""

from collections.abc import Iterator
from typing import Final, Protocol

LONGEST: Final = 16_000_000
"""Bytes of the longest line that is taken; an article with its markup has a few hundred thousand."""
_PART: Final = 1 << 16


class HasLines(Protocol):
    """Something that gives lines."""

    def readline(self, limit: int, /) -> bytes:
        """The next line with its end, no more than `limit` bytes of it; none at the end."""


def lines(stream: HasLines, *, longest: int = LONGEST) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1, its end included; None for one that is longer than `longest`, the rest of which is skipped."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PART)
        yield number, None
