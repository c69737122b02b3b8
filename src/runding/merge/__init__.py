"""Records to one history: who reports the same, how many independent origins stand behind it, and where reports disagree.

The steps, each a file: `digest` (what of a record is merged), `candidates` (what is compared), `score` (how likely it is one),
`cluster` (which forms are one), `settle` (what a cluster becomes), `assemble` (the whole). `merge` runs them all.
"""

from runding.merge.assemble import assemble, contradictions_of, entry_day, entry_order, quote, report_entry, with_series
from runding.merge.cluster import Arranged, Edge, Link, components, forest
from runding.merge.compare import blocks_of, compare, edge_of
from runding.merge.component import Settled, arrange_component, doubt, joins_of, settle_cluster, settle_component
from runding.merge.contradictions import contradiction
from runding.merge.digest import DETAILS, FACTS, Digest, digest, placed_form
from runding.merge.fold import day_of, number, parse, show, tokens
from runding.merge.fold import outlet as outlet_name
from runding.merge.form import KINDS, Form, Member, Mention, in_order
from runding.merge.judge import edit, links, located, place
from runding.merge.judged import judged_article
from runding.merge.merge import judged_by_mention, merge, on_article, placed_in
from runding.merge.origins import SketchError, recipe, report_key, sketch_of
from runding.merge.places import NOWHERE, Places
from runding.merge.positions import lines, matrix
from runding.merge.score import SURE
from runding.merge.series import Met, series_of
from runding.merge.settle import Setting, pinned, settle

__all__ = [
    "DETAILS",
    "FACTS",
    "KINDS",
    "NOWHERE",
    "SURE",
    "Arranged",
    "Digest",
    "Edge",
    "Form",
    "Link",
    "Member",
    "Mention",
    "Met",
    "Places",
    "Setting",
    "Settled",
    "SketchError",
    "arrange_component",
    "assemble",
    "blocks_of",
    "compare",
    "components",
    "contradiction",
    "contradictions_of",
    "day_of",
    "digest",
    "doubt",
    "edge_of",
    "edit",
    "entry_day",
    "entry_order",
    "forest",
    "in_order",
    "joins_of",
    "judged_article",
    "judged_by_mention",
    "lines",
    "links",
    "located",
    "matrix",
    "merge",
    "number",
    "on_article",
    "outlet_name",
    "parse",
    "pinned",
    "place",
    "placed_form",
    "placed_in",
    "quote",
    "recipe",
    "report_entry",
    "report_key",
    "series_of",
    "settle",
    "settle_cluster",
    "settle_component",
    "show",
    "sketch_of",
    "tokens",
    "with_series",
]
