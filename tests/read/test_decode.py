"""Bytes to characters: what is told apart, and what is refused with a reason."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.read.decode import decode
from runding.read.errors import SourceError

TEXT = "“Kami siap,” kata utusan itu – di Côte d’Azur.\nPerundingan dilanjutkan besok pagi di tepi sungai.\n"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""], ids=["with a mark", "without"])
def test_utf_8(mark: bytes) -> None:
    assert decode(mark + TEXT.encode(), source="a") == TEXT


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_wide_encodings_with_their_marks(encoding: str, mark: bytes) -> None:
    assert decode(mark + TEXT.encode(encoding), source="a") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), source="a") == TEXT


def test_windows_1252() -> None:
    assert decode(TEXT.encode("cp1252"), source="a") == TEXT


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_ends_of_lines(end: str) -> None:
    assert decode(f"satu{end}dua{end}{end}tiga".encode(), source="a") == "satu\ndua\n\ntiga"


def test_nothing_else_is_changed() -> None:
    text = "\u00a0 satu\t dua \u200b\n\n\n tiga\u2028empat  \n"
    assert decode(text.encode(), source="a") == text


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"%PDF-1.7\n...", "binary", "a PDF document"),
        (b"PK\x03\x04rest", "binary", "a zip archive or an office document"),
        (b"\x89PNG\r\n", "binary", "a PNG picture"),
        (b"some words\x00 and a zero", "binary", "a binary file"),
        (bytes(range(1, 9)) * 40, "binary", "a binary file"),
        ("Kata utusan itu — “siap” — “ya” — ‘tidak’.".encode()[:-6] + b"\xe2\x80 kata.", "undecodable", "is no UTF-8"),
        (b"\x81\x8d satu dua tiga empat lima enam tujuh delapan", "undecodable", "is no UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "undecodable", "is no UTF-16-LE"),
        ("Перемирие".encode("koi8-r"), "undecodable", "is no UTF-8"),
    ],
    ids=["pdf", "zip", "png", "zero", "controls", "damaged utf-8", "holes of windows-1252", "half a pair", "koi8"],
)
def test_what_is_no_text_is_refused(data: bytes, kind: str, words: str) -> None:
    with pytest.raises(SourceError) as error:
        decode(data, source="berita.txt")
    assert error.value.kind == kind
    assert str(error.value).startswith("berita.txt: ")
    assert words in error.value.reason
    assert "\n" not in str(error.value)


def test_a_damaged_character_is_named_by_its_place() -> None:
    with pytest.raises(SourceError, match="byte 12 is no UTF-8"):
        decode("“satu” “dua” “".encode()[:11] + b"\xe2(" + "“tiga” “empat”".encode(), source="a")


def test_a_page_may_declare_its_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Перемирие'
    assert decode(page.encode("cp1251"), source="a", html=True) == page
    with pytest.raises(SourceError):
        decode("Перемирие объявлено".encode("cp1251"), source="a")


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding", "utf-16"])
def test_a_page_that_declares_it_wrongly_is_read_all_the_same(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>“Siap,” kata utusan itu'
    assert decode(page.encode("cp1252"), source="a", html=True) == page


@given(st.text(st.characters(exclude_characters="\r\ufeff\x00", exclude_categories=("Cs",)), min_size=1))
def test_every_text_in_utf_8_with_a_mark_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), source="a") == text


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_characters_or_a_source_error(data: bytes, html: bool) -> None:
    try:
        text = decode(data, source="a", html=html)
    except SourceError:
        return
    text.encode()
    assert "\r" not in text
