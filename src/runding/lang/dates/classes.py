"""The words of each word class: names of months and weekdays from CLDR, everything else from the pack."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

from babel.localedata import LocaleDataDict, exists, load

from runding.lang.dates.intervals import DIRECTIONS, WEEKDAYS
from runding.lang.dates.tokens import DASHES
from runding.lang.dates.tree import Classes, Form
from runding.lang.numbers import NumberWords
from runding.lang.tables import PackError

VAGUE: Final = -1
"""The value of a number word that names no number (*several*)."""
_WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+|\S")
_MOST_COUNTED: Final = 100
_Forms = dict[str, int | str]


def word_classes(path: Path, table: Mapping[str, Any], code: str, numbers: NumberWords) -> Classes:
    """All classes of a pack, ready for `runding.lang.dates.recognise`. Raises PackError where CLDR has no such language."""
    if not exists(code):
        raise PackError(path, 1, f"CLDR has no language {code!r}, from which the names of months and weekdays are taken")
    data = LocaleDataDict(cast(Any, load(code)))
    full_months, short_months = _named(data["months"], range(1, 13), range(1, 13))
    full_days, short_days = _named(data["days"], range(7), WEEKDAYS)
    if table.get("any_case"):
        cased = set(table.get("cased", ()))
        full_months = {form if form in cased else form.lower(): value for form, value in full_months.items()}
        full_days = {form if form in cased else form.lower(): value for form, value in full_days.items()}
    full_months |= _listed(table, "months", number=True)
    full_days |= _listed(table, "weekdays")
    classes: dict[str, _Forms] = {
        "month_name": full_months,
        "weekday_name": full_days,
        "month": _with_stops(short_months | _listed(table, "short_months", number=True)) | full_months,
        "weekday": _with_stops(short_days) | full_days,
        "n": _numbers(table, numbers),
        "zone": _listed(table, "zones"),
        "ordinal": _listed(table, "ordinals", number=True),
    }
    for name in ("units", "one", "parts", "dayparts", "seasons", "meridiem"):
        classes[name.removesuffix("s")] = _listed(table, name)
    classes["period"] = {form: unit for form, unit in classes["unit"].items() if unit not in ("hour", "day")}
    classes["direction"] = {}
    for direction in DIRECTIONS:
        classes[direction] = dict.fromkeys(table.get("directions", {}).get(direction, ()), direction)
        classes["direction"] |= classes[direction]
    for name, forms in table.get("classes", {}).items():
        if name in classes:
            raise PackError(path, 1, f"the class {name!r} under [classes] has its own table")
        classes[name] = dict.fromkeys(forms, name)
    return {name: _by_first_word(forms) for name, forms in classes.items()}


def _named(data: Any, keys: Sequence[int], values: Sequence[int | str]) -> tuple[_Forms, _Forms]:
    """The full and the abbreviated names of months or weekdays in CLDR, in all their contexts."""
    found: list[_Forms] = []
    for width in ("wide", "abbreviated"):
        forms: _Forms = {}
        for context in ("format", "stand-alone"):
            names = data[context][width]
            forms.update({names[key]: value for key, value in zip(keys, values, strict=True)})
        found.append(forms)
    full, short = found
    return full, {form: value for form, value in short.items() if form not in full}


def _listed(table: Mapping[str, Any], name: str, *, number: bool = False) -> _Forms:
    """The forms of a table whose keys are their values."""
    return {form: int(key) if number else key for key, forms in table.get(name, {}).items() for form in forms}


def _with_stops(forms: _Forms) -> _Forms:
    """Abbreviations with and without a full stop."""
    bare = {form.removesuffix("."): value for form, value in forms.items()}
    return bare | {form + ".": value for form, value in bare.items()}


def _numbers(table: Mapping[str, Any], numbers: NumberWords) -> _Forms:
    forms: _Forms = {form: value for form, value in numbers.named(_MOST_COUNTED).items() if value > 0}
    for key, several in table.get("counts", {}).items():
        forms.update(dict.fromkeys(several, VAGUE if key == "vague" else int(key)))
    return forms


def _by_first_word(forms: _Forms) -> dict[str, list[Form]]:
    several: dict[str, list[Form]] = {}
    for form, value in forms.items():
        printed = tuple(_WORD.findall(form))
        words = tuple(word.lower() for word in printed)
        form_of = Form(words[1:], None if words == printed else printed, value)
        for first in DASHES if words[0] in DASHES else words[:1]:
            several.setdefault(first, []).append(form_of)
    for alternatives in several.values():
        alternatives.sort(key=lambda form: -len(form.rest))
    return several
