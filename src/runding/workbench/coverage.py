"""What does a pack have, what has no example, what is not in its gold? Counted by what records may hold and what the engine asks for."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import msgspec

from runding.evaluate.gold import Gold
from runding.lang.figures import load_figures
from runding.lang.folders import PACKS, available, shared_of
from runding.lang.issues import load_issues
from runding.lang.lexicon import CATEGORIES, Entry
from runding.lang.noise import KINDS
from runding.lang.pack import CONTENT_KINDS, Pack, load_pack
from runding.lang.pattern import Choice, Class, Element, Form
from runding.lang.stances import ClaimRule, load_stances
from runding.lang.tables import forms_of, read_rows
from runding.lang.talks import Rule, TalkRules, load_talks
from runding.model import vocabulary
from runding.workbench.date_coverage import date_words, granularities

_ALIKE: Final = 0.85
CLASSES: Final = (
    "addressee", "channel.medium", "channel.audience", "channel.act", "relay", "quoting", "statement.noun", "word.of", "that", "that.thing",
    "to", "as", "thus", "because", "condition", "content.noun", "of.state", "apart", "former", "given",
)  # fmt: skip
"""Classes beside the categories that the steps ask for (docs/packs.md)."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a pack may have. Counts are None where they make no sense, or where no gold was given."""

    item: str
    entries: int | None = None
    examples: int | None = None
    gold: int | None = None

    @property
    def gap(self) -> bool:
        """Whether the pack has nothing for it."""
        return self.entries == 0

    @property
    def ungolded(self) -> bool:
        """Whether the pack has something for it that no gold record holds to account."""
        return bool(self.entries) and self.gold == 0


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Rows about one question. `name` says what is counted."""

    name: str
    rows: tuple[Row, ...]


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The coverage of one pack. `articles` counts those of the gold in its language, None without gold."""

    language: str
    articles: int | None
    groups: tuple[Group, ...]


def coverage(code: str, golds: Iterable[Gold] | None = None) -> Coverage:
    """The coverage of a pack; of `golds` those in its language are counted. Raises PackError where the pack is broken."""
    pack = load_pack(code)
    mine = None if golds is None else [gold for gold in golds if gold.language == code]
    groups = {
        "Reporting words, by kind and form": _reporting(pack),
        "Patterns of statements, by what they ask of the content": _contents(pack),
        "Words by category": _categories(pack),
        "Classes that the steps ask for": _classes(pack),
        "Classes that nothing asks for and that look misspelt": _misspelt(pack),
        "Kinds of speakers": _speakers(pack, mine),
        "Channels": _channels(pack, mine),
        "Types of statements": _types(mine),
        "Issues": _issues(pack, mine),
        "Stances": _stances(pack, mine),
        "What happens to a meeting": _phases(pack),
        "Statuses of rounds": _statuses(mine),
        "Rules of meetings": _meetings(load_talks(code)),
        "Outcomes": _values(load_talks(code).outcomes.all, vocabulary.OUTCOMES, _count(mine, "outcomes", "value")),
        "Assessments": _assessments(pack, mine),
        "Statuses of agreements": _agreements(pack, mine),
        "Counts of people": _figures(pack),
        "Words of dates": date_words(pack.dates),
        "Dates, by what their examples give": granularities(pack.dates),
        "Page furniture": _furniture(pack),
        "Names": _names(pack),
        "Labels of the interface": _labels(pack),
    }
    rows = {name: tuple(Row(item=i, entries=e, examples=x, gold=g) for i, e, x, g in found) for name, found in groups.items()}
    return Coverage(
        language=code,
        articles=None if mine is None else len(mine),
        groups=tuple(Group(name=name, rows=found) for name, found in rows.items() if found),
    )


Counts = Iterator[tuple[str, int | None, int | None, int | None]]
"""Items with the numbers of entries, of examples and in the gold."""


def _count(golds: Sequence[Gold] | None, records: str, *keys: str) -> Mapping[str, int] | None:
    """How often the gold has each value of some fields; None without gold."""
    if golds is None:
        return None
    return Counter(value for gold in golds for one in getattr(gold, records) for key in keys if (value := getattr(one, key)) is not None)


def _held(counted: Mapping[str, int] | None, item: str) -> int | None:
    return None if counted is None else counted.get(item, 0)


def _reports(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """The KIND.FORM classes of reporting words."""
    for entry in entries:
        for name in entry.classes:
            kind, dot, form = name.partition(".")
            if dot and kind in entry.classes and form in entry.classes:
                yield name, entry


def _reporting(pack: Pack) -> Counts:
    """Kinds that another pack has and this one lacks are listed with no entries."""
    forms = Counter(name for name, _ in _reports(_own(pack)))
    kinds = {name.partition(".")[0] for name in forms}
    others = {
        name.partition(".")[0] for code in available(PACKS) if code != pack.code for name, _ in _reports(_own(load_pack(code, PACKS)))
    }
    anchors = Counter(name for pattern in pack.statements if isinstance(pattern.form.anchor, Class) for name in pattern.form.anchor.names)
    for name in sorted(forms):
        yield name, forms[name], anchors.get(name, 0), None
    for kind in sorted(others - kinds):
        yield kind, 0, 0, None


def _own(pack: Pack) -> Iterator[Entry]:
    """The cues of a pack, and the bare stems that only a pattern makes one."""
    yield from {id(e): e for name in ("cue", "bare") for e in pack.lexicon.of_class(name)}.values()


def _contents(pack: Pack) -> Counts:
    kinds = Counter(pattern.content for pattern in pack.statements)
    misses = Counter(pattern.content for pattern in pack.statements for _ in pattern.near_misses)
    for kind in sorted(CONTENT_KINDS):
        yield kind, kinds[kind], kinds[kind] + misses[kind], None


def _categories(pack: Pack) -> Counts:
    for name in CATEGORIES:
        if name not in ("plain", "number"):
            yield name, len(pack.lexicon.of_class(name)), None, None


def _classes(pack: Pack) -> Counts:
    for name in CLASSES:
        yield name, len(pack.lexicon.of_class(name)), None, None


def _misspelt(pack: Pack) -> Counts:
    """Classes in one word that nothing asks for and that look like one that is asked for."""
    forms: list[Form] = [pattern.form for pattern in pack.statements]
    forms += [rule.form for rules in load_talks(pack.code).tables.values() for rule in rules.all]
    forms += [rule.form for claims in load_stances(pack.code).tables.values() for rule in claims.all]
    asked = {*CATEGORIES, *CLASSES, *(name for form in forms for name in _classes_in((*form.left, form.anchor, *form.right)))}
    asked |= {half for name in asked for half in name.split(".")}
    own = _all_classes(pack)
    for name in sorted(name for name in own.keys() - asked if "." not in name):
        near = get_close_matches(name, asked, n=1, cutoff=_ALIKE)
        if near:
            yield f"{name} ({near[0]}?)", own[name], None, None


def _all_classes(pack: Pack) -> Counter[str]:
    return Counter(name for entry in pack.lexicon.entries for name in entry.classes)


def _classes_in(elements: Iterable[Element]) -> set[str]:
    found: set[str] = set()
    for element in elements:
        if isinstance(element, Class):
            found |= element.names
        elif isinstance(element, Choice):
            found.update(*(_classes_in(way) for way in element.ways))
    return found


def _speakers(pack: Pack, golds: Sequence[Gold] | None) -> Counts:
    nouns = [entry for name in ("role", "group", "organisation", "document", "medium", "pronoun") for entry in pack.lexicon.of_class(name)]
    kinds = Counter({id(entry): entry.attributes.get("kind", "") for entry in nouns}.values())
    gold = _count(golds, "statements", "kind")
    for kind in vocabulary.SPEAKER_KINDS:
        # An outlet and a state speak by their names, which all packs share.
        yield kind, kinds[kind] if kind not in ("outlet", "state") else kinds[kind] or None, None, _held(gold, kind)


def _channels(pack: Pack, golds: Sequence[Gold] | None) -> Counts:
    words = {
        id(e): e for c in ("cue", "channel.medium", "channel.audience", "channel.act", "statement.noun") for e in pack.lexicon.of_class(c)
    }
    kinds = Counter(entry.attributes.get("channel", "") for entry in words.values())
    gold = _count(golds, "statements", "channel")
    for channel in vocabulary.CHANNELS:
        yield channel, kinds[channel], None, _held(gold, channel)


def _types(golds: Sequence[Gold] | None) -> Counts:
    gold = _count(golds, "statements", "type")
    if gold is not None:
        for name in vocabulary.STATEMENT_TYPES:
            yield name, None, None, gold.get(name, 0)


def _issues(pack: Pack, golds: Sequence[Gold] | None) -> Counts:
    phrases, examples = Counter[str](), Counter[str]()
    for phrase in load_issues(pack.code).phrases:
        phrases[phrase.issue] += 1
        examples[phrase.issue] += 1 + len(phrase.near_misses)
    counted = [_count(golds, records, "issue") for records in ("positions", "agreements", "outcomes")]
    for issue in vocabulary.ISSUES:
        gold = None if golds is None else sum(one.get(issue, 0) for one in counted if one is not None)
        yield issue, phrases[issue] if issue != "other" else None, examples[issue], gold


def _stances(pack: Pack, golds: Sequence[Gold] | None) -> Counts:
    rules = load_stances(pack.code).positions.all
    gold = _count(golds, "positions", "stance")
    for stance in vocabulary.STANCES:
        giving = [rule for rule in rules if stance in rule.says.values()]
        yield stance, len(giving), _examples(giving), _held(gold, stance)


def _examples(rules: Sequence[ClaimRule | Rule]) -> int:
    """Examples and near misses: each rule has one example."""
    return len(rules) + sum(len(rule.near_misses) for rule in rules)


def _phases(pack: Pack) -> Counts:
    """What can happen to a meeting is told by the `sort` of words; those that only another pack has are listed with no entries."""
    own = _sorts(pack)
    others = {sort for code in available(PACKS) if code != pack.code for sort in _sorts(load_pack(code, PACKS))}
    for sort in sorted({*own, *others}):
        yield sort, own[sort], None, None


def _sorts(pack: Pack) -> Counter[str]:
    words = {id(entry): entry for name in ("phase.of", "phase.on", "phase.at") for entry in pack.lexicon.of_class(name)}
    return Counter(entry.attributes["sort"] for entry in words.values() if "sort" in entry.attributes)


def _statuses(golds: Sequence[Gold] | None) -> Counts:
    gold = _count(golds, "rounds", "status")
    if gold is not None:
        for status in vocabulary.ROUND_STATUSES:
            yield status, None, None, gold.get(status, 0)


def _meetings(talks: TalkRules) -> Counts:
    for name in ("mention", "third"):
        rules = talks.tables[name].all
        yield name, len(rules), _examples(rules), None


def _values(rules: Sequence[Rule], values: Sequence[str], gold: Mapping[str, int] | None) -> Counts:
    for value in values:
        giving = [rule for rule in rules if rule.says.get("value") == value]
        yield value, len(giving), _examples(giving), _held(gold, value)


def _assessments(pack: Pack, golds: Sequence[Gold] | None) -> Counts:
    """Words of the class `rating` carry their own value."""
    words = Counter(entry.attributes.get("sort") or entry.attributes.get("value", "") for entry in pack.lexicon.of_class("rating"))
    rules = load_talks(pack.code).assessments.all
    for value, entries, examples, gold in _values(rules, vocabulary.ASSESSMENTS, _count(golds, "assessments", "value")):
        yield value, (entries or 0) + words[value], examples, gold


def _agreements(pack: Pack, golds: Sequence[Gold] | None) -> Counts:
    rules = load_stances(pack.code).agreements.all
    gold = _count(golds, "agreements", "status")
    for status in vocabulary.AGREEMENT_STATUSES:
        giving = [rule for rule in rules if status in rule.says.values()]
        yield status, len(giving), _examples(giving), _held(gold, status)


def _figures(pack: Pack) -> Counts:
    patterns = load_figures(pack.code).patterns
    for what in vocabulary.FIGURES:
        counting = [pattern for pattern in patterns if pattern.what == what]
        yield what, len(counting), len(counting) + sum(len(pattern.near_misses) for pattern in counting), None


def _furniture(pack: Pack) -> Counts:
    rules = {rule.id: rule.kind for rule in pack.noise.rules}
    kinds = Counter(kind for kind in rules.values())
    trials = Counter(rules.get(trial.rule, trial.rule) for trial in pack.noise.trials)
    for kind in sorted(KINDS):
        yield kind, kinds[kind], trials[kind], None
    yield "sign-off", len(pack.noise.names), trials["sign-off"], None
    yield "dateline", len(pack.noise.outlets) + len(pack.noise.places), trials["dateline"], None


def _names(pack: Pack) -> Counts:
    path = pack.folder / "names" / "states.tsv"
    rows = [row.cells for row in read_rows(path)] if path.is_file() else []
    for column in ("names", "demonyms", "capitals", "seats"):
        yield f"states with {column}", sum(1 for row in rows if forms_of(row.get(column, ""))), None, None
    path = pack.folder / "names" / "actors.tsv"
    named = sum(1 for row in read_rows(path) if forms_of(row.cells.get("forms", ""))) if path.is_file() else 0
    known = sum(1 for _ in read_rows(shared_of(pack.folder.parent) / "actors.tsv"))
    yield f"actors, of {known} that the packs share", named, None, None


def _labels(pack: Pack) -> Counts:
    """Labels by section, against all that any installed pack has; the count of a section that lacks some says how many."""
    own = _label_tables(pack.folder)
    every: dict[str, set[str]] = {}
    for code in available(PACKS):
        for section, labels in _label_tables(PACKS / code).items():
            every.setdefault(section, set()).update(labels)
    for section, keys in every.items():
        have = keys & own.get(section, {}).keys()
        yield section if len(have) == len(keys) else f"{section} ({len(keys) - len(have)} missing)", len(have), None, None


def _label_tables(home: Path) -> dict[str, dict[str, Any]]:
    path = home / "labels.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
