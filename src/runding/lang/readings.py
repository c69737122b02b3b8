"""Which reading of a word is meant, where it has two: told by the words beside it. What a pack's `readings.toml` says.

    [[reading]]
    id = "noun-after-determiner"        # the name of the rule
    of = ["ambiguous"]                  # categories of the word to be read
    class = ["noun.one"]                # it is of one of these classes, in its first or its second reading
    not_class = ["plural"]              # and of none of these
    ends = ["ing"]                      # or it ends so
    after = ["determiner", "start"]     # the unit before it is of one of these categories or classes, `start`: there is none
    not_after = []                      # and of none of these
    before = ["role"]                   # the same of the unit behind it, `end`: there is none
    not_before = []
    after_ends = ["s"]                  # the word before it ends so
    after_capital = true                # the word before it is printed with a capital
    glued = true                        # nothing stands between it and the word before it
    over = ["adverb"]                   # units of these categories count for nothing when the neighbours are looked up
    take = "second"                     # the second reading of the list `second.tsv`, or the category that it has here
    bare = true                         # a cue that gets a category here loses its classes, so that it reports nothing
    example = ["The {claim} was false"] # texts in which the rule must decide on the words in braces
    not = ["They {claim} it is false"]  # texts in which it must not

The rules of one word are tried in the order of the file and the first that fits decides; where none fits, a word keeps its first
reading. Words are read from left to right, so that a rule sees what was decided to its left.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from runding.lang.lexicon import CATEGORIES, SHAPE_CODES, Entry
from runding.lang.sentences import Sentence
from runding.lang.tables import PackError, check_keys, line_of, read_toml

_KEYS: Final = frozenset({
    "id", "of", "class", "not_class", "ends", "after", "not_after", "before", "not_before", "after_ends", "after_capital", "glued",
    "over", "take", "bare", "example", "not",
})  # fmt: skip
_CODES: Final[Mapping[str, str]] = {**CATEGORIES, **SHAPE_CODES}
_EDGE: Final = "^"
"""Stands for the code of what is before the first and behind the last unit."""
SECOND: Final = "second"
_AMBIGUOUS: Final = CATEGORIES["ambiguous"]
_REMEMBERED: Final = 50_000
"""For how many words the rules that may decide on them are remembered."""
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Trial:
    """A text with a word in braces on which a rule must decide (`fires`) or must not, and where the pack says so."""

    rule: str
    text: str
    fires: bool
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class _Side:
    """What is asked of a neighbour: one of some codes, or one of some classes."""

    codes: frozenset[str]
    classes: frozenset[str]

    def holds(self, code: str, entry: Entry | None) -> bool:
        return code in self.codes or (entry is not None and not self.classes.isdisjoint(entry.classes))


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """One rule; None, empty sets and tuples ask nothing. `code` is None where the second reading is taken."""

    id: str
    codes: frozenset[str]
    classes: frozenset[str]
    not_classes: frozenset[str]
    ends: tuple[str, ...]
    after: _Side | None
    not_after: _Side | None
    before: _Side | None
    not_before: _Side | None
    after_ends: tuple[str, ...]
    after_capital: bool
    glued: bool
    over: frozenset[str]
    code: str | None
    bare: Entry | None


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """The rules of a language and the second readings of its words by form in lower case."""

    rules: tuple[ReadingRule, ...]
    seconds: Mapping[str, Entry]
    trials: tuple[Trial, ...]
    by_code: Mapping[str, tuple[ReadingRule, ...]]
    candidates: re.Pattern[str] | None
    _known: dict[tuple[str, str, int], tuple[ReadingRule, ...]] = field(default_factory=dict, init=False, repr=False)

    def settle(self, sentence: Sentence, decided: list[tuple[int, str]] | None = None) -> None:
        """Decides on every word of a sentence that has two readings; `decided` gets the units on which a rule did, with its name."""
        if self.candidates is None or (first := self.candidates.search(sentence.codes)) is None:
            return
        codes = list(sentence.codes)
        for found in self.candidates.finditer(sentence.codes, first.start()):
            at = found.start()
            entry, word = sentence.entries[at], sentence.words[at]
            rules = self._rules_of(codes[at], word, entry)
            rule = next((one for one in rules if self._fits(one, sentence, codes, at)), None) if rules else None
            if rule is not None and decided is not None:
                decided.append((at, rule.id))
            if rule is None:
                if codes[at] == _AMBIGUOUS and entry is not None:
                    codes[at] = entry.code
            elif rule.code is not None:
                codes[at] = rule.code
                if rule.bare is not None and entry is not None and entry.code == CATEGORIES["cue"]:
                    sentence.entries[at] = rule.bare
            elif (second := self.seconds.get(word)) is not None:
                sentence.entries[at] = second
                codes[at] = second.code
        sentence.codes = "".join(codes)

    def _rules_of(self, code: str, word: str, entry: Entry | None) -> tuple[ReadingRule, ...]:
        """The rules that may decide on a word, whatever stands beside it: for most words none. Looked for once for a word."""
        # Entries live as long as the pack, so that their identity can stand for them.
        key = (code, word, id(entry))
        known = self._known.get(key)
        if known is None:
            second = self.seconds.get(word)
            classes = _NONE if entry is None else entry.classes
            both = classes if second is None else classes | second.classes
            known = tuple(
                rule
                for rule in self.by_code.get(code, ())
                if not (rule.classes and rule.classes.isdisjoint(both))
                and rule.not_classes.isdisjoint(classes)
                and (not rule.ends or word.endswith(rule.ends))
            )
            if len(self._known) < _REMEMBERED:
                self._known[key] = known
        return known

    def _fits(self, rule: ReadingRule, sentence: Sentence, codes: Sequence[str], at: int) -> bool:
        """Whether what stands round a word is as a rule asks."""
        left = at - 1
        while left >= 0 and codes[left] in rule.over:
            left -= 1
        code, other = (codes[left], sentence.entries[left]) if left >= 0 else (_EDGE, None)
        if rule.after is not None and not rule.after.holds(code, other):
            return False
        if rule.not_after is not None and rule.not_after.holds(code, other):
            return False
        if rule.after_ends and (left < 0 or not sentence.words[left].endswith(rule.after_ends)):
            return False
        if rule.after_capital and (left < 0 or not sentence.is_capital(left)):
            return False
        if rule.glued and (left < 0 or sentence.ends[left] != sentence.starts[at]):
            return False
        return self._fits_right(rule, sentence, codes, at)

    def _fits_right(self, rule: ReadingRule, sentence: Sentence, codes: Sequence[str], at: int) -> bool:
        right, size = at + 1, len(codes)
        while right < size and codes[right] in rule.over:
            right += 1
        code, other = (codes[right], sentence.entries[right]) if right < size else (_EDGE, None)
        if code == _AMBIGUOUS and other is not None:
            code = other.code
        if rule.before is not None and not rule.before.holds(code, other):
            return False
        return rule.not_before is None or not rule.not_before.holds(code, other)


def read_readings(path: Path, seconds: Mapping[str, Entry]) -> Readings:
    """The rules of a pack from its `readings.toml`, none where there is no such file. Raises PackError on any fault."""
    rules: list[ReadingRule] = []
    trials: list[Trial] = []
    if path.is_file():
        data = read_toml(path)
        check_keys(path, data, frozenset({"reading"}))
        for number, table in enumerate(data.get("reading", ())):
            rules.append(_rule(path, table, number))
            trials.extend(_trials(path, table, number))
    by_code: dict[str, tuple[ReadingRule, ...]] = {}
    for rule in rules:
        for code in rule.codes:
            by_code[code] = (*by_code.get(code, ()), rule)
    wanted = "".join(sorted({*by_code, *(CATEGORIES["ambiguous"] if seconds else "")}))
    candidates = re.compile(f"[{re.escape(wanted)}]") if wanted else None
    return Readings(tuple(rules), seconds, tuple(trials), by_code, candidates)


def _rule(path: Path, table: Mapping[str, Any], number: int) -> ReadingRule:
    line = line_of(path, table="reading", number=number)
    check_keys(path, table, _KEYS, table="reading", number=number)
    for key in ("id", "of", "take", "example"):
        if not table.get(key):
            raise PackError(path, line, f"the key {key!r} is missing or empty")
    for key, names in (("of", table["of"]), ("over", table.get("over", ())), ("take", [table["take"]])):
        for name in names:
            if name not in _CODES and not (key == "take" and name == SECOND):
                raise PackError(path, line_of(path, table="reading", number=number, key=key), f"{name!r} is no category")
    return ReadingRule(
        id=str(table["id"]),
        codes=frozenset(_CODES[name] for name in table["of"]),
        classes=frozenset(table.get("class", ())),
        not_classes=frozenset(table.get("not_class", ())),
        ends=tuple(table.get("ends", ())),
        after=_side(table.get("after", ()), "start"),
        not_after=_side(table.get("not_after", ()), "start"),
        before=_side(table.get("before", ()), "end"),
        not_before=_side(table.get("not_before", ()), "end"),
        after_ends=tuple(table.get("after_ends", ())),
        after_capital=bool(table.get("after_capital", False)),
        glued=bool(table.get("glued", False)),
        over=frozenset(_CODES[name] for name in table.get("over", ())),
        code=None if table["take"] == SECOND else _CODES[table["take"]],
        bare=Entry("", frozenset({table["take"]}), _CODES[table["take"]]) if table.get("bare") and table["take"] != SECOND else None,
    )


def _side(names: Sequence[str], edge: str) -> _Side | None:
    if not names:
        return None
    codes = {_EDGE if name == edge else _CODES[name] for name in names if name == edge or name in _CODES}
    return _Side(frozenset(codes), frozenset(name for name in names if name != edge and name not in _CODES))


def _trials(path: Path, table: Mapping[str, Any], number: int) -> Iterator[Trial]:
    for key, fires in (("example", True), ("not", False)):
        line = line_of(path, table="reading", number=number, key=key)
        for text in table.get(key, ()):
            if "{" not in text or "}" not in text:
                raise PackError(path, line, f"{text!r} has no word in braces")
            yield Trial(str(table["id"]), str(text), fires, path, line)
