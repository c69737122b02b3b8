"""The words by which a language is told from others: what a pack's `language.toml` says.

script = "Latin"            # first word of its letters' Unicode names
least = 0.15                # a text of the language has at least this share of the common words
common = ["yang", "dan"]    # words of every text: function words

[own]                       # words that this language has and its near relatives lack
decisive = ["karena"]       # one alone nearly settles it
telling = ["sudah"]         # leans that way
example = ["…"]             # sentences that must be told to be of this language

[[foreign]]                 # a relative that must not be taken for it
language = "ms"
common = []                 # empty: it shares the common words above
decisive = ["kerana"]
telling = ["petang"]
example = ["…"]             # sentences that must not be told to be of this language
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from runding.lang.tables import PackError, check_keys, line_of, read_toml

_DECISIVE: Final = 3.0
_TELLING: Final = 1.0
_TOP: Final = frozenset({"script", "least", "common", "own", "foreign"})
_OWN: Final = frozenset({"decisive", "telling", "example"})
_FOREIGN: Final = frozenset({"language", "common", "decisive", "telling", "example"})


@dataclass(frozen=True, slots=True, eq=False)
class ForeignMarkers:
    """A relative of the pack's language: its code, its function words (empty where they are shared) and its own words by weight."""

    code: str
    common: frozenset[str]
    own: Mapping[str, float]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LanguageMarkers:
    """How texts of one language are told. Words are in lower case; two markers are equal only when they are the same object.

    `least` is the smallest share (0 to 1) of `common` words among the words of a text of this language.
    """

    code: str
    script: str
    least: float
    common: frozenset[str]
    own: Mapping[str, float]
    foreign: tuple[ForeignMarkers, ...]
    examples: tuple[str, ...]
    path: Path

    def line_of_examples(self, number: int | None) -> int:
        """The line of the examples of the `number`-th relative, or with None of the language itself."""
        if number is None:
            return line_of(self.path, table="own", key="example")
        return line_of(self.path, table="foreign", number=number, key="example")


def read_markers(path: Path, *, code: str) -> LanguageMarkers:
    """The markers of the pack `code` from its `language.toml`. Raises PackError (`file:line: message`) on any fault."""
    data = read_toml(path)
    check_keys(path, data, _TOP)
    for key in ("script", "least", "common", "own"):
        if key not in data:
            raise PackError(path, 1, f"the key {key!r} is missing")
    least = data["least"]
    if not isinstance(least, float) or not 0 < least < 1:
        raise PackError(path, _line(path, "", 0, "least"), "`least` is a share between 0 and 1")
    own = data["own"]
    check_keys(path, own, _OWN, table="own")
    foreign = tuple(_foreign(path, table, number) for number, table in enumerate(data.get("foreign", [])))
    return LanguageMarkers(
        code=code,
        script=str(data["script"]),
        least=least,
        common=frozenset(_words(path, data, "common", table="")),
        own=_weights(path, own, table="own"),
        foreign=foreign,
        examples=tuple(own.get("example", ())),
        path=path,
    )


def _foreign(path: Path, table: Mapping[str, Any], number: int) -> ForeignMarkers:
    check_keys(path, table, _FOREIGN, table="foreign", number=number)
    if "language" not in table:
        raise PackError(path, line_of(path, table="foreign", number=number), "the key 'language' is missing")
    return ForeignMarkers(
        code=str(table["language"]),
        common=frozenset(_words(path, table, "common", table="foreign", number=number)),
        own=_weights(path, table, table="foreign", number=number),
        examples=tuple(table.get("example", ())),
    )


def _weights(path: Path, data: Mapping[str, Any], *, table: str, number: int = 0) -> Mapping[str, float]:
    weights = dict.fromkeys(_words(path, data, "telling", table=table, number=number), _TELLING)
    for word in _words(path, data, "decisive", table=table, number=number):
        if word in weights:
            raise PackError(path, line_of(path, table=table, number=number, key="decisive"), f"{word!r} is in both lists")
        weights[word] = _DECISIVE
    return weights


def _words(path: Path, data: Mapping[str, Any], key: str, *, table: str, number: int = 0) -> list[str]:
    """The words under `key`: single, in lower case. A word with a capital or a space could never be met and is a fault."""
    words = data.get(key, [])
    for word in words:
        if not isinstance(word, str) or not word.isalpha() or word != word.lower():
            raise PackError(path, _line(path, table, number, key), f"{word!r} under {key!r} is not one word in lower case")
    return list(words)


def _line(path: Path, table: str, number: int, key: str) -> int:
    """The line of a key, in a table or above all tables (`table` empty)."""
    if table:
        return line_of(path, table=table, number=number, key=key)
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((at for at, line in enumerate(lines, 1) if line.partition("=")[0].strip() == key), 1)
