"""The shape of noun phrases and of the words round a verb, told by the codes of their units.

A sentence's code string (`runding.lang.lexicon.CATEGORIES`) is matched by a few compiled expressions in which nothing that can fail
follows a repetition, so that each runs in linear time. They know kinds of words only; which word is of which kind is the packs' knowledge.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_HEAD: Final = "q#RHGODMABWLmwu"
_PHRASE: Final = (
    r"(?:[HABWLmuNPbRGODMg]|(?<![NPb])w|(?<![RGODMAPNWLmw])[q#]|#(?=[wOAB])"
    rf"|(?:(?<![NPb])|(?<=lN))l(?=[{_HEAD}NP])|\((?=[{_HEAD}NP])|(?<=[NB])#)*d?"
)
# No group is possessive or atomic: before 3.11.5, Python goes on from the middle of one that failed (python/cpython#101955).
_JOINED: Final = rf"{_PHRASE}(?:,?c(?:l(?=q?[mw]{{0,3}}l?A))?(?=[{_HEAD}NP]){_PHRASE})?"
_ADJUNCT: Final = r'(?:,V[^",C:;]{0,16},|,#,|[vxtmw(,\-]|[pslrti][^"C:;]{0,24})*'
PHRASE: Final = re.compile(_JOINED)
"""A noun phrase, perhaps of two joined ones, at a place."""
_ADJUNCTS: Final = re.compile(_ADJUNCT)
OPENED_SUBJECT: Final = re.compile(r"(?P<lead>[ckv,]{0,2}+[pl][wdmt#(pLl]{0,6}+)(?P<phrase>(?:[NPb]++|u))(?P<rest>[vx]*+)")
"""A subject behind a circumstance that no comma parts from it, at the head of a sentence: only a name or a pronoun is so clear."""
_TWO_NAMES: Final = re.compile(r"[NP][NPb]++")
_JOINED_NAMES: Final = re.compile(r"q?[mRH]{0,3}(?:A|[NP][NPb]{0,3}),?cq?[mRH]{0,3}(?:A|[NP][NPb]{0,3})")
_LISTED: Final = re.compile(r"(?:[qRGmO]{1,4}l)?q?[mRH]{0,3}(?:A|[NP][NPb]{0,3})")
_BEFORE_LISTED: Final = frozenset(',:;-k"sczVCxnvpt')
_RELATIVES: Final = (",r", ",qOx", ",qRx", ",qwx")
"""What begins a relative clause behind a comma: a pronoun, or whose something is."""
_NAMES_ONLY: Final = re.compile(r"[NP][NPb]{0,3}")
_SOMEBODY: Final = re.compile(r"q[mw]{1,3}")
_LINKED: Final = re.compile(r"l[qm]{0,2}[NPb]++")
_MODIFIER: Final = re.compile(r"[NPBb]+(?=[RGO])")
_OF_SOMEBODY: Final = re.compile(r"q?R[mwA]*R[mwA]*[NPb]+(?:l[mwRGOALqNPb]*)?")
"""An office with that of the one it is for: *the special envoy of President N.*, in a language that writes them side by side."""
_TITLED: Final = re.compile(r"[mA]?R[mA]?(?:P|N[NPb]+)")
_WITH_OWNER: Final = re.compile(r"q?R[mwGOA]*(?:[NP]|N{2,4})")
_FULL_NAME: Final = re.compile(r"P|[NPb]{2,6}")
_OWNER: Final = re.compile(r"[NPBb]+g")
_NOMINAL: Final = frozenset("RGODMAPNWBu")
_NAMES: Final = frozenset("NPBb")
_AFTER_SUBJECT: Final = frozenset("Vxn,Cv(r")
_LEADING: Final = re.compile(r"[cksvtxz,\-`]{0,4}+")
_BEFORE_NAME: Final = frozenset("q#RHGODMABWLmwgNPb")
_SUBJECT_HEADS: Final = frozenset("NPRGOAHmBDMW")
_IN_CIRCUMSTANCE: Final = frozenset("qmwRGODMAPNLBWlpt#gbv")
_CIRCUMSTANCE: Final = 12
_REACH: Final = 48
"""How many units before a verb its subject is looked for."""


class Phrase(NamedTuple):
    """A noun phrase as the stretches of units that make it: one, or two in apposition (a role and a name)."""

    parts: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The index of its first unit."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """The index behind its last unit."""
        return self.parts[-1][1]


def has_name(codes: str, first: int, last: int, *, listed: bool = False) -> bool:
    """Whether the stretch holds a personal or unknown name; a name behind a linking word, or of an owner, is that of a place or a body.

    `listed`: so is one before a noun of the lists.
    """
    stretch = codes[first:last]
    if "g" in stretch:
        stretch = _OWNER.sub("", stretch)
    if listed:
        stretch = _MODIFIER.sub("", stretch)
    return any(code in "NP" for code in _LINKED.sub("", stretch))


def has_role(codes: str, first: int, last: int, *, listed: bool = False) -> bool:
    """Whether the stretch holds a role, or is some person or persons of a kind (`a fisherman`); `listed`: only a role of the lists."""
    stretch = codes[first:last]
    return any(code in ("RH" if listed else "RHG") for code in stretch) or (not listed and stretch[:1] == "q" and "w" in stretch)


def _sound(codes: str, first: int, last: int) -> bool:
    """Whether a stretch can stand for somebody who speaks."""
    stretch = codes[first:last]
    if any(code in _NOMINAL for code in stretch):
        return True
    return bool(stretch) and "w" in stretch and (stretch[0] in "q#d" or stretch[-1] == "d")


def phrase_after(codes: str, at: int, *, listed: bool = False) -> Phrase | None:
    """The noun phrase that begins at unit `at`, with its apposition; `listed`: only nouns of the lists name offices."""
    last = _end_of_phrase(codes, at)
    if listed:
        last = _before_pronoun(codes, at, last)
    if last == at or not _sound(codes, at, last):
        return None
    after = _apposition_after(codes, at, last, listed)
    return Phrase(((at, last),) if after is None else ((at, last), after))


def phrase_start(codes: str, at: int) -> int:
    """Where the noun phrase begins whose name stands at `at`, in a language whose nouns stand behind what tells more of them.

    A linking word is crossed only behind a role: *the head of the delegation*, but not *talks with the delegation*.
    """
    start = at
    while start > 0 and at - start < _REACH:
        before = codes[start - 1]
        if before == "l":
            role = start - 1
            while role > 0 and codes[role - 1] in "RHOGc":
                role -= 1
            if "R" not in codes[role : start - 1]:
                break
        elif before not in _BEFORE_NAME or codes[start : start + 1] == "q":
            break
        start -= 1
    return start


def _before_pronoun(codes: str, first: int, last: int) -> int:
    """Where a phrase ends, if a pronoun can only begin another one."""
    pronoun = codes.find("u", first + 1, last)
    return last if pronoun < 0 else _trim(codes, first, pronoun)


def _end_of_phrase(codes: str, at: int) -> int:
    """Where the phrase that begins at `at` ends; `at` where none does. What stands before it must not be seen."""
    found = PHRASE.match(codes[at : at + _REACH])
    assert found is not None
    if codes[at : at + 1] == "(":
        return at
    return _trim(codes, at, at + found.end())


def _trim(codes: str, first: int, last: int) -> int:
    while last > first and codes[last - 1] in "lc(#" and codes[last - 2 : last] not in ("N#", "B#"):
        last -= 1
    return last


def _apposition_after(codes: str, first: int, last: int, listed: bool) -> tuple[int, int] | None:
    """`name, role` or `role, name` after the phrase; a comma, a stop, a preposition or the end must close it."""
    if codes[last : last + 1] == "(":
        last += 1
    if codes[last : last + 1] != ",":
        return None
    end = _end_of_phrase(codes, last + 1)
    if end == last + 1 or not _sound(codes, last + 1, end):
        return None
    if codes[end : end + 1] not in ("", ",", ".", "p", "t", "(", "l", '"', "s", "r", "v"):
        return None
    if codes[end : end + 1] == '"' and codes[last + 1 : end].lstrip("q#")[:1] == "w":
        return None  # the subject of what is quoted behind the comma
    if codes[end : end + 1] == "v" and codes[end:].lstrip("v")[:1] in ("V", "x", "n"):
        return None  # the subject of what goes on behind the comma
    named, other_named = has_name(codes, first, last, listed=listed), has_name(codes, last + 1, end, listed=listed)
    roled, other_roled = has_role(codes, first, last, listed=listed), has_role(codes, last + 1, end, listed=listed)
    if (named and not roled and other_roled) or (roled and not named and other_named):
        return last + 1, end
    if not listed and other_named and not other_roled and _OF_SOMEBODY.fullmatch(codes, first, last):
        return last + 1, end
    if not listed and _is_somebodys(codes, (first, last), (last + 1, end)):
        return last + 1, end
    if roled and codes[first:last].count("N") == 1 and not other_roled and _TWO_NAMES.fullmatch(codes, last + 1, end):
        return last + 1, end  # a role with the name of its place, then the person
    if listed and _SOMEBODY.fullmatch(codes, first, last) and _NAMES_ONLY.fullmatch(codes, last + 1, end):
        return last + 1, end  # a man of a trade that no list knows, then his name
    return None


def subject_before(codes: str, at: int, floor: int = 0, *, listed: bool = False) -> Phrase | None:
    """The subject of the verb at unit `at`: the nearest phrase to its left that only adjuncts part from it.

    `floor` is the first unit that may belong to it; `listed`: only nouns of the lists name offices.
    """
    floor = max(floor, at - _REACH)
    nearest = _nearest_subject(codes, at, floor, listed)
    inserted = _inserted_before(codes, at, floor) if nearest is None or len(nearest.parts) == 1 else None
    if inserted is None or (nearest is not None and nearest.first < inserted):
        return nearest
    # What stands between two dashes, or is a relative clause between commas, parts a subject from its verb.
    return _nearest_subject(codes, inserted, floor, listed) or nearest


def _inserted_before(codes: str, at: int, floor: int) -> int | None:
    """Where an insertion begins whose second mark stands right before unit `at`: at a dash, or at the comma before a relative clause."""
    mark = codes[at - 1 : at]
    if mark not in ("-", ",") or at - 1 <= floor:
        return None
    opening = codes.rfind("-", floor, at - 1) if mark == "-" else max(codes.rfind(one, floor, at - 1) for one in _RELATIVES)
    return None if opening <= floor or any(code in 'C;"' for code in codes[opening:at]) else opening


def _nearest_subject(codes: str, at: int, floor: int, listed: bool) -> Phrase | None:
    """The nearest phrase that only adjuncts part from the verb at unit `at`."""
    for start in _starts(codes, at, floor):
        found = _subject(codes, start, at)
        if found is None:
            continue
        first, end = found
        last = _trim(codes, first, end)
        if last <= first or not _sound(codes, first, last):
            continue
        if (start > 0 and codes[start - 1] == "c") or ("s" in codes[start:first] and "," in codes[end:at]):
            continue  # half of a joined phrase; a subordinate clause that ends before the verb
        before = _apposition_before(codes, first, last, floor, listed) if first == start else None
        if before is None and listed and first == start:
            first = _list_start(codes, first, last, floor)
        return Phrase(((first, last),) if before is None else (before, (first, last)))
    opened = OPENED_SUBJECT.fullmatch(codes, floor, at)
    if opened is not None:
        return Phrase((opened.span("phrase"),))
    leading = _LEADING.match(codes, floor, at)
    assert leading is not None
    begin = _behind_circumstance(codes, leading.end(), at)
    # What stands before it must not be seen: it is of another phrase.
    inner = None if begin is None else _subject(codes[begin:at], 0, at - begin)
    if begin is None or inner is None:
        return None
    first, last = begin + inner[0], _trim(codes, begin + inner[0], begin + inner[1])
    return Phrase(((first, last),)) if _sound(codes, first, last) else None


def _starts(codes: str, at: int, floor: int) -> Iterator[int]:
    """Where a clause part may begin that ends before unit `at`, the nearest first; the nearest is mostly the one that is asked for."""
    for i in range(at - 1, floor - 1, -1):
        if codes[i] in ',:;-k"scz':
            yield i if codes[i] == "s" else i + 1
    yield floor


def _list_start(codes: str, first: int, last: int, floor: int) -> int:
    """Where a list of names begins whose last two are the phrase `first:last`: A, B and C; `first` where it is no such list."""
    if not _JOINED_NAMES.fullmatch(codes, first, last):
        return first
    begin = first
    while begin - 1 > floor and codes[begin - 1] == ",":
        at = begin - 1
        while at > floor and codes[at - 1] not in _BEFORE_LISTED:
            at -= 1
        if not (codes[at:begin] and _LISTED.fullmatch(codes, at, begin - 1)):
            break
        begin = at
    return begin


def _behind_circumstance(codes: str, at: int, stop: int) -> int | None:
    """Where a subject begins behind a circumstance at `at` that no comma ends: at a pronoun or a determiner that only begins phrases."""
    if codes[at : at + 1] not in ("p", "l"):
        return None
    for i in range(at + 2, min(stop, at + _CIRCUMSTANCE)):
        code, before = codes[i], codes[i - 1]
        if (code == "u" and before not in "pl") or (code == "q" and before not in "plqvc,("):
            return i
        if before in "t#" and code in _SUBJECT_HEADS:
            return i
        if code not in _IN_CIRCUMSTANCE:
            return None
    return None


def _subject(codes: str, start: int, stop: int) -> tuple[int, int] | None:
    """The phrase in a whole clause part `start:stop`: something leads in, the phrase, adjuncts. None where it is no such part.

    Three matches, none of which gives back what it has taken: one expression for the whole would try every way to divide it.
    """
    leading = _LEADING.match(codes, start, stop)
    assert leading is not None
    if codes[leading.end() : leading.end() + 1] in ("(", "l"):
        return None
    phrase = PHRASE.match(codes, leading.end(), stop)
    if phrase is None:
        return None
    adjuncts = _ADJUNCTS.match(codes, phrase.end(), stop)
    return phrase.span() if adjuncts is not None and adjuncts.end() == stop else None


def _apposition_before(codes: str, first: int, last: int, floor: int, listed: bool) -> tuple[int, int] | None:
    """The other half of `role, name` or `name, role` before a phrase that a comma precedes."""
    if first - 1 <= floor or codes[first - 1] != ",":
        return None
    stop = first - 1
    start = stop
    while start > floor and codes[start - 1] not in ',:;-k"':
        start -= 1
    found = _subject(codes, start, stop)
    if found is None or "s" in codes[start : found[0]]:
        return None
    begin, end = found
    if codes[last : last + 1] != "," and _TITLED.fullmatch(codes, first, last) and has_name(codes, begin, end, listed=listed):
        return None  # whoever has an office and a name, and no comma behind, is another one than who is named before
    if not listed and _OF_SOMEBODY.fullmatch(codes, begin, stop) and has_name(codes, first, last):
        return begin, stop
    qualified = codes[end : end + 1] == "r" and codes[begin : begin + 1] in "qRHG" and not has_name(codes, begin, end, listed=listed)
    if (end != stop and codes[end:stop] != "(" and not qualified) or not _sound(codes, begin, end):
        return None
    named, roled = has_name(codes, first, last, listed=listed), has_role(codes, first, last, listed=listed)
    other_named, other_roled = has_name(codes, begin, end, listed=listed), has_role(codes, begin, end, listed=listed)
    if (named and other_roled and not other_named) or (roled and not named and other_named):
        return begin, end
    if other_named and not listed and _OF_SOMEBODY.fullmatch(codes, first, last):
        return begin, end
    if not listed and _is_somebodys(codes, (first, last), (begin, end)):
        return begin, end
    if other_roled and codes[begin:end].count("N") == 1 and not roled and _TWO_NAMES.fullmatch(codes, first, last):
        return begin, end
    return None


def _is_somebodys(codes: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one phrase is a full name and the other an office with the name of whom or what it is for: *N. N., chief of staff of M.*."""
    return any(_FULL_NAME.fullmatch(codes, *a) and _WITH_OWNER.fullmatch(codes, *b) for a, b in ((one, other), (other, one)))


def leading_subject(codes: str, floor: int, at: int, *, listed: bool = False) -> Phrase | None:
    """The noun phrase that opens the clause from `floor`, for a later verb at `at` that shares it; `listed` as for `phrase_after`."""
    start = _LEADING.match(codes, floor, at)
    assert start is not None
    begin = start.end()
    while codes[begin : begin + 1] in ("p", "l"):  # a circumstance that a comma ends stands before the subject
        comma = codes.find(",", begin, min(at, begin + _CIRCUMSTANCE))
        behind = _behind_circumstance(codes, begin, at) if comma < 0 else comma + 1
        if behind is None:
            return None
        begin = behind
    phrase = phrase_after(codes[:at], begin, listed=listed)
    if phrase is None:
        return None
    behind = phrase.last
    while (
        codes[behind : behind + 1] == "t" or codes[behind : behind + 2] == "lt" or codes[behind - 1 : behind + 1] == "t#"
    ):  # a time between subject and verb
        behind += 1
    follows = codes[behind : behind + 1]
    if codes[behind : behind + 2] == "pR":
        return phrase  # through somebody who speaks for it
    return phrase if follows in _AFTER_SUBJECT or (follows == "w" and codes[phrase.last - 1] in "NP") else None
