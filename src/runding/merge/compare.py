"""Which pairs of forms are scored, and with what result? Only pairs that meet in a block."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from runding.merge import actors, agreements, origins, rounds, statements
from runding.merge.cluster import Edge, Profile
from runding.merge.form import Form
from runding.merge.places import Places
from runding.merge.score import UNSURE, Score

_PROFILES: dict[str, Any] = {
    "actor": actors.profile,
    "round": rounds.profile,
    "statement": statements.profile,
    "agreement": agreements.profile,
}


def scored(a: Form, b: Form, places: Places) -> Score:
    """How likely two forms of one kind are one; the same whichever comes first."""
    if a.id > b.id:
        a, b = b, a
    if a.kind == "statement":
        return statements.score(a.facts, b.facts)
    if a.kind == "copy":
        return origins.score(a.facts, b.facts)
    if a.kind == "actor":
        return actors.score(a.facts, b.facts)
    if a.kind == "round":
        return rounds.score(a.facts, b.facts, places)
    if a.kind == "agreement":
        return agreements.score(a.facts, b.facts, places)
    raise ValueError(f"forms of kind {a.kind} are not compared")


def compare(new: Iterable[Form], index: Mapping[int, Iterable[int]], forms: Mapping[int, Form], places: Places) -> list[Edge]:
    """The pairs of new forms with all forms of their blocks that are at least unsure.

    Args:
        new: Forms not compared yet.
        index: The numbers of the forms in each block that a new form probes, new ones included.
        forms: Those forms.
        places: What is known of places.
    """
    edges: list[Edge] = []
    done: set[int] = set()
    for one in new:
        near = {other for probe in one.probes for other in index.get(probe, ())}
        near.discard(one.id)
        done.add(one.id)
        for number in near:
            other = forms[number]
            if number in done or other.kind != one.kind:
                continue
            edge = edge_of(one, other, places)
            if edge is not None:
                edges.append(edge)
    return edges


def edge_of(a: Form, b: Form, places: Places) -> Edge | None:
    """The scored pair of two forms of one kind; None where they are clearly two. The same whichever comes first."""
    result = scored(a, b, places)
    return Edge(a=min(a.id, b.id), b=max(a.id, b.id), score=result.value, reasons=result.reasons) if result.value >= UNSURE else None


def blocks_of(forms: Iterable[Form]) -> dict[int, list[int]]:
    """The forms by block."""
    index: dict[int, list[int]] = {}
    for one in forms:
        for key in one.keys:
            index.setdefault(key, []).append(one.id)
    return index


def profiles_of(forms: Sequence[Form]) -> dict[int, Profile]:
    """What each form cannot differ in from the rest of its cluster."""
    return {one.id: _PROFILES[one.kind](one.facts) for one in forms if one.kind in _PROFILES}
