"""What one language knows of dates: read from the pack's `dates.toml` and `numbers.toml`, and from CLDR.

docs/dates.md explains every key. Faults are told as `file:line: message`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from runding.lang.dates.classes import word_classes
from runding.lang.dates.intervals import DIRECTIONS, GRANULARITIES, PARTS, UNITS, WEEKDAYS
from runding.lang.dates.notation import Element, NotationError, spell_out
from runding.lang.dates.resolve import MEANINGS, Meaning
from runding.lang.dates.tree import DATE_SLOT, NUMBER_SLOTS, Classes, Entry, Form, Grammar, Node
from runding.lang.dates.triggers import Triggers
from runding.lang.numbers import NumberWords, read_numbers
from runding.lang.tables import PackError, check_keys, line_of, read_toml

DATES_FILE: Final = "dates.toml"
NUMBERS_FILE: Final = "numbers.toml"
ORDERS: Final = ("dmy", "mdy")
DAYPARTS: Final = ("small_hours", "morning", "noon", "afternoon", "evening", "night", "overnight")
SEASONS: Final = ("spring", "summer", "autumn", "winter", "rainy", "dry")
TABLES: Final = ("date", "range", "bound", "clock")
_WORD_TABLES: Final[Mapping[str, Sequence[str] | None]] = {
    "weekdays": WEEKDAYS,
    "months": tuple(map(str, range(1, 13))),
    "short_months": tuple(map(str, range(1, 13))),
    "units": UNITS,
    "one": UNITS,
    "directions": DIRECTIONS,
    "parts": PARTS,
    "ordinals": ("1", "2", "3", "4", "5", "-1"),
    "dayparts": DAYPARTS,
    "seasons": SEASONS,
    "meridiem": ("am", "pm"),
    "zones": None,
    "counts": None,
    "classes": None,
    "lists": None,
    "context": ("anticipates", "reports"),
}
"""The tables of words with the keys that each may have; None where the keys are free."""
_KEYS: Final = frozenset({"order", "any_case", "cased", "day_suffixes", *_WORD_TABLES, *TABLES})
_ENTRY_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "date": frozenset({
        "pattern", "means", "by", "part", "daypart", "unit", "widen", "granularity", "decade", "after", "not_after", "not_before",
        "example", "not",
    }),
    "bound": frozenset({"pattern", "opens", "after", "not_after", "not_before", "example", "not"}),
    "range": frozenset({"pattern", "after", "not_after", "not_before", "example", "not"}),
    "clock": frozenset({"pattern", "example", "not"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateWords:
    """A language's dates, ready to be met in a text. Built once, then read only.

    `order` tells which of two numbers in `3/4/2022` is the day. `anticipates` are words after which a bare weekday lies ahead,
    `reports` words after which it lies behind.
    """

    language: str
    path: Path
    order: str
    grammar: Grammar
    triggers: Triggers
    entries: tuple[Entry, ...]
    anticipates: frozenset[str]
    reports: frozenset[str]


def read_dates(folder: Path, *, language: str | None = None, order: str | None = None, numbers: NumberWords | None = None) -> DateWords:
    """The dates of the pack in a folder. `language` is a CLDR code, by default the folder's name; `order` overrides the pack's.

    `numbers` are the pack's, if they have been read already. Raises PackError at the first fault.
    """
    path = folder / DATES_FILE
    table = read_toml(path)
    check_keys(path, table, _KEYS)
    for name, keys in _WORD_TABLES.items():
        _check_words(path, name, table.get(name, {}), keys)
    order = order or table.get("order")
    if order not in ORDERS:
        raise PackError(path, line_of(path, table="", key="order"), f"`order` must be one of {', '.join(ORDERS)}, not {order!r}")
    code = language or folder.name
    classes = word_classes(path, table, code, read_numbers(folder / NUMBERS_FILE) if numbers is None else numbers)
    grammar, entries = _grammar(path, table, classes, order)
    context = table.get("context", {})
    return DateWords(
        language=code,
        path=path,
        order=order,
        grammar=grammar,
        triggers=Triggers(grammar, entries),
        entries=tuple(entries),
        anticipates=frozenset(context.get("anticipates", ())),
        reports=frozenset(context.get("reports", ())),
    )


def _grammar(path: Path, table: Mapping[str, Any], classes: Classes, order: str) -> tuple[Grammar, list[Entry]]:
    """The trees of all patterns, and the entries in the order of the tables."""
    roots = {name: Node() for name in TABLES}
    entries: list[Entry] = []
    for entry, ways in _entries(path, table, classes):
        entries.append(entry)
        root = roots["bound" if entry.table == "range" else entry.table]
        for way in ways:
            root.grow(way if order == "dmy" else _month_first(way), entry)
    grammar = Grammar(
        dates=roots["date"],
        compounds=roots["bound"],
        clocks=roots["clock"],
        classes=classes,
        labels=_labels(classes),
        suffixes=frozenset(table.get("day_suffixes", ())),
        homographs=frozenset(classes["unit"]) & frozenset(classes["weekday_name"]),
    )
    return grammar, entries


def _check_words(path: Path, name: str, words: Any, keys: Sequence[str] | None) -> None:
    """A table of words has known keys, and a list of words for each."""
    if not isinstance(words, dict):
        raise PackError(path, line_of(path, table="", key=name), f"`{name}` must be a table: [{name}]")
    if keys is not None:
        check_keys(path, words, frozenset(keys), table=name)
    for key, forms in words.items():
        if not isinstance(forms, list) or not all(isinstance(form, str) and form.strip() for form in forms):
            raise PackError(path, line_of(path, table=name, key=key), f"`{key}` must be a list of words, not {forms!r}")


def _labels(classes: Classes) -> dict[str, list[tuple[str, Form]]]:
    labels: dict[str, list[tuple[str, Form]]] = {}
    for name, words in classes.items():
        for word, forms in words.items():
            labels.setdefault(word, []).extend((name, form) for form in forms)
    return labels


def _month_first(way: tuple[Element, ...]) -> tuple[Element, ...]:
    """A sequence with `{d}` and `{m}` changed about where they stand side by side, with a mark between, in this order."""
    turned = list(way)
    for i in range(len(way) - 2):
        day, mark, month = way[i : i + 3]
        if (day.value, month.value) == ("d", "m") and mark.kind == "word":
            turned[i], turned[i + 2] = day._replace(value="m"), month._replace(value="d")
    return tuple(turned)


def _entries(path: Path, table: Mapping[str, Any], classes: Classes) -> Iterator[tuple[Entry, list[tuple[Element, ...]]]]:
    index = 0
    lists = table.get("lists", {})
    for name in TABLES:
        for number, row in enumerate(table.get(name, ())):
            check_keys(path, row, _ENTRY_KEYS[name], table=name, number=number)
            place = _Place(path, name, number)
            entry = _entry(place, row, lists, index)
            try:
                ways = spell_out(entry.pattern)
            except NotationError as error:
                raise place.fault(str(error), "pattern") from error
            for way in ways:
                _check_way(place, way, classes)
            yield entry, ways
            index += 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands in its file."""

    path: Path
    table: str
    number: int

    def line(self, key: str | None = None) -> int:
        return line_of(self.path, table=self.table, number=self.number, key=key)

    def fault(self, message: str, key: str | None = None) -> PackError:
        return PackError(self.path, self.line(key), message)

    def chosen(self, row: Mapping[str, Any], key: str, known: Iterable[str]) -> str | None:
        value = row.get(key)
        if value is not None and value not in (names := tuple(known)):
            raise self.fault(f"`{key}` must be one of {', '.join(names)}, not {value!r}", key)
        return value


def _entry(place: _Place, row: Mapping[str, Any], lists: Mapping[str, Sequence[str]], index: int) -> Entry:
    if not isinstance(row.get("pattern"), str):
        raise place.fault("an entry needs a `pattern`")
    fixed: dict[str, int | str] = {}
    for key, known in (("part", PARTS), ("daypart", DAYPARTS)):
        value = place.chosen(row, key, known)
        if value is not None:
            fixed[key] = value
    if row.get("decade"):
        fixed["decade"] = 1
    opens = place.chosen(row, "opens", ("start", "end"))
    if place.table == "bound" and opens is None:
        raise place.fault("a bound needs `opens`: `start` (until) or `end` (since)")
    return Entry(
        table=place.table,
        pattern=row["pattern"],
        meaning=_meaning(place, row),
        number=place.number,
        index=index,
        fixed=fixed,
        opens=opens,
        after=_list(place, row, "after", lists) if "after" in row else None,
        not_after=_list(place, row, "not_after", lists),
        not_before=_list(place, row, "not_before", lists),
        examples=_examples(place, row),
        near_misses=tuple(row.get("not", ())),
    )


def _examples(place: _Place, row: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The examples of an entry: one, or a list of several, each a list of text, publication date and result."""
    given = row.get("example", [])
    several = [given] if given and isinstance(given[0], str) else given
    for example in several:
        if len(example) != 3 or not all(isinstance(cell, str) for cell in example):
            raise place.fault('an example has three strings: text with [the date] in brackets, publication date or "", result', "example")
    return tuple(tuple(example) for example in several)


def _list(place: _Place, row: Mapping[str, Any], key: str, lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """A list of words, given as such or by the name of one under `[lists]`."""
    value = row.get(key, [])
    if isinstance(value, str):
        if value not in lists:
            raise place.fault(f"there is no list {value!r} under [lists]", key)
        value = lists[value]
    return frozenset(word.lower() for word in value)


def _meaning(place: _Place, row: Mapping[str, Any]) -> Meaning:
    kind = place.chosen(row, "means", MEANINGS) or ("shift" if "by" in row else "date")
    unit = place.chosen(row, "unit", UNITS)
    count: int | None = None
    sign = 1
    by = row.get("by")
    if (by is None) == (kind == "shift"):
        raise place.fault('a shift needs `by`, such as "-1 week" or "-n", and nothing else has it', "by")
    if by is not None:
        number, _, named = str(by).partition(" ")
        if named and named not in UNITS:
            raise place.fault(f"`by` names the unit {named!r}; units are {', '.join(UNITS)}", "by")
        unit = named or unit
        sign = -1 if number.startswith("-") else 1
        digits = number.lstrip("+-")
        if digits != "n":
            if not digits.isdecimal():
                raise place.fault(f'`by` must be like "-1 week", "+n" or "0", not {by!r}', "by")
            count = sign * int(digits)
    return Meaning(
        kind=kind,
        unit=unit,
        count=count,
        sign=sign,
        widen=place.chosen(row, "widen", UNITS),
        granularity=place.chosen(row, "granularity", GRANULARITIES),
    )


def _check_way(place: _Place, way: tuple[Element, ...], classes: Classes) -> None:
    """Every slot and class must be known, and stand where it means something."""
    for element in way:
        if element.kind == "slot" and element.value not in NUMBER_SLOTS and element.value != DATE_SLOT:
            raise place.fault(f"unknown slot {{{element.value}}}; known are {', '.join(sorted(NUMBER_SLOTS | {DATE_SLOT}))}", "pattern")
        if element.kind == "class" and element.value not in classes:
            raise place.fault(f"unknown class <{element.value}>; known are {', '.join(sorted(classes))}", "pattern")
    dates = sum(element == ("slot", DATE_SLOT, element.spaced) for element in way)
    wanted = {"bound": 1, "range": 2}.get(place.table, 0)
    if dates != wanted:
        raise place.fault(f"a {place.table} has {wanted} times {{{DATE_SLOT}}}, here are {dates}", "pattern")
