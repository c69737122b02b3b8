"""A text that was copied out badly is read like the clean one, and what is found points into what was printed."""

import html
import re
import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runding import Article, ArticleRecord, article_id, extract
from runding.read.plain import plain_of

REPORT = "\n\n".join(
    [
        "Putaran Kedua Perundingan Sudan di Jenewa Berakhir Tanpa Gencatan Senjata",
        "JENEWA, HARIANTELUK.COM – Perundingan putaran kedua antara Sudan dan RSF di Jenewa berakhir pada Rabu (12/6/2024) "
        "tanpa gencatan senjata.",
        "“Kami siap membahas zona penyangga di sekitar El Fasher,” kata juru bicara RSF Salma Tijani kepada wartawan. Ia menolak "
        "pelucutan senjata sebelum ada jaminan keamanan.",
        "Kepala delegasi Sudan, Idris Mokhtari, menuntut penarikan semua pasukan dari kota-kota. “Hasil yang kami harapkan belum "
        "tercapai,” ujarnya dalam konferensi pers.",
        "Kedua pihak sepakat membuka koridor kemanusiaan bagi warga. Putaran ketiga akan digelar pada 17 Juni.\n",
    ]
)


def record(text: str) -> ArticleRecord:
    return extract(Article(id=article_id(text), language="id", text=text, published="2024-06-13"))


def told(made: ArticleRecord) -> list[tuple[object, ...]]:
    """What a record tells, without places; words without what noise does to them."""

    def bare(words: str) -> str:
        read = plain_of(words)
        return re.sub(r"[\W_]+", "", read.text if read else words)

    return [
        *((one.speaker and one.speaker.name, one.type, bare("".join(part.exact for part in one.content))) for one in made.statements),
        *((one.ordinal, one.parties, one.start and one.start.earliest, one.venue and one.venue.name, one.status) for one in made.rounds),
        *((one.issue, one.value) for one in made.outcomes),
        *((one.holder.side, one.issue, one.stance) for one in made.positions),
        *((one.issue, one.parties, one.status) for one in made.agreements),
    ]


def wrapped(text: str, width: int = 72, indent: str = "") -> str:
    return "\n".join(textwrap.fill(line, width, initial_indent=indent if line else "", break_on_hyphens=False) for line in text.split("\n"))


NOISE = {
    "no-break": REPORT.replace(" ", "\u00a0"),
    "thin": REPORT.replace(" ", "\u2009"),
    "double": REPORT.replace(" ", "  "),
    "tabs": REPORT.replace(" ", " \t"),
    "edges": REPORT.replace("\n", " \n  "),
    "soft hyphens": re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", REPORT),
    "zero width": re.sub(r"(?<=[a-z])(?=[a-z])", "\u200b", REPORT),
    "primes": REPORT.replace("“", "″").replace("”", "″"),
    "wide marks": REPORT.replace("“", "＂").replace("”", "＂"),
    "guillemets": REPORT.replace("“", "«\u00a0").replace("”", "\u00a0»"),
    "lost marks": REPORT.replace("“", "\ufffd").replace("”", "\ufffd"),
    "entities": html.escape(REPORT.replace("“", '"').replace("”", '"')).replace(", ", ",&nbsp;"),
    "entities twice": html.escape(html.escape(REPORT.replace("“", '"').replace("”", '"'))),
    "entities in figures": REPORT.replace("“", "&#8220;").replace("”", "&#x201D;").replace(" ", "&#160;"),
    "wrong encoding": REPORT.encode().decode("latin-1"),
    "wrong encoding, a byte lost": REPORT.replace("“", "â€œ").replace("”", "â€").replace("–", "â€“"),
    "paragraphs": "".join(f"<p>{line}</p>" for line in REPORT.split("\n") if line),
    "breaks": REPORT.strip().replace("\n\n", "<br><br/>"),
    "links": REPORT.replace("Sudan", '<a href="https://teluk.example/x?a=1">Sudan</a>').replace("RSF", "<strong>RSF</strong>"),
    "scripts": REPORT.replace("\n\nKepala", '\n\n<script type="x">var a = "Kata dia";</script>\n\nKepala'),
    "Markdown": "# " + REPORT.replace("Sudan", "**Sudan**").replace("RSF", "[RSF](https://teluk.example)").replace("Jenewa", "*Jenewa*"),
    "footnotes": REPORT.replace(". ", ".[12] "),
    "bullets": re.sub(r"^(?=[K“])", "• ", REPORT, flags=re.MULTILINE),
    "numbers": re.sub(r"^(?=[K“])", "3. ", REPORT, flags=re.MULTILINE),
    "wrapped": wrapped(REPORT),
    "wrapped narrowly": wrapped(REPORT, 50),
    "wrapped and indented": wrapped(REPORT, 72, "    "),
    "wrapped, no blank lines": wrapped(REPORT).replace("\n\n", "\n"),
    "a comment": REPORT.replace("\n\nKepala", "\n\n<!-- Kata dia: \"Kami pulang\" -->\n\nKepala"),
    "blanks within marks": REPORT.replace("“", '" ').replace("”", ' "'),
    "blanks on the wrong side": REPORT.replace("“", '"').replace("” ", ' "'),
    "no blanks beside marks": REPORT.replace("“", '"').replace("” ", '"').replace(". “", '."'),
    "an advertisement inside": REPORT.replace(". Ia", ". ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Ia"),
    "a link inside": REPORT.replace(". Ia", ". (Baca juga: Hamas Tolak Usul Israel) Ia"),
    "a video inside": REPORT.replace(". Putaran", ". [Gambas:Video Teluk] Putaran"),
    "a bare link inside": REPORT.replace(". Ia", ". Baca juga: Hamas Tolak Usul Israel di Kairo Ia"),
    "a glued link": REPORT.replace("keamanan.", "keamanan.Baca JugaHamas Tolak Usul Israel"),
    "glued marks": REPORT.replace(".\n\n“", ".“").replace("pers.\n\nK", "pers.\nK"),
}  # fmt: skip


@pytest.mark.parametrize("noise", NOISE)
def test_noise_changes_nothing_that_is_told(noise: str) -> None:
    made = record(NOISE[noise])
    clean = told(record(REPORT))
    assert len(clean) >= 10
    assert told(made) == clean
    assert made.article.text == NOISE[noise]


def test_a_link_inside_a_paragraph_is_furniture_and_its_title_related() -> None:
    text = REPORT.replace(". Ia", ". Baca juga: Hamas Tolak Usul Israel di Kairo Ia").replace(" ", "\u00a0")
    made = record(text)
    assert [one.title.replace("\u00a0", " ") for one in made.related] == ["Hamas Tolak Usul Israel di Kairo"]
    assert [text[one.start : one.end] for one in made.furniture] == [one.exact for one in made.furniture]
    assert any(one.exact.startswith("Baca\u00a0juga") for one in made.furniture)


def test_spans_point_into_what_was_printed() -> None:
    text = "Kami siap&nbsp;berunding,&quot; kata&shy;nya <b>kepada</b> warta-\nwan."
    read = plain_of(text)
    assert read is not None
    for word, printed in (
        ("siap", "siap"),
        ('"', "&quot;"),
        ("katanya", "kata&shy;nya"),
        ("kepada", "kepada"),
        ("wartawan", "warta-\nwan"),
    ):
        start = read.text.index(word)
        place = read.printed(start, start + len(word))
        assert text[place.start : place.end] == printed


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Utusan kedua pihak membuka koridor kemanu-\nsiaan.", "Utusan kedua pihak membuka koridor kemanusiaan."),
        ("Utusan menuntut penarikan pasukan dari kota-\nkota.", "Utusan menuntut penarikan pasukan dari kota-kota."),
        ("A long-term truce was what the envoys of both sides wanted, a long-\nterm one.", "a long-term one."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_unless_the_word_has_it(printed: str, read: str) -> None:
    made = plain_of(printed)
    assert made is not None
    assert made.text.endswith(read)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "Kedua pihak berunding.\n- gencatan senjata\n- tawanan perang",  # a list of short lines
        "Perundingan Gagal\nUtusan kedua pihak pulang ke kota masing-masing pada hari Senin.\nMereka belum sepakat.",  # paragraphs
        "Utusan Kedua Pihak Pulang Tanpa Kesepakatan\nloading...\nMereka belum sepakat.",  # a button
        "Laba AT&T; naik 5 < 6 dan a < b > c.",  # no entity, no tag
        "CAFÉ» dan Âgé",  # letters of their own
        "Bayaran 5*3 dan 4*2 itu.",  # no emphasis
        "Pasal [12] perjanjian itu, kata dia.",  # a number of its own
        "می‌روم و می‌خواهم",  # a joiner that parts letters
    ],
)
def test_a_clean_text_is_read_as_it_is(text: str) -> None:
    assert plain_of(text) is None


PIECES = [
    *(" ", " ", "\n", "\n\n", "\u00a0", "\u00ad", "\u200b", "\u200c", "\x00", "  ", "“", "”", "&quot;", "&amp;quot;", "&nbsp;", "&#39;"),
    *("â€œ", "â€", "<p>", "</p>", "<br>", "<!--", "-->", "**", "*", "[3]", "• ", "1. ", "`", "«", "»", "\ufffd"),
    *("Kami", "siap", "berunding", ".", ",", "-", "kata", "dia", "é", "和"),
]


@given(text=st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
@settings(max_examples=400, deadline=None)
def test_every_character_has_a_place_and_they_are_in_order(text: str) -> None:
    read = plain_of(text)
    if read is None:
        return
    last = 0
    for at, character in enumerate(read.text):
        place = read.printed(at, at + 1)
        assert last <= place.start <= place.end <= len(text)
        assert character in text[place.start : place.end] or place.end - place.start != 1 or not character.isalnum()
        last = place.start


@pytest.mark.parametrize(
    "piece", ["<script", "<!--", "<p ", "**", "*a", "[a](http:", "&amp;", "â€", "“", "a-\nb", "« ", "1. a\n", "\n ", "\u200b"]
)
def test_hostile_texts_take_no_longer(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        started = time.process_time()
        plain_of(text)
        return time.process_time() - started

    assert seconds(400_000) < 20 * max(seconds(40_000), 0.01)
