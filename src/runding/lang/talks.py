"""What a language knows of talks: the rules of its pack for meetings, their phases and third parties, outcomes and assessments.

    patterns/rounds.toml        [ordinals], [[mention]], [[third]]
    patterns/outcomes.toml      [[outcome]]
    patterns/assessments.toml   [[assessment]]

Every rule has an `id`, a `form` in the notation of `runding.lang.pattern`, an `example` in which it must fire, what it `gives` there, and
near misses under `not`. docs/rounds.md tells the slots and the word classes. Faults are told as `file:line: message`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from runding.lang.folders import PACKS, shared_of
from runding.lang.pack import load_pack
from runding.lang.pattern import Form, PatternError, Slot, compile_form
from runding.lang.rule_table import RuleTable
from runding.lang.tables import PackError, check_keys, forms_of, line_of, read_rows, read_toml
from runding.model.meeting import Rivals
from runding.model.vocabulary import ASSESSMENTS, OUTCOMES

MARKS: Final = frozenset({"next", "following", "previous", "latest", "several", "renewed"})
"""What a mention can say beside its number: the coming one, one that follows up, an earlier one, the last one, several, talks anew."""
PARTS: Final = frozenset({"mediator", "host", "observer"})
_SHARED: Final = frozenset({"id", "form", "example", "gives", "not"})
_TABLES: Final[Mapping[str, Mapping[str, frozenset[str] | None]]] = {
    "mention": {"marks": MARKS, "sort": None},
    "third": {"part": PARTS},
    "outcome": {
        "value": frozenset(OUTCOMES),
        "issue": None,
        "when": frozenset({"any"}),
        "needs": frozenset({"third", "deal", "topic"}),
        "carries": frozenset({"paragraph"}),
        "takes": frozenset({"before"}),
    },
    "assessment": {"value": frozenset(ASSESSMENTS)},
}
"""The tables of rules, with the keys that each adds and their values; None where the value is free."""
_ORDINALS: Final = frozenset({"before", "after", "roman"})


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of a pack. `says` holds what it says by itself (`value`, `part`, `marks` …), `gives` what its example must give."""

    id: str
    form: Form
    notation: str
    says: Mapping[str, str]
    example: str
    gives: Mapping[str, Any]
    near_misses: tuple[str, ...]
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Ordinals:
    """How a language makes an ordinal of a number in figures: what stands before it (ke-4), behind it, or Roman figures."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    roman: bool = False


Rules = RuleTable[Rule]
"""The rules of one table."""


@dataclass(frozen=True, slots=True, eq=False)
class TalkRules:
    """All that a pack says of talks; `rivals` tell who has a conflict with whom, the same in every language."""

    ordinals: Ordinals
    mentions: Rules
    thirds: Rules
    outcomes: Rules
    assessments: Rules
    rivals: Rivals = field(default_factory=Rivals)

    @property
    def tables(self) -> Mapping[str, Rules]:
        """The rules by the name of their table."""
        return {
            "mention": self.mentions,
            "third": self.thirds,
            "outcome": self.outcomes,
            "assessment": self.assessments,
        }


@cache
def load_talks(code: str, folder: Path = PACKS) -> TalkRules:
    """The rules of a language; a pack without them knows of no talks. Raises PackError (`file:line: message`)."""
    pack = load_pack(code, folder)
    lexicon, patterns = pack.lexicon, pack.folder / "patterns"
    meetings = _file(patterns / "rounds.toml", "ordinals", "mention", "third")
    outcomes = _file(patterns / "outcomes.toml", "outcome")
    assessments = _file(patterns / "assessments.toml", "assessment")
    return TalkRules(
        ordinals=_ordinals(patterns / "rounds.toml", meetings.get("ordinals", {})),
        mentions=Rules(lexicon, _rules(patterns / "rounds.toml", meetings, "mention")),
        thirds=Rules(lexicon, _rules(patterns / "rounds.toml", meetings, "third")),
        outcomes=Rules(lexicon, _rules(patterns / "outcomes.toml", outcomes, "outcome")),
        assessments=Rules(lexicon, _rules(patterns / "assessments.toml", assessments, "assessment")),
        rivals=_rivals(shared_of(pack.folder.parent) / "rivals.tsv"),
    )


def _rivals(path: Path) -> Rivals:
    if not path.is_file():
        return Rivals()
    rows = [row.cells for row in read_rows(path, columns=frozenset({"one", "other", "over"}))]
    pairs = [(row.get("one", ""), row.get("other", "")) for row in rows]
    homes: dict[str, str] = {}
    for one, other in pairs:
        if one.islower() and other.isupper():
            homes.setdefault(one, other)
    return Rivals(
        pairs=frozenset(frozenset(pair) for pair in pairs if all(pair)),
        homes=homes,
        known=frozenset(side for pair in pairs for side in pair),
        areas=frozenset(name for row in rows for name in forms_of(row.get("over", ""))),
    )


def _bounded(form: Form) -> Form:
    """The form with a slot at either end, so that a caller learns how far a match reaches."""
    return Form((*form.left, Slot("begin")), form.anchor, (*form.right, Slot("end")))


def _file(path: Path, *tables: str) -> dict[str, Any]:
    if not path.is_file():
        return {}
    data = read_toml(path)
    check_keys(path, data, frozenset(tables))
    return data


def _ordinals(path: Path, table: Mapping[str, Any]) -> Ordinals:
    check_keys(path, table, _ORDINALS, table="ordinals")
    return Ordinals(tuple(table.get("before", ())), tuple(table.get("after", ())), bool(table.get("roman", False)))


def _rules(path: Path, data: Mapping[str, Any], table: str) -> Iterator[Rule]:
    seen: set[str] = set()
    own = _TABLES[table]
    for number, row in enumerate(data.get(table, ())):
        check_keys(path, row, _SHARED.union(own), table=table, number=number)
        line = line_of(path, table=table, number=number)
        for key in ("id", "form", "example"):
            if key not in row:
                raise PackError(path, line, f"a rule under [[{table}]] needs `{key}`")
        if row["id"] in seen:
            raise PackError(path, line, f"a second rule is called {row['id']!r}")
        seen.add(row["id"])
        for key, known in own.items():
            if key in row and known is not None and row[key] not in known:
                raise PackError(path, line, f"{key} {row[key]!r} is not one of {', '.join(sorted(known))}")
        try:
            form = _bounded(compile_form(row["form"]))
        except PatternError as error:
            raise PackError(path, line_of(path, table=table, number=number, key="form"), str(error)) from error
        yield Rule(
            id=row["id"],
            form=form,
            notation=row["form"],
            says={key: str(row[key]) for key in own if key in row},
            example=row["example"],
            gives=row.get("gives", {}),
            near_misses=tuple(row.get("not", ())),
            path=path,
            line=line,
        )
