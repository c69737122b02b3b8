"""Batches of reports: how they are cut, and what is left out while one is written."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from runding.model.record import ArticleRecord


def in_batches(records: Iterable[ArticleRecord], size: int) -> Iterator[list[ArticleRecord]]:
    """Records in lists of so many, taken as they come."""
    walk = iter(records)
    while part := list(islice(walk, size)):
        yield part


@contextmanager
def no_collection() -> Iterator[None]:
    """No search for cyclic garbage: a batch makes next to none, and looking through all that it makes would take a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
