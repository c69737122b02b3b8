"""Are these two spellings of one name? Without knowing the language of either."""

from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from runding.merge.fold import skeleton, tokens


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(tokens(name))


class _Shape(NamedTuple):
    """What of a word is compared: also its letters as bits, of which several may share one, and its consonants."""

    word: str
    size: int
    letters: int
    bones: str
    ascii: bool


@lru_cache(maxsize=65536)
def _shape(word: str) -> _Shape:
    letters = 0
    for char in word:
        letters |= 1 << (ord(char) & 31)
    return _Shape(word, len(word), letters, skeleton(word), word.isascii())


@lru_cache(maxsize=65536)
def _shapes(name: str) -> tuple[_Shape, ...]:
    return tuple(map(_shape, words_of(name)))


def how_alike(a: str, b: str) -> str | None:
    """How two names agree: `same name`, `spelling variant`, `short form`, or None where they are different names.

    A short form is the surname or the given name of the longer one; initials stand for a given name.
    """
    left, right = _shapes(a), _shapes(b)
    if not left or not right:
        return None
    if left == right:
        return "same name"
    if len(left) > len(right):
        left, right = right, left
    if not _covered(left, right):
        return None
    if len(left) == len(right):
        return "spelling variant"
    if len(left) == 1 and not (_one_word(left[0], right[-1]) or _one_word(left[0], right[0])):
        return None
    return "short form"


alike = lru_cache(maxsize=65536)(how_alike)
"""`how_alike` for pairs that come again and again, as those of speakers do."""


def _covered(short: tuple[_Shape, ...], long: tuple[_Shape, ...]) -> bool:
    """Whether every word of the shorter name has a word of its own in the longer one."""
    if len(short) == len(long) == 2:
        (first, second), (other, another) = short, long
        if first[1] > 1 and second[1] > 1 and other[1] > 1 and another[1] > 1:  # as most are: without an initial both words must fit
            if first is other or _one_word(first, other):
                return second is another or _one_word(second, another)
            return (first is another or _one_word(first, another)) and _one_word(second, other)
    free = list(long)
    initials = 0
    for word in short:
        for other in free:
            if word is other or _one_word(word, other):
                break
        else:
            initials += 1
            for other in free:
                if (word[1] == 1 or other[1] == 1) and word[0][0] == other[0][0]:
                    break
            else:
                return False
        free.remove(other)
    return initials < len(short)


def _one_word(a: _Shape, b: _Shape) -> bool:
    """Whether two words are spellings of one: the same consonants, or nearly the same letters."""
    if a[3] == b[3]:
        if a[0] == b[0]:
            return True
        if len(a[3]) > 1:
            return a[1] > 2 and b[1] > 2 and (not (a[4] and b[4]) or SequenceMatcher(None, a[0], b[0], autojunk=False).ratio() >= 0.57)
    size, other = a[1], b[1]
    # Most pairs fail by their lengths, or by the letters that they do not share, wherever these stand.
    enough = 0.8499 * (size + other)
    if size < 5 or other < 5 or size + size < enough or other + other < enough:
        return False
    if size + size - 2 * (a[2] & ~b[2]).bit_count() < enough or other + other - 2 * (b[2] & ~a[2]).bit_count() < enough:
        return False
    return _nearly_same(a[0], b[0])


@lru_cache(maxsize=4096)
def _nearly_same(a: str, b: str) -> bool:
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


@lru_cache(maxsize=65536)
def name_marks(name: str) -> tuple[str, ...]:
    """What two spellings of one name have in common at the least: the consonants of its first and of its last word."""
    words = words_of(name)
    if not words:
        return ()
    marks = {skeleton(words[-1]) or words[-1], skeleton(words[0]) or words[0]}
    return tuple(sorted(marks))
