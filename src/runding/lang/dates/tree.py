"""All plain sequences of all patterns of a pack, in one tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from runding.lang.dates.intervals import DIRECTIONS
from runding.lang.dates.notation import Element
from runding.lang.dates.resolve import Meaning
from runding.lang.dates.tokens import DASHES

EARLIEST_YEAR: Final = 1800
LATEST_YEAR: Final = 2099
"""Between these a number of four digits may be a year."""
NUMBER_SLOTS: Final = frozenset({"d", "m", "y", "yyyy", "n", "h", "min"})
DATE_SLOT: Final = "date"
COUNT_SLOT: Final = "n"
"""A number in digits or in words."""
KEPT_CLASSES: Final = frozenset({
    "weekday", "weekday_name", "month", "month_name", "unit", "period", "one", "direction", *DIRECTIONS, "part", "ordinal",
    "daypart", "zone", "meridiem", "season", COUNT_SLOT,
})  # fmt: skip
"""The word classes that mean something to the engine; a pack may have others, which only need to stand there."""


class Form(NamedTuple):
    """One form of a word class: its further words, the form as written if its capitals matter, and what it stands for."""

    rest: tuple[str, ...]
    exact: tuple[str, ...] | None
    value: int | str


Classes = Mapping[str, Mapping[str, Sequence[Form]]]
"""The forms of each word class by their first word in lower case, the longest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One pattern of a pack with what it means and where it may stand.

    `fixed` are values that the entry gives itself. `after` are words one of which must stand before it, `not_after` and
    `not_before` words that must not stand before and behind it; `index` is its place in the pack, `number` that
    among the entries of its table.
    """

    table: str
    pattern: str
    meaning: Meaning
    number: int
    index: int
    fixed: Mapping[str, int | str] = field(default_factory=dict)
    opens: str | None = None
    after: frozenset[str] | None = None
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    examples: tuple[tuple[str, ...], ...] = ()
    near_misses: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """How a record names the entry that fired."""
        return f"dates: {self.pattern}"


class Step(NamedTuple):
    """One way on from a node by one word: by itself, or as the first word of a form of the class `name`."""

    spaced: bool
    simple: bool
    form: Form
    name: str | None
    node: "Node"


class Node:
    """A place in the tree: where the next words lead, and the entry that ends here.

    `words` leads on by plain words, `classes` by word classes, `numbers` by slots for numbers and `date` by a whole date. Each way
    tells whether white space may stand before the word; a plain word also how it must be written, if its capitals matter.
    """

    __slots__ = ("classes", "date", "entry", "numbers", "steps", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[tuple[bool, str | None, Node]]] = {}
        self.classes: dict[str, list[tuple[bool, Node]]] = {}
        self.numbers: dict[str, list[tuple[bool, Node]]] = {}
        self.date: list[tuple[bool, Node]] = []
        self.entry: Entry | None = None
        self.steps: dict[str, tuple[Step, ...]] = {}

    def steps_of(self, word: str, labels: Mapping[str, Sequence[tuple[str, Form]]]) -> tuple[Step, ...]:
        """The ways on by a word (lower case); `steps` remembers them for the words of the pack, which are bounded in number."""
        plain, classes = self.words.get(word, ()), labels.get(word, ())
        found: list[Step] = []
        for spaced, exact, node in plain:
            found.append(Step(spaced, exact is None, Form((), None if exact is None else (exact,), 0), None, node))
        for name, form in classes:
            simple = not form.rest and form.exact is None
            found += [Step(spaced, simple, form, name, node) for spaced, node in self.classes.get(name, ())]
        steps = tuple(found)
        if plain or classes:
            self.steps[word] = steps
        return steps

    def grow(self, way: Sequence[Element], entry: Entry) -> None:
        """Adds one plain sequence. Where two entries have the same sequence the first one keeps it."""
        node = self
        for element in way:
            node = node._step(element)
        if node.entry is None:
            node.entry = entry

    def _step(self, element: Element) -> "Node":
        if element.kind == "word":
            return self._word(element)
        if element.value == DATE_SLOT:
            ways = self.date
        else:
            ways = (self.numbers if element.kind == "slot" else self.classes).setdefault(element.value, [])
            if element.value == COUNT_SLOT:
                self.classes[COUNT_SLOT] = ways
        for spaced, node in ways:
            if spaced == element.spaced:
                return node
        ways.append((element.spaced, Node()))
        return ways[-1][1]

    def _word(self, element: Element) -> "Node":
        lower = element.value.lower()
        exact = element.value if element.value != lower else None
        several = self.words.get(lower)
        if several is None:
            several = self.words[lower] = []
            if lower in DASHES:
                self.words.update(dict.fromkeys(DASHES, several))
        for spaced, form, node in several:
            if (spaced, form) == (element.spaced, exact):
                return node
        several.append((element.spaced, exact, Node()))
        return several[-1][2]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The trees of a pack and its word classes.

    `dates` holds plain dates, `compounds` patterns round them, `clocks` times of day. `labels` are the classes of a word with the
    form that it opens, `suffixes` the endings of a day's number. `homographs` are words that are both a weekday and a unit: with a
    capital inside a sentence they are the weekday.
    """

    dates: Node
    compounds: Node
    clocks: Node
    classes: Classes
    labels: Mapping[str, Sequence[tuple[str, Form]]]
    suffixes: frozenset[str]
    homographs: frozenset[str]
