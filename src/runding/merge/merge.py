"""Many records to one history, all at once: a pure function of the set of records and judgements, whatever their order.

The ledger takes the same steps for what a new report touches. That both arrive at the same bytes follows from `cluster` and
is tested.
"""

from collections.abc import Iterable, Mapping, Sequence

from runding.merge.assemble import assemble, quote, report_entry
from runding.merge.cluster import Edge, Link, components, forest
from runding.merge.compare import blocks_of, compare
from runding.merge.component import settle_component
from runding.merge.digest import Digest, digest
from runding.merge.fold import parse
from runding.merge.form import Form, Mention
from runding.merge.judge import links, located, place
from runding.merge.origins import report_key
from runding.merge.places import NOWHERE, Places
from runding.merge.settle import Setting
from runding.model.history import Doubt, Entry, History
from runding.model.judgement import Judgement, active
from runding.model.record import ArticleRecord, to_json


def merge(records: Iterable[ArticleRecord], *, judgements: Iterable[Judgement] = (), places: Places = NOWHERE) -> History:
    """The one history of records.

    Args:
        records: Records of reports, in any order. Of several different records of one report one counts, whatever the order.
        judgements: What readers decided, in any order; see `runding.model.judgement`.
        places: What is known of places, so that what is nested is not taken for a contradiction.
    """
    reports: dict[str, ArticleRecord] = {}
    for record in records:
        key = report_key(record)
        if key not in reports or to_json(record) > to_json(reports[key]):
            reports[key] = record
    holding = active(judgements)
    digests = [digest(one, on_article(holding, key)) for key, one in sorted(reports.items())]
    return _Whole(digests, holding, placed_in(reports, holding), places).history()


def on_article(judgements: Sequence[Judgement], article: str) -> list[Judgement]:
    """The judgements that name a record of an article as their target."""
    return [one for one in judgements if any(target.article == article for target in one.targets)]


def placed_in(reports: Mapping[str, ArticleRecord], judgements: Sequence[Judgement]) -> dict[str, int]:
    """For each mention id that judgements name, the mention that it means in these records."""
    named = {target.mention: target for one in judgements for target in (*one.targets, *one.others)}
    wanted = {target.article for target in named.values()}
    there = {key: [it for it, _ in located(one)] for key, one in reports.items() if key in wanted}
    found: dict[str, int] = {}
    for mention, target in named.items():
        meant = place(target, there.get(target.article, []))
        if meant is not None:
            found[mention] = parse(meant.mention)
    return found


class _Whole:
    """All digests being merged."""

    def __init__(self, digests: Sequence[Digest], judgements: Sequence[Judgement], placed: Mapping[str, int], places: Places) -> None:
        self.digests = digests
        self.forms: dict[int, Form] = {form.id: form for one in digests for form in one.forms}
        self.mentions: dict[int, list[Mention]] = {}
        for one in digests:
            for mention in one.mentions:
                self.mentions.setdefault(mention.form, []).append(mention)
        self.edges = forest(compare(self.forms.values(), blocks_of(self.forms.values()), self.forms, places))
        form_of = {mention.id: form for form, held in self.mentions.items() for mention in held}
        self.links: list[Link] = links(judgements, form_of, placed)
        self.judged = judged_by_mention(judgements, placed)
        self.copies, self.copy_names = self._copies()
        self.setting = Setting(copies=self.copies, places=places)

    def _copies(self) -> tuple[dict[str, int], dict[str, str]]:
        """For articles with near copies the number of their group; for every article the name of its group."""
        groups: dict[str, int] = {}
        names: dict[str, str] = {}
        forms = [form.id for form in self.forms.values() if form.kind == "copy"]
        edges = [edge for edge in self.edges if self.forms[edge.a].kind == "copy"]
        published = {one.article: one.published or "~" for one in self.digests}
        for group, members in components(forms, edges).items():
            articles = [mention.article for form in members for mention in self.mentions[form]]
            name = min(articles, key=lambda one: (published[one], one))
            for article in articles:
                names[article] = name
                if len(articles) > 1:
                    groups[article] = group
        return groups, names

    def history(self) -> History:
        entries: list[Entry] = []
        doubts: list[Doubt] = []
        edges_of: dict[int, list[Edge]] = {}
        found = components([one.id for one in self.forms.values() if one.kind != "copy"], self.edges, self.links)
        home = {form: name for name, forms in found.items() for form in forms}
        for edge in self.edges:
            if edge.a in home:
                edges_of.setdefault(home[edge.a], []).append(edge)
        links_of: dict[int, list[Link]] = {}
        for link in self.links:
            links_of.setdefault(home[link.a], []).append(link)
        for name, forms in found.items():
            settled, open_ = settle_component(
                [self.forms[one] for one in forms],
                edges_of.get(name, ()),
                self.mentions,
                self.setting,
                links=links_of.get(name, ()),
                judged=self.judged,
            )
            entries.extend(one.entry for one in settled)
            doubts.extend(open_)
        return assemble(
            [report_entry(one, self.copy_names[one.article]) for one in self.digests],
            entries,
            doubts,
            [quote(mention) for held in self.mentions.values() for mention in held if mention.kind != "copy"],
        )


def judged_by_mention(judgements: Sequence[Judgement], placed: Mapping[str, int]) -> dict[int, list[Judgement]]:
    """For each mention the judgements that have it as a target, oldest first."""
    found: dict[int, list[Judgement]] = {}
    for one in judgements:
        for target in one.targets:
            meant = placed.get(target.mention)
            if meant is not None:
                found.setdefault(meant, []).append(one)
    return found
