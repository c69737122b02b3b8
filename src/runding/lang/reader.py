"""Where the words of a stretch stand and what is known of each.

Nearly every word has been met before, in this report or another. What stands between two blanks (`talks`, `"peace,"`, `Kyiv.`) falls
into the same tokens wherever it stands, since no token but a bracket holds a blank. So it is cut and looked up once, and then found
again by one step in a dictionary; the places follow from the lengths.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, chain, compress
from operator import add, itemgetter
from typing import Final

from msgspec import Struct

from runding.lang.grammar import Grammar
from runding.lang.lexicon import CATEGORIES, COMMON, SHAPE_CODES, Entry, Lexicon
from runding.lang.quotes import Quote
from runding.lang.spelling import Spelling
from runding.lang.tokens import BRACKET, Tokeniser, may_combine
from runding.model.text import Range

TERMINAL: Final = frozenset(".?!…")
"""What may end a sentence."""
_REMEMBERED: Final = 50_000
"""How many words, and how many stretches between blanks, are remembered with what is known of them."""
_LONGEST: Final = 40
"""Only what has at most so many characters is remembered: longer words hardly come again."""
_VERBAL: Final = frozenset("Vi")
_NO_WORDS: Final[frozenset[str]] = frozenset()

_Seen = tuple[str, Entry | None, str, Container[str]]
"""A word in lower case, its entry, its code, and the second words of the longer forms that it begins."""
_Token = tuple[str, Entry | None, str, Container[str], int, int]
"""The same of a word in its place, its length, and how far it is from where it begins to where the next one does."""
_LOWER, _ENTRY, _CODE, _SECONDS, _SIZE, _STEP = map(itemgetter, range(6))
_QUOTATION: Final[_Seen] = ("", None, SHAPE_CODES["quotation"], _NO_WORDS)


class Row(Struct):
    """Tokens as parallel lists: where each begins and ends, and what is known of it (`_Seen`). `quoted` has quotations by their starts."""

    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    entries: list[Entry | None] = []
    codes: str = ""
    seconds: list[Container[str]] = []
    quoted: dict[int, Quote] = {}


class _Chunks(dict[str, tuple[_Token, ...]]):
    """The tokens of what stands between two blanks; read when it is first met, and remembered."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader

    def __missing__(self, chunk: str) -> tuple[_Token, ...]:
        tokens = tuple(self._reader.tokens(chunk))
        if len(chunk) <= _LONGEST and len(self) < _REMEMBERED:
            self[chunk] = tokens
        return tokens


class Reader:
    """Reads the words of one language."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling, *, grammar: Grammar, ambiguous: Container[str]) -> None:
        """`ambiguous` are words of two readings, in lower case."""
        self._lexicon = lexicon
        self._spelling = spelling
        self._head_last = grammar.head_last
        self._ambiguous = ambiguous
        self._tokeniser = Tokeniser(clitics=spelling.clitics, counting=spelling.number_suffixes)
        self._seen: dict[str, _Seen] = {}
        self._chunks = _Chunks(self)

    def row(self, text: str, stretch: Range, quotes: Sequence[Quote]) -> Row:
        """The tokens of a stretch, each of its quotations as one."""
        found: list[_Token] = []
        row = Row()
        at = stretch.start
        for quote in quotes:
            self._read(text, at, quote.start, row, found)
            row.quoted[quote.start] = quote
            _add(row, found, _QUOTATION, quote.start, quote.end)
            at = quote.end
        self._read(text, at, stretch.end, row, found)
        codes = list(map(_CODE, found))
        if "" in codes:
            found = list(compress(found, codes))
            row.starts, row.ends = list(compress(row.starts, codes)), list(compress(row.ends, codes))
        row.words = list(map(_LOWER, found))
        row.entries = list(map(_ENTRY, found))
        row.codes = "".join(codes)
        row.seconds = list(map(_SECONDS, found))
        return row

    def _read(self, text: str, start: int, end: int, row: Row, found: list[_Token]) -> None:
        """Adds the tokens of a stretch without quotations, and gaps. Brackets hold blanks and are cut out first."""
        if text.find("(", start, end) >= 0:
            for bracket in BRACKET.finditer(text, start, end):
                self._read_words(text, start, bracket.start(), row, found)
                _add(row, found, self._known(bracket.group()), *bracket.span())
                start = bracket.end()
        self._read_words(text, start, end, row, found)

    def _read_words(self, text: str, start: int, end: int, row: Row, found: list[_Token]) -> None:
        if start < end and text[start] == " ":
            start += 1  # behind a quotation or a bracket, and before one
        if start < end and text[end - 1] == " ":
            end -= 1
        if start == end:
            return
        words = text[start:end]
        if not words.isascii() and may_combine(words):
            for first, last in self._tokeniser.spans(text, Range(start, end)):
                _add(row, found, self._known(text[first:last]), first, last)
            return
        known = list(chain.from_iterable(map(self._chunks.__getitem__, words.split(" "))))
        starts = list(accumulate(map(_STEP, known), initial=start))
        del starts[-1]
        row.starts += starts
        row.ends += map(add, starts, map(_SIZE, known))
        found += known

    def tokens(self, chunk: str) -> Iterator[_Token]:
        """The tokens of what a blank follows. Where none begins at its first character, a gap without a code does."""
        spans = self._tokeniser.spans(chunk, Range(0, len(chunk)))
        starts = [*(start for start, _ in spans), len(chunk) + 1]
        if starts[0] > 0:
            yield "", None, "", _NO_WORDS, 0, starts[0]
        for (start, end), following in zip(spans, starts[1:], strict=True):
            yield *self._known(chunk[start:end]), end - start, following - start

    def _known(self, printed: str) -> _Seen:
        """What is known of a word as printed; remembered."""
        known = self._seen.get(printed)
        if known is None:
            known = self._look(printed)
            if len(printed) <= _LONGEST and len(self._seen) < _REMEMBERED:
                self._seen[printed] = known
        return known

    def _look(self, printed: str) -> _Seen:
        lower = _folded(printed)
        entry = self._lexicon.word(lower, printed)
        if entry is None:
            stem = self._stem(lower)
            if stem is not None and (bare := self._lexicon.word(stem, printed[: len(stem)])) is not None and bare.code != "V":
                entry = bare
        code = self._shape(printed, lower) if entry is None or entry.classes == COMMON else entry.code
        if entry is not None and CATEGORIES.keys().isdisjoint(entry.classes) and (shape := self._shape(printed, lower)) in _VERBAL:
            code = shape  # what the lists only mark for a purpose of their own keeps the category of its shape
        if code == "N" and self._head_last and printed[0].islower() and not self._begins_name(printed):
            code = "m"  # a prefix with its word (*then-Secretary*), not an article of a name (*al-Hakim*)
        if code == "b" and printed[0].isupper():
            code = "N"
        if lower in self._ambiguous:
            code = CATEGORIES["ambiguous"]
        if printed[0] in TERMINAL:
            code = SHAPE_CODES["stop"]  # whatever the lists say: sentences end there
        return lower, entry, code, self._lexicon.seconds(lower) or _NO_WORDS

    def _shape(self, printed: str, lower: str) -> str:
        return self._spelling.shape(printed, lower, head_last=self._head_last)

    def _begins_name(self, printed: str) -> bool:
        prefix = printed.partition("-")[0]
        entry = self._lexicon.word(prefix, prefix)
        return entry is not None and "name.prefix" in entry.classes

    def _stem(self, lower: str) -> str | None:
        for suffix in self._spelling.suffixes:
            if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
                return lower[: -len(suffix)]
        return None


def _folded(printed: str) -> str:
    """A word in lower case, its apostrophes as the lists write them."""
    return printed.lower().replace("’", "'")


def _add(row: Row, found: list[_Token], seen: _Seen, start: int, end: int) -> None:
    """Adds one token at a place."""
    row.starts.append(start)
    row.ends.append(end)
    found.append((*seen, end - start, 0))
