"""Examples and near misses of the phrases of issues are run."""

from pathlib import Path

import pytest

from runding.evaluate.issue_examples import failed_issues
from runding.lang.folders import VARIABLE
from runding.lang.pack import load_pack
from runding.workbench.scaffold import new_pack


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("sec.ceasefire\txxtruce\t\tMerani xxasks xxpause.", "does not name sec.ceasefire in its example"),
        ("sec.ceasefire\txxtruce\t\tMerani xxasks xxtruce.\tMerani xxtruce.", "fires in its near miss 'Merani xxtruce.'"),
        ("sec.ceasefire\txxtruce\t\tMerani xxasks “xxtruce”.\tMerani xxasks.", None),
    ],
)
def test_faults_have_their_line(row: str, fault: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    new_pack("ie", tmp_path)
    path = tmp_path / "ie" / "words" / "issues.tsv"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    faults = list(failed_issues(load_pack("ie")))
    if fault is None:
        assert faults == []
    else:
        (told,) = faults
        assert told.startswith(f"{path}:{len(path.read_text(encoding='utf-8').splitlines())}: ")
        assert fault in told
