"""The bundled example corpus as records, and what is true of it: `example_truth.toml`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from runding.cli.demo import TALKS
from runding.merge import report_key
from runding.model.history import Entry, History
from runding.model.record import ArticleRecord
from runding.model.text import Article
from runding.pipeline import extract, markers
from runding.read.many import read_many

TRUTH = Path(__file__).with_name("example_truth.toml")
SITE = "https://example.org/"


@cache
def example_records() -> tuple[ArticleRecord, ...]:
    """The reports as they are read."""
    return tuple(extract(one) for one in read_many([str(TALKS)], languages=markers()) if isinstance(one, Article))


@dataclass(frozen=True)
class Thing:
    """One round, utterance or corridor that is true, with the places that tell of it."""

    key: str
    places: tuple[str, ...]
    origins: int | None


@cache
def things(kind: str) -> tuple[Thing, ...]:
    """Everything of a kind."""
    told = tomllib.loads(TRUTH.read_text(encoding="utf-8"))[kind]
    return tuple(Thing(one["key"], tuple(one["places"]), one.get("origins")) for one in told)


def placed(history: History, kind: str, records: Iterable[ArticleRecord]) -> dict[str, str]:
    """For each place of the truth that was read, the mention that stands there."""
    texts = {report_key(one): one.article for one in records}
    found: dict[str, str] = {}
    told: dict[str, list[tuple[str, str]]] = {}
    for quote in history.quotes:
        if quote.kind == kind:
            article = texts[quote.article]
            words = " … ".join(article.text[start:end] for start, end in quote.spans)
            told.setdefault((article.url or "").removeprefix(SITE), []).append((words, quote.id))
    for thing in things(kind):
        for place in thing.places:
            name, _, words = place.partition("#")
            here = [mention for text, mention in told.get(name, []) if words in text]
            if here:
                found[place] = here[0]
    return found


def pairs_of(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """All pairs within groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def pairwise_f1(entries: Iterable[Entry], kind: str, where: dict[str, str]) -> float:
    """How well entries agree with the truth on which mentions are one; a mention that no place lists is one of its own."""
    made = pairs_of(one.carried.mentions for one in entries)
    true = pairs_of([where[place] for place in thing.places if place in where] for thing in things(kind))
    return 2 * len(made & true) / (len(made) + len(true))
