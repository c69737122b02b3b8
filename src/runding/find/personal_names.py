"""Which words of a noun phrase are a personal name, and whom of the lists does it mean?"""

from typing import Final

from runding.lang.lexicon import Entry
from runding.lang.sentences import Sentence
from runding.model.text import Range

_ALIKE: Final = 2
"""How many letters the spellings of one first name share at least."""


def given_name(sentence: Sentence, first: int, last: int, *, otherwise: int) -> int:
    """Where a long run of names behind a role holds a given name, the personal name begins there."""
    for at in range(first, last - 1):
        entry = sentence.entries[at]
        if entry is not None and "given" in entry.classes:
            return at
    return otherwise


def person_of(sentence: Sentence, named: tuple[int, int, int] | None) -> Entry | None:
    """Whom of the lists the name means. A last name beside words that are no part of the full name is somebody else's."""
    if named is None:
        return None
    _, last, first = named
    for at in range(first, last):
        entry = sentence.entries[at]
        if entry is None or entry.code != "P":
            continue
        others = [sentence.words[i] for i in range(first, last) if i != at and sentence.codes[i] == "N"]
        if "short" not in entry.attributes or not others or any(_is_part(word, entry) for word in others):
            return entry
    return None


def is_anothers_name(sentence: Sentence, at: int) -> bool:
    """Whether the last name of somebody of the lists at unit `at` stands beside names that are no part of the full one."""
    entry = sentence.entries[at]
    if entry is None or entry.code != "P" or "short" not in entry.attributes:
        return False
    first = at
    while first > 0 and sentence.codes[first - 1] == "N":
        first -= 1
    beside = [*sentence.words[first:at], *(sentence.words[at + 1 : at + 2] if sentence.codes[at + 1 : at + 2] == "N" else ())]
    return bool(beside) and not any(_is_part(word, entry) for word in beside)


def _is_part(word: str, entry: Entry) -> bool:
    """Whether a word beside a last name is a first name of the one whom the lists mean, in whatever spelling (Sergei, Sergey)."""
    full = entry.attributes["full"].lower()
    return word in full or any(word[:_ALIKE] == other[:_ALIKE] for other in full.split()[:-1])


def is_namesake(entry: Entry, name: str) -> bool:
    """Whether the name that a report gives in full is another's than that of the lists of which it gives the last name."""
    if entry.code != "P" or "short" not in entry.attributes:
        return False
    words = name.lower().split()
    return len(words) > 1 and not any(_is_part(word, entry) for word in words[:-1])


def range_of(sentence: Sentence, first: int, last: int) -> Range:
    """The stretch of text of the units `first` to `last` (behind the last one)."""
    return Range(sentence.starts[first], sentence.ends[last - 1])


def office_for(sentence: Sentence, first: int, name: int) -> int | None:
    """Of two offices before the known name at `name`, the unit of the one that the named person holds; None where it is no such phrase.

    `first` is where the phrase begins: *the special envoy of President N.* is not N., who is known to be president.
    """
    entry = sentence.entries[name] if name < len(sentence) else None
    heads = [at for at in range(first, name) if sentence.codes[at] == "R"]
    if len(heads) < 2 or entry is None or "office" not in entry.attributes:
        return None
    lemmas = [None if (e := sentence.entries[at]) is None else e.attributes.get("lemma") for at in heads]
    return heads[-1] if lemmas[-1] == entry.attributes["office"] and lemmas[0] != lemmas[-1] else None
