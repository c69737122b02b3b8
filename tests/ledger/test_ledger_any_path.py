"""Whatever happened on the way - adding, reading again, taking out, judging, undoing - the ledger has what merging all of it gives."""

import random
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import agreed, met, report, said
from talks import corpus

from runding.ledger import Ledger, LedgerError
from runding.merge import merge, report_key
from runding.model.history import history_to_json

QUOTE = "We will open the road to Velmora for 40 buses before Friday morning"


def copied(n):
    if n % 2:
        return [said(f"Only paper number {n} has this sentence in it", f"Voice{n} Odd")]
    return [
        said(QUOTE, "Melo Tarsi", relay=["Wire"] if n == 4 else []),
        met("on the road", ordinal=5, start="2024-03-04", parties=("COL", "eln")),
    ]


def tricky():
    """Reports that are hard to tell apart: no ordinals, near days, changing venues, bridging copies, one quotation many times."""
    words = [f"n{n}" for n in range(300)]
    made = [
        report(f"Outlet {n}", f"2024-03-{4 + n % 5:02}", met(
            f"Talks number {n}", ordinal=(None, 2, None, 3)[n % 4], start=(None, f"2024-03-0{3 + n % 4}")[n % 3 > 0],
            venue=(None, "Velmora", "Karinhof")[n % 3], country=(None, "CHE", "TUR")[n % 3], status=("concluded", "scheduled")[n % 5 == 0],
        ))
        for n in range(14)
    ]  # fmt: skip
    made += [
        # Every other one of the chain of copies carries no round: only the grouping of copies ties it to the rounds of the others.
        report(f"Copy {n}", f"2024-03-{5 + n:02}", *copied(n), text=" ".join(words[n * 26 : n * 26 + 180]))
        for n in range(5)
    ]  # fmt: skip
    made += [
        report(f"Voice {n}", f"2024-03-{5 + n:02}", said(QUOTE[: 40 + 5 * n], ("Melo Tarsi", "Tarsi", "Mela Tarsi")[n % 3]),
               agreed(f"corridor {n}", "announced", corridor={"destination": ("Velmora", "Dombasa", None)[n % 3]}))
        for n in range(6)
    ]  # fmt: skip
    return made


POOL = [*tricky(), *corpus(3, 1, rounds=2).records]


class Path:
    """One way through the life of a ledger."""

    def __init__(self, ledger, seed):
        self.ledger = ledger
        self.rng = random.Random(seed)
        self.there = {}
        self.now = datetime(2024, 6, 1, tzinfo=UTC)

    def step(self):
        self.now += timedelta(minutes=1)
        weights = {"add": 5, "again": 2, "remove": 1, "merge": 2, "split": 2, "reject": 1, "edit": 1, "undo": 2, "answer": 2}
        action = self.rng.choices(list(weights), list(weights.values()))[0]
        getattr(self, action)()

    def add(self):
        for one in self.rng.sample(POOL, self.rng.randint(1, 9)):
            key = report_key(one)
            if key not in self.there:
                self.there[key] = one
                self.ledger.add([one])

    def again(self):
        """A new reading: without some records, or with the words of a round moved."""
        if not self.there:
            return
        key = self.rng.choice(sorted(self.there))
        one = self.there[key]
        changed = [
            msgspec.structs.replace(one, rounds=one.rounds[:-1]),
            msgspec.structs.replace(one, statements=(), positions=()),
            msgspec.structs.replace(one, rounds=tuple(msgspec.structs.replace(it, status="ongoing") for it in one.rounds)),
        ]
        self.there[key] = self.rng.choice(changed)
        self.ledger.add([self.there[key]])

    def remove(self):
        if self.there:
            key = self.rng.choice(sorted(self.there))
            del self.there[key]
            self.ledger.remove(key)

    def some(self):
        entries = [*self.ledger.rounds(), *self.ledger.statements(), *self.ledger.agreements()]
        return self.rng.choice(entries) if entries else None

    def merge(self):
        kind = self.rng.choice((self.ledger.rounds, self.ledger.statements, self.ledger.agreements, self.ledger.actors))()
        if len(kind) > 1:
            a, b = self.rng.sample(kind, 2)
            self.ledger.judge.merge(a.id, b.id, author="Ana", at=self.now)

    def split(self):
        one = self.some()
        if one is not None and one.carried.reports > 1:
            size = self.rng.randint(1, min(3, len(one.carried.mentions) - 1))
            self.ledger.judge.split(*self.rng.sample(one.carried.mentions, size), author="Ana", at=self.now)

    def reject(self):
        one = self.some()
        if one is not None:
            self.ledger.judge.reject(self.rng.choice(one.carried.mentions), author="Ana", at=self.now, mention_only=True)

    def edit(self):
        found = self.ledger.rounds()
        if found:
            one = self.rng.choice(found)
            settled = self.rng.random() < 0.5
            self.ledger.judge.edit(one.id, "ordinal", self.rng.choice((2, 3)), author="Ana", at=self.now, settled=settled)

    def undo(self):
        made = [one for one, holds in self.ledger.judge.all() if holds]
        if made:
            self.ledger.judge.undo(self.rng.choice(made).id, author="Ana", at=self.now)

    def answer(self):
        doubts = self.ledger.review()
        if doubts:
            doubt = self.rng.choice(doubts)
            (self.ledger.judge.accept if self.rng.random() < 0.5 else self.ledger.judge.reject)(doubt.id, author="Ana", at=self.now)

    def whole(self):
        judgements = [one for one, _ in self.ledger.judge.all()]
        return merge(self.there.values(), judgements=judgements)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_any_path_ends_at_the_same_history(tmp_path_factory, seed):
    with Ledger.open(tmp_path_factory.mktemp("path") / "talks.db") as ledger:
        path = Path(ledger, seed)
        for _ in range(30):
            path.step()
        assert history_to_json(ledger.history()) == history_to_json(path.whole())


@pytest.mark.parametrize("seed", [1, 2])
def test_any_path_on_both_engines(url, seed):
    with Ledger.open(url) as ledger:
        path = Path(ledger, seed)
        for _ in range(40):
            path.step()
        assert history_to_json(ledger.history()) == history_to_json(path.whole())
        assert path.there
        with pytest.raises(LedgerError):
            ledger.judge.undo("f" * 16, author="Ana")
