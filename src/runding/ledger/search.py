"""Find by words: FTS5 on SQLite, `tsvector` on PostgreSQL, with the same finds.

Each engine's own way of cutting words differs, so words are cut here and handed over as plain ASCII: what is not a letter or digit
of ASCII becomes its code in hexadecimal. The engines only look them up.
"""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, TextualSelect, bindparam, column, text

from runding.ledger.errors import LedgerError
from runding.merge import tokens

MOST: Final = 16_000
"""Words of one text that are indexed: PostgreSQL knows no position after the 16,383rd."""
LONGEST: Final = 64
"""Characters of a word that are indexed."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand one after another; with `open_` the last one may go on."""

    words: tuple[str, ...]
    open_: bool


def coded(word: str) -> str:
    """A word as the engines see it."""
    cut = word[:LONGEST]
    return cut if cut.isascii() else "x" + cut.encode().hex()


def words_of(words: Sequence[str]) -> list[str]:
    """The words of a text as they are indexed."""
    return [coded(word) for word in words[:MOST]]


def terms(query: str) -> list[Term]:
    """What a person typed: words (all must stand there), `"a phrase"`, `begin*`. Raises LedgerError where no word is in it."""
    found: list[Term] = []
    for nth, part in enumerate(query.split('"')):
        for piece in [part] if nth % 2 else part.split():
            cut = tokens(piece)
            if cut:
                found.append(Term(words=tuple(coded(word) for word in cut), open_=piece.rstrip().endswith("*")))
    if not found:
        raise LedgerError(f"{query!r} holds no word to search for")
    return found


def indexed(connection: Connection, words: list[str]) -> str:
    """A text's words as the engine's index takes them."""
    if connection.dialect.name == "sqlite":
        return " ".join(words)
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))


def insert(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Index texts: rows of `rowid` and `words` (see `indexed`)."""
    if rows:
        value = ":words" if connection.dialect.name == "sqlite" else "CAST(:words AS TSVECTOR)"
        connection.execute(text(f"INSERT INTO {table} (rowid, words) VALUES (:rowid, {value})"), rows)


def delete(connection: Connection, table: str, rowids: list[int]) -> None:
    """Take texts out of the index."""
    if rowids:
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = :rowid"), [{"rowid": one} for one in rowids])


def matching(connection: Connection, table: str, query: str) -> TextualSelect:
    """A subquery of the numbers of the texts in which all terms of a query stand."""
    found = terms(query)
    if connection.dialect.name == "sqlite":
        line = " AND ".join(f'"{" ".join(term.words)}"' + (" *" if term.open_ else "") for term in found)
        clause = text(f"SELECT rowid FROM {table} WHERE words MATCH :query")
    else:
        line = " & ".join(
            "(" + " <-> ".join(f"'{word}'" + (":*" if term.open_ and nth == len(term.words) else "")
                               for nth, word in enumerate(term.words, 1)) + ")"
            for term in found
        )  # fmt: skip
        clause = text(f"SELECT rowid FROM {table} WHERE words @@ CAST(:query AS TSQUERY)")
    return clause.bindparams(bindparam("query", line)).columns(column("rowid"))
