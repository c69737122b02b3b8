import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.show.safe import printable, right_to_left

STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mmerah\x1b[0m", "␛[31mmerah␛[0m"),
        ("\x1b]0;judul\x07", "␛]0;judul␇"),
        ("\x9b2J", "<U+009B>2J"),
        ("dihapus\x7f", "dihapus␡"),
        ("baris\r\nbaris\tkolom", "baris  baris kolom"),
        ("\ufeffawal", "awal"),
        ("per\xadundingan", "perundingan"),
        ("evil\u202egpj.exe", "evil<U+202E>gpj.exe"),
        ("a\u2066b\u2069", "a<U+2066>b<U+2069>"),
        ("\ud800", "<U+D800>"),
        ("tag\U000e0041", "tag<U+E0041>"),
    ],
)
def test_what_steers_a_terminal_becomes_a_sign(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("text", ["“kemajuan”", "می‌خواهم", "👨‍👩‍👧", "नमस्ते", "ភាសាខ្មែរ", "\u200eעברית\u200f", "e\u0301", "café – ½"])
def test_what_scripts_need_stays(text: str) -> None:
    assert printable(text) == text


def test_marks_without_end_are_cut() -> None:
    shown = printable("a" + "\u0301" * 1000 + "b\u0301")
    assert shown == "a" + "\u0301" * 8 + "b\u0301"


@given(st.text(st.characters(), max_size=60))
def test_nothing_that_steers_is_left_and_a_second_pass_changes_nothing(text: str) -> None:
    shown = printable(text)
    assert not STEERS.search(shown)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in shown)
    assert printable(shown) == shown


def test_right_to_left_letters_are_told() -> None:
    assert right_to_left("قال المتحدث")
    assert right_to_left("kata שלום")
    assert not right_to_left("perundingan – Киев – 谈判")
