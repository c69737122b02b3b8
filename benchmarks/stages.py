"""Where does the time go? The steps that the pipeline names, each with the time spent in it and in nothing below it."""

import functools
import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any

from runding import pipeline
from runding.lang.topic import Topic


class Stopwatch:
    """Exclusive times: while an inner step runs, the clock of the outer one stands still."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    def enter(self, name: str) -> None:
        self._book()
        self._running.append(name)

    def leave(self) -> None:
        self._book()
        self._running.pop()

    def _book(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


@contextmanager
def timed_steps(watch: Stopwatch) -> Iterator[None]:
    """Times every function and class that the pipeline imports from a step, as long as the context lasts."""
    undo: list[tuple[Any, str, Any]] = []

    def patch(owner: Any, name: str, function: Callable[..., Any], label: str) -> None:
        undo.append((owner, name, function))
        setattr(owner, name, _timed(function, label, watch))

    for name, thing in list(vars(pipeline).items()):
        module = getattr(thing, "__module__", "")
        if not module.startswith("runding.") or module.startswith(("runding.model", pipeline.__name__)):
            continue
        label = module.removeprefix("runding.")
        if isinstance(thing, FunctionType):
            patch(pipeline, name, thing, label)
        elif inspect.isclass(thing) and not issubclass(thing, tuple):
            for method, function in list(vars(thing).items()):
                if isinstance(function, FunctionType) and (method == "__init__" or not method.startswith("_")):
                    patch(thing, method, function, label)
    try:
        yield
    finally:
        for owner, name, function in reversed(undo):
            setattr(owner, name, function)


@contextmanager
def statements_only() -> Iterator[None]:
    """The pipeline looks for statements alone, as if no report were on talks, as long as the context lasts."""
    known = vars(pipeline)["topic_of"]
    vars(pipeline)["topic_of"] = lambda document: Topic(0, 0, frozenset())
    try:
        yield
    finally:
        vars(pipeline)["topic_of"] = known


def _timed(function: Callable[..., Any], label: str, watch: Stopwatch) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **options: Any) -> Any:
        watch.enter(label)
        try:
            result = function(*args, **options)
        finally:
            watch.leave()
        return _timed_items(result, label, watch) if inspect.isgenerator(result) else result

    return call


def _timed_items(items: Iterator[Any], label: str, watch: Stopwatch) -> Iterator[Any]:
    """A step that yields works between the items: its time is what it takes to get to the next one."""
    while True:
        watch.enter(label)
        try:
            item = next(items)
        except StopIteration:
            return
        finally:
            watch.leave()
        yield item
