"""One line on a terminal that says how far a run is: reports, rate, remaining time. Where standard error is no terminal, nothing."""

import sys
import time
from types import TracebackType
from typing import Final, Self

_EVERY: Final = 0.2
_FIRST_GUESS: Final = 2.0
"""Seconds before a remaining time is told: the start is slower than the rest."""


class Progress:
    """The line. Use it as a context manager: it goes away at the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._begun = self._last = time.monotonic()
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.clear()

    def show(self, *, reports: int, done: int, total: int) -> None:
        """Draw the line, a few times a second at most. `done` of `total` are bytes; with a `total` of 0 no share is shown."""
        now = time.monotonic()
        if not self._shown or now - self._last < _EVERY:
            return
        self._last, self._drawn = now, True
        sys.stderr.write("\r\x1b[2K" + line(reports=reports, done=done, total=total, seconds=now - self._begun))
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that another can be written."""
        if self._drawn:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._drawn = False


def line(*, reports: int, done: int, total: int, seconds: float) -> str:
    """The words of the line: `  41 %  1,234 reports  310/s  2:10 left`."""
    rate = reports / seconds if seconds > 0 else 0.0
    parts = [f"{reports:,} reports", f"{rate:,.0f}/s"]
    if total > 0 and done > 0:
        share = min(1.0, done / total)
        parts.insert(0, f"{share:4.0%}")
        if seconds >= _FIRST_GUESS and share < 1:
            parts.append(f"{clock(seconds * (1 - share) / share)} left")
    return "  ".join(parts)


def clock(seconds: float) -> str:
    """Seconds as minutes, or hours and minutes: 2:10, 1:02:10."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
