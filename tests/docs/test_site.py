"""The documentation becomes a site without a network, and every call and page of it is there."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import LABELS

from runding.ledger import Ledger
from runding.model import vocabulary
from runding.model.history import Struct
from runding.web import create_app

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    pytest.importorskip("material", reason="mkdocs-material is not installed")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr[-2000:]
        yield Path(folder)


def test_every_page_is_on_the_site(site: Path) -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        assert (site / page.relative_to(ROOT / "docs").with_suffix(".html")).is_file(), page.name


def test_the_site_asks_no_other_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        asked = re.findall(r'<(?:script|img|iframe)[^>]* src="(https?:[^"]*)"', text)
        asked += re.findall(r'<link[^>]* rel="(?:stylesheet|preconnect|icon)"[^>]* href="(https?:[^"]*)"', text)
        assert asked == [], page.name


def test_every_call_of_the_api_and_its_parameters_are_documented(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "reference" / "rest.md").read_text(encoding="utf-8")
    with Ledger.open(tmp_path / "empty.db") as ledger:
        described = create_app(ledger, labels=LABELS).openapi()
    for path, calls in described["paths"].items():
        for method, call in calls.items():
            part = page.partition(f"## `{method.upper()} {path}`")[2].partition("\n## ")[0]
            assert part, f"{method} {path}"
            for one in call.get("parameters", ()):
                assert f"`{one['name']}`" in part, f"{path}: {one['name']}"


def test_every_value_of_every_vocabulary_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "vocabulary.md").read_text(encoding="utf-8")
    lists = {name: held for name, held in vars(vocabulary).items() if name.isupper() and isinstance(held, tuple)}
    assert len(lists) > 10
    for name, held in lists.items():
        for value in held:
            assert f"| `{value}` |" in page, f"{name}: {value}"


def test_the_fields_of_a_history_say_what_they_are() -> None:
    assert all(kind.__doc__ for kind in Struct.__subclasses__())
