"""Where the words, figures and marks of a text are, in linear time.

Many scripts (Devanagari, Thai, Arabic with its vowels, Latin with decomposed accents) write a word with combining marks, which are no
letters to a regular expression. A stretch that may hold some is read with a pattern that keeps them in their word; it is made when the
first such stretch is met, since it is large.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from runding.model.text import Range

_UNSEEN: Final = "\u200b-\u200f\u202a-\u202e\u2060\ufeff"
"""Characters without a look of their own (directions, joiners), as a range for a character class; they are skipped like blanks."""
BRACKET: Final = re.compile(r"\([^()\n]{0,160}\)")
"""A bracket, which is one token with all that it holds."""
_TOKEN: Final = (
    r"(?![A-Z]\.[A-Z])[^\W\d_]<WORD>*(?:<OFF>[-'’&]<WORD>+|\.(?:com|co|id|net|org|tv|news|info)(?![^\W_]))*"
    rf"|{BRACKET.pattern}"
    r"|\d[\d.,:/]*\d(?:-[^\W\d_]+(?:-[^\W\d_]+)*<COUNT>)?|(?:[A-Z]\.){2,}|<WORD>+(?:<OFF>[-'’&]<WORD>+)*"
    rf"<CLITIC>|\.{{2,}}|…|--+|[^\w\s{_UNSEEN}]|_"
)
"""What a token is; <OFF> and <CLITIC> hold the clitics of a language off the words before them, <COUNT> holds what ends an ordinal,
<WORD> is what words are made of."""
_LETTER: Final = r"[^\W_]"
_BLOCKS: Final = ((0x0300, 0x1FFF), (0x20D0, 0x20FF), (0x3099, 0x309A), (0xA66F, 0xABFF), (0xFB1E, 0xFB1E), (0xFE20, 0xFE2F))
"""The blocks of living scripts that have combining marks."""
_MAY_COMBINE: Final = re.compile(
    f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in ((0x0300, 0x036F), (0x0483, 0x1FFF), *_BLOCKS[1:]))}]"
)
"""A character of these blocks, some common letters aside: whether a stretch may hold marks."""
_JOINERS: Final = "\u200c\u200d"
"""What joins or parts letters of one word without a look of its own."""


class Tokeniser:
    """Finds the tokens of one language."""

    def __init__(self, *, clitics: Sequence[str] = (), counting: Sequence[str] = ()) -> None:
        """`clitics` stand behind an apostrophe and are tokens of their own, `counting` ends ordinals in figures."""
        count = f"|(?:{'|'.join(map(re.escape, counting))})(?![^\\W_])" if counting else ""
        clitic = rf"['’](?:{'|'.join(map(re.escape, clitics))})(?![^\W_])"
        token = _TOKEN.replace("<OFF>", f"(?!{clitic})" if clitics else "").replace("<CLITIC>", f"|{clitic}" if clitics else "")
        self._form = token.replace("<COUNT>", count)
        self._plain = re.compile(self._form.replace("<WORD>", _LETTER))
        self._marked: re.Pattern[str] | None = None

    def spans(self, text: str, stretch: Range) -> list[tuple[int, int]]:
        """The start and end of every token of a stretch, in text order."""
        pattern = self._plain
        if not text.isascii() and _MAY_COMBINE.search(text, *stretch) is not None:
            if self._marked is None:
                self._marked = _with_marks(self._form)
            pattern = self._marked
        return [found.span() for found in pattern.finditer(text, *stretch)]


def may_combine(text: str) -> bool:
    """Whether a text may hold combining marks."""
    return _MAY_COMBINE.search(text) is not None


def _with_marks(form: str) -> re.Pattern[str]:
    """The pattern whose words hold combining marks behind their letters: a letter with any number of marks is one step."""
    marks = "".join(c for first, last in _BLOCKS for c in map(chr, range(first, last + 1)) if unicodedata.category(c)[0] == "M")
    opened, _, rest = form.partition("<WORD>")
    head = f"{opened}[{marks}{_JOINERS}]*<WORD>"  # the first letter may carry marks, too
    return re.compile((head + rest).replace("<WORD>", f"(?:{_LETTER}[{marks}{_JOINERS}]*)"))
