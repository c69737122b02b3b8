"""Where is it? The town or named site behind a word for *in*, with its country; never the building."""

from dataclasses import dataclass
from typing import Final

from runding.find.passages import Passage
from runding.lang.document import Document
from runding.model.meeting import Place

_ITEM: Final = frozenset("NPLABWObwmtvG#(")
_NAME: Final = frozenset("NPLABWOb")
_LONGEST: Final = 10
"""How many units one part of a place (hotel, town, country) may hold."""
_OPENING: Final = 1
"""The last of the sentences with which a report opens, the headline among them."""
_DATELINE: Final = 3
"""How many words the name of the town in a dateline may have."""
_BEFORE: Final = 5
"""How many units may stand before the word for the kind of a place."""
_PARTS: Final = 4
"""How many parts between commas a place may have."""


@dataclass(frozen=True, slots=True)
class Venue:
    """A place named in a passage, with the units that name it, the word for *in* among them."""

    place: Place
    first: int
    last: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """What one stretch between commas names: a listed town, a state, or an unknown name; and where it ends."""

    town: str | None
    country: str | None
    unknown: str | None
    last: int
    near: bool = False
    listed: str | None = None


def find_venues(document: Document, passage: Passage, first: int, last: int) -> list[Venue]:
    """The places among the units `first` to `last`, in order. A second one joined by *and* or *or* stands as its own, marked `joined`."""
    found: list[Venue] = []
    at = first
    for place in passage.places(("in", "toward")):
        if not at <= place < last or (venue := _venue(document, passage, place, last)) is None:
            continue
        found.append(venue)
        at = venue.last
        while at < last and (behind := _behind_joint(passage, at, last)) is not None:
            other = _venue(document, passage, behind - 1, last)
            if other is None:
                break
            found.append(Venue(other.place, at, other.last, joined=True))
            at = other.last
    return found


def seat_of(document: Document, passage: Passage, at: int) -> Place | None:
    """The capital that a unit names, as a place."""
    entry = passage.units.entries[at]
    if entry is None or "place" not in entry.attributes:
        return None
    country = entry.attributes.get("country") or entry.attributes.get("side")
    return Place(name=_town(document, passage, at), country=country, listed=entry.attributes["place"])


def either(one: Place, other: Place) -> Place | None:
    """What two places have in common: the country, or nothing."""
    country = one.country or other.country
    return Place(name=None, country=country) if country is not None and other.country in (country, None) else None


def _behind_joint(passage: Passage, at: int, last: int) -> int | None:
    """The unit behind *and*, *or*, perhaps with a comma before and another *in* behind; None where nothing is joined."""
    codes = passage.units.codes
    if at < last and codes[at] == ",":
        at += 1
    if at < last and codes[at] == "c":
        return at + 2 if passage.has(at + 1, "in") else at + 1
    return None


def _venue(document: Document, passage: Passage, at: int, last: int) -> Venue | None:
    """The place behind the word for *in* at unit `at`."""
    parts: list[_Part] = []
    begin = at + 1
    codes = passage.units.codes
    while begin < last and len(parts) < _PARTS:
        part = _part(document, passage, begin, last, opening=not parts)
        if part is None or (parts and part.town is None and part.country is not None and _is_another_subject(passage, parts[-1], part)):
            break
        parts.append(part)
        if part.country is not None and part.town is None and not (len(parts) == 1 and passage.has(at + 1, "place.kind")):
            break
        begin = part.last
        if begin < last and codes[begin] == ",":
            begin += 1
        else:
            break
    if not parts:
        return None
    place, used = _choose(parts)
    return None if place is None else Venue(place, at, parts[used].last)


def _is_another_subject(passage: Passage, town: _Part, state: _Part) -> bool:
    """Whether a state behind a town and a comma is none of its address: after talks in Riyadh, *Russia and Ukraine* agreed."""
    if town.town is not None and town.country not in (None, state.country):
        return True
    follows = passage.units.codes[state.last : state.last + 2]
    return follows[:1] == "c" and follows[1:] in ("A", "G", "R")


def _choose(parts: list[_Part]) -> tuple[Place | None, int]:
    """The place that the parts of an address name, and the number of its last part.

    It is the last listed town before the state, else an unknown name before it.
    """
    if len(parts) > 1 and parts[0].unknown is not None and parts[1].near:
        return Place(name=parts[0].unknown, country=parts[1].country), 1
    towns = [number for number, part in enumerate(parts) if part.town is not None]
    state = next((number for number, part in enumerate(parts) if part.town is None and part.country is not None), None)
    if state == 0 and towns == [1] and parts[1].country == parts[0].country:
        return Place(name=parts[1].town, country=parts[1].country, listed=parts[1].listed), 1
    if towns and (state is None or towns[0] < state):
        last = max(number for number in towns if state is None or number < state)
        if state == last + 1:
            return Place(name=parts[last].town, country=parts[state].country, listed=parts[last].listed), state
        return Place(name=parts[last].town, country=parts[last].country, listed=parts[last].listed), last
    if state is not None:
        before = parts[state - 1].unknown if state else None
        return Place(name=before, country=parts[state].country), state
    if parts[0].unknown is not None and len(parts) == 1:
        return Place(name=parts[0].unknown, country=None), 0
    return None, 0


def _part(document: Document, passage: Passage, first: int, last: int, *, opening: bool) -> _Part | None:
    """What the units from `first` to a comma name; None where they name nothing."""
    units = passage.units
    described = _described(passage, first, last)
    if described is not None:
        return _named(document, passage, described, last)
    if (site := _site(document, passage, first, last)) is not None:
        return site
    at, run = first, None
    near = passage.has(first, "near")
    if units.codes[first] == "q" and passage.has(first + 2, "capital.noun"):
        at += 1  # in the Qatari capital
    while at < min(last, first + _LONGEST) and (units.codes[at] in _ITEM or passage.has(at, "place.kind")):
        entry, code = units.entries[at], units.codes[at]
        if entry is not None and "place" in entry.attributes:
            where = entry.attributes.get("country") or entry.attributes.get("side") or None
            return _Part(_town(document, passage, at), where, None, at + 1, near, entry.attributes["place"])
        if code == "A" and entry is not None and entry.attributes.get("kind") == "state":
            return _of_state(document, passage, at, last, near=near)
        if code in _NAME:
            if run is not None and run[1] != at:
                break
            run = (at if run is None else run[0], at + 1)
        elif run is not None or not _leads_in(passage, at, first, opening=opening):
            break
        at += 1
    if run is None:
        return None
    name = document.text[units.starts[run[0]] : units.ends[run[1] - 1]]
    return _Part(None, None, " ".join(name.split()), run[1], near)


def _of_state(document: Document, passage: Passage, at: int, last: int, *, near: bool) -> _Part | None:
    """What the state at a unit names as a place: its capital or its town where one follows, else itself; a demonym alone is none."""
    entry = passage.units.entries[at]
    assert entry is not None
    side = entry.attributes["side"]
    if passage.has(at + 1, "capital.noun") and (seat := _capital(document, side)) is not None:
        return _Part(seat, side, None, at + 2, near, seat)
    owned = _owned(document, passage, at, last)
    if owned is not None or entry.attributes.get("as") == "demonym":
        return owned
    return _Part(None, side, None, at + 1, near)


def _owned(document: Document, passage: Passage, at: int, last: int) -> _Part | None:
    """The town of the state at a unit, where it is that state's: *Jordan's capital Amman*, *Turkey's Antalya*."""
    units = passage.units
    if units.codes[at + 1 : at + 2] != "g":
        return None
    state = units.entries[at]
    town = at + 2
    while town < last and town < at + _BEFORE and units.codes[town] in "wm":
        town += 1
    entry = units.entries[town] if town < last else None
    if state is not None and entry is not None and "place" in entry.attributes:
        return _Part(_town(document, passage, town), state.attributes["side"], None, town + 1, listed=entry.attributes["place"])
    if state is not None and passage.has(at + 2, "capital.noun") and (seat := _capital(document, state.attributes["side"])) is not None:
        return _Part(seat, state.attributes["side"], None, at + 3, listed=seat)
    return None


def _described(passage: Passage, first: int, last: int) -> tuple[int, str | None] | None:
    """Where the name begins behind words that say what it is of, and their state: in the Saudi port city of X."""
    if passage.units.codes[first : first + 1] != "q":
        return None
    for at in range(first + 1, min(first + _BEFORE, last - 1)):
        if passage.has(at, "place.kind") and passage.has(at + 1, "of"):
            demonyms = [entry for entry in passage.units.entries[first:at] if entry is not None and entry.attributes.get("kind") == "state"]
            return at + 2, demonyms[0].attributes["side"] if demonyms else None
        if passage.units.codes[at] not in "AmwLvb":
            return None
    return None


def _named(document: Document, passage: Passage, described: tuple[int, str | None], last: int) -> _Part | None:
    """The place whose name begins at a unit, in a state that is told or not."""
    first, state = described
    units = passage.units
    entry = units.entries[first] if first < last else None
    if entry is not None and "place" in entry.attributes:
        where = entry.attributes.get("country") or entry.attributes.get("side") or state
        return _Part(_town(document, passage, first), where, None, first + 1, listed=entry.attributes["place"])
    end = first
    while end < last and units.codes[end] in _NAME:
        end += 1
    if end == first:
        return None
    name = " ".join(document.text[units.starts[first] : units.ends[end - 1]].split())
    return _Part(name, state, None, end)


def _site(document: Document, passage: Passage, first: int, last: int) -> _Part | None:
    """A named site behind an article: at the X crossing."""
    end = first + 1
    while end < last and passage.units.codes[end] in _NAME:
        end += 1
    if passage.units.codes[first] != "q" or end == first + 1 or not passage.has(end, "site"):
        return None
    name = document.text[passage.units.starts[first + 1] : passage.units.ends[end - 1]]
    return _Part(" ".join(name.split()), None, None, end + 1)


def _capital(document: Document, side: str) -> str | None:
    """The capital of a state, by the name that the report gives it, else the first of the list."""
    known = [entry.form for entry in document.pack.lexicon.of_class("capital") if entry.attributes.get("side") == side]
    return next((form for form in known if form in document.text), known[0] if known else None)


def dateline_place(document: Document) -> Place | None:
    """The town that the dateline of a report names, where one stands before its first words and a list knows it."""
    opening = next((one for one in document.sentences if not one.headline), None)
    if opening is None:
        return None
    line = document.text.rfind("\n", 0, opening.start) + 1
    printed = [word.strip(",") for word in document.text[line : opening.start].split()[:_DATELINE]]
    lexicon = document.pack.lexicon
    for size in range(len(printed), 0, -1):
        found = lexicon.longest([word.lower() for word in printed[:size]], printed[:size], 0) if size > 1 else None
        entry = found[0] if found is not None else lexicon.word(printed[0].lower(), printed[0]) if size == 1 else None
        if entry is not None and "place" in entry.attributes:
            country = entry.attributes.get("country") or entry.attributes.get("side")
            return Place(name=entry.attributes["place"], country=country, listed=entry.attributes["place"])
    return None


def in_dateline(document: Document, passage: Passage, venue: Venue) -> Venue:
    """A venue; where only its state is named as a report opens, the town of the dateline there: GENEVA – talks in Switzerland."""
    place = dateline_place(document) if venue.place.name is None and passage.sentence <= _OPENING else None
    return venue if place is None or place.country != venue.place.country else Venue(place, venue.first, venue.last)


def _leads_in(passage: Passage, at: int, first: int, *, opening: bool) -> bool:
    """Whether a unit may stand before the name of a place: the port of, a hotel in, near."""
    if passage.has(at, "place.kind") or (passage.has(at, "near") and at == first):
        return opening or passage.has(at, "near")
    return opening and passage.units.codes[at] not in "t#" and at <= first + 2


def _town(document: Document, passage: Passage, at: int) -> str:
    """A listed name as printed, without a word for its kind before it: the town of *Brest region*."""
    printed = " ".join(document.text[passage.units.starts[at] : passage.units.ends[at]].split())
    kind, blank, name = printed.partition(" ")
    entry = document.pack.lexicon.word(kind.lower(), kind) if blank and kind.islower() else None
    return name if entry is not None and "place.kind" in entry.classes else printed
