"""What does a pack make of a text, and why not more? Units with their classes, every pattern that was tried, the record."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from runding.find.furniture import find_furniture
from runding.lang.dates import scan
from runding.lang.dates.check import told
from runding.lang.document import Document, analyse
from runding.lang.lexicon import CATEGORIES, SHAPE_CODES
from runding.lang.pack import load_pack
from runding.lang.pattern import Filler, Form, Slot, first_misfit, watched, written
from runding.lang.rule_table import Held
from runding.lang.sentences import Sentence
from runding.lang.topic import topic_of
from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract
from runding.workbench.rules import RuleAt, records_of, rules_of

_NAMES: Final[Mapping[str, str]] = {code: name for name, code in {**CATEGORIES, **SHAPE_CODES}.items()}

SLOTS_WANT: Final[Mapping[str, str]] = {
    "speaker": "a noun phrase",
    "named": "a noun phrase that ends in a name, a pronoun or a word that points",
    "quote": "a quotation",
    "words": "a quotation",
    "content": "words that something can be said with",
    "clause": "a main clause",
    "closed": "a clause that ends in quoted words",
    "circumstance": "a time, a place or an addressee, up to a comma or the word for that",
    "manner": "words up to a quotation, with a comma or a colon before it",
    "addressee": "a noun phrase",
    "parted": "a comma, or a quotation with one inside its marks",
    "target": "a noun phrase up to what begins the label",
    "pointed": "a noun phrase that a pointing word closes",
    "holder": "a party as the subject",
    "what": "words up to the end of the clause",
    "issues": "a phrase of words/issues.tsv",
    "ordinal": "an ordinal number",
    "no": "a negation",
}
"""What a reader of a trial should know of the slots (docs/packs.md)."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of a sentence: its words, the category that noun phrases see, and what the lists say of it."""

    start: int
    text: str
    category: str
    code: str
    classes: tuple[str, ...]
    attributes: dict[str, str]


class Try(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern that was tried. `start` is where its anchor stands; `why` tells what did not fit, None where it fired."""

    start: int
    anchor: str
    table: str
    rule: str
    form: str
    place: str
    why: str | None


class TriedSentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with its units, and the tries in it in the order of the text."""

    text: str
    headline: bool
    units: tuple[Unit, ...]
    tries: tuple[Try, ...]


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date that was read: its words, the days (`2022-03-04`, `../2022-03-04`, `?`), the pattern."""

    text: str
    days: str
    rule: str


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """All that a pack makes of a text. `conflict` and `elsewhere` are the weights of its topic, `gate` whether a report of it passes."""

    language: str
    sentences: tuple[TriedSentence, ...]
    dates: tuple[Dated, ...]
    conflict: int
    elsewhere: int
    gate: bool
    record: ArticleRecord


class _Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """A try as the engine made it."""

    rule: RuleAt
    start: int
    end: int
    why: str | None


def try_text(code: str, text: str, *, published: str | None = None) -> Trial:
    """What the pack of a language makes of a text. `published` is an ISO date.

    Talks, positions and agreements are looked for whatever the text is about. Raises PackError where the pack is broken, KeyError
    where there is none.
    """
    pack = load_pack(code)
    rules = rules_of(pack)
    attempts: dict[tuple[str, str, int], _Attempt] = {}

    def watcher(form: Form, sentence: Sentence, at: int, fillers: Mapping[str, Filler], fits: bool) -> None:
        rule = rules.get(id(form))
        if rule is not None:
            why = None if fits else _misfit(form, sentence, at, fillers, text)
            key = (rule.table, rule.id, sentence.starts[at])
            if key not in attempts or fits:
                attempts[key] = _Attempt(rule=rule, start=sentence.starts[at], end=sentence.ends[at], why=why)

    with watched(watcher):
        record = extract(Article(id=article_id(text), language=code, published=published, text=text), gated=False)
    document = analyse(text, pack, masked=find_furniture(text, pack.noise).ranges)
    topic = topic_of(document)
    day = date.fromisoformat(published) if published else None
    return Trial(
        language=code,
        sentences=tuple(_sentence(document, sentence, rules, list(attempts.values()), record) for sentence in document.sentences),
        dates=tuple(
            Dated(text=text[one.start : one.end], days=told(one), rule=one.rule.removeprefix("dates: "))
            for one in scan(pack.dates, text, published=day)
        ),
        conflict=topic.conflict,
        elsewhere=topic.elsewhere,
        gate=topic.passes,
        record=record,
    )


def _misfit(form: Form, sentence: Sentence, at: int, fillers: Mapping[str, Filler], text: str) -> str:
    """What does not fit: the element of the pattern, and the word at which it would have to stand."""
    misfit = first_misfit(form, sentence, at, fillers)
    if misfit is None:
        return "does not fit"
    side = "behind" if misfit.forward else "before"
    element = written(misfit.element)
    if not 0 <= misfit.unit < len(sentence):
        return f"{element} is missing: nothing stands {side} it any more"
    unit = misfit.unit
    word = text[sentence.starts[unit] : sentence.ends[unit]]
    place = f"{side} the rest, at {_short(word)!r} ({_NAMES.get(sentence.codes[unit], 'other')})"
    if not isinstance(misfit.element, Slot):
        return f"{element} does not stand {place}"
    wanted = SLOTS_WANT.get(misfit.element.name)
    return f"{element} finds nothing that fits {place}" + (f": it wants {wanted}" if wanted else "")


def _sentence(
    document: Document, sentence: Sentence, rules: Mapping[int, RuleAt], attempts: list[_Attempt], record: ArticleRecord
) -> TriedSentence:
    text = document.text
    mine = [one for one in attempts if sentence.start <= one.start < sentence.end]
    tries = [*(_try(one, text, record) for one in mine), *_untried(document, sentence, rules, mine)]
    return TriedSentence(
        text=text[sentence.start : sentence.end],
        headline=sentence.headline,
        units=tuple(_units(text, sentence)),
        tries=tuple(sorted(tries, key=lambda one: (one.start, one.table, one.place.partition(":")[0], int(one.place.rpartition(":")[2])))),
    )


def _units(text: str, sentence: Sentence) -> Iterator[Unit]:
    for at, entry in enumerate(sentence.entries):
        yield Unit(
            start=sentence.starts[at],
            text=text[sentence.starts[at] : sentence.ends[at]],
            category=_NAMES.get(sentence.codes[at], "other"),
            code=sentence.codes[at],
            classes=() if entry is None else tuple(sorted(entry.classes)),
            attributes={} if entry is None else dict(entry.attributes),
        )


def _try(one: _Attempt, text: str, record: ArticleRecord) -> Try:
    why = one.why
    if why is None and not any(_carries(made, one) for made in records_of(record, one.rule)):
        why = one.rule.unused
    return _as_try(one.rule, text, one.start, one.end, why)


def _carries(made: object, one: _Attempt) -> bool:
    """Whether a record has the anchor of a try among its words."""
    cue, spans = getattr(made, "cue", None), [*getattr(made, "evidence", ())]
    places = [cue] if cue is not None else spans
    return not places or any(span.start <= one.start < span.end for span in places)


def _untried(document: Document, sentence: Sentence, rules: Mapping[int, RuleAt], tried: list[_Attempt]) -> Iterator[Try]:
    """Patterns for statements whose anchors stand there and that were passed over before their words were looked at."""
    pack = document.pack
    seen = {(one.rule.id, one.start) for one in tried if one.rule.table == "statement"}
    held = Held(sentence)
    for at in pack.triggers.anchors(held):
        for pattern in pack.triggers.anchored(held, at):
            if (pattern.id, sentence.starts[at]) in seen:
                continue
            if pattern.where == "headline" and not sentence.headline:
                why = "only for headlines"
            elif pattern.where == "opening" and at > 0:
                why = "only where its word opens the sentence"
            elif pattern.behind_quote and '"' not in sentence.codes[:at]:
                why = "no quotation stands before it"
            elif pattern.quotes and '"' not in sentence.codes:
                why = "it wants a quotation, and the sentence has none"
            else:
                why = "not tried: an earlier pattern fired"
            yield _as_try(rules[id(pattern.form)], document.text, sentence.starts[at], sentence.ends[at], why)


def _as_try(rule: RuleAt, text: str, start: int, end: int, why: str | None) -> Try:
    return Try(start=start, anchor=text[start:end], table=rule.table, rule=rule.id, form=rule.notation, place=rule.place, why=why)


def _short(word: str, most: int = 30) -> str:
    return word if len(word) <= most else word[: most - 1] + "…"
