"""Tables of a history for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.show.measure import columns
from runding.show.table import Table, render_table

ROWS = [("0123456789abcdef", 3, "Wina", "kata-kata yang panjang sekali dan masih terus berjalan"), ("fedcba9876543210", 1_200, None, "x")]
TABLE = Table(("id", "reports", "place", "words"), ROWS, ("place",))


def test_a_table_with_room() -> None:
    assert render_table(TABLE, width=100, color=False) == (
        "id                reports  place  words\n"
        "0123456789abcdef        3  Wina   kata-kata yang panjang sekali dan masih terus berjalan\n"
        "fedcba9876543210    1,200         x\n"
    )


def test_ids_are_not_broken_and_what_is_dispensable_goes_first() -> None:
    shown = render_table(TABLE, width=62, color=False)
    assert "place" not in shown
    assert "0123456789abcdef" in shown
    assert "kata-kata yang panjang sekali dan\n" in shown


def test_no_rows() -> None:
    assert render_table(Table(("a", "b"), []), width=40, color=False) == "a  b\n"


def test_what_steers_a_terminal_is_not_written() -> None:
    assert "\x1b" not in render_table(Table(("a",), [("\x1b[31mred\u202e",)]), width=40, color=False)


CELLS = st.one_of(st.none(), st.integers(0, 10**9), st.text(max_size=60))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), st.integers(40, 120))
def test_no_line_is_longer_than_the_width(rows: list[tuple[str | int | None, ...]], width: int) -> None:
    shown = render_table(Table(("one", "two", "three"), rows, ("two",)), width=width, color=False)
    assert all(columns(line) <= width for line in shown.split("\n"))


@pytest.mark.parametrize("width", [40, 60, 200])
def test_every_cell_is_shown_whole(width: int) -> None:
    shown = render_table(Table(("id", "words"), [(ROWS[0][0], ROWS[0][3])]), width=width, color=False)
    assert "".join(shown.split()).count("berjalan") == 1
