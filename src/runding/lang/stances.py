"""What a language knows of positions, agreements and corridors: the rules of its pack, found by the words they are anchored at.

    patterns/positions.toml    [[position]]    what a side wants, offers, refuses: `stance` is one of the vocabulary
    patterns/agreements.toml   [[agreement]]   what was agreed, announced, broken: `status` is one of the vocabulary
    patterns/corridors.toml    [[corridor]]    what is told of a humanitarian corridor: from where, for whom, how it goes

Every rule has an `id`, a `form` in the notation of `runding.lang.pattern`, an `example` in which it must fire and what it `gives`
there, and near misses under `not`. docs/positions.md and docs/agreements.md tell the slots and the other keys. Faults are told as
`file:line: message`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from runding.lang.folders import PACKS
from runding.lang.lexicon import Lexicon
from runding.lang.pack import load_pack
from runding.lang.pattern import Form, PatternError, Word, compile_form
from runding.lang.rule_table import RuleTable
from runding.lang.tables import PackError, check_keys, line_of, read_toml
from runding.model.vocabulary import AGREEMENT_STATUSES, CORRIDOR_STATUSES, INSTRUMENTS, ISSUES, PURPOSES, STANCES

_SHARED: Final = frozenset({"id", "form", "example", "gives", "not", "where"})
_PLACES: Final = frozenset({"speech", "narration"})
_NOTHING: Final = "none"
"""In place of a stance: where the words stand so, nothing is claimed."""
_VALUES: Final[Mapping[str, Mapping[str, frozenset[str] | None]]] = {
    "position": {
        "stance": frozenset({*STANCES, _NOTHING}),
        "talks": frozenset({*STANCES, _NOTHING}),
        "discussing": frozenset({*STANCES, _NOTHING}),
        "ongoing": frozenset({*STANCES, _NOTHING}),
        "hostile": frozenset({*STANCES, _NOTHING}),
        "contrary": frozenset({*STANCES, _NOTHING}),
        "accepting": frozenset({*STANCES, _NOTHING}),
        "issue": frozenset(ISSUES),
        "among": None,
        "except": None,
        "own": frozenset({*STANCES, _NOTHING}),
        "mutual": frozenset({*STANCES, _NOTHING}),
        "points": frozenset({"back", "last", "own"}),
        "label": frozenset({"yes", "bare"}),
        "needs": frozenset({"astride", "condition", "no", "over"}),
        "alone": frozenset({"yes"}),
        "both": frozenset({"yes"}),
    },
    "agreement": {
        "status": frozenset({*AGREEMENT_STATUSES, _NOTHING}),
        "future": frozenset({*AGREEMENT_STATUSES, _NOTHING}),
        "several": frozenset({"yes"}),
        "undated": frozenset({"yes"}),
        "truce": frozenset({"yes"}),
        "whose": frozenset({"deal"}),
        "needs": frozenset({"deal"}),
        "given": frozenset({"yes"}),
        "content": frozenset({"yes"}),
        "unsure": frozenset({"yes"}),
        "told": frozenset({"yes", "thirds"}),
        "aside": frozenset({"yes"}),
        "among": None,
    },
    "corridor": {
        "instrument": frozenset(INSTRUMENTS),
        "purpose": frozenset(PURPOSES),
        "status": frozenset(CORRIDOR_STATUSES),
        "names": frozenset(
            {"origin", "destination", "origin destination", "destination_control", "guarantor", "facilitator", "blamed", "cargo"}
        ),
    },
}
"""The keys of each table and what they may hold; None for a list of issues, parted by blanks."""
_CLAIMING: Final = ("stance", "talks", "discussing", "ongoing", "hostile", "contrary", "accepting", "own", "status", "future")
_NEEDED: Final = {"position": "stance", "agreement": "status", "corridor": "id"}


@dataclass(frozen=True, slots=True, eq=False)
class ClaimRule:
    """One rule. `says` holds the keys of its table (`stance`, `talks`, `status` …), `gives` what its example must give."""

    id: str
    form: Form
    notation: str
    says: Mapping[str, str]
    where: str | None
    example: str
    gives: Mapping[str, Any]
    near_misses: tuple[str, ...]
    path: Path
    line: int

    def stance(self, key: str = "stance") -> str | None:
        """The stance or status under a key, None where there is none or where it says that nothing is claimed."""
        value = self.says.get(key)
        return None if value == _NOTHING else value

    @property
    def claims(self) -> bool:
        """Whether it can claim anything at all; a rule that cannot keeps smaller ones from firing."""
        return any(self.stance(key) is not None for key in _CLAIMING)


ClaimRules = RuleTable[ClaimRule]
"""The rules of one table."""


@dataclass(frozen=True, slots=True, eq=False)
class StanceRules:
    """All that a pack says of positions and agreements."""

    positions: ClaimRules
    agreements: ClaimRules
    corridors: ClaimRules
    of_both: frozenset[tuple[str | None, str]]
    """Stances and the rules that give them, where the words also fit what both sides agreed on, or carry out."""

    @property
    def tables(self) -> Mapping[str, ClaimRules]:
        """The rules by the name of their table."""
        return {"position": self.positions, "agreement": self.agreements, "corridor": self.corridors}


def load_stances(code: str, folder: Path = PACKS) -> StanceRules:
    """The rules of a language; a pack without them claims nothing. Raises PackError (`file:line: message`)."""
    return _stances_of(code, folder, load_pack(code, folder).folder)


@cache
def _stances_of(code: str, folder: Path, home: Path) -> StanceRules:
    """They are read once for each home of a pack: RUNDING_PACKS may name another one later."""
    pack = load_pack(code, folder)
    assert pack.folder == home
    lexicon, patterns = pack.lexicon, pack.folder / "patterns"
    positions = ClaimRules(lexicon, list(_rules(patterns / "positions.toml", "position", lexicon)))
    return StanceRules(
        positions=positions,
        agreements=ClaimRules(lexicon, list(_rules(patterns / "agreements.toml", "agreement", lexicon))),
        corridors=ClaimRules(lexicon, list(_rules(patterns / "corridors.toml", "corridor", lexicon))),
        of_both=frozenset((rule.stance(), rule.id) for rule in positions.all if "both" in rule.says),
    )


def _rules(path: Path, table: str, lexicon: Lexicon) -> Iterator[ClaimRule]:
    if not path.is_file():
        return
    data = read_toml(path)
    check_keys(path, data, frozenset({table}))
    seen: set[str] = set()
    for number, row in enumerate(data.get(table, ())):
        rule = _rule(path, table, number, row)
        if rule.id in seen:
            raise PackError(path, rule.line, f"a second rule is called {rule.id!r}")
        seen.add(rule.id)
        _check_anchor(path, rule, lexicon)
        yield rule


def _rule(path: Path, table: str, number: int, row: Mapping[str, Any]) -> ClaimRule:
    own = _VALUES[table]
    check_keys(path, row, _SHARED.union(own), table=table, number=number)
    line = line_of(path, table=table, number=number)
    for key in ("id", "form", "example", _NEEDED[table]):
        if key not in row:
            raise PackError(path, line, f"a rule under [[{table}]] needs `{key}`")
    for key, known in {**own, "where": _PLACES}.items():
        values = str(row.get(key, "")).split() if known is None else [row[key]] if key in row else []
        for value in values:
            if value not in (known or ISSUES):
                at = line_of(path, table=table, number=number, key=key)
                raise PackError(path, at, f"{key} {value!r} is not one of {', '.join(sorted(known or ISSUES))}")
    try:
        form = compile_form(row["form"])
    except PatternError as error:
        raise PackError(path, line_of(path, table=table, number=number, key="form"), str(error)) from error
    return ClaimRule(
        id=row["id"],
        form=form,
        notation=row["form"],
        says={key: row[key] for key in own if key in row},
        where=row.get("where"),
        example=row["example"],
        gives=row.get("gives", {}),
        near_misses=tuple(row.get("not", ())),
        path=path,
        line=line,
    )


def _check_anchor(path: Path, rule: ClaimRule, lexicon: Lexicon) -> None:
    """Raises PackError where no word of the lexicon is of the anchor's class: such a rule could never fire."""
    anchor = rule.form.anchor
    if not isinstance(anchor, Word) and not any(lexicon.of_class(name) for name in anchor.names):
        raise PackError(path, rule.line, f"no word has the class {' or '.join(sorted(anchor.names))}")
