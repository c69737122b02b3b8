"""A language pack: what one language knows, loaded from its folder under `packs/` once and then read only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from runding.lang.dates.words import DateWords, read_dates
from runding.lang.folders import PACKS as PACKS
from runding.lang.folders import available as available
from runding.lang.folders import home_of, named_folders, shared_of
from runding.lang.grammar import Grammar
from runding.lang.lexicon import Entry, Lexicon, code_of, joined_by_form
from runding.lang.names import name_entries
from runding.lang.noise import FurnitureWords, read_noise
from runding.lang.numbers import NumberWords, read_numbers
from runding.lang.pattern import Form, PatternError, Slot, compile_form, slots_of
from runding.lang.readings import Readings, read_readings
from runding.lang.rule_table import RuleTable
from runding.lang.sentences import Splitter
from runding.lang.short_names import ShortName, read_short_names
from runding.lang.spelling import Spelling
from runding.lang.tables import PackError, check_keys, forms_of, line_of, read_rows, read_toml

_PACK_KEYS: Final = frozenset({"code", "name", "script", "maintainers", "spelling", "grammar", "speakers"})
_SPELLING_KEYS: Final = frozenset({
    "abbreviations", "suffixes", "clitics", "verb_prefixes", "verb_suffixes", "participle_suffixes", "adverb_suffixes", "not_adverbs",
    "not_verbs", "noun_frames", "number_suffixes",
})  # fmt: skip
_GRAMMAR_KEYS: Final = frozenset({"head_last", "verbless"})
_SPEAKERS_KEYS: Final = frozenset({"owners"})
_PATTERN_KEYS: Final = frozenset({"id", "form", "content", "where", "channel", "never", "example", "speaker", "says", "not", "who"})
_SECOND_READINGS: Final = "second"
"""How the tables of second readings begin: of words that other tables have in their first one (`runding.lang.readings`)."""
_NO_ATTRIBUTES: Final = frozenset({"form", "class", "note", "gloss", "kind"})
"""The columns of word lists that say nothing of an entry beside its forms and classes; `note` and `kind` do where it has no paradigm."""
_PHRASE_TABLES: Final = frozenset({"issues.tsv", "issue_families.tsv", "topic.tsv"})
"""Tables that are no words of the lexicon: `runding.lang.issues` and `runding.lang.topic` read them."""
CONTENT_KINDS: Final = frozenset({
    "any", "clause", "request", "order", "charge", "doing", "denial", "nominal", "label", "predicate", "quotation", "previous",
    "previous-quotation", "next",
})  # fmt: skip
"""What a pattern asks of its content: a clause has a verb or an auxiliary, a request a verb or a word of the class `to`, an order is
somebody and such a word, a charge has a word of the class `charge`, a doing is a participle, a denial that or a clause, a nominal is a
noun of the class `content.noun` with what it holds, a label is short of nothing, a predicate is a label without a verb, a quotation
stands in marks, `previous` takes the sentence before, `next` the quotation that is the sentence behind."""
SLOTS: Final = frozenset({
    "speaker", "named", "voice", "outlet", "content", "clause", "closed", "quote", "words", "target", "pointed", "labelled",
    "circumstance", "adverbials", "manner", "announced", "addressee", "listener", "lead", "parted", "close", "apart", "resumed", "end",
})  # fmt: skip
"""The slots that the engine can fill in patterns of statements (`runding.find.slots`)."""
_QUOTING: Final = ("quote", "words", "closed", "announced", "manner")
"""The slots that nothing fills in a sentence without a quotation."""
WHO: Final = frozenset({"clitic", "subject", "last"})
"""Who is meant by a pattern that names nobody (`runding.model.mention.Attribution`)."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of attributing, with the examples that hold it in place."""

    id: str
    form: Form
    notation: str
    content: str
    where: str | None
    channel: str | None
    never: frozenset[str]
    example: str
    speaker: str | None
    says: tuple[str, ...] | None
    near_misses: tuple[str, ...]
    path: Path
    line: int
    quotes: bool
    behind_quote: bool
    closes: bool
    who: str | None


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded language pack."""

    code: str
    name: str
    folder: Path
    lexicon: Lexicon
    splitter: Splitter
    readings: Readings
    statements: tuple[Pattern, ...]
    triggers: RuleTable[Pattern]
    noise: FurnitureWords
    dates: DateWords
    numbers: NumberWords
    owners: frozenset[str]
    short_names: tuple[ShortName, ...] = ()


def load_pack(code: str, folder: Path = PACKS) -> Pack:
    """The pack of a language. Raises PackError for a fault in a file, KeyError where there is no such pack."""
    return _find_pack(code, folder, named_folders())


@cache
def _find_pack(code: str, folder: Path, named: str) -> Pack:
    """The pack as it is found while RUNDING_PACKS is `named`: looked for once, since every report asks for it."""
    home = home_of(code, folder)
    if not (home / "pack.toml").is_file():
        raise KeyError(f"no pack for language {code!r}; there are packs for {', '.join(available(folder))}")
    # One key for all ways of calling: a pack that is loaded twice has two lexicons, and entries are told apart by identity.
    return _load_pack(code, home)


@cache
def _load_pack(code: str, home: Path) -> Pack:
    path = home / "pack.toml"
    about = read_toml(path)
    check_keys(path, about, _PACK_KEYS)
    for key in ("code", "name"):
        if not isinstance(about.get(key), str):
            raise PackError(path, 1, f"a pack needs `{key}`")
    if about["code"] != code:
        raise PackError(path, line_of(path, table="", key="code"), f"`code` is {about['code']!r}, but the folder is called {code!r}")
    spelling = about.get("spelling", {})
    check_keys(path, spelling, _SPELLING_KEYS, table="spelling")
    grammar = about.get("grammar", {})
    check_keys(path, grammar, _GRAMMAR_KEYS, table="grammar")
    speakers = about.get("speakers", {})
    check_keys(path, speakers, _SPEAKERS_KEYS, table="speakers")
    words = list(_words(home))
    common = {entry.form.lower() for entry in words if entry.code in "RHGODM"}
    clitics = tuple(spelling.get("clitics", ()))
    names = (_parted(e, clitics) for e in name_entries(code, home, shared_of(home.parent)) if not _is_common(e, common))
    seconds = _second_readings(home)
    lexicon = Lexicon([*words, *names], seconds.values())
    readings = read_readings(home / "readings.toml", seconds)
    statements = tuple(_patterns(home / "patterns" / "statements.toml"))
    return Pack(
        code=code,
        name=about["name"],
        folder=home,
        lexicon=lexicon,
        splitter=Splitter(
            lexicon, _spelling(spelling), grammar=Grammar(**grammar), ambiguous=readings.seconds.keys(), settle=readings.settle
        ),
        readings=readings,
        statements=statements,
        triggers=RuleTable(lexicon, statements),
        noise=read_noise(home / "noise.toml"),
        dates=read_dates(home, language=code),
        numbers=read_numbers(home / "numbers.toml"),
        owners=frozenset(speakers.get("owners", ())),
        short_names=read_short_names(home / "names" / "short_names.tsv", lexicon),
    )


def _is_common(entry: Entry, common: set[str]) -> bool:
    """Whether a shared name is a common noun for people or bodies in this language, which is then meant (an outlet called *Envoy*)."""
    return entry.code in "WLPN" and entry.form.lower() in common


def _parted(entry: Entry, clitics: Sequence[str]) -> Entry:
    """A name with its clitics as units of their own, as a text has them (People 's Front)."""
    form = entry.form
    for clitic in clitics if "'" in form else ():
        form = f"{form} ".replace(f"'{clitic} ", f" '{clitic} ").rstrip()
    return entry if form == entry.form else Entry(form, entry.classes, entry.code, entry.attributes)


def _spelling(table: Mapping[str, Any]) -> Spelling:
    return Spelling(
        abbreviations=frozenset(table.get("abbreviations", ())),
        suffixes=tuple(table.get("suffixes", ())),
        clitics=tuple(table.get("clitics", ())),
        number_suffixes=tuple(table.get("number_suffixes", ())),
        verb_prefixes=tuple(table.get("verb_prefixes", ())),
        verb_suffixes=tuple(table.get("verb_suffixes", ())),
        participle_suffixes=tuple(table.get("participle_suffixes", ())),
        adverb_suffixes=tuple(table.get("adverb_suffixes", ())),
        not_adverbs=frozenset(table.get("not_adverbs", ())),
        not_verbs=frozenset(table.get("not_verbs", ())),
        noun_frames=tuple((frame.partition("…")[0], frame.partition("…")[2]) for frame in table.get("noun_frames", ())),
    )


def _words(home: Path) -> Iterator[Entry]:
    """The entries of all word lists of a pack but those of second readings."""
    for path in sorted((home / "words").glob("*.tsv")):
        if path.name not in _PHRASE_TABLES and not path.name.startswith(_SECOND_READINGS):
            yield from _read_words(path)


def _second_readings(home: Path) -> dict[str, Entry]:
    """The second readings by their forms, what several tables say of one form together."""
    rows = [entry for path in sorted((home / "words").glob(f"{_SECOND_READINGS}*.tsv")) for entry in _read_words(path)]
    return {entry.form.lower(): entry for entry in joined_by_form(rows)}


def _read_words(path: Path) -> Iterator[Entry]:
    """The entries of one word list. A table with dotted columns is a paradigm, any other a list of forms."""
    for row in read_rows(path) if path.is_file() else ():
        cells = row.cells
        attributes = {name: cell for name, cell in cells.items() if name not in _NO_ATTRIBUTES and name[0] != "."}
        paradigm = {name: cell for name, cell in cells.items() if name[0] == "."}
        if not paradigm and "form" in cells:
            classes = _classes_of(cells.get("class", ""))
            attributes.update((name, cells[name]) for name in ("kind", "note") if name in cells)
            for form in forms_of(cells["form"]):
                yield Entry(form, classes, code_of(classes), attributes)
            continue
        kind = cells.get("kind")
        if kind is None:
            raise PackError(path, row.line, "a row of a paradigm needs a `kind`")
        for column, cell in paradigm.items():
            # A bare stem is often a plain noun as well: only a pattern can tell, so that it is no cue by itself.
            classes = frozenset({kind, column[1:], kind + column} | ({"cue"} if column != ".bare" else set()))
            for form in forms_of(cell):
                yield Entry(form, classes, code_of(classes), attributes)


@cache
def _classes_of(cell: str) -> frozenset[str]:
    """The classes in one cell; the same object for the same cell, so that it is hashed once."""
    return frozenset(name.strip() for name in cell.split(","))


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
        if table.get("who", "last") not in WHO:
            raise PackError(path, line, f"who {table['who']!r} is not one of {', '.join(sorted(WHO))}")
        try:
            form = compile_form(table["form"])
        except PatternError as error:
            raise PackError(path, line_of(path, table="pattern", number=number, key="form"), str(error)) from error
        if unknown := slots_of(form) - SLOTS:
            raise PackError(path, line, f"no slot is called {min(unknown)!r}; known are {', '.join(sorted(SLOTS))}")
        says = table.get("says")
        yield Pattern(
            id=table["id"],
            form=form,
            notation=table["form"],
            content=kind,
            where=table.get("where"),
            channel=table.get("channel"),
            never=frozenset(table.get("never", ())),
            example=table["example"],
            speaker=table.get("speaker"),
            says=None if says is None else (says,) if isinstance(says, str) else tuple(says),
            near_misses=tuple(table.get("not", ())),
            path=path,
            line=line,
            quotes=any(Slot(name) in (*form.left, *form.right) for name in _QUOTING),
            behind_quote=Slot("quote") in form.left,
            closes=not slots_of(form).isdisjoint(("close", "end")),
            who=table.get("who"),
        )
