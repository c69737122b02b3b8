"""The words behind mentions, as they stand in their articles: what a page shows beside what it says."""

from collections.abc import Iterable

from markupsafe import Markup

from runding.ledger import Ledger
from runding.model.history import Quote
from runding.web.marking import passage


class Passage:
    """Words in their article. `text` is escaped, `words` are those of the mention alone."""

    def __init__(self, quote: Quote, text: Markup, words: str) -> None:
        self.id, self.article, self.kind, self.record = quote.id, quote.article, quote.kind, quote.record
        self.text, self.words = text, words


def passages(ledger: Ledger, quotes: Iterable[Quote], *, around: int = 160, most: int = 25) -> list[Passage]:
    """The words of mentions within what stands around them; of very many the first ones."""
    made: list[Passage] = []
    texts: dict[str, str] = {}
    for quote in list(quotes)[:most]:
        if quote.article not in texts:
            record = ledger.article(quote.article)
            texts[quote.article] = record.article.text if record is not None else ""
        text = texts[quote.article]
        words = " ".join(text[start:end] for start, end in quote.spans)
        made.append(Passage(quote, passage(text, quote.spans, around=around), words))
    return made
