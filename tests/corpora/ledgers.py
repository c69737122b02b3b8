"""Ledgers for tests of what stands on top: filled from the gold of this repository, and with reports that mean harm."""

from pathlib import Path

import msgspec
from reports import agreed, holds, met, report, said

from runding.evaluate.gold import Gold, record_of_gold
from runding.ledger import Ledger
from runding.model.record import ArticleRecord

GOLD = Path(__file__).resolve().parent.parent / "gold"
SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'
STEERS = "\x00\x07\x1b[31m\u202e\u2066\ufeff"


def gold_records() -> list[ArticleRecord]:
    """What a perfect reading gives of the gold of this repository."""
    made = []
    for path in sorted(GOLD.rglob("*.gold.json")):
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
        text = path.with_name(path.name.removesuffix(".gold.json") + ".txt").read_text(encoding="utf-8")
        made.append(record_of_gold(gold, text))
    return made


def fill_from_gold(ledger: Ledger) -> None:
    """Add them."""
    ledger.add(gold_records())


def hostile() -> list[ArticleRecord]:
    """Reports whose every string tries to be more than a string: markup, control characters, formulas, and a name without end."""
    endless = "N" * 1_000_000
    outlet = f'"><b>Outlet</b>{STEERS}'
    parts = (
        met(f"They met {SCRIPT} in {STEERS} Velmora.", venue=f"{SCRIPT}{STEERS}", country="CHE", start="2024-03-03", ordinal=2),
        said(f"=cmd|' /C calc'!A0 {SCRIPT}", f"{SCRIPT} Tarsi", role='" onmouseover="alert(1)', relay=[f"{SCRIPT}"]),
        said("A name without end speaks.", endless),
        holds(f"We demand {SCRIPT}.", "ARM", "sov.neutrality", "demand", voice=SCRIPT),
        agreed(f"A corridor {SCRIPT} was agreed.", "announced", asserted_by="AZE", corridor={"origin": SCRIPT, "destination": endless}),
    )
    evil = report(outlet, "2024-03-04", *parts, text=f"{STEERS}{SCRIPT}", url="javascript:alert(1)")
    other = report(
        "@SUM(1+1)", "2024-03-05", *parts[:3], text="قال المتحدث إن المحادثات ستستأنف", language="ar", url="https://example.org/a"
    )
    return [evil, other]
