"""Differences as lines for a reader: one change after the other, then the counts by kind and by rule."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from runding.show.measure import clipped
from runding.show.safe import printable
from runding.workbench.columns import aligned
from runding.workbench.difference import Change, Summary

_WHAT: Final = ("same", "changed", "appeared", "vanished")
_MARKS: Final = {"appeared": "+", "vanished": "-", "changed": "~"}
_WIDTH: Final = 160


def change_lines(change: Change) -> Iterator[str]:
    """A change: its kind, rule and words, then a line for each field that changed."""
    rule = change.new_rule or change.old_rule or ""
    if change.old_rule is not None and change.new_rule is not None and change.old_rule != change.new_rule:
        rule = f"{change.old_rule} → {change.new_rule}"
    yield f"  {_MARKS[change.what]} {change.kind.removesuffix('s')} [{printable(rule)}] {clipped(printable(change.words), _WIDTH)}"
    for name, (old, new) in change.fields.items():
        yield f"      {name}: {clipped(printable(old), _WIDTH)} → {clipped(printable(new), _WIDTH)}"


def summary_page(summary: Summary, *, hidden: int = 0) -> str:
    """The counts; `hidden` is the number of changes that were not listed."""
    lines = [f"{hidden} more changes are not listed (--limit)", ""] if hidden else []
    told = f"{summary.read} texts were read with both versions, the records of {summary.touched} differ"
    lines.append(told + (f"; {summary.others} in other languages were passed over" if summary.others else ""))
    lines += [f"could not be read: {printable(one)}" for one in summary.failed]
    lines += ["", *_counts("Records", summary.kinds)]
    if summary.rules:
        lines += ["", *_counts("Rules", summary.rules)]
    return "\n".join(lines) + "\n"


def _counts(title: str, counts: Counter[tuple[str, str]]) -> list[str]:
    """A table with a row for each name, those with most changes first."""
    names = dict.fromkeys(name for name, _ in counts)
    columns = [what for what in _WHAT if any(counts[name, what] for name in names)]
    ranked = (
        sorted(names, key=lambda name: (-sum(counts[name, what] for what in _WHAT if what != "same"), name)) if title == "Rules" else names
    )
    rows = [(name, *(str(counts[name, what]) for what in columns)) for name in ranked]
    return aligned([(title, *columns), *rows], indent="")
