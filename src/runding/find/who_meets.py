"""Who meets? The sides named with a meeting: in its own phrase, as the subject of its verb, behind *with*."""

from typing import Final

from msgspec import Struct

from runding.find.clauses import Clause
from runding.find.heads import Head
from runding.find.meeting_words import is_with
from runding.find.passages import Passage
from runding.find.sides import Side, Sides
from runding.lang.clause import leading_subject, subject_before
from runding.model.meeting import HOME, REBELS

_JOINTS: Final = ("between", "with", "since", "firstness")
"""Classes of words that may stand in the phrase of a meeting beside names."""
_TOGETHER: Final = ("both.parties", "joint.body", "both", "both.count")
"""Classes of words for the parties together."""
UNKNOWN: Final = "?"
"""A body that no list knows."""
_PHRASE: Final = frozenset("AGRHOPNBbwmd(c,q-DMg")
_VERBAL: Final = frozenset("VCx")
_AGREEING: Final = ("agree", "sign", "yield", "tense.agreed")
"""Classes of verbs that tell what those who met agreed on."""
_NO_NOUN: Final = ("V", "x", "C", "v", ",", ".", "p", "l", "t", "n", "s", "")
"""What stands behind *the two* where no noun does."""
_OBJECT: Final = 4
"""How many units may stand between a verb and the meeting that is its object."""
_LEVELS: Final = {
    "president": "leaders", "prime_minister": "leaders", "monarch": "leaders", "leader": "leaders",
    "foreign_minister": "ministers", "defence_minister": "ministers", "minister": "ministers",
    "commander": "commanders", "officer": "commanders", "expert": "experts",
}  # fmt: skip
"""At what level somebody meets, by the lemma of the office."""


class Meeters(Struct, frozen=True):
    """Who meets.

    `parties` and `bodies` (organisations) by id, `both` where the words are "the two parties", `company` those who are named as being
    there too, `level` of the offices. `partner` tells of a phrase *with* somebody, `visit` of people of different levels.
    """

    parties: tuple[str, ...] = ()
    both: bool = False
    bodies: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    level: str | None = None
    partner: bool = False
    visit: bool = False


def who_meets(
    passage: Passage, head: Head, clause: Clause, sides: Sides, taken: frozenset[int], *, before: Passage | None = None
) -> Meeters:
    """The sides of a meeting, as far as its clause names them.

    `taken` are units that name a place or a third party; `before` is the sentence before, for a pronoun that points to its subject.
    """
    stretches = [_own_phrase(passage, head, clause, taken)]
    company = sides.named(passage, *_with(passage, head, clause, "beside", taken))
    if head.verb and passage.has(head.first, "brings"):
        stretches = [_brought(passage, head, clause, taken)]
    elif head.verb:
        stretches = [*_subject(passage, head.first, clause), _with(passage, head, clause, "with", taken)]
    found = _sides(passage, sides, stretches, taken)
    if not head.verb and _number(found) < 2:
        found += _attending(passage, head, clause, sides, taken) or _in_the_name(passage, head, sides)
    if head.verb and before is not None and len(found) < 2 and _is_pronoun(passage, stretches):
        found = [*_subject_of(before, sides), *found]
    elif head.verb and before is not None and not found and _is_pronoun(passage, stretches, several=True):
        found = _subject_of(before, sides, several=True)
    if head.verb:
        found += _of_the_state(passage, found, stretches)
    both = any(_both(passage, *stretch) for stretch in stretches)
    both = both or (_is_pronoun(passage, stretches, several=True) if head.verb else _names_both(passage, head))
    if not head.verb and not both and _number(found) < 2:
        more, outer = _outer_sides(passage, head, clause, sides, taken)
        both = any(_both(passage, *stretch) for stretch in outer)
        found += [side for side in more if side.id not in {one.id for one in found}]
        stretches += outer
    if len(found) == 1 and not head.verb and clause.cue is not None and passage.has(head.last, "with"):
        found = [*_announcing(passage, clause.cue, sides, taken), *found]
    if len(found) == 1 and found[0].kind == "capital" and not head.verb:
        found = []
    bodies = tuple(dict.fromkeys(side.id for side in found if side.kind == "organisation"))
    if _number(found) < 2 and not (head.verb or both) and _is_of_a_body(passage, head, _own_phrase(passage, head, clause, taken), found):
        found, bodies = [], (UNKNOWN,)
    return Meeters(
        parties=tuple(dict.fromkeys(side.id for side in found if side.kind != "organisation")),
        both=both,
        bodies=bodies,
        company=tuple(dict.fromkeys(side.id for side in company)),
        level=_level(passage, [one for one in stretches if taken.isdisjoint(range(*one))], verb=head.verb),
        partner=stretches[-1][0] < stretches[-1][1] if head.verb else is_with(passage, head),
        visit=_is_visit(passage, head, stretches, found) or (len(found) == 1 and _is_with_mediators(passage, head, stretches, taken)),
    )


def _in_the_name(passage: Passage, head: Head, sides: Sides) -> list[Side]:
    """The sides in the words that name a meeting: the A-B talks."""
    return [side for at in range(head.first, head.last) for side in sides.compound(passage.units, at)]


def _attending(passage: Passage, head: Head, clause: Clause, sides: Sides, taken: frozenset[int]) -> list[Side]:
    """The sides behind a word for being at a meeting: with the participation of A and B."""
    at = next((unit for unit in passage.places(("attended.by",), head.last, clause.high)), None)
    return [] if at is None else sides.named(passage, *_with_at(passage, at + 1, clause, taken))


def _of_the_state(passage: Passage, found: list[Side], stretches: list[tuple[int, int]]) -> list[Side]:
    """The state of whom only an office is told beside a group: its commander met *the president*."""
    if len(found) != 1 or found[0].kind not in ("group", "short"):
        return []
    offices = (
        at for first, last in stretches for at in range(first, last)
        if passage.units.codes[at] == "R" and passage.has(at, "of.state") and not first <= found[0].first < last
    )  # fmt: skip
    at = next(offices, None)
    return [] if at is None else [Side(HOME, at, at + 1, "general")]


def _is_of_a_body(passage: Passage, head: Head, phrase: tuple[int, int], found: list[Side]) -> bool:
    """Whether it is a body that meets, and not the parties: a session of the cabinet, the tenth meeting of a commission."""
    if not found and passage.units.codes[head.last : head.last + 1] == "O":
        return True
    parting = [at for at in passage.places(("with", "between"), head.last, phrase[1]) if not passage.has(at, "of")]
    return passage.holds("other.body", head.first, parting[0] if parting else phrase[1])


def _number(found: list[Side]) -> int:
    """How many sides are named; *the government* of a state that is named is that state, *the rebels* of a group that group."""
    ids = {side.id for side in found}
    if any(one.isupper() for one in ids):
        ids.discard(HOME)
    if any(one.islower() and one != REBELS for one in ids):
        ids.discard(REBELS)
    return len(ids)


def _outer_sides(
    passage: Passage, head: Head, clause: Clause, sides: Sides, taken: frozenset[int]
) -> tuple[list[Side], list[tuple[int, int]]]:
    """The sides in the subject of the verb that governs a noun for talks (*A and B began talks*), and where that subject stands."""
    verb = _governor(passage, head, clause)
    outer = _outer_subject(passage, head, clause, verb)
    found = _sides(passage, sides, outer, taken)
    if verb is not None and (passage.has(verb, "guest") or passage.has(verb, "tense.open")):
        found = [side for side in found if side.kind != "organisation"]
    return found, outer


def _announcing(passage: Passage, cue: int, sides: Sides, taken: frozenset[int]) -> list[Side]:
    """Who announces talks with somebody will hold them."""
    announcer = subject_before(passage.units.codes, cue, passage.floor(cue))
    return [] if announcer is None else _sides(passage, sides, list(announcer.parts), taken)[:1]


def _is_visit(passage: Passage, head: Head, stretches: list[tuple[int, int]], found: list[Side]) -> bool:
    """Whether somebody calls on one of another level: an envoy on a head of state. Who commands a group is the head of it."""
    if not head.verb or len(stretches) < 2 or any(side.kind in ("group", "short") for side in found):
        return False
    mine, theirs = _level(passage, stretches[:-1]), _level(passage, stretches[-1:])
    return theirs == "leaders" and mine != "leaders" and stretches[-1][0] < stretches[-1][1]


def _is_with_mediators(passage: Passage, head: Head, stretches: list[tuple[int, int]], taken: frozenset[int]) -> bool:
    """Whether those who stand between are the ones who have talks with one side: Egyptian mediators held talks with it."""
    if not head.verb or len(stretches) < 2 or stretches[-1][0] >= stretches[-1][1]:
        return False
    return any(at in taken and not passage.has(at, "in") for first, last in stretches[:-1] for at in range(first, last))


def _is_pronoun(passage: Passage, stretches: list[tuple[int, int]], *, several: bool = False) -> bool:
    """Whether the subject is a pronoun for one person, or for several."""
    first, last = stretches[0]
    if last - first != 1 or passage.units.codes[first] != "u":
        return False
    return (passage.has(first, "both") or passage.attribute(first, "note") == "plural") is several


def _subject_of(passage: Passage, sides: Sides, *, several: bool = False) -> list[Side]:
    """The side of the subject of a sentence, or all of them where they are two."""
    codes = passage.units.codes
    phrase = leading_subject(codes, 0, len(passage))
    if phrase is None:
        return []
    if not several:
        return sides.named(passage, phrase.first, phrase.last)[:1]
    end = phrase.last
    while end < len(codes) and codes[end] in "cAGRHOPNBbwmdq#LDM(,":
        end += 1
    named = sides.named(passage, phrase.first, end)
    return named if len({side.id for side in named}) == 2 else []


def _sides(passage: Passage, sides: Sides, stretches: list[tuple[int, int]], taken: frozenset[int]) -> list[Side]:
    found: list[Side] = []
    for first, last in stretches:
        for side in sides.named(passage, first, last):
            away = _is_located(passage, side) or not taken.isdisjoint(range(side.first, side.last))
            if not away or _is_seat(passage, side):
                found.append(side)
    return found


def _is_seat(passage: Passage, side: Side) -> bool:
    """Whether a capital says whose government is meant: the government in Damascus."""
    return side.kind == "capital" and passage.has(side.first - 1, "in") and passage.has(side.first - 2, "home")


def _is_located(passage: Passage, side: Side) -> bool:
    """Whether a name stands behind *in* or *to* and is a place here."""
    return side.kind in ("state", "capital") and (passage.has(side.first - 1, "in") or passage.has(side.first - 1, "toward"))


def _own_phrase(passage: Passage, head: Head, clause: Clause, taken: frozenset[int]) -> tuple[int, int]:
    """The units behind a head that are of its phrase: A and B, between A and B, of both sides."""
    at = head.last
    while at < clause.high and at not in taken:
        code = passage.units.codes[at]
        if code not in _PHRASE and code not in "t#" and not passage.has_any(at, _JOINTS):
            break
        if code == "," and passage.has(at + 1, "with"):
            break  # with somebody in between
        at += 1
    return head.last, at


def _with(passage: Passage, head: Head, clause: Clause, name: str, taken: frozenset[int]) -> tuple[int, int]:
    """The phrase behind a word for *with* after a verb, or right behind the verb; empty where there is none."""
    codes = passage.units.codes
    owned = codes[head.last : head.last + 1] == "q" and any(
        code in "AR" for code in codes[head.last + 1 : head.last + 3]
    )  # his counterpart
    if name == "with" and (codes[head.last : head.last + 1] in tuple("APNRGOHB") or owned or passage.has(head.last - 1, "with")):
        return _with_at(passage, head.last, clause, taken)
    for at in range(head.last, clause.high):
        if passage.has(at, name):
            return _with_at(passage, at + 1, clause, taken)
        if passage.units.codes[at] == "V":
            break
    return head.last, head.last


def _brought(passage: Passage, head: Head, clause: Clause, taken: frozenset[int]) -> tuple[int, int]:
    """Whom somebody brings together: the phrase behind the verb, perhaps with a word for the manner between."""
    first = head.last
    while first < min(clause.high, head.last + 3) and passage.units.codes[first] in "vpw" and not passage.has(first, "side.noun"):
        first += 1
    return _with_at(passage, first, clause, taken)


def _with_at(passage: Passage, first: int, clause: Clause, taken: frozenset[int]) -> tuple[int, int]:
    end = first
    while end < clause.high and end not in taken and (passage.units.codes[end] in _PHRASE or (end > first and passage.has(end, "from"))):
        end += 1
    return first, end


def _subject(passage: Passage, at: int, clause: Clause) -> list[tuple[int, int]]:
    codes = passage.units.codes
    phrase = subject_before(codes, at, clause.low) or leading_subject(codes, clause.low, at)
    if phrase is None and (again := codes.find("cl", clause.low, at)) >= 0:
        phrase = subject_before(_with_one_joint(codes, again), at, clause.low)
    joint = len(codes[:at].rstrip("#qwtv")) - 1
    counted = phrase is not None and "#" in codes[joint + 1 : at] and phrase.first > joint and codes[joint : joint + 1] == "s"
    if (phrase is None or counted) and codes[joint : joint + 1] == "s" and clause.low in (joint + 1, at):
        # They go home after meeting, after two days of meeting: who goes home has met.
        phrase = leading_subject(codes, passage.floor(at), joint)
    if phrase is None and clause.cue is not None and not any(code in "APNRGO" for code in codes[clause.low : at]):
        # Who says to be ready to meet is who would meet.
        phrase = subject_before(codes, clause.cue, passage.floor(clause.cue))
    if phrase is None:
        return []
    first = list_start(passage.units.codes, phrase.parts[0][0], clause.low)
    return [(first, _list_end(codes, phrase.parts[0][1], at)), *phrase.parts[1:]]


def _with_one_joint(codes: str, at: int) -> str:
    """The codes without the second *of* behind a joint at a unit: envoys of A and of B."""
    return f"{codes[: at + 1]}q{codes[at + 2 :]}"


def _list_end(codes: str, last: int, stop: int) -> int:
    """Where a subject ends whose first name a bracket explains: A (X) and B."""
    if codes[last : last + 1] != "(":
        return last
    while last < stop and codes[last] in "(cAGRHOPNBbwmdq#LDM":
        last += 1
    return last


def list_start(codes: str, first: int, low: int) -> int:
    """Where an enumeration begins whose last item begins at `first`: A, B, and C, perhaps with words that say who they are."""
    at = first
    while at > low and (codes[at - 1] in "c," or codes[at - 2 : at] in ("cl", "cp")):
        at -= 1 + (codes[at - 1] in "lp")  # of A and of its B
        if at > low and codes[at - 1] == ",":
            at -= 1
        end = at
        while at > low and codes[at - 1] in "APNRHGOmbLBwq#(dvM":
            at -= 1
        if at == end:
            break
        if any(code in "APNB" for code in codes[at:end]):
            first = at
    return first


def _governor(passage: Passage, head: Head, clause: Clause) -> int | None:
    """The verb whose object a meeting is: they hold, end, postpone the talks; None where no verb stands before it."""
    codes = passage.units.codes
    for at in range(head.first - 1, max(clause.low, head.first - _OBJECT) - 1, -1):
        if codes[at] in _VERBAL:
            return at
        if codes[at] in ",":
            break
    return None


def _outer_subject(passage: Passage, head: Head, clause: Clause, verb: int | None) -> list[tuple[int, int]]:
    """The subject of the clause that a meeting stands in: of the verb that governs it, or of the clause (they agreed at the talks)."""
    codes = passage.units.codes
    if verb is not None:
        return _subject(passage, verb, clause)
    phrase = leading_subject(codes, clause.low, head.first)
    if phrase is not None and codes[phrase.last : phrase.last + 2] == "cl":
        phrase = leading_subject(_with_one_joint(codes, phrase.last), clause.low, head.first) or phrase
    if phrase is None and clause.low > 0 and codes[clause.low - 1] == "s":
        # They signed after talks: who signed has talked.
        phrase = leading_subject(codes, passage.floor(clause.low - 1), clause.low - 1)
    if phrase is None:
        return _subject_behind(passage, head)
    return [*phrase.parts[:-1], (phrase.parts[-1][0], _list_end(codes, phrase.parts[-1][1], head.first))]


def _subject_behind(passage: Passage, head: Head) -> list[tuple[int, int]]:
    """The subject of the sentence that a meeting opens, where its verb tells what they agreed: *after talks in X, A and B agreed …*."""
    codes = passage.units.codes
    low, high = passage.floor(head.first), passage.ceiling(head.last)
    if not _VERBAL.isdisjoint(codes[low : head.first]) or codes[low : low + 1] not in ("s", "p", "l"):
        return []
    comma = codes.find(",", head.last, high)
    while comma >= 0:
        phrase = leading_subject(codes, comma + 1, high)
        verb = next((at for at in range(phrase.last, high) if codes[at] in "VC"), high) if phrase is not None else high
        if phrase is not None and passage.has_any(verb, _AGREEING):
            return list(phrase.parts)
        comma = codes.find(",", comma + 1, high)
    return []


def _both(passage: Passage, first: int, last: int) -> bool:
    """Whether a stretch says *both* of the parties."""
    for at in passage.places(_TOGETHER, first, last):
        if passage.has_any(at, ("both.parties", "joint.body")) or (passage.has(at, "both") and passage.has(at, "pronoun")):
            return True
        count = passage.has(at, "both") or passage.has(at, "both.count")
        if count and passage.units.codes[at + 1 : at + 2] in ("A", "m") and passage.has(at + 2, "side.noun"):
            return True
        if count and (passage.has(at + 1, "side.noun") or passage.units.codes[at + 1 : at + 2] in ("R", "G", "H")):
            return True
        if passage.has(at, "both.count") and passage.has(at - 1, "article") and passage.units.codes[at + 1 : at + 2] in _NO_NOUN:
            return True
    if passage.has(first, "between") and passage.attribute(first + 1, "note") == "plural":
        return True
    return passage.has(first, "owner.plural") and _names_people(passage, first + 1, last)


def _names_people(passage: Passage, first: int, last: int) -> bool:
    """Whether people with an office stand at a unit, perhaps behind a word that describes them: *their* foreign ministers."""
    while first < last and passage.units.codes[first] == "m":
        first += 1
    return first < last and (passage.has(first, "side.noun") or passage.units.codes[first] in "RG")


def _names_both(passage: Passage, head: Head) -> bool:
    """Whether a word before a noun for a meeting, or its owner, names the two parties together."""
    if any(passage.has(at, "both.parties") for at in range(head.first, head.last)):
        return True
    if any(passage.has(at, "owner.plural") for at in range(max(0, head.first - 2), head.first + 1)):
        return True  # their first talks
    return passage.units.codes[head.first - 1 : head.first] == "g" and passage.has(head.first - 2, "both.parties")


def _level(passage: Passage, stretches: list[tuple[int, int]], *, verb: bool = False) -> str | None:
    for first, last in stretches:
        for at in range(first, last):
            lemma = passage.attribute(at, "lemma")
            if lemma in _LEVELS:
                return _LEVELS[lemma]
            told = passage.has(at, "side.noun") or (verb and passage.has(at, "both.parties"))
            level = passage.attribute(at, "level") if told else None
            if level is not None:
                return level
    return None
