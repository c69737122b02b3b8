"""Writes docs/reference from the code (commands, public API, record, JSON Schema, vocabularies) and the outputs that documents show.

`python3 tools/do.py docs` runs it; a test fails when a page is not what this writes.
"""

import inspect
import re
import sys
import tempfile
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import msgspec
from shown_output import documents, refreshed

import runding
from runding.cli import program
from runding.export import mappings
from runding.ledger import Ledger
from runding.model import record, text
from runding.show.labels import labelled, load_labels
from runding.web import create_app

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Written by tools/write_reference.py; change the code, then run `python3 tools/do.py docs`. -->\n"
WIDTH = 100

VOCABULARIES = {
    "issue": "Issues",
    "stance": "Stances",
    "coarse_stance": "Coarse stances, which are compared",
    "round_status": "Statuses of a round",
    "outcome": "Outcomes of a round on an issue",
    "assessment": "Assessments of a round",
    "agreement_status": "Statuses of an agreement",
    "corridor_status": "Statuses of a corridor",
    "instrument": "Instruments of humanitarian access",
    "purpose": "Purposes of a corridor",
    "consent": "Consent of a party",
    "kind": "Kinds of speakers",
    "statement_type": "Types of statements",
    "channel": "Channels",
    "mode": "Modes of a round",
    "format": "Formats of a round",
    "attribution": "Whose word a position is",
    "part": "Parts of a participant",
    "published_basis": "Where the date of publication comes from",
    "figure": "Figures",
}


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    schema = msgspec.json.format(msgspec.json.encode(msgspec.json.schema(record.ArticleRecord)), indent=2)
    return {
        FOLDER / "cli.md": commands_page(),
        FOLDER / "api.md": api_page(),
        FOLDER / "record.md": record_page(),
        FOLDER / "record.schema.json": schema.decode() + "\n",
        FOLDER / "vocabulary.md": vocabulary_page(),
        FOLDER / "exports.md": exports_page(),
        FOLDER / "rest.md": rest_page(),
    }


def commands_page() -> str:
    """All commands with their help."""
    parts = [
        "# Commands\n",
        NOTE,
        "Exit codes: 0 all done, 1 partly done or faults found, 2 nothing done or command not understood.\n",
    ]
    for path, command in commands(program, "runding"):
        context = click.Context(command, info_name=path, terminal_width=WIDTH)
        parts.append(f"## `{path}`\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """The command and those below it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, f"{path} {name}")


def api_page() -> str:
    """The names that `import runding` offers."""
    parts = ["# Python API\n", NOTE]
    for name in runding.__all__:
        thing = getattr(runding, name)
        kind = "class " if inspect.isclass(thing) else ""
        signature = "" if inspect.isclass(thing) else str(inspect.signature(thing))
        parts.append(f"## `{name}`\n\n```python\n{kind}{name}{signature}\n```\n\n{inspect.getdoc(thing)}\n")
    return "\n".join(parts)


def record_page() -> str:
    """Every struct of the record with its fields, the top level first."""
    parts = [
        "# The record of an article\n",
        NOTE,
        "What `runding read --json` prints: one such object for each article. Offsets are Unicode code points into `article.text`. "
        "What a report does not say is null. The JSON Schema is [record.schema.json](record.schema.json).\n",
    ]
    structs: list[type] = [thing for thing in vars(record).values() if inspect.isclass(thing) and thing.__module__ == record.__name__]
    first: list[type] = [record.ArticleRecord, text.Article, text.Span]
    for struct in dict.fromkeys([*first, *structs]):
        rows = "\n".join(f"| `{name}` | `{kind}` |" for name, kind in fields(struct))
        parts.append(f"## {struct.__name__}\n\n{inspect.getdoc(struct)}\n\n| key | type |\n|---|---|\n{rows}\n")
    return "\n".join(parts)


def fields(struct: type) -> Iterator[tuple[str, str]]:
    """The keys of a struct with their types as JSON has them."""
    for name, kind in typing.get_type_hints(struct).items():
        yield name, shown(kind)


def shown(kind: object) -> str:
    """A type in the words of JSON: `[Span]` for a list, `or null` for what may be absent."""
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is tuple:
        return f"[{shown(arguments[0])}]"
    if origin is not None and issubclass(origin if isinstance(origin, type) else object, Mapping):
        return f"{{{shown(arguments[0])}: {shown(arguments[1])}}}"
    if arguments:
        return " or ".join(shown(part) for part in arguments)
    names: dict[object, str] = {str: "string", int: "integer", bool: "boolean", type(None): "null"}
    return names.get(kind) or str(getattr(kind, "__name__", kind))


def vocabulary_page() -> str:
    """Every vocabulary with the labels of each interface language."""
    languages = labelled()
    labels = {code: load_labels(code).tables for code in languages}
    parts = ["# Vocabularies\n", NOTE, "Ids are stable; labels live in `src/runding/packs/<language>/labels.toml`.\n"]
    for section, title in VOCABULARIES.items():
        head = f"| id | {' | '.join(languages)} |\n|---|{'---|' * len(languages)}"
        rows = [
            f"| `{key}` | " + " | ".join(labels[code][section].get(key, "") for code in languages) + " |" for key in labels["en"][section]
        ]
        parts.append(f"## {title}\n\n{head}\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def exports_page() -> str:
    """Every column of every format, with what fills it."""
    parts = [
        "# Columns of the exports\n",
        NOTE,
        "What fills each column; one without a word stays blank, because a report does not say it. [Exports](../exports.md) tells which "
        "event a record becomes.\n",
    ]
    for name, columns in mappings.COLUMNS.items():
        filled = mappings.FILLS[name]
        rows = "\n".join(f"| {nth} | `{column}` | {filled.get(column, '')} |" for nth, column in enumerate(columns, 1))
        parts.append(f"## `{name}`\n\n| | column | filled with |\n|---|---|---|\n{rows}\n")
    parts.append(
        "## `csv` and `parquet`\n\nA table for each type of record. Keys: `report`, and in statements and rounds with their number.\n"
    )
    for name, fields_ in mappings.tables().items():
        rows = "\n".join(f"| `{field}` | {kind} | {mappings.FIELDS.get(field, '')} |" for field, kind in fields_)
        parts.append(f"### {name}\n\n| field | type | |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


def rest_page() -> str:
    """Every call of the REST API with its parameters."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "empty.db") as ledger:
        described = create_app(ledger, labels={"en": load_labels("en")}).openapi()
    parts = [
        "# REST API\n",
        NOTE,
        "`runding serve` answers these calls; [web pages and REST API](../web.md) tells of tokens, cursors and ETags. Entries are those of "
        "`runding statements --json` and the like.\n",
    ]
    for path, calls in described["paths"].items():
        for method, call in calls.items():
            rows = "\n".join(_parameter(one) for one in call.get("parameters", ()))
            table = f"\n\n| parameter | in | |\n|---|---|---|\n{rows}" if rows else ""
            parts.append(f"## `{method.upper()} {path}`\n\n{call.get('description', call['summary'])}{table}\n")
    decision = described["components"]["schemas"]["Decision"]["properties"]
    rows = "\n".join(f"| `{name}` | {one.get('description', '')} |" for name, one in decision.items())
    parts.append(f"## What a judgement is sent as\n\n| key | |\n|---|---|\n{rows}\n")
    return "\n".join(parts)


def _parameter(one: dict[str, typing.Any]) -> str:
    told = (one.get("description") or "").replace("|", "\\|")
    return f"| `{one['name']}`{' *' if one.get('required') else ''} | {one['in']} | {told} |"


LIST = re.compile(r"(?<=<!-- pages of this folder -->\n).*?(?=<!-- end -->)", re.DOTALL)


def listed(path: Path) -> str:
    """The text of an index page with its list of the other pages of its folder, by their dates and titles."""
    lines = [f"- [{title(page)}]({page.name})\n" for page in sorted(path.parent.glob("*.md")) if page != path]
    return LIST.sub(lambda _: "\n" + "".join(lines) + "\n", path.read_text(encoding="utf-8"))


def title(page: Path) -> str:
    """The first heading of a page, after the date with which its name may begin."""
    heading = page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    date = re.match(r"\d{4}-\d\d-\d\d", page.name)
    return f"{date[0]}: {heading}" if date else heading


def main() -> int:
    """Write every page, and the outputs in the others."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in documents():
        if path.parent != FOLDER:
            path.write_text(refreshed(listed(path)), encoding="utf-8", newline="\n")
    for path, content in pages().items():
        path.write_text(content, encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(FOLDER.parent.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
