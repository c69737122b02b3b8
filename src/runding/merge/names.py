"""Are these two spellings of one name? Without knowing the language of either."""

from difflib import SequenceMatcher
from functools import lru_cache

from runding.merge.fold import skeleton, tokens


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(tokens(name))


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> str | None:
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


def _covered(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name has a word of its own in the longer one."""
    free = list(long)
    initials = 0
    for word in short:
        found = next((other for other in free if _one_word(word, other)), None)
        if found is None:
            found = next((other for other in free if _initial(word, other)), None)
            initials += 1
        if found is None:
            return False
        free.remove(found)
    return initials < len(short)


def _initial(a: str, b: str) -> bool:
    return a[0] == b[0] and (len(a) == 1 or len(b) == 1)


@lru_cache(maxsize=65536)
def _one_word(a: str, b: str) -> bool:
    """Whether two words are spellings of one: the same consonants, or nearly the same letters."""
    if a == b:
        return True
    if min(len(a), len(b)) < 3:
        return False
    bones, others = skeleton(a), skeleton(b)
    if len(bones) > 1 and bones == others:
        return not (a.isascii() and b.isascii()) or SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.57
    return min(len(a), len(b)) > 4 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def name_marks(name: str) -> tuple[str, ...]:
    """What two spellings of one name have in common at the least: the consonants of its first and of its last word."""
    words = words_of(name)
    if not words:
        return ()
    marks = {skeleton(words[-1]) or words[-1], skeleton(words[0]) or words[0]}
    return tuple(sorted(marks))
