"""Keep the history current as reports arrive, are read again or are judged: only what they touch is settled anew.

What is touched is a number of whole components: those of the forms that gain or lose a mention, that a new form is likely one with,
that a reader links, or whose articles turn out to be copies of each other. They are taken into memory, changed there by the same pure
functions that merge everything at once, and written back. That the result is the same is a property test.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from runding.ledger.connect import among
from runding.ledger.judging import any_judgement, judgements_on_mentions
from runding.ledger.store import Kept, Store, article_number, with_blocks
from runding.ledger.tables import articles
from runding.merge import (
    Digest,
    Edge,
    Form,
    Link,
    Mention,
    Places,
    Setting,
    Settled,
    blocks_of,
    compare,
    components,
    forest,
    links,
    parse,
    settle_component,
)
from runding.model.history import Doubt
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
    change.reach(store.components_of_mentions(relinked))
    change.load()
    change.rescore()
    touched = change.regroup()
    if touched:
        change.reach(store.components_of_articles(touched))
        change.load()
    change.settle()


class _Change:
    """One change of the history being made."""

    def __init__(self, store: Store, places: Places) -> None:
        self.store = store
        self.places = places
        self.forms: dict[int, Form] = {}
        self.kept: dict[int, Kept] = {}
        self.mentions: dict[int, dict[int, Mention]] = {}
        self.groups: dict[str, int | None] = {}
        self.edges: dict[tuple[int, int], tuple[Edge, int]] = {}
        self.new_edges: list[Edge] = []
        self.waiting: set[int] = set()
        self.loaded: set[int] = set()
        self.gone: set[int] = set()
        self.arrived: list[Mention] = []
        self.fresh: list[Form] = []
        self.links: list[Link] = []
        self.judged: dict[int, list[Judgement]] = {}
        self.has_judgements = any_judgement(store.connection)

    def reach(self, numbers: Iterable[int]) -> None:
        """Take components in."""
        self.waiting.update(set(numbers) - self.loaded)

    def take(self, digests: Sequence[Digest], removed: Collection[int]) -> None:
        """Note what arrives and what goes, compare the new forms, and reach for what they touch."""
        store = self.store
        wanted = {form.id: form for one in digests for form in one.forms}
        there = store.forms(wanted)
        self.reach(kept.component for kept in there.values())
        self.fresh = [form for form in wanted.values() if form.id not in there]
        self.forms.update((form.id, form) for form in self.fresh)
        self.arrived = [mention for one in digests for mention in one.mentions]
        for mention in self.arrived:
            self.mentions.setdefault(mention.form, {})[mention.id] = mention
            self.groups.setdefault(mention.article, None)
        going = store.mentions_of_articles(removed)
        self.gone = {told.mention.id for told in going}
        self.reach(kept.component for kept in store.forms({told.mention.form for told in going}).values())
        index, near = store.standing_in({probe for form in self.fresh for probe in form.probes})
        for form in self.fresh:
            for key in form.keys:
                index.setdefault(key, []).append(form.id)
        known = {number: kept.form for number, kept in near.items()}
        self.new_edges = compare(self.fresh, index, {**known, **self.forms}, self.places)
        for edge in self.new_edges:
            self.reach(near[end].component for end in (edge.a, edge.b) if end in near)

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
            for told in self.store.mentions(found):
                mention = told.mention
                self.groups.setdefault(mention.article, told.group)
                if mention.id not in self.gone:
                    self.mentions.setdefault(mention.form, {})[mention.id] = mention
            self._judgements()

    def _judgements(self) -> None:
        if not self.has_judgements:
            return
        form_of = {mention.id: form for form, held in self.mentions.items() for mention in held.values()}
        holding, placed = judgements_on_mentions(self.store.connection, form_of)
        meant = {number for number in placed.values() if number not in form_of}
        self.reach(self.store.components_of_mentions(meant))
        self.links = links(holding, form_of, placed)
        self.judged = {}
        for one in holding:
            for target in one.targets:
                if (means := placed.get(target.mention)) is not None:
                    self.judged.setdefault(means, []).append(one)

    def rescore(self) -> None:
        """Where a form goes, the forest of its component cannot tell what else holds it together: compare its forms again."""
        self._judgements()
        self.load()
        broken = {kept.component for number, kept in self.kept.items() if not self.mentions.get(number)}
        if not broken:
            return
        for number, kept in self.kept.items():
            if kept.component in broken:
                self.forms[number] = with_blocks(kept.form)
        alive = [self.forms[number] for number, kept in self.kept.items() if kept.component in broken and self.mentions.get(number)]
        self.new_edges += compare(alive, blocks_of(alive), self.forms, self.places)

    def _alive(self, *, copies: bool) -> list[int]:
        return [number for number, form in self.forms.items() if self.mentions.get(number) and (form.kind == "copy") == copies]

    def _forest(self, numbers: Iterable[int]) -> list[Edge]:
        there = set(numbers)
        broken = {kept.component for number, kept in self.kept.items() if not self.mentions.get(number)}
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
        """Settle all that was taken in, and write it back."""
        self._copies_of_all()
        alive = [*self._alive(copies=False), *self._alive(copies=True)]
        edges_ = self._forest(alive)
        homes = components(alive, edges_, self.links)
        home = {number: name for name, numbers in homes.items() for number in numbers}
        by_home = _by_home(edges_, home)
        links_of: dict[int, list[Link]] = {}
        for link in self.links:
            if link.a in home:
                links_of.setdefault(home[link.a], []).append(link)
        setting = Setting(copies={key: group for key, group in self.groups.items() if group is not None}, places=self.places)
        settled: list[tuple[int, Settled]] = []
        open_: list[tuple[int, Doubt]] = []
        held = {number: list(found.values()) for number, found in self.mentions.items()}
        for name, numbers in homes.items():
            if self.forms[name].kind == "copy":
                continue
            made, questions = settle_component(
                [self.forms[number] for number in numbers], by_home.get(name, ()), held, setting,
                links=links_of.get(name, ()), judged=self.judged,
            )  # fmt: skip
            settled.extend((name, one) for one in made)
            open_.extend((name, one) for one in questions)
        self._write(home, edges_, settled, open_)

    def _copies_of_all(self) -> None:
        """For mentions loaded before their articles were grouped: the groups that the ledger has by now."""
        unknown = {article_number(key): key for key in self.groups}
        query = select(articles.c.number, articles.c.copy_group).where(among(self.store.connection, articles.c.number, unknown))
        for number, group in self.store.connection.execute(query):
            self.groups[unknown[number]] = group

    def _write(
        self,
        home: Mapping[int, int],
        edges_: Sequence[Edge],
        settled: Sequence[tuple[int, Settled]],
        open_: Sequence[tuple[int, Doubt]],
    ) -> None:
        store = self.store
        entry_of = {form: parse(one.entry.id) for _, one in settled for form in one.forms}
        store.delete_mentions(self.gone)
        store.delete_forms([kept.form for number, kept in self.kept.items() if number not in home])
        store.replace_entries(self.loaded, settled, open_)
        store.insert_forms((form, home[form.id], entry_of.get(form.id)) for form in self.fresh)
        store.insert_mentions(self.arrived)
        store.move_forms(
            {number: home[number] for number, kept in self.kept.items() if number in home and home[number] != kept.component},
            {number: entry_of.get(number) for number, kept in self.kept.items() if number in home and entry_of.get(number) != kept.entry},
        )
        new = {(edge.a, edge.b): (edge, home[edge.a]) for edge in edges_}
        store.change_edges(
            [pair for pair, old in self.edges.items() if new.get(pair) != old],
            [value for pair, value in new.items() if self.edges.get(pair) != value],
        )


def _by_home(edges_: Iterable[Edge], home: Mapping[int, int]) -> dict[int, list[Edge]]:
    found: dict[int, list[Edge]] = {}
    for edge in edges_:
        found.setdefault(home[edge.a], []).append(edge)
    return found


def _company(groups: Mapping[str, int | None], known: Collection[str], key: str, arrived: Collection[str]) -> frozenset[str]:
    """The articles that count as one with an article, of those that are known and did not just arrive."""
    group = groups.get(key)
    if group is None:
        return frozenset({key})
    return frozenset(other for other in known if other not in arrived and groups.get(other) == group)
