"""One round from all its reports: its facts as best carried, its history from planned to held, and what contradicts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from runding.merge.carried import all_mentions, first, grouped, ranked, united, values
from runding.merge.contradictions import contradiction, days_inside, equal_only, sharpest
from runding.merge.form import Member, Mention
from runding.merge.origins import carried
from runding.merge.places import Places
from runding.merge.rounds import PHASES, RoundFacts
from runding.model.history import Attendance, Contradiction, SettledRound, Step, Value, View


def settle_round(members: Sequence[Member], copies: Mapping[str, int], places: Places, common: dict[str, Any]) -> SettledRound:
    """The round of a cluster of mentions."""
    told = _Told(members, copies, places, common["id"])
    start, latest = told.start()
    made = SettledRound(
        **common,
        parties=told.union("parties"),
        ordinal=told.ordinal(),
        start=start,
        start_latest=latest,
        end=told.best("end", days_inside),
        venue=told.venue(),
        country=told.best("country", equal_only),
        mode=told.best("mode", equal_only),
        format=first(values(told.mentions, lambda one: one.detail.format, copies)),
        third_parties=told.union("third_parties"),
        participants=told.participants(),
        status=told.status(),
        history=told.history(),
        planned=told.planned(),
        outcomes=told.outcomes(),
        assessments=told.views("assessments"),
    )
    return msgspec.structs.replace(made, contradictions=tuple(told.contradictions))


class _Told:
    """What all mentions of one round tell."""

    def __init__(self, members: Sequence[Member], copies: Mapping[str, int], places: Places, subject: str) -> None:
        self.mentions = all_mentions(members)
        self.facts: dict[int, RoundFacts] = {one.id: member.form.facts for member in members for one in member.mentions}
        self.copies = copies
        self.places = places
        self.subject = subject
        self.contradictions: list[Contradiction] = []
        held = [one for one in self.mentions if PHASES.get(one.detail.status or "") != "planned"]
        self.firm = held or self.mentions
        self.is_held = bool(held)

    def union(self, name: str) -> tuple[str, ...]:
        return tuple(sorted({value for one in self.facts.values() for value in getattr(one, name)}))

    def values(self, say: Callable[[Mention], str | None]) -> tuple[Value, ...]:
        return values(self.firm, say, self.copies)

    def settled(self, attribute: str, found: tuple[Value, ...], nested: Callable[[str, str], bool] = equal_only) -> str | None:
        """The best carried of the sharpest values; what contradicts it is kept."""
        clash = contradiction(self.subject, "round", attribute, found, nested)
        if clash is not None:
            self.contradictions.append(clash)
        return first(sharpest(found, nested))

    def best(self, attribute: str, nested: Callable[[str, str], bool]) -> str | None:
        if attribute == "end":
            return self.settled(attribute, self.values(lambda one: one.detail.end), nested)
        return self.settled(attribute, self.values(lambda one: getattr(self.facts[one.id], attribute)), nested)

    def ordinal(self) -> int | None:
        found = values(self.mentions, lambda one: None if (n := self.facts[one.id].ordinal) is None else str(n), self.copies)
        best = self.settled("ordinal", found)
        return int(best) if best is not None else None

    def start(self) -> tuple[str | None, str | None]:
        firm = self.firm if self.is_held else self._last_plan()
        found = values(firm, _interval, self.copies)
        # A plan that was changed is history; two reports of a held round that name different days contradict each other.
        best = self.settled("start", found, days_inside) if self.is_held else first(sharpest(found, days_inside))
        if best is None:
            return None, None
        start, _, latest = best.partition("/")
        return start, latest or start

    def _last_plan(self) -> list[Mention]:
        """Of a round not held yet, the mentions of the last day of report that names a day for it."""
        dated = [one for one in self.mentions if one.detail.start is not None]
        last = max((one.reported or "" for one in dated), default="")
        return [one for one in dated if (one.reported or "") == last]

    def planned(self) -> tuple[Value, ...]:
        plans = [one for one in self.mentions if PHASES.get(one.detail.status or "") == "planned"]
        found = values(plans, _interval, self.copies)
        return tuple(sorted(found, key=lambda one: (one.value, one.carried.mentions)))

    def venue(self) -> str | None:
        told = self.values(lambda one: one.detail.venue)
        return self.settled("venue", united(told, self.firm, self.places.same, self.copies), self.places.inside)

    def participants(self) -> tuple[Attendance, ...]:
        found = grouped(self.mentions, lambda one: one.detail.participants)
        return tuple(
            Attendance(name=name, side=side, part=part, carried=carried(behind, self.copies))
            for (name, side, part), behind in sorted(found.items(), key=lambda pair: tuple(value or "" for value in pair[0]))
        )

    def history(self) -> tuple[Step, ...]:
        """Each status on the day of its first report, with all who carry it."""
        found = grouped(self.mentions, lambda one: [one.detail.status] if one.detail.status else [])
        steps = [
            Step(
                day=min((one.reported for one in behind if one.reported), default=None),
                status=status,
                asserted_by=None,
                carried=carried(behind, self.copies),
            )
            for status, behind in found.items()
        ]
        return tuple(sorted(steps, key=lambda one: (one.day or "~", list(PHASES).index(one.status) if one.status in PHASES else 9)))

    def status(self) -> str | None:
        """The status with the latest report; a held round is not planned again, however late somebody repeats the plan."""
        said = [one for one in self.firm if one.detail.status]
        if not said:
            return None
        last = max(one.reported or "" for one in said)
        found = values([one for one in said if (one.reported or "") == last], lambda one: one.detail.status, self.copies)
        done = [one for one in said if one.detail.status in ("concluded", "broken_off")]
        if done and first(found) == "ongoing":
            return first(values(done, lambda one: one.detail.status, self.copies))
        return first(found)

    def views(self, name: str) -> tuple[View, ...]:
        found = grouped(self.mentions, lambda one: getattr(one.detail, name))
        return tuple(
            View(issue=issue, of=of, value=value, carried=carried(behind, self.copies))
            for (issue, of, value), behind in sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1] or "", pair[0][2]))
        )

    def outcomes(self) -> tuple[View, ...]:
        """The outcomes; two of them contradict each other only within one voice, else they are rival views."""
        found = self.views("outcomes")
        by_voice: dict[tuple[str, str | None], list[Value]] = {}
        for one in found:
            by_voice.setdefault((one.issue, one.of), []).append(Value(value=one.value, carried=one.carried))
        for (issue, _), told in by_voice.items():
            clash = contradiction(self.subject, "round", f"outcome {issue}", ranked(told), _less_said)
            if clash is not None:
                self.contradictions.append(clash)
        return found


def _interval(one: Mention) -> str | None:
    start, latest = one.detail.start, one.detail.latest
    if start is None:
        return None
    return f"{start[:10]}/{latest[:10]}" if latest and latest[:10] != start[:10] else str(start[:10])


def _less_said(inner: str, outer: str) -> bool:
    """*Discussed* says less than any result, *partly agreed* nests in neither *agreed* nor *not agreed*."""
    return inner == outer or outer == "discussed"
