"""Read and write what merging needs of a ledger: forms, mentions, forests, entries. Nothing is decided here."""

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from runding.ledger import search
from runding.ledger.connect import among, insert_rows
from runding.ledger.remembered import Remembered
from runding.ledger.tables import articles, blocks, clashes, doubts, edges, entries, forms, mentions, tags
from runding.ledger.tagging import between, tags_of
from runding.merge import DETAILS, FACTS, KINDS, Digest, Edge, Form, Mention, Settled, entry_day, number, parse, placed_form
from runding.model.history import Actor, AgreementThread, Doubt, Entry, PositionPoint, SettledRound, Utterance
from runding.model.record import ArticleRecord, to_json

_ENCODE = msgspec.json.Encoder(order="deterministic").encode
_FACTS: dict[str, Any] = {kind: msgspec.json.Decoder(made).decode for kind, made in FACTS.items()}
_DETAILS: dict[str, Any] = {kind: msgspec.json.Decoder(made).decode for kind, made in DETAILS.items()}
TYPES: dict[str, type[Entry]] = {
    "round": SettledRound,
    "statement": Utterance,
    "agreement": AgreementThread,
    "actor": Actor,
    "position": PositionPoint,
}
_ENTRIES: dict[int, Any] = {KINDS.index(kind): msgspec.json.Decoder(made).decode for kind, made in TYPES.items()}
_SPANS = msgspec.json.Decoder(tuple[tuple[int, int], ...]).decode
_NAMES = msgspec.json.Decoder(tuple[str, ...]).decode
_REASONS = msgspec.json.Decoder(tuple[tuple[str, float], ...]).decode


class Kept(msgspec.Struct, frozen=True):
    """A form as it is in the ledger: its component, and the entry that it was settled into."""

    form: Form
    component: int
    entry: int | None


class Told(msgspec.Struct, frozen=True):
    """A mention as it is in the ledger, with the group of near copies of its article."""

    mention: Mention
    group: int | None


def article_number(key: str) -> int:
    """The number of a report."""
    return number("article", key)


def pack(record: ArticleRecord) -> bytes:
    """A record as it is stored."""
    return zlib.compress(to_json(record), 1)


class Store:
    """The ledger's rows, on one connection, within its transaction."""

    def __init__(self, connection: Connection, remembered: Remembered | None = None) -> None:
        """Take the connection to read and write on, and what is remembered of forms from one transaction to the next."""
        self.connection = connection
        self._remembered = remembered or Remembered()

    def _rows(self, query: Any) -> Sequence[Any]:
        # All at once: a row at a time costs twice as much, and what a batch touches is held in memory anyway.
        return self.connection.execute(query).all()

    # Reading

    def forms(self, numbers: Collection[int]) -> dict[int, Kept]:
        """The forms of these numbers that are there."""
        return self._kept(among(self.connection, forms.c.id, numbers)) if numbers else {}

    def forms_of_components(self, numbers: Collection[int]) -> dict[int, Kept]:
        """The forms of these components."""
        return self._kept(among(self.connection, forms.c.component, numbers)) if numbers else {}

    def _kept(self, where: Any) -> dict[int, Kept]:
        query = select(forms.c.id, forms.c.kind, forms.c.facts, forms.c.component, forms.c.entry).where(where)
        return {id_: Kept(_form(id_, kind, facts), component, entry) for id_, kind, facts, component, entry in self._rows(query)}

    def standing_in(self, probes: Collection[int]) -> dict[int, list[int]]:
        """The numbers of the forms that stand in these blocks, by block."""
        index: dict[int, list[int]] = {}
        if probes:
            query = select(blocks.c.key, blocks.c.form).where(among(self.connection, blocks.c.key, probes))
            for key, form in self._rows(query):
                index.setdefault(key, []).append(form)
        return index

    def said(self, numbers: Collection[int]) -> dict[int, Form]:
        """The forms of these numbers, without where they belong. What a form says never changes, so it may be remembered."""
        found, missing = self._remembered.known(numbers)
        if missing:
            query = select(forms.c.id, forms.c.kind, forms.c.facts).where(among(self.connection, forms.c.id, missing))
            read = {id_: _form(id_, kind, facts) for id_, kind, facts in self._rows(query)}
            self._remembered.keep(read)
            found.update(read)
        return found

    def homes(self, numbers: Collection[int]) -> set[int]:
        """The components of the forms of these numbers."""
        if not numbers:
            return set()
        query = select(forms.c.component).where(among(self.connection, forms.c.id, numbers)).distinct()
        return {row[0] for row in self._rows(query)}

    def edges(self, components: Collection[int]) -> dict[tuple[int, int], tuple[Edge, int]]:
        """The forests of these components: each edge with its component."""
        if not components:
            return {}
        query = select(edges).where(among(self.connection, edges.c.component, components))
        return {
            (a, b): (Edge(a=a, b=b, score=score, reasons=_REASONS(reasons)), component)
            for a, b, component, score, reasons in self._rows(query)
        }

    def mentions(self, of_forms: Collection[int]) -> list[Told]:
        """The mentions of these forms."""
        return self._told(among(self.connection, mentions.c.form, of_forms)) if of_forms else []

    def mentions_of_articles(self, numbers: Collection[int]) -> list[Told]:
        """The mentions of these articles."""
        return self._told(among(self.connection, mentions.c.article, numbers)) if numbers else []

    def mentions_by_id(self, numbers: Collection[int]) -> list[Told]:
        """These mentions, those that are there."""
        return self._told(among(self.connection, mentions.c.id, numbers)) if numbers else []

    def _told(self, where: Any) -> list[Told]:
        query = (
            select(
                mentions.c.id, mentions.c.form, mentions.c.record, mentions.c.reported, mentions.c.spans, mentions.c.relays,
                mentions.c.detail, articles.c.key, articles.c.outlet, articles.c.copy_group, forms.c.kind,
            )
            .join(articles, articles.c.number == mentions.c.article)
            .join(forms, forms.c.id == mentions.c.form)
            .where(where)
        )  # fmt: skip
        found: list[Told] = []
        for id_, form, record, reported, spans, relays, detail, article, outlet, group, number_ in self._rows(query):
            kind = KINDS[number_]
            made = Mention(
                id=id_, kind=kind, form=form, article=article, record=record, reported=reported, spans=_SPANS(spans), outlet=outlet,
                relays=_NAMES(relays), detail=_DETAILS[kind](detail),
            )  # fmt: skip
            found.append(Told(made, group))
        return found

    # Writing

    def write_articles(
        self,
        digests: Sequence[Digest],
        records: Sequence[ArticleRecord],
        seals: Sequence[bytes],
        added: str,
        words: Sequence[list[str]] | None,
    ) -> None:
        """Keep reports with their records and the words of their texts; without words the texts are left out and their spans kept."""
        rows = [
            {
                "number": article_number(one.article), "key": one.article, "language": one.language,
                "publisher": one.publisher, "published": one.published, "title": one.title, "url": one.url,
                "outlet": one.outlet, "relays": _ENCODE(one.relays).decode(),
                "relays_named": _ENCODE(one.relays_named).decode(), "copy_group": None,
                "sketch": one.sketch, "seal": seal,
                "record": pack(without_text(record) if words is None else record), "added": added,
            }
            for one, record, seal in zip(digests, records, seals, strict=True)
        ]  # fmt: skip
        self._insert(articles, rows)
        if words is not None:
            indexed = [
                {"rowid": row["number"], "words": search.indexed(self.connection, search.words_of(found))}
                for row, found in zip(rows, words, strict=True)
            ]
            search.insert(self.connection, "article_words", indexed)

    def delete_articles(self, numbers: Collection[int]) -> None:
        """Take reports out, and the index of their words."""
        if numbers:
            self.connection.execute(delete(articles).where(among(self.connection, articles.c.number, numbers)))
            search.delete(self.connection, "article_words", list(numbers))

    def group_copies(self, groups: dict[int, int | None]) -> None:
        """Say to which group of near copies articles belong."""
        self._update(articles, articles.c.number, groups, "copy_group")

    def insert_forms(self, new: Iterable[tuple[Form, int, int | None]]) -> None:
        """Add forms, each with its component and entry."""
        kept = list(new)
        self._insert(
            forms,
            [
                {"id": form.id, "kind": KINDS.index(form.kind), "component": component, "entry": entry, "facts": _ENCODE(form.facts)}
                for form, component, entry in kept
            ],
        )
        self._insert(blocks, _block_rows(form for form, _, _ in kept))
        words = [
            {"rowid": form.id, "words": search.indexed(self.connection, [search.coded(word) for word in form.facts.words])}
            for form, _, _ in kept
            if form.kind == "statement"
        ]
        search.insert(self.connection, "statement_words", words)

    def delete_forms(self, gone: Sequence[Form]) -> None:
        """Take forms out that nobody says any more."""
        if not gone:
            return
        pairs = [{"in_": key, "which": form.id} for form in gone for key in dict.fromkeys(with_blocks(form).keys)]
        if pairs:
            self.connection.execute(delete(blocks).where(blocks.c.key == bindparam("in_"), blocks.c.form == bindparam("which")), pairs)
        numbers = [form.id for form in gone]
        self.connection.execute(delete(forms).where(among(self.connection, forms.c.id, numbers)))
        search.delete(self.connection, "statement_words", [form.id for form in gone if form.kind == "statement"])

    def move_forms(self, homes: dict[int, int], settled: dict[int, int | None]) -> None:
        """Say in which component and which entry forms are now."""
        self._update(forms, forms.c.id, homes, "component")
        self._update(forms, forms.c.id, settled, "entry")

    def _update(self, table: Any, name: Any, values: dict[int, Any], field: str) -> None:
        if values:
            self.connection.execute(
                update(table).where(name == bindparam("which")).values({field: bindparam("what")}),
                [{"which": which, "what": what} for which, what in values.items()],
            )

    def insert_mentions(self, new: Iterable[Mention]) -> None:
        """Add mentions."""
        self._insert(
            mentions,
            [
                {
                    "id": one.id, "article": article_number(one.article), "form": one.form, "record": one.record,
                    "reported": one.reported, "spans": _ENCODE(one.spans), "relays": _ENCODE(one.relays),
                    "detail": _ENCODE(one.detail),
                }
                for one in new
            ],
        )  # fmt: skip

    def delete_mentions(self, numbers: Collection[int]) -> None:
        """Take mentions out."""
        if numbers:
            self.connection.execute(delete(mentions).where(among(self.connection, mentions.c.id, numbers)))

    def change_edges(self, gone: Collection[tuple[int, int]], new: Iterable[tuple[Edge, int]]) -> None:
        """Change forests: edges that are gone, and new ones with their component."""
        if gone:
            self.connection.execute(
                delete(edges).where(edges.c.a == bindparam("from_"), edges.c.b == bindparam("to_")),
                [{"from_": a, "to_": b} for a, b in gone],
            )
        rows = [
            {"a": edge.a, "b": edge.b, "component": component, "score": edge.score, "reasons": _ENCODE(edge.reasons)}
            for edge, component in new
        ]
        self._insert(edges, rows)

    def replace_entries(
        self,
        components: Collection[int],
        settled: Iterable[tuple[int, Settled]],
        open_: Iterable[tuple[int, Doubt]],
        *,
        kept: Mapping[int, int],
    ) -> None:
        """Put new entries and doubts (each with its component) in the place of those of old components.

        `kept` are entries that stay as they are, each with the component that it is in now.
        """
        new = {parse(one.entry.id): _entry_row(component, one.entry) for component, one in settled}
        made = {parse(one.entry.id): one.entry for _, one in settled}
        homes = self._homes(components)
        self._update(entries, entries.c.id, {id_: home for id_, home in kept.items() if homes[id_] != home}, "component")
        old = self._entries(homes.keys() - kept.keys())
        gone = {id_: row for id_, row in old.items() if new.get(id_) != row}
        fresh = {id_: row for id_, row in new.items() if old.get(id_) != row}
        self._delete_entries(gone)
        self._insert(entries, list(fresh.values()))
        self._insert(tags, [{"tag": tag, "entry": id_} for id_ in fresh for tag in tags_of(made[id_])])
        self._insert(
            clashes,
            [
                {"entry": id_, "attribute": one.attribute, "kind": one.kind, "subject": one.subject, "body": _ENCODE(one)}
                for id_ in fresh
                for one in made[id_].contradictions
            ],
        )
        self._replace_doubts(components, open_)

    def _replace_doubts(self, components: Collection[int], open_: Iterable[tuple[int, Doubt]]) -> None:
        """Most doubts of a long war stay as they are, whatever is added to it."""
        rows: list[dict[str, Any]] = [
            {"id": parse(one.id), "component": component, "score": one.score, "name": one.id, "body": _ENCODE(one)}
            for component, one in open_
        ]
        new = {row["id"]: row for row in rows}
        old: dict[int, dict[str, Any]] = {}
        if components:
            query = select(doubts).where(among(self.connection, doubts.c.component, components))
            old = {row["id"]: dict(row) for row in self.connection.execute(query).mappings().all()}
        if gone := [id_ for id_, row in old.items() if new.get(id_) != row]:
            self.connection.execute(delete(doubts).where(among(self.connection, doubts.c.id, gone)))
        self._insert(doubts, [row for id_, row in new.items() if old.get(id_) != row])

    def _homes(self, components: Collection[int]) -> dict[int, int]:
        """The entries of these components, each with its component."""
        if not components:
            return {}
        query = select(entries.c.id, entries.c.component).where(among(self.connection, entries.c.component, components))
        return dict(self._rows(query))

    def _entries(self, numbers: Collection[int]) -> dict[int, dict[str, Any]]:
        """The rows of these entries."""
        if not numbers:
            return {}
        query = select(entries).where(among(self.connection, entries.c.id, numbers))
        return {row["id"]: dict(row) for row in self.connection.execute(query).mappings().all()}

    def _delete_entries(self, gone: dict[int, dict[str, Any]]) -> None:
        if not gone:
            return
        pairs = [{"named": tag, "which": id_} for id_, row in gone.items() for tag in tags_of(decode_entry(row["kind"], row["body"]))]
        self.connection.execute(delete(tags).where(tags.c.tag == bindparam("named"), tags.c.entry == bindparam("which")), pairs)
        self.connection.execute(delete(clashes).where(among(self.connection, clashes.c.entry, gone)))
        self.connection.execute(delete(entries).where(among(self.connection, entries.c.id, gone)))

    def _insert(self, table: Any, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            # In the order of the primary key each page of the table is visited once.
            ordered = sorted(rows, key=itemgetter(*(column.name for column in table.primary_key)))
            insert_rows(self.connection, table, ordered)


def _form(id_: int, kind: int, facts: bytes) -> Form:
    name = KINDS[kind]
    return Form(id=id_, kind=name, facts=_FACTS[name](facts))


def _entry_row(component: int, entry: Entry) -> dict[str, Any]:
    parties, ordinal = (between(entry.parties), entry.ordinal) if isinstance(entry, SettledRound) else (None, None)
    return {
        "id": parse(entry.id), "kind": KINDS.index(KIND_OF_TYPE[type(entry)]), "component": component,
        "day": entry_day(entry) or "~", "first": entry.first or "~", "name": entry.id, "between": parties,
        "ordinal": ordinal, "body": _ENCODE(entry),
    }  # fmt: skip


KIND_OF_TYPE: dict[type[Entry], str] = {made: kind for kind, made in TYPES.items()}


def decode_entry(kind: int, body: bytes) -> Entry:
    """An entry from its row."""
    made: Entry = _ENTRIES[kind](body)
    return made


def without_text(record: ArticleRecord) -> ArticleRecord:
    """A record whose article has no text: only its id (the hash) and the spans of the records remain."""
    return msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, text=""))


def with_blocks(form: Form) -> Form:
    """A form read from the ledger, with its blocks and probes again."""
    return placed_form(form.id, form.kind, form.facts)


def _block_rows(found: Iterable[Form]) -> list[dict[str, int]]:
    return [{"key": key, "form": form.id} for form in found for key in dict.fromkeys(form.keys)]


def block_again(connection: Connection, *, size: int = 2000) -> None:
    """Put all forms into the blocks that follow from them now, so many at a time."""
    connection.execute(delete(blocks))
    query, last = select(forms.c.id, forms.c.kind, forms.c.facts).order_by(forms.c.id).limit(size), None
    while rows := connection.execute(query if last is None else query.where(forms.c.id > last)).all():
        last = rows[-1].id
        found = [placed_form(row.id, KINDS[row.kind], _FACTS[KINDS[row.kind]](row.facts)) for row in rows]
        if new := _block_rows(found):
            connection.execute(insert(blocks), new)
