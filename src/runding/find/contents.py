"""What a stretch of a sentence says: whether it is a clause, a request, a label; and its words without marks."""

from typing import Final

from runding.find.surroundings import has_class, listener
from runding.lang.clause import phrase_after
from runding.lang.document import Document
from runding.lang.sentences import Sentence
from runding.model.text import Range

Stretch = tuple[int, int]
"""The units from the first to before the last."""
Piece = tuple[Range, bool]
"""A part of a content, and whether it is the whole inside of a quotation."""
_VERBAL: Final = frozenset("VxnC")
_EMPTY: Final = "kvcstzx,-`"
_EDGES: Final = " \t\u00a0\"“”„«»‟'‘’,;:-–—"
_BEFORE_NOUNS: Final = frozenset("dmqpglk#")
_BUILT: Final = frozenset({"order", "charge", "doing", "denial", "nominal", "request"})
"""Kinds of content that are told by how they are built, also where they quote."""
_TO_FOLLOWS: Final = ("V", "x", "n", "C", "v", '"')


def pieces_of(document: Document, sentence: Sentence, stretches: list[Stretch], *, kind: str, cue: int) -> list[Piece]:
    """The content in the stretches of a sentence, in text order; empty where it does not hold what the pattern asks.

    `kind` is one of `runding.lang.pack.CONTENT_KINDS`, `cue` the unit that attributes.
    """
    stretches = sorted([(first, last) for first, last in stretches if sentence.codes[first:last].strip(_EMPTY)])
    if kind == "label":
        stretches = [(first, _label_end(sentence.codes, first, last)) for first, last in stretches]
    codes = "".join([sentence.codes[first:last] for first, last in stretches])
    if stretches and _is_no_opening(sentence, stretches[0], kind, cue):
        return []
    if not codes or not _holds(document, sentence, stretches, codes, kind):
        return []
    pieces = [piece for first, last in stretches for piece in _words_of(document.text, sentence, first, last)]
    return [piece for piece in pieces if piece[0].start < piece[0].end]


def _is_no_opening(sentence: Sentence, stretch: Stretch, kind: str, cue: int) -> bool:
    """Whether what is said cannot begin so: a reason for saying is not what is said, nor is behind the verb what it is about."""
    at = stretch[0]
    while at + 1 < stretch[1] and sentence.codes[at] == "v":
        at += 1
    dated = sentence.codes[at + 1 : at + 2] in ("#", "t")  # since 1990
    reason = has_class(sentence, at, "because") and not dated and (at == 0 or sentence.codes[at - 1] != "z")
    if reason or (at > cue and has_class(sentence, at, "thanks")):
        return True
    if at > cue and has_class(sentence, at, "that.thing") and sentence.codes[at + 1 : at + 2] in ("p", "l", "t", ","):
        return True  # a thing that is pointed at, with where or how it was said
    return at > cue and (has_class(sentence, at, "topic") or (kind in ("any", "clause") and has_class(sentence, at, "of")))


def _label_end(codes: str, first: int, last: int) -> int:
    """Where a label ends: with its stretch, or before the comma behind which the sentence goes on to do or tell something else."""
    for at in range(first + 1, last - 1):
        told = codes[at + 1] == "k" and any(code in "VxC" for code in codes[at + 2 : last])
        if codes[at] == "," and (told or codes[at + 1 : last].lstrip("cv")[:1] in ("n", "V", "x", "C")):
            return at
    return last


def _holds(document: Document, sentence: Sentence, stretches: list[Stretch], codes: str, kind: str) -> bool:
    if kind == "predicate":
        return len(codes) <= 6 and not any(code in 'VxC"rs,d' for code in codes)
    if kind == "label" or ('"' in codes and _quotes_enough(document, sentence, stretches, codes, kind)):
        return True
    dependent = codes[0] == "s" and not has_class(sentence, stretches[0][0], "to")
    if kind == "clause" and _tells_no_clause(document, sentence, stretches[0][0], codes):
        return False
    if _says_nothing(codes) or (dependent and "," not in codes and sum(code in "Vxn" for code in codes) < 2):
        return False  # nothing, or only when something was
    match kind:
        case "clause":
            before = sentence.codes[stretches[0][0] - 1 : stretches[0][0]]
            announced = sentence.grammar.verbless and before == "z" and len(codes) > 2
            return announced or _is_clause(sentence, stretches, codes)
        case "request":
            return _is_request(sentence, stretches) or _quotes_request(document, sentence, stretches)
        case "order":
            return _is_order(sentence, stretches[0])
        case "charge":
            return any(has_class(sentence, at, "charge") for first, last in stretches for at in range(first + 1, last - 1))
        case "doing":
            return codes[0] == "i" and len(codes) > 1
        case "denial":
            return codes[0] == "i" or _is_clause(sentence, stretches, codes)
        case "nominal":
            return _is_nominal(sentence, stretches[0])
    return True


def _tells_no_clause(document: Document, sentence: Sentence, first: int, codes: str) -> bool:
    """Whether a stretch that looks like a clause only tells which of them did something, or that something takes place, as a noun."""
    if codes[0] == "r" and not sentence.grammar.verbless:
        return True
    suffixes = document.pack.splitter.suffixes
    nominal = codes[0] == "V" and bool(suffixes) and sentence.words[first].endswith(suffixes)
    return nominal and not any(code in 'VxnC"' for code in codes[1:])


def _quotes_enough(document: Document, sentence: Sentence, stretches: list[Stretch], codes: str, kind: str) -> bool:
    """Whether quoted words make a clause: those of a relative clause do not; where clauses need verbs, they lead or begin with one."""
    if kind != "clause":
        return sentence.grammar.verbless or kind not in _BUILT
    at = codes.index('"')
    if at == 0 or "r" in codes[:at] or sentence.grammar.verbless:
        return at == 0 or "r" not in codes[:at]
    quote = next(sentence.quotes[unit] for first, last in stretches for unit in range(first, last) if unit in sentence.quotes)
    opening = document.pack.splitter.words(document.text, quote.inner).codes.lstrip("v")
    if opening[:1] in ("V", "x", "n", "C"):
        return True
    # What seems a noun by itself is a verb between somebody and an article: *Arvenia "welcomes the plan"*.
    return opening[:2] in ("wq", "wg", "wu") and codes[at - 1] not in _BEFORE_NOUNS


def _is_order(sentence: Sentence, stretch: Stretch) -> bool:
    """Whether somebody is to do something: the word for *to* and a verb right behind whom it is said to."""
    at = listener(sentence, stretch[0])
    while at is not None and at < stretch[1] and sentence.codes[at] in "vtn":
        at += 1
    return at is not None and has_class(sentence, at, "to") and sentence.codes[at + 1 : at + 2] in _TO_FOLLOWS


def _is_nominal(sentence: Sentence, stretch: Stretch) -> bool:
    """Whether the stretch opens with a noun that holds a clause, and the clause follows."""
    for at in range(stretch[0], min(stretch[0] + 3, stretch[1] - 1)):
        if has_class(sentence, at, "content.noun"):
            return has_class(sentence, at + 1, "to", "that")
    return False


def _says_nothing(codes: str) -> bool:
    """Whether a stretch is too bare to be what somebody says: a lone word that is no verb, a thing that is pointed at."""
    bare = [code for code in codes if code not in ",.-`"]
    if bare and bare[0] in "lp" and not any(code in 'VxnCiz"' for code in bare):
        return True  # where, when or to whom
    if bare[-1:] == ["d"] and not any(code in 'VxnCizs"' for code in bare):
        return True  # a thing that is pointed at
    return bare not in (["V"], ["x"]) and (len(bare) < 2 or (len(bare) < 4 and set(bare) <= set("wdu") and "d" not in bare[1:-1]))


def _is_clause(sentence: Sentence, stretches: list[Stretch], codes: str) -> bool:
    """Whether the content says something of something: a noun that holds a clause, or a verb of its own.

    A verb behind a relative or a purpose belongs to that. A relative clause lasts until a comma, a pointing word, or an auxiliary that does
    not follow a subject of its own; a purpose takes one verb.
    """
    if not sentence.grammar.verbless:
        return _has_finite_verb(sentence, stretches)
    # Somebody and a predicate without a verb are a clause too.
    return codes[:2] in ("Aw", "Pw", "uw", "Nw") or _predicates(sentence, stretches)


def _predicates(sentence: Sentence, stretches: list[Stretch]) -> bool:
    """Whether the content holds a clause, in a language whose clauses may go without a verb."""
    purposes, relative, entries = 0, False, sentence.entries
    for first, last in stretches:
        for at in range(first, last):
            entry, code, before = entries[at], sentence.codes[at], sentence.codes[at - 1] if at > first else ""
            if code == "r":
                relative = True
            elif entry is not None and "to" in entry.classes:
                purposes += 1
            elif entry is not None and "content.noun" in entry.classes and at - first < 2:
                return True
            elif code in ",d":
                if code == "d" and not (relative or purposes) and at + 1 < last and sentence.codes[at + 1] in "wmqRGv":
                    return True  # what a pointing word closes is the subject of a predicate without a verb
                relative = False
            elif code in _VERBAL and before not in ("x", "n"):
                if relative and (code in "VC" or before in ("r", "u", "N", "P")):
                    continue
                if not purposes:
                    return True
                purposes -= 1
    return False


def _has_finite_verb(sentence: Sentence, stretches: list[Stretch]) -> bool:
    """Whether the content has a verb of its own, where every clause has one.

    What opens a clause inside it (a relative, a subordinator, a participle that reports, the word for *to*) takes the next verb, with its
    auxiliaries, for itself; a comma ends all that is open.
    """
    codes, open_ = sentence.codes, 0
    for first, last in stretches:
        for at in range(first, last):
            code = codes[at]
            if code == "," and at > first:
                open_ = 0
            elif code == "r" or (code == "s" and at > first) or has_class(sentence, at, "gerund") or _is_infinitive(sentence, at):
                open_ += 1
            elif has_class(sentence, at, "content.noun") and at - first < 2 and has_class(sentence, at + 1, "to", "that"):
                return True
            elif (code in _VERBAL and not _goes_on(codes, first, at)) or has_class(sentence, at, "predicative"):
                if not open_:
                    return True
                open_ -= 1
    return False


def _is_infinitive(sentence: Sentence, at: int) -> bool:
    """Whether the word for *to* at `at` may have a verb behind it: a delegation to the talks has none."""
    return has_class(sentence, at, "to") and (sentence.codes[at] != "l" or sentence.codes[at + 1 : at + 2] != "q")


def _goes_on(codes: str, first: int, at: int) -> bool:
    """Whether the verb at `at` belongs to the auxiliary or the verb right before it."""
    at -= 1
    while at > first and codes[at] == "v":
        at -= 1
    return at >= first and codes[at] in "xnV"


def _is_request(sentence: Sentence, stretches: list[Stretch]) -> bool:
    """Whether the content asks for an act: a verb, or the word for *to*, before the first joint."""
    open_, joined = 0, False
    for first, last in stretches:
        for at in range(first, last):
            entry, code = sentence.entries[at], sentence.codes[at]
            follows = sentence.codes[at + 1 : at + 2]
            purpose = entry is not None and "to" in entry.classes
            if purpose and (code != "l" or follows in _TO_FOLLOWS):
                return True
            if code == "r":
                open_ += 1
            elif code in _VERBAL or has_class(sentence, at, "predicative"):
                if open_ == 0:
                    return not joined or has_class(sentence, at + 1, "to")
                open_ -= 1
            elif code == "c" and not sentence.grammar.verbless:
                joined = True  # a clause of its own may follow, unless only its subject is joined
            elif code in "s," or (code == "c" and follows in ("V", "C", "n")):
                return False
    return False


def _quotes_request(document: Document, sentence: Sentence, stretches: list[Stretch]) -> bool:
    """Whether what is asked of somebody stands in quotation marks, the word for *to* among it."""
    for first, last in stretches:
        at = sentence.codes.find('"', first, last)
        if at > first and phrase_after(sentence.codes[:at], first) is not None:
            inside = document.pack.splitter.words(document.text, sentence.quotes[at].inner)
            return has_class(inside, 0, "to")
    return False


def _words_of(text: str, sentence: Sentence, first: int, last: int) -> list[Piece]:
    """A stretch as text: a lone quotation without its marks, several joined ones each by itself, all else as it stands."""
    while first < last and (sentence.codes[first] in ",.-`:;" or has_class(sentence, first, "that.only")):
        first += 1
    while last > first and sentence.codes[last - 1] in ",.-`:;":
        last -= 1
    if first == last:
        return []
    codes = sentence.codes[first:last]
    if codes[0] == '"' and codes[1:2] in ("s", "p", "t") and sentence.quotes[first].closed:
        last, codes = first + 1, '"'  # what follows tells when or where it was said
    if codes[-2:] == ':"':  # what leads to a quotation behind a colon only announces it
        first, codes = last - 1, '"'
    if set(codes) <= set('",c') and '"' in codes:
        return [(trimmed(text, *sentence.quotes[i].inner), True) for i in range(first, last) if i in sentence.quotes]
    return [(trimmed(text, sentence.starts[first], sentence.ends[last - 1]), False)]


def previous_sentence(document: Document, number: int) -> list[Piece]:
    """The sentence before, for an attribution that points back to it."""
    if number == 0:
        return []
    before = document.sentences[number - 1]
    if before.paragraph < document.sentences[number].paragraph - 1 or before.headline or "C" in before.codes:
        return []
    words = trimmed(document.text, before.start, before.end)
    return [(words, False)] if words.start < words.end else []


def previous_quotation(document: Document, number: int) -> list[Piece]:
    """The sentence before, where it is a quotation by itself whose mark only ends what is quoted (`“Why?” X asked`)."""
    if number == 0:
        return []
    before = document.sentences[number - 1]
    if before.codes.strip('".') or len(before.quotes) != 1 or before.paragraph != document.sentences[number].paragraph:
        return []
    quote = before.quotes[next(iter(before.quotes))]
    words = trimmed(document.text, *quote.inner)
    return [(words, True)] if words.start < words.end and document.text[quote.inner_end - 1] in "?!…" else []


def next_quotation(document: Document, number: int) -> list[Piece]:
    """The sentence behind, where it is nothing but a quotation: a colon or comma at the end of this one announces it."""
    if number + 1 >= len(document.sentences) or document.sentences[number].codes[-1:] not in (",", ":"):
        return []
    behind = document.sentences[number + 1]
    if behind.codes.strip('".') or len(behind.quotes) != 1 or behind.paragraph > document.sentences[number].paragraph + 1:
        return []
    words = trimmed(document.text, *next(iter(behind.quotes.values())).inner)
    return [(words, True)] if words.start < words.end else []


def second_half(document: Document, sentence: Sentence, at: int) -> list[Piece]:
    """The second half of a quotation that its own attribution interrupts, in the same sentence: `at` is the unit behind the speaker."""
    for unit in range(at, len(sentence)):
        if unit in sentence.quotes:
            before = sentence.codes[at:unit]
            if "," in before[-1:] and not any(code in "CV" for code in before):
                half = trimmed(document.text, *sentence.quotes[unit].inner)
                return [(half, True)] if half.start < half.end else []
            return []
    return []


def trimmed(text: str, start: int, end: int) -> Range:
    """The stretch without blanks, marks and the comma or full stop that closes a quotation."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and (text[end - 1] in _EDGES or (text[end - 1] == "." and text[end - 2 : end - 1] != ".")):
        end -= 1
    return Range(start, end)
