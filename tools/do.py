"""The steps of this project, for any machine that has Python 3.11 or later: `python3 tools/do.py demo`.

Uses the standard library alone, since it is what makes the environment. `make demo` is the same as `python3 tools/do.py demo`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
UV_HOME = ROOT / ".tools" / "uv"
SUPPORTED = ((3, 11), (3, 14))
"""The first Python that is supported and the first that is not (see requires-python)."""

BIN = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""

CODE = ("src", "tests", "tools", "benchmarks")


class StepError(Exception):
    """A step that did not work; its message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Run one named step; 0 when it worked, 1 when not, 2 for an unknown name."""
    name = arguments[0] if arguments else "help"
    step = STEPS.get(name)
    if step is None or len(arguments) > 1:
        print(f"do.py: no step {' '.join(arguments)!r}; the steps are: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    try:
        step()
    except StepError as failure:
        print(f"do.py: {failure}", file=sys.stderr)
        return 1
    return 0


def show_help() -> None:
    """List the steps."""
    for name, step in STEPS.items():
        print(f"{name:10} {(step.__doc__ or '').splitlines()[0]}")


def setup() -> None:
    """Make the environment in .venv with everything that developing needs."""
    sync("--all-groups")


def demo() -> None:
    """Make the environment, read the bundled example report and show its record."""
    # Inexact: the environment of somebody who develops keeps its tools.
    sync("--no-dev", "--inexact")
    run(program("runding"), "demo")


def test() -> None:
    """Check everything: lint, format, types, import contracts, packs, quality floors, tests."""
    setup()
    python = program("python")
    checks: dict[str, tuple[str | Path, ...]] = {
        "lint": (program("ruff"), "check", *present(CODE)),
        "format": (program("ruff"), "format", "--check", *present(CODE)),
        "types": (program("mypy"),),
        "import contracts": (program("lint-imports"),),
        "packs": (program("runding"), "pack", "check"),
        "quality": (python, "-m", "runding.evaluate.gate"),
        # Last, so that its closing line is what a reader of the log finds at the end.
        "tests": (program("pytest"),),
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if failed:
        raise StepError(f"these checks failed: {', '.join(failed)}")


def quality() -> None:
    """Measure precision, recall and F1 on the gold cases against the floors."""
    setup()
    run(program("python"), "-m", "runding.evaluate.gate")


def bench() -> None:
    """Measure speed, memory and start-up."""
    setup()
    run(program("python"), "benchmarks/run.py")


def compile_engine() -> None:
    """Build a wheel for this machine's Python with the engine compiled, in dist/; needs a C compiler."""
    setup()
    run(program("python"), "tools/compile_engine.py")


def docs() -> None:
    """Write the generated pages of docs/reference again."""
    setup()
    run(program("python"), "tools/write_reference.py")


def site() -> None:
    """Build the documentation as a site into site/, without a network."""
    setup()
    run(program("mkdocs"), "build", "--strict", "--quiet")


def install() -> None:
    """Install with plain pip into fresh environments, one for each supported Python found here, and read the example there."""
    found = {sys.version_info[:2]: sys.executable, **pythons()}
    for minor in range(SUPPORTED[0][1], SUPPORTED[1][1]):
        python = found.get((3, minor))
        if python is None:
            print(f"== Python 3.{minor}: not on this machine", flush=True)
            continue
        print(f"== Python 3.{minor}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            run(python, "-m", "venv", folder)
            programs = Path(folder) / BIN
            run(programs / f"python{EXE}", "-m", "pip", "install", "--quiet", ".")
            run(programs / f"runding{EXE}", "demo")


def pythons() -> dict[tuple[int, int], str]:
    """The supported Pythons of this machine by version, as uv finds them."""
    found = {}
    for minor in range(SUPPORTED[0][1], SUPPORTED[1][1]):
        command = [*find_uv(), "python", "find", "--no-python-downloads", "--system", f"3.{minor}"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            found[3, minor] = result.stdout.strip()
    return found


STEPS: dict[str, Callable[[], None]] = {
    "help": show_help,
    "setup": setup,
    "demo": demo,
    "test": test,
    "quality": quality,
    "bench": bench,
    "compile": compile_engine,
    "docs": docs,
    "site": site,
    "install": install,
}


def sync(*options: str) -> None:
    """Bring .venv to what uv.lock says."""
    # Compiled once here, or every start would pay for it where Python may not write bytecode.
    command = [*find_uv(), "sync", "--frozen", "--quiet", "--compile-bytecode", *options]
    if not ENVIRONMENT.exists() and SUPPORTED[0] <= sys.version_info < SUPPORTED[1]:
        # The Python that runs this will do: nothing need be downloaded for it.
        command += ["--python", sys.executable]
    run(*command)
    run(program("python"), "-m", "compileall", "-q", "src")


def find_uv() -> list[str]:
    """The command that runs uv: the one on the path, or a private one that is installed on first use."""
    found = shutil.which("uv")
    # An installed shim may stand for a uv that is not there, so it is asked.
    if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
        return [found]
    private = UV_HOME / BIN / f"uv{EXE}"
    if not private.exists():
        print("Installing uv, which makes the environment, into .tools/uv …", flush=True)
        try:
            venv.create(UV_HOME, with_pip=True, clear=True)
        except (subprocess.CalledProcessError, OSError) as error:
            raise StepError(
                f"this Python cannot make an environment with pip ({error}); on Debian and Ubuntu run "
                "`apt-get install python3-venv`, or install uv (https://docs.astral.sh/uv/)"
            ) from error
        run(UV_HOME / BIN / f"python{EXE}", "-m", "pip", "install", "--quiet", "uv>=0.9")
    return [str(private)]


def program(name: str) -> Path:
    """The program `name` of the environment."""
    return ENVIRONMENT / BIN / f"{name}{EXE}"


def present(folders: Sequence[str]) -> list[str]:
    """Those of `folders` that are there: a source archive may lack some."""
    return [folder for folder in folders if (ROOT / folder).is_dir()]


def run(*command: str | Path) -> None:
    """Run a command and raise StepError when it does not end with 0."""
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise StepError(f"cannot run {command[0]}: {error}") from error
    if status:
        raise StepError(f"`{' '.join(map(str, command))}` ended with {status}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
