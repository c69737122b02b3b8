"""All rules of a pack by their form, whatever table they stand in, and the records that they make."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from runding.lang.pack import Pack
from runding.lang.stances import load_stances
from runding.lang.talks import load_talks
from runding.model.record import ArticleRecord

_RECORDS: Final[Mapping[str, str]] = {
    "statement": "statements",
    "position": "positions",
    "agreement": "agreements",
    "outcome": "outcomes",
    "assessment": "assessments",
}
"""Which records a table of rules makes by itself; the others only lend their words to rounds."""
_UNUSED: Final[Mapping[str, str]] = {
    "statement": "its words fit, but nobody who can speak is named, or what is said is not what `content` asks",
    "position": "its words fit, but no issue is named, or its holder is no party of this text (parties meet or fight each other in it)",
    "agreement": "its words fit, but there is no issue that is named, or no party",
    "outcome": "its words fit, but no issue is named, or another rule has taken it",
    "assessment": "its words fit, but there is no meeting that is rated",
}


class RuleAt(NamedTuple):
    """A rule of a pack: its table, its id, how it is written and where (`CODE/file:line`)."""

    table: str
    id: str
    notation: str
    place: str

    @property
    def unused(self) -> str | None:
        """Why a rule whose words fit has left no record; None for rules that make none by themselves."""
        return _UNUSED.get(self.table)


def rules_of(pack: Pack) -> Mapping[int, RuleAt]:
    """The rules by the identity of their forms, which live as long as the pack."""
    tables: dict[str, Sequence[Any]] = {"statement": pack.statements}
    tables |= {name: rules.all for name, rules in load_talks(pack.code).tables.items()}
    tables |= {name: rules.all for name, rules in load_stances(pack.code).tables.items()}
    return {
        id(rule.form): RuleAt(name, rule.id, rule.notation, f"{pack.code}/{rule.path.relative_to(pack.folder).as_posix()}:{rule.line}")
        for name, rules in tables.items()
        for rule in rules
    }


def records_of(record: ArticleRecord, rule: RuleAt) -> list[Any]:
    """The records that a rule made; for a rule that makes none by itself the rounds."""
    made = getattr(record, _RECORDS.get(rule.table, "rounds"))
    if rule.table not in _RECORDS:
        return list(made) or [None]
    return [one for one in made if one.rule == f"{record.article.language}:{rule.id}"]
