"""What a pack makes of a sentence, and why not more."""

import json
from pathlib import Path

import pytest

from runding.lang.folders import VARIABLE
from runding.workbench.scaffold import new_pack
from runding.workbench.trial import Trial, Try, try_text
from runding.workbench.trial_page import trial_page

SAID = "Xxminister Tomas Orvik xxsays xxthat xxtroops xxwill xxleave xxtown."


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scaffolded pack of a language that nothing else uses."""
    folder = tmp_path_factory.mktemp("packs")
    new_pack("ia", folder)
    return folder


@pytest.fixture(autouse=True)
def _search(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(pack))


def tries(trial: Trial) -> dict[str, Try]:
    """The tries of the first sentence by their rule."""
    return {one.rule: one for one in trial.sentences[0].tries}


def test_units_have_their_codes_and_classes() -> None:
    units = {unit.text: unit for unit in try_text("ia", SAID).sentences[0].units}
    assert (units["Xxminister"].category, units["Xxminister"].code) == ("role", "R")
    assert units["Xxminister"].attributes["lemma"] == "minister"
    assert "say.active" in units["xxsays"].classes
    assert (units["xxtroops"].category, units["xxtroops"].classes) == ("plain", ())
    assert units["Orvik"].category == "name"


def test_what_fired_and_what_did_not_and_at_which_word() -> None:
    tried = tries(try_text("ia", SAID))
    assert tried["speaker-says-that"].why is None
    assert tried["speaker-says-that"].anchor == "xxsays"
    assert tried["speaker-says-that"].place.startswith("ia/patterns/statements.toml:")
    assert tried["quote-verb-speaker"].why == "no quotation stands before it"
    assert tried["speaker-verb-quote"].why == "it wants a quotation, and the sentence has none"


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("Xxsays xxthat xxtroops xxleave.", "speaker-says-that", "{speaker} is missing: nothing stands before it any more"),
        (
            "Xxminister Tomas Orvik xxsays xxtroops xxleave.",
            "speaker-says-that",
            "<that> does not stand behind the rest, at 'xxtroops' (plain)",
        ),
        ("Xxminister Tomas Orvik xxasks xxthis.", "speaker-asks", "its words fit, but nobody"),
        ('"Xxwe xxleave," xxsays xxminister Tomas Orvik.', "speaker-says-that", "not tried: an earlier pattern fired"),
    ],
)
def test_the_reason_is_told(text: str, rule: str, why: str) -> None:
    told = tries(try_text("ia", text))[rule].why
    assert told is not None
    assert told.startswith(why)


def test_dates_are_read_from_the_day_that_is_given() -> None:
    (read,) = try_text("ia", "Orvik xxleave xxyesterday.", published="2022-03-05").dates
    assert (read.text, read.days, read.rule) == ("xxyesterday", "2022-03-04", "xxyesterday")


def test_the_page_shows_all_of_it_and_nothing_that_steers_a_terminal() -> None:
    page = trial_page(try_text("ia", f"{SAID} \x1b[31m"))
    assert "\x1b" not in page
    assert "+  xxsays  statement speaker-says-that   fired: {speaker}" in page
    assert "Patterns tried: 3, 2 of them did not fire" in page
    assert "statement  Tomas Orvik  xxtroops xxwill xxleave xxtown" in page
    assert "[ia:speaker-says-that]" in page
    assert "-  xxsays" not in trial_page(try_text("ia", SAID), fired_only=True)


def test_a_text_without_anchors_says_so() -> None:
    assert "No pattern is tried" in trial_page(try_text("ia", "Xxtroops xxleave."))


def test_rules_of_talks_are_tried_too() -> None:
    trial = try_text("id", "Putaran kedua perundingan Merani dan Tarsila digelar di Genua.")
    assert any(one.table == "mention" and one.why is None for one in trial.sentences[0].tries)
    assert not trial.gate


def test_talks_and_positions_are_read_with_the_template() -> None:
    """The two states are called as the CLDR calls them in the language that nobody else uses here."""
    trial = try_text("ia", "Xxtalks xxof Russia xxand Ukraina xxbegan. Ukraina xxdemands xxceasefire.")
    (meeting,) = trial.record.rounds
    assert (set(meeting.parties), meeting.status) == ({"RUS", "UKR"}, "ongoing")
    (position,) = trial.record.positions
    assert (position.holder.side, position.stance, position.issue) == ("UKR", "demand", "sec.ceasefire")
    assert tries(trial)["meeting"].why is None


def test_a_holder_must_be_a_party() -> None:
    why = tries(try_text("ia", "Ukraina xxdemands xxceasefire."))["demands"].why
    assert why is not None
    assert "no party of this text" in why


def test_the_trial_is_json() -> None:
    import msgspec

    data = json.loads(msgspec.json.encode(try_text("ia", SAID)))
    assert data["record"]["statements"][0]["speaker"]["name"] == "Tomas Orvik"
    assert {"start", "anchor", "table", "rule", "form", "place", "why"} == data["sentences"][0]["tries"][0].keys()
