"""A trial as a page: units with their classes, tries with what did not fit, dates, records."""

from collections.abc import Iterator

from runding.model.record import ArticleRecord, Statement
from runding.show.safe import printable
from runding.workbench.columns import aligned
from runding.workbench.trial import Trial, TriedSentence, Try, Unit

_HIDDEN = frozenset({"wikidata", "note"})


def trial_page(trial: Trial, *, fired_only: bool = False) -> str:
    """The page. With `fired_only` patterns that did not fire are counted and not listed."""
    lines: list[str] = []
    for sentence in trial.sentences:
        lines += [printable(sentence.text) + ("   (headline)" if sentence.headline else ""), ""]
        lines += [*aligned([_unit(unit) for unit in sentence.units], most=40), ""]
        lines += [*_tries(sentence, fired_only=fired_only), ""]
    if trial.dates:
        lines += ["Dates", *aligned([(one.days, one.text, one.rule) for one in trial.dates]), ""]
    lines += ["Records", *(aligned(list(_records(trial.record))) or ["  none"]), ""]
    lines.append(_gate(trial))
    return "\n".join(lines) + "\n"


def _unit(unit: Unit) -> tuple[str, str, str, str]:
    told = " ".join(f"{key}={value}" for key, value in unit.attributes.items() if key not in _HIDDEN)
    return unit.code, unit.text, unit.category, ", ".join(unit.classes) + (f"   {told}" if told else "")


def _tries(sentence: TriedSentence, *, fired_only: bool) -> Iterator[str]:
    if not sentence.tries:
        yield "No pattern is tried: no word here is the anchor of one."
        return
    silent = [one for one in sentence.tries if one.why is not None]
    shown = [one for one in sentence.tries if one.why is None or not fired_only]
    rows: list[tuple[str, str, str, str]] = []
    for one in shown:
        rows.append(("+" if one.why is None else "-", one.anchor, f"{one.table} {one.rule}", one.why or _fired(one)))
    yield f"Patterns tried: {len(sentence.tries)}, {len(silent)} of them did not fire"
    yield from aligned(rows, most=44)


def _fired(one: Try) -> str:
    return f"fired: {one.form}   ({one.place})"


def _records(record: ArticleRecord) -> Iterator[tuple[str, str, str]]:
    for said in record.statements:
        yield "statement", _speaker(said), " … ".join(span.exact for span in said.content) + f"   [{said.rule}]"
    for meeting in record.rounds:
        when = meeting.start.text if meeting.start is not None else ""
        parts = (meeting.ordinal and f"number {meeting.ordinal}", meeting.status, when, meeting.venue and meeting.venue.name)
        yield "round", ", ".join(meeting.parties), ", ".join(str(part) for part in parts if part)
    for outcome in record.outcomes:
        yield "outcome", outcome.issue, f"{outcome.value}   [{outcome.rule}]"
    for rating in record.assessments:
        yield "assessment", rating.assessor, f"{rating.value} of {rating.issue}   [{rating.rule}]"
    for position in record.positions:
        yield "position", position.holder.side, f"{position.stance} {position.issue}   [{position.rule}]"
    for agreement in record.agreements:
        yield "agreement", ", ".join(agreement.parties), f"{agreement.status} {agreement.issue}   [{agreement.rule}]"
    for title in record.related:
        yield "related", "", title.title
    for span in record.furniture:
        yield "furniture", "", span.exact


def _speaker(said: Statement) -> str:
    return said.speaker.name if said.speaker is not None else "(nobody named)"


def _gate(trial: Trial) -> str:
    """Whether a report of these words would get rounds, positions and agreements at all."""
    weights = f"words of conflict weigh {trial.conflict}, of other fields {trial.elsewhere}"
    if trial.gate:
        return f"Topic: {weights}: a report of this text gets rounds, positions and agreements."
    return f"Topic: {weights}: a report of this text alone gets statements only; here the rest is shown all the same."
