"""What forms say is remembered between transactions, and never so much that memory grows with the ledger."""

from runding.ledger import remembered
from runding.ledger.remembered import Remembered
from runding.merge import Form


def forms(numbers, kind="actor"):
    return {number: Form(id=number, kind=kind, facts=None) for number in numbers}


def test_what_was_read_need_not_be_read_again():
    memory = Remembered()
    memory.keep(forms([1, 2]))
    assert memory.known([2, 3, 1]) == (forms([1, 2]), [3])


def test_what_nobody_asks_for_is_forgotten(monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 3)
    memory = Remembered()
    memory.keep(forms([1, 2]))
    for number in range(3, 40):
        memory.keep(forms([number]))
        assert memory.known([1])[0], "asked for again and again"
    found, missing = memory.known(range(1, 40))
    assert 1 in found
    assert 2 in missing
    assert len(found) <= 2 * 4


def test_statements_are_not_kept():
    memory = Remembered()
    memory.keep(forms([1], kind="statement"))
    assert memory.known([1]) == ({}, [1])
