"""W3C PROV as JSON-LD: for each record of a report the article, the pack, the rule and the judgements that stand behind it."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from runding.export.sourced import Sourced, judged, numbered, uri
from runding.model.judgement import Judgement

CONTEXT: Final = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "runding": "urn:runding:terms:",
    "id": "@id",
    "type": "@type",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "wasInfluencedBy": {"@id": "prov:wasInfluencedBy", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "value": "prov:value",
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "source": {"@id": "dcterms:source", "@type": "@id"},
    "language": "dcterms:language",
    "rule": "runding:rule",
    "pack": "runding:pack",
    "version": "runding:version",
    "action": "runding:action",
    "field": "runding:field",
    "note": "runding:note",
    "name": "runding:name",
}
"""The terms, all of them here: a reader needs no network."""


def prov_lines(records: Iterable[Sourced]) -> Iterator[bytes]:
    """One document a line for each report."""
    for it in records:
        yield msgspec.json.encode({"@context": CONTEXT, "@graph": list(provenance(it))}) + b"\n"


def provenance(it: Sourced) -> Iterator[dict[str, Any]]:
    """The nodes of one report: the article, its reading and the pack, every record, every judgement and its author."""
    article = it.record.article
    whole, reading = uri(article), f"{uri(article)}:reading"
    pack = f"urn:runding:pack:{article.language}" + (f":{it.pack}" if it.pack else "")
    yield _kept(
        id=whole, type="prov:Entity", title=article.title, publisher=article.publisher, issued=article.published, source=article.url,
        language=article.language,
    )  # fmt: skip
    yield _kept(id=pack, type="prov:SoftwareAgent", pack=article.language, version=it.pack)
    yield _kept(id=reading, type="prov:Activity", used=whole, wasAssociatedWith=pack, endedAtTime=it.added)
    for kind, number, one in numbered(it.record):
        behind = [f"urn:runding:judgement:{judgement.id}" for judgement in judged(it, kind, one)]
        yield _kept(
            id=uri(article, kind, number), type="prov:Entity", wasDerivedFrom=whole, wasGeneratedBy=reading, rule=one.rule,
            value=" … ".join(span.exact for span in one.evidence), wasInfluencedBy=behind or None,
        )  # fmt: skip
    for author in dict.fromkeys(judgement.author for judgement in it.judgements):
        yield _kept(id=_named(author), type=["prov:Agent", "prov:Person"], name=author)
    yield from map(_judgement, it.judgements)


def _named(author: str) -> str:
    return "urn:runding:author:" + author.encode("utf-8", "replace").hex()


def _judgement(one: Judgement) -> dict[str, Any]:
    return _kept(
        id=f"urn:runding:judgement:{one.id}", type="prov:Activity", wasAssociatedWith=_named(one.author), endedAtTime=one.at,
        action=one.action, field=one.field, note=one.text, value=one.value,
    )  # fmt: skip


def _kept(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
