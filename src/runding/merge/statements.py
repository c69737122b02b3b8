"""When are two reported statements the same utterance? Also across outlets, wordings and languages.

One speaker, about one day, and then the words: in one language by the words they share, across languages by what crosses them:
names (by their consonants), numbers, and the issue that the statement is about.
"""

from typing import Final

from runding.merge.candidates import day_blocks, period_blocks
from runding.merge.cluster import Profile
from runding.merge.fold import compact, day_number, number, skeleton, tokens
from runding.merge.form import Detail, Facts
from runding.merge.names import alike, name_marks
from runding.merge.score import NO, Points, Score
from runding.model.record import Statement
from runding.model.vocabulary import COARSE_STANCE

WINDOW: Final = 2
"""Days within which two differently worded reports may carry one utterance."""
WORDS: Final = 120
"""Words of a statement that are compared; longer ones are alike or not by then."""
LATER: Final = 400
"""Days within which the same words of somebody who is known are the same utterance, reported again."""
RATED: Final = "rated "
"""Before the value and the issue of a rating that a statement gives: compared like an issue, and none."""
COLLECTIVE: Final = frozenset({"state", "group", "organisation", "anonymous"})


class StatementFacts(Facts, frozen=True, kw_only=True, array_like=True):
    """What of a statement is compared.

    `words` are folded, `marks` names and numbers as they are written, `about` what the statement names in no language (places, numbers,
    days, issues); `issues` are pairs as `issue=coarse stance` of what the record ties to the statement.
    """

    speaker: str | None
    actor: str | None
    side: str | None
    kind: str | None
    language: str
    day: int | None
    direct: bool
    channel: str | None
    words: tuple[str, ...]
    marks: tuple[str, ...]
    issues: tuple[str, ...]
    about: tuple[str, ...] = ()


class StatementDetail(Detail, frozen=True, kw_only=True, array_like=True):
    """What a report says of a statement, in its own words."""

    text: str
    type: str
    language: str
    speaker: str | None
    role: str | None
    said: str | None
    channel: str | None
    relays: tuple[str, ...]
    issues: tuple[str, ...]


def marks_of(text: str) -> tuple[str, ...]:
    """What of a text crosses languages: numbers, and the consonants of words that a capital marks as names.

    In scripts without capitals every word may be a name.
    """
    found: set[str] = set()
    for nth, raw in enumerate(text.split()):
        word = raw.strip("“”\"'‘’«»()[]„‚.,;:!?…–—-")
        if not word:
            continue
        if any(char.isdigit() for char in word):
            found.update(piece for piece in tokens(word) if piece.isdigit())
        elif (word[0].isupper() and nth > 0) or not (word[0].isupper() or word[0].islower()):
            bones = skeleton(word)
            if len(bones) > 2 and len(word) < 40:
                found.add(bones)
    return tuple(sorted(found))


def issues_of(pairs: set[tuple[str, str | None]]) -> tuple[str, ...]:
    """Issues with the coarse stance of the positions that a statement carries."""
    return tuple(sorted(f"{issue}={COARSE_STANCE.get(stance or '', '')}" for issue, stance in pairs))


def facts_of(one: Statement, text: str, language: str, day: str | None, issues: tuple[str, ...]) -> StatementFacts:
    """What of a statement is compared."""
    who = one.speaker
    own = set(name_marks(who.name)) if who else set()
    return StatementFacts(
        speaker=who.name if who else None,
        actor=who.actor if who else None,
        side=who.side if who else None,
        kind=who.kind if who else None,
        language=language,
        day=day_number(day),
        direct=one.type == "direct",
        channel=one.channel.kind if one.channel else None,
        words=tuple(tokens(text)[:WORDS]),
        marks=tuple(mark for mark in marks_of(text) if mark not in own),
        issues=issues,
        about=tuple(sorted(one for one in one.about if not one.startswith("actor="))),
    )


def blocks(facts: StatementFacts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of a statement: the speaker's days; the exact words within days; the exact words with a speaker for long."""
    marks: set[str] = set()
    if facts.speaker and facts.kind not in COLLECTIVE:
        marks.update(name_marks(facts.speaker))
    elif facts.side:
        marks.add("side " + facts.side)
    elif facts.speaker:
        marks.add("group " + compact(facts.speaker))
    if facts.actor:
        marks.add("actor " + facts.actor)
    keys, probes = day_blocks("said", sorted(marks), facts.day, WINDOW)
    if len(facts.words) < 6:
        return keys, probes
    same = number("words", facts.language, *facts.words)
    near, also = day_blocks("words", [same], facts.day, WINDOW)
    later, earlier = period_blocks(f"words {same}", _speakers(facts), facts.day, LATER)
    return (*keys, *near, *later), (*probes, *also, *earlier)


def _speakers(facts: StatementFacts) -> list[str]:
    """By what the speaker of a statement is known long after; nothing where that is some group of no side."""
    if not _is_somebody(facts):
        return []
    marks = set(name_marks(facts.speaker or ""))
    if facts.actor:
        marks.add("actor " + facts.actor)
    if facts.side and facts.kind in COLLECTIVE:
        marks.add("side " + facts.side)
    return sorted(marks)


def _is_somebody(facts: StatementFacts) -> bool:
    """Whether the speaker is one person or party: what *diplomats* say next month, other diplomats say."""
    return bool(facts.actor or facts.side) or facts.kind not in COLLECTIVE


def score(a: StatementFacts, b: StatementFacts) -> Score:
    """How likely two statements are one utterance."""
    if a.side != b.side and a.side and b.side:
        return NO
    verbatim = a.language == b.language and a.words == b.words
    points = Points(-4.0)
    if not _speaker(points, a, b) or not _day(points, a, b, verbatim):
        return NO
    if a.language == b.language:
        _words(points, a, b, verbatim)
    else:
        _across(points, a, b)
    if a.channel and b.channel:
        points.add("same channel" if a.channel == b.channel else "different channels", 0.5 if a.channel == b.channel else -0.5)
    return points.score()


def _speaker(points: Points, a: StatementFacts, b: StatementFacts) -> bool:
    if a.actor and b.actor:
        if a.actor != b.actor:
            return False
        points.add("same actor", 2.5)
        return True
    if a.speaker is None or b.speaker is None:
        return False
    if (a.kind in COLLECTIVE) != (b.kind in COLLECTIVE) and a.kind and b.kind:
        return False
    how = alike(a.speaker, b.speaker)
    if how is not None:
        full = how == "same name" or (how == "spelling variant" and " " in a.speaker)
        points.add(f"speaker: {how}", 2.5 if full else 2.0)
    elif a.kind in COLLECTIVE and a.side and a.side == b.side:
        points.add("speakers of one side", 0.5)
    else:
        return False
    return True


def _day(points: Points, a: StatementFacts, b: StatementFacts, verbatim: bool) -> bool:
    again = verbatim and _is_somebody(a) and _is_somebody(b)
    if a.day is None or b.day is None:
        return again
    gap = abs(a.day - b.day)
    if gap > WINDOW and not (again and gap <= LATER):
        return False
    if gap <= WINDOW:
        points.add(("same day", "one day apart", "two days apart")[gap], (1.0, 0.5, 0.0)[gap])
    else:
        points.add("later report", -0.5)
    return True


def _words(points: Points, a: StatementFacts, b: StatementFacts, verbatim: bool) -> None:
    if verbatim:
        points.add("same words", 4.0)
        return
    left, right = set(a.words), set(b.words)
    shared, least = len(left & right), min(len(left), len(right))
    if not least:
        points.add("no words", -3.0)
        return
    jaccard, held = shared / (len(left) + len(right) - shared), shared / least
    if least >= 5 and held >= 0.9:
        points.add("the words of one in the other", 4.0)
    elif jaccard >= 0.6:
        points.add("nearly the same words", 4.0)
    elif jaccard >= 0.4 or (held >= 0.7 and least >= 8):
        points.add("many of the same words", 2.5)
    elif jaccard >= 0.25:
        points.add("some of the same words", 0.5)
    else:
        points.add("different words", -3.0)


def _across(points: Points, a: StatementFacts, b: StatementFacts) -> None:
    _names(points, a, b)
    _issues(points, a, b)
    long, short = max(len(a.words), len(b.words)), min(len(a.words), len(b.words))
    quoted = a.direct and b.direct
    if short * 5 < long * 2:
        points.add("very different lengths", -1.0)
    elif short * 2 >= long:
        points.add("both quoted, of similar length" if quoted else "similar lengths", 0.8 if quoted else 0.2)
    elif quoted:
        points.add("both quoted", 0.3)


def _names(points: Points, a: StatementFacts, b: StatementFacts) -> None:
    """Names and numbers, as they are written or as the record resolves them, whichever has more in common."""
    numbers, others = _named(a, "number="), _named(b, "number=")
    if numbers and others and not numbers & others:
        points.add("different numbers", -2.0)
    left, right = set(a.marks), set(b.marks)
    known, also = _named(a, "place=", "number=", "day="), _named(b, "place=", "number=", "day=")
    if len(known & also) > len(left & right) or (len(known & also) == len(left & right) and known == also):
        left, right = known, also
    shared = len(left & right)
    if shared >= 2 and shared * 2 >= min(len(left), len(right)):
        points.add("same names and numbers", 2.5)
    elif shared and left == right:
        points.add("the same one name or number", 1.7)
    elif shared:
        points.add("a name or number in common", 1.0)
    elif len(left) >= 2 and len(right) >= 2:
        points.add("different names and numbers", -2.0)


def _issues(points: Points, a: StatementFacts, b: StatementFacts) -> None:
    """Issues with the stances of the records that hang on the statements; where there are none, the issues that are named."""
    if a.issues and b.issues:
        issues, others = {one.split("=")[0] for one in a.issues}, {one.split("=")[0] for one in b.issues}
        if set(a.issues) == set(b.issues):
            points.add("same issues and stances", 2.3)
        else:
            points.add("an issue in common" if issues & others else "different issues", 0.5 if issues & others else -2.0)
        return
    named, also = _named(a, "issue="), _named(b, "issue=")
    if named and named == also:
        points.add("same issues named", 1.5)
    elif named & also:
        points.add("an issue in common", 0.5)
    elif named and also:
        points.add("different issues", -1.5)


def _named(facts: StatementFacts, *kinds: str) -> set[str]:
    return {one for one in facts.about if one.startswith(kinds)}


def profile(facts: StatementFacts) -> Profile:
    """What two statements cannot differ in and still be one."""
    return Profile(exclusive={"speaker": frozenset({facts.actor})} if facts.actor else {})
