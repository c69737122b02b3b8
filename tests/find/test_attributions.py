"""Who says what: each way of attributing, on sentences of our own."""

import pytest

from runding.model.record import ArticleRecord, Statement
from runding.model.text import Article, article_id
from runding.pipeline import extract


def record(text: str, published: str | None = None) -> ArticleRecord:
    return extract(Article(id=article_id(text), language="id", text=text, published=published))


def told(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Speaker, type and contents of every statement."""
    return [(s.speaker.name if s.speaker else None, s.type, [c.exact for c in s.content]) for s in record(text).statements]


def only(text: str) -> Statement:
    (statement,) = record(text).statements
    return statement


WAYS = [
    ("“Kami siap bicara,” kata Menteri Pertahanan Norwegia Arne Solvik.", "Arne Solvik", "direct", ["Kami siap bicara"]),
    ("“Kami siap bicara,” kata Arne Solvik, utusan Norwegia, di Oslo.", "Arne Solvik", "direct", ["Kami siap bicara"]),
    ("“Kami siap,” kata Arne Solvik. “Besok kami berangkat.”", "Arne Solvik", "direct", ["Kami siap", "Besok kami berangkat"]),
    ("“Kami siap,” kata Arne Solvik, “tetapi mereka tidak.”", "Arne Solvik", "direct", ["Kami siap", "tetapi mereka tidak"]),
    ("Utusan Norwegia, Arne Solvik, mengatakan pasukan akan ditarik.", "Arne Solvik", "indirect", ["pasukan akan ditarik"]),
    ("Arne Solvik, utusan Norwegia, mengatakan bahwa pasukan akan ditarik.", "Arne Solvik", "indirect", ["pasukan akan ditarik"]),
    ("Di Oslo, utusan Norwegia Arne Solvik pada Selasa menegaskan, ranjau tetap ada.", "Arne Solvik", "indirect", ["ranjau tetap ada"]),
    ("Arne Solvik menyebut hasil itu sebagai langkah kecil.", "Arne Solvik", "indirect", ["langkah kecil"]),
    ("Arne Solvik menilai hasil itu ”cukup baik”.", "Arne Solvik", "direct", ["cukup baik"]),
    ("Arne Solvik mengatakan hasil itu “cukup baik” bagi semua.", "Arne Solvik", "mixed", ["hasil itu “cukup baik” bagi semua"]),
    ("Menurut Arne Solvik, pasukan akan ditarik.", "Arne Solvik", "indirect", ["pasukan akan ditarik"]),
    ("Pasukan akan ditarik bulan depan, kata Arne Solvik.", "Arne Solvik", "indirect", ["Pasukan akan ditarik bulan depan"]),
    ("Pulau itu, kata Arne Solvik, akan dibahas.", "Arne Solvik", "indirect", ["Pulau itu", "akan dibahas"]),
    ("Arne Solvik meminta semua pihak agar menahan diri.", "Arne Solvik", "indirect", ["semua pihak agar menahan diri"]),
    ("Arne Solvik membantah tudingan bahwa ia dibayar.", "Arne Solvik", "indirect", ["ia dibayar"]),
    ("Arne Solvik menuding lawannya melanggar janji.", "Arne Solvik", "indirect", ["lawannya melanggar janji"]),
    ("Norwegia menyatakan tidak akan ikut.", "Norwegia", "indirect", ["tidak akan ikut"]),
    ("Gerakan itu menerima jeda, demikian pernyataan yang dirilis pada Kamis.", "Gerakan itu", "indirect", ["Gerakan itu menerima jeda"]),
    ("Arne Solvik tiba, serta menyatakan jalan dibuka, menurut pernyataan kantornya.", "Arne Solvik", "indirect", ["jalan dibuka"]),
    ("Seorang pejabat yang enggan disebut namanya mengatakan jalan itu ditutup.", "Seorang pejabat", "indirect", ["jalan itu ditutup"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "kind", "contents"), WAYS, ids=[w[0][:40] for w in WAYS])
def test_ways_of_attributing(text: str, speaker: str, kind: str, contents: list[str]) -> None:
    assert told(text) == [(speaker, kind, contents)]


@pytest.mark.parametrize(
    "text",
    [
        "Arne Solvik mengatakan hal itu.",
        "Arne Solvik tidak mengatakan kapan pasukan ditarik.",
        "Arne Solvik membantah angka itu.",
        "Arne Solvik mengusulkan status netral.",
        "Pemerintah Norwegia dan para perunding akan melanjutkan pembicaraan damai dengan agenda membahas tawanan.",
        "Lima negara telah menjamin berlangsungnya dialog itu.",
        "Film “Perang Panjang” diputar di Oslo.",
        "Jika Norwegia mengatakan pasukan akan ditarik, warga akan pulang.",
        "Kata sepakat belum dicapai.",
        "Baca juga: Arne Solvik: Pasukan Akan Ditarik",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert [s for s in record(text).statements if s.rule != "id:label-plain"] == []


def test_two_reports_in_one_sentence() -> None:
    text = "Meskipun Norwegia menyatakan ranjau masih ada, utusan Swedia Lars Ekdal mengklaim jalan itu aman."
    assert told(text) == [
        ("Norwegia", "indirect", ["ranjau masih ada"]),
        ("Lars Ekdal", "indirect", ["jalan itu aman"]),
    ]


def test_a_back_attribution_takes_the_sentence_before() -> None:
    text = "Pasukan akan ditarik bulan depan. Hal itu disampaikan oleh utusan Norwegia Arne Solvik."
    assert told(text) == [("Arne Solvik", "indirect", ["Pasukan akan ditarik bulan depan"])]


def test_a_quotation_over_several_paragraphs_is_one_statement() -> None:
    text = "“Masyarakat sudah lelah.\n\n“Mereka ingin pulang,” kata Arne Solvik, utusan Norwegia."
    assert told(text) == [("Arne Solvik", "direct", ["Masyarakat sudah lelah", "Mereka ingin pulang"])]


def test_an_outer_attribution_holds_the_inner_report() -> None:
    text = "Swedia mengusulkan agar jalan itu dibuka, menurut seorang pejabat di Oslo."
    assert told(text) == [("seorang pejabat di Oslo", "indirect", ["Swedia mengusulkan agar jalan itu dibuka"])]


def test_a_headline_names_its_speaker() -> None:
    text = "Norwegia: Pasukan Akan Ditarik\n\nOSLO - Utusan Norwegia Arne Solvik tiba di Oslo."
    (statement,) = record(text).statements
    assert statement.rule == "id:headline-colon"
    assert statement.cue is None


def test_the_speaker_keeps_the_fullest_name_and_the_role() -> None:
    text = (
        "Solvik tiba di Oslo. Utusan Norwegia Arne Solvik mengatakan jalan dibuka. Dia menambahkan, pasukan akan ditarik. "
        "“Kami siap,” katanya. “Besok kami berangkat,” ujar Solvik. Utusan itu menegaskan bahwa ranjau masih ada."
    )
    speakers = [s.speaker for s in record(text).statements]
    assert [s.name for s in speakers if s] == ["Arne Solvik"] * 5
    assert {s.role for s in speakers if s} == {"Utusan Norwegia"}
    assert {s.side for s in speakers if s} == {"NOR"}
    assert [s.resolved_by for s in speakers if s] == ["name", "pronoun", "clitic", "surname", "role"]


def test_a_plural_pronoun_means_a_body_and_a_singular_one_a_person() -> None:
    text = "Norwegia menyatakan jalan dibuka. Utusan Swedia Lars Ekdal mengatakan ranjau ada. Mereka menegaskan bahwa warga boleh pulang."
    assert [s.speaker.name for s in record(text).statements if s.speaker] == ["Norwegia", "Lars Ekdal", "Norwegia"]


def test_channels_and_relays() -> None:
    assert only("“Kami siap,” kata Arne Solvik lewat Twitter, seperti dikutip dari Reuters.").relay == ("Reuters",)
    assert only("“Kami siap,” kata Arne Solvik lewat Twitter.").channel.kind == "social"  # type: ignore[union-attr]
    assert only("“Kami siap,” kata Arne Solvik kepada wartawan.").channel.kind == "press_conference"  # type: ignore[union-attr]
    agency = only("Arne Solvik mengatakan kepada Reuters, jalan itu ditutup.")
    assert agency.channel is not None
    assert (agency.channel.kind, agency.relay) == ("agency", ("Reuters",))
    chain = only("Arne Solvik mengatakan jalan itu ditutup, demikian dilaporkan Antara mengutip Reuters.")
    assert chain.relay == ("Antara", "Reuters")
    assert [c.exact for c in chain.content] == ["jalan itu ditutup"]


def test_the_time_of_saying_stands_outside_of_what_is_said() -> None:
    text = "“Kami berangkat besok,” kata utusan Norwegia Arne Solvik, Kamis (3/3/2022)."
    (statement,) = record(text, "2022-03-04").statements
    assert statement.said is not None
    assert (statement.said.earliest, statement.said.text) == ("2022-03-03", "Kamis (3/3/2022)")


def test_a_second_verb_behind_but_has_the_speaker_of_the_first() -> None:
    text = (
        "Di Oslo, Menteri Norwegia Arne Solvik mengatakan perundingan telah gagal, tetapi menegaskan gencatan senjata akan tetap berlaku."
    )
    assert told(text) == [
        ("Arne Solvik", "indirect", ["perundingan telah gagal"]),
        ("Arne Solvik", "indirect", ["gencatan senjata akan tetap berlaku"]),
    ]


def test_a_name_that_nothing_introduces_is_that_of_the_spokesman_just_quoted() -> None:
    text = "Perundingan gagal, kata juru bicara Norwegia pada Sabtu. Arne Solvik menyatakan tuntutan itu berlebihan."
    first, second = (s.speaker for s in record(text).statements)
    assert first is not None
    assert second is not None
    assert (first.name, first.kind, first.side) == ("juru bicara Norwegia", "anonymous", "NOR")
    assert (second.name, second.role, second.side) == ("Arne Solvik", "juru bicara Norwegia", "NOR")


def test_the_seat_of_a_government_is_an_organisation() -> None:
    speaker = only("Gedung Putih menegaskan pasukan tidak akan ditarik.").speaker
    assert speaker is not None
    assert (speaker.kind, speaker.side) == ("organisation", "USA")


def test_a_statement_to_the_television_is_broadcast_and_the_report_of_a_paper_is_no_document() -> None:
    told_to = only("“Kami siap,” kata Arne Solvik dalam pernyataan kepada televisi pemerintah Norwegia.").channel
    assert told_to is not None
    assert told_to.kind == "broadcast"
    assert only("Laporan surat kabar Norwegia menyebut pasukan akan ditarik bulan depan.").channel is None


def test_several_who_speak_together_also_behind_a_short_form_in_brackets() -> None:
    text = (
        "Pasukan tetap di Oslo, kata Amerika Serikat (AS) dan Norwegia dalam pernyataan bersama. "
        "Jalan ke pelabuhan terus dijaga, lanjut pernyataan tersebut."
    )
    speakers = [s.speaker for s in record(text).statements]
    assert [(one.name, one.kind, one.side) for one in speakers if one] == [("Amerika Serikat (AS) dan Norwegia", "group", None)] * 2


def test_to_whom_somebody_speaks_is_no_office_of_the_one_who_speaks() -> None:
    text = "Berbicara kepada utusan partai yang berkuasa, Arne Solvik memuji hasil itu. Solvik menambahkan bahwa pasukan akan ditarik."
    assert [s.speaker.role for s in record(text).statements if s.speaker] == [None]
