"""What stands round a verb of saying, its speaker and its content: listeners, times, ways, what ends the sentence.

Each function reads forward from a boundary between units and gives the boundary behind what it reads, None where there is no such thing.
"""

from typing import Final

from runding.lang.clause import Phrase, phrase_after
from runding.lang.sentences import Sentence

_FURTHEST: Final = 24
"""How many units may stand between a verb and what it announces."""
_TIMES: Final = frozenset("t#")
_CLAUSAL: Final = frozenset('VCxn"')
_BEFORE_NOUN: Final = frozenset("qm#Ag")
_BEHIND_OUTLET: Final = frozenset(("", "z", ",", ".", ":", '"', "q", "l", "p", "t", "u", "v", "("))
"""What may follow the name of an outlet to which something is said."""
_CLOSES: Final = frozenset(("", "v", "t", "p", "l", "(", ",", ".", ";", "s", "i", "r"))
"""What may follow a verb of saying that its content stands before."""
_LABELLED: Final = frozenset("qmwRGODAPNLBWlg#ud")
_HEADS: Final = frozenset("wRGODAPNWBM")


def has_class(sentence: Sentence, at: int, *names: str) -> bool:
    """Whether the unit `at` is of one of the classes; false outside the sentence."""
    entries = sentence.entries
    if not 0 <= at < len(entries):
        return False
    entry = entries[at]
    return entry is not None and not entry.classes.isdisjoint(names)


def adverbials(sentence: Sentence, at: int) -> int:
    """Behind the times, ways and adverbs that stand at `at`; `at` itself where there is none.

    What may also begin a clause (an adverb before a subject) is left to it, unless a joint or a quotation follows.
    """
    end = at
    while (behind := _one_adverbial(sentence, end)) is not None:
        end = behind
    if sentence.codes[end : end + 1] not in ("z", ",", ":", '"', "", "."):
        while end > at and sentence.codes[end - 1] == "v" and not has_class(sentence, end - 1, "time"):
            end -= 1
    return end


def _one_adverbial(sentence: Sentence, at: int) -> int | None:
    codes = sentence.codes
    code = codes[at : at + 1]
    if code in ("v", "("):
        return at + 1
    start = at + 1 if code in ("p", "l") else at
    if code == "i":
        return _behind_places(sentence, at + 1)
    end = start
    while codes[end : end + 1] in ("t", "#") and (end > start or codes[end] == "t"):
        end += 1
    if end > start:
        return end
    return _way(sentence, start) if start > at else None


def _way(sentence: Sentence, at: int) -> int | None:
    """Behind a medium that a preposition governs (`in a statement`), with what tells more of it (`to the nation`, `with an outlet`)."""
    codes = sentence.codes
    end = at
    while (
        codes[end : end + 1] in ("q", "m", "A", "g", "N", "O", "W", "i", "V")
        and end < at + 5
        and not has_class(sentence, end, "channel.medium")
    ):
        end += 1
    if not has_class(sentence, end, "channel.medium"):
        return None
    end += 1
    while codes[end : end + 1] in ("p", "l", "i") and codes[end + 1 : end + 2] not in _TIMES:
        phrase = phrase_after(codes, end + 1)
        if phrase is None:
            break
        end = phrase.parts[0][1]
    return end


def announced(sentence: Sentence, at: int) -> int | None:
    """Up to a quotation that is all that is said: nothing parts it from the verb but adverbials, or a colon or a comma announces it."""
    codes = sentence.codes
    quote = codes.find('"', at, at + _FURTHEST)
    if quote < 0 or codes[quote + 1 : quote + 2] not in ("", ".", ",", ";", "s", "c", "-"):
        return None
    between = codes[at:quote]
    if between.endswith((",", ":")):
        if between[-1] == "," and between[0] not in "pltvi(,cqm":
            return None
        if between[-1] == "," and between[0] in "qm" and not has_class(sentence, at, "addressee"):
            return None  # something that the quotation only names
        return None if any(code in "VCk;.:" for code in between[:-1]) else quote
    if between[:1] in ("p", "l", "t") and not sentence.quotes[quote].small and not any(code in "VCxk;.:n" for code in between):
        return quote
    return quote if adverbials(sentence, at) == quote else None


def listener(sentence: Sentence, at: int) -> int | None:
    """Behind those to whom something is said: an outlet or an audience by itself, else a noun phrase."""
    codes = sentence.codes
    start = at
    while start < len(codes) and codes[start] in _BEFORE_NOUN and start < at + 5:
        start += 1
    if codes[at : at + 1] == "u":
        return at + 1
    if codes[at : at + 2] == "tg":
        return len(codes) - len(codes[at + 2 :].lstrip("mwMOG"))  # Monday's session
    if codes[start : start + 1] == "W":
        return _behind_outlet(codes, start)
    if codes[start : start + 1] == "M" and codes[start + 1 : start + 2] in ("W", "N", "B"):
        return _behind_outlet(codes, start + 1)
    if has_class(sentence, start, "channel.medium") and sentence.is_capital(start) and codes[start + 1 : start + 2] in ("N", "A", "B"):
        return _behind_outlet(codes, start + 1)
    if has_class(sentence, start, "channel.audience", "channel.medium"):
        return _behind_places(sentence, start + 1)
    phrase = phrase_after(codes, at)
    if phrase is None:
        return start if start > at and codes[start - 1] == "q" else None
    return next((i for i in range(at + 1, phrase.last) if codes[i] == "l" and has_class(sentence, i, "topic")), phrase.last)


def _behind_outlet(codes: str, at: int) -> int:
    """Behind the name of an outlet; a name right behind it belongs to it only where no clause begins there."""
    while codes[at : at + 1] in ("W", "M", "B"):
        at += 1
    names = at
    while codes[names : names + 1] in ("N", "A"):
        names += 1
    if codes[names : names + 1] in _BEHIND_OUTLET or codes[at - 1 : at] == "M":
        at = names
    if codes[at : at + 1] == "g":
        while codes[at : at + 1] in ("g", "N", "w", "m", "M"):
            at += 1
    return at


def _behind_places(sentence: Sentence, at: int) -> int:
    """Behind the places that tell more of an audience (`reporters in the capital`)."""
    codes = sentence.codes
    while codes[at : at + 1] in ("l", "p") and codes[at + 1 : at + 2] not in _TIMES and codes[at + 1 : at + 2] != "":
        phrase = phrase_after(codes, at + 1)
        if phrase is None:
            break
        at = phrase.parts[0][1]
        if codes[at - 1 : at + 1] in ("Nw", "Lw") and codes[at + 1 : at + 2] in ("", "z", ",", ".", ":", '"'):
            at += 1  # the airport of a town
    return at


def closing(sentence: Sentence, at: int) -> int | None:
    """Behind what closes a sentence without a clause of its own: adverbials, or a tail that a comma parts from it."""
    codes = sentence.codes
    if codes[at : at + 1] not in _CLOSES:
        return None
    dependent = False
    for i in range(at, len(codes)):
        code = codes[i]
        if code in ";.,":
            return i
        if code in "sr" or has_class(sentence, i, "opens.clause"):
            dependent = True
        elif code in _CLAUSAL and not dependent:
            return None
    return len(codes)


def resumed(sentence: Sentence, at: int) -> int | None:
    """Where content goes on behind an attribution that interrupts it: not with more of the speaker or of how it was said."""
    codes = sentence.codes
    code, follows = codes[at : at + 1], codes[at + 1 : at + 2]
    if code in ("", "C", "i", "r", "k", ".") or (code in "pv" and follows in ("i", "C")) or (code == "c" and follows in ("C", "V", "v")):
        return None
    behind = at + 1 if code == "v" else at
    if codes[behind : behind + 1] == "t" and codes[behind + 1 : behind + 2] not in ("V", "x", "n"):
        return None  # when it was: almost three months after something
    phrase = phrase_after(codes, at)
    return None if phrase is not None and codes[phrase.last : phrase.last + 1] == "r" else at


def at_end(sentence: Sentence, at: int) -> int | None:
    """The end of the sentence, where `at` stands there."""
    return at if sentence.codes[at:].strip(".`") == "" else None


def outlet_reports(sentence: Sentence, at: int) -> bool:
    """Whether the sentence closes at `at` with the outlet that reports it (`…, the agency reported on Monday.`)."""
    codes = sentence.codes
    behind = at
    while codes[behind : behind + 1] in ("W", "M", "A", "N", "B"):
        behind += 1
    if "W" not in codes[at:behind] and codes[at : at + 1] != "M":
        return False
    return has_class(sentence, behind, "outlet.reports") and codes[behind + 1 :].strip("pltvL#(.") == ""


def labelled(sentence: Sentence, at: int) -> int | None:
    """Behind what is called something, where its label follows: a word that points, or a noun phrase before an article or an adjective."""
    codes = sentence.codes
    if codes[at : at + 1] == "u" or sentence.words[at : at + 1] in (["this"], ["that"]):
        return at + 1
    for i in range(at + 1, min(at + 10, len(codes))):
        if codes[i - 1] in _HEADS and (is_one(sentence, i) or codes[i] == "m"):
            return i
        if codes[i] not in _LABELLED:
            return None
    return None


def is_one(sentence: Sentence, at: int) -> bool:
    """Whether a unit is the article for one of a kind (*a*), which opens what something is called."""
    entry = sentence.entries[at]
    return sentence.codes[at] == "q" and entry is not None and entry.attributes.get("note") == "one"


def apart(sentence: Sentence, at: int) -> int | None:
    """Behind a dash that parts what is said from who says it; one between two offices joins them."""
    return None if at > 1 and sentence.codes[at - 2] == "R" and sentence.is_capital(at - 2) else at


def accompanying(sentence: Sentence, at: int, floor: int) -> Phrase | None:
    """The one who says something beside what is told, before a participle: *the talks ended, with N. saying that …*."""
    if not has_class(sentence, at, "gerund"):
        return None
    for unit in range(at - 2, max(floor, at - _FURTHEST) - 1, -1):
        if has_class(sentence, unit, "with") and sentence.codes[unit - 1 : unit] in (",", "-", '"'):
            phrase = phrase_after(sentence.codes[:at], unit + 1)
            return phrase if phrase is not None and phrase.last == at else None
    return None


def voice(sentence: Sentence, at: int) -> Phrase | None:
    """The one who is quoted or cited at `at`."""
    return phrase_after(sentence.codes, at, listed=sentence.grammar.head_last)


def behind_relative(codes: str, at: int) -> bool:
    """Whether the verb at `at` is that of a relative clause (*who said that …*)."""
    while at > 0 and codes[at - 1] in "vxt":
        at -= 1
    return at > 0 and codes[at - 1] == "r"


def is_subordinate(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word among the units `first` to `last` (behind the last one) begins a subordinate clause, or concedes something."""
    for at in range(first, last):
        if (sentence.codes[at] == "s" and not has_class(sentence, at, "as")) or has_class(sentence, at, "concessive"):
            return True
    return False


def next_verb_reports(codes: str, at: int, end: int) -> bool:
    """Whether nothing but joining words and adverbs part `at` from a cue: the speaker goes on with a second verb.

    A cue that is followed by verbs of doing is one of a list of things to do (`…, ensuring access, protecting stores`).
    """
    while at < end and codes[at] in "cvx":
        at += 1
    return at < end and codes[at] == "C" and ",V" not in codes[at:end] and ",cV" not in codes[at:end]


def shares_subject(codes: str, at: int) -> bool:
    """Whether the verb at `at` is joined to an earlier one, so that they share their subject."""
    i = at - 1
    while i > 0 and codes[i] in "vx":
        i -= 1
    return i > 0 and (codes[i] in "c," or codes[i - 1 : i + 1] == ",k")
