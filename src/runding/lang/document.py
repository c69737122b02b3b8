"""A report as its language sees it: sentences of units, quotations, the headline."""

from collections.abc import Sequence
from dataclasses import dataclass

from runding.lang.pack import Pack
from runding.lang.quotes import Quote, pair_quotes
from runding.lang.sentences import Sentence, paragraphs
from runding.lang.short_names import settle_short_names
from runding.model.text import Range

_HEADLINE_WORDS = 28
"""A first line of at most so many words without a closing full stop is a headline."""


@dataclass(frozen=True, slots=True)
class Document:
    """The sentences of a report in text order; `quotes` has every quotation, also those inside no sentence of their own."""

    text: str
    pack: Pack
    sentences: tuple[Sentence, ...]


def analyse(text: str, pack: Pack, *, masked: Sequence[Range] = ()) -> Document:
    """Splits a report. `masked` are sorted, disjoint stretches that hold no prose (page furniture)."""
    prose = list(paragraphs(text, masked))
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(prose):
        following = prose[number + 1].start if number + 1 < len(prose) else None
        quotes = _sound_quotes(text, pack, paragraph, following)
        made = pack.splitter.sentences(text, paragraph, number, quotes)
        if number == 0 and len(prose) > 1 and len(made) == 1 and _is_headline(text, made[0], paragraph):
            made[0].headline = True
        sentences += made
    pack.splitter.settle_openings(sentences)
    settle_short_names(text, sentences, pack.short_names)
    return Document(text, pack, tuple(sentences))


def _is_headline(text: str, sentence: Sentence, paragraph: Range) -> bool:
    return len(sentence) <= _HEADLINE_WORDS and text[paragraph.end - 1] not in '.”",:;' and "\n" in text[paragraph.end : paragraph.end + 2]


def _sound_quotes(text: str, pack: Pack, paragraph: Range, following: int | None) -> list[Quote]:
    """The quotations of a paragraph, where one that nothing closes ends at its own attribution or runs on into the next paragraph."""
    sound: list[Quote] = []
    for quote in pair_quotes(text, paragraph.start, paragraph.end):
        if quote.closed or (quote.end == paragraph.end and following is not None and text[following] in '"“”„«‘'):
            sound.append(quote)
        elif not quote.single and (cut := _own_attribution(text, pack, quote)) is not None:
            sound.append(Quote(quote.start, cut, quote.inner_start, cut, closed=False, single=quote.single, small=quote.small))
    return sound


def _own_attribution(text: str, pack: Pack, quote: Quote) -> int | None:
    """Where a quotation without a closing mark is cut: at the first `, <cue>` of a kind that stands behind quotations."""
    inside = pack.splitter.words(text, quote.inner)
    for at in range(1, len(inside)):
        entry = inside.entries[at]
        if entry is not None and inside.codes[at - 1] in ",.`" and not entry.classes.isdisjoint(("bare", "clitic")):
            return inside.starts[at - 1]
    return None
