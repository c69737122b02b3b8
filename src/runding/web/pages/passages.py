"""The words behind mentions, as they stand in their articles: what a page shows beside what it says."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from runding.ledger import Ledger
from runding.model.history import Quote
from runding.model.record import ArticleRecord
from runding.web.marking import passage
from runding.web.visible import markup, visible

GAP = " … "
"""What stands between words that do not stand side by side."""


class Passage:
    """Words in their article. `text` is escaped, `words` are those of the mention alone."""

    def __init__(self, quote: Quote, text: Markup, words: str) -> None:
        self.id, self.article, self.kind, self.record = quote.id, quote.article, quote.kind, quote.record
        self.text, self.words = text, words


def passages(ledger: Ledger, quotes: Iterable[Quote], *, around: int = 160, most: int = 25) -> list[Passage]:
    """The words of mentions within what stands around them; of very many the first ones."""
    made: list[Passage] = []
    records: dict[str, ArticleRecord | None] = {}
    for quote in list(quotes)[:most]:
        if quote.article not in records:
            records[quote.article] = ledger.article(quote.article)
        record = records[quote.article]
        if record is None:
            continue
        words = words_of(record, quote.spans)
        text = passage(record.article.text, quote.spans, around=around) if record.article.text else _alone(words)
        made.append(Passage(quote, text, words))
    return made


def words_of(record: ArticleRecord, spans: Sequence[tuple[int, int]]) -> str:
    """The words at places of an article; where its text is not kept, as its records have them."""
    text = record.article.text
    if text:
        return GAP.join(text[start:end] for start, end in spans)
    known: dict[tuple[int, int], str] = {}
    for one in (*record.statements, *record.rounds, *record.positions, *record.agreements):
        for span in (*one.evidence, *getattr(one, "content", ())):
            known[(span.start, span.end)] = span.exact
    return GAP.join(known[span] for span in spans if span in known)


def _alone(words: str) -> Markup:
    return markup([f'<mark class="quoted">{escape(visible(words))}</mark>'])
