"""Which field of an object is the text of a report, which its title, link, outlet, author, date and language?"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from runding.read.errors import SourceError
from runding.read.raw import Facts, Raw
from runding.read.stamps import day_of_stamp

FIELDS: Final = MappingProxyType(
    {
        "text": ("text", "body_text", "body", "content", "maintext", "article_text", "full_text"),
        "title": ("title", "headline"),
        "url": ("url", "link", "source_url"),
        "publisher": ("publisher", "outlet", "site", "sitename", "source_domain", "source"),
        "author": ("author", "byline"),
        "published": ("published", "date_published", "published_at", "publication_date", "date_publish", "date"),
        "language": ("language", "lang"),
    }
)
"""The names that are tried for each field where no mapping is given, first ones first."""
_TAGS: Final = re.compile(r"</?(?:p|br|div|a|li|h[1-6]|em|strong|span|img)\b[^<>]{0,400}>", re.IGNORECASE)


def parse_mapping(words: str) -> dict[str, str]:
    """A mapping from `text=body,url=link.href`; dots lead into objects. Raises ValueError with a message for the user."""
    mapping: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in words.split(","))):
        name, equals, path = (piece.strip() for piece in part.partition("="))
        if not equals or not path or name not in FIELDS:
            raise ValueError(f"{part!r} is no field mapping; write FIELD=NAME with FIELD one of {', '.join(FIELDS)}")
        mapping[name] = path
    return mapping


def raw_of_object(found: Any, *, source: str, mapping: Mapping[str, str], done: int = 0) -> Raw:
    """The raw report of an object of JSON or a row. Raises SourceError where it is no object or has no text."""
    if not isinstance(found, Mapping):
        raise SourceError(source, "this is no JSON object", "give one object for each report", kind="malformed")
    text = _value(found, mapping, "text")
    if not isinstance(text, str) or not text.strip():
        named = mapping.get("text")
        reason = f"there is no text in the field {named!r}" if named else "no field of it is known to be the text"
        there = ", ".join(str(name)[:40] for name in list(found)[:12])
        raise SourceError(source, f"{reason}; its fields are {there or 'none'}", "name the field: --map text=NAME", kind="malformed")
    words = {name: _words(_value(found, mapping, name)) for name in ("title", "url", "publisher", "author", "language")}
    facts = Facts(**words, published=day_of_stamp(_value(found, mapping, "published")))
    return Raw(source=source, content=text, fragment=is_fragment(text), facts=facts, done=done)


def is_fragment(text: str) -> bool:
    """Whether a text is marked up with HTML but is no whole page."""
    return "<" in text and text.lstrip()[:9].lower() not in ("<!doctype", "<html") and _TAGS.search(text) is not None


def _value(found: Mapping[str, Any], mapping: Mapping[str, str], name: str) -> Any:
    """The value of a field: at the path that the mapping names, else under the first of the usual names that has one."""
    if name in mapping:
        return _at(found, mapping[name].split("."))
    values = (found.get(key) for key in FIELDS[name])
    return next((value for value in values if value not in (None, "")), None)


def _at(found: Any, path: Sequence[str]) -> Any:
    for step in path:
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found


def _words(value: Any) -> str | None:
    """A string, the name in an object, or the first of a list that has one."""
    if isinstance(value, list):
        return next((words for one in value[:20] if (words := _words(one)) is not None), None)
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    return " ".join(value.split()) or None if isinstance(value, str) else None
