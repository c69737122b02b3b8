"""What is the text of a piece of HTML without a frame, as feeds and news items carry? Its words, paragraphs apart, without markup."""

from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)
_SILENT: Final = frozenset({"script", "style", "template", "noscript", "iframe", "svg"})


class _Words(HTMLParser):
    """Collects the text of a fragment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a paragraph."""
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends its paragraph."""
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words; a line feed among them is a space."""
        if not self._silent:
            self.parts.append(data.replace("\n", " "))


def text_of_fragment(fragment: str) -> str:
    """The paragraphs of a fragment with a blank line between them; a text without markup stays as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    words = _Words()
    words.feed(fragment)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
