from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from runding.evaluate.pairing import best_pairs

WEIGHT = st.one_of(st.just(0.0), st.integers(1, 20).map(float), st.just(-3.0))


def test_greatest_sum_wins_over_the_greatest_single_weight() -> None:
    assert best_pairs([[5.0, 4.0], [4.0, 0.0]]) == [(0, 1), (1, 0)]


def test_pair_without_weight_is_not_made() -> None:
    assert best_pairs([[0.0, -1.0], [2.0, 0.0]]) == [(1, 0)]


def test_nothing_pairs_with_nothing() -> None:
    assert best_pairs([]) == []
    assert best_pairs([[], []]) == []


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_no_other_assignment_is_better(rows: int, columns: int, data: st.DataObject) -> None:
    weights = [[data.draw(WEIGHT) for _ in range(columns)] for _ in range(rows)]
    pairs = best_pairs(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)
    assert sum(weights[row][column] for row, column in pairs) == best_sum(weights)


def best_sum(weights: list[list[float]]) -> float:
    """The best sum by trying every assignment."""
    size = max(len(weights), len(weights[0]))
    square = [[0.0] * size for _ in range(size)]
    for row, line in enumerate(weights):
        for column, weight in enumerate(line):
            square[row][column] = max(weight, 0.0)
    return max(sum(square[row][column] for row, column in enumerate(order)) for order in permutations(range(size)))
