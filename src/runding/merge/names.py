"""Are these two spellings of one name? Without knowing the language of either."""

from difflib import SequenceMatcher
from functools import lru_cache

from runding.merge.fold import skeleton, tokens


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(tokens(name))


def how_alike(a: str, b: str) -> str | None:
    """How two names agree: `same name`, `spelling variant`, `short form`, or None where they are different names.

    A short form is the surname or the given name of the longer one; initials stand for a given name.
    """
    left, right = words_of(a), words_of(b)
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


def _covered(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name has a word of its own in the longer one."""
    free = list(long)
    initials = 0
    for word in short:
        for other in free:
            if word == other or _one_word(word, other):
                break
        else:
            initials += 1
            for other in free:
                if word[0] == other[0] and (len(word) == 1 or len(other) == 1):
                    break
            else:
                return False
        free.remove(other)
    return initials < len(short)


def _one_word(a: str, b: str) -> bool:
    """Whether two words are spellings of one: the same consonants, or nearly the same letters."""
    if a == b:
        return True
    size, letters, bones, ascii_ = _shape(a)
    other, others_letters, others, also_ascii = _shape(b)
    if size < 3 or other < 3:
        return False
    if len(bones) > 1 and bones == others:
        return not (ascii_ and also_ascii) or SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.57
    if size < 5 or other < 5:
        return False
    # Most pairs fail by the letters that they do not share, wherever these stand.
    most = min(size - (letters & ~others_letters).bit_count(), other - (others_letters & ~letters).bit_count())
    return 2.0 * most / (size + other) >= 0.85 and _nearly_same(a, b)


@lru_cache(maxsize=4096)
def _nearly_same(a: str, b: str) -> bool:
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


@lru_cache(maxsize=65536)
def _shape(word: str) -> tuple[int, int, str, bool]:
    """What of a word is compared first: length, letters as bits (of which several may share one), consonants, whether it is ASCII."""
    letters = 0
    for char in word:
        letters |= 1 << (ord(char) & 31)
    return len(word), letters, skeleton(word), word.isascii()


@lru_cache(maxsize=65536)
def name_marks(name: str) -> tuple[str, ...]:
    """What two spellings of one name have in common at the least: the consonants of its first and of its last word."""
    words = words_of(name)
    if not words:
        return ()
    marks = {skeleton(words[-1]) or words[-1], skeleton(words[0]) or words[0]}
    return tuple(sorted(marks))
