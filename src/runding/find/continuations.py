"""Quotations without a cue: which neighbour's words they go on with."""

from msgspec.structs import replace

from runding.find.contents import Piece, trimmed
from runding.lang.document import Document
from runding.model.mention import Attribution


def with_continuations(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Joins each sentence that is nothing but a quotation to the attribution before it; one that runs on, to the one after it."""
    first_of: dict[int, int] = {}
    owner: dict[int, int] = {}
    for index, attribution in enumerate(found):
        first_of.setdefault(attribution.sentence, index)
        owner[attribution.sentence] = index
    taken = {piece.start: index for index, attribution in enumerate(found) for piece in attribution.contents}
    spans: dict[int, list[Piece]] = {}
    waiting: list[Piece] = []
    before: int | None = None
    for number, sentence in enumerate(document.sentences):
        first = first_of.get(number)
        if first is not None:
            if waiting and found[first].quoted[0] and found[first].contents[0].start < sentence.start + 2:
                spans.setdefault(first, []).extend(waiting)
            waiting = []
            continue
        if sentence.codes.strip('".') or '"' not in sentence.codes:
            waiting = []
            continue
        pieces = [trimmed(document.text, *quote.inner) for quote in sentence.quotes.values()]
        if pieces[0].start in taken:
            owner[number] = taken[pieces[0].start]  # the sentence beside it announces it
            continue
        if not waiting:
            near = number > 0 and sentence.paragraph - document.sentences[number - 1].paragraph <= 1
            before = owner.get(number - 1) if near else None
        waiting += [(words, True) for words in pieces if words.start < words.end]
        if before is not None:
            owner[number] = before
            if all(quote.closed for quote in sentence.quotes.values()):
                spans.setdefault(before, []).extend(waiting)
                waiting = []
    return [_extended(attribution, spans.get(index, [])) for index, attribution in enumerate(found)]


def _extended(attribution: Attribution, more: list[Piece]) -> Attribution:
    if not more:
        return attribution
    pieces = sorted([*zip(attribution.contents, attribution.quoted, strict=True), *more])
    return replace(attribution, contents=tuple(piece for piece, _ in pieces), quoted=tuple(quoted for _, quoted in pieces))
