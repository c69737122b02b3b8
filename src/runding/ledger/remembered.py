"""What forms say, remembered from one transaction to the next: it is named by its hash, so it is the same for ever.

Only names and texts are: their blocks grow with the ledger, and the same ones are compared with again and again. What others are
compared with lies within days.
"""

from collections.abc import Collection, Mapping
from typing import Final

from runding.merge import Form

KINDS: Final = frozenset({"actor", "copy"})
MOST: Final = 40_000
"""Forms that are remembered at least, if so many were asked for; at most twice as many."""


class Remembered:
    """Forms by number. Those asked for last stay: what was not asked for while `MOST` others were is forgotten."""

    def __init__(self) -> None:
        """Begin with none."""
        self._new: dict[int, Form] = {}
        self._old: dict[int, Form] = {}

    def known(self, numbers: Collection[int]) -> tuple[dict[int, Form], list[int]]:
        """The forms of these numbers that are remembered, and the numbers of the others."""
        found: dict[int, Form] = {}
        missing: list[int] = []
        for number in numbers:
            form = self._new.get(number)
            if form is None:
                form = self._old.get(number)
                if form is None:
                    missing.append(number)
                    continue
                self._new[number] = form
            found[number] = form
        return found, missing

    def keep(self, forms: Mapping[int, Form]) -> None:
        """Remember those of the forms that are worth it."""
        self._new.update((number, form) for number, form in forms.items() if form.kind in KINDS)
        if len(self._new) > MOST:
            self._old, self._new = self._new, {}
