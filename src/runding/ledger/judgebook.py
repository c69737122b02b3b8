"""Judge: accept, edit, reject, merge, split, note, undo; hand judgements on as JSONL and take them in. `ledger.judge` is one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Protocol

import msgspec
from sqlalchemy import Connection, select

from runding.ledger import stored
from runding.ledger.connect import among
from runding.ledger.errors import LedgerError
from runding.ledger.judging import CHANGES_RECORDS, every_judgement, keep, resting
from runding.ledger.questions import entry
from runding.ledger.store import article_number
from runding.ledger.tables import articles, doubts, forms, judged, mentions
from runding.merge import KINDS, edit, located, parse, pinned, show
from runding.model.history import Doubt
from runding.model.judgement import Judgement, Target, judgement

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Judged(Protocol):
    """What the book needs of a ledger."""

    name: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A reading transaction."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A writing transaction."""

    def redo(self, connection: Connection, numbers: Sequence[int], relinked: Sequence[int]) -> None:
        """Merge articles and the surroundings of mentions again."""


class JudgeBook:
    """The judgements on one ledger. Ids are those of entries, mentions or doubts; `at` is now unless given."""

    def __init__(self, ledger: Judged) -> None:
        """Take the ledger that is judged."""
        self._ledger = ledger

    def accept(self, id_: str, *, author: str, at: datetime | None = None) -> Judgement:
        """Agree: with an entry or mention, or with a doubt that its two are one."""
        return self._take("accept", id_, author=author, at=at)

    def reject(self, id_: str, *, author: str, at: datetime | None = None, mention_only: bool = False) -> Judgement:
        """Take an entry with all its mentions out of the history, or one mention; of a doubt, say that its two are two."""
        return self._take("reject", id_, author=author, at=at, whole=not mention_only)

    def note(self, id_: str, text: str, *, author: str, at: datetime | None = None) -> Judgement:
        """Write a remark beside an entry or mention."""
        return self._take("note", id_, author=author, at=at, text=text)

    def edit(self, id_: str, field: str, value: object, *, author: str, settled: bool = False, at: datetime | None = None) -> Judgement:
        """Correct a field: of what was read from one report, before merging; with `settled`, of the entry.

        `value` is anything that JSON can say. Raises LedgerError where the field is not there or the value does not fit.
        """
        told = msgspec.json.encode(value).decode()
        with self._ledger.reading() as connection:
            self._try_edit(connection, id_, field, told, settled=settled)
        return self._take("edit", id_, author=author, at=at, field=field, value=told, settled=settled)

    def merge(self, *ids: str, author: str, at: datetime | None = None) -> Judgement:
        """Say that entries (or mentions) are one."""
        with self._ledger.writing() as connection:
            targets = [self._targets(connection, id_, whole=False)[0] for id_ in ids]
            kinds = {target.kind for target in targets}
            if len(kinds) > 1:
                raise LedgerError(f"{' and '.join(sorted(kinds))} cannot be one")
            return self._keep(connection, judgement(at=_time(at), author=author, action="merge", targets=targets))

    def split(self, *ids: str, author: str, at: datetime | None = None) -> Judgement:
        """Say that mentions belong together but to nothing else of the entry that holds them now."""
        with self._ledger.writing() as connection:
            targets = [self._targets(connection, id_, whole=False)[0] for id_ in ids]
            others = self._others(connection, [parse(target.mention) for target in targets])
            if not others:
                raise LedgerError("there is nothing to split these mentions from")
            made = judgement(at=_time(at), author=author, action="split", targets=targets, others=others)
            return self._keep(connection, made)

    def undo(self, judgement_id: str, *, author: str, at: datetime | None = None) -> Judgement:
        """Take a judgement back; undoing an undo restores it."""
        with self._ledger.writing() as connection:
            if not any(one.id == judgement_id for one, _ in every_judgement(connection)):
                raise LedgerError(f"{self._ledger.name}: there is no judgement {judgement_id}")
            made = judgement(at=_time(at), author=author, action="undo", undoes=judgement_id)
            return self._keep(connection, made)

    def all(self) -> list[tuple[Judgement, bool]]:
        """All judgements, oldest first, each with whether it holds."""
        with self._ledger.reading() as connection:
            return every_judgement(connection)

    def resting(self) -> list[Judgement]:
        """Judgements that hold, but about a place that no report in the ledger has (any more)."""
        with self._ledger.reading() as connection:
            return resting(connection)

    def to_jsonl(self) -> Iterator[bytes]:
        """Every judgement as a line of JSON, oldest first, undone ones and undoes included."""
        for one, _ in self.all():
            yield _ENCODER.encode(one) + b"\n"

    def from_jsonl(self, lines: Iterable[bytes | str]) -> int:
        """Take judgements in; those already there change nothing. Gives how many were new.

        Raises LedgerError with the number of a line that is no judgement; then none is taken.
        """
        given: list[Judgement] = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                given.append(msgspec.json.decode(line, type=Judgement))
            except msgspec.DecodeError as error:
                raise LedgerError(f"line {number}: no judgement: {error}") from None
        with self._ledger.writing() as connection:
            return len(self._keep_all(connection, given))

    # How

    def _take(
        self, action: str, id_: str, *, author: str, at: datetime | None, whole: bool = False, field: str | None = None,
        value: str | None = None, settled: bool = False, text: str | None = None,
    ) -> Judgement:  # fmt: skip
        with self._ledger.writing() as connection:
            doubt = self._doubt(connection, id_)
            if doubt is not None and action in ("accept", "reject"):
                return self._keep(connection, self._answer(connection, doubt, action, author, at))
            targets = self._targets(connection, id_, whole=whole)
            if action == "reject" and any(target.kind == "actor" for target in targets):
                raise LedgerError("an actor cannot be rejected: reject the statements, or edit their speaker")
            made = judgement(
                at=_time(at), author=author, action=action, targets=targets, field=field, value=value, settled=settled, text=text
            )
            return self._keep(connection, made)

    def _answer(self, connection: Connection, doubt: Doubt, action: str, author: str, at: datetime | None) -> Judgement:
        a, b = (self._targets(connection, one, whole=False) for one in (doubt.a, doubt.b))
        if action == "accept":
            return judgement(at=_time(at), author=author, action="merge", targets=[*a, *b])
        return judgement(at=_time(at), author=author, action="split", targets=a, others=b)

    def _doubt(self, connection: Connection, id_: str) -> Doubt | None:
        body = connection.scalar(select(doubts.c.body).where(doubts.c.id == parse(id_)))
        return msgspec.json.decode(body, type=Doubt) if body is not None else None

    def _keep(self, connection: Connection, one: Judgement) -> Judgement:
        self._keep_all(connection, [one])
        return one

    def _keep_all(self, connection: Connection, given: Sequence[Judgement]) -> list[Judgement]:
        """Keep judgements and bring the history up to date with what changed. Gives the new ones."""
        before = {one.id for one, _ in every_judgement(connection)}
        numbers = {article_number(target.article) for one in given for target in (*one.targets, *one.others)}
        changed = keep(connection, given, stored.records(connection, numbers))
        redone = {article_number(target.article) for one in changed if one.action in CHANGES_RECORDS for target in one.targets}
        means = select(judged.c.means).where(judged.c.judgement.in_([one.id for one in changed]), judged.c.means.is_not(None))
        there = select(articles.c.number).where(among(connection, articles.c.number, redone))
        self._ledger.redo(connection, list(connection.scalars(there)), list(connection.scalars(means)))
        return [one for one in changed if one.id not in before]

    def _targets(self, connection: Connection, id_: str, *, whole: bool) -> list[Target]:
        """The places of a mention; of an entry its first mention's, or with `whole` those of all its mentions."""
        number = parse(id_)
        wanted = {number}
        made = entry(connection, number) if whole else None
        if made is not None and made.id == id_:
            wanted = {parse(one) for one in made.carried.mentions}
        found = self._places(connection, wanted)
        if len(found) < len(wanted):
            raise LedgerError(f"{self._ledger.name}: there is no entry, mention or doubt {id_}")
        return found

    def _places(self, connection: Connection, wanted: set[int]) -> list[Target]:
        query = (
            select(mentions.c.id, articles.c.key, articles.c.number, forms.c.kind)
            .join(articles, articles.c.number == mentions.c.article)
            .join(forms, forms.c.id == mentions.c.form)
            .where(among(connection, mentions.c.id, wanted))
        )
        rows = connection.execute(query).all()
        there = {
            target.mention: target
            for record in stored.records(connection, {row.number for row in rows}).values()
            for target, _ in located(record)
        }
        made = [
            there.get(show(row.id), Target(mention=show(row.id), article=row.key, kind=KINDS[row.kind], start=0, end=0)) for row in rows
        ]
        return sorted(made, key=lambda target: target.mention)

    def _others(self, connection: Connection, numbers: list[int]) -> list[Target]:
        """Of the entries that hold these mentions, the other mentions."""
        found: set[int] = set()
        for number in numbers:
            made = entry(connection, number)
            if made is not None:
                found.update(parse(one) for one in made.carried.mentions)
        return self._places(connection, found - set(numbers))

    def _try_edit(self, connection: Connection, id_: str, field: str, value: str, *, settled: bool) -> None:
        try:
            if settled:
                made = entry(connection, parse(id_))
                if made is not None:
                    pinned(made, field, value)
                return
            target = self._targets(connection, id_, whole=False)[0]
            for record in stored.records(connection, [article_number(target.article)]).values():
                for place_, one in located(record):
                    if place_.mention == target.mention:
                        edit(one, field, value)
        except ValueError as error:
            raise LedgerError(str(error)) from None


def _time(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
