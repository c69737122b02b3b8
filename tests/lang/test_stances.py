"""The rules for positions, agreements and corridors: faults have their line, examples hold, few rules are tried."""

import shutil
from pathlib import Path

import pytest

from runding.evaluate.claim_examples import failed_claims
from runding.find.passages import Passage
from runding.lang.document import analyse
from runding.lang.folders import PACKS, VARIABLE
from runding.lang.opened import opened
from runding.lang.pack import load_pack
from runding.lang.stances import load_stances
from runding.lang.tables import PackError


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A copy of the folder of packs that a test may spoil."""
    for name in ("id", "_shared"):
        shutil.copytree(PACKS / name, tmp_path / name)
    return tmp_path


def test_every_example_holds() -> None:
    assert list(failed_claims("id")) == []


@pytest.mark.parametrize(
    ("file", "rule", "cause"),
    [
        ("positions", '[[position]]\nid = "x"\nform = "{holder} mau {what}"\nexample = "x"', "needs `stance`"),
        (
            "positions",
            '[[position]]\nid = "x"\nform = "{holder} mau {what}"\nexample = "x"\nstance = "wishes"',
            "stance 'wishes' is not one",
        ),
        ("positions", '[[position]]\nid = "x"\nform = "{holder"\nexample = "x"\nstance = "demand"', "cannot read"),
        (
            "positions",
            '[[position]]\nid = "x"\nform = "<no.word> {what}"\nexample = "x"\nstance = "demand"',
            "no word has the class no.word",
        ),
        ("positions", '[[position]]\nid = "refuses"\nform = "{holder} mau"\nexample = "x"\nstance = "demand"', "a second rule is called"),
        ("positions", '[[position]]\nid = "x"\nform = "mau"\nexample = "x"\nstance = "open"\namong = "sec.peace"', "among 'sec.peace'"),
        ("positions", '[[position]]\nid = "x"\nform = "mau"\nexample = "x"\nstance = "open"\nloud = "yes"', "loud"),
        ("agreements", '[[agreement]]\nid = "x"\nform = "mau"\nexample = "x"\nstatus = "over"', "status 'over' is not one"),
        ("corridors", '[[corridor]]\nid = "x"\nform = "mau"\nexample = "x"\npurpose = "fun"', "purpose 'fun' is not one"),
        ("corridors", '[[corridor]]\nid = "x"\nform = "mau {place}"\nexample = "x"\nnames = "home"', "names 'home' is not one"),
    ],
)
def test_a_fault_is_told_with_its_line(packs: Path, file: str, rule: str, cause: str) -> None:
    path = packs / "id" / "patterns" / f"{file}.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{rule}\n", encoding="utf-8")
    with pytest.raises(PackError) as fault:
        load_stances("id", packs)
    where, _, told = str(fault.value).partition(": ")
    name, _, line = where.rpartition(":")
    assert name == str(path)
    assert int(line) > before.count("\n")
    assert cause in told


def test_a_spoiled_example_is_told_with_its_line(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(packs))
    path = packs / "id" / "patterns" / "positions.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('example = "Hamas menolak pelucutan senjata."', 'example = "Hamas menolak makan."'), encoding="utf-8")
    (told,) = failed_claims("id")
    assert told.startswith(f"{path}:")
    assert "refuses: the example does not fire: 'Hamas menolak makan.'" in told


def test_rules_whose_neighbours_do_not_fit_are_not_tried() -> None:
    pack, rules = load_pack("id"), load_stances("id").positions
    text = "Hamas tidak makan, tetapi menolak gencatan senjata."
    units = opened(text, analyse(text, pack).sentences[0], pack.splitter)
    held = Passage(units, 0).held
    assert rules.anchors(held) == [units.words.index("tidak"), units.words.index("menolak")]
    tried = {units.words[at]: {rule.id for rule in found} for at, found in rules.tried(held)}
    assert "tidak" not in tried
    assert "refuses" in tried["menolak"]


def test_a_pack_without_rules_claims_nothing(packs: Path) -> None:
    for file in ("positions", "agreements", "corridors"):
        (packs / "id" / "patterns" / f"{file}.toml").unlink()
    assert [table.all for table in load_stances("id", packs).tables.values()] == [(), (), ()]
