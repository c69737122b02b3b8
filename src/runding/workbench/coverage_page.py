"""A coverage as a page: tables of counts, and the gaps by name."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from runding.workbench.columns import aligned
from runding.workbench.coverage import Coverage, Group

_WIDTH: Final = 120


def coverage_page(found: Coverage, *, gaps_only: bool = False) -> str:
    """The page. With `gaps_only` without the tables."""
    lines = [] if gaps_only else [line for group in found.groups for line in (*_table(group, gold=found.articles is not None), "")]
    lines += [*_list("Nothing in the pack", [(group.name, [row.item for row in group.rows if row.gap]) for group in found.groups])]
    if found.articles is not None:
        named = f"In the pack and in none of the {found.articles} gold articles"
        lines += ["", *_list(named, [(group.name, [row.item for row in group.rows if row.ungolded]) for group in found.groups])]
    return "\n".join(lines) + "\n"


def _table(group: Group, *, gold: bool) -> Iterator[str]:
    """A table with the columns that some row has."""
    columns = [
        ("entries", any(row.entries is not None for row in group.rows)),
        ("examples", any(row.examples is not None for row in group.rows)),
    ]
    columns.append(("gold", gold and any(row.gold is not None for row in group.rows)))
    names = [name for name, there in columns if there]
    rows = [(row.item, *(_number(getattr(row, name)) for name in names), "missing" if row.gap else "") for row in group.rows]
    yield group.name
    yield from aligned([("", *names, ""), *rows], indent="  ")


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _list(title: str, groups: list[tuple[str, list[str]]]) -> Iterator[str]:
    missing = [(name, items) for name, items in groups if items]
    yield f"{title}: {sum(len(items) for _, items in missing) or 'no gap'}"
    for name, items in missing:
        yield from wrap(f"{name}: {', '.join(items)}", _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
