"""`runding pack`: work on languages without writing code."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Final, NoReturn

import click

from runding.cli.failure import DONE, FAILED, PARTLY, complain, say

EPILOG: Final = """\b
Examples:
  runding pack new LANG --folder packs               the files of a new pack, to be filled
  runding pack check LANG --folder packs             does every example hold?
  runding pack try LANG "A sentence."                what is made of it, and why not more
  runding pack coverage LANG --gold gold             what is missing
  runding pack diff --new packs/LANG reports/        what a change does to thousands of reports

Packs are looked for in --folder, then in the folders that RUNDING_PACKS names (separated as in PATH), then among the program's own.
"""


def _search(context: click.Context, parameter: click.Parameter, folder: Path | None) -> Path | None:
    """Puts a folder before all others in which packs are looked for, as long as the command runs."""
    from runding.lang.folders import VARIABLE

    if folder is not None:
        before = os.environ.get(VARIABLE, "")
        context.call_on_close(lambda: os.environ.__setitem__(VARIABLE, before))
        os.environ[VARIABLE] = os.pathsep.join(filter(None, (str(folder.absolute()), before)))
    return folder


FOLDER: Final = click.Path(path_type=Path, file_okay=False)
in_folder = click.option(
    "--folder", type=FOLDER, metavar="DIR", callback=_search, expose_value=False, help="A folder of packs, looked into first."
)


def _known(*codes: str) -> None:
    """Ends the program where there is no pack for one of the codes."""
    from runding.lang.folders import VARIABLE, available

    known = available()
    unknown = [code for code in codes if code not in known]
    for code in unknown:
        complain(
            code, "there is no such pack", f"there are packs for {', '.join(known)}; name the folder of others with --folder or {VARIABLE}"
        )
    if unknown:
        sys.exit(FAILED)


def _standard_input() -> str:
    """The text of the standard input. Ends the program where it is none."""
    from runding.read.decode import decode
    from runding.read.errors import SourceError

    try:
        return decode(sys.stdin.buffer.read(), source="-", html=False)
    except SourceError as error:
        complain("-", error.reason, error.remedy)
        sys.exit(FAILED)


def _complain_of_pack(code: str, error: Exception) -> NoReturn:
    """Ends the program where the pack itself is broken."""
    complain(code, f"its pack is broken: {error}", f"mend that line, then run `runding pack check {code}`")
    sys.exit(FAILED)


@click.group(epilog=EPILOG)
def pack() -> None:
    """Make language packs, try them and check them."""


@pack.command("list")
@in_folder
def list_packs() -> None:
    """List the languages that have a pack."""
    from runding.lang.display import language_name
    from runding.lang.folders import available

    for code in available():
        click.echo(f"{code:<8}{language_name(code, language='en')}")


@pack.command()
@click.argument("language", metavar="LANG")
@click.option("--folder", type=FOLDER, metavar="DIR", help="The folder of packs: the first of RUNDING_PACKS, or else packs here.")
def new(*, language: str, folder: Path | None) -> None:
    """Start a pack for LANG, the ISO 639 code of a language.

    Writes DIR/LANG with every file that a pack needs, each explained in its comments, with the names of states, months and weekdays
    that the Unicode CLDR knows. Words that begin with xx are to be replaced. Exit code: 2 where the language is unknown or has a pack.
    """
    from runding.lang.folders import PACKS, VARIABLE, folders
    from runding.workbench.scaffold import ScaffoldError, limits, new_pack

    first = folders()[0]
    chosen = folder or (first if first != PACKS else Path("packs"))
    try:
        written = new_pack(language, chosen)
    except ScaffoldError as error:
        complain(error.code, error.reason, error.remedy)
        sys.exit(FAILED)
    for path in written:
        click.echo(str(path))
    for limit in limits(language):
        say(limit)
    if chosen.absolute() not in folders():
        click.echo(f"Now: export {VARIABLE}={chosen.absolute()}", err=True)
    click.echo(f"Then: runding pack check {language}", err=True)


@pack.command()
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@in_folder
def check(*, languages: tuple[str, ...]) -> None:
    """Run every example and near miss of the packs of LANG, or of all packs.

    Each fault is one line, file:line: message. Exit code: 0 all holds, 1 there are faults, 2 there is no such pack.
    """
    from runding.evaluate.examples import check_pack, named_in_pack
    from runding.lang.folders import available, home_of
    from runding.lang.tables import PackError
    from runding.workbench.scaffold import placeholders

    _known(*languages)
    status = DONE
    for code in languages or available():
        try:
            faults = check_pack(code)
        except PackError as error:
            faults = [named_in_pack(str(error), code)]
        for fault in faults:
            click.echo(fault)
        verdict = f"{code}: {len(faults)} faults" if faults else f"{code}: every example holds"
        left = placeholders(home_of(code))
        if left:
            word, place = next(iter(left.items()))
            verdict += f"; {len(left)} words of the template are still to be replaced, the first is {word} ({place})"
        click.echo(verdict, err=bool(faults))
        status = PARTLY if faults else status
    sys.exit(status)


@pack.command("try")
@click.argument("language", metavar="LANG")
@click.argument("text", metavar="TEXT")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day from which dates are counted: YYYY-MM-DD.")
@click.option("--fired", is_flag=True, help="Only the patterns that fired.")
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
@in_folder
def try_one(*, language: str, text: str, published: datetime | None, fired: bool, as_json: bool) -> None:
    """Show what the pack of LANG makes of TEXT, a sentence or a report; - reads it from the standard input.

    Each unit with its code, category and classes; each pattern that was tried, at which word, and the first of its elements that does
    not fit; what fired; the dates and the records.
    """
    import msgspec

    from runding.cli.output import write
    from runding.lang.tables import PackError
    from runding.workbench.trial import try_text
    from runding.workbench.trial_page import trial_page

    _known(language)
    words = _standard_input() if text == "-" else text
    if not words.strip():
        complain(text, "there is no text in it", "give a sentence")
        sys.exit(FAILED)
    try:
        trial = try_text(language, words, published=published.date().isoformat() if published is not None else None)
    except PackError as error:
        _complain_of_pack(language, error)
    if as_json:
        write(msgspec.json.format(msgspec.json.encode(trial), indent=2) + b"\n")
    else:
        write(trial_page(trial, fired_only=fired).encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


@pack.command("coverage")
@click.argument("language", metavar="LANG")
@click.option("--gold", type=click.Path(path_type=Path), metavar="GOLD", help="A folder of gold whose records are counted beside it.")
@click.option("--gaps", is_flag=True, help="Only what is missing.")
@click.option("--json", "as_json", is_flag=True, help="All counts as JSON.")
@in_folder
def show_coverage(*, language: str, gold: Path | None, gaps: bool, as_json: bool) -> None:
    """Show what the pack of LANG has entries and examples for, and what it lacks.

    Reporting words, word classes, issues, stances, what happens to meetings, outcomes, agreements, dates, page furniture, names,
    labels. With --gold also how often the gold records of the language have each.
    """
    import msgspec

    from runding.cli.output import write
    from runding.evaluate.gold import GoldError, load_gold
    from runding.lang.tables import PackError
    from runding.workbench.coverage import coverage
    from runding.workbench.coverage_page import coverage_page

    _known(language)
    try:
        golds = None if gold is None else [article.gold for article in load_gold(gold)]
        found = coverage(language, golds)
    except GoldError as error:
        for problem in error.problems:
            say(problem)
        sys.exit(FAILED)
    except PackError as error:
        _complain_of_pack(language, error)
    if as_json:
        write(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    else:
        write(coverage_page(found, gaps_only=gaps).encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


@pack.command("diff")
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS...")
@click.option("--old", type=FOLDER, metavar="DIR", help="The folder of the earlier pack; otherwise the installed one.")
@click.option("--new", type=FOLDER, metavar="DIR", help="The folder of the changed pack; otherwise the only one of RUNDING_PACKS.")
@click.option("--limit", type=click.IntRange(min=0), default=100, show_default=True, metavar="N", help="List at most N changes.")
def show_differences(*, corpus: tuple[str, ...], old: Path | None, new: Path | None, limit: int) -> None:
    """Show what a changed pack does to the records of CORPUS: files, folders, JSON lines.

    DIR is the folder of a pack, such as packs/LANG, or that of a checked-out revision. Each record that appears, vanishes or changes is
    listed with its rule and its words; at the end they are counted by kind and by rule. Exit code: 0 also where there are differences.
    """
    from runding.lang.tables import PackError
    from runding.show.safe import printable
    from runding.workbench.difference import Summary, VersionError, articles, differences, installed, version, working_version
    from runding.workbench.difference_page import change_lines, summary_page
    from runding.workbench.reading import ReadingError

    summary, shown, hidden, last = Summary(), 0, 0, None
    try:
        after = version(new) if new is not None else working_version()
        before = version(old) if old is not None else installed(after.code)
        found = articles(corpus, after, complain=lambda error: complain(error.source, error.reason, error.remedy))
        for change in differences(before, after, found, summary):
            shown += 1
            if shown > limit:
                hidden += 1
                continue
            if change.name != last:
                click.echo(printable(change.name))
                last = change.name
            for line in change_lines(change):
                click.echo(line)
    except (VersionError, ReadingError, PackError) as error:
        say(str(error))
        sys.exit(FAILED)
    click.echo(("\n" if shown else "") + summary_page(summary, hidden=hidden), nl=False)
    sys.exit(DONE if summary.read else FAILED)
