"""How a name or a text looks when only what can be compared is kept. Knows scripts, and no language.

Everything here is a function of Unicode alone, so that it gives the same on every machine and in every version of the ledger.
"""

import hashlib
import unicodedata
from datetime import date
from functools import lru_cache

UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts (first word of a character's Unicode name) in which a word is not marked by spaces: each character is a token."""

_FIRST_DAY = 650_000
"""The day count (in the year 1780) from which months are counted."""
_MARKS = ("Mn", "Mc")
"""Vowel signs and the like: part of a word, though no letters."""
_VOWELS = frozenset("AEIOUY")
_SIGNS = ("HARD SIGN", "SOFT SIGN")
_SAME_SOUND = {
    "kh": "h", "gh": "g", "zh": "z", "sh": "s", "ch": "s", "ph": "f", "th": "t", "dh": "d", "ts": "s", "tz": "s", "dj": "z",
    "ck": "k", "c": "k", "q": "k", "v": "f", "w": "f", "p": "b", "j": "z", "x": "ks", "y": "",
}  # fmt: skip
"""Spellings that romanisations use for one another; the longest that fits is taken. Arabic has neither p nor v."""
_HALF_VOWELS = (" WAW", " YEH", " VAV", " YOD")
"""Letters of Arabic and Hebrew that stand for a vowel but at the beginning of a word."""


def number(*parts: str) -> int:
    """A signed 64-bit number for a sequence of strings, the same on every machine."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def dated(day: int | None, *parts: str) -> int:
    """Like `number`, with the month of a day count in the first 12 bits.

    Reports arrive more or less by date. With numbers that do too, a database writes what belongs together into the same pages.
    """
    month = 0 if day is None else min(max((day - _FIRST_DAY) // 32, 1), 0xFFF)
    return _signed(month << 52 | number(*parts) & 0xF_FFFF_FFFF_FFFF)


def on_day(day: int | None, number_: int) -> int:
    """A number with a day count in the place of its first 17 bits: as `dated`, and what is of one day lies together."""
    count = 0 if day is None else min(max(day - _FIRST_DAY, 32), 0x1_FFFF)
    return _signed(count << 47 | number_ & 0x7FFF_FFFF_FFFF)


def _signed(made: int) -> int:
    return made - (1 << 64) if made >> 63 else made


def show(number_: int) -> str:
    """A 64-bit number as the 16 hexadecimal digits that users see."""
    return f"{number_ & 0xFFFFFFFFFFFFFFFF:016x}"


def parse(shown: str) -> int:
    """The number behind 16 hexadecimal digits. Raises ValueError where it is no such id."""
    if len(shown) != 16:
        raise ValueError(f"{shown!r} is no id: an id has 16 hexadecimal digits")
    try:
        return int.from_bytes(bytes.fromhex(shown), "big", signed=True)
    except ValueError:
        raise ValueError(f"{shown!r} is no id: an id has 16 hexadecimal digits") from None


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A text in lower case, without accents and compatibility forms."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


class _Cut(dict[int, str]):
    """For each character what stands for it before a text is cut at its spaces; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.combining(char):
            cut = ""
        elif char.isalnum():
            cut = f" {char} " if unicodedata.name(char, "").startswith(UNSPACED) else char
        else:
            cut = char if unicodedata.category(char) in _MARKS else " "
        self[code] = cut
        return cut


_CUT = _Cut()


def tokens(text: str) -> list[str]:
    """The words of a text, folded: runs of letters and digits; single characters in scripts without spaces."""
    if text.isascii():
        return text.lower().translate(_CUT).split()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_CUT).split()


@lru_cache(maxsize=65536)
def compact(text: str) -> str:
    """A name as letters and digits only: what two spellings of one outlet or place share."""
    return "".join(char for char in plain(text) if char.isalnum())


def outlet(name: str) -> str:
    """The comparable form of an outlet's name or web address: `www.` and the last label of a host name are dropped."""
    host = name.strip().casefold()
    if "://" in host:
        host = host.split("://", 1)[1].split("/", 1)[0]
    if "." in host and " " not in host:
        labels = [label for label in host.split(".") if label not in ("www", "m")]
        host = labels[0] if len(labels) < 3 else labels[-3] if len(labels[-2]) <= 3 else labels[-2]
    return compact(host)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word in a common romanisation: what transliterations of one name share (Velmora, Велмора: `flmr`).

    Letters of other scripts are read by their Unicode names (CYRILLIC SMALL LETTER ZHE is *zh*); characters whose names give
    no sound stay as they are.
    """
    sounds = "".join(_sound(char, nth == 0) for nth, char in enumerate(plain(word)) if char.isalnum())
    out: list[str] = []
    at = 0
    while at < len(sounds):
        for length in (2, 1):
            piece = sounds[at : at + length]
            if len(piece) == length and piece in _SAME_SOUND:
                sound = _SAME_SOUND[piece]
                break
        else:
            piece = sounds[at]
            sound = "" if piece in "aeiou" else piece
        at += len(piece)
        out.extend(char for char in sound if not out or out[-1] != char)
    if len(out) > 1 and out[-1] == "h":  # silent at the end of a name: Haniyeh, Haniya
        out.pop()
    return "".join(out)


@lru_cache(maxsize=8192)
def _sound(char: str, begins: bool) -> str:
    if char.isascii():
        return char
    name = unicodedata.name(char, "")
    if name.endswith(_SIGNS) or (name.endswith(_HALF_VOWELS) and not begins):
        return ""
    if name.startswith("HANGUL "):  # a syllable comes apart into its sounds, of which the middle one is a vowel
        return "" if "JUNGSEONG" in name else _leading(name.split()[-1]).lower()
    letter = name.rpartition(" LETTER ")[2] or name.rpartition(" SYLLABLE ")[2]
    if not letter or letter == name or name.startswith("CJK"):
        return char
    if letter == "TEH MARBUTA":
        return ""
    words = letter.split(" WITH ")[0].split(" ")
    letter = words[0] if name.startswith("ARABIC") else words[-1]
    if name.startswith(("KATAKANA", "HIRAGANA")):
        return letter.lower()
    return _leading(letter).lower()


def _leading(letter: str) -> str:
    """The consonants that a letter's name begins with, or those that end it where it begins with a vowel (EL, EM, ER)."""
    start = 0
    if letter[0] in _VOWELS and len(letter) == 2:
        start = 1
    end = start
    while end < len(letter) and letter[end] not in _VOWELS:
        end += 1
    return letter[start:end]


def day_number(day: str | None) -> int | None:
    """An ISO date, or the date of an ISO time, as a day count; None where it is none."""
    if not day or len(day) < 10:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def day_of(day: str | None) -> str | None:
    """The day of an ISO date or time; None where it is none."""
    return None if day is None or day_number(day) is None else day[:10]
