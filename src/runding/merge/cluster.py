"""Which forms are one? From scored pairs to clusters, the same in whatever order the reports arrive.

Of all scored pairs of a component only a maximum spanning forest is kept: the strongest links that hold it together, ties
broken by the forms' numbers, so that it is the only one. Two facts make it enough: the forest of a graph that grows by a
form is the forest of the old forest and the new form's pairs, and a component falls apart at a score exactly where its forest does.
So adding a report needs no pair that was scored before, and arrives at what scoring everything at once arrives at.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from runding.merge.score import MERGE

MARGIN: Final = 0.08
"""A link that a contradiction forbids is a question for a reader if it is at most this much weaker than the link taken instead."""


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A scored pair of forms, `a` < `b`."""

    a: int
    b: int
    score: float
    reasons: tuple[tuple[str, float], ...]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What the forms of one cluster cannot differ in: attributes with one value only, and days that lie close together."""

    exclusive: Mapping[str, frozenset[str]]
    days: frozenset[int] = frozenset()


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A reader's word on two forms: one (`together`) or two. Later ones win; they stand in order of time."""

    a: int
    b: int
    together: bool
    judgement: str


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """An edge that was not taken, and why: `score`, the name of what contradicts, or `judgement`."""

    edge: Edge
    against: str


class Arranged(msgspec.Struct, frozen=True, kw_only=True):
    """A component as clusters: lists of forms, the edges that hold each together, and the edges in doubt."""

    clusters: tuple[tuple[int, ...], ...]
    joins: tuple[Edge, ...]
    doubts: tuple[Open, ...]


class Sets:
    """Disjoint sets of numbers (union by smallest member)."""

    def __init__(self) -> None:
        """Start with every number alone."""
        self._parent: dict[int, int] = {}

    def find(self, one: int) -> int:
        """The smallest member of the set of a number."""
        parent = self._parent
        root = one
        while (up := parent.get(root, root)) != root:
            root = up
        while one != root:
            parent[one], one = root, parent.get(one, one)
        return root

    def union(self, a: int, b: int) -> bool:
        """Make two sets one; False where they were."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        return True


def strength(edge: Edge) -> tuple[float, int, int]:
    """The order in which edges are taken: strongest first, ties by number."""
    return (-edge.score, edge.a, edge.b)


def forest(edges: Iterable[Edge]) -> list[Edge]:
    """The one maximum spanning forest of the edges, strongest first."""
    sets = Sets()
    return [edge for edge in sorted(edges, key=strength) if sets.union(edge.a, edge.b)]


def components(forms: Iterable[int], edges: Iterable[Edge], links: Iterable[Link] = ()) -> dict[int, list[int]]:
    """The forms by component, each named by its smallest form; readers' links hold together too."""
    sets = Sets()
    for edge in edges:
        sets.union(edge.a, edge.b)
    for link in links:
        sets.union(link.a, link.b)
    found: dict[int, list[int]] = {}
    for one in sorted(forms):
        found.setdefault(sets.find(one), []).append(one)
    return found


class _Bench:
    """The clusters of one component being made."""

    def __init__(self, profiles: Mapping[int, Profile], articles: Mapping[int, frozenset[str]], tolerance: int, sure: float) -> None:
        self.sets = Sets()
        self.apart: dict[int, set[int]] = {}
        self._profiles = {
            form: ({name: set(values) for name, values in one.exclusive.items()}, set(one.days)) for form, one in profiles.items()
        }
        self._articles = {form: set(held) for form, held in articles.items()}
        self._tolerance = tolerance
        self._sure = sure

    def follow(self, links: Sequence[Link]) -> None:
        """Do what readers said, the last word first: an earlier one that it rules out is passed over."""
        for link in reversed(links):
            if link.together:
                if self.sets.find(link.b) not in self.apart.get(self.sets.find(link.a), ()):
                    self.join(link.a, link.b)
            elif self.sets.find(link.a) != self.sets.find(link.b):
                self.part(link.a, link.b)

    def take(self, edges: Sequence[Edge]) -> tuple[list[Edge], list[Open], dict[int, float]]:
        """Join along the edges, strongest first. Gives those taken, those not, and for each form the best score taken."""
        best: dict[int, float] = {}
        joins: list[Edge] = []
        missed: list[Open] = []
        for edge in sorted(edges, key=strength):
            if self.sets.find(edge.a) == self.sets.find(edge.b):
                joins.append(edge)
                continue
            against = self.contradiction(edge.a, edge.b, edge.score) or ("score" if edge.score < MERGE else None)
            if against is not None:
                missed.append(Open(edge=edge, against=against))
                continue
            self.join(edge.a, edge.b)
            joins.append(edge)
            for end in (edge.a, edge.b):
                best[end] = max(best.get(end, 0.0), edge.score)
        return joins, missed, best

    def contradiction(self, a: int, b: int, score: float) -> str | None:
        """What speaks against making the clusters of two forms one."""
        a, b = self.sets.find(a), self.sets.find(b)
        if b in self.apart.get(a, ()):
            return "judgement"
        left, right = self._profiles.get(a, ({}, set())), self._profiles.get(b, ({}, set()))
        for name in sorted(left[0].keys() & right[0].keys()):
            if not left[0][name] & right[0][name]:
                return name
        if left[1] and right[1]:
            days = left[1] | right[1]
            if max(days) - min(days) > self._tolerance:
                return "day"
        if score < self._sure and self._articles.get(a, set()) & self._articles.get(b, set()):
            return "one report lists both"
        return None

    def join(self, a: int, b: int) -> None:
        """Make the clusters of two forms one."""
        a, b = self.sets.find(a), self.sets.find(b)
        if not self.sets.union(a, b):
            return
        low, high = min(a, b), max(a, b)
        names, days = self._profiles.pop(high, ({}, set()))
        into = self._profiles.setdefault(low, ({}, set()))
        for name, values in names.items():
            into[0].setdefault(name, set()).update(values)
        into[1].update(days)
        self._articles.setdefault(low, set()).update(self._articles.pop(high, set()))
        for other in self.apart.pop(high, set()):
            self.apart[other].discard(high)
            self.part(low, other)

    def part(self, a: int, b: int) -> None:
        """Keep the clusters of two forms apart from now on."""
        a, b = self.sets.find(a), self.sets.find(b)
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)


def arrange(
    forms: Sequence[int],
    edges: Sequence[Edge],
    *,
    profiles: Mapping[int, Profile],
    articles: Mapping[int, frozenset[str]],
    links: Sequence[Link] = (),
    tolerance: int = 0,
    sure: float = 0.0,
) -> Arranged:
    """Make one component's forms into clusters.

    Readers' links come first, the latest before the earlier; then the forest's edges, strongest first, where nothing contradicts.
    What is likely but contradicted, and what is neither likely nor unlikely, becomes a doubt.

    Args:
        forms: The numbers of the component's forms.
        edges: Their spanning forest.
        profiles: What each form cannot differ in from the rest of its cluster.
        articles: The articles that carry each form, where one article's two records are two things; else empty.
        links: Readers' links, oldest first.
        tolerance: How many days the `days` of one cluster may lie apart.
        sure: From which score on two records of one article are one thing.
    """
    bench = _Bench(profiles, articles, tolerance, sure)
    bench.follow(links)
    joins, missed, best = bench.take(edges)
    found: dict[int, list[int]] = {}
    for form in sorted(forms):
        found.setdefault(bench.sets.find(form), []).append(form)
    return Arranged(
        clusters=tuple(tuple(members) for _, members in sorted(found.items())),
        joins=tuple(joins),
        doubts=tuple(one for one in missed if _worth_asking(one, bench, best, articles)),
    )


def _worth_asking(one: Open, bench: _Bench, best: Mapping[int, float], articles: Mapping[int, frozenset[str]]) -> bool:
    """Whether an edge not taken is a question.

    It is none where a reader decided, where a report has the two side by side, or where a clearly stronger link settles it.
    """
    edge = one.edge
    a, b = bench.sets.find(edge.a), bench.sets.find(edge.b)
    if one.against == "judgement" or a == b or b in bench.apart.get(a, ()):
        return False
    if articles.get(edge.a, frozenset()) & articles.get(edge.b, frozenset()):
        return False
    return edge.score >= min(best.get(edge.a, 0.0), best.get(edge.b, 0.0)) - MARGIN
