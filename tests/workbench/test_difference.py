"""What a change of a pack does to the records of a corpus."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runding.cli import program
from runding.lang.folders import PACKS, VARIABLE
from runding.model.record import ArticleRecord, Speaker, Statement, from_json
from runding.model.text import Article, Span, article_id
from runding.workbench.difference import Summary, Version, VersionError, compare, differences, installed, version, working_version
from runding.workbench.reading import ReadingError, serve
from runding.workbench.scaffold import new_pack

CODE = "lld"
SAID = "Xxminister Tomas Orvik xxsays xxthat xxtroops xxwill xxleave xxtown."
ADDED = "Xxminister Tomas Orvik xxadds xxthat xxrebels xxwill xxleave xxtown."


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, Version]:
    """An earlier version, and a later one that lacks a verb and knows another title."""
    earlier, later = tmp_path_factory.mktemp("earlier"), tmp_path_factory.mktemp("later")
    new_pack(CODE, earlier)
    shutil.copytree(earlier / CODE, later / CODE)
    path = later / CODE / "words" / "reporting.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("add\tsay\txxadds|xxadded\n", ""), encoding="utf-8")
    path = later / CODE / "words" / "people.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("xxminister\t", "xxminister|xxchief\t"), encoding="utf-8")
    return version(earlier / CODE), version(later / CODE)


def article(text: str, language: str = CODE) -> Article:
    return Article(id=article_id(text), language=language, text=text)


def test_what_vanishes_appears_and_stays(versions: tuple[Version, Version]) -> None:
    old, new = versions
    corpus = [article(f"{SAID} {ADDED}"), article(SAID), article(ADDED, "id")]
    summary = Summary()
    (change,) = differences(old, new, corpus, summary)
    assert (change.kind, change.what, change.old_rule, change.new_rule) == ("statements", "vanished", f"{CODE}:speaker-says-that", None)
    assert change.words == "xxrebels xxwill xxleave xxtown"
    assert (summary.read, summary.touched, summary.others, summary.failed) == (2, 1, 1, [])
    assert summary.kinds["statements", "same"] == 2
    assert summary.kinds["statements", "vanished"] == 1
    assert summary.rules[f"{CODE}:speaker-says-that", "vanished"] == 1

    summary = Summary()
    (change,) = differences(new, old, corpus, summary)
    assert change.what == "appeared"


def test_a_version_with_itself_differs_in_nothing(versions: tuple[Version, Version]) -> None:
    summary = Summary()
    assert list(differences(versions[0], versions[0], [article(f"{SAID} {ADDED}")], summary)) == []
    assert summary.touched == 0


def statement(text: str, content: str, *, rule: str = "xx:one", name: str = "Tomas Orvik", number: int = 1) -> Statement:
    start = text.index(content)
    span = Span.of(text, start, start + len(content))
    speaker = Speaker(name=name, kind="person", actor=None, side=None, role=None, mention=None, resolved_by="name")
    return Statement(
        id=f"s{number}",
        evidence=(span,),
        rule=rule,
        speaker=speaker,
        type="indirect",
        content=(span,),
        cue=None,
        channel=None,
        relay=(),
        said=None,
    )


def record(*statements: Statement) -> ArticleRecord:
    return ArticleRecord(article=article("a b c d e f"), statements=statements)


def test_records_are_paired_by_their_words_whatever_their_number() -> None:
    text = "a b c d e f"
    summary = Summary()
    old = record(statement(text, "a b"), statement(text, "d e", number=2), statement(text, "f", number=3))
    new = record(statement(text, "d e f", name="Ana", rule="xx:two"), statement(text, "a b", number=2))
    changed, vanished = compare("x", old, new, summary)
    assert (changed.what, changed.old_rule, changed.new_rule, changed.words) == ("changed", "xx:one", "xx:two", "d e f")
    assert changed.fields == {"speaker": ("Tomas Orvik", "Ana"), "content": ("[d e]", "[d e f]")}
    assert (vanished.what, vanished.words) == ("vanished", "f")
    assert summary.kinds["statements", "same"] == 1
    assert summary.rules["xx:two", "changed"] == summary.rules["xx:one", "changed"] == 1


def test_another_rule_alone_is_a_change() -> None:
    (change,) = compare("x", record(statement("a b", "a")), record(statement("a b", "a", rule="xx:two")), Summary())
    assert (change.what, change.fields) == ("changed", {})


def test_versions_are_folders_of_packs(versions: tuple[Version, Version], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, _ = versions
    assert version(old.folder / CODE) == old
    with pytest.raises(VersionError, match=f"give one of the packs in it: {CODE}"):
        version(old.folder)
    with pytest.raises(VersionError, match=r"no pack\.toml"):
        version(tmp_path)
    assert installed("id") == Version("id", PACKS)
    with pytest.raises(VersionError, match="--old"):
        installed(CODE)
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(VersionError, match="names none"):
        working_version()
    monkeypatch.setenv(VARIABLE, str(old.folder))
    assert working_version() == old


def test_a_broken_version_is_told(versions: tuple[Version, Version], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(versions[0].folder / CODE, tmp_path / CODE)
    (tmp_path / CODE / "dates.toml").unlink()
    with pytest.raises(ReadingError, match="cannot be read with"):
        list(differences(versions[0], version(tmp_path / CODE), [article(SAID)], Summary()))
    assert "the file is missing" in capfd.readouterr().err


def test_a_text_that_trips_a_version_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from runding import pipeline

    real = pipeline.extract

    def trip(one: Article) -> ArticleRecord:
        if one.text == "trip":
            raise ValueError("tripped")
        return real(one)

    monkeypatch.setattr(pipeline, "extract", trip)
    lines = [json.dumps(["x", text, None]).encode() for text in ("trip", "Dia datang.")]
    first, second = serve("id", lines)
    assert json.loads(first) == {"error": "ValueError: tripped"}
    assert from_json(second).article.text == "Dia datang."


def diff(versions: tuple[Version, Version], *words: str) -> Result:
    old, new = versions
    return CliRunner().invoke(program, ["pack", "diff", "--old", str(old.folder / CODE), "--new", str(new.folder / CODE), *words])


@pytest.fixture
def corpus(tmp_path: Path, versions: tuple[Version, Version]) -> Path:
    """A folder with a text and compressed lines of JSON, in words that tell the language."""
    told = "Xxthe xxand xxof xxto xxthat xxthe. "
    (tmp_path / "one.txt").write_text(f"{told}{SAID}", encoding="utf-8")
    (tmp_path / "one.gold.json").write_text('{"id": "one", "statements": []}', encoding="utf-8")
    lines = [json.dumps({"id": "two", "text": f"{told}{ADDED}"}), json.dumps({"title": "Three", "text": f"{told}{ADDED} {ADDED}"})]
    with gzip.open(tmp_path / "more.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return tmp_path


def test_the_command_lists_changes_and_counts_them(versions: tuple[Version, Version], corpus: Path) -> None:
    result = diff(versions, str(corpus))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count(f"  - statement [{CODE}:speaker-says-that] xxrebels xxwill xxleave xxtown") == 3
    assert "Three\n" in result.stdout
    assert "3 texts were read with both versions, the records of 2 differ" in result.stdout
    limited = diff(versions, str(corpus), "--limit", "1")
    assert limited.stdout.count("  - statement") == 1
    assert "2 more changes are not listed" in limited.stdout


def test_the_command_tells_what_it_cannot_use(versions: tuple[Version, Version], tmp_path: Path) -> None:
    result = diff(versions, str(tmp_path / "nothing.txt"))
    assert result.exit_code == 2
    assert "nothing.txt" in result.stderr
    result = CliRunner().invoke(program, ["pack", "diff", "--new", str(tmp_path), "x"])
    assert result.exit_code == 2
    assert "there is no pack.toml in it" in result.stderr
