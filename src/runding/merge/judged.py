"""What of a report's record holds after readers judged it? Without what they rejected, with what they corrected."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from runding.merge.judge import JUDGEABLE, judged_records, located, place
from runding.merge.origins import report_key
from runding.model.judgement import Judgement
from runding.model.record import ArticleRecord

SEEN: Final = ("accept", "edit")
"""Judgements by which a reader stands behind a record."""


def judged_article(record: ArticleRecord, judgements: Sequence[Judgement], *, reviewed_only: bool = False) -> ArticleRecord:
    """A report's record as readers left it.

    Args:
        record: What was read.
        judgements: Active judgements, oldest first. Those on other articles are passed over.
        reviewed_only: Keep only what a reader accepted or corrected: statements, rounds, positions and agreements, and of a round
            its outcomes and ratings. Figures and related titles, which nobody can judge, are left out then.
    """
    if not judgements and not reviewed_only:
        return record
    seen = _seen(record, judgements) if reviewed_only else None
    kept: dict[str, list[Any]] = {group: [] for group in JUDGEABLE}
    for one in judged_records(record, judgements):
        if seen is None or one.target.mention in seen:
            kept[one.target.kind + "s"].append(one.record)
    rounds = {one.id for one in kept["rounds"]}
    statements = {one.id for one in kept["statements"]}
    made: dict[str, Any] = {group: tuple(found) for group, found in kept.items()}
    for group in ("outcomes", "assessments"):
        made[group] = tuple(one for one in getattr(record, group) if one.round in rounds)
    if reviewed_only:
        made |= {"figures": (), "related": ()}
    for group in ("outcomes", "assessments", "positions", "agreements"):
        made[group] = tuple(_apart(one, statements) for one in made[group])
    return msgspec.structs.replace(record, **made)


def _seen(record: ArticleRecord, judgements: Sequence[Judgement]) -> set[str]:
    there, key = [target for target, _ in located(record)], report_key(record)
    found = (place(target, there) for one in judgements if one.action in SEEN for target in one.targets if target.article == key)
    return {target.mention for target in found if target is not None}


def _apart(one: Any, statements: set[str]) -> Any:
    """A record that no longer names a statement which is not there."""
    return one if one.by is None or one.by in statements else msgspec.structs.replace(one, by=None)
