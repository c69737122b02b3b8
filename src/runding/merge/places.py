"""Is one place inside the other? What is nested is no contradiction: Belovezhskaya Pushcha lies in Brest region.

The words for places are data of the packs; here they arrive as rows of names and what contains them.
"""

from collections.abc import Iterable, Mapping

from runding.merge.fold import compact
from runding.merge.names import words_of


class Places:
    """Known places: for each a number of names, and the place that contains it. Unknown places are compared by their names."""

    def __init__(self, *, names: Mapping[str, str] | None = None, within: Mapping[str, str] | None = None) -> None:
        """Take names (each to the place's main name) and containment (main name to main name), in any spelling."""
        self._names = {compact(name): compact(main) for name, main in (names or {}).items()}
        self._within = {self._main(inner): self._main(outer) for inner, outer in (within or {}).items()}

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str | None, Iterable[str]]]) -> "Places":
        """Places from rows of main name, containing place or None, and further names."""
        names: dict[str, str] = {}
        within: dict[str, str] = {}
        for main, outer, others in rows:
            for name in others:
                names[name] = main
            if outer is not None:
                within[main] = outer
        return cls(names=names, within=within)

    def same(self, a: str, b: str) -> bool:
        """Whether two names are names of one place."""
        return self._main(a) == self._main(b)

    def nested(self, a: str, b: str) -> bool:
        """Whether one of the places is, or lies in, the other."""
        return self.inside(a, b) or self.inside(b, a)

    def inside(self, inner: str, outer: str) -> bool:
        """Whether `inner` is, or lies in, `outer`; also where its name ends in or begins with the other's (Brest, Brest region)."""
        goal, at = self._main(outer), self._main(inner)
        if at == goal:
            return True
        for _ in range(len(self._within) + 1):  # data may hold a circle
            if at not in self._within:
                break
            at = self._within[at]
            if at == goal:
                return True
        return _part_of(words_of(outer), words_of(inner))

    def _main(self, name: str) -> str:
        folded = compact(name)
        return self._names.get(folded, folded)


def _part_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one name begin or end the other."""
    size = len(short)
    return 0 < size < len(long) and (long[:size] == short or long[-size:] == short)


NOWHERE = Places()
"""No known place."""
