"""Which words a report attributes to somebody: the patterns of the language, tried where their anchors stand."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from runding.find.contents import Stretch, next_quotation, pieces_of, previous_quotation, previous_sentence, second_half
from runding.find.continuations import with_continuations
from runding.find.namings import naming_of
from runding.find.slots import Slots
from runding.find.surroundings import has_class
from runding.lang.clause import Phrase
from runding.lang.document import Document
from runding.lang.pack import Pattern
from runding.lang.pattern import Slot, Word, match
from runding.lang.rule_table import Held
from runding.lang.sentences import Sentence
from runding.model.mention import Attribution, Naming
from runding.model.text import Range

_CONTENTS: Final = ("quote", "words", "clause", "closed", "content")
"""The slots that may hold what is said."""
_SPEAKERS: Final = ("voice", "speaker", "named")
"""The slots that may hold the speaker; one that is quoted speaks before the one who quotes."""
_LEADS: Final = 12
"""How many units may stand between what leads to a word of saying and that word."""
_FEW: Final = 5
"""So many patterns are worth a look at what the sentence holds before they are tried."""
_CLEAR: Final = frozenset("APRGOBHWqm(bgl")
_OPEN: Final = (Slot("content"),)
"""How a pattern ends whose content comes last."""
_CLOSING: Final = ("bare", "clitic", "according")


def find_attributions(document: Document) -> list[Attribution]:
    """Every attribution of a report in text order, cueless quotations joined to the neighbour that they continue."""
    reader = Reader(document)
    found = [a for number, sentence in enumerate(document.sentences) for a in _in_sentence(reader, number, sentence)]
    return with_continuations(document, found)


def _in_sentence(reader: "Reader", number: int, sentence: Sentence) -> Iterator[Attribution]:
    places = reader.open(number)
    if not places:
        return
    if sentence.headline and (ending := _at_the_end(reader, sentence, places)) is not None:
        yield ending
        return
    outer = _closing_attribution(reader, sentence, places)
    if outer is not None:
        yield outer
        return
    consumed = 0
    found: list[Attribution] = []
    floors = [0]
    for at in places:
        if at < consumed:
            continue
        for pattern in reader.begin(at, consumed):
            made = reader.attempt(pattern)
            if made is not None and not (found and _only_relays(sentence, at, made)):
                found.append(made)
                consumed = max(consumed, reader.slots.reached)
                floors.append(consumed)
                break
    yield from found if len(found) < 2 else _with_own_ways(sentence, found, floors)


def _at_the_end(reader: "Reader", sentence: Sentence, places: Sequence[int]) -> Attribution | None:
    """The attribution at the end of a headline (`…: … - X`), which is that of all that stands before it."""
    patterns = reader.begin(places[-1], 0) if places[-1] else ()
    made = (reader.attempt(pattern) for pattern in patterns if pattern.where == "headline" and pattern.closes)
    return next((one for one in made if one is not None), None)


def _only_relays(sentence: Sentence, at: int, made: Attribution) -> bool:
    """Whether what stands behind somebody else's words is where they are from (`…, said X, according to the agency`)."""
    entry, naming = sentence.entries[at], made.naming
    return entry is not None and "according" in entry.classes and naming is not None and naming.kind in ("outlet", "document")


def _with_own_ways(sentence: Sentence, found: list[Attribution], floors: list[int]) -> Iterator[Attribution]:
    """Parts the sentence among its attributions: what tells how one speaker said something tells nothing of another's words."""
    for index, attribution in enumerate(found):
        if attribution.naming is None:
            yield attribution  # the speaker goes on in the same breath
            continue
        last = index + 1 == len(found) or all(other.naming is None for other in found[index + 1 :])
        end = sentence.end if last else sentence.ends[floors[index + 1] - 1]
        yield replace(attribution, way=Range(sentence.starts[floors[index]], end))


def _closing_attribution(reader: "Reader", sentence: Sentence, places: Sequence[int]) -> Attribution | None:
    """The attribution that closes a sentence and takes all of it, also where it reports words inside (`…, said X`)."""
    codes = sentence.codes
    cue = codes.find("C")
    if cue < 0:
        return None
    comma = codes.rfind(",", cue, -1)
    while comma >= 0 and not has_class(sentence, comma + 1, *_CLOSING):
        comma = codes.rfind(",", cue, comma)
    at = comma + 1
    for place in dict.fromkeys((at, places[-1])):
        if place <= cue:
            continue
        for pattern in reader.begin(place, 0):
            if not (pattern.closes or (place == at and pattern.form.right[-1:] != _OPEN)):
                continue
            made = reader.attempt(pattern)
            if place != at and made is not None and made.contents[0].start > sentence.starts[cue]:
                continue  # it closes a part of the sentence only
            if made is not None and not any(code in 'VxnC"k' for code in codes[reader.slots.reached :]):
                # An outlet that closes what somebody else says only relays it; a document is what that person goes by.
                named = made.naming
                return None if named is not None and (named.kind in ("outlet", "document") or reader.is_own_paper(made, named)) else made
    return None


class Reader:
    """Tries the patterns of one anchor after the other; `open` goes to a sentence, `begin` to an anchor in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.slots = Slots()
        self._triggers = document.pack.triggers

    def open(self, number: int) -> list[int]:
        """Goes to a sentence, and gives the units at which patterns are anchored."""
        self.number = number
        self.sentence = self.document.sentences[number]
        if not self._triggers.is_anchored(self.sentence):
            return []
        self._held = Held(self.sentence)
        return self._triggers.places(self._held)

    def begin(self, at: int, floor: int) -> list[Pattern]:
        """Goes to the unit `at`, and gives the patterns that may fit there.

        `floor` is the first unit that no earlier attribution has taken.
        """
        self.at, self.floor = at, floor
        self.slots.begin(self.sentence, at, floor)
        return self._triggers.at(self._held, at, few=_FEW)

    def is_own_paper(self, made: Attribution, naming: Naming) -> bool:
        """Whether what closes a sentence is a document of the office of whoever the sentence is about (*a statement of his office*)."""
        suffixes = self.document.pack.splitter.suffixes
        owned = naming.owned or (bool(suffixes) and self.document.text[naming.whole.start : naming.whole.end].endswith(suffixes))
        return made.channel == "document" and naming.name is None and owned

    def attempt(self, pattern: Pattern) -> Attribution | None:
        """The attribution, where the pattern fits and its content holds what the pattern asks."""
        sentence, slots = self.sentence, self.slots
        if (pattern.where == "headline" and not sentence.headline) or (pattern.where == "opening" and self.at > 0):
            return None
        if pattern.quotes and '"' not in (sentence.codes[: self.at] if pattern.behind_quote else sentence.codes):
            return None
        slots.reset(pattern.channel)
        filled = match(pattern.form, sentence, self.at, slots.fillers)
        if filled is None or self._conditional() or self._suffered(pattern) or self._aimed(pattern):
            return None
        phrase = next((v for name in _SPEAKERS if name in filled for v in filled[name] if isinstance(v, Phrase)), None)
        naming = None if phrase is None else naming_of(sentence, phrase)
        if phrase is not None and sentence.grammar.head_last and has_class(sentence, phrase.first, "pronoun.first"):
            return None  # a transcript
        if naming is not None and (not _can_speak(naming) or naming.kind in pattern.never):
            return None
        if sentence.headline and (phrase is None or not self._clear(phrase)):
            return None
        return self._attribution(pattern, naming, filled)

    def _attribution(self, pattern: Pattern, naming: Naming | None, filled: dict[str, list[object]]) -> Attribution | None:
        sentence = self.sentence
        stretches: list[Stretch] = [v for name in _CONTENTS if name in filled for v in filled[name] if isinstance(v, tuple)]
        if pattern.content == "previous":
            pieces = previous_sentence(self.document, self.number)
        elif pattern.content == "previous-quotation":
            pieces = previous_quotation(self.document, self.number)
        elif pattern.content == "next":
            pieces = next_quotation(self.document, self.number)
        else:
            pieces = pieces_of(self.document, sentence, stretches, kind=pattern.content, cue=self.at)
        if not pieces:
            return None
        if pattern.content == "quotation" and (half := second_half(self.document, sentence, self.slots.reached)):
            pieces += half
            self.slots.reached = len(sentence)
        cue = self._cue()
        return Attribution(
            sentence=self.number,
            cue=None if not sentence.words[cue][:1].isalpha() else Range(sentence.starts[cue], sentence.ends[cue]),
            naming=naming,
            contents=tuple(piece for piece, _ in pieces),
            quoted=tuple(quoted for _, quoted in pieces),
            rule=f"{self.document.pack.code}:{pattern.id}",
            channel=self._channel(naming),
            way=Range(sentence.start, sentence.end),
            who=pattern.who or ("subject" if pattern.content in ("label", "predicate") else "clitic"),
        )

    def _channel(self, naming: Naming | None) -> str | None:
        """What a document or the word of saying itself tells of the way; the report of an outlet is no document."""
        told = None if naming is not None and naming.kind == "outlet" else self.slots.channel
        entry = self.sentence.entries[self.at]
        return told or (None if entry is None else entry.attributes.get("channel"))

    def _cue(self) -> int:
        """The word of saying: the anchor, or where that only leads to it (`This was said by …`) the first one behind it."""
        at = self.at
        if has_class(self.sentence, at, "cue", "bare", "clitic", "active", "according", "quoting"):
            return at
        behind = range(at + 1, min(at + _LEADS, self.slots.reached))
        return next((unit for unit in behind if has_class(self.sentence, unit, "passive", "bare", "gerund")), at)

    def _suffered(self, pattern: Pattern) -> bool:
        """Whether a form that is active and passive in one is passive here, and the pattern asks for an active one."""
        anchor, entry = pattern.form.anchor, self.sentence.entries[self.at]
        if entry is None or "passive" not in entry.classes or isinstance(anchor, Word):
            return False
        if not any(name.endswith(".active") and name in entry.classes for name in anchor.names):
            return False
        at = self.at - 1
        while at >= 0 and self.sentence.codes[at] in "vt":
            at -= 1
        return at >= 0 and has_class(self.sentence, at, "be")

    def _aimed(self, pattern: Pattern) -> bool:
        """Whether the cue only stands behind the word for *to*: what somebody would say is not said."""
        at = self.at - 1
        while at > self.floor and self.sentence.codes[at] in "vx":
            at -= 1
        return Slot("speaker") in pattern.form.left and has_class(self.sentence, at, "to") and not self.sentence.grammar.head_last

    def _clear(self, phrase: Phrase) -> bool:
        """Whether a phrase of a headline, where every word may have a capital, is a name or role of the lists or a name of the report."""
        sentence = self.sentence
        codes = sentence.codes[phrase.first : phrase.last]
        if len(codes) == 1 or set(codes) <= _CLEAR:
            return True
        if not set(codes) <= _CLEAR | {"N"}:
            return False
        names = {sentence.words[at] for at in range(phrase.first, phrase.last) if sentence.codes[at] == "N"}
        for other in self.document.sentences:
            if not other.headline and "N" in other.codes:
                names -= {word for word, code in zip(other.words, other.codes, strict=True) if code == "N"}
        return not names

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


def _can_speak(naming: Naming) -> bool:
    """Whether what is named can be the source of words: not a thing, and nobody who narrates."""
    if naming.number == "none":
        return False
    if naming.pronoun is not None or naming.kind is not None:
        return True
    return naming.name is not None or bool(naming.lemmas)
