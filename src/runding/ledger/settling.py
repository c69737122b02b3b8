"""Keep the history current as reports arrive, are read again or are judged: only what they touch is settled anew.

What is touched is a number of whole components: those of the forms that gain or lose a mention, that a new form is likely one with,
that a reader links, or whose articles turn out to be copies of each other. What of them is one is decided anew from their forms and their
forest, by the same pure functions that merge everything at once. Only clusters that came out otherwise than before, or of which a mention
came, went, was judged or got near copies, are read in full and settled; the others stay as they are, however many reports carry them.
That the result is what merging everything gives is a property test.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from runding.ledger import touched
from runding.ledger.connect import among
from runding.ledger.judging import any_judgement, judgements_on_mentions
from runding.ledger.rearranged import Rearranged
from runding.ledger.store import Kept, Store, article_number, with_blocks
from runding.ledger.tables import articles
from runding.merge import (
    SURE,
    Digest,
    Edge,
    Form,
    Link,
    Mention,
    Places,
    Setting,
    blocks_of,
    compare,
    components,
    forest,
    in_order,
    judged_by_mention,
    links,
    settle_cluster,
)
from runding.model.judgement import Judgement


def settle_changes(
    store: Store,
    places: Places,
    *,
    digests: Sequence[Digest] = (),
    removed: Collection[int] = (),
    relinked: Collection[int] = (),
) -> None:
    """Bring the history up to date. The articles of `digests` are in the ledger, their mentions are not yet.

    Args:
        store: The ledger's rows, within a writing transaction.
        places: What is known of places.
        digests: Reports that are new or were read again.
        removed: Numbers of articles whose present mentions go: those read again, and those taken out.
        relinked: Mentions whose judgements changed.
    """
    change = _Change(store, places)
    change.take(digests, removed)
    change.touch(touched.forms_of_mentions(store.connection, relinked))
    change.load()
    change.rescore()
    regrouped = change.regroup()
    if regrouped:
        change.touch(touched.forms_of_articles(store.connection, regrouped))
        change.load()
    change.settle()


class _Change:
    """One change of the history being made.

    `mentions` has those that arrive, and of the forms in `read` also those that were there; `dirty` are forms whose cluster is settled anew
    whatever comes out.
    """

    def __init__(self, store: Store, places: Places) -> None:
        self.store = store
        self.places = places
        self.forms: dict[int, Form] = {}
        self.kept: dict[int, Kept] = {}
        self.mentions: dict[int, dict[int, Mention]] = {}
        self.read: set[int] = set()
        self.dirty: set[int] = set()
        self.losing: set[int] = set()
        self.groups: dict[str, int | None] = {}
        self.edges: dict[tuple[int, int], tuple[Edge, int]] = {}
        self.new_edges: list[Edge] = []
        self.waiting: set[int] = set()
        self.loaded: set[int] = set()
        self.removed: set[int] = set()
        self.gone: set[int] = set()
        self.arrived: list[Mention] = []
        self.fresh: list[Form] = []
        self.links: list[Link] = []
        self.judged: dict[int, list[Judgement]] = {}
        self.has_judgements = any_judgement(store.connection)

    def reach(self, numbers: Iterable[int]) -> None:
        """Take components in."""
        self.waiting.update(set(numbers) - self.loaded)

    def touch(self, homes: Mapping[int, int]) -> None:
        """Settle these forms anew; each has its component."""
        self.dirty.update(homes)
        self.reach(homes.values())

    def take(self, digests: Sequence[Digest], removed: Collection[int]) -> None:
        """Note what arrives and what goes, compare the new forms, and reach for what they touch."""
        store = self.store
        wanted = {form.id: form for one in digests for form in one.forms}
        there = store.forms(wanted)
        self.touch({number: kept.component for number, kept in there.items()})
        self.fresh = [form for form in wanted.values() if form.id not in there]
        self.forms.update((form.id, form) for form in self.fresh)
        self.arrived = [mention for one in digests for mention in one.mentions]
        for mention in self.arrived:
            self.mentions.setdefault(mention.form, {})[mention.id] = mention
            self.groups.setdefault(mention.article, None)
        going = store.mentions_of_articles(removed)
        self.removed = set(removed)
        self.gone = {told.mention.id for told in going}
        self.losing = {told.mention.form for told in going}
        self.touch({number: kept.component for number, kept in store.forms(self.losing).items()})
        self._compare()

    def _compare(self) -> None:
        store = self.store
        index = store.standing_in({probe for form in self.fresh for probe in form.probes})
        near = store.said({form for found in index.values() for form in found})
        for form in self.fresh:
            for key in form.keys:
                index.setdefault(key, []).append(form.id)
        self.new_edges = compare(self.fresh, index, {**near, **self.forms}, self.places)
        self.reach(store.homes({end for edge in self.new_edges for end in (edge.a, edge.b) if end in near}))

    def load(self) -> None:
        """Read the components that are waited for, and those that readers' links tie to them."""
        while self.waiting:
            numbers = self.waiting
            self.waiting = set()
            self.loaded |= numbers
            found = self.store.forms_of_components(numbers)
            self.kept.update(found)
            self.forms.update((number, kept.form) for number, kept in found.items())
            self.edges.update(self.store.edges(numbers))
            self._read(number for number, kept in found.items() if kept.form.kind == "copy" or number in self.losing)
            self._judgements()

    def _read(self, numbers: Iterable[int]) -> None:
        """Read the mentions of these forms."""
        wanted = {number for number in numbers if number in self.kept} - self.read
        self.read |= wanted
        for told in self.store.mentions(wanted):
            mention = told.mention
            self.groups.setdefault(mention.article, told.group)
            if mention.id not in self.gone:
                self.mentions.setdefault(mention.form, {})[mention.id] = mention

    def _is_said(self, number: int) -> bool:
        """Whether anybody says a form now; one that is not read loses nothing."""
        return bool(self.mentions.get(number)) or (number in self.kept and number not in self.read)

    def _judgements(self) -> None:
        if not self.has_judgements:
            return
        connection = self.store.connection
        form_of = touched.judged_mentions(connection, self.loaded)
        form_of = {mention: form for mention, form in form_of.items() if mention not in self.gone}
        form_of.update((mention.id, mention.form) for mention in self.arrived)
        holding, placed = judgements_on_mentions(connection, form_of)
        self.reach(touched.forms_of_mentions(connection, {it for it in placed.values() if it not in form_of}).values())
        self.links = links(holding, form_of, placed)
        self.judged = judged_by_mention(holding, placed)
        self.dirty.update(form_of[mention] for mention in self.judged if mention in form_of)

    def rescore(self) -> None:
        """Where a form goes, the forest of its component cannot tell what else holds it together: compare its forms again."""
        self._judgements()
        self.load()
        broken = self._broken()
        if not broken:
            return
        for number, kept in self.kept.items():
            if kept.component in broken:
                self.forms[number] = with_blocks(kept.form)
        alive = [self.forms[number] for number, kept in self.kept.items() if kept.component in broken and self._is_said(number)]
        self.new_edges += compare(alive, blocks_of(alive), self.forms, self.places)

    def _broken(self) -> set[int]:
        """The components of which a form is said by nobody any more."""
        if not self.gone:
            return set()
        return {kept.component for number, kept in self.kept.items() if not self._is_said(number)}

    def _alive(self, *, copies: bool) -> list[int]:
        return [number for number, form in self.forms.items() if (form.kind == "copy") == copies and self._is_said(number)]

    def _forest(self, numbers: Iterable[int]) -> list[Edge]:
        there = set(numbers)
        broken = self._broken()
        old = [edge for edge, component in self.edges.values() if component not in broken]
        return forest({(edge.a, edge.b): edge for edge in (*old, *self.new_edges) if edge.a in there and edge.b in there}.values())

    def regroup(self) -> set[int]:
        """Group near copies anew. Gives the articles that were there before and now count with others, or no longer do."""
        alive = self._alive(copies=True)
        if not alive:
            return set()
        arrived = {mention.article for mention in self.arrived}
        before: dict[str, int | None] = dict(self.groups)
        after: dict[str, int | None] = {}
        for name, numbers in components(alive, self._forest(alive)).items():
            members = [mention.article for number in numbers for mention in self.mentions[number].values()]
            after.update(dict.fromkeys(members, name if len(members) > 1 else None))
        new = {key: group for key, group in after.items() if before.get(key) != group}
        self.store.group_copies({article_number(key): group for key, group in new.items()})
        self.groups.update(after)
        return {
            article_number(key)
            for key in after
            if key not in arrived and _company(before, after, key, arrived) != _company(after, after, key, arrived)
        }

    def settle(self) -> None:
        """Arrange all that was taken in, settle what came out otherwise, and write it back."""
        alive = [*self._alive(copies=False), *self._alive(copies=True)]
        edges_ = self._forest(alive)
        homes = components(alive, edges_, self.links)
        now = Rearranged(self.forms, homes, edges_, links=self.links, carriers=self._carriers(homes))
        now.compare(self.kept, {pair: edge for pair, (edge, _) in self.edges.items()}, self.dirty)
        self._read({form for cluster in now.changed for form in cluster.forms})
        self._copies_of_all()
        setting = Setting(copies={key: group for key, group in self.groups.items() if group is not None}, places=self.places)
        held = {number: list(found.values()) for number, found in self.mentions.items()}
        settled = [
            (
                cluster.home,
                settle_cluster([self.forms[form] for form in cluster.forms], cluster.joins, held, setting, judged=self.judged),
            )
            for cluster in now.changed
        ]
        open_ = now.doubts(self._first_mentions(now.asked))
        store = self.store
        store.delete_mentions(self.gone)
        store.delete_forms([kept.form for number, kept in self.kept.items() if number not in now.home])
        store.replace_entries(self.loaded, settled, open_, kept=now.standing)
        entry_of = now.entries(settled)
        store.insert_forms((form, now.home[form.id], entry_of.get(form.id)) for form in self.fresh)
        store.insert_mentions(self.arrived)
        self._move(now.home, entry_of, edges_)

    def _carriers(self, homes: Mapping[int, Sequence[int]]) -> dict[int, frozenset[int]]:
        """The articles of each form of which one article has no two: by them it is known what stands side by side."""
        several = {form for found in homes.values() if len(found) > 1 for form in found if self.forms[form].kind in SURE}
        found = touched.carriers(self.store.connection, several & self.kept.keys())
        for form in found:
            found[form] -= self.removed
        for mention in self.arrived:
            if mention.form in several:
                found.setdefault(mention.form, set()).add(article_number(mention.article))
        return {form: frozenset(numbers) for form, numbers in found.items()}

    def _first_mentions(self, numbers: Collection[int]) -> dict[int, tuple[str, str, int]]:
        """What the first mention of each form is ordered by."""
        here = {number for number in numbers if number in self.read or number not in self.kept}
        found = touched.first_mentions(self.store.connection, set(numbers) - here)
        found.update((number, min(map(in_order, self.mentions[number].values()))) for number in here)
        return found

    def _copies_of_all(self) -> None:
        """For mentions loaded before their articles were grouped: the groups that the ledger has by now."""
        unknown = {article_number(key): key for key in self.groups}
        query = select(articles.c.number, articles.c.copy_group).where(among(self.store.connection, articles.c.number, unknown))
        for number, group in self.store.connection.execute(query).all():
            self.groups[unknown[number]] = group

    def _move(self, home: Mapping[int, int], entry_of: Mapping[int, int], edges_: Sequence[Edge]) -> None:
        """Write down where forms and edges are now."""
        here = {number: kept for number, kept in self.kept.items() if number in home}
        self.store.move_forms(
            {number: home[number] for number, kept in here.items() if home[number] != kept.component},
            {number: entry_of.get(number) for number, kept in here.items() if entry_of.get(number) != kept.entry},
        )
        new = {(edge.a, edge.b): (edge, home[edge.a]) for edge in edges_}
        self.store.change_edges(
            [pair for pair, old in self.edges.items() if new.get(pair) != old],
            [value for pair, value in new.items() if self.edges.get(pair) != value],
        )


def _company(groups: Mapping[str, int | None], known: Collection[str], key: str, arrived: Collection[str]) -> frozenset[str]:
    """The articles that count as one with an article, of those that are known and did not just arrive."""
    group = groups.get(key)
    if group is None:
        return frozenset({key})
    return frozenset(other for other in known if other not in arrived and groups.get(other) == group)
