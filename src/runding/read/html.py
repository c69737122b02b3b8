"""What is the article of an HTML page? Its paragraphs, title, author, date and site, taken out by trafilatura.

Importing this module is dear, so it is imported only for a page. Nothing is ever fetched: the page is all there is.
"""

import logging
from typing import Final

from trafilatura import bare_extraction
from trafilatura.settings import Document

from runding.read.errors import SourceError

LARGEST: Final = 4_000_000
"""Characters of the largest page that is taken. News pages have up to 2,000,000, nearly all of it scripts and styles."""
MOST_TAGS: Final = 60_000
"""Tags of the largest page that is taken, opening and closing ones. News pages have up to 20,000; some steps of the extraction take
time with the square of this number, and at this bound a few seconds."""
_DATE_PARAMETERS: Final = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}


class Page:
    """The article of a page. `text` has a blank line between its paragraphs; what the page does not tell is None, `date` is ISO."""

    __slots__ = ("author", "date", "site", "text", "title", "url")

    def __init__(self, found: Document, text: str) -> None:
        self.text = text
        self.title = _or_none(found.title)
        self.author = _or_none(found.author)
        self.date = _or_none(found.date)
        self.site = _or_none(found.sitename)
        self.url = _or_none(found.url)


def extract_page(html: str, *, source: str) -> Page:
    """The article of a page. Raises SourceError where the page is too large or holds no article."""
    _check_size(html, source)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            deduplicate=False,
            date_extraction_params=_DATE_PARAMETERS,
        )
    except Exception as error:  # a foreign parser on untrusted input: whatever it raises, the page is not readable
        raise _nothing(source, f"the page cannot be taken apart ({type(error).__name__})") from error
    text = _paragraphs(found.text or "") if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        raise _nothing(source, "no article is found in the page")
    return Page(found, text)


def _check_size(html: str, source: str) -> None:
    tags = html.count("<")
    if len(html) > LARGEST or tags > MOST_TAGS:
        reason = f"the page has {len(html):,} characters and {tags:,} tags, more than {LARGEST:,} or {MOST_TAGS:,}"
        raise SourceError(source, reason, "save the article itself as a text file", kind="too_large")


def _paragraphs(text: str) -> str:
    """The extracted lines as paragraphs with a blank line between them."""
    return "\n\n".join(line for line in (line.strip() for line in text.split("\n")) if line)


def _or_none(words: str | None) -> str | None:
    return words.strip() or None if words else None


def _nothing(source: str, reason: str) -> SourceError:
    return SourceError(source, reason, "save the article itself as a text file", kind="no_article")
