"""Whom does a noun phrase name in a language whose nouns stand behind what tells more of them (*the army's chief spokesman*)?

The head is the last noun before the first linking word (*spokesman of the army*), and what an owner precedes begins behind the owner
(*Norway's foreign minister*). A personal name closes the phrase.
"""

from typing import Final, NamedTuple

from runding.find.personal_names import given_name, is_anothers_name, person_of, range_of
from runding.find.surroundings import has_class
from runding.lang.clause import Phrase
from runding.lang.lexicon import Entry
from runding.lang.sentences import Sentence
from runding.model.mention import Naming
from runding.model.text import Range

_NAMES: Final = frozenset("NPb")
_HEADS: Final = frozenset("RGODMAW")
_DETERMINERS: Final = frozenset("q#")
_NO_PERSON_BEHIND: Final = frozenset("lODMWG")
"""What stands before a name that is part of the name of a body, a text or a place."""


class _Part(NamedTuple):
    """A part of a phrase: units `first` to `last`, where the personal name begins (`last`: there is none), where its core lies."""

    first: int
    last: int
    name: int
    core: tuple[int, int]


def naming_by_last_head(sentence: Sentence, phrase: Phrase) -> Naming:
    """Reads a noun phrase of a sentence."""
    parts = [_part(sentence, first, last) for first, last in phrase.parts]
    whole = (part for part in parts if part.name == part.first < part.last)
    named = next(whole, None) or next((part for part in parts if part.name < part.last), None)
    core = next((part for part in parts if part is not named), parts[0])
    if named is not None and named.name > named.first:
        core = named
    known = [e for first, last in phrase.parts for e in sentence.entries[first:last] if e is not None]
    inner = [e for e in sentence.entries[core.core[0] : core.core[1]] if e is not None]
    person = person_of(sentence, None if named is None else (named.first, named.last, named.name))
    head = next((e for e in reversed(inner) if e.code in _HEADS), None)
    if head is not None and _is_adjective(sentence, core, head):
        head = None
    number = _number(sentence, parts[0], head)
    actor = person or (head if head is not None and head.code == "A" and named is None else None)
    codes = sentence.codes
    return Naming(
        whole=_whole(sentence, phrase),
        name=None if named is None else range_of(sentence, named.name, named.last),
        role=None if named is None else _role(sentence, parts, named),
        lemmas=tuple(dict.fromkeys(e.attributes.get("lemma") or e.form for e in inner if e.code in "RGOHDM")),
        number=None if number == "the" else number,
        definite=number == "the",
        owned=codes.find("g", phrase.first, core.core[0]) >= 0,
        whose=any("owner" in e.classes for e in known),
        pronoun=sentence.words[phrase.first] if codes[phrase.first] == "u" else None,
        gender=next((e.attributes["gender"] for e in known if "gender" in e.attributes), None),
        actor=None if actor is None else actor.attributes.get("actor"),
        side=_side(person, known, inner) if head is None or head.attributes.get("kind") != "outlet" else None,
        kind=_kind(codes[phrase.first : phrase.last], named is not None, person, head, number),
        of_state=any("of.state" in e.classes for e in inner),
        body=_body(sentence, parts[0], head) if named is None and len(parts) == 1 else None,
    )


def _part(sentence: Sentence, first: int, last: int) -> _Part:
    name = _name_start(sentence, first, last)
    return _Part(first, last, name, _core(sentence.codes, first, name, named=name < last))


def _name_start(sentence: Sentence, first: int, last: int) -> int:
    """The unit at which the personal name of a part begins; `last` where it has none."""
    codes = sentence.codes
    end = last
    while end > first and codes[end - 1] in "(d":
        end -= 1
    at = end
    while at > first and (codes[at - 1] in _NAMES or (codes[at - 1] == "B" and at < end and codes[at - 2 : at - 1] == "N")):
        at -= 1
    while at < end and codes[at] == "b":
        at += 1
    if at == end:
        return last
    full = codes.find("P", at, end)
    if full >= 0 and not is_anothers_name(sentence, full):
        return full
    if at == first:
        return at
    before = codes[at - 1]
    if before in _NO_PERSON_BEHIND or before == "q":
        return last  # a body: people have no article
    if end - at == 1 and "l" in codes[first:at]:
        return last  # one word behind a linking word belongs to what the office is for
    if before in "mw" and sentence.is_capital(at - 1) and not any(code in "RH" for code in codes[first:at]):
        return last  # the name of a body, all in capitals
    return given_name(sentence, at, end, otherwise=at) if end - at >= 3 else at


def _core(codes: str, first: int, last: int, *, named: bool) -> tuple[int, int]:
    """The units that say what somebody is: behind the owner, before the first linking word; the part before a name where that is a role."""
    link = codes.find("l", first, last)
    if named and link >= 0 and codes[last - 1] == "R" and not set(codes[first:link]) & set("RG"):
        link, first = -1, codes.rfind("l", first, last) + 1  # the governor of a bank whose name holds a linking word
    stop = last if link < 0 else link
    owner = codes.rfind("g", first, stop)
    return (owner + 1 if owner >= 0 else first), stop


def _body(sentence: Sentence, part: _Part, head: Entry | None) -> Range | None:
    """The proper name of a body or group, without a determiner before it and without what a linking word adds."""
    if head is None or head.code != "A" or head.attributes.get("kind") in (None, "state"):
        return None
    at = next(i for i in range(part.core[1] - 1, part.core[0] - 1, -1) if sentence.entries[i] is head)
    return range_of(sentence, at, at + 1) if at + 1 == part.core[1] else None


def _is_adjective(sentence: Sentence, part: _Part, head: Entry) -> bool:
    """Whether the name of a state or a people only tells more of a thing behind it (*the Norwegian drones*)."""
    if head.code != "A" or head.attributes.get("as") != "demonym":
        return False
    at = next(i for i in range(part.core[1] - 1, part.core[0] - 1, -1) if sentence.entries[i] is head)
    return sentence.codes[at + 1 : at + 2] == "w" and at + 1 < part.core[1]


def _number(sentence: Sentence, part: _Part, head: Entry | None) -> str | None:
    """`one`, `many`, `some` (counted), `the`, or None where nothing tells."""
    first = sentence.entries[part.first]
    note = first.attributes.get("note") if first is not None and first.code in _DETERMINERS else None
    if sentence.codes[part.first] == "#":
        return "some"
    if head is not None and "plural" in head.classes:
        return "some" if "#" in sentence.codes[part.core[0] : part.core[1]] else "many"
    if note is None and sentence.codes.find("g", part.first, part.core[0]) >= 0:
        return "the"
    return note


def _role(sentence: Sentence, parts: list[_Part], named: _Part) -> Range | None:
    """The words for the office, without a determiner: before the name in its part, and the other part."""
    codes = sentence.codes
    found: list[tuple[int, int]] = []
    for part in parts:
        first, stop = part.first, (part.name if part is named else part.last)
        while first < stop and codes[first] in "qb" and codes[first + 1 : first + 2] != "l":
            first += 1
        while stop > first and (codes[stop - 1] in "bl,(" or has_class(sentence, stop - 1, "courtesy")):
            stop -= 1
        if codes[stop - 1 : stop] == "g":
            continue  # whose somebody is tells no office
        if stop > first and any(code in "RHGOw" for code in codes[first:stop]):
            found.append((first, stop))
    if len(found) == 2 and set(codes[found[0][0] : found[0][1]]) == {"H"}:
        del found[0]
    if not found:
        return None
    joined = len(found) == 2 and found[1][1] <= named.name
    return range_of(sentence, found[0][0], found[1][1] if joined else found[0][1])


def _side(person: Entry | None, known: list[Entry], inner: list[Entry]) -> str | None:
    """Whose side the phrase is on: that of the first state or group in it, or else the person's own."""
    if person is not None and "side" in person.attributes:
        return person.attributes["side"]
    if any("apart" in e.classes for e in inner):
        return None  # who observes, lives somewhere or works for a company speaks for no side
    return next((e.attributes["side"] for e in known if e.code == "A" and "side" in e.attributes), None)


def _whole(sentence: Sentence, phrase: Phrase) -> Range:
    """The whole phrase, without the way in which the words were given (*the army in a statement*)."""
    codes, last = sentence.codes, phrase.last
    for at in range(phrase.first + 1, phrase.last - 1):
        if codes[at] == "l":
            end = at + 1
            while end < phrase.last and codes[end] in "qmwA":
                end += 1
            units = (sentence.entries[i] for i in range(at + 1, min(end + 1, phrase.last)))
            if any(e is not None and "channel.medium" in e.classes and e.code == "w" for e in units):
                last = at
                break
    return range_of(sentence, phrase.first, last)


def _kind(codes: str, has_name: bool, person: Entry | None, head: Entry | None, number: str | None) -> str | None:
    if person is not None:
        return "person"
    if has_name and (head is None or head.code in "RHGA"):
        return "person"
    if head is None:
        if codes.strip("q(") and set(codes) <= set("qBN(m"):
            return "organisation"
        return {"one": "anonymous", "many": "group", "some": "anonymous"}.get(number or "") if "w" in codes else None
    kind = head.attributes.get("kind") or ("group" if head.code == "G" else None)
    if head.code == "R":
        if "anonymous" in head.classes or number in ("one", "some"):
            return "anonymous"
        return "group" if number == "many" else "person"
    if head.code == "A" and head.attributes.get("as") == "demonym":
        return "group"
    if "seat" in head.attributes:
        return "organisation"
    return "group" if kind == "organisation" and number == "many" and head.code != "A" else kind
