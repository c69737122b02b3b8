"""Where in a text a date may begin.

One pass of a multi-pattern automaton finds the first words of all patterns; a look at the words behind each hit ends most of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from runding.lang.dates.tokens import Tokens, word_before
from runding.lang.dates.tree import COUNT_SLOT, EARLIEST_YEAR, LATEST_YEAR, Entry, Grammar, Node

_SHORT: Final = "#"
_YEAR: Final = "####"
"""Stand for a number of up to three digits, and of four, among the words that may follow one another."""
_KINDS: Final = {"yyyy": (_YEAR,), "y": (_SHORT, _YEAR)}
_END: Final = ""
"""Stands for the end of a pattern among them."""
_WINDOW: Final = 1 << 16
_OVERLAP: Final = 64
_NEXT: Final = re.compile(r"(?![^\W\d_])\s{0,4}+([^\W\d_]{1,40}+|[0-9]{1,4}+|\S)")
_NEXT_BUT_ONE: Final = re.compile(r"\s{0,4}+([^\W\d_]{1,40}+|[0-9]{1,4}+|\S)")
_NUMBER: Final = re.compile(
    r"([0-9]{1,4}+)(?![0-9])\s{0,4}+([^\W\d_]{1,40}+|\S)?\s{0,4}+([^\W\d_]{1,40}+|[0-9]{1,4}+|\S)?\s{0,4}+([^\W\d_]{1,40}+|\S)?"
)
_JOINING: Final = frozenset("-‐‑_")
_BEFORE_NUMBER: Final = " \u00a0\u202f\t\n(\"'“‘«[—–:;"
"""What may stand before a number that begins a date."""
_DIGITS: Final = "0123456789"
_Words = frozenset[str]


class _Ahead(NamedTuple):
    """What may stand behind a first word: the second words, and for each the third ones. None is anything, the end included.

    `fourth` has, where the third is a number, what may follow it.
    """

    second: _Words | None
    third: Mapping[str, _Words | None]
    fourth: Mapping[str, _Words | None]


class Triggers:
    """The first words of a grammar's patterns, with the words that may stand behind each of them."""

    def __init__(self, grammar: Grammar, entries: Iterable[Entry]) -> None:
        tree = _Tree(grammar)
        behind, rests = tree.openings()
        self._short = tree.ahead(behind.pop(_SHORT, []), grammar.suffixes)
        self._year = tree.ahead(behind.pop(_YEAR, []), (), alone=False)
        self._before_year = frozenset().union(*(e.after for e in entries if e.after and "{yyyy}" in e.pattern))
        self._joining = frozenset().union(*(tree.firsts(node) for _, node in grammar.compounds.date))
        self._clocks = tree.firsts(grammar.clocks)
        self._behind_comma = frozenset().union(*(tree.firsts(node) for _, _, node in grammar.clocks.words.get(",", ())))
        counted = {id(node) for _, node in grammar.dates.classes.get(COUNT_SLOT, ())}
        written = _written(behind.keys() | rests.keys())
        known: dict[tuple[str, ...], _Ahead] = {}
        for words in written.values():
            if words not in known:
                nodes = [node for word in words for node in behind.get(word, ())]
                deep = bool(nodes) and all(id(node) in counted for node in nodes)
                known[words] = tree.ahead(nodes, {rest for word in words for rest in rests.get(word, ())}, deep=deep)
        self._behind = [known[words] for words in written.values()]
        self._automaton = AhoCorasick(
            [*written, *(mark + digit for mark in _BEFORE_NUMBER for digit in _DIGITS)],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA,
        )

    def places(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where in a stretch a date may begin, in order. Long texts are read window by window."""
        if start < end and "0" <= text[start] <= "9" and self._number_may_begin(text, start):
            yield start
        words = len(self._behind)
        for base in range(start, end, _WINDOW):
            stop = min(end, base + _WINDOW)
            window = text if base == 0 and stop == len(text) else text[base : min(end, stop + _OVERLAP)]
            for index, first, last in self._automaton.find_matches_as_indexes(window):
                place = base + first
                if place >= stop:
                    break
                if index >= words:
                    if self._number_may_begin(text, place + 1):
                        yield place + 1
                elif self._word_may_begin(text, self._behind[index], place, base + last):
                    yield place

    def _word_may_begin(self, text: str, ahead: _Ahead, start: int, end: int) -> bool:
        before = text[start - 1] if start else " "
        if before.isalnum() or (before in _JOINING and (before == "_" or text[start - 2 : start - 1].isalpha())):
            return False
        second = ahead.second
        found = _NEXT.match(text, end)
        if found is None:
            return second is None and not text[end : end + 1].isalnum()
        if second is None:
            return True
        word = _label(found.group(1))
        if word not in second:
            return False
        third = ahead.third.get(word)
        if third is None:
            return True
        found = _NEXT_BUT_ONE.match(text, found.end())
        return found is not None and _label(found.group(1)) in third

    def _number_may_begin(self, text: str, start: int) -> bool:
        found = _NUMBER.match(text, start)
        if found is None:
            return False
        number, second, third, fourth = found.groups()
        ahead = self._year if len(number) == 4 else self._short
        if second is not None:
            word = _label(second)
            if ahead.second is None or word in ahead.second:
                thirds = ahead.third.get(word)
                if thirds is None:
                    return True
                if third is not None and (word_ahead := _label(third)) in thirds:
                    fourths = ahead.fourth.get(word) if word_ahead in (_SHORT, _YEAR) else None
                    if fourths is None or (fourth is not None and _label(fourth) in fourths):
                        return True
        return len(number) == 4 and EARLIEST_YEAR <= int(number) <= LATEST_YEAR and word_before(text, start) in self._before_year

    def may_join(self, tokens: Tokens, at: int) -> bool:
        """Whether the word behind a date may join it to another one."""
        return tokens.has(at) and tokens.words[at] in self._joining

    def may_tell_time(self, tokens: Tokens, at: int) -> bool:
        """Whether a time of day may begin at the word behind a date."""
        if not tokens.has(at):
            return False
        word, among = tokens.words[at], self._clocks
        if word == "," and tokens.has(at + 1):
            word, among = tokens.words[at + 1], self._behind_comma
        return _label(word) in among


def _label(word: str) -> str:
    """How a word of the text is looked up among those that may follow."""
    if "0" <= word[0] <= "9":
        return _YEAR if len(word) == 4 else _SHORT
    return word.lower()


def _written(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """How the words of patterns stand in a text, each with the words that are written so."""
    written: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        if word[0].isalpha():
            forms = (word, word.upper()) if word != word.lower() else (word, word.capitalize(), word.upper())
            for form in dict.fromkeys(forms):
                written[form] = (*written.get(form, ()), word)
    return written


class _Tree:
    """Looks ahead in the tree of a grammar, each node once."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._known: dict[int, _Words] = {}

    def ways(self, node: Node) -> Iterator[tuple[str, str, Node]]:
        """The words that lead on from a node, as they are written.

        Each comes with the next word of its form, if it has one, and the node behind it. A date that opens a compound is found as
        a date, and is none of these.
        """
        for word, ways in node.words.items():
            for _, exact, child in ways:
                yield exact or word, "", child
        for name, number_ways in node.numbers.items():
            for _, child in number_ways:
                for kind in _KINDS.get(name, (_SHORT,)):
                    yield kind, "", child
        for name, class_ways in node.classes.items():
            for _, child in class_ways:
                for first, forms in self._grammar.classes[name].items():
                    for form in forms:
                        yield form.exact[0] if form.exact else first, form.rest[0] if form.rest else "", child

    def openings(self) -> tuple[dict[str, list[Node]], dict[str, set[str]]]:
        """The words that open a pattern, as they are written: the nodes behind each, and the words that its own form goes on with.

        A number in brackets is told like one without them.
        """
        behind: dict[str, list[Node]] = {}
        rests: dict[str, set[str]] = {}
        for root in (self._grammar.dates, self._grammar.compounds):
            for word, rest, node in self.ways(root):
                if rest:
                    rests.setdefault(word, set()).add(rest)
                else:
                    behind.setdefault(word, []).append(node)
        for _, _, bracket in self._grammar.dates.words.get("(", ()):
            for word, _, node in self.ways(bracket):
                if word in (_SHORT, _YEAR):
                    behind.setdefault(word, []).append(node)
        return behind, rests

    def firsts(self, node: Node) -> _Words:
        """The words that may stand first from a node, in lower case, with the end of a pattern if one ends there."""
        known = self._known.get(id(node))
        if known is not None:
            return known
        words = set(node.words)
        if node.entry is not None:
            words.add(_END)
        if node.date:
            words |= self.firsts(self._grammar.dates)
        for name in node.numbers:
            words.update(_KINDS.get(name, (_SHORT,)))
        for name in node.classes:
            words.update(self._grammar.classes[name])
        self._known[id(node)] = frozenset(words)
        return self._known[id(node)]

    def ahead(self, nodes: Iterable[Node], rests: Iterable[str], *, deep: bool = True, alone: bool = True) -> _Ahead:
        """What may stand behind a word that leads to these nodes, or goes on with one of `rests` itself.

        Without `alone` a pattern of the first word only does not count.
        """
        nodes = list(nodes)
        words = frozenset(rests).union(*(self.firsts(node) for node in nodes))
        second = _open(words if alone else words - {_END})
        if not deep:
            return _Ahead(second, {}, {})
        third: dict[str, _Words] = dict.fromkeys(rests, frozenset({_END}))
        fourth: dict[str, _Words] = {}
        for node in nodes:
            for word, rest, child in self.ways(node):
                word = word.lower()
                third[word] = third.get(word, frozenset()) | (frozenset({rest}) if rest else self.firsts(child))
                for ways in child.numbers.values():
                    for _, behind in ways:
                        fourth[word] = fourth.get(word, frozenset()) | self.firsts(behind)
        return _Ahead(second, {w: _open(s) for w, s in third.items()}, {w: _open(s) for w, s in fourth.items()})


def _open(words: _Words) -> _Words | None:
    return None if _END in words else words
