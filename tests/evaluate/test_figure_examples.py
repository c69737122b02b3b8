"""Examples and near misses of counts of people are run by the check of a pack."""

import shutil
from pathlib import Path

import pytest

from runding.evaluate.figure_examples import failed_figures
from runding.lang.figures import load_figures
from runding.lang.folders import PACKS, VARIABLE
from runding.lang.pack import load_pack

COUNTING = [code for code in ("id", "en") if load_figures(code).patterns]


@pytest.mark.parametrize("code", COUNTING)
def test_installed_packs_hold(code: str) -> None:
    assert list(failed_figures(load_pack(code))) == []


def test_an_example_without_a_number_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "id"
    shutil.copytree(PACKS / "id", home)
    path = home / "patterns" / "figures.toml"
    first = load_figures("id").patterns[0]
    path.write_text(path.read_text(encoding="utf-8").replace(first.example, "Hari ini cerah.", 1), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    load_figures.cache_clear()
    try:
        (fault,) = failed_figures(load_pack("id"))
    finally:
        load_figures.cache_clear()
    assert fault == f"{path}:{first.line}: {first.id}: the example does not fire: 'Hari ini cerah.'"
