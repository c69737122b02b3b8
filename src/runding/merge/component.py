"""From one component (forms that hang together) to entries of the history and questions for the reader. A pure function."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from runding.merge.cluster import Arranged, Edge, Link, Open, arrange
from runding.merge.compare import profiles_of
from runding.merge.fold import number, show
from runding.merge.form import Form, Member, Mention, in_order
from runding.merge.rounds import APART
from runding.merge.score import SURE
from runding.merge.settle import Setting, settle
from runding.model.history import Doubt, Entry
from runding.model.judgement import Judgement


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with the forms that it is made of."""

    entry: Entry
    forms: tuple[int, ...]


def settle_component(
    forms: Sequence[Form],
    edges: Sequence[Edge],
    mentions: Mapping[int, Sequence[Mention]],
    setting: Setting,
    *,
    links: Sequence[Link] = (),
    judged: Mapping[int, Sequence[Judgement]] | None = None,
) -> tuple[list[Settled], list[Doubt]]:
    """Settle one component.

    Args:
        forms: Its forms, all of one kind, each with at least one mention.
        edges: Its spanning forest.
        mentions: The mentions of each form.
        setting: Groups of near copies, and places.
        links: Readers' links among its forms, oldest first.
        judged: For mentions, the active judgements on them, oldest first.
    """
    kind = forms[0].kind
    by_id = {one.id: one for one in forms}
    articles = {one.id: frozenset(mention.article for mention in mentions[one.id]) for one in forms} if kind in SURE else {}
    arranged = arrange_component(forms, edges, articles, links)
    joins = joins_of(arranged)
    settled = [
        settle_cluster([by_id[one] for one in cluster], joins.get(nth, ()), mentions, setting, judged=judged)
        for nth, cluster in enumerate(arranged.clusters)
    ]
    first = {form: min(map(in_order, mentions[form])) for one in arranged.doubts for form in (one.edge.a, one.edge.b)}
    return settled, [doubt(kind, one, first) for one in arranged.doubts]


def arrange_component(
    forms: Sequence[Form], edges: Sequence[Edge], articles: Mapping[int, frozenset[Any]], links: Sequence[Link] = ()
) -> Arranged:
    """Which forms of one component are one thing. `articles` has the articles of each form, for kinds in `SURE`; else it is empty."""
    if len(forms) == 1:
        return Arranged(clusters=((forms[0].id,),), joins=(), doubts=())
    kind = forms[0].kind
    return arrange(
        [one.id for one in forms],
        edges,
        profiles=profiles_of(forms),
        articles=articles,
        links=links,
        tolerance=APART if kind == "round" else 0,
        sure=SURE.get(kind, 0.0),
    )


def joins_of(arranged: Arranged) -> dict[int, list[Edge]]:
    """The edges that hold each cluster together, by the cluster's place."""
    cluster_of = {form: nth for nth, cluster in enumerate(arranged.clusters) for form in cluster}
    joins: dict[int, list[Edge]] = {}
    for edge in arranged.joins:
        joins.setdefault(cluster_of[edge.a], []).append(edge)
    return joins


def settle_cluster(
    cluster: Sequence[Form],
    joins: Sequence[Edge],
    mentions: Mapping[int, Sequence[Mention]],
    setting: Setting,
    *,
    judged: Mapping[int, Sequence[Judgement]] | None = None,
) -> Settled:
    """Settle one cluster, whose forms stand in the order of their numbers."""
    members = [Member(form=one, mentions=tuple(sorted(mentions[one.id], key=in_order))) for one in cluster]
    marks = _marks(members, judged) if judged else ()
    entry = settle(cluster[0].kind, members, setting, joins=joins, judged=marks)
    return Settled(entry=entry, forms=tuple(one.id for one in cluster))


def _marks(members: Sequence[Member], judged: Mapping[int, Sequence[Judgement]]) -> Sequence[Judgement]:
    found = {one.id: one for member in members for mention in member.mentions for one in judged.get(mention.id, ())}
    return sorted(found.values(), key=lambda one: (one.at, one.id))


def doubt(kind: str, one: Open, first: Mapping[int, tuple[str, str, int]]) -> Doubt:
    """A question about two forms, named by their first mentions: `first` has what those are ordered by, their number last."""
    a, b = sorted(first[form] for form in (one.edge.a, one.edge.b))
    return Doubt(
        id=show(number("doubt", kind, str(a[2]), str(b[2]))),
        kind=kind,
        a=show(a[2]),
        b=show(b[2]),
        score=one.edge.score,
        reasons=one.edge.reasons,
        against=one.against,
    )
