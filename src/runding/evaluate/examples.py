"""Do the examples of a pack hold? Each must fire, with every form of its anchor's class; no near miss may."""

import os
from collections.abc import Iterator

from runding.evaluate.claim_examples import failed_claims
from runding.evaluate.figure_examples import failed_figures
from runding.evaluate.issue_examples import failed_issues
from runding.evaluate.talk_examples import failed_talks
from runding.find.furniture import failed_trials
from runding.lang.dates.check import check_dates
from runding.lang.folders import home_of
from runding.lang.lexicon import Entry
from runding.lang.pack import Pack, Pattern, load_pack
from runding.lang.pattern import Class
from runding.lang.quotes import pair_quotes
from runding.lang.readings import Trial
from runding.lang.sentences import Sentence
from runding.model.record import ArticleRecord, Statement
from runding.model.text import Article, Range, article_id
from runding.pipeline import extract, markers
from runding.read.language import failed_examples


def check_pack(code: str) -> list[str]:
    """The faults of a pack, each as `file:line: message`; empty where every example holds.

    Files are named from the folder of packs on (`CODE/dates.toml:3`). Raises PackError where the pack cannot be loaded at all.
    """
    pack = load_pack(code)
    faults = [
        *(fault for trial in pack.readings.trials for fault in _check_reading(pack, trial)),
        *(fault for pattern in pack.statements for fault in _check_pattern(pack, pattern)),
        *failed_trials(pack.noise),
        *failed_talks(code),
        *failed_issues(pack),
        *failed_claims(code),
        *failed_figures(pack),
        *check_dates(pack.dates),
        *(fault for fault in failed_examples(markers()) if fault.startswith(f"{pack.folder}{os.sep}")),
    ]
    return [named_in_pack(fault, code) for fault in faults]


def named_in_pack(fault: str, code: str) -> str:
    """A fault whose file is named from the folder of packs on, wherever that lies."""
    return fault.replace(f"{home_of(code).parent}{os.sep}", "", 1)


def _check_reading(pack: Pack, trial: Trial) -> Iterator[str]:
    """Whether the rule decides on the word in braces, and only in an example."""
    at = trial.text.index("{")
    text = trial.text.replace("{", "").replace("}", "")
    decisions: set[tuple[int, str]] = set()

    def watch(sentence: Sentence) -> None:
        decided: list[tuple[int, str]] = []
        pack.readings.settle(sentence, decided)
        decisions.update((sentence.starts[unit], rule) for unit, rule in decided)

    pack.splitter.settled_by(watch).sentences(text, Range(0, len(text)), 0, pair_quotes(text, 0, len(text)))
    if ((at, trial.rule) in decisions) != trial.fires:
        told = next((rule for place, rule in sorted(decisions) if place == at), "no rule")
        yield f"{trial.path}:{trial.line}: {trial.rule}: {'does not decide' if trial.fires else 'decides'}: {trial.text!r}; {told} does"


def _check_pattern(pack: Pack, pattern: Pattern) -> Iterator[str]:
    place = f"{pattern.path}:{pattern.line}: {pattern.id}"
    anchor = pattern.form.anchor
    if isinstance(anchor, Class) and not any(pack.lexicon.of_class(name) for name in anchor.names):
        yield f"{place}: no word has the class {' or '.join(sorted(anchor.names))}, at which the pattern is tried"
        return
    fired = _fired(pack, pattern, pattern.example)
    if fired is None:
        yield f"{place}: the example does not fire: {pattern.example!r}; it gives {_told(_record(pack, pattern.example))}"
        return
    if pattern.speaker is not None and (fired.speaker is None or fired.speaker.name != pattern.speaker):
        yield f"{place}: the speaker is {fired.speaker and fired.speaker.name!r}, not {pattern.speaker!r}"
    said = tuple(span.exact for span in fired.content)
    if pattern.says is not None and said != pattern.says:
        yield f"{place}: the content is {said!r}, not {pattern.says!r}"
    for near_miss in pattern.near_misses:
        if _fired(pack, pattern, near_miss) is not None:
            yield f"{place}: the near miss fires: {near_miss!r}"
    yield from _check_forms(pack, pattern, fired, place)


def _check_forms(pack: Pack, pattern: Pattern, fired: Statement, place: str) -> Iterator[str]:
    """Puts every form of the anchor's classes in the place of the example's cue."""
    anchor = pattern.form.anchor
    if not isinstance(anchor, Class) or fired.cue is None or "." not in "".join(anchor.names):
        return
    forms: dict[str, Entry] = {e.form: e for name in sorted(anchor.names) for e in pack.lexicon.of_class(name)}
    if fired.cue.exact.lower() not in map(str.lower, forms):
        return  # the cue is another word, to which the anchor only leads
    for form in forms:
        if form in pack.readings.seconds:
            continue  # what it is depends on its neighbours, which an example has for one form only
        if fired.cue.exact[0].isupper():
            form = form[0].upper() + form[1:]
        text = pattern.example[: fired.cue.start] + form + pattern.example[fired.cue.end :]
        if _fired(pack, pattern, text, any_rule=True) is None:
            yield f"{place}: does not fire with {form!r}: {text!r}"


def _record(pack: Pack, text: str) -> ArticleRecord:
    return extract(Article(id=article_id(text), language=pack.code, text=text))


def _fired(pack: Pack, pattern: Pattern, text: str, *, any_rule: bool = False) -> Statement | None:
    rule = f"{pack.code}:{pattern.id}"
    return next((s for s in _record(pack, text).statements if any_rule or s.rule == rule), None)


def _told(record: ArticleRecord) -> str:
    """What came out instead, for the message."""
    found = [f"{s.rule} by {s.speaker.name if s.speaker else None}: {[c.exact for c in s.content]}" for s in record.statements]
    return "; ".join(found) or "nothing"
