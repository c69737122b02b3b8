"""Which pairs of forms are scored, and with what result? Only pairs that meet in a block."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
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


_SCORES: dict[str, Callable[[Any, Any], Score]] = {"copy": origins.score, "actor": actors.score, "statement": statements.score}
_PLACED: dict[str, Callable[..., Score]] = {"round": rounds.score, "agreement": agreements.score}
"""How the facts of two forms of a kind are compared, some of them by places; the form with the smaller number comes first."""


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
        if not near:
            continue
        compared = _comparing(one.kind, places)
        for number in near:
            if number not in done and (edge := _edge(one, forms[number], compared)) is not None:
                edges.append(edge)
    return edges


def edge_of(a: Form, b: Form, places: Places) -> Edge | None:
    """The scored pair of two forms; None where they are clearly two, or of two kinds. The same whichever comes first."""
    return _edge(a, b, _comparing(a.kind, places))


def _comparing(kind: str, places: Places) -> Callable[[Any, Any], Score]:
    return _SCORES.get(kind) or partial(_PLACED[kind], places=places)


def _edge(a: Form, b: Form, compared: Callable[[Any, Any], Score]) -> Edge | None:
    if a.kind != b.kind:
        return None
    if a.id > b.id:
        a, b = b, a
    value, reasons = compared(a.facts, b.facts)
    return Edge(a=a.id, b=b.id, score=value, reasons=reasons) if value >= UNSURE else None


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
