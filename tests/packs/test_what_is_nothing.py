"""What looks like a position or an agreement and is none, in each language: invented reports of a war between Armenia and Azerbaijan."""

import pytest

from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENINGS = {
    "en": "Negotiators from Armenia and Azerbaijan met for peace talks in Geneva. The war has killed hundreds of soldiers. ",
    "id": "Juru runding Armenia dan Azerbaijan bertemu dalam perundingan damai di Jenewa. Perang itu telah menewaskan ratusan tentara. ",
}


def read(language: str, more: str) -> ArticleRecord:
    text = OPENINGS[language] + more
    return extract(Article(id=article_id(text), language=language, text=text))


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("en", "The two sides agreed to discuss a ceasefire."),
        ("en", "Armenia and Azerbaijan agreed on the need for a ceasefire."),
        ("en", "Armenia and Azerbaijan agreed that peace can only come when the shelling ends."),
        ("en", "Armenia and Azerbaijan agreed to set up a committee to monitor the ceasefire."),
        ("en", "Armenia and Azerbaijan signed a cooperation agreement on sports and trade."),
        ("id", "Kedua pihak sepakat membahas gencatan senjata."),
        ("id", "Armenia dan Azerbaijan sepakat bahwa perdamaian hanya bisa dicapai ketika kekerasan berhenti."),
        ("id", "Armenia dan Azerbaijan sepakat membentuk tim untuk memantau gencatan senjata."),
        ("id", "Armenia dan Azerbaijan menandatangani kesepakatan kerja sama di bidang olahraga."),
    ],
)
def test_no_agreement_on_it(language: str, more: str) -> None:
    record = read(language, more)
    assert {one.issue for one in record.agreements} <= {"sec.monitoring"}
    assert {one.issue for one in record.outcomes if one.value == "agreed"} <= {"sec.monitoring"}


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("en", "Armenia and Azerbaijan agreed that a ceasefire would begin on Monday."),
        ("en", "Armenia and Azerbaijan agreed to discuss the borders and halt the shelling, and signed a ceasefire agreement."),
        ("id", "Armenia dan Azerbaijan sepakat bahwa gencatan senjata akan dimulai Senin."),
    ],
)
def test_an_agreement_all_the_same(language: str, more: str) -> None:
    assert "sec.ceasefire" in {one.issue for one in read(language, more).agreements}


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("en", "Armenia plans to expel all refugees from the villages."),
        ("en", "Armenia arrested an adviser who criticised the president and pressed for a ceasefire."),
        ("en", "Armenia suspects that Azerbaijan wants a buffer zone."),
        ("id", "Armenia berencana mengusir semua pengungsi dari desa itu."),
        ("id", "Armenia menangkap penasihat yang kerap mengkritik presiden dan mendorong gencatan senjata."),
        ("id", "Armenia mencurigai Azerbaijan menginginkan zona penyangga."),
    ],
)
def test_no_position(language: str, more: str) -> None:
    assert read(language, more).positions == ()


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("en", "It was not clear whether the two sides agreed on a ceasefire."),
        ("en", "In March 2009 Armenia and Azerbaijan signed a ceasefire agreement."),
        ("en", "The talks began after delays caused by disagreement over a buffer zone."),
        ("id", "Gencatan senjata yang telah disepakati belum dilanggar."),
        ("id", "Azerbaijan meninggalkan Jenewa tanpa menandatangani gencatan senjata."),
        ("id", "Pada Maret 2009 Armenia dan Azerbaijan menandatangani perjanjian gencatan senjata."),
    ],
)
def test_no_outcome_of_this_round(language: str, more: str) -> None:
    text = OPENINGS[language] + more
    record = extract(Article(id=article_id(text), language=language, text=text, published="2024-05-08", published_basis="argument"))
    assert not [one for one in record.outcomes if one.issue.startswith("sec.") and one.value in ("agreed", "partly_agreed")]
    assert not [one for one in record.outcomes if one.issue == "sec.disengagement"]


def test_what_somebody_agreed_on_with_a_third_is_no_agreement_of_the_sides() -> None:
    record = read("en", '"We agreed to set up a monitoring mission with the European Union," Armenian president Aram Zoryan said.')
    assert record.agreements == ()
    assert not [one for one in record.outcomes if one.value == "agreed"]
    record = read("en", "Armenia and Azerbaijan agree there can be no solution without a ceasefire.")
    assert (record.agreements, record.outcomes) == ((), ())


@pytest.mark.parametrize("task", ["would monitor", "were sent to report", "help prevent"])
def test_breaches_that_a_mission_is_to_watch_are_alleged_by_nobody(task: str) -> None:
    alleged = {one.status for one in read("en", f"Observers {task} ceasefire violations.").agreements}
    assert "violated_alleged" not in alleged
    alleged = {one.status for one in read("en", "Armenia accused Azerbaijan of ceasefire violations.").agreements}
    assert "violated_alleged" in alleged


@pytest.mark.parametrize("more", ["Azerbaijan would cut its military aid.", "Azerbaijan wants to cut its military spending."])
def test_to_spend_less_on_arms_is_not_to_demilitarise(more: str) -> None:
    assert "sec.demilitarization" not in {one.issue for one in read("en", more).positions}
