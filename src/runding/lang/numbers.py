"""Numbers in digits and words: what one language writes for them, and the reading of one quantity.

The words stand in a pack's `numbers.toml`; docs/figures.md explains every key.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

from runding.lang.tables import PackError, check_keys, line_of, read_toml

NUMBER_TOKEN: Final = re.compile(r"[0-9]++(?:[.,][0-9]++)*|[^\W\d_]++|\S")
"""A number with its separators, a word, or a mark."""
_WORD: Final = re.compile(r"[^\W\d_]+|\S")
_MOST_DIGITS: Final = 15
_TABLES: Final[Mapping[str, frozenset[str] | None]] = {
    "values": None,
    "teens": None,
    "scales": None,
    "fractions": None,
    "vague": None,
    "some": None,
    "articles": frozenset({"words"}),
    "joins": frozenset({"words"}),
    "marks": frozenset({"about", "at_least", "at_most"}),
    "after": frozenset({"at_least", "tens"}),
    "ranges": frozenset({"open", "between"}),
    "not": frozenset({"before", "behind"}),
}

Forms = Mapping[str, Sequence[tuple[tuple[str, ...], Any]]]
"""Forms of one or more words by their first word, the longest first, each with its further words and what it stands for."""


class Quantity(NamedTuple):
    """A quantity from the word it begins with to the index behind its last one; `low` equals `high` for a plain number.

    `bare` is the number before its scale and `scale` the factor (10 and 1,000,000 in *10 million*), for ranges that share one.
    """

    end: int
    low: int
    high: int
    approximate: bool
    bare: Fraction
    scale: int


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The numbers of one language. Built once, then read only.

    `starters` are all words that may begin a figure, `numerals` those among them that may begin its number, but for digits: a text
    without any of them gives no figure.
    """

    path: Path
    decimal: str
    group: str
    values: Mapping[str, int]
    teens: Mapping[str, int]
    scales: Mapping[str, int]
    fractions: Forms
    vague: Forms
    some: Forms
    articles: frozenset[str]
    joins: frozenset[str]
    marks: Forms
    after: Forms
    opens: frozenset[str]
    between: Forms
    not_before: frozenset[str]
    not_behind: Forms
    starters: frozenset[str]
    numerals: frozenset[str]

    def named(self, below: int) -> dict[str, int]:
        """The forms in words of the numbers under a limit (at most 100), those of several words too."""
        found = {word: value for word, value in self.values.items() if value < below}
        digits = {word: value for word, value in found.items() if 0 < value < 10}
        tens = {word: value for word, value in found.items() if value >= 20 and value % 10 == 0}
        for word, value in digits.items():
            found |= {f"{word} {teen}": value + plus for teen, plus in self.teens.items()}
            tens |= {f"{word} {scale}": value * times for scale, times in self.scales.items() if times == 10 and value > 1}
        for ten, value in tens.items():
            found[ten] = value
            for word, digit in digits.items():
                found |= {f"{ten}{joint}{word}": value + digit for joint in (" ", *(j for j in self.joins if not j.isalnum()))}
        return {form: value for form, value in found.items() if value < below}

    def quantity(self, words: Sequence[str], at: int) -> Quantity | None:
        """The quantity that begins at a word (lower case), or None. Never reaches further than the number's own words."""
        if at >= len(words):
            return None
        for forms, needs_scale in ((self.some, True), (self.vague, False)):
            found = form_at(forms, words, at)
            if found is not None:
                behind, (low, high) = found
                end, scale = self._scales(words, behind)
                if scale > 1 or not needs_scale:
                    top = (high + 1) * scale - 1
                    return Quantity(end, low * scale, top, True, Fraction(low), scale)
        number = self._number(words, at)
        if number is None:
            return None
        end, value = number
        end, scale = self._scales(words, end)
        whole = value * scale
        if whole.denominator != 1:
            return None
        return Quantity(end, int(whole), int(whole), False, value, scale)

    def _scales(self, words: Sequence[str], at: int) -> tuple[int, int]:
        """The index behind the scale words at a place, and their product."""
        scale = 1
        while at < len(words) and words[at] in self.scales and scale < 10**12:
            scale *= self.scales[words[at]]
            at += 1
        return at, scale

    def _number(self, words: Sequence[str], at: int) -> tuple[int, Fraction] | None:
        word = words[at]
        if "0" <= word[0] <= "9":
            value = self.digits(word)
            return None if value is None else (at + 1, value)
        found = form_at(self.fractions, words, at)
        if found is not None and found[0] < len(words) and words[found[0]] in self.scales:
            return found[0], Fraction(*found[1])
        if word in self.articles and at + 1 < len(words) and words[at + 1] in self.scales:
            return at + 1, Fraction(1)
        spelled = self._spelled(words, at)
        return None if spelled is None else (spelled[0], Fraction(spelled[1]))

    def digits(self, token: str) -> Fraction | None:
        """The number that digits and separators give: `1.400`, `57,500`, `1,7`; None where they are no number of this language."""
        if len(token) > _MOST_DIGITS + 5:
            return None
        whole, _, broken = token.partition(self.decimal)
        groups = whole.split(self.group)
        if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
            return None
        if self.decimal in token and not broken.isdecimal():
            return None
        joined = "".join(groups)
        if not joined.isdecimal() or len(joined) > _MOST_DIGITS:
            return None
        return Fraction(f"{joined}.{broken}") if broken else Fraction(joined)

    def _spelled(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """A number in words: units, teens and small scales are summed up, and each scale from a thousand on closes a group."""
        total = group = last = 0
        end, floor, ceiling = at, 10**15, 10**15
        while end < len(words):
            word = words[end]
            value = self.values.get(word)
            if value is not None:
                if value >= 100:  # One of a scale in a word of its own.
                    if last or group or (total and value >= floor):
                        break
                    total, group = (total + value, 0) if value >= 1000 else (total, value)
                    floor, ceiling = (value, ceiling) if value >= 1000 else (floor, value)
                elif last and not (value < 10 <= last and last % 10 == 0):
                    break
                else:
                    last += value
            elif word in self.teens and 0 < last < 10:
                last += self.teens[word]
            elif word in self.scales and (last or group):
                scale = self.scales[word]
                if scale < 1000:
                    if not last or scale >= ceiling:
                        break
                    group, last, ceiling = group + last * scale, 0, scale
                else:
                    if scale >= floor:
                        break
                    total, group, last, floor, ceiling = total + (group + last) * scale, 0, 0, scale, 10**15
            elif word in self.joins and end > at and self._goes_on(words, end, last, group, total):
                end += 1
                continue
            else:
                break
            end += 1
        return None if end == at else (end, total + group + last)

    def _goes_on(self, words: Sequence[str], at: int, last: int, group: int, total: int) -> bool:
        """Whether a joining word at a place stands inside a number: *one hundred and five*, *twenty-four*."""
        if at + 1 >= len(words):
            return False
        value = self.values.get(words[at + 1])
        if value is None:
            return False
        if words[at].isalnum():
            return not last and bool(group or total)
        return value < 10 <= last < 100 and last % 10 == 0


def form_at(forms: Forms, words: Sequence[str], at: int) -> tuple[int, Any] | None:
    """The longest form that begins at a word: the index behind it, and what it stands for."""
    if at >= len(words):
        return None
    for rest, value in forms.get(words[at], ()):
        behind = at + 1 + len(rest)
        if tuple(words[at + 1 : behind]) == rest:
            return behind, value
    return None


def read_numbers(path: Path) -> NumberWords:
    """The numbers of a pack's `numbers.toml`. Raises PackError at the first fault."""
    table = read_toml(path)
    _check(path, table)
    decimal, group = table.get("decimal"), table.get("group")
    if not (isinstance(decimal, str) and isinstance(group, str) and len(decimal) == len(group) == 1 and decimal != group):
        raise PackError(path, 1, "`decimal` and `group` must be two different marks of one character")
    opening = {name: _forms(table.get(name, {}).items()) for name in ("fractions", "vague", "some")}
    marks = _forms(_turned(table.get("marks", {})))
    articles = frozenset(table.get("articles", {}).get("words", ()))
    opens = frozenset(table.get("ranges", {}).get("open", ()))
    numerals = frozenset(table.get("values", {})).union(articles, *opening.values())
    return NumberWords(
        path=path,
        decimal=decimal,
        group=group,
        values=table.get("values", {}),
        teens=table.get("teens", {}),
        scales=table.get("scales", {}),
        **opening,
        articles=articles,
        joins=frozenset(table.get("joins", {}).get("words", ())),
        marks=marks,
        after=_forms(_turned(table.get("after", {}))),
        opens=opens,
        between=_forms((form, True) for form in table.get("ranges", {}).get("between", ())),
        not_before=frozenset(word.lower() for word in table.get("not", {}).get("before", ())),
        not_behind=_forms((form, True) for form in table.get("not", {}).get("behind", ())),
        starters=numerals.union(opens, marks),
        numerals=numerals,
    )


def _check(path: Path, table: Mapping[str, Any]) -> None:
    """Every table must be known and hold what it is to hold."""
    check_keys(path, table, frozenset({"decimal", "group", *_TABLES}))
    for name, keys in _TABLES.items():
        if keys is not None:
            check_keys(path, table.get(name, {}), keys, table=name)
    for name in ("values", "teens", "scales"):
        for word, value in table.get(name, {}).items():
            if not isinstance(value, int):
                raise PackError(path, line_of(path, table=name, key=word), f"{word!r} must be a whole number, not {value!r}")
    for name in ("fractions", "vague", "some"):
        for word, value in table.get(name, {}).items():
            if not (isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value)):
                raise PackError(path, line_of(path, table=name, key=word), f"{word!r} must be two whole numbers, not {value!r}")


def _turned(table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for name, forms in table.items():
        for form in forms:
            yield form, name


def _forms(pairs: Any) -> Forms:
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for form, value in pairs:
        first, *rest = (word.lower() for word in _WORD.findall(form))
        found.setdefault(first, []).append((tuple(rest), value))
    for several in found.values():
        several.sort(key=lambda pair: -len(pair[0]))
    return found
