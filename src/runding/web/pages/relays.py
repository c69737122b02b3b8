"""Who has it from whom? The outlets behind an entry as a tree: those that others name as their source, and who names them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from runding.ledger import Ledger
from runding.web.lookups import Heading


@dataclass
class Branch:
    """An outlet, its reports of the entry, and the outlets that have it from there."""

    name: str
    reports: list[Heading] = field(default_factory=list)
    below: list["Branch"] = field(default_factory=list)


def relay_tree(ledger: Ledger, reports: Mapping[str, Heading], *, most: int = 40) -> list[Branch]:
    """The outlets that report an entry, under those whom they name as where they have it from.

    An outlet that names several stands under the first; one that names none, or itself, is a root.
    """
    sources: dict[str, str] = {}
    branches: dict[str, Branch] = {}
    for key in sorted(reports)[:most]:
        heading = reports[key]
        name = heading.publisher or ""
        branches.setdefault(name, Branch(name)).reports.append(heading)
        source = _source(ledger, key)
        if source is not None and source != name:
            sources.setdefault(name, source)
            branches.setdefault(source, Branch(source))
    roots = []
    for name, branch in sorted(branches.items()):
        above = sources.get(name)
        if above is None or _loops(sources, name):
            roots.append(branch)
        else:
            branches[above].below.append(branch)
    return roots


def _source(ledger: Ledger, key: str) -> str | None:
    record = ledger.article(key)
    named = [one.relay[0] for one in (record.statements if record else ()) if one.relay]
    return max(sorted(set(named)), key=named.count) if named else None


def _loops(sources: Mapping[str, str], name: str) -> bool:
    seen = {name}
    at = sources.get(name)
    while at is not None and at not in seen:
        seen.add(at)
        at = sources.get(at)
    return at is not None
