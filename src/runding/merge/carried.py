"""Values with those who carry them: gathered from mentions, and the one among them that is shown first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from runding.merge.fold import show
from runding.merge.form import Member, Mention, in_order
from runding.merge.origins import carried
from runding.model.history import Value

Key = TypeVar("Key")


def all_mentions(members: Sequence[Member]) -> list[Mention]:
    """All mentions of a cluster, in order. What is gathered from them below keeps it."""
    return sorted((mention for member in members for mention in member.mentions), key=in_order)


def grouped(mentions: Iterable[Mention], keys: Callable[[Mention], Iterable[Key]]) -> dict[Key, list[Mention]]:
    """Mentions by what they say; a mention may say several things or none."""
    found: dict[Key, list[Mention]] = {}
    for one in mentions:
        for key in keys(one):
            found.setdefault(key, []).append(one)
    return found


def values(mentions: Iterable[Mention], say: Callable[[Mention], str | None], copies: Mapping[str, int]) -> tuple[Value, ...]:
    """The values that mentions give for an attribute, best carried first."""
    found = grouped(mentions, lambda one: [said] if (said := say(one)) is not None else [])
    return ranked(Value(value=value, carried=carried(behind, copies)) for value, behind in found.items())


def ranked(found: Iterable[Value]) -> tuple[Value, ...]:
    """Values in order: most independent origins, most reports, then by the value itself."""
    return tuple(sorted(found, key=lambda one: (-one.carried.origins, -one.carried.reports, one.value)))


def first(found: Sequence[Value]) -> str | None:
    """The best carried value."""
    return found[0].value if found else None


def united(
    found: Sequence[Value], mentions: Sequence[Mention], same: Callable[[str, str], bool], copies: Mapping[str, int]
) -> tuple[Value, ...]:
    """Values with those that only spell another one counted to it: to the spelling that is best carried.

    `found` are values of `values`, `mentions` all mentions in order.
    """
    names: dict[str, str] = {}
    behind: dict[str, set[str]] = {}
    for one in found:
        name = next((other for other in behind if same(one.value, other)), one.value)
        names[one.value] = name
        behind.setdefault(name, set()).update(one.carried.mentions)
    if len(behind) == len(found):
        return tuple(found)
    return ranked(
        Value(value=name, carried=carried([one for one in mentions if show(one.id) in held], copies)) for name, held in behind.items()
    )
