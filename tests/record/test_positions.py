"""Positions: who wants, offers and refuses what, in whose word, and on what condition."""

import pytest

from runding.model.record import ArticleRecord, Position
from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENING = (
    "Delegasi Armenia dan Azerbaijan bertemu lagi untuk perundingan damai di Jenewa, Swiss. Perang kedua negara menewaskan ratusan orang, "
    "dan tentara Azerbaijan masih menduduki beberapa desa Armenia.\n\n"
)


def read(more: str) -> ArticleRecord:
    text = OPENING + more
    return extract(Article(id=article_id(text), language="id", text=text))


def positions(more: str) -> set[tuple[str, str, str]]:
    return {(one.holder.side, one.issue, one.stance) for one in read(more).positions}


def only(more: str) -> Position:
    (one,) = read(more).positions
    return one


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        # the outlet's word
        ("Azerbaijan berkukuh tidak akan mencabut sanksi.", {("AZE", "eco.sanctions", "refuse")}),
        ("Presiden Azerbaijan mengatakan perang tidak akan berhenti.", {("AZE", "sec.hostilities", "refuse")}),
        ("Azerbaijan menolak perundingan gencatan senjata.", {("AZE", "pro.format", "refuse")}),
        ("Armenia terbuka untuk perundingan soal gencatan senjata.", {("ARM", "pro.format", "open")}),
        ("Azerbaijan menolak gencatan senjata setempat dengan Armenia.", {("AZE", "sec.limited_truce", "refuse")}),
        ("Armenia mengajukan tawaran untuk membebaskan tawanan.", {("ARM", "hum.prisoners", "offer")}),
        ("Azerbaijan setuju membahas penarikan pasukan.", {("AZE", "sec.withdrawal", "open")}),
        ("Azerbaijan mendesak amnesti tidak diberikan.", {("AZE", "jus.amnesty", "refuse")}),
        ("Armenia menerima 13 tawanan yang dibebaskan Azerbaijan.", set()),
        ("Armenia dan Azerbaijan menolak pemantau asing.", {("ARM", "sec.monitoring", "refuse"), ("AZE", "sec.monitoring", "refuse")}),
        ("Armenia menuntut penarikan pasukan Azerbaijan.", {("ARM", "sec.withdrawal", "demand")}),
        ("Yerevan bersikeras bahwa semua tawanan dipulangkan.", {("ARM", "hum.prisoners", "demand")}),
        ("Azerbaijan menolak kehadiran pemantau asing.", {("AZE", "sec.monitoring", "refuse")}),
        ("Syarat Armenia adalah pembebasan tawanan.", {("ARM", "hum.prisoners", "precondition")}),
        ("Azerbaijan bersedia menukar tawanan.", {("AZE", "hum.prisoners", "offer")}),
        ("Usul gencatan senjata ditolak Azerbaijan.", {("AZE", "sec.ceasefire", "refuse")}),
        ("Armenia tidak lagi menuntut pencabutan sanksi.", {("ARM", "eco.sanctions", "concede")}),
        ("Azerbaijan mengancam akan melancarkan serangan.", {("AZE", "sec.hostilities", "ultimatum")}),
        # the speaker's own side
        (
            'Perdana menteri Armenia berkata, "Kami tidak akan menyerahkan wilayah kami."',
            {("ARM", "ter.status", "refuse")},
        ),
        ("Juru bicara Azerbaijan mengatakan pihaknya siap berunding.", {("AZE", "pro.format", "open")}),
        ("Juru bicara Armenia mengatakan Azerbaijan harus menarik pasukannya.", {("ARM", "sec.withdrawal", "demand")}),
        ('"Senjata kami tidak dapat dirundingkan," kata menteri pertahanan Armenia.', {("ARM", "sec.ddr", "red_line")}),
        ("Bagi Armenia, pemulangan tawanan adalah prioritas.", {("ARM", "hum.prisoners", "priority")}),
        # one position for each thing that is listed
        (
            "Armenia menuntut gencatan senjata, pertukaran tawanan, dan pencabutan sanksi.",
            {("ARM", issue, "demand") for issue in ("sec.ceasefire", "hum.prisoners", "eco.sanctions")},
        ),
        # the opposite of an issue
        ("Azerbaijan bersikeras mempertahankan pasukannya di lembah itu.", {("AZE", "sec.withdrawal", "refuse")}),
        # in exchange
        (
            "Azerbaijan menawarkan penarikan pasukan dengan imbalan pembebasan tawanan.",
            {("AZE", "sec.withdrawal", "offer"), ("AZE", "hum.prisoners", "demand")},
        ),
        # no positions
        ("Juru bicara Armenia mengatakan Azerbaijan tidak dapat memaksakan syarat gencatan senjata.", set()),
        ("Armenia belum menuntut penarikan pasukan.", set()),
        ("Jika Armenia menuntut penarikan pasukan, perundingan berakhir.", set()),
        ("Armenia membantah menuntut penarikan pasukan.", set()),
        ("Sekjen PBB mendesak gencatan senjata.", set()),
        ("Prancis menyerukan pembebasan tawanan.", set()),
        ("Juru bicara Armenia mengatakan Azerbaijan menolak gencatan senjata.", set()),
        ("Armenia harus siap menukar tawanan.", set()),
        ("Armenia menolak berkomentar tentang serangan itu.", set()),
        ("Pedagang menuntut penurunan harga.", set()),
    ],
)
def test_positions(more: str, wanted: set[tuple[str, str, str]]) -> None:
    assert positions(more) == wanted


def test_a_refusal_until_something_happens_sets_a_condition() -> None:
    found = read("Juru bicara Armenia mengatakan negaranya tidak akan menukar tawanan sebelum gencatan senjata berlaku.").positions
    assert {(one.issue, one.stance) for one in found} == {("hum.prisoners", "refuse"), ("sec.ceasefire", "precondition")}
    refusal = next(one for one in found if one.stance == "refuse")
    assert refusal.condition is not None
    assert refusal.condition.exact == "gencatan senjata berlaku"


def test_an_offer_on_a_condition() -> None:
    found = read("Azerbaijan bersedia menukar tawanan jika Armenia menarik pasukannya.").positions
    assert {(one.issue, one.stance) for one in found} == {("hum.prisoners", "offer"), ("sec.withdrawal", "precondition")}
    assert [one.condition.exact for one in found if one.condition] == ["Armenia menarik pasukannya"]


def test_a_position_tells_whose_word_it_is_and_to_whom() -> None:
    quoted = only("Juru bicara Armenia Ani Petrosyan mengatakan Azerbaijan harus menarik pasukannya.")
    assert (quoted.attribution, quoted.holder.name, quoted.target) == ("self", "Ani Petrosyan", "AZE")
    assert quoted.by is not None
    assert quoted.rule.startswith("id:")
    told = only("Armenia menolak bertemu dengan Azerbaijan.")
    assert (told.attribution, told.by, told.target) == ("media", None, "AZE")


def test_a_position_said_twice_is_one_with_two_pieces_of_evidence() -> None:
    found = only("Armenia menuntut penarikan pasukan. Yerevan kemarin juga menuntut penarikan semua pasukan.")
    assert [span.exact for span in found.evidence] == ["menuntut penarikan pasukan", "menuntut penarikan semua pasukan"]


def test_the_subject_of_a_sentence_is_shared_by_its_verbs() -> None:
    more = "Armenia menuntut penarikan pasukan, tetapi menolak menukar tawanan."
    assert positions(more) == {("ARM", "sec.withdrawal", "demand"), ("ARM", "hum.prisoners", "refuse")}


def test_that_proposal_means_what_the_other_side_asked_for() -> None:
    more = "Armenia menuntut penarikan pasukan. Azerbaijan menolak tuntutan itu."
    assert positions(more) == {("ARM", "sec.withdrawal", "demand"), ("AZE", "sec.withdrawal", "refuse")}


def test_what_both_agree_on_is_nobodys_position() -> None:
    record = read("Armenia dan Azerbaijan sepakat menukar tawanan.")
    assert record.positions == ()
    assert [(one.issue, one.status) for one in record.agreements] == [("hum.prisoners", "agreed_in_principle")]


def test_a_report_that_is_about_something_else_has_none() -> None:
    text = "Pelatih Persib menuntut gencatan dari wasit. Klub itu menolak penarikan pemainnya dari liga, kata manajer Persib."
    assert extract(Article(id=article_id(text), language="id", text=text)).positions == ()


@pytest.mark.parametrize(
    "more",
    [
        "Armenia berharap Azerbaijan menyetujui pertukaran tahanan.",
        "Azerbaijan dituduh menolak gencatan senjata.",
        "Armenia menuduh Azerbaijan menolak gencatan senjata.",
        "Tidak benar bahwa Azerbaijan menolak gencatan senjata.",
    ],
)
def test_what_others_hope_for_or_allege_is_nobodys_position(more: str) -> None:
    assert positions(more) == set()


def test_who_insists_on_refusing_refuses() -> None:
    assert positions("Azerbaijan bersikeras menolak penarikan pasukan.") == {("AZE", "sec.withdrawal", "refuse")}
