"""Which words a report attributes to somebody: the patterns of the language, tried where their anchors stand."""

from collections.abc import Iterator
from typing import Final

from runding.find.namings import naming_of
from runding.lang.clause import Phrase, leading_subject, phrase_after, subject_before
from runding.lang.document import Document
from runding.lang.pack import Pattern
from runding.lang.pattern import Filler, Slot, match
from runding.lang.sentences import Sentence
from runding.model.mention import Attribution, Naming
from runding.model.text import Range

_VERBAL: Final = frozenset("VxnC")
_CLOSING: Final = frozenset({"bare", "clitic", "according"})
_LEAD: Final = frozenset("kvcstzx,-`")
_CIRCUMSTANCE: Final = frozenset("plt(#AWNPBLOMRGHDwmdqu,bCcs")
_STARTS_CIRCUMSTANCE: Final = frozenset("plt(")
_FURTHEST: Final = 24
"""How many units a circumstance between verb and content may hold."""
_EDGES: Final = " \t\u00a0\"“”„«»‟'‘’,;:-–—"


def find_attributions(document: Document) -> list[Attribution]:
    """Every attribution of a report in text order, cueless quotations joined to the neighbour that they continue."""
    found = [a for number, sentence in enumerate(document.sentences) for a in _in_sentence(document, number, sentence)]
    return _with_continuations(document, found)


def _in_sentence(document: Document, number: int, sentence: Sentence) -> Iterator[Attribution]:
    pack = document.pack
    outer = _closing_attribution(document, number, sentence)
    if outer is not None:
        yield outer
        return
    consumed = 0
    for at, (entry, word) in enumerate(zip(sentence.entries, sentence.words, strict=True)):
        patterns = pack.triggers.at(entry, word)
        if not patterns or at < consumed:
            continue
        reader = _Reader(document, number, at, consumed)
        for pattern in patterns:
            made = reader.attempt(pattern)
            if made is not None:
                yield made
                consumed = max(consumed, reader.reached)
                break


def _closing_attribution(document: Document, number: int, sentence: Sentence) -> Attribution | None:
    """The attribution that closes a sentence and takes all of it, also where the sentence reports words inside: `…, said X.`"""
    codes = sentence.codes
    at = max(
        (i for i, e in enumerate(sentence.entries) if i > 0 and codes[i - 1] == "," and e is not None and _CLOSING & e.classes),
        default=0,
    )
    if "C" not in codes[:at]:
        return None
    reader = _Reader(document, number, at, 0)
    for pattern in document.pack.triggers.at(sentence.entries[at], sentence.words[at]):
        if not pattern.form.right or pattern.form.right[-1] != Slot("content"):
            made = reader.attempt(pattern)
            if made is not None and not any(code in 'VxnC"k' for code in codes[reader.reached :]):
                return made
    return None


class _Reader:
    """Tries the patterns of one anchor and reads what their slots hold."""

    def __init__(self, document: Document, number: int, at: int, floor: int) -> None:
        self.document, self.number, self.at, self.floor = document, number, at, floor
        self.sentence = document.sentences[number]
        self.reached = at + 1
        self.pattern: Pattern
        self.channel: str | None = None
        self.fillers: dict[str, Filler] = {
            "speaker": self._speaker,
            "content": self._content,
            "quote": self._quote,
            "target": self._target,
            "circumstance": self._circumstance,
            "addressee": self._addressee,
            "lead": self._lead,
            "named": self._named,
            "manner": self._manner,
            "pointed": self._pointed,
        }

    def attempt(self, pattern: Pattern) -> Attribution | None:
        """The attribution, where the pattern fits and its content holds what the pattern asks."""
        if (pattern.where == "headline" and not self.sentence.headline) or (pattern.where == "opening" and self.at > 0):
            return None
        self.pattern = pattern
        self.channel = pattern.channel
        self.reached = self.at + 1
        slots = match(pattern.form, self.sentence, self.at, self.fillers)
        if slots is None:
            return None
        stretches = [value for name in ("quote", "content") for value in slots.get(name, ()) if isinstance(value, tuple)]
        stretches.sort()
        pieces = self._previous() if pattern.content == "previous" else self._pieces(stretches)
        if not pieces:
            return None
        phrase = next((v for name in ("speaker", "named") for v in slots.get(name, ()) if isinstance(v, Phrase)), None)
        entry = self.sentence.entries[self.at]
        naming = None if phrase is None else naming_of(self.sentence, phrase)
        if self._conditional():
            return None
        if naming is not None and (not _can_speak(naming) or naming.kind in pattern.never):
            return None
        if self.sentence.headline and (phrase is None or not _clear_in_headline(self.sentence.codes, phrase)):
            return None
        return Attribution(
            sentence=self.number,
            cue=None if pattern.where == "headline" else Range(self.sentence.starts[self.at], self.sentence.ends[self.at]),
            naming=naming,
            contents=tuple(piece for piece, _ in pieces),
            quoted=tuple(quoted for _, quoted in pieces),
            rule=f"{self.document.pack.code}:{pattern.id}",
            channel=self.channel or (None if entry is None else entry.attributes.get("channel")),
            within=pattern.content in ("label", "predicate"),
        )

    def _conditional(self) -> bool:
        """Whether the cue stands in a condition: who would say something has not said it."""
        sentence = self.sentence
        for at in range(self.at - 1, self.floor - 1, -1):
            entry = sentence.entries[at]
            if entry is not None and "condition" in entry.classes:
                return True
            if sentence.codes[at] in ',;:k"':
                return False
        return False

    # -- slots

    def _speaker(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        codes = sentence.codes
        if forward:
            phrase = phrase_after(codes, self._behind_document(at))
            if phrase is None:
                return None
            self.reached = max(self.reached, phrase.last)
            last = phrase.last
            if codes[last : last + 1] == "(":
                last += 1
            quoted = self._quoted_by(last)
            return (last, phrase) if quoted is None else (quoted.last, quoted)
        phrase = subject_before(codes, at, self.floor)
        if phrase is None and _shares_subject(codes, at, self.floor):
            phrase = leading_subject(codes, self.floor, at)
        if phrase is None:
            return None
        first, last = phrase.parts[0]
        start = self._behind_document(first)
        if start != first:
            return first, Phrase(((start, last), *phrase.parts[1:]))
        return first, phrase

    def _named(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """A speaker so clear that no comma has to close it: the phrase ends in a name, a pronoun or a word that points."""
        found = self._speaker(sentence, at, forward)
        return found if found is not None and sentence.codes[found[0] - 1] in "NPud" else None

    def _quoted_by(self, at: int) -> Phrase | None:
        """Whom an outlet quotes: the words are not its own but those of the one named behind."""
        entry = self.sentence.entries[at] if at < len(self.sentence) else None
        if entry is None or "quoting" not in entry.classes:
            return None
        phrase = phrase_after(self.sentence.codes, at + 1)
        return None if phrase is None or "W" in self.sentence.codes[phrase.first : phrase.last] else phrase

    def _behind_document(self, at: int) -> int:
        """A statement is its issuer's word: behind the noun for it, the boundary where the issuer is named."""
        sentence = self.sentence
        entry = sentence.entries[at] if at < len(sentence) else None
        if entry is None or entry.classes.isdisjoint(("statement.noun", "word.of")):
            return at
        start = at + 1
        while start < len(sentence) and sentence.codes[start] in "ml":
            start += 1
        if start < len(sentence) and sentence.codes[start] in "RGODMAPNWBq":
            self.channel = entry.attributes.get("channel")
            return start
        return at

    def _quote(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        unit = at if forward else at - 1
        if unit < self.floor or unit not in sentence.quotes:
            return None
        self.reached = max(self.reached, unit + 1)
        return (unit + 1 if forward else unit), (unit, unit + 1)

    def _content(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        if forward:
            end = self._content_end(sentence, at)
            if end <= at:
                return None
            self.reached = max(self.reached, end)
            return end, (at, end)
        start = self.floor
        codes = sentence.codes
        while start < at and codes[start] in "k,-`":
            start += 1
        return None if start >= at else (start, (start, at))

    def _content_end(self, sentence: Sentence, at: int) -> int:
        """Where content to the right ends: the sentence, a clause that contrasts and has a cue of its own, or a relay at the end."""
        codes, entries = sentence.codes, sentence.entries
        end = len(sentence)
        while end > at and codes[end - 1] in ".,;-`:":
            end -= 1
        subordinate = any(codes[i] == "s" for i in range(self.floor, self.at) if codes[i] in "sk")
        for i in range(at, end):
            if codes[i] == ";":
                return i
            if codes[i] == "," and i > at and i + 1 < end:
                if (
                    subordinate
                    and (phrase := phrase_after(codes, i + 1)) is not None
                    and codes[phrase.last : phrase.last + 1] in ("V", "x", "n", "C")
                ):
                    return i
                if codes[i + 1] in "ks" and "C" in codes[i + 1 : end]:
                    return i
                if _next_verb_reports(codes, i + 1, end):
                    return i
                if self._is_relay(sentence, i + 1):
                    return i
                follow = entries[i + 1]
                if follow is not None and "thus" in follow.classes:
                    return i
        return end

    def _is_relay(self, sentence: Sentence, at: int) -> bool:
        """Whether a tail that only names the relaying outlet begins at `at`."""
        for i in range(at, min(at + 4, len(sentence))):
            entry = sentence.entries[i]
            if entry is not None and "relay" in entry.classes:
                return True
            if sentence.codes[i] not in "spvuwzr":
                return False
        return False

    def _target(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What is labelled: up to the word or the quotation that begins the label."""
        codes = sentence.codes
        for i in range(at, min(at + _FURTHEST, len(sentence))):
            entry = sentence.entries[i]
            if i > at and (codes[i] == '"' or (entry is not None and not entry.classes.isdisjoint(("as", "that")))):
                return i, (at, i)
            if codes[i] in 'VxnC.:;k"' and not (entry is not None and "relative" in entry.classes):
                return None
        return None

    def _pointed(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What is labelled, where a pointing word closes it."""
        for i in range(at, min(at + 8, len(sentence) - 1)):
            if sentence.codes[i] == "d":
                return i + 1, (at, i + 1)
            if sentence.codes[i] not in "wmRGODAPNLBWlq":
                return None
        return None

    def _circumstance(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands between a verb of saying and what is said: an addressee, a place, a time; up to a comma or the word for *that*."""
        codes, entries = sentence.codes, sentence.entries
        if at >= len(sentence) or codes[at] not in _STARTS_CIRCUMSTANCE:
            return None
        last = None
        for i in range(at, min(at + _FURTHEST, len(sentence))):
            entry = entries[i]
            if entry is not None and "that" in entry.classes:
                return i, (at, i)
            if codes[i] not in _CIRCUMSTANCE:
                break
            if codes[i] == "," and last is None:
                last = i
        if last is not None:
            return last, (at, last)
        entry = entries[at]
        if entry is not None and "addressee" in entry.classes:
            end = at + 1
            while end < len(sentence) and (codes[end] in "MWBAR" or self._is_audience(end)):
                end += 1
            if end > at + 1:
                return end, (at, end)
        return None

    def _is_audience(self, at: int) -> bool:
        entry = self.sentence.entries[at]
        return entry is not None and "channel.audience" in entry.classes

    def _addressee(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        phrase = phrase_after(sentence.codes, at)
        return None if phrase is None else (phrase.last, phrase)

    def _manner(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """What stands between a verb and a quotation that a comma or a colon announces: how, to whom, by what way."""
        codes = sentence.codes
        quote = codes.find('"', at, at + _FURTHEST)
        if quote <= at or codes[quote - 1] not in ",:" or any(code in 'VCk;.:"' for code in codes[at : quote - 1]):
            return None
        return quote, (at, quote)

    def _lead(self, sentence: Sentence, at: int, forward: bool) -> tuple[int, object] | None:
        """The words that may open a sentence before its cue; nothing else may stand there."""
        start = at
        codes = sentence.codes
        while start > self.floor and codes[start - 1] in _LEAD and codes[start - 1] not in ",:;":
            start -= 1
        opens = start == self.floor or (codes[start - 1] in ",;:" and (codes[start] in "k" or codes[start - 1] != ","))
        return (start, None) if opens else None

    # -- what the content must hold

    def _pieces(self, stretches: list[tuple[int, int]]) -> list[tuple[Range, bool]]:
        sentence, kind = self.sentence, self.pattern.content
        stretches = [s for s in stretches if any(code not in _LEAD for code in sentence.codes[s[0] : s[1]])]
        if not stretches:
            return []
        codes = "".join(sentence.codes[first:last] for first, last in stretches)
        if kind == "clause" and not self._is_clause(stretches, codes):
            return []
        if kind == "predicate" and (len(codes) > 6 or any(code in 'VxC"rs,d' for code in codes)):
            return []
        if kind == "request" and not self._is_request(stretches, codes):
            return []
        if kind not in ("label", "predicate") and '"' not in codes and _says_nothing(codes):
            return []
        pieces = [piece for first, last in stretches for piece in self._words_of(first, last)]
        if kind == "quotation":
            pieces += self._interrupted()
        return pieces

    def _is_clause(self, stretches: list[tuple[int, int]], codes: str) -> bool:
        """Whether the content says something of something: a quotation, a noun that holds a clause, or a verb of its own.

        A verb behind a relative or a purpose belongs to that; each such opener takes one verb for itself.
        """
        if '"' in codes:
            return True
        if codes[:2] in ("Aw", "Pw", "uw", "Nw"):
            return True  # somebody and a predicate without a verb
        open_, entries = 0, self.sentence.entries
        for first, last in stretches:
            for at in range(first, last):
                entry, code = entries[at], self.sentence.codes[at]
                if code == "r" or (entry is not None and "to" in entry.classes):
                    open_ += 1
                elif entry is not None and "content.noun" in entry.classes and at - first < 2:
                    return True
                elif code == "d" and open_ == 0 and at + 1 < last and self.sentence.codes[at + 1] in "wmqRGv":
                    return True  # what a pointing word closes is the subject of a predicate without a verb
                elif code in _VERBAL and not (at > first and self.sentence.codes[at - 1] in "xn"):
                    if open_ == 0:
                        return True
                    open_ -= 1
        return False

    def _is_request(self, stretches: list[tuple[int, int]], codes: str) -> bool:
        """Whether the content asks for an act: a verb, or the word for *to*, before the first joint."""
        if '"' in codes:
            return True
        sentence, open_ = self.sentence, 0
        for first, last in stretches:
            for at in range(first, last):
                entry, code = sentence.entries[at], sentence.codes[at]
                follows = sentence.codes[at + 1 : at + 2]
                if (
                    entry is not None
                    and "to" in entry.classes
                    and ("linker" not in entry.classes or follows in ("V", "x", "n", "C", "v"))
                ):
                    return True
                if code == "r":
                    open_ += 1
                elif code in _VERBAL:
                    if open_ == 0:
                        return True
                    open_ -= 1
                elif code in "s," or (code == "c" and follows in ("V", "C", "n")):
                    return False
        return False

    def _words_of(self, first: int, last: int) -> list[tuple[Range, bool]]:
        """A stretch of units as text: a lone quotation without its marks, several joined ones each by itself, all else as it stands."""
        sentence, text = self.sentence, self.document.text
        while first < last and sentence.codes[first] in ",.-`:;":
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
            return [(_trimmed(text, *sentence.quotes[i].inner), True) for i in range(first, last) if i in sentence.quotes]
        return [(_trimmed(text, sentence.starts[first], sentence.ends[last - 1]), False)]

    def _interrupted(self) -> list[tuple[Range, bool]]:
        """The second half of a quotation that its own attribution interrupts, in the same sentence."""
        sentence = self.sentence
        for unit in range(self.reached, len(sentence)):
            if unit in sentence.quotes and unit > self.at:
                before = sentence.codes[self.reached : unit]
                if "," in before[-1:] and not any(code in "CV" for code in before):
                    self.reached = unit + 1
                    return [(_trimmed(self.document.text, *sentence.quotes[unit].inner), True)]
                return []
        return []

    def _previous(self) -> list[tuple[Range, bool]]:
        """The sentence before, for an attribution that points back to it."""
        if self.number == 0:
            return []
        before = self.document.sentences[self.number - 1]
        if before.paragraph < self.sentence.paragraph - 1 or before.headline or "C" in before.codes:
            return []
        return [(_trimmed(self.document.text, before.start, before.end), False)]


def _says_nothing(codes: str) -> bool:
    """Whether a stretch is too bare to be what somebody says: a lone word that is no verb, a thing that is pointed at."""
    bare = [code for code in codes if code not in ",.-`"]
    return bare not in (["V"], ["x"]) and (len(bare) < 2 or (len(bare) < 4 and set(bare) <= set("wdu")))


def _next_verb_reports(codes: str, at: int, end: int) -> bool:
    """Whether nothing but joining words and adverbs part `at` from a cue: the speaker goes on with a second verb."""
    while at < end and codes[at] in "cvx":
        at += 1
    return at < end and codes[at] == "C"


def _shares_subject(codes: str, at: int, floor: int) -> bool:
    """Whether the verb at `at` is joined to an earlier one, so that they share their subject."""
    i = at - 1
    while i > floor and codes[i] in "vx":
        i -= 1
    return codes[i] == "c" or codes[i] == ","


def _clear_in_headline(codes: str, phrase: Phrase) -> bool:
    """Whether a phrase is a name or a role of the lists: in a headline every word may have a capital."""
    stretch = codes[phrase.first : phrase.last]
    return set(stretch) <= set("APRGOBHWqm(b") or len(stretch) == 1


def _can_speak(naming: Naming) -> bool:
    """Whether what is named can be the source of words: not a thing, and nobody who narrates."""
    if naming.pronoun is not None or naming.kind is not None:
        return True
    return naming.name is not None or bool(naming.lemmas)


def _trimmed(text: str, start: int, end: int) -> Range:
    """The stretch without blanks, marks and the comma or full stop that closes a quotation."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and (text[end - 1] in _EDGES or (text[end - 1] == "." and text[end - 2 : end - 1] != ".")):
        end -= 1
    return Range(start, end)


def _with_continuations(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Joins each sentence that is nothing but a quotation to an attribution: the one before it, or where it runs on, the one after it."""
    first_of: dict[int, int] = {}
    owner: dict[int, int] = {}
    for index, attribution in enumerate(found):
        first_of.setdefault(attribution.sentence, index)
        owner[attribution.sentence] = index
    spans: dict[int, list[tuple[Range, bool]]] = {}
    waiting: list[tuple[Range, bool]] = []
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
        if not waiting:
            near = number > 0 and sentence.paragraph - document.sentences[number - 1].paragraph <= 1
            before = owner.get(number - 1) if near else None
        waiting += [(_trimmed(document.text, *quote.inner), True) for quote in sentence.quotes.values()]
        if before is not None:
            owner[number] = before
            if all(quote.closed for quote in sentence.quotes.values()):
                spans.setdefault(before, []).extend(waiting)
                waiting = []
    return [_extended(attribution, spans.get(index, [])) for index, attribution in enumerate(found)]


def _extended(attribution: Attribution, more: list[tuple[Range, bool]]) -> Attribution:
    if not more:
        return attribution
    pieces = sorted([*zip(attribution.contents, attribution.quoted, strict=True), *more])
    return Attribution(
        sentence=attribution.sentence,
        cue=attribution.cue,
        naming=attribution.naming,
        contents=tuple(piece for piece, _ in pieces),
        quoted=tuple(quoted for _, quoted in pieces),
        rule=attribution.rule,
        channel=attribution.channel,
        within=attribution.within,
    )
