"""Work on many cores: order, a bounded number of pieces in flight, and processes that die."""

import os
import signal
from collections.abc import Iterator

import pytest

from runding.corpus.cores import Cores

state: dict[str, int] = {}


def begin(factor: int) -> None:
    state["factor"] = factor


def multiplied(piece: int) -> int:
    return piece * state["factor"]


def dies_at_seven(piece: int) -> int:
    if piece == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return piece * state["factor"]


def raises(piece: int) -> int:
    raise ZeroDivisionError(piece)


def lost(piece: int) -> int:
    return -piece


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_pieces(jobs: int) -> None:
    with Cores(multiplied, jobs=jobs, begin=begin, settings=(3,), lost=lost) as cores:
        assert list(cores.map(range(40))) == [3 * n for n in range(40)]


@pytest.mark.parametrize("pieces", [[], [5]])
def test_few_pieces_need_no_processes(pieces: list[int]) -> None:
    with Cores(multiplied, jobs=2, begin=begin, settings=(2,), lost=lost) as cores:
        assert list(cores.map(pieces)) == [2 * n for n in pieces]
        assert cores._pool is None


@pytest.mark.parametrize(("ahead", "most"), [(0, 8), (40, 42)])
def test_only_so_many_pieces_are_taken_ahead(ahead: int, most: int) -> None:
    taken = []

    def pieces() -> Iterator[int]:
        for n in range(1_000):
            taken.append(n)
            yield n

    with Cores(multiplied, jobs=2, begin=begin, settings=(1,), lost=lost, ahead=ahead) as cores:
        next(cores.map(pieces()))
        assert most - 4 <= len(taken) <= most


def test_a_process_that_dies_takes_only_its_piece() -> None:
    with Cores(dies_at_seven, jobs=2, begin=begin, settings=(1,), lost=lost) as cores:
        assert list(cores.map(range(20))) == [-n if n == 7 else n for n in range(20)]


def test_an_error_of_the_work_is_told() -> None:
    with Cores(raises, jobs=2, begin=begin, settings=(1,), lost=lost) as cores, pytest.raises(ZeroDivisionError):
        list(cores.map(range(5)))
