"""Every mark covers its words and no others, however marks overlap, and what is shown of a text never acts."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from runding.web.fragments import source_address, web_address
from runding.web.marking import WHOLE_FROM, Mark, marked, of_whole, passage
from runding.web.visible import LONGEST, finish, short, visible

TEXT = st.text(alphabet=st.sampled_from("ab <>&\"'\n\x00é\u202eع"), min_size=1, max_size=60)
SPANS = st.lists(st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), min_size=1, max_size=3), max_size=5)


def plain(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html))


@given(TEXT, SPANS)
def test_the_text_is_whole_and_each_mark_covers_its_words(text: str, all_spans: list[list[tuple[int, int]]]) -> None:
    marks = [Mark(name=f"{n:016x}", kind="statement", spans=tuple(spans), href="/x", label="<l>") for n, spans in enumerate(all_spans)]
    assert plain(str(marked(text, marks))) == visible(text)
    for mark in marks:
        html = str(marked(text, marks, here=mark.name))
        wanted = "".join(char for nth, char in enumerate(visible(text)) if any(max(0, start) <= nth < end for start, end in mark.spans))
        assert "".join(plain(piece) for piece in re.findall(r'<mark class="[^"]*here">(.*?)</mark>', html, re.DOTALL)) == wanted
        assert html.count(f'id="m-{mark.name}"') == (1 if wanted else 0)


def test_a_mark_on_everything_is_shown_only_where_it_is_meant() -> None:
    text = "word " * WHOLE_FROM
    whole = Mark(name="0" * 16, kind="round", spans=((0, len(text)),), href=None, label="")
    assert of_whole(whole, text)
    assert "<mark" not in marked(text, [whole])
    assert "<mark" in marked(text, [whole], here=whole.name)


def test_the_shortest_mark_is_the_link() -> None:
    outer = Mark(name="0" * 16, kind="statement", spans=((0, 9),), href="/outer", label="o")
    inner = Mark(name="1" * 16, kind="position", spans=((3, 5),), href="/inner", label="i")
    html = str(marked("abcdefghi", [outer, inner]))
    assert re.findall(r'href="([^"]*)"[^>]*>([^<]*)', html) == [("/outer", "abc"), ("/inner", "de"), ("/outer", "fghi")]


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300)), max_size=3))
def test_a_passage_stands_in_its_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert plain(str(passage(text, spans))).strip("…") in visible(text)


def test_a_passage_is_cut_at_words() -> None:
    text = "one two three four five six seven eight nine ten"
    assert plain(str(passage(text, [(14, 18)], around=8))) == "…three four five…"


def test_what_steers_is_seen_and_words_are_kept() -> None:
    assert visible("a\x00\x1b\u202e\u2067\ufeff\ud800b\n\t") == "a" + "\ufffd" * 6 + "b\n\t"
    assert visible("می\u200cخواهم न्\u200d") == "می\u200cخواهم न्\u200d"
    assert len(finish("x" * 10**6)) == LONGEST + 1
    assert short("x" * 200, 10) == "x" * 9 + "…"
    assert short(None) == ""


def test_words_at_their_source() -> None:
    assert source_address("https://a.example/x#old", "Kami siap, -ya & tidak") == (
        "https://a.example/x#:~:text=Kami%20siap%2C%20%2Dya%20%26%20tidak"
    )
    long = "one two three four " + "word " * 40 + "six seven eight nine"
    assert source_address("http://a.example/", long) == "http://a.example/#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"
    assert source_address("https://a.example/", " ") == "https://a.example/"


def test_only_web_addresses_are_links() -> None:
    for url in (
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "/x",
        "ftp://a.example",
        "http://[",
        "https://a\n.example",
    ):
        assert web_address(url) is None
        assert source_address(url, "words") is None
