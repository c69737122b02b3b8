"""Which characters are these bytes? Encodings are told by their marks and by what they cannot hold; nothing is replaced in silence."""

import codecs
import re
from typing import Final

from runding.read.errors import SourceError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_SAMPLE: Final = 8_192
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS: Final = 0.01
"""A larger share of control characters is no text."""
_UTF16_ZEROES: Final = 0.3
"""In UTF-16 without a mark so many of the high bytes are zero where the text is written in Latin letters."""
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_MOST_HIGH: Final = 0.3
_NOT_IN_WINDOWS_1252: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{2,20})""", re.IGNORECASE)
_OF_PAGES: Final = re.compile(r"utf-8|cp125\d|cp874|iso8859-\d+|koi8-[ru]|gb\w+|big5\w*|shift_jis\w*|euc_\w+|tis-620")
_AS_WINDOWS_1252: Final = frozenset({"iso8859-1", "ascii"})
"""Pages that declare these are read as Windows-1252, as browsers do."""


def decode(data: bytes, *, source: str, html: bool = False) -> str:
    """The characters of `data`, without a byte-order mark, each line ended by a line feed alone.

    UTF-8, UTF-16 and UTF-32 with their marks, UTF-8 and UTF-16 without, Windows-1252, and for `html` what the page declares. Raises
    SourceError for bytes that are no text, or in no encoding that can be told.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _binary(source, f"this is {what}, not a text")
    encoding, skip = _marked(data)
    declared = _declared(data) if html and encoding is None else None
    if declared is not None:
        try:
            return _plain(data.decode(declared))
        except UnicodeDecodeError:
            pass  # a page often declares what it is not: then the bytes themselves tell
    encoding = encoding or _told(data, source)
    try:
        return _plain(data[skip:].decode(encoding))
    except UnicodeDecodeError as error:
        raise _undecodable(source, encoding, error.start + skip) from error


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _marked(data: bytes) -> tuple[str | None, int]:
    """The encoding that a byte-order mark names, and the mark's length."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None, 0


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, if it is one of those that pages are written in and that a declaration can be read in."""
    found = _CHARSET.search(data, 0, _SAMPLE)
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name in _AS_WINDOWS_1252:
        return "cp1252"
    return name if _OF_PAGES.fullmatch(name) else None


def _told(data: bytes, source: str) -> str:
    """The encoding that the bytes themselves show."""
    sample = data[:_SAMPLE]
    wide = _utf16(sample)
    if wide is not None:
        return wide
    controls = len(_CONTROLS.findall(sample))
    if b"\x00" in data or controls > _MOST_CONTROLS * len(sample):
        raise _binary(source, "this is a binary file, not a text")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not _may_be_windows_1252(data):
            raise _undecodable(source, "utf-8", error.start) from error
        return "cp1252"
    return "utf-8"


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly all zeroes stand at even or at odd places, and there are many."""
    half = len(sample) // 2
    if half == 0:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd >= _UTF16_ZEROES * half and even <= odd * _MOST_CONTROLS:
        return "utf-16-le"
    if even >= _UTF16_ZEROES * half and odd <= even * _MOST_CONTROLS:
        return "utf-16-be"
    return None


def _may_be_windows_1252(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 can be Windows-1252, and are not damaged UTF-8: that is full of sound multi-byte characters."""
    high = len(_HIGH.findall(data))
    sound = sum(map(len, _MULTIBYTE.findall(data)))
    return high <= _MOST_HIGH * len(data) and sound <= high / 2 and _NOT_IN_WINDOWS_1252.search(data) is None


def _binary(source: str, reason: str) -> SourceError:
    return SourceError(source, reason, "give the article as a text or HTML file", kind="binary")


def _undecodable(source: str, encoding: str, at: int) -> SourceError:
    return SourceError(
        source,
        f"the characters cannot be told: byte {at + 1} is no {encoding.upper().replace('CP', 'Windows-')}",
        "save the file as UTF-8",
        kind="undecodable",
    )
