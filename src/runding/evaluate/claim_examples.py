"""Do the examples of a pack's rules for positions and agreements hold? Each must fire and give what it says; no near miss may.

An example stands alone, without the report that would tell who the parties are: all sides that it names, and the one that it gives, are
taken for parties.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from runding.find.cast import Cast
from runding.find.claims import Claims, find_claims
from runding.find.passages import passages
from runding.find.sides import Sides
from runding.find.voices import voices_of
from runding.lang.document import analyse
from runding.lang.folders import PACKS
from runding.lang.pack import load_pack
from runding.lang.stances import ClaimRule, load_stances
from runding.model.claim import CorridorFact
from runding.model.text import Article, article_id
from runding.pipeline import extract

_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "position": frozenset({"holder", "issue", "stance"}),
    "agreement": frozenset({"issue", "status", "parties"}),
    "corridor": frozenset(
        {
            "instrument",
            "purpose",
            "status",
            "origin",
            "destination",
            "destination_control",
            "guarantor",
            "facilitator",
            "blamed",
            "cargo",
        }
    ),
}
"""What an example of each table may say that it gives."""
_ANYBODY: Final = frozenset({"anybody", "somebody"})
"""The parties of an example that names fewer than two."""
_GENERAL: Final = frozenset({"general", "organisation"})
_Fire = Callable[[str, Mapping[str, Any]], list[tuple[str, dict[str, Any]]]]


def failed_claims(code: str, folder: Path = PACKS) -> Iterator[str]:
    """The faults of the rules for claims of a pack, each as `file:line: message`. Raises PackError where they cannot be read."""
    for table, rules in load_stances(code, folder).tables.items():
        for rule in rules.all:
            place = f"{rule.path}:{rule.line}: {rule.id}"
            unknown = rule.gives.keys() - _KEYS[table]
            if unknown:
                yield f"{place}: gives {sorted(unknown)[0]!r}; an example under [[{table}]] gives {', '.join(sorted(_KEYS[table]))}"
                continue
            yield from _check(rule, place, partial(_fired, code, folder, table))


def _check(rule: ClaimRule, place: str, fired: _Fire) -> Iterator[str]:
    """Tries the example of a rule and its near misses."""
    found = fired(rule.example, rule.gives)
    mine = [gives for name, gives in found if name == rule.id]
    if not rule.gives and not rule.claims:
        if found:
            yield f"{place}: the example gives {found[0]!r}, not nothing: {rule.example!r}"
    elif not mine:
        yield f"{place}: the example does not fire: {rule.example!r}; it gives {', '.join(f'{n} {g}' for n, g in found) or 'nothing'}"
    elif not any(_agrees(rule.gives, gives) for gives in mine):
        yield f"{place}: the example gives {mine[0]!r}, not {dict(rule.gives)!r}: {rule.example!r}"
    for near_miss in rule.near_misses:
        if any(name == rule.id for name, _ in fired(near_miss, {})):
            yield f"{place}: the near miss fires: {near_miss!r}"


def _agrees(wanted: Mapping[str, Any], gives: Mapping[str, Any]) -> bool:
    return all(gives.get(key) == value for key, value in wanted.items())


def _fired(code: str, folder: Path, table: str, text: str, wanted: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The rules of a table that fire in a text, by id, with what each gives."""
    found = _claims(code, folder, text, wanted)
    if table == "position":
        return [(one.rule, {"holder": one.holder, "issue": one.issue, "stance": one.stance}) for one in found.stances]
    if table == "corridor":
        return _facts(text, found.corridors)
    return [(one.rule, {"issue": one.issue, "status": one.status, "parties": list(one.parties)}) for one in found.agreements]


def _facts(text: str, facts: Iterable[CorridorFact]) -> list[tuple[str, dict[str, Any]]]:
    """The facts about corridors by rule, all of one rule together."""
    told: dict[str, dict[str, Any]] = {}
    for one in facts:
        value = one.value if one.words is None or one.field.endswith("_control") else text[one.words.start : one.words.end]
        told.setdefault(one.rule, {}).setdefault(one.field, value)
    return list(told.items())


def _claims(code: str, folder: Path, text: str, wanted: Mapping[str, Any]) -> Claims:
    """What a text claims where everybody in it is a party."""
    statements = extract(Article(id=article_id(text), language=code, text=text)).statements
    document = analyse(text, load_pack(code, folder))
    sides, opened = Sides(document, Cast(document)), list(passages(document))
    named = {side.id for passage in opened for side in sides.named(passage, 0, len(passage)) if side.kind not in _GENERAL}
    named |= {wanted["holder"]} if "holder" in wanted else set(wanted.get("parties", ()))
    return find_claims(document, opened, voices_of(text, statements), sides, meeting=named | _ANYBODY)
