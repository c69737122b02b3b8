"""Which language: Indonesian, English, and neither; above all not Malay."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.lang.markers import LanguageMarkers, read_markers
from runding.lang.pack import PACKS
from runding.read.language import failed_examples, identify

MARKERS: Sequence[LanguageMarkers] = tuple(read_markers(PACKS / code / "language.toml", code=code) for code in ("en", "id"))

INDONESIAN = [
    "Utusan pemberontak meninggalkan ruang perundingan karena usulan gencatan senjata ditolak oleh pemerintah.",
    "Juru bicara kementerian menyebut pertukaran tawanan akan berlangsung pada Jumat di kota pelabuhan itu.",
    "Menurut dia, warga sipil bisa keluar melalui koridor kemanusiaan sejak pagi, tetapi jalan masih ditutup.",
    "Kedua pihak sepakat bertemu lagi bulan Maret. Belum ada kesepakatan tentang penarikan pasukan.",
]
MALAY = [
    "Perunding pemberontak meninggalkan bilik rundingan kerana cadangan gencatan senjata ditolak oleh kerajaan.",
    "Jurucakap kementerian berkata pertukaran tawanan akan diadakan pada Jumaat di bandar pelabuhan itu.",
    "Menurut beliau, orang awam boleh keluar menerusi koridor kemanusiaan sejak pagi tetapi laluan masih ditutup.",
    "Kedua-dua pihak bersetuju untuk bertemu semula pada bulan Mac. Tiada kata putus mengenai pengunduran tentera.",
]
ENGLISH = [
    "The rebels' envoy left the talks because the proposed ceasefire had been rejected by the government.",
    "A spokesman for the ministry said that prisoners would be exchanged on Friday in the port of that name.",
]
OTHERS = {
    "Javanese": "Utusan saka pihak pambrontak ninggalake rembugan amarga usul kanggo mandheg perang ora ditampa dening pamarentah.",
    "Sundanese": "Utusan ti pihak barontak ninggalkeun badami sabab usul pikeun eureun perang teu ditarima ku pamarentah nu aya di dayeuh.",
    "Tagalog": "Umalis ang sugo ng mga rebelde sa pag-uusap dahil tinanggihan ng pamahalaan ang panukalang tigil-putukan.",
    "Dutch": "De gezant van de rebellen verliet het overleg omdat de regering het voorstel voor een staakt-het-vuren had verworpen.",
    "French": "L'envoyé des rebelles a quitté les pourparlers parce que le gouvernement avait rejeté le projet de cessez-le-feu.",
    "German": "Der Gesandte der Rebellen verließ die Gespräche, weil die Regierung den Vorschlag einer Waffenruhe abgelehnt hatte.",
    "Spanish": "El enviado de los rebeldes abandonó las conversaciones porque el gobierno había rechazado el alto el fuego propuesto.",
    "Russian": "Посланник повстанцев покинул переговоры, потому что правительство отвергло предложение о прекращении огня.",
    "Arabic": "غادر مبعوث المتمردين المحادثات لأن الحكومة رفضت اقتراح وقف إطلاق النار.",
    "Chinese": "叛军特使离开了会谈，因为政府拒绝了停火提议。",
}


@pytest.mark.parametrize("text", INDONESIAN)
def test_indonesian(text: str) -> None:
    assert identify(text, MARKERS).code == "id"


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert identify(text, MARKERS).code == "en"


@pytest.mark.parametrize("text", MALAY)
def test_malay_is_neither_and_is_named_as_the_best_guess(text: str) -> None:
    found = identify(text, MARKERS)
    assert found.code is None
    assert next(iter(found.scores)) == "ms"


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_neither(language: str) -> None:
    assert identify(OTHERS[language], MARKERS).code is None


def test_the_examples_of_the_packs_hold() -> None:
    assert list(failed_examples(MARKERS)) == []
    for markers in MARKERS:
        assert markers.examples
        assert all(other.examples for other in markers.foreign)


def test_a_failing_example_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "language.toml"
    text = (PACKS / "id" / "language.toml").read_text(encoding="utf-8").replace("Pemerintah menolak", "Kerajaan kerana menolak")
    path.write_text(text, encoding="utf-8")
    (message,) = failed_examples([read_markers(path, code="id")])
    line = next(number for number, words in enumerate(text.splitlines(), 1) if words.startswith("example"))
    assert message.startswith(f"{path}:{line}: 'Kerajaan kerana menolak")
    assert message.endswith("is told to be none of the languages, not id")


def test_an_undecided_beginning_is_settled_by_what_follows() -> None:
    names = "Abdi Rahmat, Budi Sentosa, Candra Wijaya, Dewi Anggraini, Eka Saputra. " * 7
    assert len(names) > 400
    assert identify(names, MARKERS).code is None
    assert identify(names + " ".join(INDONESIAN) * 3, MARKERS).code == "id"
    assert identify(names + " ".join(MALAY) * 3, MARKERS).code is None


def test_without_the_pack_there_is_no_answer() -> None:
    english = [one for one in MARKERS if one.code == "en"]
    assert identify(INDONESIAN[0], english).code is None
    assert identify(ENGLISH[0], english).code == "en"


@pytest.mark.parametrize("text", ["", "   \n", "2022", "…", "Belovezhskaya Pushcha"])
def test_no_evidence_no_answer(text: str) -> None:
    assert identify(text, MARKERS).code is None


@given(st.text())
def test_any_text_has_an_answer_and_scores_within_bounds(text: str) -> None:
    found = identify(text, MARKERS)
    assert found.code in {None, "id", "en"}
    assert all(0 <= score <= 1 for score in found.scores.values())
    assert list(found.scores.values()) == sorted(found.scores.values(), reverse=True)
    assert found == identify(text, MARKERS)
