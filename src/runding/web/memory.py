"""What was worked out already and still holds: answers that look at every report, kept until the ledger changes.

Whether it changed is read from the ledger each time, by index, so that other processes may add and judge meanwhile.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from sqlalchemy import func, select

from runding.ledger import Ledger, Source
from runding.ledger.tables import articles, judgements
from runding.web.lookups import Meeting, Span, extent, frequent_outlets, meetings

Answer = TypeVar("Answer")
OUTLETS = 30
"""Outlets that are remembered by name."""


class Memory:
    """The answers about one ledger as a whole."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._state: tuple[Any, ...] | None = None
        self._kept: dict[str, Any] = {}
        self._lock = threading.Lock()

    def extent(self) -> Span:
        """What the ledger covers."""
        return self._once("extent", lambda: extent(self._ledger))

    def meetings(self) -> list[Meeting]:
        """Which parties meet."""
        return self._once("meetings", lambda: meetings(self._ledger))

    def sources(self) -> tuple[Source, ...]:
        """The outlets."""
        return self._once("sources", self._ledger.sources)

    def outlets(self) -> list[str]:
        """The names of the most frequent outlets."""
        return self._once("outlets", lambda: frequent_outlets(self._ledger, most=OUTLETS))

    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        return self._once("counts", self._ledger.counts)

    def warm(self) -> None:
        """Ask everything once, so that no reader waits for it."""
        for ask in (self.extent, self.meetings, self.sources, self.outlets, self.counts):
            ask()

    def _once(self, name: str, ask: Callable[[], Answer]) -> Answer:
        state = self._now()
        with self._lock:
            if state != self._state:
                self._state, self._kept = state, {}
            if name in self._kept:
                return cast(Answer, self._kept[name])
        answer = ask()
        with self._lock:
            # An answer may be younger than the state that was read before it, never older.
            if state == self._state:
                self._kept[name] = answer
        return answer

    def _now(self) -> tuple[Any, ...]:
        """What every addition, removal and judgement changes."""
        with self._ledger.reading() as connection:
            last = connection.execute(select(func.max(articles.c.added))).scalar()
            size = connection.execute(select(func.count()).select_from(articles)).scalar()
            decided = connection.execute(select(func.count()).select_from(judgements)).scalar()
        return last, size, decided
