"""What the slots of a pattern may hold: a speaker, a content, a quotation, and what stands between them."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from runding.find import surroundings
from runding.find.issuers import issue_of
from runding.find.surroundings import has_class
from runding.lang.clause import Phrase, leading_subject, phrase_after, subject_before
from runding.lang.pattern import Filler
from runding.lang.sentences import Sentence

Filled = tuple[int, object] | None
"""The boundary behind what fills a slot, and the value: a `Phrase`, or the units from the first to before the last."""
_LEAD: Final = frozenset("kvcstzx,-`")
_CIRCUMSTANCE: Final = frozenset("plt(#AWNPBLOMRGHDwmdqu,bCcs")
_STARTS_CIRCUMSTANCE: Final = frozenset("plt(")
_BEFORE_QUOTATION: Final = frozenset(",:;.-(`kc")
_JOINT: Final = re.compile('[,;ck"]')
_LONGEST_TARGET: Final = 40
"""How many units may say what is labelled."""
_RELAYED: Final = 7
"""How many units may name at the head of a sentence where its words are from."""
_FURTHEST: Final = 24
"""How many units a circumstance between verb and content may hold."""

_AHEAD: Final[Mapping[str, Callable[[Sentence, int], int | None]]] = {
    "adverbials": surroundings.adverbials,
    "announced": surroundings.announced,
    "listener": surroundings.listener,
    "labelled": surroundings.labelled,
    "close": surroundings.closing,
    "resumed": surroundings.resumed,
    "apart": surroundings.apart,
    "end": surroundings.at_end,
}


class Slots:
    """Fills the slots of the patterns of one anchor after the other; `begin` goes to an anchor.

    `reached` is the unit behind all that was read, `channel` what a document tells.
    """

    def __init__(self) -> None:
        self.reached = 0
        self.channel: str | None = None
        self.fillers: dict[str, Filler] = {
            "speaker": self._speaker,
            "content": self._content,
            "clause": self._clause,
            "closed": self._closed,
            "quote": self._quote,
            "words": self._words,
            "target": self._target,
            "circumstance": self._circumstance,
            "addressee": self._addressee,
            "lead": self._lead,
            "named": self._named,
            "manner": self._manner,
            "pointed": self._pointed,
            "voice": self._voice,
            "outlet": self._speaker,
            "parted": self._parted,
        }
        for name, find in _AHEAD.items():
            self.fillers[name] = partial(self._ahead, find)

    def begin(self, sentence: Sentence, at: int, floor: int) -> None:
        """Goes to the anchor `at` of a sentence; `floor` is the first unit that no earlier attribution has taken."""
        self.sentence, self.at, self.floor = sentence, at, floor
        self.listed = sentence.grammar.head_last
        self.reset(None)

    def _ahead(self, find: Callable[[Sentence, int], int | None], sentence: Sentence, at: int, forward: bool) -> Filled:
        """What only stands to the right of an anchor (`runding.find.surroundings`)."""
        end = find(sentence, at) if forward else None
        if end is None:
            return None
        self.reached = max(self.reached, end)
        return end, (at, end)

    def _voice(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """The one who is quoted or cited behind a verb of quoting."""
        phrase = surroundings.voice(sentence, at) if forward else None
        if phrase is None:
            return None
        self.reached = max(self.reached, phrase.last)
        return phrase.last, phrase

    def reset(self, channel: str | None) -> None:
        """Forgets what an earlier pattern read."""
        self.reached = self.at + 1
        self.channel = channel

    def _speaker(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        codes = sentence.codes
        if forward:
            phrase = phrase_after(codes, self._behind_document(at), listed=self.listed)
            if phrase is not None and self.listed and (issue := issue_of(sentence, phrase)) is not None:
                self.reached, self.channel = max(self.reached, issue.last), issue.channel
                return issue.last, issue.phrase
            if phrase is None or self._some_document(phrase.first):
                return None
            phrase = self._with_content(phrase)
            self.reached = max(self.reached, phrase.last)
            last = phrase.last
            if codes[last : last + 2] == "(c" and (other := phrase_after(codes, last + 2, listed=self.listed)) is not None:
                phrase = Phrase(((phrase.first, other.last),))  # A (B) and C speak together
                self.reached = last = other.last
            if codes[last : last + 1] == "(":
                last += 1
            quoted = self._quoted_by(last)
            return (last, phrase) if quoted is None else (quoted.last, quoted)
        phrase = subject_before(codes, at, self.floor, listed=self.listed)
        if phrase is None and (surroundings.shares_subject(codes, at) or has_class(sentence, at - 1, "while")):
            phrase = leading_subject(codes, self.floor, at, listed=self.listed) or leading_subject(codes, 0, at, listed=self.listed)
        if (phrase := phrase or surroundings.accompanying(sentence, at, self.floor)) is None:
            return self._document_before(at)
        if self.listed and (issue := issue_of(sentence, phrase)) is not None:
            self.channel = issue.channel
            return phrase.first, issue.phrase
        first, last = phrase.parts[0]
        start = self._behind_document(first)
        if start != first:
            return first, Phrase(((start, last), *phrase.parts[1:]))
        return first, phrase

    def _with_content(self, phrase: Phrase) -> Phrase:
        """The speaker behind a cue that opens the sentence: an apposition that leaves nothing to be said is what is said."""
        codes = self.sentence.codes
        alone = len(phrase.parts) == 2 and not codes[phrase.last :].strip(".`") and not codes[self.floor : self.at].strip("kcvstzx,-`")
        return Phrase(phrase.parts[:1]) if alone else phrase

    def _named(self, sentence: Sentence, at: int, forward: bool) -> Filled:
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

    def _some_document(self, at: int) -> bool:
        """Whether a phrase is just some document (`a statement`) that nobody is named for."""
        entry = self.sentence.entries[at + 1] if self.sentence.codes[at] == "q" and at + 1 < len(self.sentence) else None
        return entry is not None and "statement.noun" in entry.classes

    def _document_before(self, at: int) -> Filled:
        """A document that is pointed at (`the statement said`): its issuer is whoever spoke last, so that the slot holds nobody."""
        start = at - 1
        while start > self.floor and self.sentence.codes[start] in "vx":
            start -= 1
        entry = self.sentence.entries[start] if start >= self.floor else None
        if entry is None or not entry.classes >= {"statement.noun", "that.thing"}:
            return None
        self.channel = "document"
        return start, None

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

    def _quote(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        unit = at if forward else at - 1
        if not forward and unit > self.floor and not self._begins(unit):
            return None
        return self._words(sentence, at, forward)

    def _begins(self, unit: int) -> bool:
        """Whether a quotation stands by itself and is not the end of a clause that holds quoted words."""
        quote = self.sentence.quotes.get(unit)
        return quote is not None and self.sentence.codes[unit - 1] in _BEFORE_QUOTATION and not quote.small

    def _words(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """A quotation, also one that closes a clause."""
        unit = at if forward else at - 1
        if unit < self.floor or unit not in sentence.quotes:
            return None
        end = unit + 1
        while forward and sentence.codes[end : end + 2] == 'c"':
            end += 2
        self.reached = max(self.reached, end)
        return (end if forward else unit), (unit, end)

    def _content(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        if forward:
            end = self._content_end(sentence, at)
            if end <= at or sentence.codes[at] == "," or (has_class(sentence, at, "relay") and self._behind_relay(at, end) == at):
                return None  # nothing, or only where it is from: *, quoted by the agency*
            if at > self.at + 2 and sentence.codes[at - 1] == "," and sentence.codes[at] in "rk":
                return None  # more of the speaker, or a clause of its own
            self.reached = max(self.reached, end)
            return end, (at, end)
        codes = sentence.codes
        start = self.floor
        if self.listed:
            start = max(start, codes.rfind(";", start, at) + 1, codes.rfind(":", start, at) + 1)
        while start < at and codes[start] in "k,-`":
            start += 1
        start = self._behind_relay(start, at)
        return (start, (start, at)) if start < at else (self.floor, (at, at))

    def _clause(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """Content to the left that is a main clause: no circumstance that only leads to what is said behind the verb."""
        found = self._content(sentence, at, forward)
        if found is None or forward:
            return found
        codes = sentence.codes[found[0] : at]
        dated = codes[1:2] in ("#", "t") and any(code in "VxC" for code in codes)  # since 1990 mines have killed thousands
        return None if codes[:1] in ("s", "p", "l", "i") and "," not in codes and not dated else found

    def _closed(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """Content to the left that ends in quoted words, with the comma inside the marks."""
        unit = at - 1
        return None if forward or unit <= self.floor or unit not in sentence.quotes else self._content(sentence, at, forward)

    def _content_end(self, sentence: Sentence, at: int) -> int:
        """Where content to the right ends: with the sentence, or before what is no longer part of it."""
        codes = sentence.codes
        end = len(sentence)
        while end > at and codes[end - 1] in ".,;-`:":
            end -= 1
        relative = surroundings.behind_relative(codes, self.at)
        for joint in _JOINT.finditer(codes, at, end):
            i, code = joint.start(), joint.group()
            if (code == ";" and "C" in codes[i:end]) or (code in "ck" and i > at and self._again_says(i + 1)):
                return i
            if code == '"' and sentence.quotes[i].comma and i + 1 < end and self._leaves(i + 1, end):
                return i + 1
            if code == "," and (
                (relative and codes[i + 1 : i + 2] in ("V", "x", "n", "C")) or (at < i < end - 1 and self._leaves(i + 1, end))
            ):
                return i
        return end

    def _leaves(self, at: int, end: int) -> bool:
        """Whether what begins behind a comma leaves the content.

        It does where it is a clause that contrasts and reports by itself, a second verb of the same speaker, a relay, or the main clause of
        a sentence whose cue stands in a subordinate one.
        """
        sentence, codes = self.sentence, self.sentence.codes
        if codes[at : at + 2] == "lC" and not has_class(sentence, at, "to"):
            return True  # the speaker goes on with a second verb
        reports = "C" in codes[at:end]
        if codes[at] == "q" and has_class(sentence, at + 1, "claim.noun", "claim.apposed"):
            return True  # a claim that others deny
        if self.listed and codes[end - 1] == "C" and (who := phrase_after(codes, at)) is not None and who.last == end - 1:
            return True  # who relays it closes the sentence
        if reports and codes[at] in "ks" and has_class(sentence, at, "as"):
            return False  # how somebody calls it is only a remark
        if reports and (codes[at] in "ks" or (codes[at] == "r" and "," not in codes[at:end])):
            return True
        if (
            reports
            and codes[at] == "c"
            and (other := phrase_after(codes, at + 1)) is not None
            and codes[other.last : other.last + 1] == "C"
        ):
            return True
        entry = sentence.entries[at]
        if (
            (entry is not None and "thus" in entry.classes)
            or surroundings.next_verb_reports(codes, at, end)
            or self._is_relay(sentence, at)
        ):
            return True
        phrase = phrase_after(codes, at) if surroundings.is_subordinate(sentence, self.floor, self.at) else None
        return phrase is not None and codes[phrase.last :].lstrip("vt")[:1] in ("V", "x", "n", "C")

    def _again_says(self, at: int) -> bool:
        """Whether a second verb of the same speaker follows a joint, with its own word for *that*."""
        codes = self.sentence.codes
        while codes[at : at + 1] == "v":
            at += 1
        return codes[at : at + 2] == "Cz"

    def _is_relay(self, sentence: Sentence, at: int) -> bool:
        """Whether a tail that only names the relaying outlet begins at `at`."""
        if surroundings.outlet_reports(sentence, at):
            return True
        for i in range(at, min(at + 4, len(sentence))):
            entry = sentence.entries[i]
            if entry is not None and "relay" in entry.classes:
                return True
            if sentence.codes[i] not in "spvuwzr":
                return False
        return False

    def _parted(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """A comma, also one inside the marks of the quotation that stands before."""
        if at - 1 in sentence.quotes:
            return (at, None) if sentence.quotes[at - 1].comma else None
        unit = at if forward else at - 1
        if unit < self.floor or sentence.codes[unit : unit + 1] != ",":
            return None
        return (unit + 1 if forward else unit), None

    def _target(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """What is labelled: up to the word or the quotation that begins the label."""
        codes, open_ = sentence.codes, 0
        for i in range(at, min(at + _LONGEST_TARGET, len(sentence))):
            entry = sentence.entries[i]
            if codes[i] == '"' and i > at and codes[at:i].strip("qg") == "" and not surroundings.is_one(sentence, i - 1):
                return None  # somebody's words, and nothing that is called so: welcomed the “good start”
            if i > at and (codes[i] == '"' or (entry is not None and not entry.classes.isdisjoint(("as", "that")))):
                return i, (at, i)
            if codes[i] in "r" or (codes[i] in "lz" and codes[i + 1 : i + 2] == "V"):
                open_ += 1  # a relative clause or a purpose has a verb of its own
            elif codes[i] in "VC" and open_:
                open_ -= 1
            elif (codes[i] in 'VxnC.:;k"' or codes[i : i + 2] in (",C", ",i")) and not (entry is not None and "relative" in entry.classes):
                return None
        return None

    def _pointed(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """What is labelled, where a pointing word closes it."""
        for i in range(at, min(at + 8, len(sentence) - 1)):
            if sentence.codes[i] == "d":
                return i + 1, (at, i + 1)
            if sentence.codes[i] not in "wmRGODAPNLBWlq":
                return None
        return None

    def _circumstance(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """What stands between a verb of saying and what is said: to whom, where, when; up to a comma or the word for *that*."""
        codes, entries = sentence.codes, sentence.entries
        if at >= len(sentence) or codes[at] not in _STARTS_CIRCUMSTANCE:
            return None
        last = None
        for i in range(at, min(at + _FURTHEST, len(sentence))):
            entry = entries[i]
            if entry is not None and "that" in entry.classes:
                return i, (at, i)
            if codes[i] not in _CIRCUMSTANCE or codes[i - 1 : i + 1] == ",C":
                break
            if codes[i] == "," and last is None:
                last = i
        if last is not None:
            return last, (at, last)
        entry = entries[at]
        if entry is not None and "addressee" in entry.classes:
            end = at + 1
            while end < len(sentence) and (codes[end] in "MWBA" or codes[end - 1 : end + 1] == "pR" or self._is_audience(end)):
                end += 1
            if codes[end : end + 1] == "c" and (joint := phrase_after(codes, at + 1)) is not None:
                end = max(end, joint.last)
            if end > at + 1:
                return end, (at, end)
        return None

    def _is_audience(self, at: int) -> bool:
        entry = self.sentence.entries[at]
        return entry is not None and "channel.audience" in entry.classes

    def _addressee(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        phrase = phrase_after(sentence.codes, at)
        return None if phrase is None else (phrase.last, phrase)

    def _manner(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """What stands between a verb and a quotation that a comma or a colon announces: how, to whom, by what way."""
        codes = sentence.codes
        quote = codes.find('"', at, at + _FURTHEST)
        if quote <= at or codes[quote - 1] not in ",:" or any(code in 'VCk;.:"' for code in codes[at : quote - 1]):
            return None
        return quote, (at, quote)

    def _behind_relay(self, start: int, stop: int) -> int:
        """Behind the words at the head of a sentence that only tell where its content is from (`Citing X, …`); else `start` itself."""
        if not has_class(self.sentence, start, "relay"):
            return start
        return self.sentence.codes.find(",", start, min(stop, start + _RELAYED)) + 1 or start

    def _lead(self, sentence: Sentence, at: int, forward: bool) -> Filled:
        """The words that may open a sentence before its cue; nothing else may stand there."""
        start = at
        codes = sentence.codes
        while start > self.floor and codes[start - 1] in _LEAD and codes[start - 1] not in ",:;":
            start -= 1
        opens = start in (self.floor, self._behind_relay(self.floor, start))
        opens = opens or (codes[start - 1] in ",;:" and (codes[start] in "k" or codes[start - 1] != ","))
        return (start, None) if opens else None
