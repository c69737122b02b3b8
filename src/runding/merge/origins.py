"""How many independent origins stand behind many reports? Near copies share one, and a relay has that of what it relays.

Near copies are found by MinHash over runs of words, so a wire story that was shortened or given a new first paragraph is
still known. An origin is an outlet (or a group of near copies): reports whose outlets are joined by a chain of relays or by
copying count once. Two outlets that name no source count as two; that is the most that can be known from the reports.
"""

import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from runding.merge.cluster import Sets
from runding.merge.fold import number, outlet, show, tokens
from runding.merge.form import Facts, Mention
from runding.merge.score import MERGE, NO, Score
from runding.model.history import Reports
from runding.model.record import ArticleRecord
from runding.model.text import Article

SIZE: Final = 64
"""Numbers in a sketch: the standard error of the share of common runs is at most 1/16."""
RUN: Final = 4
"""Words in a run."""
BANDS: Final = 14
ROWS: Final = 4
"""Blocks of four numbers: texts that share 80 % of their runs meet in one with probability 0.999, 70 % 0.98, 30 % 0.11."""
COPY: Final = 0.6
"""From this share of common runs on two texts are near copies."""
SEED: Final = 20220303
_FIRST: Final = int.from_bytes(b"\x80\0\0\0" * SIZE, "big")
_REST: Final = int.from_bytes(b"\x7f\xff\xff\xff" * SIZE, "big")
"""The first bit of each number of a sketch, and the other bits."""


class SketchError(RuntimeError):
    """Near copies cannot be found: the library for it is missing."""


class CopyFacts(Facts, frozen=True, kw_only=True, array_like=True):
    """A text as its MinHash sketch (see `sketch`)."""

    article: str
    sketch: bytes


def recipe() -> str:
    """How sketches are made: those made in another way cannot be compared."""
    return f"rensa R {_minhash().ALGORITHM_VERSION}, {SIZE} numbers, seed {SEED}, runs of {RUN} words"


def _minhash() -> Any:
    try:
        from rensa import RMinHash  # type: ignore[import-untyped]
    except ImportError:
        raise SketchError("merging needs the library rensa, which is not installed: pip install 'runding[ledger]'") from None
    return RMinHash


def sketch(text: str) -> bytes:
    """The MinHash sketch of a text: `SIZE` numbers of four bytes, or none for a text of fewer than 20 words, in which a run says little."""
    return sketch_of(tokens(text))


def sketch_of(words: Sequence[str]) -> bytes:
    """The sketch of a text that is cut into words."""
    if len(words) < 20:
        return b""
    made = _minhash()(num_perm=SIZE, seed=SEED)
    made.update([" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)])
    return struct.pack(f">{SIZE}I", *made.digest())


def blocks(facts: CopyFacts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of a text."""
    bands = [facts.sketch[at * 4 * ROWS : (at + 1) * 4 * ROWS] for at in range(BANDS)] if facts.sketch else []
    found = tuple(number("copy", str(at), band.hex()) for at, band in enumerate(bands))
    return found, found


def score(a: CopyFacts, b: CopyFacts) -> Score:
    """How likely two texts are copies: the share of runs in common, from `COPY` on."""
    # All numbers at once: adding carries into the first bit of a number wherever one of its other bits differs.
    differs = _as_one(a.sketch) ^ _as_one(b.sketch)
    share = 1 - ((((differs & _REST) + _REST) | differs) & _FIRST).bit_count() / SIZE
    if share < COPY:
        return NO
    value = round(MERGE + (1 - MERGE) * (share - COPY) / (1 - COPY), 4)
    return Score(value, (("share of common runs of words", round(share, 4)),))


@lru_cache(maxsize=16384)
def _as_one(sketch_: bytes) -> int:
    return int.from_bytes(sketch_, "big")


def outlet_of(article: Article) -> str:
    """The folded name of who published an article; its address or its id where no name is known."""
    for name in (article.publisher, article.url):
        if name and (folded := outlet(name)):
            return folded
    return article.id


def report_key(record: ArticleRecord) -> str:
    """The name of a report: the id of its text and, where it is known, the outlet. One text in two outlets is two reports."""
    article = record.article
    outlet_ = outlet_of(article)
    return article.id if outlet_ == article.id else f"{article.id}@{outlet_}"


def relays_of(record: ArticleRecord) -> tuple[str, ...]:
    """The outlets that an article as a whole relays: those named for at least half of its statements. Names as written."""
    named: dict[str, int] = {}
    for one in record.statements:
        for name in set(one.relay):
            named[name] = named.get(name, 0) + 1
    return tuple(sorted(name for name, times in named.items() if times * 2 >= len(record.statements)))


def carried(ordered: Sequence[Mention], copies: Mapping[str, int]) -> Reports:
    """Who carries something: mentions, distinct articles, and independent origins.

    Args:
        ordered: The mentions of one thing, in order.
        copies: For articles that have near copies, a number that is the same for all of one group.
    """
    if len(ordered) == 1:
        return Reports(mentions=(show(ordered[0].id),), reports=1, origins=1)
    return Reports(
        mentions=tuple(show(one.id) for one in ordered),
        reports=len({one.article for one in ordered}),
        origins=len(origins(ordered, copies)),
    )


def origins(mentions: Sequence[Mention], copies: Mapping[str, int]) -> list[list[str]]:
    """The articles behind something, by independent origin, each list and all lists in order."""
    if len(mentions) == 1:
        return [[mentions[0].article]]
    sets = Sets()
    nodes: dict[str | int, int] = {}
    for one in mentions:
        own = nodes.setdefault(one.outlet, len(nodes))
        for relay in one.relays:
            sets.union(own, nodes.setdefault(relay, len(nodes)))
        group = copies.get(one.article)
        if group is not None:
            sets.union(own, nodes.setdefault(group, len(nodes)))
    found: dict[int, set[str]] = {}
    for one in mentions:
        found.setdefault(sets.find(nodes[one.outlet]), set()).add(one.article)
    return sorted(sorted(articles) for articles in found.values())
