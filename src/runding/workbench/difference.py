"""What does a change of a pack do to reports? The records of two versions of a corpus: what appeared, vanished, changed; by which rule."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from runding.evaluate.gold import SUFFIX
from runding.lang.folders import PACKS, VARIABLE, available, folders, home_of
from runding.lang.markers import read_markers
from runding.model.record import ArticleRecord, Record
from runding.model.text import Article
from runding.read.errors import SourceError
from runding.read.many import read_many
from runding.workbench.reading import Reader, Text

KINDS: Final = ("statements", "rounds", "outcomes", "assessments", "positions", "agreements", "figures")
_UNCOMPARED: Final = frozenset({"id", "by", "round", "rule", "evidence"})
"""Ids are counted anew in each reading; the rule and the words are told beside the fields."""
_SHORTEST: Final = 160


class Version(NamedTuple):
    """A version of a pack: the code of its language, and the folder of packs in which it lies."""

    code: str
    folder: Path


class VersionError(ValueError):
    """A folder that holds no pack; the message says what to give."""


class Change(NamedTuple):
    """One record that the versions do not share.

    `what` is `appeared`, `vanished` or `changed`; `fields` names what changed, with the old and the new value.
    """

    name: str
    kind: str
    what: str
    old_rule: str | None
    new_rule: str | None
    words: str
    fields: Mapping[str, tuple[str, str]]


@dataclass(slots=True)
class Summary:
    """Counts over a corpus.

    `read` texts, of which the records of `touched` differ, `others` in other languages; `kinds` and `rules` count pairs of a name and a
    `what`, which may also be `same`; `failed` tells of texts that tripped a version.
    """

    read: int = 0
    touched: int = 0
    others: int = 0
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


def version(folder: Path) -> Version:
    """The version that a pack's own folder holds. Raises VersionError."""
    folder = folder.absolute()
    if not (folder / "pack.toml").is_file():
        inside = sorted(path.parent.name for path in folder.glob("*/pack.toml")) if folder.is_dir() else []
        remedy = f"give one of the packs in it: {', '.join(inside)}" if inside else "give the folder of a pack, such as packs/CODE"
        raise VersionError(f"{folder}: there is no pack.toml in it; {remedy}")
    return Version(folder.name, folder.parent)


def installed(code: str) -> Version:
    """The program's own pack of a language. Raises VersionError where it has none."""
    if not (PACKS / code / "pack.toml").is_file():
        raise VersionError(f"{code}: no pack is installed with which to compare; give the earlier version with --old")
    return Version(code, PACKS)


def working_version() -> Version:
    """The one pack in the folders that RUNDING_PACKS names. Raises VersionError where there is none, or more than one."""
    found = [path.parent for folder in folders() if folder != PACKS for path in sorted(folder.glob("[a-z]*/pack.toml"))]
    if len(found) == 1:
        return version(found[0])
    there = f"{VARIABLE} names several: {', '.join(map(str, found))}" if found else f"{VARIABLE} names none"
    raise VersionError(f"which pack is the changed one? {there}; give its folder with --new")


def articles(sources: Sequence[str], new: Version, *, complain: Callable[[SourceError], None]) -> Iterator[Article]:
    """The articles of files, folders, patterns and addresses, their languages told with the new version; `complain` hears of the others."""
    homes = {code: home_of(code) for code in available()} | {new.code: new.folder / new.code}
    markers = [read_markers(home / "language.toml", code=code) for code, home in homes.items()]
    for one in read_many(sources, languages=markers):
        if isinstance(one, SourceError):
            if not one.source.endswith(SUFFIX):  # gold stands beside its texts and is none
                complain(one)
        else:
            yield one


def differences(old: Version, new: Version, articles: Iterable[Article], summary: Summary) -> Iterator[Change]:
    """Every change, article by article; `summary` is filled on the way. Articles in other languages are passed over.

    Memory stays flat. Raises ReadingError where a version cannot be read with.
    """
    with Reader(old.code, old.folder) as before, Reader(new.code, new.folder) as after:
        for article in articles:
            if article.language != new.code:
                summary.others += 1
                continue
            name = article.title or article.url or article.text.partition("\n")[0][:80]
            text = Text(name, article.text, article.published)
            before.send(text)
            after.send(text)
            first, second = before.receive(), after.receive()
            summary.read += 1
            failed = [f"{name}: {which}: {made}" for which, made in (("old", first), ("new", second)) if isinstance(made, str)]
            if isinstance(first, str) or isinstance(second, str):
                summary.failed += failed
                continue
            changes = list(compare(name, first, second, summary))
            summary.touched += bool(changes)
            yield from changes


def compare(name: str, old: ArticleRecord, new: ArticleRecord, summary: Summary) -> Iterator[Change]:
    """The changes between two records of one article, by kind and then in the order of the text."""
    for kind in KINDS:
        found = list(_compare(name, kind, getattr(old, kind), getattr(new, kind)))
        changes = [one for one in found if one is not None]
        summary.kinds[kind, "same"] += len(found) - len(changes)
        for change in changes:
            summary.kinds[kind, change.what] += 1
            for rule in dict.fromkeys(rule for rule in (change.old_rule, change.new_rule) if rule is not None):
                summary.rules[rule, change.what] += 1
            yield change


def _compare(name: str, kind: str, old: Iterable[Record], new: Iterable[Record]) -> Iterator[Change | None]:
    """A change for each record that is not the same in both, None for each that is."""
    fresh = [(one, _fields(one)) for one in new]
    gone: list[tuple[Record, dict[str, Any]]] = []
    for one in old:
        fields = _fields(one)
        at = next((i for i, (other, theirs) in enumerate(fresh) if theirs == fields and other.rule == one.rule), None)
        if at is None:
            gone.append((one, fields))
        else:
            del fresh[at]
            yield None
    for one, fields in gone:
        at = max(range(len(fresh)), key=lambda i: _shared(one, fresh[i][0]), default=None)
        if at is None or not _shared(one, fresh[at][0]):
            yield Change(name, kind, "vanished", one.rule, None, _words(one), {})
            continue
        other, theirs = fresh.pop(at)
        changed = {key: (_told(fields.get(key)), _told(theirs.get(key))) for key in fields | theirs if fields.get(key) != theirs.get(key)}
        yield Change(name, kind, "changed", one.rule, other.rule, _words(other), changed)
    for one, _ in fresh:
        yield Change(name, kind, "appeared", None, one.rule, _words(one), {})


def _fields(record: Record) -> dict[str, Any]:
    """What a record says, without what is counted anew."""
    return {key: value for key, value in msgspec.to_builtins(record).items() if key not in _UNCOMPARED}


def _shared(one: Record, other: Record) -> int:
    """How many characters of their words two records share. Several may stand on the same words: those of one issue come first."""
    same: int = sum(getattr(one, key, None) == getattr(other, key, "") for key in ("issue", "holder", "stance", "status", "value"))
    mine, theirs = _spans(one), _spans(other)
    common: int = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in theirs)
    weight: int = common * (1 + same)
    return weight


def _spans(record: Record) -> tuple[Any, ...]:
    return tuple(getattr(record, "content", ())) or record.evidence


def _words(record: Record) -> str:
    return " … ".join(span.exact for span in _spans(record))


def _told(value: Any) -> str:
    """A value in few words: of a span its words, of a person the name, of a date its days."""
    if isinstance(value, dict):
        for keys in (("exact",), ("name",), ("earliest", "latest"), ("side",), ("kind",)):
            if all(key in value for key in keys):
                return "/".join(_told(value[key]) for key in keys)
        return ", ".join(f"{key}={_told(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return "[" + "; ".join(map(_told, value)) + "]"
    text = "nothing" if value is None else str(value)
    return text if len(text) <= _SHORTEST else text[: _SHORTEST - 1] + "…"
