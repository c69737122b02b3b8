"""What Indonesian reports say that the sides want, in shapes that examples of one sentence do not show."""

import pytest

from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENING = (
    "Juru runding Hamas dan Israel bertemu lagi dalam perundingan damai di Doha, Qatar. Perang antara Hamas dan Israel telah menewaskan "
    "ribuan orang, dan tentara Israel masih menduduki sebagian Gaza.\n\n"
)


def positions(more: str) -> set[tuple[str | None, str, str]]:
    text = OPENING + more
    record = extract(Article(id=article_id(text), language="id", text=text))
    return {(one.holder.side, one.issue, one.stance) for one in record.positions}


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        # what is refused without something, and if something is not done, asks for that; if it is done, for nothing
        (
            "Juru bicara Hamas mengatakan kelompoknya tidak akan menerima gencatan senjata tanpa penarikan pasukan Israel.",
            {("hamas", "sec.ceasefire", "refuse"), ("hamas", "sec.withdrawal", "precondition")},
        ),
        (
            "Israel menyatakan tidak akan menyetujui gencatan senjata jika para sandera tidak dibebaskan.",
            {("ISR", "sec.ceasefire", "refuse"), ("ISR", "hum.hostages", "precondition")},
        ),
        (
            "Israel menyatakan tidak akan menyetujui gencatan senjata jika para sandera tetap di Gaza.",
            {("ISR", "sec.ceasefire", "refuse")},
        ),
        (
            '"Kalau para tahanan tidak dibebaskan, tidak akan ada perundingan," kata juru bicara Hamas.',
            {("hamas", "hum.prisoners", "precondition")},
        ),
        # a threat of war is about what is to be done, and not about the war; a threat in answer to one is about that
        (
            '"Jika sandera tidak dipulangkan dalam sepekan, kami akan kembali bertempur," ancam menteri Israel Dov Nimri.',
            {("ISR", "hum.hostages", "ultimatum")},
        ),
        ("Hamas mengancam akan melancarkan serangan kalau Israel melancarkan serangan darat.", {("hamas", "sec.hostilities", "ultimatum")}),
        # what a side threatens with may be anything; what is offered on a condition is no threat
        ('"Kalau tahanan tetap ditahan, kami menarik diri," kata juru bicara Hamas.', {("hamas", "hum.prisoners", "ultimatum")}),
        (
            "Hamas mengancam akan membakar gudang bila Israel tidak membebaskan tahanan.",
            {("hamas", "hum.prisoners", "ultimatum")},
        ),
        ('"Jika tahanan dibebaskan, kami akan menutup posko," kata juru bicara Hamas.', set()),
        # who frees whom is told by clause, and the name of a liberation front names no issue
        (
            "Hamas menuntut pembebasan tahanan dan Israel menuntut penarikan roket.",
            {("hamas", "hum.prisoners", "demand")},
        ),
        # an answer that does not name what it answers
        ("Israel meminta pelucutan senjata, tetapi ditolak Hamas.", {("ISR", "sec.ddr", "demand"), ("hamas", "sec.ddr", "refuse")}),
        ("Israel meminta pelucutan senjata. Hamas tidak bersedia.", {("ISR", "sec.ddr", "demand"), ("hamas", "sec.ddr", "refuse")}),
        ("Israel menawarkan pertukaran tahanan. Hamas setuju.", {("ISR", "hum.prisoners", "offer"), ("hamas", "hum.prisoners", "accept")}),
        ("Israel meminta pelucutan senjata, dan Hamas menolak.", {("ISR", "sec.ddr", "demand"), ("hamas", "sec.ddr", "refuse")}),
        ("Israel meminta pelucutan senjata. Kiriman sayur ditolak Hamas.", {("ISR", "sec.ddr", "demand")}),
        (
            "Israel meminta pelucutan senjata dan pembebasan sandera. Hamas menolak.",
            {("ISR", "sec.ddr", "demand"), ("ISR", "hum.hostages", "demand")},
        ),
        # a condition told in a sentence of its own, and one in a list behind a colon
        (
            "Hamas bersedia meletakkan senjata. Syaratnya, semua tahanan dibebaskan.",
            {("hamas", "sec.ddr", "offer"), ("hamas", "hum.prisoners", "precondition")},
        ),
        (
            "Hamas mengajukan beberapa syarat supaya mau meletakkan senjata: semua tahanan dibebaskan dan sanksi dicabut.",
            {("hamas", "hum.prisoners", "precondition"), ("hamas", "eco.sanctions", "precondition")},
        ),
        # what is denied first in a condition denies nothing of what is joined to it
        (
            "Hamas bersedia meletakkan senjata asal warganya tidak diusir dan semua tahanan dibebaskan.",
            {("hamas", "sec.ddr", "offer"), ("hamas", "hum.refugees", "precondition"), ("hamas", "hum.prisoners", "precondition")},
        ),
        # besides one thing another
        (
            "Selain gencatan senjata, Hamas menuntut penarikan pasukan.",
            {("hamas", "sec.ceasefire", "demand"), ("hamas", "sec.withdrawal", "demand")},
        ),
        (
            "Selain menuntut gencatan senjata, Hamas mendesak Israel menarik pasukan.",
            {("hamas", "sec.ceasefire", "demand"), ("hamas", "sec.withdrawal", "demand")},
        ),
        (
            "Juru bicara Israel mengatakan pihaknya mengutamakan gencatan senjata ketimbang pelucutan senjata.",
            {("ISR", "sec.ceasefire", "priority")},
        ),
        # what the outlet adds to what it reports
        (
            "Israel mengusulkan agar perundingan dipindahkan ke Roma, usul yang ditolak Hamas.",
            {("ISR", "pro.format", "demand"), ("hamas", "pro.format", "refuse")},
        ),
        # who criticises, and yet is ready
        ("Israel menganggap usul Hamas berlebihan, tetapi bersedia membebaskan 1.500 tahanan.", {("ISR", "hum.prisoners", "offer")}),
        # who calls for an attack asks nothing of the other side
        ("Hamas menyerukan serangan terhadap Israel.", set()),
        # a demand that is given up later
        (
            "Hamas menuntut amnesti. Belakangan tuntutan itu dilepasnya.",
            {("hamas", "jus.amnesty", "demand"), ("hamas", "jus.amnesty", "concede")},
        ),
        # a group that is only described
        ("Kelompok militan tersebut menolak pelucutan senjata.", {("hamas", "sec.ddr", "refuse")}),
        ("Gerakan perlawanan itu menolak pelucutan senjata.", {("hamas", "sec.ddr", "refuse")}),
        # a verb that two objects share
        ("Israel menawarkan otonomi khusus dan amnesti kepada Hamas.", {("ISR", "ter.autonomy", "offer"), ("ISR", "jus.amnesty", "offer")}),
        # what must be before one of them is freed
        (
            "Hamas bersikukuh bahwa perang harus diakhiri sebelum satu pun sandera dipulangkan.",
            {("hamas", "sec.hostilities", "precondition")},
        ),
        # of whom a relative clause tells
        ("Juru bicara Hamas, yang menolak pelucutan senjata, meninggalkan ruangan.", {("hamas", "sec.ddr", "refuse")}),
        # a word for a group means the group that acted, not the state that was named last
        (
            "Hamas menuntut pembebasan tahanan. Israel belum menjawab. Kelompok itu juga menuntut penarikan pasukan.",
            {("hamas", "hum.prisoners", "demand"), ("hamas", "sec.withdrawal", "demand")},
        ),
        # whom a condition concerns does not set it
        ("Israel tetap mempertahankan persyaratan pelucutan senjata Hamas.", set()),
        # what others claim, and what a deal holds
        ("Beredar kabar bahwa Hamas menerima pelucutan senjata.", set()),
        ("Inti dari perjanjian Hamas dan Israel itu adalah penarikan pasukan.", set()),
        ("Juru bicara Hamas mengatakan usulan itu melanggar garis merah.", set()),
        # what must come first
        (
            '"Sebelum dialog apa pun dimulai, harus ada pembebasan tak bersyarat atas semua tahanan," tegas juru bicara Hamas.',
            {("hamas", "hum.prisoners", "precondition")},
        ),
        ("Juru bicara Hamas mengatakan Israel harus menarik pasukannya jika ingin damai.", {("hamas", "sec.withdrawal", "precondition")}),
        # a minister whose state is not told, where only one state is a party
        ('"Kami menolak zona penyangga," kata Menteri Pertahanan Oren Halabi.', {("ISR", "sec.disengagement", "refuse")}),
        # where somebody is from is no condition
        ("Hamas bersedia membebaskan sandera asal Selandia Baru di penjara Gaza.", {("hamas", "hum.hostages", "offer")}),
        # what a deal must contain, and not the deal
        (
            "Juru bicara Hamas mengatakan kesepakatan gencatan senjata harus memastikan penarikan pasukan.",
            {("hamas", "sec.withdrawal", "demand")},
        ),
        # refusals that are denied, or only sought
        ("Juru bicara Hamas mengatakan tidak ada alasan untuk menolak perundingan.", {("hamas", "pro.format", "open")}),
        ("Israel berusaha menolak gencatan senjata.", {("ISR", "sec.ceasefire", "refuse")}),
        # a condition with a clause of its own
        (
            "Hamas setuju menghadiri perundingan asal Israel menarik pasukannya.",
            {("hamas", "pro.format", "accept"), ("hamas", "sec.withdrawal", "precondition")},
        ),
        # whose people they are who are to be freed
        ("Hamas mengusulkan pembebasan sepuluh tawanan Israel.", {("hamas", "hum.hostages", "offer")}),
        ("Hamas mengusulkan pembebasan seratus tahanan Hamas.", {("hamas", "hum.prisoners", "demand")}),
        # what is unlimited is not denied, and what is not gone on with is ended
        ("Hamas menginginkan akses tak terbatas bagi bantuan kemanusiaan.", {("hamas", "hum.aid_access", "demand")}),
        ("Hamas menginginkan perang tidak dilanjutkan.", {("hamas", "sec.hostilities", "demand")}),
        # who leaves the room, and who wants to be let in
        ("Delegasi Israel menarik diri dari perundingan. Pasukan Hamas keluar dari Rafah.", {("ISR", "pro.format", "refuse")}),
        ("Israel ingin ikut duduk di meja perundingan.", {("ISR", "pro.format", "demand")}),
        # a threat unless something is done
        (
            "Israel mengancam akan melancarkan serangan darat kecuali sandera dibebaskan.",
            {("ISR", "hum.hostages", "ultimatum")},
        ),
        # somebody who is called by his first name further on
        (
            '"Hari ini panjang," kata juru bicara Hamas, Rahman Kasim. Rahman menolak zona penyangga.',
            {("hamas", "sec.disengagement", "refuse")},
        ),
        # a war that is only named is no offer, and one that was told of no proposal
        ("Israel berjanji melucuti Hamas, lewat perundingan maupun perang.", {("ISR", "sec.ddr", "offer")}),
        ("Israel menolak usul itu.", set()),
        # who is said to say it in passing
        (
            "Israel belum menjawab, yang mendorong Hamas untuk mengatakan bahwa pihaknya sedang mempertimbangkan penarikan pasukan.",
            {("hamas", "sec.withdrawal", "open")},
        ),
        # what is granted in front is not asked for with the rest
        ("Meski gencatan senjata dibahas, Hamas menuntut pertukaran tahanan.", {("hamas", "hum.prisoners", "demand")}),
        # the side that a clause begins with behind an adjunct; what is only asked
        ("Dalam perundingan itu Israel menuntut pembebasan sandera.", {("ISR", "hum.hostages", "demand")}),
        ("Apakah Hamas akan melepas semua sandera?", set()),
        # a guarantee that something is not done is wanted, and what is asked for in the negative refused
        ("Hamas meminta jaminan Israel tidak akan keluar dari kesepakatan.", {("hamas", "sec.guarantees", "demand")}),
        # the opposite of an issue
        ("Perdana menteri Israel bersikeras perang di Gaza terus berlanjut.", {("ISR", "sec.hostilities", "refuse")}),
    ],
)
def test_positions_of_the_sides(more: str, wanted: set[tuple[str, str, str]]) -> None:
    assert positions(more) == wanted


def test_a_group_and_the_state_that_it_fights_are_parties() -> None:
    """Also where little tells that they are: the lists know whom a group fights."""
    text = (
        "Hamas menyatakan tidak akan menyerahkan senjata. Kelompok Hamas meminta bantuan. Utusan Amerika Serikat menyebut gencatan senjata "
        "dan pembebasan sandera di Gaza makin dekat. Syarat utama Israel dalam negosiasi itu adalah pembebasan semua sandera, sedangkan "
        "milisi bersenjata menuntut bantuan kemanusiaan masuk."
    )
    record = extract(Article(id=article_id(text), language="id", text=text))
    assert {("hamas", "sec.ddr"), ("ISR", "hum.hostages")} <= {(one.holder.side, one.issue) for one in record.positions}
