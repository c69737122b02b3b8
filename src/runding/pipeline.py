"""THE MAP: one report in, its record out. Every step is named here and nowhere else; steps do not know one another."""

from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from runding.find.attributions import find_attributions
from runding.find.cast import Cast
from runding.find.channels import find_way
from runding.find.furniture import Furniture, find_furniture
from runding.find.references import References
from runding.find.times import TimeMention, find_times
from runding.lang.document import Document, analyse
from runding.lang.markers import LanguageMarkers, read_markers
from runding.lang.pack import PACKS, available, load_pack
from runding.model.record import ArticleRecord, Related, Statement
from runding.model.text import Article, Span
from runding.read.sources import read_article
from runding.record.statements import said_time, statement


def read(source: Path | str, *, published: str | None = None, language: str | None = None) -> ArticleRecord:
    """The record of one report in a file; `-` is the standard input.

    `published` is an ISO date (YYYY-MM-DD) that overrules what the source says of itself, `language` the code of a pack.
    Raises runding.read.errors.SourceError, which names the source, the cause and what to do.
    """
    return extract(read_article("-" if source == "-" else Path(source), published=published, languages=markers(), language=language))


def extract(article: Article) -> ArticleRecord:
    """The record of one article. Pure: the same article gives the same record. Raises KeyError where its language has no pack."""
    pack = load_pack(article.language)
    text = article.text
    furniture = find_furniture(text, pack.noise)
    document = analyse(text, pack, masked=furniture.ranges)
    published = date.fromisoformat(article.published) if article.published else None
    times = find_times(text, pack.dates, published=published)
    statements = _statements(document, times)
    return ArticleRecord(
        article=_with_publisher(article, furniture),
        statements=tuple(statements),
        related=_related(text, furniture),
        furniture=tuple(Span.of(text, stretch.start, stretch.end) for stretch in furniture.ranges),
    )


@cache
def markers() -> tuple[LanguageMarkers, ...]:
    """By what each language with a pack is told, as `runding.read` needs it."""
    return tuple(read_markers(PACKS / code / "language.toml", code=code) for code in available())


def _statements(document: Document, times: list[TimeMention]) -> list[Statement]:
    references = References(document, Cast(document))
    made: list[Statement] = []
    for attribution in find_attributions(document):
        sentence = document.sentences[attribution.sentence]
        way = find_way(document, sentence, attribution.contents, cue_channel=attribution.channel)
        made.append(
            statement(
                document.text,
                attribution,
                number=len(made) + 1,
                speaker=references.speaker(attribution),
                channel=way.channel,
                relay=way.relay,
                said=said_time(times, within=(sentence.start, sentence.end), outside=attribution.contents),
            )
        )
    return made


def _with_publisher(article: Article, furniture: Furniture) -> Article:
    """The article with the outlet that its dateline names, where the source told none."""
    if article.publisher is not None or furniture.publisher is None:
        return article
    return replace(article, publisher=furniture.publisher)


def _related(text: str, furniture: Furniture) -> tuple[Related, ...]:
    return tuple(Related(title=title, span=Span.of(text, place.start, place.end)) for title, place in furniture.related)
