"""What of an untrusted text may stand on a page? Escaping is Jinja's; here control characters go, and what is endless is cut."""

import sys
import unicodedata
from typing import Any, Final

from markupsafe import Markup

LONGEST: Final = 2000
"""Characters of one value on a page. An article's text is no value: it is shown whole."""
LONGEST_NAME: Final = 90
"""Characters of a name in a heading, a table or a chart."""

_KEPT: Final = "\n\t\u200c\u200d\u200e\u200f\u00ad"
_UNSEEN: Final = {
    code: "\ufffd"
    for code in range(sys.maxunicode + 1)
    if code < 0x20000 and unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs") and chr(code) not in _KEPT
}
"""Control and formatting characters and lone surrogates: what they would do to a page, they do not. Joiners are part of words."""


def visible(text: str) -> str:
    """A text in which nothing steers."""
    return text.translate(_UNSEEN)


def finish(value: Any) -> Any:
    """What Jinja does to every value before it is escaped."""
    if type(value) is str:
        shown = visible(value[: LONGEST + 1])
        return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"
    return "" if value is None else value


def short(text: str | None, most: int = LONGEST_NAME) -> str:
    """A name that fits; the end of a longer one is cut off."""
    shown = visible((text or "")[: most + 1])
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def markup(parts: list[str]) -> Markup:
    """Pieces that are escaped already, as one."""
    return Markup("".join(parts))
