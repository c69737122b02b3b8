"""The command line. Doors hold no logic: each command calls the engine and shows what it gives.

Commands are found by name and imported when they are called, so that `runding read` starts without what the others need.
"""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Final

import click

from runding.cli.failure import INTERRUPTED


class LazyGroup(click.Group):
    """A group whose commands are imported on demand. `places` says where each lives: `module:attribute`."""

    def __init__(self, *, places: Mapping[str, str] | None = None, **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]  # click's own settings, handed on
        self.places = dict(places or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which the places are given."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        place = self.places.get(cmd_name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


COMMANDS: Final = {
    "read": "runding.cli.read:read",
    "demo": "runding.cli.demo:demo",
    "add": "runding.cli.add:add",
    "watch": "runding.cli.watch:watch",
    "rounds": "runding.cli.ask:rounds",
    "round": "runding.cli.ask:one_round",
    "statements": "runding.cli.ask:statements",
    "positions": "runding.cli.ask:positions",
    "agreements": "runding.cli.ask:agreements",
    "contradictions": "runding.cli.ask:contradictions",
    "sources": "runding.cli.ask:sources",
    "changes": "runding.cli.ask:changes",
    "timeline": "runding.cli.ask:timeline",
    "entry": "runding.cli.ask:entry",
    "words": "runding.cli.ask:words",
    "review": "runding.cli.review:review",
    "serve": "runding.cli.serve:serve",
    "ledger": "runding.cli.ledger:ledger",
    "batch": "runding.cli.batch:batch",
    "eval": "runding.cli.evaluate:evaluate",
    "export": "runding.cli.export:export",
    "brief": "runding.cli.brief:brief",
    "pack": "runding.cli.pack:pack",
}
"""The commands in the order in which the help lists them."""

EPILOG: Final = """\b
Examples:
  runding demo                                 a bundled report and its record
  runding read report.txt                      a report of your own
  runding read report.html --json              the record as JSON
  runding read reports/*.txt --jsonl > records.jsonl
  cat report.txt | runding read - --published 2022-03-04
  runding add reports/ --ledger talks.db       many reports, one history
  runding rounds --ledger talks.db             and what it knows

\b
Completion of commands and options, in bash (zsh and fish alike):
  eval "$(_RUNDING_COMPLETE=bash_source runding)"
"""


@click.group(
    cls=LazyGroup,
    places=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(package_name="runding", message="runding %(version)s")
def program() -> None:
    """Read news reports of conflicts and peace talks and keep the record of the negotiation.

    Who met whom, where and when; what each side wants, offers and refuses; who said what, through which channel; what was agreed,
    and how each side rates it. Every record shows the words that carry it.
    """


def main() -> None:
    """Run the program and end the process with its exit code: the entry point of `runding`."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal whose encoding lacks a character shows its code instead of ending the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = program.main(prog_name="runding", standalone_mode=False)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    sys.exit(code if isinstance(code, int) else 0)
