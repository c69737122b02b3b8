"""How a language names the issues of negotiations: phrases with gaps, looked up where their first word stands.

The rows of a pack's `words/issues.tsv` are written in this notation:

    <pull> ~ <troops>            a word of one family near one of another, in either order
    jeda .. (jam|hari)           the second soon behind the first
    zona (penyangga|pemisah)     next to each other; `[x]` may be missing

`<pull>` is any form of that family of `words/issue_families.tsv`. Words stand without clitics: those of the pack's spelling are taken off
a word of the text that is not known as it stands, and a doubled word (`a-a`) counts as the single one. In a family, `@place`, `@state`,
`@group` and `@person` stand for any name of the lists.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import Final, NamedTuple

from runding.lang.folders import PACKS, shared_of
from runding.lang.pack import load_pack
from runding.lang.pattern import Choice, Class, Element, PatternError, Slot, parse_notation
from runding.lang.pattern import Word as PlainWord
from runding.lang.tables import PackError, forms_of, read_rows
from runding.model.vocabulary import ISSUES

PLACE: Final = "@place"
STATE: Final = "@state"
GROUP: Final = "@group"
PERSON: Final = "@person"
"""What stands in the families of phrases for any name of that kind which no phrase spells."""
GAP: Final = 6
"""How many words may stand in a gap."""
_NO_ISSUE: Final = "-"
"""The issue of phrases that only look like one: they hide the smaller phrases in them."""
_COLUMNS: Final = frozenset({"issue", "phrase", "act", "example", "not"})
_ACTS: Final = frozenset({"", "hostile", "ongoing", "plan", "kept", "frame", "weak", "contrary"})
"""What a phrase says beside its issue: an act against the other side (launch attacks, impose sanctions), one that goes on, a meeting that
is planned, an agreement carried out, how talks are to be held, the opposite of the
issue (keep troops where they are). A weak phrase counts only where its stretch between two stops names nothing
else."""
_FAMILY_COLUMNS: Final = frozenset({"family", "words"})
_SHARED_COLUMNS: Final = frozenset({"issue", "absorbs", "narrows"})
_APART: Final = 4 * GAP
"""How many words two phrases may take together of which one absorbs the other."""
_REMEMBERED: Final = 100_000
"""For how many units is it remembered how their words are looked up."""
_STOPS: Final = frozenset(".,;:()-–—!?…")
_ORDERS: Final = re.compile(r"\s+~\s+")
_GAPS: Final = re.compile(r"\s*\.\.\s*")

Step = frozenset[str] | None
"""One word of several, or a gap (None)."""


class Found(NamedTuple):
    """A phrase that stands in a row of words: the issue, the places of its own words, the row of the table it comes from."""

    issue: str
    places: tuple[int, ...]
    phrase: "Phrase"


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One row of the table: how an issue is named, with the example that must hold it and the near misses that must not."""

    issue: str
    notation: str
    act: str
    example: str
    near_misses: tuple[str, ...]
    path: Path
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class _Rest:
    """What is left of a phrase behind its first two words, and whether a gap may part these."""

    phrase: Phrase
    gap: bool
    steps: tuple[Step, ...]


class IssueLexicon:
    """All phrases of one language. Built once, then read only."""

    def __init__(
        self, phrases: Iterable[tuple[Phrase, tuple[Step, ...]]], suffixes: Sequence[str], shared: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._suffixes = tuple(suffixes)
        self._absorbs = {issue: frozenset(row.get("absorbs", "").split("|")) for issue, row in shared.items()}
        self._narrows = {issue: frozenset(row.get("narrows", "").split("|")) for issue, row in shared.items()}
        self._greedy = frozenset(issue for row in (self._absorbs, self._narrows) for issue, names in row.items() if any(names))
        """The issues that absorb or narrow others."""
        self._alone: dict[str, list[Phrase]] = {}
        self._begun: dict[str, list[tuple[frozenset[str], _Rest]]] = {}
        self._pairs: dict[str, dict[str, list[_Rest]]] = {}
        known: set[str] = set()
        rows: dict[int, Phrase] = {}
        for phrase, steps in phrases:
            rows[phrase.line] = phrase
            self._add(phrase, steps)
            for step in steps:
                known |= step or frozenset()
        self.phrases = tuple(rows.values())
        self._known = frozenset(known)
        self._forms: dict[str, tuple[str, ...]] = {}

    def _add(self, phrase: Phrase, steps: tuple[Step, ...]) -> None:
        """Files a phrase under its first word."""
        first, second = steps[0], next((step for step in steps[1:] if step), None)
        assert first is not None
        if second is None:
            for word in first:
                self._alone.setdefault(word, []).append(phrase)
            return
        rest = _Rest(phrase, steps[1] is None, steps[3:] if steps[1] is None else steps[2:])
        for word in first:
            self._begun.setdefault(word, []).append((second, rest))

    def _pairs_of(self, word: str) -> dict[str, list[_Rest]]:
        """The phrases that a word begins by their second words, so that a scan looks only at those of which two words are there.

        They are filed when the word is first met: most are in no report.
        """
        pairs = self._pairs.get(word)
        if pairs is None:
            pairs = self._pairs[word] = {}
            for second, rest in self._begun[word]:
                for other in second:
                    pairs.setdefault(other, []).append(rest)
        return pairs

    def keys_of(self, unit: str) -> tuple[str, ...]:
        """The forms under which the words of a unit in lower case are looked up: empty for an unknown word, a stop is itself.

        One empty form for a unit of several words of which none is known.
        """
        known = self._forms.get(unit)
        if known is None:
            known = tuple(self._key(word) for word in unit.split(" "))
            known = known if any(known) else ("",)
            if len(self._forms) < _REMEMBERED:
                self._forms[unit] = known
        return known

    def _key(self, word: str) -> str:
        if word in self._known or word in _STOPS:
            return word
        half, hyphen, rest = word.partition("-")
        for suffix in self._suffixes:
            if word.endswith(suffix) and (stem := self._single(word[: -len(suffix)])) in self._known:
                return stem
        return half if hyphen and rest.startswith(half) and half in self._known else ""

    def _single(self, word: str) -> str:
        half, hyphen, rest = word.partition("-")
        return half if hyphen and half == rest and word not in self._known else word

    def scan(self, keys: Sequence[str], bars: Collection[int] = (), joints: Collection[int] = ()) -> list[Found]:
        """Every phrase in a row of words given by their keys, in text order, without those that stand inside a larger one.

        `bars` are places that no gap may skip: words that open another clause; `joints` those of words that join.
        """
        found: list[Found] = []
        alone, begun = self._alone, self._begun
        for at, key in enumerate(keys):
            if key in alone:
                found += [Found(phrase.issue, (at,), phrase) for phrase in alone[key]]
            # Few first words have any of their second ones within a gap: one question of a set instead of a walk.
            if key in begun and not (pairs := self._pairs_of(key)).keys().isdisjoint(keys[at + 1 : at + GAP + 2]):
                found += _pairs_from(pairs, keys, at, bars)
        return self._settled(found, keys, joints) if found else found

    def _settled(self, found: list[Found], keys: Sequence[str], joints: Collection[int]) -> list[Found]:
        """The larger of two phrases that share all words, once for each issue and place; without what another issue absorbs."""
        if len(found) == 1:
            return [one for one in found if one.issue != _NO_ISSUE]
        found.sort(key=lambda one: -len(one.places))
        kept: list[Found] = []
        covering: dict[int, list[tuple[frozenset[int], str]]] = {}
        for one in found:
            places = frozenset(one.places)
            if any(places <= other and (places < other or one.issue == issue) for other, issue in covering.get(one.places[0], ())):
                continue
            for place in one.places:
                covering.setdefault(place, []).append((places, one.issue))
            if one.issue != _NO_ISSUE:
                kept.append(one)
        held = self._unabsorbed(sorted(kept, key=lambda one: (one.places[0], one.places[-1])), keys, joints)
        return _without_weak(held, keys, joints) if any(one.phrase.act == "weak" for one in held) else held

    def _unabsorbed(self, kept: list[Found], keys: Sequence[str], joints: Collection[int]) -> list[Found]:
        """Phrases in text order without those that another one near by absorbs or narrows."""
        if self._greedy.isdisjoint([one.issue for one in kept]):
            return kept
        starts = [one.places[0] for one in kept]
        held: list[Found] = []
        for one in kept:
            near = kept[bisect_left(starts, one.places[0] - _APART) : bisect_right(starts, one.places[-1] + _APART)]
            if not any(self._absorbs_other(other, one, keys, joints) for other in near):
                held.append(one)
        return held

    def _absorbs_other(self, other: Found, one: Found, keys: Sequence[str], joints: Collection[int]) -> bool:
        if one.issue in self._absorbs.get(other.issue, ()):
            low, high = min(one.places[0], other.places[0]), max(one.places[-1], other.places[-1])
            if high - low <= _APART and not any(key in _STOPS for key in keys[low:high]):
                return True
        if one.issue not in self._narrows.get(other.issue, ()) or set(one.places).isdisjoint(other.places):
            return False
        return not any(place in joints for place in range(one.places[-1] + 1, other.places[-1]))  # prisoners and bodies are exchanged


def _without_weak(held: list[Found], keys: Sequence[str], joints: Collection[int]) -> list[Found]:
    """The phrases but for weak ones in a stretch that names something else as well."""
    stretch, number = [0] * len(keys), 0
    for at, key in enumerate(keys):
        number += key in _STOPS or at in joints
        stretch[at] = number
    strong = {stretch[one.places[0]] for one in held if one.phrase.act != "weak"}
    return [one for one in held if one.phrase.act != "weak" or stretch[one.places[0]] not in strong]


def _pairs_from(seconds: Mapping[str, list["_Rest"]], keys: Sequence[str], at: int, bars: Collection[int]) -> Iterator[Found]:
    """The phrases whose first word stands at `at`: a gap takes the first word that fits, within its bounds."""
    done: set[int] = set()
    for place in range(at + 1, min(at + GAP + 2, len(keys))):
        key = keys[place]
        if key in seconds:
            for rest in seconds[key]:
                if id(rest) in done or not (rest.gap or place == at + 1):
                    continue
                done.add(id(rest))
                places = _follow(rest.steps, keys, (at, place), bars)
                if places is not None:
                    yield Found(rest.phrase.issue, places, rest.phrase)
        if key in _STOPS or place in bars:
            return


def _follow(steps: tuple[Step, ...], keys: Sequence[str], places: tuple[int, ...], bars: Collection[int]) -> tuple[int, ...] | None:
    """The places of a phrase, given those of its first words; None where the others do not follow."""
    at, size, gap = places[-1] + 1, len(keys), False
    for step in steps:
        if step is None:
            gap = True
            continue
        stop = min(at + GAP + 1, size) if gap else min(at + 1, size)
        while at < stop and keys[at] not in step:
            if keys[at] in _STOPS or at in bars:
                return None
            at += 1
        if at >= stop:
            return None
        places = (*places, at)
        at += 1
        gap = False
    return places


def load_issues(code: str, folder: Path = PACKS) -> IssueLexicon:
    """The issue lexicon of a language. Raises PackError (`file:line: message`) for a fault in one of its tables."""
    return _issues_of(code, folder, load_pack(code, folder).folder)


@cache
def _issues_of(code: str, folder: Path, home: Path) -> IssueLexicon:
    """They are read once for each home of a pack: RUNDING_PACKS may name another one later."""
    pack = load_pack(code, folder)
    assert pack.folder == home
    words = pack.folder / "words"
    families = _families(words / "issue_families.tsv")
    shared = {row["issue"]: row for row in _shared(shared_of(pack.folder.parent) / "issues.tsv")}
    return IssueLexicon(_phrases(words / "issues.tsv", families), pack.splitter.suffixes, shared)


def _families(path: Path) -> dict[str, list[str]]:
    if not path.is_file():
        return {}
    return {row.cells["family"]: forms_of(row.cells["words"]) for row in read_rows(path, columns=_FAMILY_COLUMNS)}


def _shared(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    for row in read_rows(path, columns=_SHARED_COLUMNS):
        _check_issue(path, row.line, row.cells.get("issue"))
        for name in [*row.cells.get("absorbs", "").split("|"), *row.cells.get("narrows", "").split("|")]:
            if name:
                _check_issue(path, row.line, name)
        yield row.cells


def _check_issue(path: Path, line: int, issue: str | None) -> None:
    if issue not in ISSUES:
        raise PackError(path, line, f"{issue!r} is no issue of the vocabulary (runding.model.vocabulary.ISSUES)")


def _phrases(path: Path, families: Mapping[str, Sequence[str]]) -> Iterator[tuple[Phrase, tuple[Step, ...]]]:
    if not path.is_file():
        return
    for row in read_rows(path, columns=_COLUMNS):
        cells = row.cells
        if cells.get("issue") != _NO_ISSUE:
            _check_issue(path, row.line, cells.get("issue"))
        for column in ("phrase", "example"):
            if column not in cells:
                raise PackError(path, row.line, f"a phrase needs `{column}`")
        if cells.get("act", "") not in _ACTS:
            raise PackError(path, row.line, f"`act` {cells['act']!r} is not one of {', '.join(sorted(_ACTS - {''}))}")
        near_misses = tuple(part.strip() for part in cells.get("not", "").split("|") if part.strip())
        phrase = Phrase(cells["issue"], cells["phrase"], cells.get("act", ""), cells["example"], near_misses, path, row.line)
        try:
            for steps in compile_phrase(cells["phrase"], families):
                yield phrase, steps
        except PatternError as error:
            raise PackError(path, row.line, str(error)) from error


def compile_phrase(notation: str, families: Mapping[str, Sequence[str]]) -> Iterator[tuple[Step, ...]]:
    """The rows of steps that a phrase stands for, alternatives of several words written out. Raises PatternError."""
    halves = _ORDERS.split(notation.strip())
    if len(halves) > 2:
        raise PatternError(f"more than one ~ in {notation!r}")
    ways = [list(_rows(half, families)) for half in halves]
    if len(ways) == 1:
        yield from ways[0]
        return
    for first, second in product(*ways):
        yield (*first, None, *second)
        yield (*second, None, *first)


def _rows(notation: str, families: Mapping[str, Sequence[str]]) -> Iterator[tuple[Step, ...]]:
    parts = [parse_notation(part) for part in _GAPS.split(notation)]
    if not all(parts):
        raise PatternError(f"a gap at the edge of {notation!r}")
    for chosen in product(*(list(_expanded(part, families)) for part in parts)):
        row: list[Step] = []
        for number, steps in enumerate(chosen):
            row += [None, *steps] if number else steps
        if not row or row[0] is None:
            raise PatternError(f"{notation!r} must begin with a word that cannot be missing")
        yield tuple(row)


def _expanded(elements: Sequence[Element], families: Mapping[str, Sequence[str]]) -> Iterator[tuple[Step, ...]]:
    """Every row of steps that a sequence of elements stands for; alternatives of one word each share a step."""
    for row in product(*[_ways(element, families) for element in elements]):
        yield tuple(chain.from_iterable(row))


def _ways(element: Element, families: Mapping[str, Sequence[str]]) -> list[tuple[Step, ...]]:
    if isinstance(element, PlainWord):
        return _plain(element.text)
    if isinstance(element, Slot):
        raise PatternError(f"{{{element.name}}}: a phrase has no slots")
    if isinstance(element, Class):
        unknown = [name for name in sorted(element.names) if name not in families]
        if unknown:
            raise PatternError(f"no family is called {unknown[0]!r}")
        forms = [tuple(form.lower().split(" ")) for name in sorted(element.names) for form in families[name]]
        rows = [tuple(step for word in form for step in _plain(word)[0]) for form in forms]
        return _shared_step(rows)
    assert isinstance(element, Choice)
    return _shared_step([row for way in element.ways for row in _expanded(way, families)])


@cache
def _plain(word: str) -> list[tuple[Step, ...]]:
    """A plain word as its only way: the words of phrases are few, and each stands in many."""
    return [(frozenset({word}),)]


def _shared_step(rows: Iterable[tuple[Step, ...]]) -> list[tuple[Step, ...]]:
    """Rows of a single word as one row; the others as they are."""
    single: set[str] = set()
    longer: list[tuple[Step, ...]] = []
    for row in rows:
        if len(row) == 1 and row[0] is not None:
            single |= row[0]
        else:
            longer.append(row)
    return [(frozenset(single),), *longer] if single else longer
