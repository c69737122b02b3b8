"""The sides of a report whose sides no list knows: two names that are joined as the ones who meet."""

import pytest

from runding.find.unlisted_sides import unlisted_sides
from runding.lang.document import analyse
from runding.lang.pack import load_pack


def sides(language: str, text: str) -> dict[str, str]:
    return {" ".join(words): side for words, side in unlisted_sides(analyse(text, load_pack(language))).items()}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Delegations of Upper Merani and Lower Merani met on Tuesday. Upper Merani wants peace, Lower Merani wants the bridge.",
            {"upper merani": "upper_merani", "lower merani": "lower_merani"},
        ),
        (
            "en",
            "Talks between Kelmara and the Republic of Tavess ended on Tuesday. A Tavessian official blamed Kelmara, Tavess did not.",
            {"kelmara": "kelmara", "tavess": "tavess", "tavessian": "tavess"},
        ),
        (
            "id",
            "Wakil Provinsi Merani Hulu dan Merani Hilir bertemu pada Selasa. Merani Hulu ingin damai, Merani Hilir ingin jembatan.",
            {"merani hulu": "merani_hulu", "merani hilir": "merani_hilir"},
        ),
    ],
)
def test_two_who_meet_and_stand_in_the_report_again(language: str, text: str, expected: dict[str, str]) -> None:
    assert sides(language, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Kelmara and Tavess ended on Tuesday.",  # named once only
        "Anna Brisk and Hale Torvin met on Tuesday. Anna Brisk and Hale Torvin talked.",  # people
        "Kelmara and Tavess lost their harvest. Kelmara and Tavess are poor.",  # nobody meets
    ],
)
def test_no_sides(text: str) -> None:
    assert sides("en", text) == {}
