"""Documents cannot rot: what they show is what the program prints, what they name exists, and what exists is named."""

import ast
import inspect
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import runding
from runding.cli import program

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import do  # noqa: E402
import shown_output  # noqa: E402
import write_reference  # noqa: E402

WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [str(path.relative_to(ROOT)) for path in WRITTEN]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("path", "content"), write_reference.pages().items(), ids=lambda value: getattr(value, "name", ""))
def test_reference_pages_are_what_the_code_says(path: Path, content: str) -> None:
    assert path.read_text(encoding="utf-8") == content, "run: python3 tools/do.py docs"


@pytest.mark.parametrize("path", shown_output.documents(), ids=lambda path: path.name)
def test_shown_outputs_are_what_the_program_prints(path: Path) -> None:
    for command, shown, printed in shown_output.blocks(path.read_text(encoding="utf-8")):
        assert shown == printed, f"{command}: run python3 tools/do.py docs"


def test_the_readme_shows_the_bundled_example() -> None:
    blocks = list(shown_output.blocks((ROOT / "README.md").read_text(encoding="utf-8")))
    assert [command for command, _, _ in blocks] == ["runding demo"]
    assert "Idris Mokhtari" in blocks[0][1]


@pytest.mark.parametrize("path", WRITTEN, ids=NAMES)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def commands_in(text: str) -> Iterator[list[str]]:
    """Every `runding …` command in the code of a document, without what a shell does with it."""
    code = [match[2] for match in FENCE.finditer(text) if match[1] in ("sh", "console")]
    code += [f"{words}\n" for words in re.findall(r"`(runding [^`]+)`", FENCE.sub("", text))]
    code += [f"{words}\n" for words in re.findall(r"<!-- runs[^:]*: ([^\n]+) -->", text)]
    for line in "".join(code).splitlines():
        for part in re.split(r"[|;&>]", line.partition("#")[0]):
            words = shlex.split(part.strip().removeprefix("$ "))
            if words and Path(words[0]).name == "runding":
                yield words[1:]


def options_of(command: click.Command) -> set[str]:
    """The options of a command, with those that every command has."""
    return {name for parameter in command.params for name in parameter.opts} | {"--help", "-h"}


@pytest.mark.parametrize("path", WRITTEN, ids=NAMES)
def test_commands_and_options_that_documents_name_exist(path: Path) -> None:
    for words in commands_in(path.read_text(encoding="utf-8")):
        command: click.Command = program
        for word in words:
            if word.startswith("-") and word != "-":
                assert word.partition("=")[0] in options_of(command), f"{' '.join(words)}: no option {word}"
            elif isinstance(command, click.Group):
                below = command.get_command(click.Context(command), word)
                assert below is not None, f"{' '.join(words)}: no command {word}"
                command = below


def test_every_command_and_option_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for path, command in write_reference.commands(program, "runding"):
        assert f"## `{path}`" in page
        assert command.help, path
        for option in options_of(command):
            assert option in page, f"{path} {option}"


@pytest.mark.parametrize("name", runding.__all__)
def test_the_public_api_is_documented(name: str) -> None:
    thing = getattr(runding, name)
    assert inspect.getdoc(thing), name
    assert f"## `{name}`" in (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRITTEN, ids=NAMES)
def test_python_examples_run(path: Path) -> None:
    for language, code in FENCE.findall(path.read_text(encoding="utf-8")):
        if language == "python" and "reference" not in path.parts:
            ast.parse(code)
            result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
            assert result.returncode == 0, result.stderr


def test_make_knows_every_step_and_documents_name_only_those() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^([a-z ]+):\n\t@", makefile, re.MULTILINE)
    assert targets is not None
    assert set(targets[1].split()) == set(do.STEPS)
    for path in WRITTEN:
        text = path.read_text(encoding="utf-8")
        named = {*re.findall(r"^make (\w+)", text, re.MULTILINE), *re.findall(r"`make (\w+)`", text)}
        named |= set(re.findall(r"tools/do\.py ([a-z]+)", text))
        assert named <= set(do.STEPS), path


def test_the_changelog_has_the_version_or_what_is_to_come() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[Unreleased\]$", text, re.MULTILINE)


@pytest.mark.parametrize("path", [ROOT / "docs" / "index.md", ROOT / "docs" / "why" / "index.md"], ids=["docs", "why"])
def test_every_page_is_on_the_list_of_its_folder(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == write_reference.listed(path), "run: python3 tools/do.py docs"
    for page in path.parent.glob("*.md"):
        assert page == path or f"]({page.name})" in text, page.name


def test_decisions_are_dated() -> None:
    for path in (ROOT / "docs" / "why").glob("*.md"):
        assert path.name == "index.md" or re.match(r"\d{4}-\d\d-\d\d-", path.name), path.name
