"""What readers' judgements do to an article's record before it is merged, and which forms they hold together or apart.

A judgement points at a place in an article. After a new reading the record there may have moved by a few characters: then it is
the record of the same kind that shares most of the place; where none shares any, the judgement rests until one does.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from runding.merge.cluster import Link
from runding.merge.fold import dated, day_number, parse, show
from runding.merge.origins import report_key
from runding.model.judgement import Judgement, Target
from runding.model.record import ArticleRecord, Record

JUDGEABLE = ("statements", "rounds", "positions", "agreements")
"""The lists of a record that are merged, named in the plural of the kinds."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A record that goes into the history. `salt` is not empty where a reader set it apart from its equals."""

    mention: int
    target: Target
    record: Record
    salt: str


def located(record: ArticleRecord) -> list[tuple[Target, Record]]:
    """Every record of an article that is merged, with the place by which judgements know it."""
    found: list[tuple[Target, Record]] = []
    key, day = report_key(record), day_number(record.article.published)
    for group in JUDGEABLE:
        kind, seen = group[:-1], dict[tuple[int, int], int]()
        for one in getattr(record, group):
            hull = (min(span.start for span in one.evidence), max(span.end for span in one.evidence))
            nth = seen.get(hull, 0)
            seen[hull] = nth + 1
            mention = dated(day, "mention", key, kind, str(hull), str(nth))
            found.append(
                (
                    Target(mention=show(mention), article=key, kind=kind, start=hull[0], end=hull[1], nth=nth),
                    one,
                )
            )
    return found


def place(target: Target, there: Sequence[Target]) -> Target | None:
    """Which of an article's records a judgement means; None where there is none (any more)."""
    if target.kind == "actor":  # known by name and article alone, so the id stays what it is
        return target
    same = [one for one in there if one.kind == target.kind]
    for one in same:
        if (one.start, one.end, one.nth) == (target.start, target.end, target.nth):
            return one
    shared = [(min(one.end, target.end) - max(one.start, target.start), one) for one in same]
    shared = [(length, one) for length, one in shared if length > 0]
    if not shared:
        return None
    # Of several that share as much, the one whose own length is closest: a whole-text record is no match for a clause.
    return max(shared, key=lambda pair: (pair[0] / max(pair[1].end - pair[1].start, target.end - target.start), -pair[1].start))[1]


def judged_records(record: ArticleRecord, judgements: Sequence[Judgement]) -> list[Judged]:
    """The records of an article that go into the history: without the rejected ones, with the edits.

    Args:
        record: What was read.
        judgements: Active judgements, oldest first. Those on other articles are passed over.
    """
    all_ = located(record)
    there = [target for target, _ in all_]
    key = report_key(record)
    rejected: set[str] = set()
    salts: dict[str, str] = {}
    edits: dict[str, list[Judgement]] = {}
    for one in judgements:
        for target in one.targets:
            found = place(target, there) if target.article == key else None
            if found is None:
                continue
            if target.kind == "actor":
                continue
            if one.action == "reject":
                rejected.add(found.mention)
            elif one.action == "split":
                salts[found.mention] = one.id
            elif one.action == "edit" and not one.settled:
                edits.setdefault(found.mention, []).append(one)
    return [
        Judged(
            mention=parse(target.mention),
            target=target,
            record=edited(one, edits.get(target.mention, ())),
            salt=salts.get(target.mention, ""),
        )
        for target, one in all_
        if target.mention not in rejected
    ]


def edited(record: Record, edits: Iterable[Judgement]) -> Record:
    """A record with the fields that readers corrected. Raises ValueError where a value does not fit its field."""
    for one in edits:
        record = edit(record, one.field or "", one.value or "")
    return record


def edit(record: Record, field: str, value: str) -> Record:
    """A record with one field replaced by a JSON value. `speaker.side` names a field inside a field."""
    names = {info.name for info in msgspec.structs.fields(record)} - {"id", "evidence", "rule", "content", "by"}
    name, _, inner = field.partition(".")
    if name not in names:
        raise ValueError(f"a {type(record).__name__.lower()} has no field {name!r} to edit; it has {', '.join(sorted(names))}")
    try:
        decoded = msgspec.json.decode(value)
        built = msgspec.to_builtins(record)
        if inner:
            if not isinstance(built[name], dict) or inner not in built[name]:
                raise ValueError(f"{name!r} of this record has no field {inner!r}")
            built[name][inner] = decoded
        else:
            built[name] = decoded
        return msgspec.convert(built, type(record))
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ValueError(f"{value!r} is no value for {field!r}: {error}") from None


def links(judgements: Sequence[Judgement], forms: Mapping[int, int], placed: Mapping[str, int]) -> list[Link]:
    """Which forms readers hold together or apart, oldest judgement first.

    Args:
        judgements: Active judgements, oldest first.
        forms: The form of every mention that may be meant.
        placed: For the mention id that a judgement names, the mention that it means now.
    """
    found: list[Link] = []
    for one in judgements:
        targets = [forms[placed[it.mention]] for it in one.targets if placed.get(it.mention) in forms]
        if one.action in ("merge", "split"):
            found.extend(
                Link(a=min(targets[0], other), b=max(targets[0], other), together=True, judgement=one.id)
                for other in targets[1:]
                if other != targets[0]
            )
        if one.action == "split":
            others = [forms[placed[it.mention]] for it in one.others if placed.get(it.mention) in forms]
            found.extend(Link(a=min(a, b), b=max(a, b), together=False, judgement=one.id) for a in targets for b in others if a != b)
    return found
