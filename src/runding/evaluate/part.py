"""What does the comparison of one article with its gold yield? Counts that add up, and differences to look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from runding.evaluate.tally import Mean, Ratio, Tally


@dataclass(frozen=True)
class Attribute:
    """One attribute of a matched pair: what the gold says, what the system says, and whether that is right."""

    name: str
    gold: str | None
    found: str | None
    right: bool


@dataclass(frozen=True)
class Difference:
    """One thing in which system and gold differ.

    `kind` is `missed` (gold only), `extra` (system only) or `wrong` (matched, but with the wrong `attributes`); `words`
    is the record in short, with its words where it has any.
    """

    component: str
    kind: str
    words: str
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True)
class Part:
    """The comparison of one article on some components."""

    tallies: Mapping[str, Tally]
    accuracies: Mapping[str, Ratio] = field(default_factory=dict)
    means: Mapping[str, Mean] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()


def fold(words: str) -> str:
    """The letters and digits of `words` in one case: what is left when case, spaces and punctuation do not count."""
    return "".join(char for char in normalize("NFKC", words).casefold() if char.isalnum())


def same(one: str | None, other: str | None) -> bool:
    """Whether two words are the same after folding; None is the same as None only."""
    if one is None or other is None:
        return one is other
    return fold(one) == fold(other)


def ratios(prefix: str, names: Sequence[str], pairs: Sequence[Sequence[Attribute]]) -> dict[str, Ratio]:
    """For each attribute name how many of the pairs agree on it, under the key `prefix` + name."""
    right = dict.fromkeys(names, 0)
    for pair in pairs:
        for attribute in pair:
            right[attribute.name] += attribute.right
    return {prefix + name: Ratio(right[name], len(pairs)) for name in names}


def wrong(component: str, words: str, attributes: Sequence[Attribute]) -> tuple[Difference, ...]:
    """The difference of a matched pair; none when all its attributes are right."""
    faults = tuple(attribute for attribute in attributes if not attribute.right)
    return (Difference(component, "wrong", words, faults),) if faults else ()
