"""Who said it, in English reports where the speaker does not stand right beside the verb: invented people throughout."""

import pytest

from runding.model.record import Statement
from runding.model.text import Article, article_id
from runding.pipeline import extract


def _statements(text: str) -> list[Statement]:
    article = Article(id=article_id(text), language="en", text=text, published="2024-05-05")
    return list(extract(article, gated=False).statements)


def _speakers(text: str) -> list[str | None]:
    return [None if one.speaker is None else one.speaker.name for one in _statements(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "US envoy Adrian Kazem, who has flown between Kabul, Islamabad and Doha for weeks, said that the agenda was ready.",
            "Adrian Kazem",
        ),
        ("The sponsors — which also include Egypt, the African Union and the U.N. — said that the road was open.", "The sponsors"),
        ("In a joint communiqué the sponsors — Egypt among them — said that the road was open.", "the sponsors"),
        ("The envoy in Geneva, Marta Lind, welcomed what she called “a good day”.", "Marta Lind"),
        ("Egypt, Qatar and the United States said that the road was open.", "Egypt, Qatar and the United States"),
        ("The Bay Herald reported that the road was open, citing an envoy in Oslo.", "an envoy in Oslo"),
        ("The road is open, the Bay Herald cited an envoy in Oslo as saying.", "an envoy in Oslo"),
        ("“Peace is far off,” said a bus conductor, Ravi.", "Ravi"),
        ("Iranian foreign ministry spokesman Behrouz Tajik said that the talks would go on.", "Behrouz Tajik"),
        ("The road will reopen on Monday, as Minister Tomas Orvik has announced.", "Tomas Orvik"),
        ("Since 1990 mines have killed thousands, the government says.", "government"),
        ("The two sides met twice but “failed to agree on anything,” Tomas Orvik told reporters.", "Tomas Orvik"),
    ],
)
def test_a_speaker_is_found_behind_what_stands_between(text: str, speaker: str) -> None:
    assert [name and name.removeprefix("the ") for name in _speakers(text)] == [speaker.removeprefix("the ")]


def test_a_pronoun_means_whoever_acted_last_in_the_sentence_before() -> None:
    text = (
        "“Nobody has slammed a door,” Hany Ragheb said. Israel has offered a pause that Hamas official Bassam Eid turned down.\n\n"
        "“Our arms are a red line,” he told Al Sahel TV."
    )
    assert _speakers(text) == ["Hany Ragheb", "Bassam Eid"]


def test_a_pronoun_that_interrupts_does_not_mean_what_is_said() -> None:
    text = "Pakistan said that the step was late. India, it hinted, would be less happy."
    assert _speakers(text) == ["Pakistan", "Pakistan"]


def test_a_body_s_own_official_speaks_for_its_state_though_it_is_no_party() -> None:
    text = (
        "CAIRO - Israel and Hamas ended four days of peace talks on a ceasefire in Cairo on Friday. "
        "Egypt's information service described the talks as constructive. "
        "“Nobody has slammed a door,” its chairman, Hany Ragheb, said."
    )
    assert [one.speaker.side for one in _statements(text) if one.speaker is not None] == ["EGY", "EGY"]


def test_the_last_name_of_somebody_known_is_no_name_of_another() -> None:
    text = "The Iranian team left. Speaking after the talks, Foreign Minister Abbas Rostami said that the level could be lowered."
    (one,) = _statements(text)
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.side) != ("Abbas Rostami", "PSE")


def test_short_names_mean_a_state_only_where_the_report_is_of_it() -> None:
    korea = "The two Koreas met in Panmunjom. The North insisted that everything be discussed."
    (one,) = _statements(korea)
    assert one.speaker is not None
    assert one.speaker.side == "PRK"
    italy = "The two leagues met in Rome. The North insisted that everything be discussed."
    assert [made.speaker.side for made in _statements(italy) if made.speaker is not None] in ([], [None])
    sea = "Ships of North Korea left Korea for the North Sea, Tomas Orvik said."
    assert _speakers(sea) == ["Tomas Orvik"]


def test_a_headline_s_last_name_speaks_all_of_it() -> None:
    text = "Contact Group: release of detainees will be discussed - Orvik\n\nMinister Tomas Orvik said that the group had met."
    assert _speakers(text)[0] == "Tomas Orvik"
