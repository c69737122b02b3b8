"""What is asked for? The filters of every list, the same for the pages and the REST API, and how they become questions."""

from collections.abc import Callable
from typing import Annotated, Any, Final, Literal

from fastapi import Query
from pydantic import BeforeValidator, StringConstraints

from runding.ledger import Ledger
from runding.model.history import AgreementThread, Contradiction, PositionLine, SettledRound, Utterance

Place = int | tuple[str, str]
"""Where in a list to go on: so many entries from its begin, or behind the entry with this day and id."""
Find = Callable[[Ledger, int | None, Place], tuple[Any, ...]]
NEWEST: Final = "newest"


def _given(value: object) -> object:
    """A field of a form that was left empty asks for nothing."""
    return None if value == "" else value


# The length is a matter of the text, not of its absence, so it stands inside.
Text60 = Annotated[str, StringConstraints(max_length=60)]
Text200 = Annotated[str, StringConstraints(max_length=200)]
Text500 = Annotated[str, StringConstraints(max_length=500)]

Word = Annotated[Text200 | None, BeforeValidator(_given), Query()]
Day = Annotated[Text60 | None, BeforeValidator(_given), Query(description="A day: YYYY-MM-DD.")]
Flag = Annotated[bool | None, BeforeValidator(_given), Query()]
Words = Annotated[Text500 | None, BeforeValidator(_given), Query(description='Words that must all be there, `"a phrase"`, `begin*`.')]
Party = Annotated[Text200 | None, BeforeValidator(_given), Query(description="A side: ISO 3166-1 alpha-3, or an actor's id.")]
Speaker = Annotated[Text200 | None, BeforeValidator(_given), Query(description="Words of a speaker's name.")]
Outlet = Annotated[Text200 | None, BeforeValidator(_given), Query(description="An outlet's name or address.")]
Issue = Annotated[Text60 | None, BeforeValidator(_given), Query(description="An issue's id, such as hum.corridor.")]
Known = Annotated[Text60 | None, BeforeValidator(_given), Query(description="As known on that day: later reports are left out.")]
Order = Annotated[
    Literal["newest", "oldest"] | None,
    BeforeValidator(_given),
    Query(description="Which come first. The pages begin with the newest, the API with the oldest."),
]


class Filter:
    """What all filters share: `given` as it is asked, and whether a list can go on behind an entry (`keyed`)."""

    keyed = False
    given: dict[str, Any]

    def newest_first(self) -> None:
        """The order of a page for whom nobody chose one."""
        self.given["order"] = self.given["order"] or NEWEST

    def find(self, ledger: Ledger, limit: int | None, place: Place) -> tuple[Any, ...]:
        """The entries of one page."""
        raise NotImplementedError

    def _wanted(self, limit: int | None, place: Place) -> dict[str, Any]:
        wanted = {name: value for name, value in self.given.items() if name != "order"}
        if "order" in self.given:
            wanted["newest"] = self.given["order"] == NEWEST
        return wanted | {"limit": limit} | ({"offset": place} if isinstance(place, int) else {"after": place})


class RoundFilter(Filter):
    """Which rounds."""

    def __init__(
        self,
        party: Party = None,
        status: Word = None,
        since: Day = None,
        until: Day = None,
        as_of: Known = None,
        order: Order = None,
    ) -> None:
        self.given = {"party": party, "status": status, "since": since, "until": until, "as_of": as_of, "order": order}
        # As of a day, entries stand by the days that were known then, and only their number says where to go on.
        self.keyed = as_of is None

    def find(self, ledger: Ledger, limit: int | None, place: Place) -> tuple[SettledRound, ...]:
        """The rounds of one page."""
        return ledger.rounds(**self._wanted(limit, place))


class StatementFilter(Filter):
    """Which statements."""

    def __init__(
        self,
        search: Words = None,
        side: Party = None,
        actor: Word = None,
        speaker: Speaker = None,
        issue: Issue = None,
        channel: Word = None,
        outlet: Outlet = None,
        language: Word = None,
        several: Flag = None,
        since: Day = None,
        until: Day = None,
        as_of: Known = None,
        order: Order = None,
    ) -> None:
        self.given = {
            "search": search, "side": side, "actor": actor, "speaker": speaker, "issue": issue, "channel": channel, "outlet": outlet,
            "language": language, "several": bool(several), "since": since, "until": until, "as_of": as_of, "order": order,
        }  # fmt: skip
        self.keyed = as_of is None

    def find(self, ledger: Ledger, limit: int | None, place: Place) -> tuple[Utterance, ...]:
        """The statements of one page."""
        return ledger.statements(**self._wanted(limit, place))


class PositionFilter(Filter):
    """Which position lines."""

    def __init__(self, party: Party = None, issue: Issue = None, since: Day = None, until: Day = None, as_of: Known = None) -> None:
        self.given = {"party": party, "issue": issue, "since": since, "until": until, "as_of": as_of}

    def find(self, ledger: Ledger, limit: int | None, place: Place) -> tuple[PositionLine, ...]:
        """The lines of one page. The ledger has no pages of lines, so they are cut here."""
        return cut(ledger.positions(**self.given), limit, place)


class AgreementFilter(Filter):
    """Which agreements."""

    def __init__(
        self,
        party: Party = None,
        issue: Issue = None,
        status: Word = None,
        corridors: Flag = None,
        since: Day = None,
        until: Day = None,
        as_of: Known = None,
        order: Order = None,
    ) -> None:
        self.given = {
            "party": party, "issue": issue, "status": status, "corridors": bool(corridors), "since": since, "until": until,
            "as_of": as_of, "order": order,
        }  # fmt: skip
        self.keyed = as_of is None

    def find(self, ledger: Ledger, limit: int | None, place: Place) -> tuple[AgreementThread, ...]:
        """The agreements of one page."""
        return ledger.agreements(**self._wanted(limit, place))


class ContradictionFilter(Filter):
    """Which contradictions."""

    def __init__(self, kind: Word = None, attribute: Word = None) -> None:
        self.given = {"kind": kind, "attribute": attribute}

    def find(self, ledger: Ledger, limit: int | None, place: Place) -> tuple[Contradiction, ...]:
        """The contradictions of one page."""
        return ledger.contradictions(**self._wanted(limit, place))


class ActorFilter(Filter):
    """Which actors."""

    keyed = True

    def __init__(self, side: Party = None) -> None:
        self.given = {"side": side}

    def find(self, ledger: Ledger, limit: int | None, place: Place) -> tuple[Any, ...]:
        """The actors of one page."""
        return ledger.actors(**self._wanted(limit, place))


def one_page(find: Find, ledger: Ledger, size: int, place: int) -> tuple[tuple[Any, ...], int | None]:
    """The entries of a page and where the next one begins; None behind the last."""
    found = find(ledger, size + 1, place)
    return found[:size], (place + size if len(found) > size else None)


def cut(found: tuple[Any, ...], limit: int | None, place: Place) -> tuple[Any, ...]:
    """A page of what was found as a whole."""
    assert isinstance(place, int), "only entries of a kind are gone through by day and id"
    return found[place:] if limit is None else found[place : place + limit]
