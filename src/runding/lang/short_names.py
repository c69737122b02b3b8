"""Names that are short for another one in reports of one subject only: *the North* where a report is of Korea.

`names/short_names.tsv` of a pack: `form` as it is printed, `means` (a name of the lists), `beside` (words of which one must stand in the
report). A short name before another name is a part of that (*the North Atlantic*) and means nobody.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from runding.lang.lexicon import Entry, Lexicon
from runding.lang.sentences import Sentence
from runding.lang.tables import PackError, forms_of, read_rows

_COLUMNS: Final = frozenset({"form", "means", "beside"})
_NAME: Final = frozenset("NPLABMWO")
_SHORT: Final = frozenset("Nwm")
"""What a short name is taken for before it is known to be one."""


class ShortName(NamedTuple):
    """A short name: its word in lower case, what the lexicon says of the name that it stands for, and the words that tell the subject."""

    word: str
    entry: Entry
    beside: tuple[str, ...]


def read_short_names(path: Path, lexicon: Lexicon) -> tuple[ShortName, ...]:
    """The short names of a pack; none where it has no such table. Raises PackError where a name is in no list."""
    made: list[ShortName] = []
    for row in read_rows(path, columns=_COLUMNS) if path.is_file() else ():
        meant = row.cells.get("means", "")
        entry = _entry_of(meant, lexicon)
        if entry is None:
            raise PackError(path, row.line, f"no list has a name {meant!r}")
        beside = tuple(forms_of(row.cells.get("beside", "")))
        made += [ShortName(form.lower(), entry, beside) for form in forms_of(row.cells.get("form", ""))]
    return tuple(made)


def _entry_of(name: str, lexicon: Lexicon) -> Entry | None:
    """What the lexicon says of a name of one word or several."""
    words = name.split(" ")
    if len(words) == 1:
        return lexicon.word(name.lower(), name)
    found = lexicon.longest([word.lower() for word in words], words, 0)
    return found[0] if found is not None and found[1] == len(words) else None


def settle_short_names(text: str, sentences: Iterable[Sentence], names: Sequence[ShortName]) -> None:
    """Gives the short names of a report the entry and the code of what they mean in it."""
    meant = {name.word: name.entry for name in names if any(word in text for word in name.beside)}
    for sentence in sentences if meant else ():
        for at, word in enumerate(sentence.words):
            entry = meant.get(word)
            if entry is None or sentence.codes[at] not in _SHORT or not sentence.is_capital(at) or _is_part(sentence, at + 1):
                continue
            sentence.entries[at] = entry
            sentence.codes = f"{sentence.codes[:at]}{entry.code}{sentence.codes[at + 1 :]}"


def _is_part(sentence: Sentence, at: int) -> bool:
    """Whether a name goes on at a unit."""
    return at < len(sentence) and sentence.is_capital(at) and sentence.codes[at] in _NAME | _SHORT
