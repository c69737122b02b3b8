"""What does an IPTC ninjs item say? Versions 1 and 2 write `body_text` and `headline`, version 3 lists of `bodies` and `headlines`."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from runding.read.errors import SourceError
from runding.read.raw import Facts, Raw
from runding.read.stamps import day_of_stamp

_BODIES: Final = ("body_text", "body_xhtml", "body_html")
_STAMPS: Final = ("firstcreated", "versioncreated", "contentcreated", "firstCreated", "versionCreated", "contentCreated")


def is_ninjs(found: Any) -> bool:
    """Whether an object is a ninjs item: it has its `uri` and a body or a headline in the way of ninjs."""
    return isinstance(found, Mapping) and "uri" in found and any(name in found for name in (*_BODIES, "bodies", "headlines", "infosources"))


def raw_of_ninjs(found: Mapping[str, Any], *, source: str, done: int = 0) -> Raw:
    """The raw report of a ninjs item. Raises SourceError for one without a text, such as a picture."""
    text, marked = _body(found)
    if not text:
        kind = str(found.get("type", "item"))[:40]
        raise SourceError(source, f"this ninjs {kind} has no text", "give items of the type text", kind="no_article")
    stamps = (day_of_stamp(found.get(name)) for name in _STAMPS)
    links = [one.get("href") for one in _objects(found.get("altids") or found.get("renditions"))]
    uri = found.get("uri")
    facts = Facts(
        title=_string(found.get("headline")) or _first(found.get("headlines"), "value") or _string(found.get("title")),
        url=next((one for one in (uri, *links) if isinstance(one, str) and one.startswith(("http://", "https://"))), None),
        publisher=_first(found.get("infosources"), "name") or _string(found.get("provider")) or _string(found.get("copyrightholder")),
        author=_string(found.get("byline")) or _string(found.get("by")) or _first(found.get("people"), "name", rel="author"),
        published=next((stamp for stamp in stamps if stamp is not None), None),
        language=_string(found.get("language")),
    )
    return Raw(source=source, content=text, fragment=marked, facts=facts, done=done)


def _body(found: Mapping[str, Any]) -> tuple[str | None, bool]:
    """The text, and whether it is marked up; plain text goes before."""
    for name in _BODIES:
        if text := _string(found.get(name)):
            return text, name != "body_text"
    bodies = [(one.get("contenttype") or one.get("contentType") or "", _string(one.get("value"))) for one in _objects(found.get("bodies"))]
    ordered = sorted((one for one in bodies if one[1]), key=lambda one: "html" in str(one[0]))
    return (ordered[0][1], "html" in str(ordered[0][0])) if ordered else (None, False)


def _objects(found: Any) -> Sequence[Mapping[str, Any]]:
    values = found.values() if isinstance(found, Mapping) else found if isinstance(found, list) else ()
    return [one for one in values if isinstance(one, Mapping)]


def _first(found: Any, name: str, *, rel: str | None = None) -> str | None:
    return next((words for one in _objects(found) if (rel is None or one.get("rel") == rel) and (words := _string(one.get(name)))), None)


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
