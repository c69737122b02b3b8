"""When are two names of one person? Spellings, transliterations and short forms; an id of the shared actor file settles it."""

from runding.merge.candidates import block
from runding.merge.cluster import Profile
from runding.merge.fold import skeleton
from runding.merge.form import Detail, Facts
from runding.merge.names import how_alike, name_marks, words_of
from runding.merge.score import NO, Points, Score, agree


class ActorFacts(Facts, frozen=True, kw_only=True, array_like=True):
    """What of a name is compared. `person` is false for states, groups and organisations, which have no short forms."""

    name: str
    actor: str | None
    side: str | None
    person: bool


class ActorDetail(Detail, frozen=True, kw_only=True, array_like=True):
    """What a report says of somebody."""

    name: str
    role: str | None
    kind: str | None


def blocks(facts: ActorFacts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks and probes of a name: its consonants within its side, and its id. A name without a side is compared with all."""
    keys: list[int] = []
    probes: list[int] = []
    marks = name_marks(facts.name) if facts.person else (" ".join(words_of(facts.name)),)
    for mark in marks:
        if facts.side is None:
            keys.append(block(None, "name", mark, "no side"))
            probes += (block(None, "name", mark, "no side"), block(None, "name", mark, "any side"))
        else:
            keys += (block(None, "name", mark, facts.side), block(None, "name", mark, "any side"))
            probes += (block(None, "name", mark, facts.side), block(None, "name", mark, "no side"))
    if facts.actor:
        keys.append(block(None, "actor", facts.actor))
        probes.append(keys[-1])
    return tuple(keys), tuple(probes)


def score(a: ActorFacts, b: ActorFacts) -> Score:
    """How likely two names are of one actor."""
    if a.person != b.person:
        return NO
    if a.actor and b.actor:
        if a.actor != b.actor:
            return NO
        points = Points(-2.0)
        points.add("same id", 6.0)
        return points.score()
    how = how_alike(a.name, b.name)
    if how is None or (how != "same name" and not a.person):
        return NO
    points = Points(-2.0)
    points.add(how, {"same name": 4.0, "spelling variant": 3.0, "short form": 2.5}[how])
    agree(points, "side", a.side, b.side, same=1.0, other=-3.0)
    return points.score()


def profile(facts: ActorFacts) -> Profile:
    """What two names cannot differ in and still be of one actor: the id, and the given name where one is there."""
    exclusive = {"id": frozenset({facts.actor})} if facts.actor else {}
    words = words_of(facts.name)
    # An id outranks a given name: one actor of the shared file may go by several.
    if facts.person and len(words) > 1 and not facts.actor:
        exclusive["given name"] = frozenset(skeleton(word) or word for word in words[:-1])
    return Profile(exclusive=exclusive)
