"""Which addresses may be fetched? HTTP and HTTPS on public hosts; private, loopback and other special addresses only where allowed."""

import ipaddress
import socket
from typing import Final
from urllib.parse import urlsplit

from runding.read.errors import SourceError

_SCHEMES: Final = {"http": 80, "https": 443}
_LONGEST: Final = 2_000


def is_address(source: str) -> bool:
    """Whether a source names something on the net, of whatever scheme, and no file."""
    scheme, mark, _ = source.partition("://")
    return bool(mark) and scheme.isalnum()


def parsed(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and the path with its query. Raises SourceError for what cannot be fetched."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError) as error:
        raise _refused(url, "this is no address") from error
    if parts.scheme not in _SCHEMES:
        raise _refused(url, f"{parts.scheme or 'no'} addresses are not fetched, only http and https")
    if not host or len(url) > _LONGEST or any(character <= " " or character == "\x7f" for character in url):
        raise _refused(url, "this is no address")
    if parts.username is not None or parts.password is not None:
        raise _refused(url, "addresses with a user name or password are not fetched")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or _SCHEMES[parts.scheme], path


def resolved(url: str, host: str, port: int, *, private: bool) -> str:
    """A numeric address of the host. With all of its addresses public, or `private` allowed; else SourceError.

    The connection is made to this very address, so the name cannot come to mean another one in between.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = f"the host {host} is not known"
        raise SourceError(url, reason, "check the address and the connection", kind="unreachable") from error
    numbers = [str(one[4][0]).partition("%")[0] for one in found]
    if not private and not all(_is_public(number) for number in numbers):
        raise _refused(url, f"{host} is on a private network or this machine", "allow it with --allow-private if it is yours")
    return numbers[0]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return _is_public(str(inner))
        if address in _NAT64:
            return _is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast and not address.is_reserved


_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


def _refused(url: str, reason: str, remedy: str = "give an http or https address of a public host") -> SourceError:
    return SourceError(url[:200], reason, remedy, kind="refused")
