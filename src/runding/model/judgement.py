"""What a reader decided about a history, kept for good: append-only, with author and time, undone only by another judgement.

A judgement points at mentions by article and place, not at entries of the history, because entries come and go as reports
arrive while the words of an article stay where they are. So it survives re-reading and re-merging.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

ACTIONS: Final = ("accept", "edit", "reject", "merge", "split", "note", "undo")


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A mention, by its place: the record of `kind` in `article` whose evidence runs from `start` to `end`.

    `nth` counts the records of one kind with the same place; `mention` is the id that the mention had when it was judged.
    """

    mention: str
    article: str
    kind: str
    start: int
    end: int
    nth: int = 0


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. `at` is an ISO 8601 time in UTC.

    `accept`, `reject`, `note`: on every one of `targets`. `edit`: `field` of the record at `targets` becomes `value` (JSON);
    with `settled` true, the field of the entry that holds them. `merge`: all targets are one. `split`: every one of `targets`
    is apart from every one of `others`. `undo`: `undoes` is the id of the judgement that no longer holds.
    """

    id: str
    at: str
    author: str
    action: str
    targets: tuple[Target, ...] = ()
    others: tuple[Target, ...] = ()
    field: str | None = None
    value: str | None = None
    settled: bool = False
    text: str | None = None
    undoes: str | None = None


def judgement(
    *,
    at: str,
    author: str,
    action: str,
    targets: Iterable[Target] = (),
    others: Iterable[Target] = (),
    field: str | None = None,
    value: str | None = None,
    settled: bool = False,
    text: str | None = None,
    undoes: str | None = None,
) -> Judgement:
    """A judgement whose id is made from its content, so that importing it twice keeps it once. Raises ValueError on a bad one."""
    made = Judgement(
        id="", at=at, author=author, action=action, targets=tuple(targets), others=tuple(others), field=field,
        value=value, settled=settled, text=text, undoes=undoes,
    )  # fmt: skip
    made = msgspec.structs.replace(made, id=judgement_id(made))
    check(made)
    return made


def judgement_id(one: Judgement) -> str:
    """The id that belongs to the content of a judgement: 16 hexadecimal digits."""
    content = msgspec.json.encode(msgspec.structs.replace(one, id=""), order="deterministic")
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def check(one: Judgement) -> None:
    """Raise ValueError where a judgement does not say what its action needs."""
    if one.action not in ACTIONS:
        raise ValueError(f"judgement {one.id}: no action {one.action!r}; there are {', '.join(ACTIONS)}")
    if not one.author.strip():
        raise ValueError(f"judgement {one.id}: {one.action} has no author")
    if one.action == "undo":
        if not one.undoes:
            raise ValueError(f"judgement {one.id}: undo names no judgement")
        return
    if not one.targets:
        raise ValueError(f"judgement {one.id}: {one.action} names nothing that it is about")
    needs = {
        "edit": ("a field and a value", one.field is not None and one.value is not None),
        "merge": ("at least two mentions", len(one.targets) > 1),
        "split": ("what the mentions are apart from", bool(one.others)),
        "note": ("a text", bool(one.text)),
    }
    what, there = needs.get(one.action, ("", True))
    if not there:
        raise ValueError(f"judgement {one.id}: {one.action} needs {what}")


def active(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, oldest first: those that no holding `undo` undoes. An undo can itself be undone."""
    ordered = sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.at, one.id))
    undone: set[str] = set()
    for one in reversed(ordered):
        if one.action == "undo" and one.id not in undone and one.undoes is not None:
            undone.add(one.undoes)
    return [one for one in ordered if one.id not in undone and one.action != "undo"]
