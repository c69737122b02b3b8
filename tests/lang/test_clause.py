"""Noun phrases, by the codes of their units."""

import pytest

from runding.lang.clause import Phrase, leading_subject, phrase_after, subject_before


def parts(phrase: Phrase | None, codes: str) -> list[str] | None:
    return None if phrase is None else [codes[first:last] for first, last in phrase.parts]


@pytest.mark.parametrize(
    ("codes", "at", "expected"),
    [
        ("CRANN.", 1, ["RANN"]),  # said minister-of-state Name Name
        ("CNN,RA,", 1, ["NN", "RA"]),  # said Name Name, role state,
        ("CRA,NN.", 1, ["RA", "NN"]),  # said role state, Name Name
        ("CRN,NN,", 1, ["RN", "NN"]),  # said mayor-of Place, Name Name
        ("CNNlL.", 1, ["NN"]),  # said Name Name in place
        ("CqRlL.", 1, ["qRlL"]),  # said an official in place
        ("Cu.", 1, ["u"]),  # said he
        ("CqwwlL.", 1, ["qwwlL"]),  # said a fish seller in place
        ("CRd.", 1, ["Rd"]),  # said minister that
        ("Cw.", 1, None),  # said thing
        ("C.", 1, None),
    ],
)
def test_a_phrase_after_a_verb(codes: str, at: int, expected: list[str] | None) -> None:
    assert parts(phrase_after(codes, at), codes) == expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("RANNC", ["RANN"]),
        ("RA,NNC", ["RA", "NN"]),  # role state, Name Name says
        ("NN,RA,C", ["NN", "RA"]),  # Name Name, role state, says
        ("NpwwtC", ["N"]),  # Name in speech Tuesday says
        ("Npww,tt,C", ["N"]),  # Name in speech, Tuesday night, says
        ("lL,RNNC", ["RNN"]),  # in place, role Name Name says
        ("kRA,NNC", ["RA", "NN"]),  # but role state, Name Name says
        ("swd,NC", ["N"]),  # after meeting that, Name says
        ("RNN,VpwC", None),  # no second comma: the verb is not the subject's
        ("RNN,Vpw,C", ["RNN"]),  # role Name Name, speaking to press, says
        ("wVC", None),
        ("VC", None),
        ("swd,C", None),  # after meeting that, says
        ("pwwNC", ["N"]),  # in statement-his Name says
    ],
)  # fmt: skip
def test_the_subject_of_a_verb(codes: str, expected: list[str] | None) -> None:
    assert parts(subject_before(codes, codes.index("C")), codes) == expected


def test_the_subject_is_not_looked_for_before_the_floor() -> None:
    assert subject_before("NN,C", 3, floor=3) is None


@pytest.mark.parametrize(
    ("codes", "expected"),
    [("NNVwcC", ["NN"]), ("lL,NNV", ["NN"]), ("kRAx", ["RA"]), ("lLwwww", None), ("VN", None), ("wwV", None)],
)
def test_the_phrase_that_opens_a_clause(codes: str, expected: list[str] | None) -> None:
    assert parts(leading_subject(codes, 0, len(codes)), codes) == expected
