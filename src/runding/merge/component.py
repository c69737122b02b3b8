"""From one component (forms that hang together) to entries of the history and questions for the reader. A pure function."""

from collections.abc import Mapping, Sequence

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
    arranged = _arranged(kind, forms, edges, mentions, links)
    cluster_of = {form: nth for nth, cluster in enumerate(arranged.clusters) for form in cluster}
    joins: dict[int, list[Edge]] = {}
    for edge in arranged.joins:
        joins.setdefault(cluster_of[edge.a], []).append(edge)
    settled: list[Settled] = []
    for nth, cluster in enumerate(arranged.clusters):
        members = [Member(form=by_id[one], mentions=tuple(sorted(mentions[one], key=in_order))) for one in cluster]
        marks = _marks(members, judged) if judged else ()
        entry = settle(kind, members, setting, joins=joins.get(nth, ()), judged=marks)
        settled.append(Settled(entry=entry, forms=cluster))
    return settled, [_doubt(kind, one, mentions) for one in arranged.doubts]


def _arranged(
    kind: str,
    forms: Sequence[Form],
    edges: Sequence[Edge],
    mentions: Mapping[int, Sequence[Mention]],
    links: Sequence[Link],
) -> Arranged:
    if len(forms) == 1:
        return Arranged(clusters=((forms[0].id,),), joins=(), doubts=())
    articles = {one.id: frozenset(mention.article for mention in mentions[one.id]) for one in forms} if kind in SURE else {}
    return arrange(
        [one.id for one in forms],
        edges,
        profiles=profiles_of(forms),
        articles=articles,
        links=links,
        tolerance=APART if kind == "round" else 0,
        sure=SURE.get(kind, 0.0),
    )


def _marks(members: Sequence[Member], judged: Mapping[int, Sequence[Judgement]]) -> Sequence[Judgement]:
    found = {one.id: one for member in members for mention in member.mentions for one in judged.get(mention.id, ())}
    return sorted(found.values(), key=lambda one: (one.at, one.id))


def _doubt(kind: str, one: Open, mentions: Mapping[int, Sequence[Mention]]) -> Doubt:
    """A question about two forms, named by their first mentions."""
    first = [min(mentions[form], key=in_order) for form in (one.edge.a, one.edge.b)]
    a, b = sorted(first, key=in_order)
    return Doubt(
        id=show(number("doubt", kind, str(a.id), str(b.id))),
        kind=kind,
        a=show(a.id),
        b=show(b.id),
        score=one.edge.score,
        reasons=one.edge.reasons,
        against=one.against,
    )
