"""How good are the records of a whole gold folder?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from runding.evaluate.claims import compare_claims
from runding.evaluate.gold import GoldArticle, load_gold
from runding.evaluate.part import Difference
from runding.evaluate.rounds import compare_rounds
from runding.evaluate.statements import compare_statements
from runding.evaluate.tally import Mean, Ratio, Tally
from runding.model.record import ArticleRecord

Extract = Callable[[str, GoldArticle], ArticleRecord]
"""What is measured: from the text and its gold article (for language, title and date) to a record of the same text."""


class MeasureError(Exception):
    """A record cannot be compared with its gold; the message says which and why."""


class _Adds(Protocol):
    def __add__(self: "_T", other: "_T") -> "_T": ...


_T = TypeVar("_T", bound=_Adds)


@dataclass(frozen=True)
class Figures:
    """Counts of some articles: tallies and accuracies by component, means for information, the number of articles."""

    articles: int
    tallies: Mapping[str, Tally]
    accuracies: Mapping[str, Ratio]
    means: Mapping[str, Mean]

    @classmethod
    def total(cls, figures: Iterable["Figures"]) -> "Figures":
        """The counts of all articles together (micro average)."""
        several = list(figures)
        return cls(
            sum(one.articles for one in several),
            _added(one.tallies for one in several),
            _added(one.accuracies for one in several),
            _added(one.means for one in several),
        )


@dataclass(frozen=True)
class ArticleMeasure:
    """One article against its gold."""

    name: str
    language: str
    figures: Figures
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Evaluation:
    """All articles of a gold folder, ordered by language and name."""

    articles: tuple[ArticleMeasure, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, in the order of their codes."""
        return tuple(sorted({one.language for one in self.articles}))

    def figures(self, language: str | None = None) -> Figures:
        """The counts of one language's articles, or of all of them."""
        return Figures.total(one.figures for one in self.articles if language in (None, one.language))


def evaluate_folder(path: Path, *, extract: Extract, names: Iterable[str] = ()) -> Evaluation:
    """Reads every text of a gold folder with `extract` and compares the records with the gold.

    `names` limits it to the articles with these ids. Raises GoldError when the folder cannot be used, MeasureError when
    an id is not in it or a record is of another text.
    """
    return evaluate_articles(load_gold(path), extract=extract, names=names)


def evaluate_articles(articles: Iterable[GoldArticle], *, extract: Extract, names: Iterable[str] = ()) -> Evaluation:
    """As `evaluate_folder`, for gold articles that are loaded already."""
    known = {one.gold.id: one for one in articles}
    chosen = tuple(dict.fromkeys(names)) or tuple(known)
    unknown = [name for name in chosen if name not in known]
    if unknown:
        raise MeasureError(f"no gold article is called {', '.join(unknown)}; there are: {', '.join(sorted(known))}")
    measures = [measure_article(known[name], extract(known[name].text, known[name])) for name in chosen]
    return Evaluation(tuple(sorted(measures, key=lambda one: (one.language, one.name))))


def measure_article(article: GoldArticle, record: ArticleRecord) -> ArticleMeasure:
    """Compares one record with its gold. Raises MeasureError when the record is of another text."""
    if record.article.text != article.text:
        raise MeasureError(f"{article.path}: the record is of another text than the gold: its places cannot be compared")
    parts = (
        compare_statements(article, record.statements),
        compare_rounds(article, record),
        compare_claims(article, record),
    )
    figures = Figures(
        1,
        _added(part.tallies for part in parts),
        _added(part.accuracies for part in parts),
        _added(part.means for part in parts),
    )
    differences = tuple(difference for part in parts for difference in part.differences)
    return ArticleMeasure(article.gold.id, article.gold.language, figures, differences)


def _added(counts: Iterable[Mapping[str, _T]]) -> dict[str, _T]:
    total: dict[str, _T] = {}
    for one in counts:
        for name, value in one.items():
            total[name] = total[name] + value if name in total else value
    return total
