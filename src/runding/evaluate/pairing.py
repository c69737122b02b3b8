"""Which records of the system belong to which of the gold? One-to-one pairs of the greatest total weight."""

from collections.abc import Sequence

Pair = tuple[int, int]


def best_pairs(weights: Sequence[Sequence[float]]) -> list[Pair]:
    """The one-to-one pairs (row, column) whose weights have the greatest sum, ordered by row.

    `weights` is a matrix with a row for each gold record and a column for each system record. A pair whose weight is
    not positive may not be made. The Hungarian method with potentials, in O(rows² × columns) for rows ≤ columns.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in best_pairs(turned))
    # A forbidden pair costs 0, as leaving both alone does; what it is paired with then is dropped at the end.
    costs = [[-max(weight, 0.0) for weight in row] for row in weights]
    row_of = _cheapest_rows(costs)
    pairs = [(row, column) for column, row in enumerate(row_of) if row >= 0 and weights[row][column] > 0]
    return sorted(pairs)


def _cheapest_rows(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each column the row that it is given in an assignment of all rows at the lowest cost, or -1."""
    columns = len(costs[0])
    row_potential = [0.0] * len(costs)
    column_potential = [0.0] * (columns + 1)
    row_of = [-1] * (columns + 1)
    start = columns  # a column beyond the last, from which each search sets out
    for new_row in range(len(costs)):
        row_of[start] = new_row
        least = [float("inf")] * columns
        came_from = [start] * columns
        visited = [False] * (columns + 1)
        at = start
        while row_of[at] != -1:
            visited[at] = True
            row = row_of[at]
            for column in range(columns):
                if not visited[column]:
                    reduced = costs[row][column] - row_potential[row] - column_potential[column]
                    if reduced < least[column]:
                        least[column], came_from[column] = reduced, at
            following = min((c for c in range(columns) if not visited[c]), key=least.__getitem__)
            step = least[following]
            for column in range(columns + 1):
                if visited[column]:
                    row_potential[row_of[column]] += step
                    column_potential[column] -= step
                elif column < columns:
                    least[column] -= step
            at = following
        while at != start:
            row_of[at] = row_of[came_from[at]]
            at = came_from[at]
        row_of[start] = -1
    return row_of[:columns]
