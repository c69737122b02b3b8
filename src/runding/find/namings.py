"""Whom a noun phrase names: the proper name, the role, and what the lists know of them."""

from runding.find.last_heads import naming_by_last_head
from runding.find.personal_names import given_name, office_for, person_of, range_of
from runding.find.surroundings import has_class
from runding.lang.clause import Phrase
from runding.lang.lexicon import Entry
from runding.lang.sentences import Sentence
from runding.model.mention import Naming
from runding.model.text import Range

_NAME_CODES = frozenset("NPb")
_ROLE_CODES = frozenset("RHGO")
_NO_CLASSES: frozenset[str] = frozenset()


def naming_of(sentence: Sentence, phrase: Phrase) -> Naming:
    """Reads a noun phrase of a sentence."""
    codes = sentence.codes
    if codes.find("c", phrase.first, phrase.last) >= 0:  # most phrases join nothing
        if len(phrase.parts) == 1:
            phrase = _without_other_name(sentence, phrase)
        if len(phrase.parts) == 1 or not sentence.grammar.head_last:
            joint = next((part for part in phrase.parts if _is_joint(sentence, *part)), None)
            if joint is not None:
                return _joint(sentence, joint)
    if sentence.grammar.head_last:
        return naming_by_last_head(sentence, phrase)
    parts = [(first, last, _name_start(sentence, first, last)) for first, last in phrase.parts]
    named = _named_part(parts)
    if named is not None and (office_for(sentence, named[0], named[2]) is not None or _names_whose(sentence, *named)):
        named = None  # whom the office is for, not who holds it
    name = None if named is None else range_of(sentence, named[2], named[1] - (codes[named[1] - 1] == "d"))
    known = [e for first, last in phrase.parts for e in sentence.entries[first:last] if e is not None]
    told = "".join([e.code for e in known])
    person = None if "P" not in told else person_of(sentence, named)
    actor = person or (known[told.index("A")] if "A" in told else None)
    owner = None if named is not None or "P" not in told else next((e for e in known if e.code == "P" and "office" in e.attributes), None)
    number = next((e.attributes["note"] for e in known if e.code in "q#" and "note" in e.attributes), None)
    determined = number == "the" or any(codes[last - 1] == "d" for _, last in phrase.parts)
    classes = _NO_CLASSES.union(*[e.classes for e in known])
    return Naming(
        whole=_whole(sentence, phrase, known),
        name=name,
        role=_role(sentence, parts, named),
        lemmas=tuple(dict.fromkeys([e.attributes.get("lemma") or e.form for e in known if e.code in "RGOHDM"])),
        number=None if number == "the" else number,
        definite=determined and number in (None, "the"),
        pronoun=sentence.words[phrase.first] if codes[phrase.first] == "u" else None,
        actor=None if actor is None or (person is None and name is not None) or len(known) > 3 else actor.attributes.get("actor"),
        side=_side(sentence, phrase, person or owner, known, classes),
        kind=_kind(sentence, phrase, name, person, known, number),
        of_state="of.state" in classes and "former" not in classes,
    )


def _named_part(parts: list[tuple[int, int, int]]) -> tuple[int, int, int] | None:
    """The part that holds the personal name: before all others one that is nothing but a name."""
    named = None
    for part in parts:
        first, last, name = part
        if name == first < last:
            return part
        if name < last and named is None:
            named = part
    return named


def _names_whose(sentence: Sentence, first: int, last: int, name: int) -> bool:
    """Whether the name behind an office only tells whose it is: what points closes the phrase, or some spokesman of it is meant."""
    if name == first:
        return False
    if sentence.codes[last - 1] == "d":
        return True
    one, office = sentence.entries[first], sentence.entries[first + 1]
    some = one is not None and one.attributes.get("note") == "one" and name == first + 2
    return some and office is not None and office.attributes.get("lemma") == "spokesperson"


def _whole(sentence: Sentence, phrase: Phrase, known: list[Entry]) -> Range:
    """The whole phrase; a source that is known only by what it knows keeps the clause that says so."""
    codes, last = sentence.codes, phrase.last
    if codes[last : last + 1] == "r" and any(e.attributes.get("lemma") == "source" for e in known):
        while last < len(codes) and codes[last] not in ',C":;.':
            last += 1
    medium = sentence.entries[last - 1]
    if last - 2 > phrase.first and codes[last - 2] == "l" and medium is not None and "channel.medium" in medium.classes:
        last -= 2  # by what way the words were given is no part of the name
    if codes[phrase.first] in "A" and codes[phrase.first + 1 : last].strip("w") == "":
        last = phrase.first + 1  # a word behind a state or a group that stands by itself is no part of its name
    return range_of(sentence, phrase.first, last)


def _without_other_name(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The phrase without the other name that somebody goes by, behind a word for *alias*."""
    first, last = phrase.parts[0]
    at = sentence.codes.find("c", first, last)
    if at < 0 or not has_class(sentence, at, "alias"):
        return phrase
    if has_class(sentence, at, "alias.body") and any(code in "AOG" for code in sentence.codes[first:at]):
        return Phrase(((first, at),))
    if sentence.codes[at + 1 : last].strip("NPb("):
        return phrase
    people = {e.attributes["actor"] for e in sentence.entries[first:last] if e is not None and e.code == "P"}
    named = any(code in "NP" for code in sentence.codes[first:at])
    return Phrase(((first, at),)) if named and len(people) < 2 else phrase


def _is_joint(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a phrase joins two who each have a name of their own."""
    at = sentence.codes.find("c", first, last)
    if at < 0:
        return False
    before, after = sentence.codes[first:at], sentence.codes[at + 1 : last]
    if sentence.grammar.head_last and after.lstrip("q") == "A" and "A" in before and "l" not in before:
        return True  # somebody's negotiators and a group
    if sentence.grammar.head_last and ("l" in before or before[-1:] not in ("N", "P", "A", "B", "G", "O", "W")):
        return False  # two objects of one linking word, two offices of one person
    return any(code in "NPAB" for code in before) and any(code in "NPAB" for code in after)


def _joint(sentence: Sentence, part: tuple[int, int]) -> Naming:
    return Naming(
        whole=range_of(sentence, *part),
        name=None,
        role=None,
        lemmas=(),
        number="many",
        definite=False,
        pronoun=None,
        actor=None,
        side=None,
        kind="group",
    )


def _name_start(sentence: Sentence, first: int, last: int) -> int:
    """The unit at which the personal name of a part begins; `last` where it has none."""
    codes = sentence.codes
    head = next((code for code in codes[first:last] if code in "RGODM"), "R")
    if head != "R":
        return last
    end = last
    while end > first and codes[end - 1] in "d(m":
        end -= 1
    at = end
    while at > first and (codes[at - 1] in _NAME_CODES or (codes[at - 1] == "B" and at < end and codes[at - 2 : at - 1] == "N")):
        at -= 1
    while at < end and codes[at] == "b":
        at += 1
    if at == end or (at > first and codes[at - 1] == "l"):
        return last
    before = sentence.entries[at - 1] if at > first else None
    if before is not None and "needs.name" in before.classes:
        return given_name(sentence, at + 1, end, otherwise=last)
    full = next((i for i in range(at, end) if codes[i] == "P"), None)
    known = None if full is None else sentence.entries[full]
    if full is not None and at > first and known is not None and "short" not in known.attributes:
        return full
    if at > first and end - at >= 3 and codes[at - 1] != "A":
        return given_name(sentence, at, end, otherwise=at)
    return at


def _role(sentence: Sentence, parts: list[tuple[int, int, int]], named: tuple[int, int, int] | None) -> Range | None:
    """The words for the office: what stands before the name in its part, and a part without a name beside it."""
    if named is None:
        return None
    codes = sentence.codes
    found: list[tuple[int, int]] = []
    for part in parts:
        first, last, start = part
        stop = start if part == named else last
        while stop > first and (codes[stop - 1] in "bl," or has_class(sentence, stop - 1, "named.as")):
            stop -= 1
        while first < stop and has_class(sentence, first, "thus"):
            first += 1
        if stop == last and part != named and codes[stop : stop + 1] == "(" and _abbreviates(sentence, stop):
            stop += 1
        if stop > first and any(code in _ROLE_CODES or code == "w" for code in codes[first:stop]):
            found.append((first, stop))
    if not found:
        return None
    joined = len(found) == 2 and found[1][1] <= named[2]
    return range_of(sentence, found[0][0], found[1][1] if joined else found[0][1])


def _abbreviates(sentence: Sentence, at: int) -> bool:
    """Whether the bracket `at` only holds an abbreviation."""
    words = sentence.text[sentence.starts[at] + 1 : sentence.ends[at] - 1]
    return words.isupper() and words.replace("-", "").isalnum()


def _side(sentence: Sentence, phrase: Phrase, person: Entry | None, known: list[Entry], classes: frozenset[str]) -> str | None:
    """Whose side the phrase is on: that of the state or group that the role names first, or else the person's own.

    What stands behind a linking word is whom the office is for, not whose it is.
    """
    if person is None and not classes.isdisjoint(("apart", "former")):
        return None  # who observes, lives somewhere, works for a company or has left an office speaks for no side
    if "former" not in classes:
        units = [(at, sentence.entries[at]) for first, last in phrase.parts for at in range(first, last)]
        for at, entry in units:
            held = at == phrase.first or sentence.codes[at - 1] not in "lc"
            if held and entry is not None and entry.code == "A" and "side" in entry.attributes:
                return entry.attributes["side"]
    if person is not None:
        return person.attributes.get("side")
    return next((e.attributes["side"] for e in known if e.code == "A" and "side" in e.attributes), None)


def _kind(
    sentence: Sentence, phrase: Phrase, name: Range | None, person: Entry | None, known: list[Entry], number: str | None
) -> str | None:
    codes = sentence.codes[phrase.first : phrase.last]
    if person is not None:
        return "person"
    heads = [e for e in known if e.code in "RGODMAW"]
    head = heads[0] if heads else None
    if name is not None and (head is None or head.code in "RAGH"):
        return "person"
    if head is None:
        if codes.strip("(") and set(codes) <= set("B("):
            return "organisation"
        return {"one": "anonymous", "many": "group", "the": "person"}.get(number or "")
    kind = head.attributes.get("kind")
    if kind == "state" and number in ("one", "many") and "w" in codes:
        return "group" if number == "many" else "anonymous"
    if head.code == "G" and number == "one":
        return "anonymous"
    if "seat" in head.attributes and len(codes) == 1:
        return "organisation"
    if head.code == "R":
        if number == "one":
            return "anonymous"
        official = head.attributes.get("lemma") == "official" and not any(code == "d" for code in codes)
        return "group" if number == "many" or official else "person"
    if kind == "state" and not any(e.code == "A" and e.attributes.get("kind") == "state" for e in known):
        return "group"
    if kind == "organisation" and number == "many":
        return "group"
    return kind
