"""What merging compares and counts: forms and their mentions.

A *mention* is one record of one article. Mentions that say exactly the same share a *form*: a widely reported quotation is one
form with a thousand mentions, and it is forms that are compared, so the work grows with what is said and not with how often.
"""

from typing import Any

import msgspec

KINDS = ("copy", "actor", "round", "statement", "agreement", "position")
"""The kinds of forms. `copy` is an article as a possible near copy of another."""


class Facts(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What of a form is compared: one subclass for each kind. Equal facts of one kind are one form."""


class Detail(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What of a mention is shown but not compared: one subclass for each kind."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """Something said. `keys` are the blocks it stands in, `probes` those in which its equals may stand (`candidates`)."""

    id: int
    kind: str
    facts: Any
    keys: tuple[int, ...] = ()
    probes: tuple[int, ...] = ()


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One record of one article. `outlet` and `relays` are folded names; `day` is the day of report or of the utterance."""

    id: int
    kind: str
    form: int
    article: str
    record: str | None
    reported: str | None
    spans: tuple[tuple[int, int], ...]
    outlet: str
    relays: tuple[str, ...]
    detail: Any


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A form with its mentions, in order of report."""

    form: Form
    mentions: tuple[Mention, ...]


def in_order(mention: Mention) -> tuple[str, str, int]:
    """The order of mentions everywhere: by day of report (unknown last), then by article, then by id."""
    return (mention.reported or "~", mention.article, mention.id)
