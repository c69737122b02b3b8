"""Pages of HTML: what is taken out, and that a hostile page neither crashes nor hangs."""

import socket
import time

import pytest

from runding.read.errors import SourceError
from runding.read.html import LARGEST, MOST_TAGS, extract_page

FIRST = "Utusan pemerintah dan pemberontak bertemu lagi di tepi sungai karena gencatan senjata hampir berakhir."
SECOND = "“Kami siap berunding,” kata utusan itu kepada wartawan setelah pertemuan yang berlangsung sampai larut malam."
THIRD = "Menurut dia, perundingan akan dilanjutkan pada Jumat di kota pelabuhan itu, meski sejumlah syarat belum dipenuhi."


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_paragraphs_are_parted_by_a_blank_line() -> None:
    found = extract_page(page(f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"), source="a")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert (found.title, found.author, found.date, found.site, found.url) == (None, None, None, None, None)


def test_menus_comments_and_scripts_are_left_out() -> None:
    html = page(
        f"<nav><a href='/'>Beranda</a></nav><article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
        "<div id='comments' class='comments'><p>Setuju!</p></div><script>var a = 'rahasia';</script>"
    )
    text = extract_page(html, source="a").text
    assert FIRST in text
    assert not any(words in text for words in ("Beranda", "Setuju", "rahasia"))


def test_a_date_is_taken_from_the_head_and_never_guessed() -> None:
    body = f"<article><p>{FIRST} Itu terjadi pada 3 Maret 2021.</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert extract_page(page(body, '<meta name="date" content="2022-03-04">'), source="a").date == "2022-03-04"
    assert extract_page(page(body), source="a").date is None


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    head = '<link rel="canonical" href="http://harianteluk.example/a"><base href="http://harianteluk.example/">'
    body = f'<article><img src="http://harianteluk.example/a.png"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>'
    assert extract_page(page(body, head), source="a").text


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><p>", page("<script>1</script>"), "<", page("<!-- " + FIRST)])
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(SourceError) as error:
        extract_page(html, source="halaman.html")
    assert error.value.kind == "no_article"
    assert str(error.value).startswith("halaman.html: no article is found in the page; ")


def test_a_page_that_is_too_large_is_refused_at_once() -> None:
    for html in (page("a" * LARGEST), page("<p>" * MOST_TAGS)):
        started = time.process_time()
        with pytest.raises(SourceError, match="the page has") as error:
            extract_page(html, source="a")
        assert error.value.kind == "too_large"
        assert time.process_time() - started < 1


HOSTILE = {
    "deep": "<div>" * 20_000 + FIRST,
    "deep tables": "<table><tr><td>" * 8_000 + FIRST,
    "deep spans": "<p>" + "<span>" * 20_000 + FIRST,
    "many paragraphs": "<p>a</p>" * 6_000,
    "line breaks": "<p>" + FIRST + "<br>" * 15_000,
    "quotation marks": "<p>" + '"' * 500_000,
    "one word": "<p>" + "a" * 500_000,
    "brackets": "<" * 50_000,
    "attributes": "<p " + "a=1 " * 100_000 + ">" + FIRST,
    "entities": "<p>" + "&amp;" * 100_000,
    "combining marks": "<p>a" + "\u0301" * 300_000,
    "control characters": "<p>" + "\x01\x02\x1f" * 100_000,
    "an open comment": "<!--" * 10_000,
    "an open attribute": '<p title="' + FIRST * 100,
    "zeroes": "<p>\x00" + FIRST + "\x00</p>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_gives_a_text_or_a_clear_refusal(body: str) -> None:
    started = time.process_time()
    try:
        text = extract_page(page(body), source="a").text
    except SourceError as error:
        text = error.reason
    assert text.strip()
    assert time.process_time() - started < 20
