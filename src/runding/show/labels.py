"""What are ids and headings called in the language of the interface? Labels from `packs/<language>/labels.toml`."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

PACKS: Final = Path(__file__).parent.parent / "packs"
FILE: Final = "labels.toml"


@dataclass(frozen=True)
class Labels:
    """The labels of one interface language.

    `tables` holds them by section and id. `side` names a side (`RUS`, `hamas`) and `language` a language (`id`): those names come
    from the Unicode CLDR and the shared actor file, so whoever has these passes them in; as they are, ids name themselves.
    """

    code: str
    tables: Mapping[str, Mapping[str, str]]
    side: Callable[[str], str] = str
    language: Callable[[str], str] = str

    def of(self, section: str, key: str) -> str:
        """The label of an id, or the id in words where there is none."""
        label = self.tables.get(section, {}).get(key)
        return key.replace("_", " ") if label is None else label

    def say(self, phrase: str, **values: object) -> str:
        """A phrase with its places filled in."""
        return self.of("phrase", phrase).format(**values)


@cache
def load_labels(code: str, folder: Path = PACKS) -> Labels:
    """The labels of a language. Raises KeyError where it has none, tomllib.TOMLDecodeError where the file is broken."""
    path = folder / code / FILE
    if not path.is_file():
        raise KeyError(f"no labels for language {code!r}; there are labels for {', '.join(labelled(folder))}")
    return Labels(code, tomllib.loads(path.read_text(encoding="utf-8")))


def labelled(folder: Path = PACKS) -> tuple[str, ...]:
    """The codes of the languages that have labels, listed from disk."""
    return tuple(sorted(path.parent.name for path in folder.glob(f"[a-z]*/{FILE}")))
