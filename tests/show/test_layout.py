from hypothesis import given
from hypothesis import strategies as st

from runding.show.ink import Line, Piece, Style, paint
from runding.show.layout import beside, flow, separated, wrap
from runding.show.measure import clipped, columns


def plain(lines: list[Line]) -> list[str]:
    return paint(lines, color=False).splitlines()


def test_lines_break_at_spaces_and_keep_the_width() -> None:
    assert plain(wrap([Piece("satu dua tiga empat")], 9)) == ["satu dua", "tiga", "empat"]


def test_a_word_of_several_styles_is_not_torn() -> None:
    pieces = [Piece("kata “"), Piece("kemajuan", Style.STRONG), Piece("”, ujarnya")]
    assert plain(wrap(pieces, 13)) == ["kata", "“kemajuan”,", "ujarnya"]


def test_a_word_longer_than_a_line_is_broken_between_characters() -> None:
    assert plain(wrap([Piece("a " + "x" * 7)], 3)) == ["a", "xxx", "xxx", "x"]
    assert plain(wrap([Piece("和平谈判开始")], 5)) == ["和平", "谈判", "开始"]


def test_a_character_of_several_code_points_stays_whole() -> None:
    family = "👨‍👩‍👧"
    assert plain(wrap([Piece(family * 3)], 4)) == [family * 2, family]


def test_an_indent_holds_for_later_lines_only() -> None:
    assert plain(wrap([Piece("satu dua tiga")], 7, indent=2)) == ["satu", "  dua", "  tiga"]


def test_nothing_gives_no_line() -> None:
    assert wrap([], 10) == []
    assert wrap([Piece("   ")], 10) == []


def test_cells_stand_side_by_side() -> None:
    left = wrap([Piece("satu dua")], 4)
    right = wrap([Piece("tiga empat lima")], 5)
    assert plain(beside([left, right], [4, 5])) == ["satu  tiga", "dua   empat", "      lima"]


def test_wide_characters_are_measured() -> None:
    cells = [wrap([Piece("谈判")], 6), wrap([Piece("x")], 1)]
    assert plain(beside(cells, [6, 1])) == ["谈判    x"]


def test_right_to_left_cells_are_isolated_from_their_neighbours() -> None:
    cells = [wrap([Piece("قال")], 6), wrap([Piece("x")], 1)]
    assert plain(beside(cells, [6, 1])) == ["\u2068قال\u2069     x"]


def test_parts_flow_with_dots_between_them_but_not_at_line_ends() -> None:
    parts = [Piece("satu"), Piece(""), Piece("dua"), Piece("tiga empat")]
    assert plain(flow(parts, 11)) == ["satu · dua", "tiga empat"]
    assert plain(flow(parts, 11, indent=2)) == ["satu · dua", "  tiga", "  empat"]


def test_separators_stand_between_parts_only() -> None:
    assert paint([separated([Piece("a"), [], [Piece("b"), Piece("c")]], ", ")], color=False) == "a, bc\n"


def test_clipping_marks_the_cut() -> None:
    assert clipped("perundingan", 11) == "perundingan"
    assert clipped("perundingan", 8) == "perundi…"
    assert columns(clipped("谈判开始", 5)) <= 5


@given(st.text(max_size=80), st.integers(4, 30))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    piece = Piece(text)
    lines = wrap([piece], width)
    assert all(columns("".join(part.text for part in line)) <= width for line in lines)
    shown = "".join(part.text for line in lines for part in line)
    assert shown.replace(" ", "") == piece.text.replace(" ", "")
