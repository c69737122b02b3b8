"""Who are the parties of a report, and who only stands by?"""

import pytest

from runding.find.cast import Cast
from runding.find.parties import Parties, find_parties
from runding.find.passages import passages
from runding.find.sides import Sides
from runding.lang.document import analyse
from runding.lang.pack import load_pack


def parties(text: str, *, meeting: tuple[str, ...] = (), thirds: tuple[str, ...] = (), language: str = "id") -> Parties:
    document = analyse(text, load_pack(language))
    return find_parties(document, list(passages(document)), Sides(document, Cast(document)), meeting=meeting, thirds=thirds)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Perundingan antara Armenia dan Azerbaijan digelar di Jenewa, Swiss.", {"ARM", "AZE"}),
        ("Israel dan Hamas menyepakati gencatan senjata. Mesir menjadi penengah perundingan itu.", {"ISR", "hamas"}),
        ("Tentara Sudan menggempur RSF. RSF membalas. Pasukan Sudan mundur.", {"SDN", "rsf"}),
        # a bracket within the name of a state is no side of its own
        ("Perundingan antara Republik Demokratik (RD) Kongo dan M23 digelar di Doha. RD Kongo dan M23 sepakat.", {"COD", "m23"}),
        (
            "Pembicaraan damai Taliban dengan Amerika Serikat dilanjutkan. Taliban optimistis. Delegasi Amerika Serikat tiba.",
            {"taliban", "USA"},
        ),
    ],
)
def test_parties(text: str, wanted: set[str]) -> None:
    assert parties(text).sides == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a group alone against a government: the state that it fights
        ("TPLF menuntut akses bantuan. Pemerintah federal belum menjawab. TPLF menunggu.", {"ETH", "tplf"}),
        ("TPLF menuntut akses bantuan. Cuaca cerah.", set()),
        # of two pairs of rivals that share a side the one named first
        ("Israel menolak meninggalkan bukit itu. Lebanon kecewa. Hizbullah diam.", {"ISR", "LBN"}),
    ],
)
def test_sides_of_which_little_is_told(text: str, wanted: set[str]) -> None:
    assert parties(text).sides == wanted


def test_who_stands_with_others_as_mediator_is_none_of_those_who_talk() -> None:
    found = parties("Perundingan Israel-Hamas di Sharm el-Sheikh masih berlangsung, dengan Mesir dan Qatar sebagai mediator.")
    assert (found.sides, found.thirds) == ({"ISR", "hamas"}, {"EGY", "QAT"})


def test_mediators_are_none() -> None:
    found = parties("Qatar menengahi perundingan Israel dan Hamas. Qatar berharap Israel dan Hamas segera sepakat. Qatar optimistis.")
    assert found.sides == {"ISR", "hamas"}


def test_who_meets_is_a_party_and_who_hosts_is_none() -> None:
    text = "Rusia, Ukraina, dan Turki berunding di Istanbul."
    found = parties(text, meeting=("RUS", "UKR"), thirds=("TUR",))
    assert found.sides == {"RUS", "UKR"}
    assert found.core == {"RUS", "UKR"}
    assert found.thirds == {"TUR"}


def test_general_words_mean_the_party_of_their_kind() -> None:
    found = parties("Pemerintah Kolombia dan ELN berunding. Pemerintah menuntut gencatan senjata. Pemberontak menolak.")
    assert (found.home, found.rebels) == ("COL", "eln")


@pytest.mark.parametrize(
    ("text", "sides", "thirds"),
    [
        # who calls upon both sides stands by; two that are known to fight each other do not
        ("Hamas freed nobody until Israel let aid in. Egypt and Qatar urged both sides to be calm.", {"ISR", "hamas"}, {"EGY", "QAT"}),
        ("Moscow's foreign minister wrote to Kyiv.", {"RUS", "UKR"}, set()),
        # a government and rebels without a name
        ("Talks brought together Thailand's military government and separatists.", {"THA"}, set()),
    ],
)
def test_english_parties(text: str, sides: set[str], thirds: set[str]) -> None:
    found = parties(text, language="en")
    assert (found.sides, found.thirds) == (sides, thirds)


def test_without_sides_there_are_no_parties() -> None:
    assert parties("Harga cabai naik lagi.").sides == frozenset()


def test_states_called_by_a_letter_are_not_those_without_it() -> None:
    document = analyse("BREAKING: S. Sudan government and N. Korea sign nothing. They met in Oslo.", load_pack("en"))
    assert {side.id for passage in passages(document) for side in Sides(document, Cast(document)).named(passage, 0, len(passage))} >= {
        "SSD",
        "PRK",
    }
    assert len(document.sentences) == 2


def test_a_state_that_only_meets_one_of_two_rivals_stands_by() -> None:
    text = (
        "Presiden Ukraina bertemu presiden Austria. Austria dan Ukraina membahas pembicaraan damai. Rusia menyerang Ukraina. "
        "Rusia menolak. Austria mendukung sanksi, kata presiden Austria. Ukraina berterima kasih. Ukraina bertahan."
    )
    assert parties(text).sides == {"RUS", "UKR"}
    # who attacks is at war, too
    text += " Austria menyerang Rusia. Rusia menyerang Austria."
    assert "AUT" in parties(text).sides


def test_two_that_fight_each_other_do_not_mediate() -> None:
    text = (
        "Peace talks in Kuwait were suspended. The Houthis and Yemen's exiled government are trying to broker a peace via talks in Kuwait. "
        "Yemen's army shelled the Houthis. The Houthis hit back. Yemen's government walked out."
    )
    assert parties(text, language="en").sides == {"YEM", "houthi"}
