"""Who is at the talks? People whom a report names with an office of a delegation, or who lead one."""

from collections.abc import Iterator, Sequence

from runding.find.cast import Cast
from runding.find.namings import naming_of
from runding.find.passages import Passage
from runding.find.sides import Sides
from runding.lang.clause import Phrase, leading_subject, phrase_after
from runding.lang.document import Document
from runding.model.meeting import Attendee


def find_attendees(document: Document, passages: Sequence[Passage], cast: Cast, sides: Sides) -> list[Attendee]:
    """The people at the talks of a report, each once, in text order, by the fullest form of the name."""
    found: dict[str, Attendee] = {}
    for passage in passages:
        for attendee in _named(document, passage, cast, sides):
            known = found.get(attendee.name)
            if known is None or (known.part != "head" and attendee.part == "head"):
                found[attendee.name] = attendee
    return list(found.values())


def _named(document: Document, passage: Passage, cast: Cast, sides: Sides) -> Iterator[Attendee]:
    codes = passage.units.codes
    for at in passage.places(("attends", "leads.delegation")):
        if passage.has(at, "attends"):
            phrase = phrase_after(codes, at) or None
            if phrase is not None and phrase.first == at:
                yield from _person(document, passage, phrase, passage.attribute(at, "sort"), cast, sides)
        else:
            phrase = leading_subject(codes, passage.floor(at), at)
            if phrase is not None:
                yield from _person(document, passage, phrase, passage.attribute(at, "sort"), cast, sides)


def _person(document: Document, passage: Passage, phrase: Phrase, part: str | None, cast: Cast, sides: Sides) -> Iterator[Attendee]:
    naming = naming_of(passage.units, phrase)
    if naming.name is None:
        return
    text = document.text
    printed = " ".join(text[naming.name.start : naming.name.end].split())
    named = sides.named(passage, phrase.first, phrase.last)
    yield Attendee(
        name=cast.fullest(printed, naming.actor, sentence=passage.sentence),
        side=next((side.id for side in named if side.kind != "general"), None),
        role=None if naming.role is None else " ".join(text[naming.role.start : naming.role.end].split()),
        part=part,
    )
