"""Does a report look like conflict or diplomacy at all?

The gate in front of rounds, outcomes, positions and agreements: a cup has a second round and a transfer its negotiations, and none of
that is a record of peace talks. The gate knows no word of any language:

- the pack lists words that belong to conflict and diplomacy, and words of fields that borrow them, each with a weight
  (`words/topic.tsv`); every word counts once, however often it stands in the report;
- the actors of the lists tell who appears: states, and groups and organisations with a side of their own. An armed group beside the state
  that it fights counts like a word of conflict.

A report passes when the weights of its conflict words reach `ENOUGH`, one of them is of the heavier kind, they stand well above those of
the other fields, and it names at least two sides. Where its words reach `SURE`, the sides may be such that no list knows.

A short report has no room for so many different words: the less it says, the fewer are asked of it, and no heavy one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from runding.lang.document import Document
from runding.lang.folders import PACKS, home_of
from runding.lang.pack import load_pack
from runding.lang.sentences import Sentence
from runding.lang.tables import PackError, forms_of, read_rows
from runding.lang.talks import load_talks

ENOUGH: Final = 7
"""The least weight of conflict words, all different ones, in a report."""
SHORT: Final = 60
"""How many units (words, marks, quotations) a report may hold that needs only `LEAST`."""
LEAST: Final = 1
"""The least weight of conflict words in a short report that names two sides."""
STEP: Final = 14
"""For how many more units a report needs one more, up to `ENOUGH`."""
SURE: Final = 9
"""The weight of conflict words from which on a report needs no sides of the lists; a short one with
one side needs `MORE` than others of its length."""
MORE: Final = 4
GROUP: Final = 1
"""The weight of armed groups named beside the states that they fight, however many."""
_REMEMBERED: Final = 100_000
"""For how many words it is remembered which listed one they are; only for words of at most `_LONGEST` characters."""
_LONGEST: Final = 40
_ALONE: Final = 2
"""The weight of a word that stands for conflict or diplomacy alone."""
_MARGIN: Final = 1.25
"""How far words of conflict must outweigh those of other fields: a survey of an election has many of both."""
_COLUMNS: Final = frozenset({"word", "about", "weight"})
_ABOUT: Final = frozenset({"conflict", "elsewhere"})


class _Stems(dict[str, str]):
    """The listed word that a word is, perhaps with a clitic; empty for most words. Looked for once for each and remembered."""

    def __init__(self, weights: Mapping[str, int], suffixes: Sequence[str]) -> None:
        self._weights, self._suffixes = weights, suffixes

    def __missing__(self, word: str) -> str:
        stem = word
        if word not in self._weights:
            stems = (word[: -len(suffix)] for suffix in self._suffixes if word.endswith(suffix))
            stem = next((one for one in stems if one in self._weights), "")
        if len(self) < _REMEMBERED and len(word) <= _LONGEST:
            self[word] = stem
        return stem


@dataclass(frozen=True, slots=True, eq=False)
class TopicWords:
    """The words of one language that tell the topic, with their weights: positive for conflict, negative for anything else.

    `stems` has for every word the listed one that it is, empty where it is none.
    """

    weights: Mapping[str, int]
    stems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Topic:
    """What the gate sees in a report: weights (sums over different words) and the sides that are named.

    The sides are only looked for where the words alone, or with a group, would pass. `sure` tells that some word is of conflict or
    diplomacy alone: ministers, states and security are in the news everywhere. `enough` is what a report of its length needs.
    """

    conflict: int
    elsewhere: int
    sides: frozenset[str]
    sure: bool = True
    enough: int = ENOUGH

    @property
    def passes(self) -> bool:
        """Whether the report looks like conflict or diplomacy."""
        told = (self.sure or self.enough < ENOUGH) and self.conflict >= self.enough and self.conflict > self.elsewhere * _MARGIN
        return told and (len(self.sides) >= 2 or self.conflict >= (min(SURE, self.enough + MORE) if self.sides else SURE))


@cache
def load_topic(code: str, folder: Path = PACKS) -> TopicWords:
    """The topic words of a language. Raises PackError (`file:line: message`)."""
    path = home_of(code, folder) / "words" / "topic.tsv"
    weights: dict[str, int] = {}
    for row in read_rows(path, columns=_COLUMNS) if path.is_file() else ():
        about, weight = row.cells.get("about"), row.cells.get("weight", "")
        if about not in _ABOUT or weight not in ("1", "2"):
            raise PackError(path, row.line, "`about` is conflict or elsewhere, `weight` 1 or 2")
        for word in forms_of(row.cells.get("word", "")):
            if word != word.lower():
                raise PackError(path, row.line, f"{word!r}: topic words are written in lower case")
            weights[word] = int(weight) if about == "conflict" else -int(weight)
    return TopicWords(weights, _Stems(weights, load_pack(code, folder).splitter.suffixes))


def topic_of(document: Document) -> Topic:
    """The topic of a report, told by its words and by the sides that it names."""
    words = load_topic(document.pack.code)
    stems = set(map(words.stems.__getitem__, _words(document)))
    stems.discard("")
    weights = [words.weights[stem] for stem in stems]
    conflict = sum(weight for weight in weights if weight > 0)
    elsewhere = conflict - sum(weights)
    sure = max(weights, default=0) >= _ALONE
    units = sum(len(sentence.codes) for sentence in document.sentences)
    enough = min(ENOUGH, LEAST + max(0, units - SHORT) // STEP)
    if not (sure or enough < ENOUGH) or conflict < enough - GROUP or conflict + GROUP <= elsewhere:
        return Topic(conflict, elsewhere, frozenset(), sure, enough)
    sides = frozenset(_sides(document.sentences))
    homes = load_talks(document.pack.code).rivals.homes
    fight = any(homes.get(side) in sides for side in sides)
    if enough < ENOUGH and len(sides) == 1:
        sides |= {homes[side] for side in sides if side in homes}  # a lone armed group has the state that it fights against it
    return Topic(conflict + (GROUP if fight else 0), elsewhere, sides, sure, enough)


def _words(document: Document) -> set[str]:
    """The different lower-case words of a report, those inside quotations with them."""
    text = document.text
    found: set[str] = set()
    for sentence in document.sentences:
        found.update(sentence.words)
        for quote in sentence.quotes.values():
            found.update(text[quote.inner_start : quote.inner_end].lower().replace(",", " ").replace(".", " ").split())
    # A unit of several words, such as the name of some talks, tells as much as its words would by themselves.
    for unit in [word for word in found if " " in word]:
        found.update(unit.split())
    return found


def _sides(sentences: Iterable[Sentence]) -> Iterable[str]:
    for sentence in sentences:
        for entry, code in zip(sentence.entries, sentence.codes, strict=True):
            if code in "AP" and entry is not None and "side" in entry.attributes:
                yield entry.attributes["side"]
