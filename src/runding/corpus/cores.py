"""How is work spread over the cores? In order, a bounded number of pieces at a time, so that memory does not grow with the input."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

Piece = TypeVar("Piece")
Made = TypeVar("Made")
_AHEAD: Final = 3
"""Pieces for each core that wait, are being worked on or are done before their turn."""
_SELDOM: Final = (5_000, 10, 10)
"""How many objects more than before are looked through for garbage (and how often with older ones): a report makes some thousands."""


class Cores(Generic[Piece, Made]):
    """Processes that do `work` on pieces. Pieces, results and `work` go from process to process, so they must be picklable.

    `begin(*settings)` is run once in each process. With `jobs` 1, or a single piece, all is done in this process.
    A process that dies takes only the piece with it that it was working on: `lost(piece)` gives what stands for its result.
    """

    def __init__(
        self,
        work: Callable[[Piece], Made],
        *,
        jobs: int | None,
        begin: Callable[..., None],
        settings: tuple[Any, ...] = (),
        lost: Callable[[Piece], Made],
        ahead: int = 0,
    ) -> None:
        """Begin nothing yet. At least `ahead` pieces are given out before their turn: who takes the results may be long busy with some."""
        self._work, self._begin, self._settings, self._lost = work, begin, settings, lost
        self._jobs = jobs or cores()
        self._ahead = max(ahead, self._jobs * _AHEAD)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, pieces: Iterable[Piece]) -> Iterator[Made]:
        """The results, in the order of the pieces."""
        walk = iter(pieces)
        first = list(islice(walk, 2))
        if self._jobs == 1 or len(first) < 2:
            self._begin(*self._settings)
            yield from map(self._work, chain(first, walk))
            return
        waiting: deque[tuple[Piece, Future[Made]]] = deque()
        for piece in chain(first, walk):
            waiting.append((piece, self._submit(piece)))
            if len(waiting) >= self._ahead:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _submit(self, piece: Piece) -> Future[Made]:
        if self._pool is None:
            self._pool = _processes(self._jobs, self._begin, self._settings)
        try:
            return self._pool.submit(self._work, piece)
        except BrokenProcessPool as error:  # told when its turn comes
            broken: Future[Made] = Future()
            broken.set_exception(error)
            return broken

    def _next(self, waiting: deque[tuple[Piece, "Future[Made]"]]) -> Made:
        piece, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            # Which piece it was is not known: this one is tried alone, and the others again.
            made = self._alone(piece)
            if self._pool is not None:
                self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
            again = [(other, self._submit(other) if _is_broken(old) else old) for other, old in waiting]
            waiting.clear()
            waiting.extend(again)
            return made

    def _alone(self, piece: Piece) -> Made:
        with _processes(1, self._begin, self._settings) as pool:
            try:
                return pool.submit(self._work, piece).result()
            except BrokenProcessPool:
                return self._lost(piece)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_broken(future: "Future[Any]") -> bool:
    return future.cancelled() or (future.done() and isinstance(future.exception(), BrokenProcessPool)) or not future.done()


def _processes(jobs: int, begin: Callable[..., None], settings: tuple[Any, ...]) -> ProcessPoolExecutor:
    # Not forked from this process: it has threads, and a database open that must not be in two processes.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(begin, settings))


def _begin(begin: Callable[..., None], settings: tuple[Any, ...]) -> None:
    # The key that interrupts goes to all processes of a terminal: only the first one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*settings)
    # Packs and modules stay: looking for garbage among them again and again is lost time, and so is looking often among what is in use.
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, however that was: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
