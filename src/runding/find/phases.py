"""What happens to a meeting where it is mentioned: is it planned, wished, opened, held, ended, put off, broken off?"""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from runding.find.clauses import Clause
from runding.find.heads import Head
from runding.find.passages import Passage
from runding.model.meeting import Signal

_TENSES: Final = {
    "tense.future": "future", "tense.plan": "plan", "tense.agreed": "plan", "tense.open": "open", "tense.if": "if",
    "tense.before": "before", "tense.past": "past", "tense.now": "now", "tense.once": "once",
}  # fmt: skip
_BEHIND: Final = ("phase.of", "tense.plan", "tense.open", "wish", "hour.unit", "mediated", "hosted")
"""Classes of the words behind a meeting that say something of it."""
_REACH: Final = 4
"""How many units before a verb may hold its tense."""
_OBJECT: Final = 6
"""How many units may stand between a verb and the meeting that is its object."""
_FLUFF: Final = frozenset("vq#wmbAGRHNPOdlB(")
"""What may stand between a verb and the meeting that is its object."""

_OFF: Final = ("cancel", "postpone")
_INNER: Final = frozenset("sr.:;(")
"""What ends the reach of a verb over what stands behind it."""


def signals_of(passage: Passage, head: Head, clause: Clause) -> Iterator[Signal]:
    """What a clause says of a meeting, in the order of the text."""
    first = passage.floor(head.first)
    planned = passage.has(first, "tense.plan") and passage.units.codes[first + 1 : first + 2] == ","
    unsure = clause.low > 0 and passage.has(clause.low - 1, "whether")
    for signal in _signals(passage, head, clause):
        if unsure and signal.tense in ("", "future", "plan"):
            yield replace(signal, tense="open")
        else:
            yield replace(signal, tense="plan") if planned and not signal.tense else signal


def _signals(passage: Passage, head: Head, clause: Clause) -> Iterator[Signal]:
    yield from _of_naming(passage, head, clause)
    for at in range(max(0, clause.low, head.first - _OBJECT), head.first):
        yield from _before(passage, head, clause, at)
    for at in passage.places(_BEHIND, head.last, clause.high):
        if not is_of_something_else(passage, head, at) and not (head.verb and _has_subject_of_its_own(passage, head.last, at)):
            yield from _behind(passage, head, clause, at)


def _before(passage: Passage, head: Head, clause: Clause, at: int) -> Iterator[Signal]:
    """What a unit before a meeting says of it."""
    if passage.has(at, "becomes") and passage.has(at + 1, "host.role") and _governs(passage, at + 1, head.first):
        yield _signal(passage, "hold", at, clause.low)
    what = passage.attribute(at, "sort")
    if what is None:
        return
    if passage.has(at, "phase.at") and at >= head.first - 2:
        tense = _tense(passage, at, clause.low) if passage.has(at, "part.of") else ""
        yield Signal(what=what, tense=tense or ("past" if what == "end" else ""))
    elif passage.has(at, "phase.on") and _governs(passage, at, head.first):
        if not passage.holds("part.of", at + 1, head.first):
            signal = _signal(passage, what, at, clause.low)
            yield signal if signal.tense else _joined(passage, at, signal)
    elif head.verb and passage.has(at, "phase.of") and at >= head.first - 2 and what in ("cancel", "postpone", "fail"):
        yield _signal(passage, "cancel" if what == "fail" else what, at, clause.low)


def _behind(passage: Passage, head: Head, clause: Clause, at: int) -> Iterator[Signal]:
    """What a unit behind a meeting says of it."""
    what = passage.attribute(at, "sort")
    if passage.has(at, "phase.of") and what is not None and passage.has(at - 1, "to") and at - 1 == head.last and not head.verb:
        if passage.units.codes[at + 1 : at + 2] in ("", ".", ",", "p", "l", "t", "v", "#"):
            yield Signal(what=what, tense="plan")  # talks to resume next week
    elif passage.has(at, "phase.of") and what is not None and not _leads_on(passage, at, what) and not _calls_off(passage, head, at, what):
        yield _signal(passage, what, at, head.last)
    elif passage.has(at, "tense.plan"):
        yield Signal(what="mention", tense="plan", denied=_denied(passage, at, head.last))
    elif not head.verb and (passage.has(at, "wish") or _is_passive_wish(passage, at)):
        yield Signal(what="mention", tense="open")
    elif passage.has_any(at, ("mediated", "hosted")) and passage.has(at - 1, "copula") and not head.verb:
        yield _signal(passage, "hold", at - 1, head.last)
    elif passage.has(at, "hour.unit") and _is_counted(passage, at):
        yield Signal(what="end", tense=_tense(passage, head.first, clause.low))


def _is_passive_wish(passage: Passage, at: int) -> bool:
    """Whether a unit is a verb that says of a meeting that it was wished: a meeting was proposed."""
    return passage.has(at, "tense.open") and passage.units.codes[at] in "VC" and passage.has(at - 1, "copula")


def _joined(passage: Passage, at: int, signal: Signal) -> Signal:
    """A signal of an infinitive that is what was agreed, or that *and* joins to another: they are to stop firing and to open talks."""
    if not passage.has(at - 1, "to"):
        return signal
    if passage.holds("deal", max(passage.floor(at), at - _OBJECT), at - 1):
        return replace(signal, what="begin" if signal.what == "resume" else signal.what, tense="plan")  # a deal to resume the talks
    if passage.units.codes[at - 2 : at - 1] != "c":
        return signal
    plans = [unit for unit in range(passage.floor(at), at) if passage.has_any(unit, ("tense.future", "tense.plan", "tense.open"))]
    return replace(signal, tense=_TENSES[next(name for name in _TENSES if passage.has(plans[0], name))]) if plans else signal


def _of_naming(passage: Passage, head: Head, clause: Clause) -> Iterator[Signal]:
    """What the words before a meeting say of it: of a verb its tense, of a noun that somebody wishes it or that it is over."""
    denied = head.verb and _denied(passage, head.first, clause.low)
    tense = _tense(passage, head.first, clause.low) if head.verb else ""
    tense = "now" if head.verb and not tense and passage.has(head.first, "tense.now") else tense
    before = head.first - 1
    if passage.has(before, "after") or passage.has(before, "phase.at"):
        yield Signal(what="mention", tense="past")
        return
    if passage.has(before, "tense.before"):
        yield Signal(what="mention", tense="before")
        return
    if not tense and not head.verb:
        tense = _wish(passage, head, clause) or _of_what_is_done_there(passage, head, clause)
    if not tense and clause.cue is not None and passage.has(clause.cue, "tense.open"):
        tense = "open"
    yield Signal(what="mention", tense=tense, denied=denied)


def _wish(passage: Passage, head: Head, clause: Clause) -> str:
    """Whether a noun for a meeting is what somebody wants, offers or plans: the nearest such word before it."""
    coming = not head.marks.isdisjoint(("next", "following"))
    for at in range(head.first - 1, max(clause.low, head.first - 2 * _REACH) - 1, -1):
        if passage.has(at, "tense.open"):
            return "open"
        planned = passage.has_any(at, ("tense.plan", "fixes"))
        if planned and passage.holds("zero", max(clause.low, at - _REACH), at):
            return "open"  # no date was fixed for it
        if planned or (passage.has(at, "tense.agreed") and passage.has(head.first - 1, "holding")):
            return "plan"
        if coming and passage.has(at, "tense.future"):
            return "future"
        if passage.has(at, "goes.to") and (tense := _tense(passage, at, clause.low)) in ("future", "plan", "open"):
            return tense  # they will send a team to the talks
        if passage.units.codes[at] in ",Vs" and not passage.has(at, "exists") and not (coming and passage.units.codes[at] == "V"):
            break
    return ""


def _of_what_is_done_there(passage: Passage, head: Head, clause: Clause) -> str:
    """The tense of a meeting at which something is still to be done: they will discuss it at the fourth round."""
    codes = passage.units.codes
    before = head.first - 1
    while before > clause.low and codes[before] in "qm":
        before -= 1
    verb = codes.rfind("V", max(0, clause.low), max(0, before)) if before > clause.low and codes[before] in "lp" else -1
    if verb < 0 or not _INNER.isdisjoint(codes[verb:before]):
        return ""
    tense = _tense(passage, verb, clause.low)
    return tense if tense in ("future", "plan") else ""


def _is_counted(passage: Passage, at: int) -> bool:
    """Whether a unit of time is counted before it, so that a meeting that lasted so long is over: four hours, half an hour."""
    return passage.units.codes[at - 1 : at] in ("#", "q") or passage.has(at - 1, "cardinal")


def _leads_on(passage: Passage, at: int, what: str | None) -> bool:
    """Whether a joint like *after* opens a phrase of its own, or *fails* a verb: then it says nothing of the meeting itself."""
    code, follows = passage.units.codes[at], passage.units.codes[at + 1 : at + 2]
    if what == "fail":
        return follows in ("V", "C", "x")
    return code == "s" and follows not in (",", ".", "c", "t", "(", "p", "")


def _calls_off(passage: Passage, head: Head, at: int, what: str) -> bool:
    """Whether something else than the meeting is put off or called off.

    It is the object, as in *at the talks they postponed the signing*, or it has the verb to itself in a clause behind that of the
    meeting, as in *the talks ended with a dinner cancelled*.
    """
    codes = passage.units.codes
    if what == "postpone" and codes[at + 1 : at + 2] == "q" and not passage.has(at - 1, "copula"):
        return True
    last = at
    while last > head.last and codes[last - 1] in "xv":
        last -= 1
    first = last
    while first > head.last and codes[first - 1] in "qmwDi":
        first -= 1
    behind = passage.has(first - 1, "with") or codes[first - 1] in "s,"
    return what in _OFF and first < last and behind and "V" in codes[head.last : first]


def is_of_something_else(passage: Passage, head: Head, at: int) -> bool:
    """Whether a unit stands in a relative clause that is of something behind a verb: to end a war that has lasted for years."""
    codes = passage.units.codes
    begin = codes.rfind("r", head.last, at)
    if begin <= head.last or "," in codes[begin:at]:
        return False
    return codes[begin - 1] in "wD" and any(code in "VC" for code in codes[head.last : begin])


def _has_subject_of_its_own(passage: Passage, first: int, at: int) -> bool:
    """Whether a clause with another subject begins between two places: the leaders meet, *the new government* is put off."""
    codes = passage.units.codes
    comma = codes.rfind(",", first, at)
    subject = codes[comma + 1 : passage.verb_from(at, comma + 1)] if comma >= 0 else ""
    named = bool(subject) and set(subject) <= set("wmqdDNAGR")
    return named and not passage.holds_any(("meeting", "series"), comma, at)


def _governs(passage: Passage, at: int, first: int) -> bool:
    """Whether a verb has the meeting at `first` for its object; what ends *with* talks is something else."""
    return not passage.has(at + 1, "with") and all(code in _FLUFF for code in passage.units.codes[at + 1 : first])


def _signal(passage: Passage, what: str, at: int, low: int) -> Signal:
    denied = _denied(passage, at, low)
    if what == "end" and denied:
        return Signal(what="going", tense=_tense(passage, at, low))
    return Signal(what=what, tense=_tense(passage, at, low), denied=denied)


def _tense(passage: Passage, at: int, low: int) -> str:
    """The tense of the verb at a unit: the nearest word before it that tells; a plan may stand at the head of its sentence."""
    for unit in range(at - 1, max(low, at - _REACH) - 1, -1):
        entry = passage.units.entries[unit]
        if entry is not None:
            for name, tense in _TENSES.items():
                if name in entry.classes:
                    return tense
        if passage.units.codes[unit] in "t(V":
            return ""
        if passage.units.codes[unit] in ",.;:":
            return "plan" if unit > 0 and passage.has(unit - 1, "tense.plan") else ""
    return ""


def _denied(passage: Passage, at: int, low: int) -> bool:
    """Whether a negation stands before a unit, with nothing but auxiliaries between."""
    for unit in range(at - 1, max(low, at - _REACH) - 1, -1):
        code = passage.units.codes[unit]
        if code == "n" or passage.has(unit, "almost"):
            return True
        if code not in "xvwV":
            return False
    return False
