"""Do the examples of a pack's rules for talks hold? Each must fire and give what it says; no near miss may."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from runding.find.cast import Cast
from runding.find.outcomes import find_outcomes
from runding.find.passages import passages
from runding.find.ratings import find_ratings
from runding.find.rounds import find_meetings
from runding.find.sides import Sides
from runding.lang.document import analyse
from runding.lang.folders import PACKS
from runding.lang.issues import load_issues
from runding.lang.pack import load_pack
from runding.lang.pattern import Class
from runding.lang.talks import Rule, load_talks

_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "mention": frozenset({"ordinal", "mark", "words"}),
    "third": frozenset({"sides"}),
    "outcome": frozenset({"issue"}),
    "assessment": frozenset({"value", "issue"}),
}
"""What an example of each table may say that it gives."""


def failed_talks(code: str, folder: Path = PACKS) -> Iterator[str]:
    """The faults of the rules for talks of a pack, each as `file:line: message`. Raises PackError where they cannot be read."""
    rules = load_talks(code, folder)
    lexicon = load_pack(code, folder).lexicon
    for table, several in rules.tables.items():
        for rule in several.all:
            place = f"{rule.path}:{rule.line}: {rule.id}"
            anchor = rule.form.anchor
            if isinstance(anchor, Class) and not any(lexicon.of_class(name) for name in anchor.names):
                yield f"{place}: no word has the class {' or '.join(sorted(anchor.names))}, at which the rule is tried"
                continue
            unknown = rule.gives.keys() - _KEYS[table]
            if unknown:
                yield f"{place}: gives {sorted(unknown)[0]!r}; an example under [[{table}]] gives {', '.join(sorted(_KEYS[table]))}"
                continue
            yield from _check(code, folder, table, rule, place)


def _check(code: str, folder: Path, table: str, rule: Rule, place: str) -> Iterator[str]:
    """Tries the example of a rule and its near misses."""
    found = _fired(code, folder, table, rule.example)
    mine = [gives for name, gives in found if name == rule.id]
    if not mine:
        told = ", ".join(dict.fromkeys(name for name, _ in found)) or "nothing"
        yield f"{place}: the example does not fire: {rule.example!r}; it gives {told}"
    elif not any(_agrees(rule.gives, gives) for gives in mine):
        yield f"{place}: the example gives {mine[0]!r}, not {dict(rule.gives)!r}: {rule.example!r}"
    for near_miss in rule.near_misses:
        if any(name == rule.id for name, _ in _fired(code, folder, table, near_miss)):
            yield f"{place}: the near miss fires: {near_miss!r}"


def _agrees(wanted: Mapping[str, Any], gives: Mapping[str, Any]) -> bool:
    return all(gives.get(key) == value for key, value in wanted.items())


def _fired(code: str, folder: Path, table: str, text: str) -> list[tuple[str, dict[str, Any]]]:
    """The rules of a table that fire in a text, by id, with what each gives."""
    document = analyse(text, load_pack(code, folder))
    sides, opened = Sides(document, Cast(document)), list(passages(document))
    rules, lexicon = load_talks(code, folder), load_issues(code, folder)
    if table in ("mention", "third"):
        meetings = find_meetings(document, opened, rules, times=(), sides=sides)
        if table == "mention":
            return [
                (_name(one.rule), {"ordinal": one.ordinal, "words": text[one.words.start : one.words.end], "mark": _mark(one.marks)})
                for one in meetings.mentions
            ]
        named: dict[str, list[str]] = {}
        for third in meetings.third_parties:
            named.setdefault(_name(third.rule), []).append(third.side)
        return [(name, {"sides": ids}) for name, ids in named.items()]
    if table == "outcome":
        outcomes = find_outcomes(document, opened, rules, lambda passage: passage.issues(lexicon), sides)
        return [(_name(one.rule), {"issue": one.issue}) for one in outcomes]
    ratings = find_ratings(document, opened, rules, lambda passage: passage.issues(lexicon), sides)
    return [(_name(one.rule), {"value": one.value, "issue": one.issue}) for one in ratings]


def _name(rule: str) -> str:
    return rule.partition(":")[2]


def _mark(marks: frozenset[str]) -> str | None:
    return next(iter(sorted(marks)), None)
