"""Which words of which reports stand behind an entry of a ledger?"""

from collections.abc import Iterable, Mapping

import msgspec

from runding.ledger import Ledger, LedgerError


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One mention with its words; several stretches of them are joined by an ellipsis. `article` is the key of the report."""

    mention: str
    article: str
    outlet: str | None
    published: str | None
    url: str | None
    words: str


def passages(ledger: Ledger, id_: str) -> tuple[Passage, ...] | None:
    """The passages behind the entry with this id, or that holds the mention with this id; None where there is none."""
    try:
        entry = ledger.entry(id_)
    except (LedgerError, ValueError):
        return None
    return tuple(_passages(ledger, entry.carried.mentions)) if entry is not None else None


def passages_of(ledger: Ledger, mentions: Iterable[str]) -> list[Passage]:
    """The passages of some mentions, by day; one that is not there is left out."""
    return _passages(ledger, mentions)


def words_of(ledger: Ledger, mentions: Iterable[str]) -> Mapping[str, str]:
    """The words of mentions, by their ids."""
    return {one.mention: one.words for one in _passages(ledger, mentions)}


def _passages(ledger: Ledger, mentions: Iterable[str]) -> list[Passage]:
    found: list[Passage] = []
    records = {}
    for quote in ledger.quotes(mentions):
        if quote.article not in records:
            records[quote.article] = ledger.article(quote.article)
        record = records[quote.article]
        if record is not None:
            article = record.article
            # Where only hashes are kept there is no text to cut from.
            pieces = [article.text[start:end] for start, end in quote.spans]
            words = " … ".join(" ".join(piece.split()) for piece in pieces if piece)
            found.append(
                Passage(
                    mention=quote.id, article=quote.article, outlet=article.publisher, published=article.published, url=article.url,
                    words=words,
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: (one.published or "~", one.mention))
