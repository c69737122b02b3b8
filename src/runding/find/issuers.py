"""Whose word is a document? Its issuer's: *the ministry's statement*, *a statement from the ministry*, *data of the ministry*.

For languages whose heads come last; where they come first, the issuer simply follows (`runding.find.slots`).
"""

from typing import Final, NamedTuple

from runding.find.surroundings import has_class
from runding.lang.clause import Phrase, phrase_after
from runding.lang.sentences import Sentence

_OWNERS: Final = frozenset("RGOAPNB")


class Issue(NamedTuple):
    """The phrase that names the issuer, None where whoever spoke last is meant; the channel that the document is."""

    phrase: Phrase | None
    channel: str | None
    last: int


def issue_of(sentence: Sentence, phrase: Phrase) -> Issue | None:
    """The issuer of what a phrase names, where that is a document; None where it is not, or where nobody can be told.

    `last` is the unit behind all that names the document.
    """
    if len(phrase.parts) != 1:
        return None
    first, last = phrase.parts[0]
    codes = sentence.codes
    at = next((i for i in range(first, last) if has_class(sentence, i, "statement.noun", "word.of")), None)
    if at is None or codes[at] in "RGOAPN" or (at + 1 < last and codes[at + 1] not in "lg("):
        return None
    entry = sentence.entries[at]
    assert entry is not None
    channel = entry.attributes.get("channel")
    behind = at + 1
    while codes[behind : behind + 1] in ("i", "t", "#") or codes[behind : behind + 2] == "lt":  # *issued on Monday by*
        behind += 1
    if codes[behind : behind + 1] == "l" or has_class(sentence, behind, "by"):
        other = phrase_after(codes, behind + 1, listed=True)
        return None if other is None else Issue(other, channel, max(last, other.last))
    start = first
    while start < at and codes[start] in "q#":
        start += 1
    end = at
    while end > start and codes[end - 1] not in _OWNERS:
        end -= 1
    if end > start:
        return Issue(Phrase(((start, end),)), channel, last)
    determiner = sentence.entries[first]
    if determiner is not None and determiner.attributes.get("note") == "the":
        return Issue(None, channel or "document", last)
    return None
