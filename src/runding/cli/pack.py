"""`runding pack`: work on languages without writing code."""

import sys

import click

from runding.cli.failure import DONE, FAILED, PARTLY, complain


@click.group()
def pack() -> None:
    """Look at language packs and check them."""


@pack.command("list")
def list_packs() -> None:
    """List the languages that have a pack."""
    from runding.lang.display import language_name
    from runding.lang.pack import available

    for code in available():
        click.echo(f"{code:<8}{language_name(code, language='en')}")


@pack.command()
@click.argument("languages", nargs=-1, metavar="[LANG]...")
def check(*, languages: tuple[str, ...]) -> None:
    """Run every example and near miss of the packs of LANG, or of all packs.

    Each fault is one line, file:line: message. Exit code: 0 all holds, 1 there are faults, 2 there is no such pack.
    """
    from runding.evaluate.examples import check_pack
    from runding.lang.pack import available
    from runding.lang.tables import PackError

    known = available()
    unknown = [code for code in languages if code not in known]
    for code in unknown:
        complain(code, "there is no such pack", f"there are packs for {', '.join(known)}")
    if unknown:
        sys.exit(FAILED)
    status = DONE
    for code in languages or known:
        try:
            faults = check_pack(code)
        except PackError as error:
            faults = [str(error)]
        for fault in faults:
            click.echo(fault)
        click.echo(f"{code}: {len(faults)} faults" if faults else f"{code}: every example holds", err=bool(faults))
        status = PARTLY if faults else status
    sys.exit(status)
