"""Who may read and who may write? The terms under which a ledger is served, tokens, and the seals of forms and visits."""

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Self

READ: Final = "read"
WRITE: Final = "write"
SHORTEST: Final = 16
"""Characters of a token: what is shorter can be guessed."""


class TermsError(ValueError):
    """A ledger cannot be served like that. The message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a ledger is served.

    `tokens` maps the SHA-256 of each token to the right that it gives; empty where nobody has to show one, which is only possible on
    the machine itself. `hosts` are the names by which a browser may call the server while it asks for no token, so that no other
    site can reach it through a name of its own (DNS rebinding). `secret` seals forms and log-ins for the life of the process.
    """

    tokens: tuple[tuple[bytes, str], ...] = ()
    read_only: bool = False
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "::1"})
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @classmethod
    def of(cls, *, host: str, tokens: Iterable[str] = (), read_only: bool = False) -> Self:
        """Terms for serving at a host.

        Args:
            host: The address that is bound.
            tokens: `read:SECRET` or `write:SECRET`, each of at least 16 characters.
            read_only: Take no judgement from anybody.

        Raises:
            TermsError: A token is malformed or too short, or others could reach the server without one.
        """
        made = []
        for one in tokens:
            right, _, given = one.partition(":")
            if right not in (READ, WRITE) or len(given) < SHORTEST:
                raise TermsError(f"a token is written read:SECRET or write:SECRET, and a secret has at least {SHORTEST} characters")
            made.append((_digest(given), right))
        if not made and not is_loopback(host):
            raise TermsError(
                f"{host} can be reached from other machines, and nobody would have to show a token: "
                "give --token read:SECRET or --token write:SECRET, or serve at 127.0.0.1"
            )
        return cls(tokens=tuple(made), read_only=read_only, hosts=frozenset({"localhost", "127.0.0.1", "::1", host.strip("[]")}))

    def right_of(self, token: str) -> str | None:
        """What a token allows; None where it is none of ours. Every token is compared, in constant time."""
        given, found = _digest(token), None
        for known, right in self.tokens:
            if hmac.compare_digest(known, given) and found != WRITE:
                found = right
        return found

    def seal(self, purpose: str, value: str) -> str:
        """What only this process can have written beside a value."""
        return hmac.new(self.secret, f"{purpose}\x1f{value}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def sealed(self, purpose: str, value: str, seal: str) -> bool:
        """Whether a seal is ours."""
        return hmac.compare_digest(self.seal(purpose, value).encode(), seal.encode("utf-8", "surrogatepass"))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
