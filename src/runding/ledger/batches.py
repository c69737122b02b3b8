"""Batches of reports: how they are cut, and what is left out while one is written."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final

from runding.model.record import ArticleRecord

_SELDOM: Final = (50_000, 10, 10)
"""While reports are added: how many objects more than before are looked through for garbage, and how often with older ones."""


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


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Search for cyclic garbage seldom: the records of a batch are many objects, in use until it is written."""
    was = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*was)
