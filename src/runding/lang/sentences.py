"""How a text falls into paragraphs, quotations, sentences and words.

A quotation (`runding.lang.quotes`) is one unit of its sentence, so that what is inside it never splits the sentence round it.
Everything here runs in linear time.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import compress
from operator import contains

from msgspec import Struct

from runding.lang.grammar import PLAIN, Grammar
from runding.lang.lexicon import CATEGORIES, COMMON, Entry, Lexicon
from runding.lang.quotes import Quote
from runding.lang.reader import TERMINAL, Reader, Row
from runding.lang.spelling import Spelling
from runding.model.text import Range

_LONGEST = 240
"""A sentence of more tokens is cut: real ones are shorter, and what is done within a sentence may then take more than linear time."""
_NAME = re.compile("N")
_NOUN_BEHIND_NAME = re.compile(r"(?<=[NP])[RGODM]")
_STOP_OR_QUOTATION = re.compile(r'[."]')
_TITLE_WORD = re.compile(r"(?<=[lmqAw])N(?=[lc])")
_FAMILY = re.compile(r"(?<=[Nb])(?:R(?![NPRHGOAgmw])|[wmaCzvVsk])")
_NAMESAKE = re.compile(r"(?<=[RH]N)A(?![NPRHGOAmw])")
"""The name of a people right behind an office and a name: a family name."""
_CLOSERS = frozenset("”\"»’')]")


class Sentence(Struct):
    """One sentence as parallel lists of units. A unit is a word, a form of several words, a mark, a bracket or a whole quotation.

    `codes` has one character for each unit (`runding.lang.lexicon`), `words` the lower-case forms, `entries` what the lexicon knows.
    """

    start: int
    end: int
    paragraph: int
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    entries: list[Entry | None] = []
    codes: str = ""
    quotes: dict[int, Quote] = {}
    headline: bool = False
    grammar: Grammar = PLAIN
    text: str = ""

    def is_capital(self, at: int) -> bool:
        """Whether the unit `at` is printed with a capital letter."""
        return self.text[self.starts[at] : self.starts[at] + 1].isupper()

    def __len__(self) -> int:
        return len(self.starts)


def paragraphs(text: str, masked: Sequence[Range] = ()) -> Iterator[Range]:
    """The lines of a text that hold prose, without the masked stretches (page furniture)."""
    at, size, mask = 0, len(text), iter([*masked, Range(len(text), len(text))])
    hidden = next(mask)
    while at < size:
        newline = text.find("\n", at)
        stop = size if newline < 0 else newline
        begin = at
        while hidden.start < stop or hidden.end <= begin < size:
            if hidden.end <= begin:
                hidden = next(mask)
                continue
            if begin < hidden.start:
                yield from _trimmed(text, begin, hidden.start)
            begin = max(begin, hidden.end)
            if begin >= stop:
                break
            hidden = next(mask)
        if begin < stop:
            yield from _trimmed(text, begin, stop)
        at = max(stop + 1, begin)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Range(start, end)


def _name_families(sentence: Sentence) -> None:
    """Common words with a capital right behind a name belong to it: *the Ulm Process*; an office only as a family name: *Ann Baker said*.

    A common word in a title (*Minister for the Territories of the North*) is no name.
    """
    if "N" not in sentence.codes and "b" not in sentence.codes:
        return  # nothing to do for any of the expressions below
    for found in _TITLE_WORD.finditer(sentence.codes):
        entry = sentence.entries[found.start()]
        if entry is not None and entry.classes == COMMON:
            sentence.codes = f"{sentence.codes[: found.start()]}w{sentence.codes[found.end() :]}"
    for found in _NAMESAKE.finditer(sentence.codes) if sentence.grammar.head_last else ():
        entry = sentence.entries[found.start()]
        if entry is not None and entry.attributes.get("as") == "demonym":
            _make_name(sentence, found.start())
    for found in _FAMILY.finditer(sentence.codes):
        at = found.start()
        before, word = sentence.entries[at - 1], found.group()
        given = before is not None and "given" in before.classes
        if sentence.is_capital(at) and (word in "wma" or (given and sentence.paragraph > 0) or (word == "C" and sentence.paragraph > 0)):
            _make_name(sentence, at)


def _make_name(sentence: Sentence, at: int) -> None:
    """Takes a word of the lists for a name that no list knows."""
    sentence.codes = f"{sentence.codes[:at]}N{sentence.codes[at + 1 :]}"
    sentence.entries[at] = None


class Splitter:
    """Splits paragraphs of one language into sentences of units."""

    def __init__(
        self,
        lexicon: Lexicon,
        spelling: Spelling,
        *,
        grammar: Grammar = PLAIN,
        ambiguous: Container[str] = frozenset(),
        settle: Callable[[Sentence], None] | None = None,
    ) -> None:
        """`ambiguous` are words of two readings, in lower case; `settle` decides on them in a sentence."""
        self._lexicon = lexicon
        self._spelling = spelling
        self._grammar = grammar
        self._ambiguous = ambiguous
        self._settle = settle
        self._reader = Reader(lexicon, spelling, grammar=grammar, ambiguous=ambiguous)

    def settled_by(self, settle: Callable[[Sentence], None]) -> "Splitter":
        """The same splitter with another way of deciding on words of two readings."""
        return Splitter(self._lexicon, self._spelling, grammar=self._grammar, ambiguous=self._ambiguous, settle=settle)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The clitics that are taken off a word that no list knows."""
        return self._spelling.suffixes

    def sentences(self, text: str, paragraph: Range, number: int, quotes: Sequence[Quote]) -> list[Sentence]:
        """The sentences of one paragraph, whose quotations are given. Their openings are still to be settled."""
        row = self._reader.row(text, paragraph, quotes)
        made: list[Sentence] = []
        first, size = 0, len(row.starts)
        for at in (*(found.start() for found in _STOP_OR_QUOTATION.finditer(row.codes)), size - 1):
            while at - first > _LONGEST:
                made.append(self._sentence(text, row, first, first + _LONGEST + 1, number))
                first += _LONGEST + 1
            if first <= at and (at + 1 == size or at - first == _LONGEST or self._ends(text, row, at)):
                made.append(self._sentence(text, row, first, at + 1, number))
                first = at + 1
        return made

    def settle_openings(self, sentences: Sequence[Sentence]) -> None:
        """Decides for each sentence whether the capitalised, unknown word that opens it is a name.

        It is where the report writes it with a capital inside a sentence, too.
        """
        names: set[str] | None = None
        if sentences and sentences[0].headline and self._spelling.verb_prefixes:
            self._settle_headline(sentences[0], sentences[1:])
        for sentence in sentences:
            if sentence.codes[:1] == "N" and ((entry := sentence.entries[0]) is None or entry.classes == COMMON):
                if names is None:
                    inner = ((s, place.start()) for s in sentences for place in _NAME.finditer(s.codes, 1))
                    names = {s.words[at] for s, at in inner}
                if sentence.words[0] not in names:
                    self._settle_opening(sentence)

    def _settle_headline(self, headline: Sentence, others: Sequence[Sentence]) -> None:
        """Words of a headline that look like verbs but for their capital are verbs, where the report has no such name elsewhere."""
        places = [
            place.start()
            for place in _NAME.finditer(headline.codes, 1)
            if headline.entries[place.start()] is None and self._spelling.is_verb(headline.words[place.start()])
        ]
        if places:
            names = {s.words[place.start()] for s in others for place in _NAME.finditer(s.codes)}
            for at in places:
                if headline.words[at] not in names:
                    headline.codes = f"{headline.codes[:at]}V{headline.codes[at + 1 :]}"

    def _settle_opening(self, sentence: Sentence) -> None:
        codes = sentence.codes
        follows = codes[1:2]
        if sentence.entries[0] is not None:
            code = "w"  # a common word of the lists
        elif self._spelling.is_adverb(sentence.words[0]) and follows not in ("C", "N", "P"):
            code = "v"
        elif self._spelling.is_verb(sentence.words[0]):
            code = "N" if follows in ("C", "N", "P") else "V"
        elif self._spelling.is_participle(sentence.words[0]):
            code = "N" if follows in ("C", "N", "P") else "i"
        elif follows in ("N", "P", "x", "v") and self._spelling.is_noun(sentence.words[0]):
            code = "w"
        elif follows == ",":
            code = "N" if codes[2:3] in ("R", "q", "H", "G") else "w"
        else:
            code = "N" if follows in ("C", "N", "P", "x", "v", "b") else "w"
        sentence.codes = code + codes[1:]

    def words(self, text: str, stretch: Range) -> Sentence:
        """One stretch as a sentence whatever its punctuation: for the inside of a quotation."""
        row = self._reader.row(text, stretch, ())
        return self._sentence(text, row, 0, len(row.starts), -1) if row.starts else Sentence(stretch.start, stretch.end, -1)

    def _ends(self, text: str, row: Row, at: int) -> bool:
        """Whether the sentence ends with token `at`, which is a quotation or a mark that may close one; it is not the last token."""
        start, end = row.starts[at], row.ends[at]
        quote = row.quoted.get(start)
        if quote is None:
            if at == 0 or (text[end - 1] == "." and self._abbreviated(text, row, at) and not self._ends_letter(text, row, at)):
                return False
        elif text[quote.inner_end - 1] not in TERMINAL:
            return False
        follows = row.starts[at + 1]
        begin = text[follows]
        if follows in row.quoted:
            return quote is None or end < follows
        if quote is not None:
            return begin.isupper()
        if begin in _CLOSERS or begin in TERMINAL:
            return False
        glued = end == follows
        return begin.isupper() or (begin.isdigit() and not glued) or begin == "(" or begin in "-—–"

    def _abbreviated(self, text: str, row: Row | Sentence, at: int) -> bool:
        """Whether the token before the full stop `at`, glued to it, is an abbreviation or an initial."""
        start, end = row.starts[at - 1], row.ends[at - 1]
        if end != row.starts[at] or end - start > 12:
            return False
        word = text[start:end].rpartition("-")[2]
        return (len(word) == 1 and word.isupper()) or word.lower() in self._spelling.abbreviations

    def _ends_letter(self, text: str, row: Row, at: int) -> bool:
        """Whether a lone letter before the full stop at `at` is a name of its own (`on X. She said …`) and no initial of somebody's.

        It is where a word in lower case stands before it, and a quotation or a word that is no name behind it.
        """
        if at < 2 or not text[row.starts[at - 2]].islower() or row.ends[at - 1] - row.starts[at - 1] > 1:
            return False
        return row.starts[at + 1] in row.quoted or row.codes[at + 1] not in "NPb"

    def _sentence(self, text: str, row: Row, first: int, last: int, number: int) -> Sentence:
        """The sentence of the tokens `first` to `last` (behind the last one)."""
        made = Sentence(
            row.starts[first],
            row.ends[last - 1],
            number,
            row.starts[first:last],
            row.ends[first:last],
            row.words[first:last],
            row.entries[first:last],
            row.codes[first:last],
            grammar=self._grammar,
            text=text,
        )
        self._join(text, made, row.seconds[first:last])
        if self._grammar.head_last:
            _name_families(made)
        for behind in () if self._grammar.head_last else _NOUN_BEHIND_NAME.finditer(made.codes):
            if text[made.starts[behind.start()]].islower():
                # A common noun right behind a name is no part of what the name belongs to.
                made.codes = f"{made.codes[: behind.start()]}w{made.codes[behind.end() :]}"
        if row.quoted:
            made.quotes = {at: row.quoted[start] for at, start in enumerate(made.starts) if start in row.quoted}
        if self._settle is not None:
            self._settle(made)
        return made

    def _join(self, text: str, made: Sentence, seconds: Sequence[Container[str]]) -> None:
        """Makes one unit of the tokens of a form of several words, and of an abbreviation with its full stop."""
        words, last = made.words, len(made.words) - 1
        places = list(compress(range(last), map(contains, seconds, words[1:])))
        if made.codes.find(".", 1, last) >= 0:
            places = sorted({*places, *(at for at in range(1, last) if words[at] == ".")})
        units: list[tuple[int, int, str, Entry | None, str]] = []
        done = 0
        for at in places:
            if at < done:
                continue
            if (longer := self._longest(text, made, at)) is not None:
                entry, size = longer
                # A form that the lists only mark for a purpose of their own is of the category of its first word.
                code = made.codes[at] if CATEGORIES.keys().isdisjoint(entry.classes) else entry.code
                done = at + size
                units.append((at, done, " ".join(words[at:done]), entry, code))
            elif words[at] == "." and at > done and self._abbreviated(text, made, at):
                units.append((at - 1, at + 1, words[at - 1], made.entries[at - 1], made.codes[at - 1]))
        for first, behind, word, entry_of, code in reversed(units):
            made.starts[first:behind] = [made.starts[first]]
            made.ends[first:behind] = [made.ends[behind - 1]]
            made.words[first:behind] = [word]
            made.entries[first:behind] = [entry_of]
            made.codes = f"{made.codes[:first]}{code}{made.codes[behind:]}"

    def _longest(self, text: str, made: Sentence, at: int) -> tuple[Entry, int] | None:
        """The longest form of several words that begins at token `at`, with the number of its tokens."""
        for entry, size in self._lexicon.begun(made.words, at):
            if not entry.exact or entry.has_case_of([text[made.starts[i] : made.ends[i]].replace("’", "'") for i in range(at, at + size)]):
                return entry, size
        return None
