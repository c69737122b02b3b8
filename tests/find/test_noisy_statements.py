"""Statements of the kinds that pages of other outlets hold: offices beside names, relays, labels, captions, letters that end a sentence."""

import pytest

from runding.find.furniture import find_furniture
from runding.lang.pack import load_pack
from runding.model.record import Statement
from runding.model.text import Article, article_id
from runding.pipeline import extract


def read(text: str) -> tuple[Statement, ...]:
    return tuple(extract(Article(id=article_id(text), language="id", text=text, published="2025-03-04")).statements)


def last(text: str) -> Statement:
    return read(text)[-1]


def says(statement: Statement) -> list[str]:
    return [span.exact for span in statement.content]


SPEAKERS = [
    ("Komandan RSF Hamid Tirab atau Abu Jalal menegaskan, pasukan akan ditarik.", "Hamid Tirab", "Komandan RSF"),
    ("Wakil pemimpin Hamas Mussa Abu Tamer mengatakan belum ada kesepakatan.", "Mussa Abu Tamer", "Wakil pemimpin Hamas"),
    ("Juru bicara Taliban yang berbasis di Doha, Sohail Karimi mengatakan pasukan akan pergi.", "Sohail Karimi", "Juru bicara Taliban"),
    (
        "Utusan Khusus Presiden Amerika Serikat Donald Trump untuk Timur Tengah, Neil Barrow, mengatakan kedua pihak akan bertemu.",
        "Neil Barrow",
        "Utusan Khusus Presiden Amerika Serikat Donald Trump untuk Timur Tengah",
    ),
    ("Utusan khusus Presiden Donald Trump mengatakan kedua pihak akan bertemu.", "Utusan khusus Presiden Donald Trump", None),
    (
        "Menteri Luar Negeri Norwegia Arne Solvik dan Neil Barrow, utusan khusus Presiden Donald Trump, mengatakan perang akan usai.",
        "Menteri Luar Negeri Norwegia Arne Solvik dan Neil Barrow",
        None,
    ),
    (
        "Ketua Dewan Transisi Sudan sekaligus Panglima Angkatan Bersenjata Yasir Hamad menyebut rencana AS untuk mengakhiri perang yang"
        " disampaikan melalui Neil Barrow sebagai “jebakan”.",
        "Yasir Hamad",
        "Ketua Dewan Transisi Sudan sekaligus Panglima Angkatan Bersenjata",
    ),
    (
        "Hal itu dibahas Hasan Nader al-Basri selaku pejabat urusan tahanan Houthi. Al-Basri berkata, “Tahanan akan bebas.”",
        "Hasan Nader al-Basri",
        "pejabat urusan tahanan Houthi",
    ),
    ("Kementerian luar negeri Iran menyatakan siap. “Rundingan telah berakhir,” kata kementerian.", "Kementerian luar negeri Iran", None),
    (
        "Arne Solvik bertemu wartawan. Gedung Putih menilai hasil itu baik. “Ini langkah maju,” katanya dalam sebuah pernyataan.",
        "Gedung Putih", None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "role"), SPEAKERS, ids=[s[0][:40] for s in SPEAKERS])
def test_who_speaks_and_as_what(text: str, name: str, role: str | None) -> None:
    speaker = last(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


CONTENTS = [
    ("Meski dibuka, kata Solvik, petugas tetap membatasi beban truk.", ["Meski dibuka", "petugas tetap membatasi beban truk"], ()),
    (
        "Arne Solvik mengatakan bahwa rundingan terus berlanjut, Anadolu Agency melaporkan.",
        ["rundingan terus berlanjut"], ("Anadolu Agency",),
    ),
    ("Utusan itu tiba di Oslo, menurut Arne Solvik pada Minggu, Reuters melaporkan.", ["Utusan itu tiba di Oslo"], ("Reuters",)),
    (
        "Arne Solvik tiba di Oslo. Melansir TASS, menurutnya masih terlalu dini untuk berunding.",
        ["masih terlalu dini untuk berunding"], ("TASS",),
    ),
    (
        "Situs berita Axios, mengutip dua pejabat Israel, melaporkan Israel sudah mengajukan usul.",
        ["Israel sudah mengajukan usul"], ("Axios",),
    ),
    (
        "Saluran televisi Al Sharq melaporkan dengan mengutip Kementerian Luar Negeri Sudan, bahwa tentara akan mundur.",
        ["tentara akan mundur"], ("Al Sharq",),
    ),
    (
        "Arne Solvik mengumumkan hal itu melalui media sosial X. “Rundingan dijadwalkan besok,” tulisnya.",
        ["Rundingan dijadwalkan besok"], (),
    ),
    ("Setiap hambatan memperburuk apa yang disebut PBB sebagai krisis terburuk di dunia.", ["krisis terburuk di dunia"], ()),
    ("Dalam sebuah pernyataan Kementerian Luar Negeri Norwegia disebutkan keduanya sepakat mundur.", ["keduanya sepakat mundur"], ()),
    ("Arne Solvik menyebut rundingan yang melibatkan utusan Oman dan dua pejabat “sangat baik”.", ["sangat baik"], ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents", "relay"), CONTENTS, ids=[c[0][:40] for c in CONTENTS])
def test_what_is_said_and_where_it_is_from(text: str, contents: list[str], relay: tuple[str, ...]) -> None:
    statement = last(text)
    assert says(statement) == contents
    assert tuple(statement.relay) == relay


@pytest.mark.parametrize(
    "text",
    [
        "Arne Solvik menyampaikan apresiasi kepada Norwegia atas upayanya menengahi perang.",
        "Arne Solvik berusaha untuk mendorong kedua pihak menahan diri.",
    ],
)
def test_thanks_and_aims_are_no_statements(text: str) -> None:
    assert not read(text)


def test_a_cited_official_is_the_speaker() -> None:
    statement = last("Harian Teluk, mengutip dua pejabat Israel, melaporkan Israel sudah mengajukan usul.")
    assert statement.speaker is not None
    assert statement.speaker.name == "dua pejabat Israel"


def test_initials_of_a_name_end_no_sentence() -> None:
    assert says(last("Hal itu dibahas. Menurut Arne W. Solvik, pasukan akan ditarik."))[0] == "pasukan akan ditarik"


def test_a_credit_with_a_name_makes_a_caption_and_a_section_a_dateline() -> None:
    text = (
        "Rundingan Dimulai\n\nHarian Teluk\nSabtu, 07 Feb 2026 10:10 WIB\n"
        "Iran menggambarkan rundingan itu berjalan lancar pada Jumat. (AFP/Bayu Segara)\n"
        "Harian Teluk, Internasional – Kedua pihak berunding lagi di Oslo pada Sabtu.\n\nMereka sepakat.\n\nBesok mereka pulang."
    )
    furniture = find_furniture(text, load_pack("id").noise)
    masked = [text[place.start : place.end] for place in furniture.ranges]
    assert any(words.startswith("Iran menggambarkan") for words in masked)
    assert any(words.startswith("Harian Teluk, Internasional –") for words in masked)


def test_who_quotes_a_document_says_nothing_more() -> None:
    text = "“Jembatan akan dibuka,” demikian bunyi pernyataan resmi pemerintah Moldova, dikutip dari kantor berita Warta Dnestr."
    assert [says(one) for one in read(text)] == [["Jembatan akan dibuka"]]


MORE = [
    ("Arne Solvik, kepala staf Nordahl, menyebut Oslo juga menyerahkan daftar itu.", "Arne Solvik", ["Oslo juga menyerahkan daftar itu"]),
    (
        "Pertukaran itu akan segera dilakukan, sebut Menteri Pertahanan Norwegia Arne Solvik, yang memimpin delegasi negaranya.",
        "Arne Solvik",
        ["Pertukaran itu akan segera dilakukan"],
    ),
    (
        "Rundingan itu batal karena utusan tidak datang, Menteri Pertahanan Norwegia Arne Solvik mengatakan kepada wartawan di Oslo.",
        "Arne Solvik",
        ["Rundingan itu batal karena utusan tidak datang"],
    ),
    (
        "Presiden Turki Kemal Aydin memuji peran negaranya, dengan mengatakan bahwa Turki memimpin perdamaian.",
        "Kemal Aydin",
        ["Turki memimpin perdamaian"],
    ),
    ("“Kami siap bicara,” kantor berita TASS mengutip ucapan Arne Solvik di Oslo.", "Arne Solvik", ["Kami siap bicara"]),
    (
        "Duta Besar Norwegia Arne Solvik menampik pernyataan bahwa Oslo yang pertama menyerang.",
        "Arne Solvik",
        ["Oslo yang pertama menyerang"],
    ),
    (
        "Arne Solvik menolak usul itu. Dirinya juga memastikan bahwa pasukan tetap di tempat.",
        "Arne Solvik",
        ["pasukan tetap di tempat"],
    ),
    (
        "Tudingan itu dibantah juru bicara militer Norwegia, Letnan Jenderal Arne Solvik. Menurut sang jenderal, pasukan sudah ditarik.",
        "Arne Solvik",
        ["pasukan sudah ditarik"],
    ),
    ("Menurut Solvik, pemerintah kecolongan.", "Solvik", ["pemerintah kecolongan"]),
    ("Arne Solvik tiba. Ia menyerukan agar warga sipil dilindungi, lapor AFP.", "Arne Solvik", ["agar warga sipil dilindungi"]),
]


@pytest.mark.parametrize(("text", "name", "contents"), MORE, ids=[m[0][:40] for m in MORE])
def test_more_ways(text: str, name: str, contents: list[str]) -> None:
    statement = last(text)
    assert statement.speaker is not None
    assert (statement.speaker.name, says(statement)) == (name, contents)


@pytest.mark.parametrize(
    "text",
    [
        "Arne Solvik menyampaikan rasa terima kasih kepada Oslo atas pertemuan itu.",
        "Arne Solvik menyampaikan hal ini dalam taklimat pada Kamis, menandakan Norwegia tidak berniat berdamai.",
        "Arne Solvik mengatakan kepada wartawan di Oslo.",
    ],
)
def test_what_only_names_a_thing_or_a_place_is_no_statement(text: str) -> None:
    assert not read(text)


def test_outlets_and_nameless_sources_have_no_side() -> None:
    statement = last("Media pemerintah Rusia melaporkan bahwa rundingan berlangsung singkat.")
    assert statement.speaker is not None
    assert statement.speaker.side is None


def test_a_verb_in_a_headline_is_one_in_spite_of_its_capital() -> None:
    text = "RSF Tuding Tentara Mengulur Waktu\n\nRundingan Sudan di Oslo berakhir tanpa hasil pada Senin."
    assert says(read(text)[0]) == ["Tentara Mengulur Waktu"]


def test_the_capital_that_opens_a_sentence_tells_the_side_of_an_office() -> None:
    speaker = last("Rundingan di Oslo usai. Di Kairo, Menteri Luar Negeri Samir Hadad mengatakan pasukan akan ditarik.").speaker
    assert speaker is not None
    assert speaker.side == "EGY"


ROLES = [
    (
        "Kepala perunding ELN, yang memakai nama samaran Bruno Cabal, menolak. Syarat itu, kata Cabal, tidak adil.",
        "Kepala perunding ELN",
        "eln",
    ),
    ("Seorang ibu bernama Halyna Bondar mengatakan anaknya hilang.", "Seorang ibu", None),
    ("Analis Samudra Sekuritas, Yohan Setyadi, menilai pasar akan pulih.", "Analis Samudra Sekuritas", None),
    (
        "Juru bicara Kantor PBB untuk Koordinasi Kemanusiaan (OCHA), Marie Okonjo, menegaskan bantuan tertahan.",
        "Juru bicara Kantor PBB untuk Koordinasi Kemanusiaan (OCHA)",
        "un",
    ),
]


@pytest.mark.parametrize(("text", "role", "side"), ROLES, ids=[r[0][:40] for r in ROLES])
def test_roles_as_written(text: str, role: str, side: str | None) -> None:
    speaker = last(text).speaker
    assert speaker is not None
    assert (speaker.role, speaker.side) == (role, side)


@pytest.mark.parametrize(
    ("text", "channel", "relay"),
    [
        ("“Kami siap,” ujar Arne Solvik kepada Elang TV, Jumat.", "broadcast", ("Elang TV",)),
        ("“Kami siap,” tutur Arne Solvik, petani di Oslo, lewat sambungan telepon.", "phone", ()),
        ("“Kami siap,” tulis Arne Solvik di X.", "social", ()),
        ("“Kami siap,” ucap Arne Solvik dalam rapat kabinet.", "speech", ()),
    ],
)
def test_by_what_way(text: str, channel: str, relay: tuple[str, ...]) -> None:
    statement = last(text)
    assert statement.channel is not None
    assert (statement.channel.kind, tuple(statement.relay)) == (channel, relay)


WHOSE = [
    ("Marta Lind tiba di Oslo. Istri aktor Neil Barrow itu mengungkapkan perang telah usai.", "Marta Lind", "person"),
    ("Seorang juru bicara Balen Shipbuilding memastikan bahwa kapal itu aman.", "Seorang juru bicara Balen Shipbuilding", "anonymous"),
    ("Sejumlah pembuat kebijakan Korsel mengatakan bahwa naskah itu dicuri.", "Sejumlah pembuat kebijakan Korsel", "group"),
]


@pytest.mark.parametrize(("text", "name", "kind"), WHOSE, ids=[w[0][:40] for w in WHOSE])
def test_a_name_that_only_tells_whose(text: str, name: str, kind: str) -> None:
    speaker = last(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == (name, kind)


def test_who_is_told_ends_with_the_outlet() -> None:
    statement = last("Seorang saksi mata mengatakan kepada kantor berita DPA pelaku itu melepaskan tembakan.")
    assert says(statement) == ["pelaku itu melepaskan tembakan"]


def test_several_are_no_one_of_those_named_before() -> None:
    text = "Perundingan Iran dan Amerika Serikat digelar di Wina. Iran hadir. Tiga negara itu meminta Iran mengizinkan inspektur masuk."
    speaker = last(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.side) == ("Tiga negara itu", None)
