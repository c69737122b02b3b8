import pytest

from runding.evaluate.tally import Mean, Ratio, Tally, tally


def test_figures_of_a_tally() -> None:
    one = Tally(gold=8, found=5, right=4)
    assert (one.precision, one.recall) == (0.8, 0.5)
    assert one.f1 == pytest.approx(2 * 0.8 * 0.5 / 1.3)


@pytest.mark.parametrize(
    ("one", "figures"),
    [
        (Tally(0, 0, 0), (1.0, 1.0, 1.0)),
        (Tally(3, 0, 0), (0.0, 0.0, 0.0)),
        (Tally(0, 2, 0), (0.0, 0.0, 0.0)),
    ],
)
def test_figures_of_nothing(one: Tally, figures: tuple[float, float, float]) -> None:
    assert (one.precision, one.recall, one.f1) == figures


def test_counts_add_up() -> None:
    assert Tally(1, 2, 1) + Tally(3, 1, 0) == Tally(4, 3, 1)
    assert (Ratio(1, 2) + Ratio(1, 1)).accuracy == pytest.approx(2 / 3)
    assert (Mean(1.5, 2) + Mean(0.5, 2)).value == 0.5
    assert Ratio().accuracy == 1.0
    assert Mean().value == 0.0


def test_record_found_twice_is_right_once() -> None:
    assert tally(["a", "b", "b"], ["a", "a", "b", "c"]) == Tally(gold=3, found=4, right=2)
