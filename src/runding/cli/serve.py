"""`runding serve`: the ledger in a browser and for programs."""

import logging
import socket
from dataclasses import replace
from functools import partial
from importlib.metadata import version

import click

from runding.cli.failure import FAILED, complain
from runding.cli.ledgers import ledger_option, opened_ledger

EPILOG = """\b
Examples:
  runding serve --ledger talks.db
  runding serve --ledger talks.db --read-only --port 8080
  runding serve --ledger postgresql://ana@host/talks --host 0.0.0.0 --token read:SECRET --token write:SECRET

Served at this machine alone, nobody needs a token. For any other address give tokens of at least 16 characters, better in the
environment (RUNDING_TOKENS, separated by spaces) than on the command line, which other users of the machine can see; and let a
web server in front speak HTTPS.
"""


@click.command(epilog=EPILOG)
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to serve at.")
@click.option("--port", default=8090, show_default=True, type=click.IntRange(0, 65535), help="The port to serve at.")
@click.option(
    "--token", "tokens", multiple=True, metavar="RIGHT:SECRET", envvar="RUNDING_TOKENS", help="read:SECRET or write:SECRET; repeatable."
)
@click.option("--read-only", is_flag=True, help="Take no judgement from anybody.")
def serve(*, address: str, host: str, port: int, tokens: tuple[str, ...], read_only: bool) -> None:
    """Serve web pages and a REST API over a ledger, until interrupted."""
    try:
        from runding.web import Terms, TermsError, create_app, warm
    except ImportError as error:
        complain("serve", str(error))
        raise click.exceptions.Exit(FAILED) from None
    import uvicorn

    from runding.lang.display import language_name, side_name
    from runding.show.labels import labelled, load_labels

    try:
        terms = Terms.of(host=host, tokens=tokens, read_only=read_only)
    except TermsError as error:
        complain("serve", str(error))
        raise click.exceptions.Exit(FAILED) from None
    codes = sorted(labelled(), key=lambda code: (code != "en", code))
    labels = {
        code: replace(load_labels(code), side=partial(side_name, language=code), language=partial(language_name, language=code))
        for code in codes
    }
    logging.basicConfig(format="runding: %(message)s")
    with opened_ledger(address) as ledger, _bound(host, port) as listening:
        app = create_app(ledger, labels=labels, terms=terms, version=version("runding"))
        warm(app)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"runding: serving {ledger.name} at http://{shown}:{listening.getsockname()[1]}/ (stop with Ctrl+C)", err=True)
        settings = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, ws="none")
        uvicorn.Server(settings).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    """A socket at the address, before anything is said of serving there. Ends the program where it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        complain(f"{host}:{port}", f"cannot be served at: {error.strerror or error}", "give another --port or --host")
        raise click.exceptions.Exit(FAILED) from None
