"""Meets the patterns of a pack at one place of a text.

From a place that may begin a date the tree of patterns is followed word by word. It is never deeper than the longest pattern, so
that a place costs a bounded number of steps whatever the text is like.
"""

from typing import Final, NamedTuple, cast

from runding.lang.dates.intervals import DIRECTIONS
from runding.lang.dates.tokens import Tokens, stands_free, starts_sentence
from runding.lang.dates.tree import EARLIEST_YEAR, KEPT_CLASSES, LATEST_YEAR, Entry, Form, Grammar, Node

_KEYS: Final = {
    "weekday_name": "weekday", "month_name": "month", "m": "month", "yyyy": "y", "one": "unit", "period": "unit",
    **dict.fromkeys(DIRECTIONS, "direction"),
}  # fmt: skip
"""Under which name the value of a slot is kept, where it is not the slot's own."""
_UNITS: Final = ("unit", "period")


class Match(NamedTuple):
    """A pattern met: its entry, the indices of its first word and behind its last one, what its slots hold, the dates it joins.

    `daypart` is the index of the word for a time of day among them.
    """

    entry: Entry
    first: int
    end: int
    values: dict[str, int | str]
    parts: tuple["Match", ...]
    daypart: int | None


_Value = tuple[str, int | str, int]
_Trail = tuple[_Value, ...]
_Parts = tuple[Match, ...]


def longest(grammar: Grammar, root: Node, tokens: Tokens, first: int) -> Match | None:
    """The longest pattern of a tree at a word; of equally long ones that of the entry which stands first in the pack."""
    walk = _Walk(grammar, tokens, first)
    walk.follow(root, first, (), ())
    return None if walk.best is None else _match(walk.best, first, walk.end, walk.trail, walk.parts)


def date_at(grammar: Grammar, tokens: Tokens, first: int) -> Match | None:
    """The longest plain date at a word, looked for once."""
    if first not in tokens.dates:
        tokens.dates[first] = longest(grammar, grammar.dates, tokens, first)
    return cast(Match | None, tokens.dates[first])


def _match(entry: Entry, first: int, end: int, trail: _Trail, parts: _Parts) -> Match:
    values: dict[str, int | str] = dict(entry.fixed)
    daypart = None
    for name, value, place in trail:
        key = _KEYS.get(name, name)
        if key in values and key + "2" not in values and key not in entry.fixed:
            key += "2"
        values[key] = value
        if name == "m":
            values["numeric"] = 1
        elif name == "daypart":
            daypart = place
    return Match(entry, first, end, values, parts, daypart)


class _Walk:
    """One search from one word. `best` is the best entry so far, with the index behind it and how it was reached."""

    __slots__ = ("best", "end", "first", "grammar", "parts", "tokens", "trail")

    def __init__(self, grammar: Grammar, tokens: Tokens, first: int) -> None:
        self.grammar, self.tokens, self.first = grammar, tokens, first
        self.best: Entry | None = None
        self.end = first
        self.trail: _Trail = ()
        self.parts: _Parts = ()

    def follow(self, node: Node, at: int, trail: _Trail, parts: _Parts) -> None:
        """Goes on from a node at a word."""
        if node.entry is not None:
            self._offer(node.entry, at, trail, parts)
        tokens = self.tokens
        if at >= tokens.ready and not tokens.has(at):
            return
        word = tokens.words[at]
        opening, gap = at == self.first, tokens.gaps[at][0] != ""
        steps = node.steps.get(word)
        if steps is None:
            steps = node.steps_of(word, self.grammar.labels)
        for spaced, simple, form, name, child in steps:
            if not (opening or gap == spaced or tokens.close(at, spaced=spaced)):
                continue
            behind = at + 1 if simple else self._behind(form, at)
            if behind is None or (name in _UNITS and word in self.grammar.homographs and self._is_name(at)):
                continue
            self.follow(child, behind, trail if name is None or name not in KEPT_CLASSES else (*trail, (name, form.value, at)), parts)
        if node.numbers and "0" <= word[0] <= "9":
            self._by_number(node, at, trail, parts)
        for spaced, child in node.date:
            if opening or tokens.close(at, spaced=spaced):
                part = date_at(self.grammar, tokens, at)
                if part is not None:
                    self.follow(child, part.end, trail, (*parts, part))

    def _by_number(self, node: Node, at: int, trail: _Trail, parts: _Parts) -> None:
        tokens = self.tokens
        for name, ways in node.numbers.items():
            value = number_in(name, tokens.words[at])
            if value is None:
                continue
            behind = self._behind_number(name, at)
            for spaced, child in ways:
                if at == self.first or tokens.close(at, spaced=spaced):
                    self.follow(child, behind, (*trail, (name, value, at)), parts)

    def _offer(self, entry: Entry, at: int, trail: _Trail, parts: _Parts) -> None:
        """Keeps an entry that ends before a word, if it may stand there and nothing better is known."""
        tokens = self.tokens
        if at < self.end or (at == self.end and self.best is not None and entry.index >= self.best.index):
            return
        if not stands_free(tokens.text, tokens.end(at - 1)):
            return
        if entry.not_before and tokens.has(at) and tokens.words[at] in entry.not_before:
            return
        if entry.after is not None or entry.not_after:
            before = tokens.before(self.first)
            if before in entry.not_after or (entry.after is not None and before not in entry.after):
                return
        self.best, self.end, self.trail, self.parts = entry, at, trail, parts

    def _behind(self, form: Form, at: int) -> int | None:
        """The index behind a form that begins at a word; None where it does not stand there."""
        tokens = self.tokens
        behind = at + 1
        for word in form.rest:
            if not tokens.has(behind) or tokens.words[behind] != word:
                return None
            behind += 1
        if form.exact is not None:
            printed = tuple(tokens.printed(i) for i in range(at, behind))
            if printed != form.exact and printed != tuple(word.upper() for word in form.exact):
                return None
        return behind

    def _behind_number(self, name: str, at: int) -> int:
        """The index behind a number, and behind the ending of an ordinal that is written with a day (*3rd*)."""
        tokens, behind = self.tokens, at + 1
        suffixes = self.grammar.suffixes
        if name == "d" and suffixes and tokens.has(behind) and not tokens.gaps[behind][0] and tokens.words[behind] in suffixes:
            return behind + 1
        return behind

    def _is_name(self, at: int) -> bool:
        """Whether a word has its capital because it is a name: inside a sentence, with no capital on the next word."""
        tokens = self.tokens
        if not tokens.printed(at)[0].isupper():
            return False
        if at == 0 and starts_sentence(tokens.text, tokens.begin(0)):
            return False
        return not (tokens.has(at + 1) and tokens.printed(at + 1)[0].isupper())


def number_in(slot: str, digits: str) -> int | None:
    """The number in a slot; None where it cannot stand there."""
    size, value = len(digits), int(digits) if len(digits) <= 4 else -1
    if slot in ("d", "m"):
        return value if size <= 2 else None
    if slot in ("y", "yyyy"):
        if size == 2 and slot == "y":
            return value
        return value if size == 4 and EARLIEST_YEAR <= value <= LATEST_YEAR else None
    if slot == "h":
        return value if size <= 2 and value <= 24 else None
    if slot == "min":
        return value if size == 2 and value <= 59 else None
    return value if size <= 3 else None
