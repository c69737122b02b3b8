import re
from dataclasses import replace

import msgspec
import pytest
from jenewa_record import JENEWA, STATEMENTS, TEXT

from runding.model.record import ArticleRecord, Holder, Position, Speaker
from runding.model.text import Article, Span, article_id
from runding.show import Labels, Page, load_labels, render
from runding.show.measure import columns

NAMES = {"SDN": "Sudan", "rsf": "RSF", "un": "United Nations", "CHE": "Switzerland"}


@pytest.fixture
def labels() -> Labels:
    return replace(load_labels("en"), side=lambda side: NAMES.get(side, side), language={"id": "Indonesian"}.__getitem__)


def empty(text: str = "Hujan turun di kota.", **facts: str) -> ArticleRecord:
    return ArticleRecord(article=Article(id=article_id(text), language="id", text=text, **facts))


def said(text: str, speaker: str, *, count: int = 1) -> ArticleRecord:
    """A record in which `speaker` says `text`, `count` times."""
    content = (Span.of(text, 0, len(text)),)
    who = Speaker(name=speaker, kind="person", actor=None, side=None, role=None, mention=None, resolved_by="name")
    one = msgspec.structs.replace(STATEMENTS[0], speaker=who, content=content, evidence=content, channel=None, relay=(), cue=None)
    statements = tuple(msgspec.structs.replace(one, id=f"s{number}") for number in range(1, count + 1))
    return msgspec.structs.replace(empty(text), statements=statements)


def test_the_heading_tells_which_report_it_is(labels: Labels) -> None:
    first, second = render(JENEWA, labels=labels).splitlines()[:2]
    assert first == "Putaran Kedua Perundingan Sudan di Jenewa Berakhir Tanpa Gencatan Senjata"
    assert second == "Kabar Teluk · 2024-06-12 (worked out from the text) · Indonesian"


def test_a_report_without_a_title_is_known_by_its_first_words(labels: Labels) -> None:
    page = render(empty("\n \n" + "kata " * 50), labels=labels, width=40)
    assert page.splitlines()[0] == "kata kata kata kata kata kata kata kata…"


def test_sections_stand_in_order_and_empty_ones_say_nothing(labels: Labels) -> None:
    heads = ["Rounds", "Positions", "Agreements", "Statements (9)", "Figures", "Related reports"]
    lines = render(JENEWA, labels=labels).splitlines()
    assert [line for line in lines if line in heads] == heads
    page = render(empty(), labels=labels)
    assert "No record of talks in this report." in page
    assert not any(head in page for head in heads)


def test_a_round_shows_its_outcomes_and_the_rival_ratings_side_by_side(labels: Labels) -> None:
    page = render(JENEWA, labels=labels, width=100)
    assert "Round 2 · 2024-06-12 · Jenewa, Switzerland · concluded" in page
    assert "Ceasefire              not agreed" in page
    assert re.search(r"Sudan \(Idris Mokhtari\) \[1\] +RSF \(Salma Tijani\) \[3\]", page)
    assert re.search(r"no progress +progress\n", page)
    assert re.search("“Hasil yang kami harapkan belum tercapai” +“kemajuan yang nyata”", page)


def test_a_planned_round_shows_its_interval_with_the_words(labels: Labels) -> None:
    assert "Round 3 · 2024-06-17 – 2024-06-18 “awal pekan depan”" in render(JENEWA, labels=labels)


def test_ratings_stand_below_one_another_where_columns_would_be_narrow(labels: Labels) -> None:
    lines = [line.strip() for line in render(JENEWA, labels=labels, width=45).splitlines()]
    assert lines.index("Sudan (Idris Mokhtari) [1]") < lines.index("RSF (Salma Tijani) [3]")


def test_outcomes_and_ratings_of_no_single_round_are_shown(labels: Labels) -> None:
    loose = msgspec.structs.replace(
        JENEWA,
        rounds=(),
        outcomes=(msgspec.structs.replace(JENEWA.outcomes[0], round=None),),
        assessments=(msgspec.structs.replace(JENEWA.assessments[0], round=None),),
    )
    page = render(loose, labels=labels)
    assert "The talks as a whole" in page
    assert "not agreed" in page
    assert "no progress" in page


def test_positions_are_a_matrix_of_issues_and_parties(labels: Labels) -> None:
    page = render(JENEWA, labels=labels, width=100)
    head = next(line for line in page.splitlines() if line.strip().startswith("Issue"))
    withdrawal = next(line for line in page.splitlines() if line.strip().startswith("Troop withdrawal"))
    zone = next(line for line in page.splitlines() if line.strip().startswith("Buffer zone"))
    assert withdrawal.index("priority → RSF [2]") == head.index("Sudan")
    assert zone.index("open to it [4]") == head.index("RSF")
    assert "on condition: “sebelum" in page


def test_many_parties_make_a_list_of_positions(labels: Labels) -> None:
    base = JENEWA.positions[0]
    held = tuple(msgspec.structs.replace(base, holder=Holder(side=f"party{number}", name=None)) for number in range(8))
    page = render(msgspec.structs.replace(JENEWA, positions=held), labels=labels, width=80)
    assert "    party7: priority → RSF [2]" in page.splitlines()


def test_positions_in_another_voice_say_so(labels: Labels) -> None:
    told: Position = msgspec.structs.replace(JENEWA.positions[0], attribution="mediator")
    assert "as told by a mediator" in " ".join(render(msgspec.structs.replace(JENEWA, positions=(told,)), labels=labels).split())


def test_an_agreement_shows_its_status_and_the_corridor(labels: Labels) -> None:
    page = render(JENEWA, labels=labels)
    assert "Humanitarian corridor · Sudan – RSF" in page
    assert re.search(r"Route +El Fasher → Tawila", page)
    assert re.search(r"Window +from 2024-06-15 “mulai Sabtu \(15/6/2024\)”", page)
    assert "Cargo" not in page


def test_what_several_voices_say_of_one_agreement_stands_together(labels: Labels) -> None:
    base = JENEWA.agreements[0]
    denied = msgspec.structs.replace(base, id="a2", status="denied", asserted_by="Salma Tijani", by="s5", corridor=None)
    page = render(msgspec.structs.replace(JENEWA, agreements=(base, denied)), labels=labels)
    assert page.count("Humanitarian corridor · Sudan – RSF") == 1
    assert "denied · according to Salma Tijani [5]" in page


def test_statements_show_speaker_office_content_and_way(labels: Labels) -> None:
    page = render(JENEWA, labels=labels, page=Page.TABLE)
    assert re.search("1  Idris Mokhtari +“Hasil yang kami harapkan belum tercapai”\n", page)
    assert re.search("ketua delegasi Sudan +press conference: konferensi pers · via Kantor Berita Nilotika\n", page)
    assert "social media: Telegram" in page
    assert "Rounds" not in page


def test_only_direct_quotations_are_put_in_marks(labels: Labels) -> None:
    page = render(JENEWA, labels=labels, page=Page.TABLE)
    assert "“Kami siap membahas zona penyangga di sekitar El Fasher”" in page
    assert "“koridor itu hanya untuk warga sipil”" not in page


def test_figures_name_their_source(labels: Labels) -> None:
    assert "Killed  at least 40 warga sipil · according to seorang dokter [8]" in render(JENEWA, labels=labels)


def test_why_adds_rule_cue_resolution_and_words(labels: Labels) -> None:
    page = " ".join(render(JENEWA, labels=labels, why=True, width=200).split())
    assert "rule: id/statements/quote-verb-speaker · speaker by: pronoun “Ia” · cue: menegaskan" in page
    assert "rule: id/positions/refuse · words: menolak pelucutan senjata" in page
    assert "rule:" not in render(JENEWA, labels=labels)


def test_the_text_marks_every_statement_by_its_number(labels: Labels) -> None:
    page = " ".join(render(JENEWA, labels=labels, page=Page.TEXT).split())
    assert "“⟦1 Hasil yang kami harapkan belum tercapai⟧,” kata" in page
    assert page.count("⟦") == page.count("⟧") == len(STATEMENTS)
    assert "1, 2, 6 Idris Mokhtari · ketua delegasi Sudan" in page
    bare = re.sub(r"⟦\d+ |⟧", "", page)
    assert " ".join(TEXT.split()) in bare


def test_nested_statements_close_in_order(labels: Labels) -> None:
    text = "A berkata B mengatakan air naik."
    outer, inner = Span.of(text, 10, 31), Span.of(text, 23, 31)
    base = STATEMENTS[0]
    one = msgspec.structs.replace(base, id="s1", content=(outer,), evidence=(outer,))
    two = msgspec.structs.replace(base, id="s2", content=(inner,), evidence=(inner,))
    page = render(msgspec.structs.replace(empty(text), statements=(one, two)), labels=labels, page=Page.TEXT)
    assert "A berkata ⟦1 B mengatakan ⟦2 air naik⟧⟧." in page


@pytest.mark.parametrize("page", list(Page))
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("why", [False, True])
def test_no_line_is_wider_than_the_page(labels: Labels, page: Page, width: int, why: bool) -> None:
    lines = render(JENEWA, labels=labels, page=page, width=width, why=why).splitlines()
    assert max(map(columns, lines)) <= width


def test_a_width_beyond_the_bounds_counts_as_the_nearest(labels: Labels) -> None:
    assert render(JENEWA, labels=labels, width=3) == render(JENEWA, labels=labels, width=40)
    assert render(JENEWA, labels=labels, width=999) == render(JENEWA, labels=labels, width=200)


def test_colour_is_added_and_nothing_else(labels: Labels) -> None:
    colored = render(JENEWA, labels=labels, color=True)
    assert "\x1b[" in colored
    assert re.sub("\x1b\\[[0-9;]*m", "", colored).split() == render(JENEWA, labels=labels).split()


@pytest.mark.parametrize("page", list(Page))
def test_nothing_of_a_hostile_report_steers_the_terminal(labels: Labels, page: Page) -> None:
    attack = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\r\x08 kata"
    record = msgspec.structs.replace(said(attack, attack), article=Article(
        id=article_id(attack), language="id", title=attack, publisher=attack, url=attack, published=attack, text=attack
    ))  # fmt: skip
    shown = render(record, labels=labels_with_raw_ids(labels), page=page, why=True)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "evil" in shown


def labels_with_raw_ids(labels: Labels) -> Labels:
    return replace(labels, side=str, language=str)


def test_arabic_and_long_names_keep_their_columns(labels: Labels) -> None:
    arabic = "قال المتحدث إن المحادثات حققت تقدما كبيرا في ملف الأسرى والممرات الإنسانية"
    for width in (40, 60, 100):
        page = render(said(arabic, "عبد الرحمن بن محمد بن عبد الله الطويل جدا"), labels=labels, width=width)
        assert max(map(columns, page.splitlines())) <= width
        assert page.count("\u2068") == page.count("\u2069") > 0
    name = "Raden Mas Panji Sosrokartono Adiwinata-Kusumadiningrat" + "wangsa" * 20
    page = render(said("Kami datang.", name), labels=labels, width=60)
    assert max(map(columns, page.splitlines())) <= 60


def test_numbers_of_many_statements_stay_aligned(labels: Labels) -> None:
    page = render(said("Kami datang.", "A", count=120), labels=labels, page=Page.TABLE)
    assert "    1  A" in page
    assert "  120  A" in page


def test_indonesian_labels_serve_as_well(labels: Labels) -> None:
    page = render(JENEWA, labels=replace(load_labels("id"), side=labels.side, language=labels.language))
    assert "Putaran ke-2 · 2024-06-12" in page
    assert "tidak disepakati" in page


def test_a_quotation_at_the_end_of_a_paraphrase_is_closed(labels: Labels) -> None:
    text = "Orvik mengatakan jalan itu “sudah dibuka.” Ia pulang."
    content = (Span.of(text, 17, 40),)
    assert content[0].exact == "jalan itu “sudah dibuka"
    one = msgspec.structs.replace(STATEMENTS[4], content=content, evidence=content, type="mixed")
    page = render(msgspec.structs.replace(empty(text), statements=(one,)), labels=labels, page=Page.TABLE)
    assert "jalan itu “sudah dibuka”\n" in page


def test_the_code_of_a_side_stands_beside_the_office(labels: Labels) -> None:
    page = render(JENEWA, labels=labels, page=Page.TABLE, width=160)
    assert "ketua delegasi Sudan · SDN" in page
    assert "Juru bicara RSF · rsf" not in page
