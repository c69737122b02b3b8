"""In which language is a text? Told by its script, its function words and the words that near relatives lack.

The first 400 characters decide; only where they do not, more of the text is looked at. All words and weights come from the packs.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from runding.lang.markers import LanguageMarkers

_SAMPLES: Final = (400, 2_000, 20_000)
"""So many characters are looked at, more only while the answer is not clear. No language becomes clearer after 20,000."""
_CLEAR: Final = 1.5
"""A sample settles it when the best score is this many times the second best."""
_KINDS: Final = 3
"""So many different words must be there that some language knows: one word that two languages share is no evidence."""
_SCRIPT_LETTERS: Final = 64
_WORD: Final = re.compile(r"\w+")
_FOREIGN_LETTER: Final = re.compile(r"[^\W\d_a-zA-Z]")


class Identification(NamedTuple):
    """The language among those asked for, or None, and the scores of all languages with some evidence, also foreign ones.

    Scores run from 0 to 1 and stand best first: the first of them is the best guess where `code` is None.
    """

    code: str | None
    scores: Mapping[str, float]


class _Family(NamedTuple):
    """Languages with the same function words. `members` are their codes; the first belongs to a pack if `known`."""

    members: tuple[str, ...]
    known: bool
    script: str
    least: float


class _Index(NamedTuple):
    """The words of all languages: those that count for the share of a family, and those that weigh for one of its members."""

    families: tuple[_Family, ...]
    words: Mapping[str, tuple[int, ...]]
    own: Mapping[str, tuple[tuple[int, int, float], ...]]  # family, member, weight
    own_words: frozenset[str]


def identify(text: str, markers: Sequence[LanguageMarkers]) -> Identification:
    """Tells which of the languages of `markers` the text is written in, None where it is in none of them or nothing shows it."""
    index = _index(tuple(markers))
    result = Identification(None, {})
    for size in _SAMPLES:
        result, clear = _judge(text[:size], index)
        if clear or len(text) <= size:
            break
    return result


def failed_examples(markers: Sequence[LanguageMarkers]) -> Iterator[str]:
    """One message for each example of the packs that is told wrongly, as `file:line: message`."""
    for one in markers:
        groups = [(None, one.examples, one.code), *((number, other.examples, None) for number, other in enumerate(one.foreign))]
        for number, texts, code in groups:
            for text in texts:
                found = identify(text, markers).code
                if found != code:
                    line = one.line_of_examples(number)
                    yield f"{one.path}:{line}: {text!r} is told to be {found or 'none of the languages'}, not {code or 'none of them'}"


@lru_cache(maxsize=8)
def _index(markers: tuple[LanguageMarkers, ...]) -> _Index:
    """The words of all languages in two dictionaries, so that each word of a text is looked up once."""
    families: list[_Family] = []
    words: dict[str, tuple[int, ...]] = {}
    own: dict[str, tuple[tuple[int, int, float], ...]] = {}

    def add(family: _Family, common: frozenset[str], weights: Sequence[Mapping[str, float]]) -> None:
        at = len(families)
        families.append(family)
        for word in common.union(*weights):
            words[word] = (*words.get(word, ()), at)
        for member, weighted in enumerate(weights):
            for word, weight in weighted.items():
                own[word] = (*own.get(word, ()), (at, member, weight))

    for one in markers:
        near = [other for other in one.foreign if not other.common]
        script = one.script.upper()
        members = (one.code, *(other.code for other in near))
        add(_Family(members, True, script, one.least), one.common, [one.own, *(other.own for other in near)])
        for other in one.foreign:
            if other.common:
                add(_Family((other.code,), False, script, one.least), other.common, [other.own])
    return _Index(tuple(families), words, own, frozenset(own))


def _judge(sample: str, index: _Index) -> tuple[Identification, bool]:
    """The identification of a sample, and whether it is clear."""
    words = _WORD.findall(sample.lower())
    found = [word for word in words if word in index.words]
    kinds = set(found)
    counts = Counter([at for word in found for at in index.words[word]])
    script = _script(sample)
    scores: dict[str, float] = {}
    known: set[str] = set()
    for at, times in counts.items():
        family = index.families[at]
        if family.script != script:
            continue
        share = times / len(words)
        for code, part in zip(family.members, _parts(at, len(family.members), kinds, index), strict=True):
            scores[code] = max(scores.get(code, 0.0), share * part)
        if family.known and share >= family.least and len(kinds) >= _KINDS:
            known.add(family.members[0])
    ranked = dict(sorted(scores.items(), key=lambda item: (-item[1], item[0] not in known, item[0])))
    best, *others = [*ranked, None]
    if best not in known or best is None:
        return Identification(None, ranked), False
    return Identification(best, ranked), ranked[best] >= _CLEAR * ranked.get(others[0] or "", 0.0)


def _parts(at: int, members: int, kinds: set[str], index: _Index) -> list[float]:
    """How far the own words speak for each member of a family and not for its strongest relative, 0 to 1; each word counts once."""
    if members == 1:
        return [1.0]
    weights = [0.0] * members
    for word in kinds & index.own_words:
        for family, member, weight in index.own[word]:
            if family == at:
                weights[member] += weight
    strongest = [max(weights[:member] + weights[member + 1 :]) for member in range(members)]
    return [(1 + weight) / (2 + weight + rival) for weight, rival in zip(weights, strongest, strict=True)]


def _script(sample: str) -> str:
    """The script of most letters: the first word of their Unicode names."""
    if sample.isascii():
        return "LATIN"
    letters = _FOREIGN_LETTER.findall(sample)
    names = Counter(unicodedata.name(letter, "?").partition(" ")[0] for letter in letters[:_SCRIPT_LETTERS])
    if not names:
        return "LATIN"
    plain = sum(map(str.isalpha, sample)) - len(letters)
    name, times = names.most_common(1)[0]
    return name if times / sum(names.values()) * len(letters) > plain else "LATIN"
