"""Rounds that English reports tell of in passing, in few words or by what the delegations do; invented reports."""

import pytest

from runding.model.record import Round
from runding.model.text import Article, article_id
from runding.pipeline import extract


def _rounds(text: str, published: str = "2026-06-10") -> tuple[Round, ...]:
    return extract(Article(id=article_id(text), language="en", text=text, published=published), gated=False).rounds


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran and the United States have fixed a third round of talks for Saturday in Muscat.", "scheduled"),
        ("Negotiations between Mali and the MNLA are due to start in Ouagadougou next month.", "scheduled"),
        ("A fifth round of talks between Israel and Syria is on the cards for this month in Paris.", "proposed"),
        ("A fifth round of talks between Israel and Syria in Paris was suggested by Norway.", "proposed"),
        ("The planned meeting of Russian and Ukrainian delegations in Geneva will not take place.", "cancelled"),
        ("M23 pulled its delegation out of the Luanda talks with Congo on Monday.", "broken_off"),
        ("Pakistani and Afghan delegations are meeting in Istanbul for a second day.", "ongoing"),
        ("On the second day of a sixth cycle of talks in Havana, Colombia's government and the ELN spoke of money.", "ongoing"),
        ("Congolese and M23 delegates are back at the table in Doha.", "ongoing"),
        ("Pristina and Belgrade left Brussels empty-handed on Thursday.", "concluded"),
    ],
)
def test_a_round_is_what_its_words_say(text: str, status: str) -> None:
    assert [one.status for one in _rounds(text)] == [status]


def test_who_sits_in_between_is_no_party() -> None:
    (one,) = _rounds("Delegations of Hamas and Israel were in Cairo on Tuesday for indirect talks, with Egypt and Qatar in between.")
    assert (set(one.parties), set(one.third_parties)) == ({"ISR", "hamas"}, {"EGY", "QAT"})


def test_the_two_and_them_are_the_parties() -> None:
    text = "The MNLA is ready to talk, and so is Mali. Mali and the MNLA fought in May. {} opened in Ouagadougou on Monday."
    for words in ("Negotiations between the two", "Talks between them"):
        assert [set(one.parties) for one in _rounds(text.format(words))] == [{"MLI", "mnla"}]


def test_a_last_meeting_of_foes_named_in_passing_is_a_round() -> None:
    text = "The SDF dropped its objection, Syria's government said. The two sides, whose last meeting was in Damascus on Sunday, wait."
    assert [(one.status, one.start is not None) for one in _rounds(text)] == [("concluded", True)]


def test_a_day_that_is_still_to_come_is_told_by_the_present() -> None:
    (one,) = _rounds("A two-day meeting of the foreign ministers of Armenia and Azerbaijan opens in Almaty on Friday.")
    assert one.start is not None
    assert (one.start.earliest, one.status) == ("2026-06-12", "scheduled")


def test_any_dialogue_is_no_round() -> None:
    assert not _rounds("Islamabad said water came first in any dialogue with India, which suspended the pact in April.")


def test_talks_of_the_speaker_with_somebody_else_are_no_round() -> None:
    text = "Russia and the United States are foes. We are preparing for tomorrow's important talks with American partners."
    assert not _rounds(text)


def test_no_date_fixed_plans_nothing() -> None:
    text = "Talks between Russia and Ukraine in Minsk ended on Friday. No date was fixed for a next meeting."
    assert "scheduled" not in [one.status for one in _rounds(text)]


def test_a_foe_who_is_said_to_mediate_in_no_meeting_stays_a_party() -> None:
    text = "Sudan's army and the Rapid Support Forces kept shooting, mediators said. The talks of the RSF and Sudan closed on Tuesday."
    assert [set(one.parties) for one in _rounds(text)] == [{"SDN", "rsf"}]


def test_whom_a_report_calls_only_the_opposition_is_a_party() -> None:
    (one,) = _rounds("Representatives of Venezuela's government and of the opposition will meet again in Barbados next week.")
    assert (one.parties, one.status) == (("VEN", "opposition"), "scheduled")


def test_delegations_that_are_due_back_meet_again() -> None:
    text = (
        "Talks between Sudan's army and the Rapid Support Forces in Jeddah closed on Tuesday. "
        "An earlier attempt in the same city collapsed on May 1. The delegations are due back in Jeddah on June 20."
    )
    assert [one.status for one in _rounds(text)] == ["concluded", "broken_off", "scheduled"]


def test_an_attempt_to_do_something_is_no_meeting() -> None:
    text = "Talks between Sudan's army and the RSF closed on Tuesday. An earlier attempt to cross the Nile in Khartoum failed on May 1."
    assert len(_rounds(text)) == 1


def test_the_only_foes_of_a_report_are_the_two_sides() -> None:
    text = "Israel will hand Jericho back to the Palestinians, a minister said. The two sides meet again on Sunday in Jericho."
    (one,) = _rounds(text)
    assert (set(one.parties), one.status) == ({"ISR", "PSE"}, "scheduled")


def test_officers_of_both_speak_over_a_line() -> None:
    text = (
        "The pledge came of a telephone conversation on Monday between officers of India and Pakistan. "
        "Their officers are to speak again over the hotline next week."
    )
    assert [(set(one.parties), one.mode, one.status) for one in _rounds(text)] == [
        ({"IND", "PAK"}, "phone", "concluded"),
        ({"IND", "PAK"}, "phone", "scheduled"),
    ]


def test_a_commander_who_met_the_president_met_for_his_group() -> None:
    text = "A truce of Syria's government with the SDF holds. It was agreed when the SDF's commander met the interim president in Damascus."
    assert [(set(one.parties), one.status) for one in _rounds(text)] == [({"SYR", "sdf"}, "concluded")]


def test_a_meeting_without_particulars_was_where_its_deal_was_struck() -> None:
    text = (
        "Peace panels of the Philippine government and the MILF struck a deal in Kuala Lumpur on Monday. "
        "Malaysia facilitated the one-day meeting. Talks between the MILF and the Philippine government are to continue on June 21."
    )
    assert {(None if one.venue is None else one.venue.name, one.status) for one in _rounds(text)} == {
        ("Kuala Lumpur", "concluded"),
        (None, "scheduled"),
    }


def test_a_plan_to_meet_somewhere_is_no_deal_struck_there() -> None:
    assert [one.status for one in _rounds("Yerevan and Baku agreed to meet again in Brussels in July.")] == ["scheduled"]


def test_a_summit_to_come_is_not_of_the_war_since_which_it_is_counted() -> None:
    text = "North and South Korea's leaders will meet on June 27 for what would be the third inter-Korean summit since the war of 1950."
    assert [(one.ordinal, one.status) for one in _rounds(text)] == [(3, "scheduled")]


def test_those_who_take_part_are_the_parties() -> None:
    (one,) = _rounds("The meetings in Abu Dhabi took place on Friday with the participation of the Ukrainian, American and Russian sides.")
    assert set(one.parties) == {"UKR", "USA", "RUS"}


@pytest.mark.parametrize(
    "text",
    [
        "Hamas and Israel fight on. Hamas leaders flew to Tehran on Monday for talks with Iranian officials.",
        "The war of Israel and Hamas goes on. Egyptian mediators held talks with a Hamas delegation in Cairo on Sunday.",
    ],
)
def test_talks_of_one_side_with_mediators_or_third_states_are_no_round(text: str) -> None:
    assert not _rounds(text)


def test_the_first_meeting_in_years_has_no_number() -> None:
    (one,) = _rounds("Indian and Pakistani foreign secretaries met in Islamabad on Tuesday, their first meeting in four years.")
    assert one.ordinal is None


def test_hopes_for_a_meeting_plan_none() -> None:
    (one,) = _rounds("Hopes for a meeting of the presidents of Russia and Ukraine in Istanbul faded on Thursday.")
    assert one.status == "proposed"
