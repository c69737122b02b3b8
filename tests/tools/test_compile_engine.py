"""The compiled wheel: made of a few small modules here, since all of them take a C compiler minutes."""

import importlib.util
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    if shutil.which("cc") is None and shutil.which("gcc") is None:
        pytest.skip("no C compiler on this machine")
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        pytest.skip("this Python came without its C headers")
    sys.path.insert(0, str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("compile_engine", ROOT / "tools" / "compile_engine.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def few(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(tool, "WHOLE", ())
    monkeypatch.setattr(tool, "ALSO", ("grammar", "spelling"))
    monkeypatch.setattr(tool, "DIST", tmp_path / "dist")
    reports = tool._reports
    monkeypatch.setattr(tool, "_reports", lambda: islice(reports(), 12))
    return tool


def test_a_wheel_holds_the_compiled_modules_beside_their_sources(few: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert few.main([]) == 0, capsys.readouterr().err
    (wheel,) = few.DIST.glob("*.whl")
    assert not wheel.name.endswith("none-any.whl")
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"runding/lang/spelling.py", f"runding/lang/spelling{suffix}", "runding/packs/id/pack.toml"} <= set(names)
    assert not [name for name in names if name.endswith((".c", ".o"))]
    assert "the same records" in capsys.readouterr().out


def test_no_wheel_is_written_when_the_records_differ(
    few: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = few._told

    def with_another_record(source: Path, *rest: object) -> list[str]:
        return told(source, *rest) if source == ROOT / "src" else ["so", *told(source, *rest)[1:-1], "another"]

    monkeypatch.setattr(few, "_compile", lambda *_: None)
    monkeypatch.setattr(few, "_told", with_another_record)
    assert few.main([]) == 1
    assert "1 of " in capsys.readouterr().err
    assert not few.DIST.exists()


def test_a_module_that_is_not_there_is_named(few: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(few, "ALSO", ("no_such_module",))
    assert few.main([]) == 1
    assert "runding/lang/no_such_module.py is to be compiled and is not there" in capsys.readouterr().err


def test_every_listed_module_can_be_translated(tool: ModuleType, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "runding", tmp_path / "runding", ignore=shutil.ignore_patterns("__pycache__", "packs", "*.so"))
    modules = sorted(tool._modules(tmp_path))
    assert len(modules) > 50
    script = "import sys; from mypyc.build import mypycify; mypycify(sys.argv[1:], separate=True)"
    done = subprocess.run([sys.executable, "-c", script, *modules], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
