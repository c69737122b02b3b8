"""How a pack names issues: the notation with gaps, its faults, and how phrases are chosen where they overlap."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from runding.find.issues import find_issues
from runding.lang.document import analyse
from runding.lang.folders import PACKS
from runding.lang.issues import IssueLexicon, compile_phrase, load_issues
from runding.lang.opened import opened
from runding.lang.pack import load_pack
from runding.lang.pattern import PatternError
from runding.lang.tables import PackError
from runding.model.vocabulary import ISSUES

FAMILIES = {"pull": ["menarik", "menarik mundur"], "troops": ["pasukan", "tentara"]}
FEW = frozenset({"sec.peacekeeping", "sec.mines", "other"})
"""Issues for which the language has fewer words."""


def issues(text: str) -> list[str]:
    pack = load_pack("id")
    sentences = (opened(text, sentence, pack.splitter) for sentence in analyse(text, pack).sentences)
    return [one.issue for sentence in sentences for one in find_issues(sentence, load_issues("id"))]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A copy of the folder of packs that a test may spoil."""
    for name in ("id", "_shared"):
        shutil.copytree(PACKS / name, tmp_path / name)
    return tmp_path


def spoiled(packs: Path, row: str) -> str:
    """The message for a row added to the phrases."""
    path = packs / "id" / "words" / "issues.tsv"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(PackError) as fault:
        load_issues("id", packs)
    assert str(fault.value).startswith(f"{path}:{line}: ")
    return str(fault.value)


@pytest.mark.parametrize(
    ("notation", "rows"),
    [
        ("gencatan senjata", ["gencatan senjata"]),
        ("(mundur|keluar) dari", ["keluar|mundur dari"]),
        ("gencatan [senjata] penuh", ["gencatan senjata penuh", "gencatan penuh"]),
        ("menarik .. pasukan", ["menarik .. pasukan"]),
        ("<pull> ~ <troops>", ["menarik .. pasukan|tentara", "menarik mundur .. pasukan|tentara", "pasukan|tentara .. menarik"]),
    ],
)
def test_a_phrase_stands_for_rows_of_words_and_gaps(notation: str, rows: list[str]) -> None:
    written = [" ".join(".." if step is None else "|".join(sorted(step)) for step in row) for row in compile_phrase(notation, FAMILIES)]
    assert written[: len(rows)] == rows or set(rows) <= set(written)


@pytest.mark.parametrize("notation", ["a ~ b ~ c", "..", "a ..", ".. a", "<nobody> ~ a", "{slot} a", "[a]", "(a", "a) b"])
def test_what_is_no_phrase_is_told(notation: str) -> None:
    with pytest.raises(PatternError):
        list(compile_phrase(notation, FAMILIES))


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("sec.peace\tdamai\t\tMereka ingin damai.", "'sec.peace' is no issue of the vocabulary"),
        ("sec.ceasefire\t\t\tMereka ingin damai.", "a phrase needs `phrase`"),
        ("sec.ceasefire\tdamai", "a phrase needs `example`"),
        ("sec.ceasefire\tdamai\tloud\tMereka ingin damai.", "`act` 'loud' is not one of"),
        ("sec.ceasefire\t<nobody> damai\t\tMereka ingin damai.", "no family is called 'nobody'"),
        ("sec.ceasefire\tdamai ..\t\tMereka ingin damai.", "a gap at the edge"),
    ],
)
def test_a_fault_is_told_with_its_line(packs: Path, row: str, cause: str) -> None:
    assert cause in spoiled(packs, row)


def test_a_fault_in_what_holds_for_all_languages_is_told(packs: Path) -> None:
    path = packs / "_shared" / "issues.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "hum.corridor\thum.nothing\t\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"issues\.tsv:\d+: 'hum\.nothing' is no issue"):
        load_issues("id", packs)


def test_every_issue_has_its_words() -> None:
    count = dict.fromkeys(ISSUES, 0)
    for phrase in load_issues("id").phrases:
        if phrase.issue in count:
            count[phrase.issue] += phrase.notation.count("|") + 1
    assert {issue: n for issue, n in count.items() if n < (5 if issue in FEW else 15)} == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rusia harus menarik semua pasukannya.", ["sec.withdrawal"]),
        ("Semua pasukan Rusia harus segera ditarik.", ["sec.withdrawal"]),
        ("Pasukan asing itu harus hengkang.", ["sec.withdrawal"]),
        ("Ia menarik uang dari bank.", []),
        ("Ia terkena serangan jantung.", []),
        ("Mereka membahas pertukaran tawanan dan jenazah.", ["hum.prisoners", "hum.remains_missing"]),
        ("Koridor untuk evakuasi warga sipil dibuka.", ["hum.corridor"]),
        ("Jeda kemanusiaan tiga hari.", ["sec.limited_truce"]),
        ("Ukraina tidak akan bergabung dengan NATO.", ["sov.alliance"]),
        ("Barat menghentikan pengiriman senjata.", ["sec.arms_supply"]),
    ],
)
def test_issues_are_named(text: str, wanted: list[str]) -> None:
    assert list(dict.fromkeys(issues(text))) == wanted


def test_a_gap_does_not_reach_over_a_stop() -> None:
    assert "sec.withdrawal" not in issues("Mereka menarik truk. Pasukan tiba kemudian.")


def test_a_gap_reaches_over_a_few_words_alone() -> None:
    lexicon = load_issues("id")
    near, far = ["menarik", *["x"] * 6, "pasukan"], ["menarik", *["x"] * 7, "pasukan"]
    assert [found.issue for found in lexicon.scan([key for word in near for key in lexicon.keys_of(word)], ())] == ["sec.withdrawal"]
    assert lexicon.scan([key for word in far for key in lexicon.keys_of(word)], ()) == []


def test_the_time_grows_with_the_text_alone(count_steps: Callable[[Callable[[], object]], int]) -> None:
    lexicon = load_issues("id")

    def scan(size: int) -> Callable[[], object]:
        keys = [key for word in ["menarik", "semua", "pasukan", "yang", "menyerang"] * size for key in lexicon.keys_of(word)]
        return lambda: lexicon.scan(keys, ())

    scan(1)()
    assert count_steps(scan(400)) < 2.5 * count_steps(scan(200))


def test_without_tables_nothing_is_named() -> None:
    assert IssueLexicon((), (), {}).scan(["damai"], ()) == []
