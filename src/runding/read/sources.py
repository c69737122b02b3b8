"""How does a file, the standard input or a string become an Article?

For plain text the article's text is the input unchanged, a byte-order mark and the ends of lines aside. A page of HTML is taken apart.
"""

import datetime
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final, Literal

from runding.lang.markers import LanguageMarkers
from runding.model.text import Article, article_id
from runding.read.dateline import published_of
from runding.read.decode import decode
from runding.read.errors import SourceError
from runding.read.language import identify
from runding.read.plain import plain_of

STANDARD_INPUT: Final = "-"
LARGEST: Final = 64_000_000
"""Bytes of the largest file that is read: an article has a few thousand."""
_HTML_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_HTML_START: Final = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,500}?-->\s{0,200})?<(?:!doctype\s+html|html|head|body|meta|title|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_article(
    source: Path | Literal["-"],
    *,
    published: str | None,
    languages: Sequence[LanguageMarkers],
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Article:
    """The article of a file, or of the standard input for `-`.

    `published` is an ISO date that overrules the source's own; `languages` are those that there are packs for; `language` is the code of
    one of them and spares the identification. Raises SourceError.
    """
    if source == STANDARD_INPUT:
        data = (stdin or sys.stdin.buffer).read(LARGEST + 1)
        name, suffix = STANDARD_INPUT, ""
    else:
        path = Path(source)
        data, name, suffix = _bytes_of(path), str(path), path.suffix.lower()
    html = True if suffix in _HTML_SUFFIXES else None
    return article_of_bytes(data, source=name, published=published, languages=languages, language=language, html=html)


def article_of_bytes(
    data: bytes,
    *,
    source: str,
    published: str | None,
    languages: Sequence[LanguageMarkers],
    language: str | None = None,
    html: bool | None = None,
) -> Article:
    """The article of a file's bytes. `html` tells whether it is a page; None finds out by how it begins. Raises SourceError."""
    if len(data) > LARGEST:
        remedy = "give one article in each file"
        raise SourceError(source, f"the file has more than {LARGEST:,} bytes", remedy, kind="too_large")
    if not data.strip():
        raise _empty(source)
    text = decode(data, source=source, html=bool(html) or b"<" in data[:1_000])
    return article_of_text(text, source=source, published=published, languages=languages, language=language, html=html)


def article_of_text(
    text: str,
    *,
    source: str = "text",
    published: str | None,
    languages: Sequence[LanguageMarkers],
    language: str | None = None,
    html: bool | None = None,
) -> Article:
    """The article of a string. `html` as for `article_of_bytes`. Raises SourceError."""
    published = _iso(published, source)
    _check_characters(text, source)
    title = author = date = site = url = None
    if html or (html is None and _HTML_START.match(text) is not None):
        from runding.read.html import extract_page  # dear to import, and no plain text needs it

        page = extract_page(text, source=source)
        text, title, author, date, site, url = page.text, page.title, page.author, page.date, page.site, page.url
    if not text.strip():
        raise _empty(source)
    code = _language(text, source, languages, language)
    plain = plain_of(text) if published is None and date is None else None
    known = published_of(text if plain is None else plain.text, language=code, argument=published, metadata=date)
    return Article(
        id=article_id(text),
        language=code,
        title=title,
        url=url,
        publisher=site,
        author=author,
        published=known.date,
        published_basis=known.basis,
        text=text,
    )


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, one more than `LARGEST` at most."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceError(str(path), "there is no such file", "check the path", kind="missing") from error
    except IsADirectoryError as error:
        raise SourceError(str(path), "this is a directory", "name the files in it", kind="directory") from error
    except PermissionError as error:
        remedy = "ask for the right to read it"
        raise SourceError(str(path), "the file may not be read", remedy, kind="permission") from error
    except (OSError, ValueError) as error:
        reason = f"the file cannot be read ({getattr(error, 'strerror', None) or error})"
        raise SourceError(repr(str(path)), reason, "check the path and the disk", kind="unreadable") from error


def _language(text: str, source: str, languages: Sequence[LanguageMarkers], asked: str | None) -> str:
    """The code of the text's language: the one asked for, or the one identified. Raises SourceError where there is no pack for it."""
    codes = [one.code for one in languages]
    packs = f"there are packs for {', '.join(sorted(codes))}"
    if asked is not None:
        if asked not in codes:
            raise SourceError(source, f"no pack for the language {asked!r}", packs, kind="language")
        return asked
    found = identify(text, languages)
    if found.code is None:
        guess = next((code for code in found.scores if code not in codes), None)
        best = next(iter(found.scores), None)
        reason = "the language is not one that can be read"
        if guess is not None and guess == best:
            reason += f", it seems to be {_name(guess)}"
        raise SourceError(source, reason, f"{packs}; name one with --language if it is one of them", kind="language")
    return found.code


def _name(code: str) -> str:
    """The English name of a language from CLDR, with its code."""
    from babel import Locale

    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else code


def _iso(published: str | None, source: str) -> str | None:
    if published is None:
        return None
    try:
        return datetime.date.fromisoformat(published).isoformat()
    except ValueError as error:
        reason = f"{published!r} is no date of publication"
        raise SourceError(source, reason, "write it as YYYY-MM-DD", kind="argument") from error


def _check_characters(text: str, source: str) -> None:
    """A string from a program can hold half of a surrogate pair, which is no character and could not be written out again."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f"character {error.start + 1} is half of a surrogate pair"
        raise SourceError(source, reason, "decode the text anew from its bytes", kind="undecodable") from error


def _empty(source: str) -> SourceError:
    return SourceError(source, "there is no text in it", "give a file with an article", kind="empty")
