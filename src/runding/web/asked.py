"""What is asked for? The filters of every list, the same for the pages and the REST API, and how they become questions."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query
from pydantic import BeforeValidator, StringConstraints

from runding.ledger import Ledger
from runding.model.history import AgreementThread, Contradiction, PositionLine, SettledRound, Utterance


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
Issue = Annotated[Text60 | None, BeforeValidator(_given), Query(description="An issue's id, such as hum.corridor.")]
Known = Annotated[Text60 | None, BeforeValidator(_given), Query(description="As known on that day: later reports are left out.")]


class RoundFilter:
    """Which rounds."""

    def __init__(self, party: Party = None, status: Word = None, since: Day = None, until: Day = None, as_of: Known = None) -> None:
        self.given: dict[str, Any] = {"party": party, "status": status, "since": since, "until": until, "as_of": as_of}

    def find(self, ledger: Ledger, limit: int | None, offset: int) -> tuple[SettledRound, ...]:
        """The rounds of one page."""
        return ledger.rounds(**self.given, limit=limit, offset=offset)


class StatementFilter:
    """Which statements."""

    def __init__(
        self,
        search: Words = None,
        side: Party = None,
        actor: Word = None,
        issue: Issue = None,
        channel: Word = None,
        language: Word = None,
        several: Flag = None,
        since: Day = None,
        until: Day = None,
        as_of: Known = None,
    ) -> None:
        self.given: dict[str, Any] = {
            "search": search, "side": side, "actor": actor, "issue": issue, "channel": channel, "language": language,
            "several": bool(several), "since": since, "until": until, "as_of": as_of,
        }  # fmt: skip

    def find(self, ledger: Ledger, limit: int | None, offset: int) -> tuple[Utterance, ...]:
        """The statements of one page."""
        return ledger.statements(**self.given, limit=limit, offset=offset)


class PositionFilter:
    """Which position lines."""

    def __init__(self, party: Party = None, issue: Issue = None, since: Day = None, until: Day = None, as_of: Known = None) -> None:
        self.given: dict[str, Any] = {"party": party, "issue": issue, "since": since, "until": until, "as_of": as_of}

    def find(self, ledger: Ledger, limit: int | None, offset: int) -> tuple[PositionLine, ...]:
        """The lines of one page. The ledger has no pages of lines, so they are cut here."""
        return _cut(ledger.positions(**self.given), limit, offset)


class AgreementFilter:
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
    ) -> None:
        self.given: dict[str, Any] = {
            "party": party, "issue": issue, "status": status, "corridors": bool(corridors), "since": since, "until": until,
            "as_of": as_of,
        }  # fmt: skip

    def find(self, ledger: Ledger, limit: int | None, offset: int) -> tuple[AgreementThread, ...]:
        """The agreements of one page."""
        return ledger.agreements(**self.given, limit=limit, offset=offset)


class ContradictionFilter:
    """Which contradictions."""

    def __init__(self, kind: Word = None, attribute: Word = None) -> None:
        self.given: dict[str, Any] = {"kind": kind, "attribute": attribute}

    def find(self, ledger: Ledger, limit: int | None, offset: int) -> tuple[Contradiction, ...]:
        """The contradictions of one page."""
        return ledger.contradictions(**self.given, limit=limit, offset=offset)


class ActorFilter:
    """Which actors."""

    def __init__(self, side: Party = None) -> None:
        self.given: dict[str, Any] = {"side": side}

    def find(self, ledger: Ledger, limit: int | None, offset: int) -> tuple[Any, ...]:
        """The actors of one page."""
        return ledger.actors(**self.given, limit=limit, offset=offset)


def one_page(
    find: Callable[[Ledger, int | None, int], tuple[Any, ...]], ledger: Ledger, size: int, offset: int
) -> tuple[tuple[Any, ...], int | None]:
    """The entries of a page and where the next one begins; None behind the last."""
    found = find(ledger, size + 1, offset)
    return found[:size], (offset + size if len(found) > size else None)


def _cut(found: tuple[Any, ...], limit: int | None, offset: int) -> tuple[Any, ...]:
    return found[offset:] if limit is None else found[offset : offset + limit]
