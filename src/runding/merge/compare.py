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
        near: set[int] = set().union(*(index.get(probe, ()) for probe in one.probes))
        done.add(one.id)
        near = near - done
        if near:
            edges += _edges(one, [forms[number] for number in near], places)
    return edges


def edge_of(a: Form, b: Form, places: Places) -> Edge | None:
    """The scored pair of two forms; None where they are clearly two, or of two kinds. The same whichever comes first."""
    return next(iter(_edges(a, [b], places)), None)


def _edges(one: Form, others: Iterable[Form], places: Places) -> list[Edge]:
    """The scored pairs of a form with others. Hundreds of pairs are looked at for one that is kept, so little is done for each."""
    kind, number, facts = one.kind, one.id, one.facts
    score = _SCORES.get(kind) or partial(_PLACED[kind], places=places)
    found: list[Edge] = []
    for other in others:
        if other.kind != kind:
            continue
        first = number < other.id
        value, reasons = score(facts, other.facts) if first else score(other.facts, facts)
        if value >= UNSURE:
            a, b = (number, other.id) if first else (other.id, number)
            found.append(Edge(a=a, b=b, score=value, reasons=reasons))
    return found


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
