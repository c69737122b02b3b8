"""Which report is this? Title, outlet, date with its basis, language."""

from runding.show.frame import Frame
from runding.show.ink import Line, Piece, Style
from runding.show.layout import Parts, flow, wrap
from runding.show.measure import clipped


def heading(frame: Frame) -> list[Line]:
    """The lines above the sections. A report without a title is known by its first words."""
    article, labels = frame.record.article, frame.labels
    if article.title is not None:
        lines = wrap([Piece(article.title, Style.STRONG)], frame.width)
    else:
        first = next((line for line in article.text[:2000].splitlines() if line.strip()), "")
        lines = [(Piece(clipped(Piece(first.strip()).text, frame.width), Style.STRONG),)]
    date = [Piece(labels.of("word", "date_unknown"), Style.DIM)]
    if article.published is not None:
        date = [Piece(article.published)]
        if article.published_basis is not None:
            date.append(Piece(f" ({labels.of('published_basis', article.published_basis)})", Style.DIM))
    origin = [Piece(words) for words in (article.publisher, article.author) if words]
    facts: Parts = [*origin, date, Piece(labels.language(article.language))]
    address = [Piece(article.url, Style.DIM)] if article.url else []
    return [*lines, *flow(facts, frame.width), *wrap(address, frame.width)]
