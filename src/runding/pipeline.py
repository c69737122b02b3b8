"""THE MAP: one report in, its record out. Every step is named here and nowhere else; steps do not know one another."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from runding.find.attributions import find_attributions
from runding.find.cast import Cast
from runding.find.channels import find_way
from runding.find.claims import find_claims
from runding.find.figures import find_figures
from runding.find.furniture import Furniture, find_furniture, inside_paragraphs
from runding.find.passages import passages
from runding.find.references import References
from runding.find.sides import Sides
from runding.find.talks import find_talks
from runding.find.times import TimeMention, find_times
from runding.find.voices import voices_of
from runding.lang.document import Document, analyse
from runding.lang.folders import home_of
from runding.lang.markers import LanguageMarkers, read_markers
from runding.lang.pack import available, load_pack
from runding.lang.topic import topic_of
from runding.model.record import ArticleRecord, Related, Statement
from runding.model.text import Article, Range, Span
from runding.read.plain import Plain, plain_of, without
from runding.read.sources import read_article
from runding.record.agreements import agreements
from runding.record.figures import figures
from runding.record.positions import positions
from runding.record.printed import as_printed
from runding.record.statements import said_time, statement, with_report
from runding.record.talks import make_talks, rate_talks, with_agreed


def read(source: Path | str, *, published: str | None = None, language: str | None = None) -> ArticleRecord:
    """The record of one report in a file; `-` is the standard input.

    `published` is an ISO date (YYYY-MM-DD) that overrules what the source says of itself, `language` the code of a pack.
    Raises runding.read.errors.SourceError, which names the source, the cause and what to do.
    """
    return extract(read_article("-" if source == "-" else Path(source), published=published, languages=markers(), language=language))


def extract(article: Article, *, gated: bool = True) -> ArticleRecord:
    """The record of one article. Pure: the same article gives the same record. Raises KeyError where its language has no pack.

    With `gated` False rounds, positions and agreements are looked for whatever the report is about, also in a lone sentence.
    """
    noise, plain = load_pack(article.language).noise, plain_of(article.text)
    text = article.text if plain is None else plain.text
    furniture = find_furniture(text, noise)
    inside = inside_paragraphs(text, furniture)
    read = without(text, plain, inside) if inside else plain
    if read is None:
        return _extract(article, furniture, gated=gated)
    record = _extract(replace(article, text=read.text), find_furniture(read.text, noise) if inside else furniture, gated=gated)
    printed = as_printed(record, replace(record.article, text=article.text), read.printed)
    return _with_inside(printed, furniture, inside, plain) if inside else printed


def _with_inside(record: ArticleRecord, furniture: Furniture, inside: Sequence[Range], plain: Plain | None) -> ArticleRecord:
    """The record with the furniture that stands within paragraphs, which was left out when they were read."""
    text = record.article.text

    def span(stretch: Range) -> Span:
        return Span.of(text, *(stretch if plain is None else plain.printed(*stretch)))

    titles = [(title, place) for title, place in furniture.related if any(stretch.holds(place) for stretch in inside)]
    related = [*record.related, *(Related(title=title, span=span(place)) for title, place in titles)]
    return replace(
        record,
        related=tuple(sorted(related, key=lambda one: one.span.start)),
        furniture=tuple(sorted((*record.furniture, *map(span, inside)), key=lambda one: one.start)),
    )


def _extract(article: Article, furniture: Furniture, *, gated: bool) -> ArticleRecord:
    """The record of an article whose text is read as it is."""
    pack = load_pack(article.language)
    text = article.text
    document = analyse(text, pack, masked=furniture.ranges)
    published = date.fromisoformat(article.published) if article.published else None
    times = find_times(text, pack.dates, published=published)
    cast = Cast(document)
    statements = _statements(document, cast, times)
    record = ArticleRecord(
        article=_with_publisher(article, furniture),
        statements=tuple(statements),
        related=_related(text, furniture),
        furniture=tuple(Span.of(text, stretch.start, stretch.end) for stretch in furniture.ranges),
    )
    return _with_talks(record, document, cast, times, published) if not gated or topic_of(document).passes else record


def _with_talks(record: ArticleRecord, document: Document, cast: Cast, times: list[TimeMention], published: date | None) -> ArticleRecord:
    """The record of a report that looks like conflict or diplomacy, with the talks and what the sides want and agree on."""
    text, language = document.text, document.pack.code
    sides, opened = Sides(document, cast), list(passages(document))
    found = find_talks(document, opened, times=times, sides=sides, cast=cast)
    talks = make_talks(text, found, published=published, statements=record.statements)
    voices = voices_of(text, record.statements)
    counted = find_figures(document, opened, times=[Range(time.start, time.end) for time in times])
    claims = find_claims(document, opened, voices, sides, meeting=talks.parties, thirds=talks.third_parties, figures=counted, times=times)
    sided = tuple(
        with_report(one, side=voice.side, about=claims.gists.get(one.id, ()))
        for one, voice in zip(record.statements, claims.voices, strict=True)
    )
    agreed = agreements(
        text,
        claims.agreements,
        parties=talks.agreeing(claims.parties),
        language=language,
        facts=claims.corridors,
        stances=claims.stances,
        brought=talks.outcomes,
    )
    paragraphs = [passage.units.paragraph for passage in opened]
    return replace(
        record,
        statements=sided,
        rounds=talks.rounds,
        outcomes=with_agreed(found, talks, published=published, agreements=agreed, told=claims.agreements, paragraphs=paragraphs),
        assessments=rate_talks(text, found, talks, statements=sided),
        positions=tuple(positions(text, claims.stances, language=language)),
        agreements=tuple(agreed),
        figures=tuple(figures(text, counted, statements=record.statements)),
    )


@cache
def markers() -> tuple[LanguageMarkers, ...]:
    """By what each language with a pack is told, as `runding.read` needs it."""
    return tuple(read_markers(home_of(code) / "language.toml", code=code) for code in available())


def _statements(document: Document, cast: Cast, times: list[TimeMention]) -> list[Statement]:
    attributions = find_attributions(document)
    references = References(document, cast, attributions)
    made: list[Statement] = []
    for attribution in attributions:
        sentence = document.sentences[attribution.sentence]
        way = find_way(document, sentence, attribution.contents, cue_channel=attribution.channel, within=attribution.way)
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
