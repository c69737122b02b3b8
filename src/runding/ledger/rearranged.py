"""Which clusters come out otherwise than they were? Components that are arranged anew, compared with what the ledger has of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from runding.ledger.store import Kept
from runding.merge import Arranged, Edge, Form, Link, Settled, arrange_component, doubt, joins_of, parse
from runding.model.history import Doubt

Between = TypeVar("Between", Edge, Link)


class Cluster(NamedTuple):
    """The forms of one entry, in the order of their numbers, with the edges that hold them together and their component."""

    forms: tuple[int, ...]
    joins: tuple[Edge, ...]
    home: int


class Rearranged:
    """Components, arranged.

    After `compare`, `changed` are the clusters to be settled, `standing` the entries that stay as they are with the component of each.
    """

    def __init__(
        self,
        forms: Mapping[int, Form],
        homes: Mapping[int, Sequence[int]],
        edges: Sequence[Edge],
        *,
        links: Sequence[Link],
        carriers: Mapping[int, frozenset[int]],
    ) -> None:
        """Arrange the components `homes` (forms by name), copies of texts left out. `carriers` are the articles of forms."""
        self.home = {number: name for name, numbers in homes.items() for number in numbers}
        self.changed: list[Cluster] = []
        self.standing: dict[int, int] = {}
        self._kinds = {name: forms[name].kind for name in homes}
        self._edges = {(edge.a, edge.b): edge for edge in edges}
        self._entry_of: dict[int, int] = {}
        edges_of, links_of = self._by_home(edges), self._by_home(links)
        self._arranged: dict[int, Arranged] = {
            name: arrange_component([forms[number] for number in numbers], edges_of.get(name, ()), carriers, links_of.get(name, ()))
            for name, numbers in homes.items()
            if forms[name].kind != "copy"
        }

    def _by_home(self, found: Iterable[Between]) -> dict[int, list[Between]]:
        made: dict[int, list[Between]] = {}
        for one in found:
            if one.a in self.home:
                made.setdefault(self.home[one.a], []).append(one)
        return made

    def compare(self, kept: Mapping[int, Kept], edges: Mapping[tuple[int, int], Edge], dirty: Collection[int]) -> None:
        """Tell what changed. `kept` and `edges` are as the ledger has them, the clusters of `dirty` forms count as changed."""
        size: dict[int, int] = {}
        for one in kept.values():
            if one.entry is not None:
                size[one.entry] = size.get(one.entry, 0) + 1
        cluster_of: dict[int, int] = {}
        clusters: list[Cluster] = []
        for name, arranged in self._arranged.items():
            joins = joins_of(arranged)
            for nth, numbers in enumerate(arranged.clusters):
                cluster_of.update(dict.fromkeys(numbers, len(clusters)))
                clusters.append(Cluster(numbers, tuple(joins.get(nth, ())), name))
        otherwise = {cluster_of[form] for form in dirty if form in cluster_of}
        for a, b in edges.keys() | self._edges.keys():
            # An edge between two clusters is a question, and no part of either.
            inside = a in cluster_of and cluster_of[a] == cluster_of.get(b)
            if inside and edges.get((a, b)) != self._edges.get((a, b)):
                otherwise.add(cluster_of[a])
        for nth, cluster in enumerate(clusters):
            entry = None if nth in otherwise else _entry_of(cluster, kept, size)
            if entry is None:
                self.changed.append(cluster)
            else:
                self.standing[entry] = cluster.home
                self._entry_of.update(dict.fromkeys(cluster.forms, entry))

    def entries(self, settled: Iterable[tuple[int, Settled]]) -> dict[int, int]:
        """The entry of every form, those just settled included."""
        return self._entry_of | {form: parse(one.entry.id) for _, one in settled for form in one.forms}

    @property
    def asked(self) -> set[int]:
        """The forms that questions are about."""
        return {form for arranged in self._arranged.values() for one in arranged.doubts for form in (one.edge.a, one.edge.b)}

    def doubts(self, first: Mapping[int, tuple[str, str, int]]) -> list[tuple[int, Doubt]]:
        """The questions, each with its component. `first` has the first mention of each form that is asked about."""
        return [(name, doubt(self._kinds[name], one, first)) for name, arranged in self._arranged.items() for one in arranged.doubts]


def _entry_of(cluster: Cluster, kept: Mapping[int, Kept], size: Mapping[int, int]) -> int | None:
    """The entry that has exactly the forms of a cluster; None where there is none."""
    entries = {kept[form].entry if form in kept else None for form in cluster.forms}
    entry = entries.pop()
    return entry if entry is not None and not entries and size[entry] == len(cluster.forms) else None
