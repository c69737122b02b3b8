"""Build the engine compiled: a wheel for this machine's Python in dist/, with the modules that reading spends its time in as machine code.

`python3 tools/do.py compile` calls it. mypyc (https://mypyc.readthedocs.io/) translates the typed modules to C. The wheel that
everybody gets is opened and the compiled modules are laid beside their sources: the same files, the same program. Before the wheel is
written, both read the gold texts and, where they lie beside the checkout, real reports; they must give the same bytes.

Needs a C compiler. What is not compiled: what loads packs once, and records, which are msgspec structs already.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from do import find_uv
from samples import SHARED_FILES, of_others

ROOT: Final = Path(__file__).resolve().parent.parent
REAL: Final = 1000
"""Of each of these files, that many reports are read by both."""

DIST: Final = ROOT / "dist"

WHOLE: Final = ("find", "lang/dates")
"""Folders of the package that are compiled whole."""

ALSO: Final = (
    "clause", "document", "grammar", "issues", "lexicon", "names", "numbers", "opened", "pattern", "quotes", "reader", "readings",
    "rule_table", "sentences", "short_names", "spelling", "tokens", "topic",
)  # fmt: skip
"""Modules of `lang` that run for every report; the others load packs."""

_BUILD: Final = """\
import sys
from mypyc.build import mypycify
from setuptools import setup
folder, jobs, *paths = sys.argv[1:]
# Each module is a C file of its own: as one file they take a compiler many times as long.
modules = mypycify(paths, opt_level="1", debug_level="0", separate=True, target_dir=f"{folder}/c")
built = ["--build-temp", f"{folder}/objects", "--build-lib", f"{folder}/lib"]
sys.argv[1:] = ["build_ext", "--inplace", "--parallel", jobs, *built]
setup(name="runding", packages=[], ext_modules=modules)
"""

_READ: Final = """\
import hashlib, sys
import msgspec
from runding import pipeline
from importlib import import_module
from runding.model.text import Article, article_id
print(import_module(sys.argv[1]).__file__.rsplit(".", 1)[-1])
for line in sys.stdin.buffer:
    language, text = msgspec.json.decode(line, type=tuple[str, str])
    article = Article(id=article_id(text), language=language, published="2024-06-12", published_basis="argument", text=text)
    print(hashlib.sha256(msgspec.json.encode(pipeline.extract(article, gated=False))).hexdigest())
"""


class CompileError(Exception):
    """The compiled wheel could not be made; its message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the wheel and print where it is; 1 with the reason where it could not be made."""
    parser = argparse.ArgumentParser(description="Build a wheel with the engine compiled, in dist/.")
    parser.add_argument("--folder", type=Path, help="a folder to build in that is kept: the next time only what changed is compiled")
    folder = parser.parse_args(arguments).folder
    try:
        with tempfile.TemporaryDirectory(prefix="runding-compiled-") if folder is None else nullcontext(str(folder)) as where:
            tree = _open_wheel(Path(where))
            modules = sorted(_modules(tree))
            print(f"Compiling {len(modules)} modules; all of them take some minutes …", flush=True)
            _compile(tree, modules, Path(where).resolve())
            _compare(tree, modules)
            print(f"Wrote {_write_wheel(tree)}", flush=True)
    except CompileError as failure:
        print(f"compile_engine.py: {failure}", file=sys.stderr)
        return 1
    return 0


def _open_wheel(folder: Path) -> Path:
    """The package as everybody gets it, opened in a folder as `wheel unpack` does."""
    for left in ("pure", "tree"):
        shutil.rmtree(folder / left, ignore_errors=True)
    _run(*find_uv(), "build", "--quiet", "--wheel", "--python", sys.executable, "--out-dir", str(folder / "pure"), cwd=ROOT)
    (pure,) = (folder / "pure").glob("*.whl")
    _run(sys.executable, "-m", "wheel", "unpack", "--dest", str(folder / "tree"), str(pure), cwd=folder)
    (tree,) = (folder / "tree").iterdir()
    return tree


def _modules(tree: Path) -> Iterator[str]:
    """The sources to compile, relative to the opened wheel."""
    package = tree / "runding"
    paths = [path for name in WHOLE for path in (package / name).glob("*.py") if path.name != "__init__.py"]
    paths += [package / "lang" / f"{name}.py" for name in ALSO]
    for path in paths:
        if not path.is_file():
            raise CompileError(f"{path.relative_to(tree)} is to be compiled and is not there: correct the lists in tools/compile_engine.py")
        yield path.relative_to(tree).as_posix()


def _compile(tree: Path, modules: Sequence[str], folder: Path) -> None:
    """Lay the compiled modules beside their sources; what is made on the way is in `folder`."""
    command = [sys.executable, "-c", _BUILD, str(folder), str(os.cpu_count() or 1), *modules]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise CompileError(f"{last}\nnot compiled: is there a C compiler (on Debian and Ubuntu `apt-get install build-essential`)?")
    for left in ("build", ".mypy_cache", "runding.egg-info"):
        shutil.rmtree(tree / left, ignore_errors=True)


def _compare(tree: Path, modules: Sequence[str]) -> None:
    """Raise CompileError unless the compiled engine and its sources give the same records of everything at hand."""
    names, lines = zip(*_reports(), strict=True)
    _, *source = _told(ROOT / "src", lines, modules[0])
    suffix, *compiled = _told(tree, lines, modules[0])
    if suffix == "py":
        raise CompileError("the compiled modules are there and are not used: does another Python read them?")
    if differing := [name for name, one, other in zip(names, source, compiled, strict=True) if one != other]:
        some = ", ".join(differing[:5])
        raise CompileError(f"{len(differing)} of {len(names)} reports have other records when compiled ({some}): no wheel is written")
    print(f"{len(names)} reports read by both: the same records", flush=True)


def _told(source: Path, lines: Sequence[bytes], module: str) -> list[str]:
    """What `module` is loaded from, and the hash of each report's record, as the package in `source` gives them."""
    environment = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, "-c", _READ, module.removesuffix(".py").replace("/", ".")]
    done = subprocess.run(command, input=b"".join(lines), env=environment, cwd=source, capture_output=True, check=False)
    if done.returncode:
        raise CompileError(f"{done.stderr.decode(errors='replace')}\nreading with {source} fails")
    return done.stdout.decode().split()


def _reports() -> Iterator[tuple[str, bytes]]:
    """The reports that both versions read: what to call each, and a JSON line with its language and its text."""
    for gold in (*sorted((ROOT / "tests").glob("gold*")), ROOT.parent / "shared" / "gold"):
        for path in sorted(gold.rglob("*.txt")):
            record = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
            yield path.stem, _line(record["language"], path.read_text(encoding="utf-8"))
    for language, name in SHARED_FILES.items():
        for number, text in enumerate(of_others(name, REAL, seed=7) or ()):
            yield f"{name}, {number}", _line(language, text)


def _line(language: str, text: str) -> bytes:
    return json.dumps((language, text)).encode() + b"\n"


def _write_wheel(tree: Path) -> Path:
    """Pack the opened wheel again, as one for this Python and machine."""
    described = next(tree.glob("*.dist-info")) / "WHEEL"
    version = f"cp{sys.version_info.major}{sys.version_info.minor}"
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    lines = described.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith(("Tag:", "Root-Is-Purelib:"))]
    described.write_text("\n".join([*kept, "Root-Is-Purelib: false", f"Tag: {version}-{version}-{platform}", ""]), encoding="utf-8")
    DIST.mkdir(exist_ok=True)
    _run(sys.executable, "-m", "wheel", "pack", "--dest-dir", str(DIST), str(tree), cwd=tree.parent)
    return max(DIST.glob(f"runding-*-{version}-{version}-{platform}.whl"), key=lambda path: path.stat().st_mtime)


def _run(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CompileError(f"{done.stdout}{done.stderr}\n`{' '.join(command)}` ended with {done.returncode}")


if __name__ == "__main__":
    raise SystemExit(main())
