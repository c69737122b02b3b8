"""Every pack says where its lists come from and who looks after it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKS = ROOT / "src" / "runding" / "packs"


def data_files(folder: Path) -> list[Path]:
    """The tables and rules of a pack."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".tsv", ".toml"))


FOLDERS = sorted(path for path in PACKS.iterdir() if path.is_dir() and data_files(path))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_of_a_pack_has_a_licence_note(folder: Path) -> None:
    notes = folder / "LICENCES.md"
    assert notes.is_file(), f"{folder.name} has no LICENCES.md: say for each file where it comes from and under which licence"
    text = notes.read_text(encoding="utf-8")
    for path in data_files(folder):
        name = path.relative_to(folder).as_posix()
        above = path.relative_to(folder).parent.as_posix() + "/"
        # A note covers a file by its name, or a whole folder by `folder/`.
        covered = re.search(rf"(?<![\w/]){re.escape(name)}(?![\w])", text) or (above != "./" and f"`{above}`" in text)
        assert covered, f"{notes.relative_to(ROOT)} says nothing of {name}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_pack_has_somebody_who_looks_at_changes(folder: Path) -> None:
    owners = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    if folder.name != "_template":
        assert re.search(rf"^/src/runding/packs/{folder.name}/\s+@\S+", owners, re.MULTILINE)


def test_the_notice_names_what_is_bundled() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "src/runding/packs" in notice
