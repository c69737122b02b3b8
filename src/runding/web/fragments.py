"""Where do words stand on the source's own page? Addresses with a text fragment (WICG Scroll to Text Fragment)."""

from typing import Final
from urllib.parse import quote, urlsplit

WHOLE: Final = 100
"""Characters up to which a passage is given whole; of a longer one its first and last words."""
WORDS: Final = 4


def source_address(url: str | None, words: str) -> str | None:
    """The address of words on a page, which a browser then scrolls to and marks; None where the page's is no web address."""
    address = web_address(url)
    if address is None:
        return None
    said = " ".join(words.split())
    if not said:
        return address
    first, _, _ = address.partition("#")
    cut = said.split(" ")
    if len(said) <= WHOLE or len(cut) < 2 * WORDS:
        return f"{first}#:~:text={_coded(said)}"
    return f"{first}#:~:text={_coded(' '.join(cut[:WORDS]))},{_coded(' '.join(cut[-WORDS:]))}"


def web_address(url: str | None) -> str | None:
    """An address that a link may lead to: http and https only, so that none runs a script."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc and "\n" not in url else None


def _coded(words: str) -> str:
    """Percent-encoded, the signs of the fragment's own grammar (`-`, `,`, `&`) included."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
