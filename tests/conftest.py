"""What every test shares: where CI=true, a skipped test is a failed one, and the way to the shared gold."""

import os
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something of the machine and what else it does, and nothing of the program.
settings.register_profile("any machine", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

ALLOWED_SKIPS = {
    "shared data:": "texts of other authors lie beside the checkout, never inside it, and are not everywhere",
    "platform:": "a test of what only another operating system has",
}
"""The reasons with which a test may be skipped in CI, by how they begin, and why each is let pass."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI=true, turn a skip without an allowed reason into a failure."""
    report = yield
    # An expected failure is also reported as skipped, but it ran.
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        reason = skip_reason(report)
        if not reason.startswith(tuple(ALLOWED_SKIPS)):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid}: skipped in CI, where nothing may be: {reason}"
    return report


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """With CI=true, a file that skips itself while it is collected fails."""
    if report.skipped and os.environ.get("CI") == "true":
        reason = skip_reason(report)
        if not reason.startswith(tuple(ALLOWED_SKIPS)):
            report.outcome = "failed"
            report.longrepr = f"{report.nodeid}: skipped in CI, where nothing may be: {reason}"


def skip_reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The reason given to `pytest.skip`, without pytest's prefix."""
    longrepr = report.longrepr
    text = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    return text.removeprefix("Skipped: ")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold and reports of others beside the checkout; skips where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("shared data: no folder `shared` beside the checkout")
    return SHARED


@pytest.fixture
def count_steps() -> Callable[[Callable[[], object]], int]:
    """Counts the lines and calls of Python that a piece of work takes: the same on every machine, unlike seconds."""

    def count(work: Callable[[], object]) -> int:
        steps = 0

        def trace(frame: object, event: str, argument: object) -> Callable[..., object]:
            nonlocal steps
            steps += 1
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            work()
        finally:
            sys.settrace(before)
        return steps

    return count
