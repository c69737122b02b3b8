"""A language pack: what one language knows, loaded from its folder under `packs/` once and then read only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from runding.lang.lexicon import Entry, Lexicon, code_of
from runding.lang.names import name_entries
from runding.lang.pattern import Form, PatternError, compile_form
from runding.lang.sentences import Spelling, Splitter
from runding.lang.tables import PackError, check_keys, forms_of, line_of, read_rows, read_toml

PACKS: Final = Path(__file__).parent.parent / "packs"
_PACK_KEYS: Final = frozenset({"code", "name", "script", "maintainers", "spelling", "speakers"})
_SPELLING_KEYS: Final = frozenset({"abbreviations", "suffixes", "verb_prefixes", "verb_suffixes", "not_verbs"})
_SPEAKERS_KEYS: Final = frozenset({"owners"})
_PATTERN_KEYS: Final = frozenset({"id", "form", "content", "where", "example", "speaker", "says", "not"})
CONTENT_KINDS: Final = frozenset({"any", "clause", "request", "label", "quotation", "previous"})
"""What a pattern asks of its content: a clause has a verb or an auxiliary, a request a verb or a word of the class `to`, a label
is short of neither, a quotation stands in marks, `previous` takes the sentence before."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of attributing, with the examples that hold it in place."""

    id: str
    form: Form
    notation: str
    content: str
    where: str | None
    example: str
    speaker: str | None
    says: tuple[str, ...] | None
    near_misses: tuple[str, ...]
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded language pack."""

    code: str
    name: str
    folder: Path
    lexicon: Lexicon
    splitter: Splitter
    statements: tuple[Pattern, ...]
    anchors: Mapping[str, tuple[Pattern, ...]]
    anchor_words: Mapping[str, tuple[Pattern, ...]]
    owners: frozenset[str]


def available(folder: Path = PACKS) -> tuple[str, ...]:
    """The codes of the languages that have a pack, listed from disk."""
    return tuple(sorted(p.parent.name for p in folder.glob("[a-z]*/pack.toml")))


@cache
def load_pack(code: str, folder: Path = PACKS) -> Pack:
    """The pack of a language. Raises PackError for a fault in a file, KeyError where there is no such pack."""
    home = folder / code
    path = home / "pack.toml"
    if not path.is_file():
        raise KeyError(f"no pack for language {code!r}; there are packs for {', '.join(available(folder))}")
    about = read_toml(path)
    check_keys(path, about, _PACK_KEYS)
    spelling = about.get("spelling", {})
    check_keys(path, spelling, _SPELLING_KEYS, table="spelling")
    speakers = about.get("speakers", {})
    check_keys(path, speakers, _SPEAKERS_KEYS, table="speakers")
    lexicon = Lexicon([*_words(home), *name_entries(code, home, folder / "_shared")])
    statements = tuple(_patterns(home / "patterns" / "statements.toml"))
    anchors, anchor_words = _by_anchor(statements)
    return Pack(
        code=code,
        name=about["name"],
        folder=home,
        lexicon=lexicon,
        splitter=Splitter(lexicon, _spelling(spelling)),
        statements=statements,
        anchors=anchors,
        anchor_words=anchor_words,
        owners=frozenset(speakers.get("owners", ())),
    )


def _spelling(table: Mapping[str, Any]) -> Spelling:
    return Spelling(
        abbreviations=frozenset(table.get("abbreviations", ())),
        suffixes=tuple(table.get("suffixes", ())),
        verb_prefixes=tuple(table.get("verb_prefixes", ())),
        verb_suffixes=tuple(table.get("verb_suffixes", ())),
        not_verbs=frozenset(table.get("not_verbs", ())),
    )


def _words(home: Path) -> Iterator[Entry]:
    """The entries of all word lists of a pack. A table with dotted columns is a paradigm, any other a list of forms."""
    for path in sorted((home / "words").glob("*.tsv")):
        for row in read_rows(path):
            cells = row.cells
            paradigm = {name: cell for name, cell in cells.items() if name.startswith(".")}
            attributes = {k: v for k, v in cells.items() if k not in ("form", "class", "note", "gloss", "kind") and k[0] != "."}
            if not paradigm and "form" in cells:
                classes = frozenset(name.strip() for name in cells.get("class", "").split(","))
                if "kind" in cells:
                    attributes["kind"] = cells["kind"]
                if "note" in cells:
                    attributes["note"] = cells["note"]
                for form in forms_of(cells["form"]):
                    yield Entry(form, classes, code_of(classes), attributes)
                continue
            kind = cells.get("kind")
            if kind is None:
                raise PackError(path, row.line, "a row of a paradigm needs a `kind`")
            for column, cell in paradigm.items():
                classes = {kind, column[1:], kind + column}
                if column != ".bare":  # a bare stem is often a plain noun: only a pattern can tell
                    classes.add("cue")
                for form in forms_of(cell):
                    yield Entry(form, frozenset(classes), code_of(classes), attributes)


def _patterns(path: Path) -> Iterator[Pattern]:
    if not path.is_file():
        return
    seen: set[str] = set()
    for number, table in enumerate(read_toml(path).get("pattern", ())):
        check_keys(path, table, _PATTERN_KEYS, table="pattern", number=number)
        line = line_of(path, table="pattern", number=number)
        for key in ("id", "form", "example"):
            if key not in table:
                raise PackError(path, line, f"a pattern needs `{key}`")
        if table["id"] in seen:
            raise PackError(path, line, f"a second pattern is called {table['id']!r}")
        seen.add(table["id"])
        kind = table.get("content", "any")
        if kind not in CONTENT_KINDS:
            raise PackError(path, line, f"content {kind!r} is not one of {', '.join(sorted(CONTENT_KINDS))}")
        try:
            form = compile_form(table["form"])
        except PatternError as error:
            raise PackError(path, line_of(path, table="pattern", number=number, key="form"), str(error)) from error
        says = table.get("says")
        yield Pattern(
            id=table["id"],
            form=form,
            notation=table["form"],
            content=kind,
            where=table.get("where"),
            example=table["example"],
            speaker=table.get("speaker"),
            says=None if says is None else (says,) if isinstance(says, str) else tuple(says),
            near_misses=tuple(table.get("not", ())),
            path=path,
            line=line,
        )


def _by_anchor(patterns: tuple[Pattern, ...]) -> tuple[dict[str, tuple[Pattern, ...]], dict[str, tuple[Pattern, ...]]]:
    """The patterns by the class, or by the word, at which they are tried; the order of the file is kept."""
    classes: dict[str, list[Pattern]] = {}
    words: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        anchor = pattern.form.anchor
        if hasattr(anchor, "names"):
            for name in anchor.names:
                classes.setdefault(name, []).append(pattern)
        else:
            words.setdefault(anchor.text, []).append(pattern)
    return {k: tuple(v) for k, v in classes.items()}, {k: tuple(v) for k, v in words.items()}
