"""Which computers a page may come from: a name's addresses found, and each one judged by who can reach it.

A page, or a name server, can point a reader's program at machines that only the reader can reach: a router, a
printer, a cloud's metadata service. So the judgement is on addresses, and names are trusted for nothing.
The blocks are those of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its successors).
They stand here, not taken from `ipaddress`, whose own judgement changes between patch releases of Python.
"""

import socket
import threading
from collections.abc import Callable, Sequence
from enum import IntEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from tui.article.errors import UnreadableArticle
from tui.article.sanitize import one_line
from tui.article.web.clock import Clock

IPAddress = IPv4Address | IPv6Address
Resolve = Callable[[str], Sequence[str]]
"""From a name to its addresses, as text. It may take its time, and raises `OSError` where there are none."""


class Reach(IntEnum):
    """Who can reach an address; of several addresses of one name the greatest counts."""

    EVERYONE = 0
    LOCAL = 1
    """This computer, or those on the same network."""
    NO_ONE = 2
    """Groups of computers, addresses for documentation, and all that is reserved."""


_LOCAL_4 = tuple(map(IPv4Network, (
    "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
)))
_NO_ONE_4 = tuple(map(IPv4Network, (
    "0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/3",
)))
_LOCAL_6 = tuple(map(IPv6Network, ("::1/128", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10")))
_NO_ONE_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_EVERYONE_6 = IPv6Network("2000::/3")  # all that is given out; whatever lies outside is reserved
_HOLDS_4 = (  # IPv6 blocks whose addresses lead to an IPv4 address inside them, and how many bits follow it
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped, RFC 4291
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64, RFC 6052: what a network without IPv4 gives for every IPv4 site
    (IPv6Network("2002::/16"), 80),  # 6to4, RFC 3056
)


def reach(address: IPAddress) -> Reach:
    """Who can reach this address."""
    if isinstance(address, IPv6Address):
        for block, after in _HOLDS_4:
            if address in block:
                return reach(IPv4Address(int(address) >> after & 0xFFFF_FFFF))
        local: Sequence[IPv4Network | IPv6Network] = _LOCAL_6
        no_one: Sequence[IPv4Network | IPv6Network] = _NO_ONE_6
        given_out = address in _EVERYONE_6
    else:
        local, no_one, given_out = _LOCAL_4, _NO_ONE_4, True
    if any(address in block for block in local):
        return Reach.LOCAL
    return Reach.EVERYONE if given_out and not any(address in block for block in no_one) else Reach.NO_ONE


def number(host: str) -> IPAddress | None:
    """The address that a host is, where it is not a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def addresses(host: str, clock: Clock, resolve: Resolve) -> tuple[IPAddress, ...]:
    """The addresses of a host, which may be one itself, in the order to try them; never none.

    Raises:
        UnreadableArticle: the name has none.
        OutOfTime, FetchStopped: the clock said so. The system's look-up cannot be stopped and is left behind.
    """
    if address := number(host):
        return (address,)
    found: list[Sequence[str]] = []
    done = threading.Event()

    def look_up() -> None:
        try:
            found.append(resolve(host))
        except (OSError, UnicodeError):  # the second is what Python's own encoding of names raises
            pass
        finally:
            done.set()

    threading.Thread(target=look_up, daemon=True).start()
    while not done.wait(clock.turn()):
        pass
    if not found or not found[0]:
        name = one_line(host)
        raise UnreadableArticle(f"No site {name} was found. Check its spelling, and that you are connected.")
    return tuple(map(ip_address, found[0]))


def resolve(host: str) -> list[str]:
    """The addresses that the system gives for a name, best first."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))
