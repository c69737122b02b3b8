"""Rounds in English reports: their number, day, place and state, told in the ways of the press; invented reports."""

import pytest

from runding.model.record import ArticleRecord, Round
from runding.model.text import Article, article_id
from runding.pipeline import extract


def _record(text: str, published: str = "2024-05-08") -> ArticleRecord:
    return extract(Article(id=article_id(text), language="en", text=text, published=published), gated=False)


def _only(text: str) -> Round:
    (one,) = _record(text).rounds
    return one


def test_an_ordinal_in_figures_of_two_digits_is_read_with_its_ending() -> None:
    one = _only("The Philippine government and the MILF concluded the 44th round of their exploratory talks in Kuala Lumpur on Saturday.")
    assert (one.ordinal, one.parties, one.status) == (44, ("PHL", "milf"), "concluded")


def test_the_day_of_saying_is_not_that_of_the_meeting() -> None:
    one = _only("Israel and Hamas have opened talks in Doha, a mediator said on Tuesday.")
    assert one.start is None
    assert one.venue is not None
    assert one.venue.name == "Doha"


def test_where_the_one_who_tells_it_sits_is_no_venue() -> None:
    one = _only("Two days of military talks between South and North Korea collapsed on Tuesday, the defense ministry in Seoul said.")
    assert (one.parties, one.venue, one.status) == (("KOR", "PRK"), None, "broken_off")


def test_a_capital_is_known_by_its_state() -> None:
    one = _only("Ethiopia's government and the TPLF opened peace talks in the South African capital on Tuesday.")
    assert one.venue is not None
    assert (one.venue.name, one.venue.country) == ("Pretoria", "ZAF")


@pytest.mark.parametrize(
    ("where", "town", "country"),
    [("Oman's capital Muscat", "Muscat", "OMN"), ("Turkey's Antalya", "Antalya", "TUR"), ("Jordan's capital", "Amman", "JOR")],
)
def test_a_town_may_be_told_of_as_its_states(where: str, town: str, country: str) -> None:
    one = _only(f"Yemen's government and the Houthis ended three days of talks in {where} on Sunday.")
    assert one.venue is not None
    assert (one.venue.name, one.venue.country) == (town, country)


def test_here_is_the_town_of_the_dateline() -> None:
    one = _only("KUALA LUMPUR, Malaysia – The Philippine government and the MILF ended the 12th round of peace talks here on Tuesday.")
    assert one.venue is not None
    assert one.venue.country == "MYS"


def test_talks_to_resume_are_planned() -> None:
    one = _only("Israel and Hamas have agreed to meet again, with talks to resume in Doha next week.")
    assert one.status == "scheduled"


def test_talks_that_are_being_held_go_on() -> None:
    assert _only("The Yemeni government and the Houthis are holding talks in Amman on prisoners, the envoy said.").status == "ongoing"


def test_outcomes_are_told_of_failing_and_agreeing() -> None:
    record = _record(
        "Israel and Hamas ended talks in Doha on Tuesday without a breakthrough on a ceasefire. "
        "The withdrawal of troops remains the main sticking point. The two sides agreed to exchange prisoners."
    )
    assert {(one.issue, one.value) for one in record.outcomes} == {
        ("sec.ceasefire", "not_agreed"),
        ("sec.withdrawal", "not_agreed"),
        ("hum.prisoners", "agreed"),
    }


def test_talks_rated_by_a_mediator() -> None:
    record = _record(
        "Israel and Hamas held talks mediated by Qatar in Doha on Tuesday. Qatari envoy Majid Thani said progress had been made on the "
        "release of prisoners. “It was a good meeting,” he added."
    )
    assert {(one.assessor, one.issue, one.value) for one in record.assessments} == {
        ("QAT", "hum.prisoners", "progress"),
        ("QAT", "ALL", "progress"),
    }


def test_whoever_works_for_an_organisation_meets_as_that_and_not_as_a_party() -> None:
    assert (
        _record("Portugal's António Costa met reporters in Kyiv. The European Union's António Costa met the Portuguese minister.").rounds
        == ()
    )


def test_the_day_on_which_talks_end_is_no_beginning() -> None:
    one = _only("The Philippine government and the MILF ended the 12th round of peace talks in Kuala Lumpur on Tuesday.")
    assert one.start is None
    assert one.end is not None
    assert one.end.earliest == "2024-05-07"


def test_talks_of_hours_began_on_the_day_on_which_they_ended() -> None:
    one = _only(
        "The Philippine government and the MILF ended the 12th round of peace talks in Kuala Lumpur on Tuesday. "
        "The talks lasted about four hours."
    )
    assert one.start is not None
    assert (one.start.earliest, one.end) == ("2024-05-07", None)


def test_a_day_in_apposition_says_better_when_it_is() -> None:
    one = _only("The Philippine government and the MNLF will hold peace talks in Manado next Sunday, May 19.")
    assert one.start is not None
    assert (one.start.earliest, one.start.latest) == ("2024-05-19", "2024-05-19")
    one = _only("The Philippine government and the MNLF will hold peace talks in Manado next week, as said in a letter of May 2.")
    assert one.start is not None
    assert (one.start.earliest, one.start.latest) == ("2024-05-13", "2024-05-19")


def test_what_will_be_done_at_a_round_says_that_it_is_to_come() -> None:
    record = _record(
        "The Colombian government and the ELN ended the third round of their talks on Tuesday. "
        "They will discuss a prisoner exchange at the fourth round."
    )
    assert [(one.ordinal, one.status) for one in record.rounds] == [(3, "concluded"), (4, "scheduled")]


def test_a_town_stands_behind_words_that_describe_it() -> None:
    one = _only("Peace talks between the Sudanese army and the Rapid Support Forces opened on Monday in the Saudi port city of Jeddah.")
    assert one.venue is not None
    assert (one.venue.name, one.venue.country) == ("Jeddah", "SAU")
    other = _only("Officers of South and North Korea met on Monday at the truce village of Panmunjom.")
    assert other.venue is not None
    assert other.venue.name == "Panmunjom"


def test_talks_that_were_to_have_been_are_no_round() -> None:
    text = "Talks between the Ethiopian government and the TPLF were to have been completed by 5 March. The TPLF blamed the government."
    assert _record(text).rounds == ()


def test_talks_with_mediators_are_indirect_ones() -> None:
    one = _only("A Hamas delegation left Cairo on Tuesday after two days of talks with Egyptian mediators. Israel sent no team.")
    assert (set(one.parties), one.third_parties, one.format) == ({"ISR", "hamas"}, ("EGY",), "indirect")
    assert one.venue is not None
    assert one.venue.name == "Cairo"
    assert one.end is not None
    assert one.end.earliest == "2024-05-07"


def test_where_both_sign_after_talks_they_talked() -> None:
    one = _only(
        "The Sudanese army and the RSF signed a truce in Geneva on Friday after five days of talks mediated by the United Nations. "
        "The army welcomed it."
    )
    assert one.venue is not None
    assert (one.venue.name, one.third_parties, one.format) == ("Geneva", ("un",), "mediated")


def test_who_meets_his_counterpart_is_named_by_the_state_of_both() -> None:
    one = _only("The foreign minister of Ukraine is due to meet his Russian counterpart in Antalya on Thursday.")
    assert (set(one.parties), one.status) == ({"RUS", "UKR"}, "scheduled")


def test_by_whom_talks_are_led_stands_in_one_word_with_them() -> None:
    one = _only("Kosovo and Serbia held EU-mediated talks in Brussels on Thursday.")
    assert (one.third_parties, one.format) == (("eu",), "mediated")


def test_a_round_of_something_else_is_none() -> None:
    record = _record(
        "The Philippine government and the MILF held the 12th round of peace talks in Kuala Lumpur on Monday. The MILF said it wanted "
        "peace, and not another round of photographs."
    )
    assert len(record.rounds) == 1


def test_the_two_leaders_are_those_who_are_told_to_have_met() -> None:
    text = (
        "President Zelensky met with German Chancellor Olaf Scholz. Russia shelled Kharkiv again, Ukraine said. "
        "The two leaders agreed to continue their talks next week."
    )
    assert _record(text).rounds == ()


def test_a_summit_of_others_is_no_round_of_two_who_quarrel() -> None:
    text = (
        "Turkey and Greece accuse each other. Greece and Turkey have long been at odds, and Turkey has sent ships. On Thursday the "
        "delegations of Cyprus, Greece and Israel met for their seventh trilateral summit. The summit was attended by three ministers."
    )
    assert _record(text).rounds == ()


def test_a_speech_that_calls_talks_its_own_tells_of_no_round_of_the_parties() -> None:
    text = "We had good talks today. Our talks in Moscow lasted three hours. Azerbaijan and Armenia signed a truce, as you know."
    assert _record(text).rounds == ()


def test_a_plan_to_meet_again_that_is_told_twice_is_one() -> None:
    record = _record(
        "Afghan rivals agree to meet again after inconclusive Doha talks\n\nThe Afghan government and the Taliban have agreed to meet "
        "again after two days of inconclusive talks in Doha."
    )
    assert sorted(one.status for one in record.rounds if one.status == "scheduled") == ["scheduled"]


def test_a_day_by_which_talks_are_to_be_concluded_is_no_end() -> None:
    record = _record(
        "Ethiopia's government and the TPLF failed to agree after days of talks in Nairobi. In April they had agreed to conclude the talks "
        "by May 5."
    )
    assert all(one.end is None for one in record.rounds)


def test_one_party_with_those_who_mediate_is_no_round() -> None:
    text = (
        "The presidents of Armenia and Azerbaijan met in Sochi in January. The Azerbaijani minister met with U.S., Russian and French "
        "diplomats in London on Monday."
    )
    assert all("USA" not in one.parties for one in _record(text).rounds)


def test_talks_to_which_a_team_will_be_sent_are_still_to_come() -> None:
    one = _only("Yemen's government will send a team to peace talks in Stockholm only if the Houthis free the wounded, its minister said.")
    assert one.status == "scheduled"


def test_talks_that_collapsed_before_they_began_were_none() -> None:
    one = _only("The Geneva talks between Yemen's government and the Houthis collapsed before they began.")
    assert one.status == "cancelled"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("ended on Friday with a working lunch cancelled", "concluded"),
        ("ended on Friday after a press conference was called off", "concluded"),
        ("broke up ahead of schedule on Friday, with a signing ceremony cancelled", "broken_off"),
        ("due on Friday were cancelled", "cancelled"),
    ],
)
def test_what_is_called_off_beside_a_meeting_is_not_the_meeting(told: str, status: str) -> None:
    one = _only(f"The peace talks between Armenia and Azerbaijan in Prague {told}.")
    assert one.status == status


def test_the_first_two_rounds_are_two() -> None:
    text = "Colombia and the ELN ended a third round of talks in Quito on Monday. The first two rounds were held in Havana."
    assert [(one.ordinal, one.venue.name) for one in _record(text).rounds if one.venue] == [(3, "Quito"), (1, "Havana"), (2, "Havana")]


def test_their_last_meeting_is_another_one() -> None:
    text = (
        "The presidents of Armenia and Azerbaijan met in Prague on Friday. At their last meeting, in Vienna in March, they had quarrelled."
    )
    assert [one.venue.name for one in _record(text).rounds if one.venue] == ["Prague", "Vienna"]


@pytest.mark.parametrize("plan", ["are due to open next month", "are expected to start next month", "are set to open on June 8"])
def test_talks_that_are_to_open_are_ahead(plan: str) -> None:
    held, coming = _record(f"Congo and the M23 held talks in Doha on Saturday. Negotiations on a full peace deal {plan}.").rounds
    assert (held.status, coming.status) == ("concluded", "scheduled")


def test_talks_that_lost_momentum_are_talks() -> None:
    one = _only("Congo and the M23 held talks in Doha on Saturday. The talks lost momentum after two hours.")
    assert one.status == "concluded"
    assert _record("The talks between Congo and the M23 lost momentum on Saturday.").rounds != ()


def test_an_agreement_to_meet_again_is_a_round_to_come() -> None:
    text = "Armenia and Azerbaijan met in Prague on Friday. The two sides will reconvene once they have exchanged lists."
    assert [one.status for one in _record(text).rounds] == ["concluded", "scheduled"]


def test_talks_in_the_state_of_the_dateline_are_in_its_town() -> None:
    one = _only("GENEVA, May 7 (Wire) - Talks between Sudan's army and the RSF entered a second day in Switzerland on Tuesday.")
    assert one.venue is not None
    assert (one.venue.name, one.start, one.status) == ("Geneva", None, "ongoing")


@pytest.mark.parametrize(
    ("told", "third"),
    [
        ("in talks facilitated by Norway", {"NOR"}),
        (", co-hosted by Norway and Kenya", {"NOR", "KEN"}),
        (", passing messages through Oman", {"OMN"}),
        ("with European Council President Tomas Orvik", {"eu"}),
    ],
)
def test_who_stands_between(told: str, third: set[str]) -> None:
    one = _only(f"The leaders of Armenia and Azerbaijan met in Prague on Friday{told if told.startswith(',') else ' ' + told}.")
    assert set(one.third_parties) == third


@pytest.mark.parametrize(
    ("told", "start", "status"),
    [
        ("Talks between Israel and Hamas are due to start in Cairo on Friday.", "2024-05-10", "scheduled"),
        ("Talks between Israel and Hamas open in Cairo on Friday.", "2024-05-10", "scheduled"),
        ("Israel and Hamas meet in Cairo on Friday.", "2024-05-10", "scheduled"),
        ("A third round of talks between Israel and Hamas was fixed for Friday in Cairo.", "2024-05-10", "scheduled"),
        ("Talks between Israel and Hamas opened in Cairo on Friday.", "2024-05-03", "ongoing"),
        ("Israel and Hamas agreed on prisoners at talks in Cairo on Monday.", "2024-05-06", "concluded"),
    ],
)
def test_the_present_with_a_weekday_is_to_come(told: str, start: str, status: str) -> None:
    one = _only(told)
    assert one.start is not None
    assert (one.start.earliest, one.status) == (start, status)


@pytest.mark.parametrize(
    "told",
    [
        "Negotiations between the two are due to start in Ouagadougou next month.",
        "A third round of talks between them opens in Ouagadougou on May 20.",
        "The two sides meet again on Sunday in Ouagadougou.",
    ],
)
def test_the_two_are_those_who_fight(told: str) -> None:
    one = _only(f"Mali's government fights the MNLA. {told}")
    assert (set(one.parties), one.status) == ({"MLI", "mnla"}, "scheduled")


def test_negotiators_of_one_and_of_the_other_meet() -> None:
    one = _only("Negotiators of Moldova and of its breakaway region of Transnistria sat around one table in Vienna on Tuesday.")
    assert one.parties == ("MDA", "transnistria")
