"""How far does a word of stance reach, and which issues stand within its reach?"""

from collections.abc import Collection, Sequence
from typing import Final

from msgspec import Struct

from runding.find.issues import IssueMention
from runding.find.passages import Passage
from runding.find.subjects import subject_of
from runding.lang.clause import phrase_after

_SETTLEMENT: Final = "pro.settlement"
_OCCASIONS: Final = frozenset({"pro.format", _SETTLEMENT})
"""What conditions and demands are made for, where what they include is told behind a comma."""
_GUARANTEES: Final = "sec.guarantees"
_HUMANITARIAN: Final = "hum."
_HARD: Final = frozenset(".;k")
_REACH: Final = 12
_WEAK_REACH: Final = 4
"""How many units from a word of stance the first issue may begin, and one that is named by a word of many uses."""
_CLOSING: Final = ("bare", "clitic", "according", "thus")
"""Words of saying that close a report of words behind a comma."""
_SAYING: Final = ("label.active",)
"""Verbs of saying: whoever will not say something has no position on it."""
_ASTRIDE: Final = 4
"""How many units behind a word the issue may end that is its subject and stands astride of it (prisoners will be released)."""
_PASSIVE: Final = 2
"""How many units behind a word like *must* its passive verb stands at the least."""
_SUBJECT: Final = 5
"""How many units of a subject may stand between the words of an issue in it and its verb."""
_TELLS: Final = 5
"""How many units behind a word like *until* the act may end of which it tells."""
_NOUN: Final = 3
"""How many units before a relative word the noun is looked for that it is of."""
_DECIDED: Final = ("stance.refused", "stance.accepted")
"""Passive verbs that take what stands before them as their subject."""
_STRONG: Final = (
    "stance.refuse", "stance.demand", "stance.want", "stance.insist", "stance.accept", "stance.offer", "stance.propose", "stance.ready",
    "stance.must", "stance.will", "stance.not", "stance.mau", "stance.agree", "stance.threaten", "stance.promise", "stance.intend",
    "stance.open", "stance.warn", "stance.consider", "stance.object", "stance.unwilling", "stance.notyet", "stance.can", "stance.hope",
    "stance.demanding", "stance.refusing",
)  # fmt: skip
"""Words that tell a stance whatever they stand with."""
_EDGES: Final = frozenset(".;k:,rcsC")
_EDGE_WORDS: Final = frozenset(
    {*_DECIDED, "stance.if", "stance.exchange", "stance.before", "stance.unless", "stance.until", "to", "because", "as", "stance.than"}
)  # fmt: skip
"""Codes and classes of units at which a scope may end; it runs over all others."""
_OPENING: Final = ("stance.if", "stance.exchange", "stance.before", "stance.unless")
"""Words that open a condition or what is given in turn."""
_GOVERNING: Final = ("stance.agree", "stance.accept", "deal.agree", "deal.managed")
"""Verbs behind which a word like *to* tells what they are about."""
_LISTING: Final = ("stance.condition", "stance.claim", "stance.point")
"""Words behind which a colon opens a list of what they announce."""


class Scope(Struct, frozen=True):
    """The units that a word of stance reaches, and the issues named in them that it is about.

    `told` is the unit up to which its words are used up: a relative clause inside may make a claim of its own.
    """

    first: int
    last: int
    mentions: tuple[IssueMention, ...]
    told: int = 0

    @property
    def reached(self) -> int:
        """The unit from which further words of stance are read."""
        return self.told or self.last


def scope_ahead(passage: Passage, at: int, mentions: Sequence[IssueMention], *, anchor: int, stops: Collection[int], limit: int) -> Scope:
    """What stands behind a word of stance: to the end of the clause, past a purpose only where no issue came before it.

    `anchor` is the unit of that word, which may itself be part of how an issue is named (not surrender); `stops` are the units of further
    words of stance on the same level; nothing reaches past `limit`.
    """
    codes, size = passage.units.codes, limit
    if passage.has_any(at, _SAYING):
        return Scope(at, at, ())
    mentions = [one for one in mentions if one.first >= anchor and (one.last > at or one.first > anchor)]
    end = at
    hidden: set[int] = set()
    edges = passage.places(_EDGE_WORDS, at, size)
    while end < size:
        code = codes[end]
        if code not in _EDGES and end not in stops and end not in edges:
            end += 1
            continue
        if code in ".;" or (code in _HARD and end > at) or passage.has_any(end, _DECIDED):
            break
        seen, named = any(one.last <= end for one in mentions), _names(mentions, end)
        inside = any(one.first < end < one.last for one in mentions)
        if end > at and not inside and code == "r" and (named or not _tells_content(passage, end)):
            close = codes.find(",", end, size)
            close = close if close >= 0 else _next_object(codes, end, size, mentions)
            if close < 0 or any(other in _HARD for other in codes[end:close]):
                break
            hidden.update(range(end, close))
            end = close
            continue
        if end > at and not inside and (_breaks(passage, end, seen, named) or _is_purpose(passage, end, anchor, stops)):
            break
        parted = codes[end - 1] in "c,k" and codes[end - 3 : end] != ",v,"
        if end in stops and end > at and (parted or _is_next_clause(passage, at, end)) and _tells(passage, end, mentions):
            break
        verb = code == "c" and codes[end + 1 : end + 2] == "V" and codes.count("`", at, end) % 2 == 0
        if verb and not seen and "V" not in codes[at:end] and not inside:
            break  # another verb of the same subject, before anything was named
        if code == ":" and not passage.holds_any(_LISTING, anchor, end):
            break
        end += 1
    reached = [one for one in mentions if one.last <= end and one.first not in hidden]
    # What the word of stance itself names (to bargain) counts only where it is not told over what.
    behind = [one for one in reached if one.last > at]
    return Scope(at, end, _chosen(passage, behind or reached, at), min(hidden, default=0))


def _next_object(codes: str, end: int, size: int, mentions: Sequence[IssueMention]) -> int:
    """The coordinator behind a relative clause with which another verb and its issue go on: *talks that B hosts and lift …*; else -1."""
    return next((one.first - 1 for one in mentions if end < one.first < size and codes[one.first - 1 : one.first + 1] == "cV"), -1)


def _names(mentions: Sequence[IssueMention], end: int) -> bool:
    """Whether an issue is named before a unit that is more than a deal as such, which has yet to be told of."""
    return any(one.last <= end and one.issue != _SETTLEMENT for one in mentions)


def _tells(passage: Passage, at: int, mentions: Sequence[IssueMention]) -> bool:
    """Whether a word tells a stance of its own here, and does not only name something: to withdraw troops, not a claim."""
    if passage.has_any(at, _STRONG):
        return True
    return passage.units.codes[at] not in "VC" and not any(one.first == at and one.last > at + 1 for one in mentions)


_NAMED = frozenset("ANPRGOBL,")
"""Codes of units to which a name behind *and* is only added."""


def _tells_content(passage: Passage, at: int) -> bool:
    """Whether a relative clause says what something contains, or stands apart behind a comma."""
    if passage.units.codes[at - 1] == ",":
        return True
    return passage.holds_any(("stance.include", "stance.contain", "deal.content", "stance.demand"), at + 1, at + 4)


def _is_next_clause(passage: Passage, at: int, end: int) -> bool:
    """Whether the word at `end` has a subject of its own behind a comma or *and*: another side says something else."""
    codes = passage.units.codes
    verb = passage.verb_from(end, at)
    if codes[verb - 2 : verb] in ("cA", "cP") and codes[verb - 3] not in _NAMED:
        return True  # A wants its prisoners and B demands a truce
    comma = codes.rfind(",", at, end)
    first = comma + 2 if codes[comma + 1 : comma + 2] == "c" else comma + 1
    return comma >= 0 and own_subject(passage, first) and "A" in codes[first:end]


def _breaks(passage: Passage, at: int, seen: bool, named: bool) -> bool:
    """Whether the clause ends before a unit: a relative or a purpose behind an issue, a condition, a reason, an attribution.

    `seen` tells whether an issue stands before it, `named` whether one that is more than a deal as such.
    """
    code = passage.units.codes[at]
    if passage.has_any(at, _OPENING):
        return True
    if passage.has(at, "stance.until"):
        return own_subject(passage, at + 1) or _is_act(passage.units.codes[at + 1 : at + _TELLS])
    if passage.has(at, "to"):
        return named and passage.units.codes[at - 1] not in "VxCc,"
    if code == "s":
        return not passage.has(at, "that")
    if code == "C" and passage.units.codes[at + 1 : at + 2] in ("z", ",", "p"):
        return True
    if passage.has_any(at, ("because", "stance.than")) or (passage.has(at, "as") and not seen):
        return True
    if code == ",":
        follows = passage.units.codes[at + 1 : at + 2]
        if follows in ("k", "s") or passage.has_any(at + 1, _CLOSING):
            return True
        return passage.has(at + 1, "stance.if")
    return False


def _is_act(codes: str) -> bool:
    """Whether plain nouns and then a verb follow: *until aid comes in*."""
    noun = codes.lstrip("q").lstrip("wmL")
    return codes[:1] in ("q", "w", "m", "L") and noun[:1] in ("V", "x", "n")


def _is_purpose(passage: Passage, at: int, anchor: int, stops: Collection[int]) -> bool:
    """Whether a word like *to* tells what something is done for: it stands behind another verb than one of stance."""
    before = at - 1
    if not passage.has(at, "to") or before <= anchor or passage.units.codes[before] != "V" or before in stops:
        return False
    return not passage.has_any(before, _GOVERNING)


def scope_behind(passage: Passage, at: int, mentions: Sequence[IssueMention], floor: int) -> Scope:
    """What stands before a word of stance as its subject."""
    if _is_denied(passage, at, floor):
        return Scope(at, at, ())
    phrase = subject_of(passage, at, floor)
    first = floor if phrase is None else phrase.first
    codes = passage.units.codes
    if phrase is None:
        for unit in range(at - 1, floor - 1, -1):
            if codes[unit] in ".;:k":
                first = unit + 1
                break
    near = [m for m in mentions if floor <= m.first < at and m.last <= at + _ASTRIDE]
    relative = _relative(passage, at, floor)
    if relative is not None:
        # In *the truce that holds* the verb is of the noun before the relative word, and of nothing before that.
        last = [m for m in near if m.last >= relative - (codes[relative - 1] == ",")]
        return Scope(last[-1].first if last else max(floor, relative - _NOUN), at, tuple(last[-1:]))
    chosen = _chosen(passage, [m for m in near if m.last > first], first)
    if not chosen and "," not in passage.units.codes[floor:at]:
        first, chosen = floor, _chosen(passage, near, near[0].first if near else floor)
    return Scope(min(first, chosen[0].first) if chosen else first, at, chosen)


def _relative(passage: Passage, at: int, floor: int) -> int | None:
    """The relative word right before the verb at a unit, adverbs and auxiliaries between them."""
    at = passage.verb_from(at, floor)
    return at - 1 if at > floor and passage.units.codes[at - 1] == "r" else None


def _is_denied(passage: Passage, at: int, floor: int) -> bool:
    """Whether a negation governs the word at a unit; one that the rule itself spells stands at that unit."""
    at = passage.verb_from(at, floor)
    return at > floor and passage.units.codes[at - 1] == "n"


def _chosen(passage: Passage, inside: Sequence[IssueMention], first: int) -> tuple[IssueMention, ...]:
    """The first issue and those joined to it; where a word like *contains* follows the first, its object instead.

    `first` is the unit from which the words reach: an issue that begins far behind it is none of theirs.
    """
    framed = inside
    inside = _without_frames(passage, inside)
    if inside and inside is framed and inside[0].first > first + (_WEAK_REACH if inside[0].act == "weak" else _REACH):
        return ()
    chosen: list[IssueMention] = []
    end = max((one.last for one in inside), default=0)
    for one in inside:
        if not chosen or _is_joined(passage, chosen[-1], one, end):
            chosen.append(one)
    return tuple(chosen)


def _without_frames(passage: Passage, inside: Sequence[IssueMention]) -> Sequence[IssueMention]:
    for number, one in enumerate(inside[:-1]):
        stop = inside[number + 1].first
        between = range(one.last, stop)
        codes = passage.units.codes[one.last : stop]
        apart = "," in codes and one.issue not in _OCCASIONS
        includes = passage.holds("stance.include", between.start, between.stop) and not apart
        if one.issue == _SETTLEMENT and codes in ("p", "l") and not passage.has(one.last, "with"):
            return _without_frames(passage, inside[number + 1 :])  # a road map for the withdrawal
        if one.issue == _SETTLEMENT and passage.holds("deal.which", between.start, min(between.start + _NOUN, stop)):
            return _without_frames(passage, inside[number + 1 :])  # an accord under which troops leave
        if one.issue == _GUARANTEES and inside[number + 1].issue.startswith(_HUMANITARIAN) and codes in ("", "p", "V", "v"):
            return _without_frames(passage, inside[number + 1 :])  # a guarantee of access
        if one.issue == _GUARANTEES and passage.has(one.last - 1, "that"):
            return _without_frames(passage, inside[number + 1 :])  # a guarantee that something will be
        if includes or passage.holds("stance.namely", between.start, between.stop):
            return _without_frames(passage, inside[number + 1 :])
    return inside


def _is_joined(passage: Passage, one: IssueMention, other: IssueMention, end: int) -> bool:
    """Whether two issues stand side by side: a joint between them, or a word that both share."""
    if passage.units.codes.startswith(",c", one.last) and is_told_by_itself(passage, max(one.last, other.first), other.last):
        return False
    if other.first < one.last:
        if set(one.units).isdisjoint(other.units):
            return _is_joined_inside(passage, one, other)
        behind = passage.units.codes[one.last : other.last]
        return other.last > one.last and ("," in behind or "c" in behind)
    between = passage.units.codes[one.last : other.first]
    if passage.holds("deal.which", one.last, min(one.last + _NOUN, other.first)):
        return True  # a truce during which prisoners go home
    if ("s" in between and "c" not in between) or any(code in "zk;" for code in between):
        return False
    joint = max(between.rfind(","), between.rfind("c"))
    if between[joint + 1 : joint + 2] == "C":
        return False  # what is reported next is another matter
    if joint >= 0 and "c" not in passage.units.codes[one.last : end]:
        return False  # a comma alone is an apposition
    return joint >= 0 and (between[joint + 1 : joint + 2] != "p" or passage.has(one.last + joint + 1, "stance.include"))


def is_told_by_itself(passage: Passage, first: int, last: int) -> bool:
    """Whether an issue is the subject of a verb of its own that tells what was done: …, and the prisoners were sent home."""
    end = last
    while end < min(last + _SUBJECT, len(passage)) and passage.units.codes[end] in "qdm#wARGNP":
        end += 1
    end = min(end + 1, len(passage))
    return passage.holds("copula", first, end) and not passage.holds_any(("stance.will", "deal.due", "stance.must"), first, end)


def _is_joined_inside(passage: Passage, one: IssueMention, other: IssueMention) -> bool:
    """Whether an issue in the gap of another is parted from its words by a joint: *offered autonomy and amnesty*."""
    codes = passage.units.codes
    before = max(unit for unit in one.units if unit < other.first)
    behind = min((unit for unit in one.units if unit >= other.last), default=other.last)
    return "c" in codes[before + 1 : other.first] or "c" in codes[other.last : behind]


def own_subject(passage: Passage, at: int) -> bool:
    """Whether a clause with a subject of its own begins at a unit, or behind one verb there: a noun phrase and then a verb."""
    codes = passage.units.codes
    if codes[at : at + 1] == "V":
        at += 1
    if codes[at : at + 1] in ("A", "P") and codes[at + 1 : at + 2] not in ("", ",", ".", "c", "l", "p", "`", "r"):
        return True
    phrase = phrase_after(codes, at)
    if phrase is None or any(joint in codes[phrase.first : phrase.last] for joint in (",cA", "wcA")):
        return False  # *an amnesty, and B refused*: a side begins a clause of its own
    return codes[phrase.last : phrase.last + 1] in ("V", "x", "n", "C", "v")


def condition_of(passage: Passage, scope: Scope, classes: Collection[str]) -> tuple[int, int] | None:
    """The clause behind or before a scope that a word of one of the classes opens: its units, without that word."""
    codes, size = passage.units.codes, len(passage)
    for at in range(scope.last, size):
        if codes[at] in ".;":
            break
        clause = _opens_clause(passage, at, classes)
        if passage.has_any(at, classes) or clause:
            end = at + 1
            while end < size and codes[end] not in ".;k" and not _attributes(passage, end):
                end += 1
            return at + 1, end
    start = scope.first
    while start > 0 and codes[start - 1] not in ".;":
        start -= 1
    for at in range(start, scope.first):
        clause = "stance.if" in classes and passage.has(at, "stance.if.clause") and codes[at + 1 : at + 2] not in ("", ",", "`", ".")
        if (passage.has_any(at, classes) or clause) and (at == start or codes[at - 1] in ",:`k"):
            end = at + 1
            while end < scope.first and codes[end] != ",":
                end += 1
            return (at + 1, end) if end < scope.first else None
    return None


def _opens_clause(passage: Passage, at: int, classes: Collection[str]) -> bool:
    """Whether a word opens a condition here since a clause of its own follows: *before its fighters leave the town*."""
    name = "stance.if.clause" if "stance.if" in classes else ""
    opens = (name and passage.has(at, name)) or ("stance.before" in classes and passage.has(at, "stance.prior"))
    return bool(opens) and own_subject(passage, at + 1)


def _attributes(passage: Passage, at: int) -> bool:
    """Whether a clause ends here at a comma: who says so follows, or what else is said."""
    return passage.units.codes[at] == "," and passage.units.codes[at + 1 : at + 2] in ("C", "z")


def mentions_in(passage: Passage, first: int, last: int, mentions: Sequence[IssueMention]) -> tuple[IssueMention, ...]:
    """The issues of a stretch: the first one and those joined to it."""
    return _chosen(passage, [one for one in mentions if one.first >= first and one.last <= last], first)


def is_astride(mentions: Sequence[IssueMention], at: int) -> bool:
    """Whether the passive verb behind *must not be* is part of how an issue before it is named: prisoners must not be released."""
    return any(one.first < at and one.last > at + _PASSIVE for one in mentions)


def bound_to(passage: Passage, first: int, mentions: Sequence[IssueMention]) -> tuple[IssueMention, ...]:
    """What those who sign a deal bind themselves to, where the sentence goes on to tell: *a declaration, committing themselves to …*."""
    end = passage.ceiling(first)
    at = next((unit for unit in range(first, end) if passage.has(unit, "deal.committing")), None)
    return () if at is None else mentions_in(passage, at, end, mentions)
