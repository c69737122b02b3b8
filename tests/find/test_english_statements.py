"""Who says what in English reports: openings, participles, what closes a quotation; on sentences of our own."""

import pytest

from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract


def record(text: str) -> ArticleRecord:
    return extract(Article(id=article_id(text), language="en", text=text))


def told(text: str) -> list[tuple[str | None, list[str]]]:
    """Speaker and contents of every statement."""
    return [(s.speaker.name if s.speaker else None, [c.exact for c in s.content]) for s in record(text).statements]


SEVERAL = [
    (
        "Arne Solvik confirmed that a meeting would be held “at the right time,” adding that both capitals would weigh its results.",
        [
            ("Arne Solvik", ["a meeting would be held “at the right time"]),
            ("Arne Solvik", ["both capitals would weigh its results"]),
        ],
    ),
    (
        "Describing the talks as “a fair start,” Arne Solvik stressed that they would go on.",
        [("Arne Solvik", ["a fair start"]), ("Arne Solvik", ["they would go on"])],
    ),
    (
        "The talks ended on Friday, with envoy Arne Solvik describing the mood as good, while the date of the next ones is open.",
        [("Arne Solvik", ["good"])],
    ),
    (
        "“We have asked for a day” in order to “finish the text,” Arne Solvik said just hours before the ceremony was due to begin.",
        [("Arne Solvik", ["We have asked for a day” in order to “finish the text"])],
    ),
    (
        "A Norwegian envoy said the sides go on with Oslo-U.S. backed mediation and that each has named its terms.",
        [("A Norwegian envoy", ["the sides go on with Oslo-U.S. backed mediation and that each has named its terms"])],
    ),
    (
        "The team at the Geneva talks spoke of borders with UN envoy Jonas Friis, head of the delegation Arne Solvik said.",
        [("Arne Solvik", ["The team at the Geneva talks spoke of borders with UN envoy Jonas Friis"])],
    ),
]


@pytest.mark.parametrize(("text", "statements"), SEVERAL, ids=[text[:40] for text, _ in SEVERAL])
def test_each_statement_has_its_own_words(text: str, statements: list[tuple[str, list[str]]]) -> None:
    assert told(text) == statements


@pytest.mark.parametrize(
    "text",
    [
        "Arne Solvik welcomed the “fair start” of the talks.",
        "Snow fell for nine days, suggesting the road was closed.",
        "The study counted the boats, noting which of them came back.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert told(text) == []


def test_they_are_the_sources_who_spoke_last() -> None:
    text = "The UN leads the talks in Oslo. Sources in the ministry said the terms were “unreal”. They warned that the army would stay."
    assert [name for name, _ in told(text)] == ["Sources in the ministry", "Sources in the ministry"]


def test_a_namesake_has_no_side_of_the_lists() -> None:
    """Lavrov is somebody of the lists; the one whom this report names in full is another."""
    text = "Bogdan Lavrov, a fisherman, left the harbour at noon. “The nets are empty,” Lavrov said."
    (statement,) = record(text).statements
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.side, statement.speaker.actor) == ("Bogdan Lavrov", None, None)


@pytest.mark.parametrize("way", ["confirmed to Reuters on Tuesday", "told Reuters on Tuesday"])
def test_what_is_said_to_an_agency_is_relayed_by_it(way: str) -> None:
    (statement,) = record(f"Minister Arne Solvik {way} that the army would leave.").statements
    assert statement.channel is not None
    assert (statement.channel.kind, statement.relay) == ("agency", ("Reuters",))


def test_whose_meeting_it_is_tells_no_office() -> None:
    text = 'According to Solvik, his meeting with the two visiting chiefs "led to a key consensus to go on". “Fine,” said Solvik.'
    first, second = record(text).statements
    assert first.content[0].exact.startswith("his meeting with the two")
    assert second.speaker is not None
    assert (second.speaker.name, second.speaker.role) == ("Solvik", None)


def test_a_name_is_one_with_either_apostrophe_and_without_its_article() -> None:
    text = "The envoy of Norway, Omar al-Ja’far, said the round was over. Ja’far said only, “Oslo will decide.”"
    assert [name for name, _ in told(text)] == ["Omar al-Ja’far", "Omar al-Ja’far"]


WHO_AND_WHAT = [
    ("“It will hold,” said the UN's Mark Varnum.", [("Mark Varnum", ["It will hold"])]),
    ("Arvenia “welcomes the plan”, Arne Solvik said during a briefing.", [("Arne Solvik", ["Arvenia “welcomes the plan"])]),
    ("Arvenia “always keeps its word”, Arne Solvik said.", [("Arne Solvik", ["Arvenia “always keeps its word"])]),
    ("Arne Solvik summed up the day as a small step.", [("Arne Solvik", ["a small step"])]),
    ("There was a pause, the army confirmed.", [("the army", ["There was a pause"])]),
    ("The army announced on Friday there were survivors.", [("The army", ["there were survivors"])]),
    ("Arne Solvik vowed that there would be no truce.", [("Arne Solvik", ["there would be no truce"])]),
    ("There will be no truce, the army warned.", [("the army", ["There will be no truce"])]),
    ("The army issued a statement on Friday saying the truce was over.", [("The army", ["the truce was over"])]),
    (
        "Arvenia said progress had been made but warned that time was short.",
        [("Arvenia", ["progress had been made"]), ("Arvenia", ["time was short"])],
    ),
    ("Arne Solvik let it be known that the army would leave.", [("Arne Solvik", ["the army would leave"])]),
    ("The army will leave on Sunday, Arne Solvik informed.", [("Arne Solvik", ["The army will leave on Sunday"])]),
    ("Arne Solvik told Monday's session that the army would leave.", [("Arne Solvik", ["the army would leave"])]),
    ("Arne Solvik told reporters at Varnum airport that the army would leave.", [("Arne Solvik", ["the army would leave"])]),
    (
        "Ann Lind, the governor, met the mayor. According to her, the bridge will be open by June.",
        [("Ann Lind", ["the bridge will be open by June"])],
    ),
    (
        "The town was hit. At the camp, Ann Lind, a mother of six, had one wish. “Let us go home,” she said.",
        [("Ann Lind", ["Let us go home"])],
    ),
    (
        "Arne Solvik said the truce would hold. Their commander in Oslo said it would not.",
        [("Arne Solvik", ["the truce would hold"]), ("Their commander in Oslo", ["it would not"])],
    ),
]


@pytest.mark.parametrize(("text", "statements"), WHO_AND_WHAT, ids=[text[:40] for text, _ in WHO_AND_WHAT])
def test_who_said_it_and_what(text: str, statements: list[tuple[str, list[str]]]) -> None:
    assert told(text) == statements
