"""THE MAP: one article in, its record out. Every step is named here and nowhere else; steps do not know one another."""

from runding.find.attributions import find_attributions
from runding.find.cast import Cast
from runding.find.channels import find_way
from runding.find.references import References
from runding.lang.document import Document, analyse
from runding.lang.pack import load_pack
from runding.model.record import ArticleRecord, Statement
from runding.model.text import Article
from runding.record.statements import statement


def extract(article: Article) -> ArticleRecord:
    """The record of one article. Pure: the same article gives the same record."""
    pack = load_pack(article.language)
    document = analyse(article.text, pack)
    return ArticleRecord(article=article, statements=tuple(_statements(document)))


def _statements(document: Document) -> list[Statement]:
    references = References(document, Cast(document))
    made: list[Statement] = []
    for attribution in find_attributions(document):
        if not all(piece.start < piece.end for piece in attribution.contents):
            continue
        way = find_way(document, document.sentences[attribution.sentence], attribution.contents, cue_channel=attribution.channel)
        made.append(
            statement(
                document.text,
                attribution,
                number=len(made) + 1,
                speaker=references.speaker(attribution),
                channel=way.channel,
                relay=way.relay,
            )
        )
    return made
