"""How a text falls into paragraphs, quotations, sentences and words.

A quotation (`runding.lang.quotes`) is one unit of its sentence, so that what is inside it never splits the sentence round it.
Everything here runs in linear time.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field

from runding.lang.grammar import PLAIN, Grammar
from runding.lang.lexicon import CATEGORIES, Entry, Lexicon
from runding.lang.quotes import Quote
from runding.lang.spelling import Spelling
from runding.lang.tokens import Tokeniser
from runding.model.text import Range

_LONGEST = 240
"""A sentence of more tokens is cut: real ones are shorter, and what is done within a sentence may then take more than linear time."""
_NAME = re.compile("N")
_NOUN_BEHIND_NAME = re.compile(r"(?<=[NP])[RGODM]")
_VERBAL = frozenset("Vi")
_COMMON = frozenset({"common"})
"""The class of words that are no names at the head of a sentence; elsewhere their shape tells."""
_TITLE_WORD = re.compile(r"(?<=[lmqAw])N(?=[lc])")
_FAMILY = re.compile(r"(?<=[Nb])(?:R(?![NPRHGOAgmw])|[wmaCzvVsk])")
_NAMESAKE = re.compile(r"(?<=[RH]N)A(?![NPRHGOAmw])")
"""The name of a people right behind an office and a name: a family name."""
_REMEMBERED = 50_000
"""How many words as printed are remembered with what the lexicon says of them."""
_TERMINAL = frozenset(".?!…")
_CLOSERS = frozenset("”\"»’')]")


@dataclass(slots=True)
class Sentence:
    """One sentence as parallel lists of units. A unit is a word, a form of several words, a mark, a bracket or a whole quotation.

    `codes` has one character for each unit (`runding.lang.lexicon`), `words` the lower-case forms, `entries` what the lexicon knows.
    """

    start: int
    end: int
    paragraph: int
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    entries: list[Entry | None] = field(default_factory=list)
    codes: str = ""
    quotes: dict[int, Quote] = field(default_factory=dict)
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


_Word = tuple[str, Entry | None, str, Container[str] | None]
"""A word in lower case, its entry, its code, and the second words of the longer forms that it begins."""
_QUOTATION: _Word = ("", None, '"', None)


def _folded(printed: str) -> str:
    """A word in lower case, its apostrophes as the lists write them."""
    return printed.lower().replace("’", "'")


def _name_families(sentence: Sentence) -> None:
    """Common words with a capital right behind a name belong to it: *the Ulm Process*; an office only as a family name: *Ann Baker said*.

    A common word in a title (*Minister for the Territories of the North*) is no name.
    """
    for found in _TITLE_WORD.finditer(sentence.codes):
        entry = sentence.entries[found.start()]
        if entry is not None and entry.classes == _COMMON:
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
        self._tokeniser = Tokeniser(clitics=spelling.clitics, counting=spelling.number_suffixes)
        self._cache: dict[str, _Word] = {}

    def settled_by(self, settle: Callable[[Sentence], None]) -> "Splitter":
        """The same splitter with another way of deciding on words of two readings."""
        return Splitter(self._lexicon, self._spelling, grammar=self._grammar, ambiguous=self._ambiguous, settle=settle)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The clitics that are taken off a word that no list knows."""
        return self._spelling.suffixes

    def sentences(self, text: str, paragraph: Range, number: int, quotes: Sequence[Quote]) -> list[Sentence]:
        """The sentences of one paragraph, whose quotations are given. Their openings are still to be settled."""
        tokens, quoted = self._tokens(text, paragraph, quotes)
        made: list[Sentence] = []
        first = 0
        for at, (start, end) in enumerate(tokens):
            may_end = text[end - 1] in _TERMINAL or start in quoted
            if (may_end and self._ends(text, tokens, quoted, at)) or at - first >= _LONGEST:
                made.append(self._sentence(text, tokens[first : at + 1], quoted, number))
                first = at + 1
        if first < len(tokens):
            made.append(self._sentence(text, tokens[first:], quoted, number))
        return made

    def settle_openings(self, sentences: Sequence[Sentence]) -> None:
        """Decides for each sentence whether the capitalised, unknown word that opens it is a name.

        It is where the report writes it with a capital inside a sentence, too.
        """
        names: set[str] | None = None
        if sentences and sentences[0].headline and self._spelling.verb_prefixes:
            self._settle_headline(sentences[0], sentences[1:])
        for sentence in sentences:
            if sentence.codes[:1] == "N" and ((entry := sentence.entries[0]) is None or entry.classes == _COMMON):
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
        tokens, quoted = self._tokens(text, stretch, ())
        return self._sentence(text, tokens, quoted, -1) if tokens else Sentence(stretch.start, stretch.end, -1)

    def _tokens(self, text: str, stretch: Range, quotes: Sequence[Quote]) -> tuple[list[tuple[int, int]], dict[int, Quote]]:
        """The stretches of the tokens, a quotation as one, and the quotations by where they start."""
        tokens: list[tuple[int, int]] = []
        at = stretch.start
        for quote in quotes:
            tokens += self._tokeniser.spans(text, Range(at, quote.start))
            tokens.append((quote.start, quote.end))
            at = quote.end
        tokens += self._tokeniser.spans(text, Range(at, stretch.end))
        return tokens, {quote.start: quote for quote in quotes}

    def _ends(self, text: str, tokens: list[tuple[int, int]], quoted: dict[int, Quote], at: int) -> bool:
        """Whether the sentence ends with token `at`, which is a quotation or ends in a mark that may close one."""
        start, end = tokens[at]
        quote = quoted.get(start)
        if quote is None:
            if at == 0 or (end - start > 1 and text[start] not in _TERMINAL):
                return False
            if text[end - 1] == "." and self._abbreviated(text, tokens[at - 1], start) and not self._ends_letter(text, tokens, quoted, at):
                return False
        elif text[quote.inner_end - 1] not in _TERMINAL:
            return False
        if at + 1 == len(tokens):
            return True
        follows = tokens[at + 1][0]
        begin = text[follows]
        if follows in quoted:
            return quote is None or end < follows
        if quote is not None:
            return begin.isupper() and end < follows
        if begin in _CLOSERS or begin in _TERMINAL:
            return False
        glued = end == follows
        return begin.isupper() or (begin.isdigit() and not glued) or begin == "(" or begin in "-—–"

    def _abbreviated(self, text: str, token: tuple[int, int], stop: int) -> bool:
        start, end = token
        if end != stop or end - start > 12:
            return False
        word = text[start:end]
        return (len(word) == 1 and word.isupper()) or word.lower() in self._spelling.abbreviations

    def _ends_letter(self, text: str, tokens: list[tuple[int, int]], quoted: dict[int, Quote], at: int) -> bool:
        """Whether a lone letter before the full stop at `at` is a name of its own (`on X. She said …`) and no initial of somebody's.

        It is where a word in lower case stands before it, and a quotation or a word that is no name behind it.
        """
        if at < 2 or at + 1 == len(tokens) or not text[tokens[at - 2][0]].islower() or tokens[at - 1][1] - tokens[at - 1][0] > 1:
            return False
        start, end = tokens[at + 1]
        return start in quoted or self._look(text[start:end])[2] not in "NPb"

    def _sentence(self, text: str, tokens: list[tuple[int, int]], quoted: dict[int, Quote], number: int) -> Sentence:
        known, look = self._cache, self._look
        if quoted:
            found = [_QUOTATION if start in quoted else known.get(text[start:end]) or look(text[start:end]) for start, end in tokens]
        else:
            found = [known.get(word) or look(word) for word in [text[start:end] for start, end in tokens]]
        words, entries, each, _ = zip(*found, strict=True)
        made = Sentence(
            start=tokens[0][0],
            end=tokens[-1][1],
            paragraph=number,
            starts=[start for start, _ in tokens],
            ends=[end for _, end in tokens],
            words=list(words),
            entries=list(entries),
            grammar=self._grammar,
            text=text,
        )
        codes = list(each)
        for first, last, (word, entry, code, _) in reversed(self._joined(text, tokens, found)):
            made.starts[first:last] = [made.starts[first]]
            made.ends[first:last] = [made.ends[last - 1]]
            made.words[first:last] = [word]
            made.entries[first:last] = [entry]
            codes[first:last] = [code]
        made.codes = "".join(codes)
        if self._grammar.head_last:
            _name_families(made)
        for behind in () if self._grammar.head_last else _NOUN_BEHIND_NAME.finditer(made.codes):
            if text[made.starts[behind.start()]].islower():
                # A common noun right behind a name is no part of what the name belongs to.
                made.codes = f"{made.codes[: behind.start()]}w{made.codes[behind.end() :]}"
        if quoted:
            made.quotes = {at: quoted[start] for at, start in enumerate(made.starts) if start in quoted}
        if self._settle is not None:
            self._settle(made)
        return made

    def _joined(self, text: str, tokens: list[tuple[int, int]], found: "list[_Word]") -> "list[tuple[int, int, _Word]]":
        """Which tokens make one unit: forms of several words, and an abbreviation with its full stop; with what is known of it."""
        joined: list[tuple[int, int, _Word]] = []
        done, last = 0, len(tokens) - 1
        for at in [at for at, (word, _, _, seconds) in enumerate(found) if seconds is not None or word == "."]:
            if at < done:
                continue
            word, _, _, seconds = found[at]
            goes_on = seconds is not None and at < last and found[at + 1][0] in seconds
            if goes_on and (longer := self._longest(text, tokens, at)) is not None:
                entry, size, words = longer
                # A form that the lists only mark for a purpose of their own is of the category of its first word.
                code = found[at][2] if CATEGORIES.keys().isdisjoint(entry.classes) else entry.code
                joined.append((at, at + size, (words, entry, code, None)))
                done = at + size
            elif word == "." and 0 < at < last and at > done and self._abbreviated(text, tokens[at - 1], tokens[at][0]):
                joined.append((at - 1, at + 1, found[at - 1]))
        return joined

    def _longest(self, text: str, tokens: list[tuple[int, int]], at: int) -> tuple[Entry, int, str] | None:
        """The longest form of several words that begins at token `at`: its entry, the number of its tokens, its words in lower case."""
        printed = [text[start:end].replace("’", "'") for start, end in tokens[at : at + self._lexicon.longest_form]]
        lower = [word.lower() for word in printed]
        found = self._lexicon.longest(lower, printed, 0)
        return None if found is None else (*found, " ".join(lower[: found[1]]))

    def _look(self, printed: str) -> _Word:
        """What is known of a word as printed; remembered."""
        lower = _folded(printed)
        entry = self._lexicon.word(lower, printed)
        if entry is None:
            stem = self._stem(lower)
            if stem is not None and (bare := self._lexicon.word(stem, printed[: len(stem)])) is not None and bare.code != "V":
                entry = bare
        code = (
            self._spelling.shape(printed, lower, head_last=self._grammar.head_last)
            if entry is None or entry.classes == _COMMON
            else entry.code
        )
        if (
            entry is not None
            and CATEGORIES.keys().isdisjoint(entry.classes)
            and (shape := self._spelling.shape(printed, lower, head_last=self._grammar.head_last)) in _VERBAL
        ):
            code = shape  # what the lists only mark for a purpose of their own keeps the category of its shape
        if code == "N" and self._grammar.head_last and printed[0].islower() and not self._begins_name(printed):
            code = "m"  # a prefix with its word (*then-Secretary*), not an article of a name (*al-Hakim*)
        if code == "b" and printed[0].isupper():
            code = "N"
        if lower in self._ambiguous:
            code = CATEGORIES["ambiguous"]
        found = (lower, entry, code, self._lexicon.seconds(lower))
        if len(self._cache) < _REMEMBERED:
            self._cache[printed] = found
        return found

    def _begins_name(self, printed: str) -> bool:
        prefix = printed.partition("-")[0]
        entry = self._lexicon.word(prefix, prefix)
        return entry is not None and "name.prefix" in entry.classes

    def _stem(self, lower: str) -> str | None:
        for suffix in self._spelling.suffixes:
            if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
                return lower[: -len(suffix)]
        return None
