"""A sentence with its quotations opened: what is said inside and outside the marks, read as one row of units.

The words of a claim run across quotation marks (`the weapons are "not for discussion"`). Claims are therefore looked for here and not in
the sentence as `runding.lang.sentences` makes it, where a quotation is one unit.
"""

from runding.lang.quotes import Quote
from runding.lang.sentences import Sentence, Splitter

MARK = "`"
"""The code of the marks of an opened quotation."""


def opened(text: str, sentence: Sentence, splitter: Splitter) -> Sentence:
    """The sentence with each quotation replaced by its marks and its units; the sentence itself where it quotes nothing."""
    if not sentence.quotes:
        return sentence
    made = Sentence(
        sentence.start, sentence.end, sentence.paragraph, headline=sentence.headline, grammar=sentence.grammar, text=sentence.text
    )
    codes: list[str] = []
    for at, code in enumerate(sentence.codes):
        quote = sentence.quotes.get(at)
        if quote is None:
            made.starts.append(sentence.starts[at])
            made.ends.append(sentence.ends[at])
            made.words.append(sentence.words[at])
            made.entries.append(sentence.entries[at])
            codes.append(code)
        else:
            codes.append(_open(text, quote, splitter, made))
    made.codes = "".join(codes)
    return made


def _open(text: str, quote: Quote, splitter: Splitter, made: Sentence) -> str:
    """Adds the marks and the units of a quotation; gives their codes. A quotation without blanks inside is told by its units alone."""
    inner = splitter.words(text, quote.inner) if text[quote.inner_start : quote.inner_end].strip() else None
    _mark(made, quote.start, quote.inner_start)
    codes = MARK
    if inner is not None:
        made.starts += inner.starts
        made.ends += inner.ends
        made.words += inner.words
        made.entries += inner.entries
        codes += inner.codes
    if quote.inner_end < quote.end:
        _mark(made, quote.inner_end, quote.end)
        codes += MARK
    return codes


def _mark(made: Sentence, start: int, end: int) -> None:
    made.starts.append(start)
    made.ends.append(end)
    made.words.append(MARK)
    made.entries.append(None)
