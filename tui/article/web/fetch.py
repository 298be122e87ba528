"""A page from the web, which is trusted for nothing: not its size, its speed, its redirects or what it says it is.

    address typed, checked (urls) -> name's addresses found, judged (addresses) -> one connected to (connection)
    -> status -> redirect, and all of it again, or body read and unpacked up to a limit (payload)

One clock runs over it all. No cookie, cache, history, script or image takes part, and nothing is tried twice.
"""

import ssl
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import httpcore
import httpx

from tui import __version__
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.sanitize import one_line
from tui.article.web import addresses, urls
from tui.article.web.addresses import IPAddress, Reach, Resolve
from tui.article.web.clock import Clock, OutOfTime
from tui.article.web.connection import NoConnection, NoTrust, PinnedTransport, trusted
from tui.article.web.fetched import Fetched, Progress, Stage
from tui.article.web.payload import OR_SAVE, PACKINGS, SAVE, charset, content_type, must_not_be_shown, too_large, whole

_HEADERS = {
    "User-Agent": f"readwise-tui/{__version__}",
    "Accept": "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": PACKINGS,
    "Connection": "close",
}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_REFUSALS = {
    401: "{name} wants to know who you are before it shows this page (401). Log in with a browser, save the page and"
    " open that file, or paste its text on standard input.",
    402: "{name} asks to be paid for this page (402). If you have paid, " + OR_SAVE,
    403: "{name} does not show this page to programs such as this one (403). " + SAVE,
    404: "{name} has no page at this address (404). Check the address, or look for the headline with a search engine.",
    410: "{name} has taken this page away (410). A web archive may have kept it.",
    429: "{name} has been asked too often (429). Try again in some minutes. If it stays so, " + OR_SAVE,
    451: "{name} may not show this page for legal reasons (451). A web archive may have kept it.",
}


def fetch(
    url: str,
    *,
    limits: Limits | None = None,
    allow_local: bool = False,
    progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    proxy: str | None = None,
    resolve: Resolve = addresses.resolve,
    tls: ssl.SSLContext | None = None,
) -> Fetched:
    """The page at an address, as bytes.

    `allow_local` admits the host and port of `url` on this computer or its network, and no other that it leads on to.
    `progress` is called in this thread; `cancelled` is asked about every 50 ms, and when it says yes the socket is
    closed. `proxy` is the `http://` address of a proxy that the reader asked for, which then looks up the names:
    what they lead to is its matter, and only addresses written as numbers are still judged. Without it no proxy is
    used, whatever the environment says. `resolve` and `tls` are for tests.

    Raises:
        UnreadableArticle: there is no such page, or it will not be read; the message says why and what to do.
        FetchStopped: the same, because `cancelled` said so.
    """
    return _Fetch(limits or Limits(), progress, cancelled, proxy, resolve, tls).page(url, allow_local)


class _Fetch:
    """One page being fetched: the clock and what is remembered from one redirect to the next."""

    def __init__(
        self,
        limits: Limits,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        proxy: str | None,
        resolve: Resolve,
        tls: ssl.SSLContext | None,
    ) -> None:
        self._limits = limits
        self._progress = progress
        self._clock = Clock(limits.total_seconds, cancelled)
        self._proxy = None if proxy is None else urls.proxy(proxy)
        self._resolve = resolve
        self._tls = tls
        self._found: dict[str, tuple[IPAddress, ...]] = {}
        self._stage = Stage.FINDING
        self._admitted: tuple[str, int] | None = None

    def page(self, typed: str, allow_local: bool) -> Fetched:
        first = url = urls.typed(typed)
        if allow_local:
            self._admitted = urls.host(url), urls.port(url)
        seen: set[httpx.URL] = set()
        while url not in seen:
            if len(seen) > self._limits.most_redirects:
                raise UnreadableArticle(
                    f"{urls.name(first)} leads on to other addresses more than {self._limits.most_redirects} times."
                    " Open the page in a browser and copy the address that it ends at."
                )
            seen.add(url)
            answer = self._answer(url, first)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise UnreadableArticle(
            f"{urls.name(url)} leads back to where it came from, as sites do that want to leave a cookie. {SAVE}"
        )

    def _answer(self, url: httpx.URL, first: httpx.URL) -> Fetched | httpx.URL:
        """What is at this address: the page, or the next address."""
        name = urls.name(url)
        try:
            connecting = self._clock.within(self._limits.connect_seconds)
            where = self._addresses(url, first, connecting)
            self._enter(Stage.CONNECTING, name)
            if self._tls is None and url.scheme == "https":
                self._tls = trusted()  # takes 30 ms
            transport = PinnedTransport(
                where, self._clock, connecting, lambda: self._enter(Stage.WAITING, name), self._tls, self._proxy
            )
            # Not through an httpx client: that would take cookies in, which means parsing them.
            request = httpx.Request("GET", url, headers=_HEADERS)
            with closing(transport), closing(transport.handle_request(request)) as response:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    return urls.led_on(url, response.headers["location"])
                return self._page(response, url, first)
        except OutOfTime as late:
            raise UnreadableArticle(self._late(name, late.seconds)) from None
        except NoConnection:
            whom = name if self._proxy is None else "The proxy"
            raise UnreadableArticle(f"{whom} takes no connection. Check the address, or try again later.") from None
        except httpcore.ProxyError:
            raise UnreadableArticle(f"The proxy does not lead to {name}. Ask someone who looks after it.") from None
        except NoTrust as why:
            reason = one_line(str(why)) or "no common encryption"
            raise UnreadableArticle(
                f"The connection to {name} is not safe ({reason}), and nothing was read. Check the address and this"
                " computer's date, or ask someone who looks after the network."
            ) from None
        except (httpcore.ProtocolError, httpcore.NetworkError):
            raise UnreadableArticle(self._broken(name)) from None

    def _addresses(self, url: httpx.URL, first: httpx.URL, clock: Clock) -> tuple[IPAddress, ...]:
        """Where to connect to for this address: found once for each name, and all of them judged."""
        self._enter(Stage.FINDING, urls.name(url))
        if self._proxy is not None:
            if number := addresses.number(urls.host(url)):
                self._judge(url, first, (number,))
            return self._once(urls.host(self._proxy), clock)
        found = self._once(urls.host(url), clock)
        self._judge(url, first, found)
        return found

    def _once(self, host: str, clock: Clock) -> tuple[IPAddress, ...]:
        if host not in self._found:
            self._found[host] = addresses.addresses(host, clock, self._resolve)
        return self._found[host]

    def _judge(self, url: httpx.URL, first: httpx.URL, found: tuple[IPAddress, ...]) -> None:
        reach = max(map(addresses.reach, found))
        if reach is Reach.EVERYONE:
            return
        name = urls.name(url)
        if reach is Reach.LOCAL and self._admitted == (urls.host(url), urls.port(url)):
            return
        if reach is Reach.NO_ONE:
            raise UnreadableArticle(f"{name} is at an address where no page can be. Check the address.")
        if url is first:
            raise UnreadableArticle(
                f"{name} is on this computer or its own network. If you trust what is there, add --allow-local."
            )
        only = f"; --allow-local admits {urls.name(first)}:{urls.port(first)} alone" if self._admitted else ""
        raise UnreadableArticle(
            f"{urls.name(first)} leads on to {name}:{urls.port(url)} on this computer or its own network, and it was"
            f" not opened{only}. If you trust what is there, open that address itself."
        )

    def _page(self, response: httpx.Response, url: httpx.URL, first: httpx.URL) -> Fetched:
        name = urls.name(url)
        _must_be_a_page(response, name)
        most = self._limits.most_bytes
        length = response.headers.get("content-length", "")  # where the header is not a number, h11 has refused it
        if length and int(length) > most:
            must_not_be_shown(response.headers.get("content-type", ""), name)
            raise too_large(most, name)
        self._enter(Stage.READING, name)
        body = whole(
            response.iter_raw(),
            response.headers.get("content-encoding", ""),
            most,
            name,
            lambda read: self._progress(Progress(Stage.READING, name, read)),
        )
        if not body.strip():
            raise UnreadableArticle(f"The page at {name} is empty. {SAVE}")
        stated = response.headers.get("content-type", "")
        return Fetched(
            url=str(first),
            final_url=str(url),
            status=response.status_code,
            content_type=content_type(stated, url.path, body, name),
            charset=charset(stated),
            body=body,
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def _enter(self, stage: Stage, name: str) -> None:
        self._stage = stage
        self._progress(Progress(stage, name))

    def _late(self, name: str, seconds: float) -> str:
        if self._stage in (Stage.FINDING, Stage.CONNECTING):
            return f"{name} could not be reached within {seconds:g} seconds. Try again later."
        if self._stage is Stage.WAITING:
            return f"{name} did not answer within {seconds:g} seconds. Try again later."
        return f"The page at {name} did not come whole within {seconds:g} seconds. Try again later, or {OR_SAVE}"

    def _broken(self, name: str) -> str:
        if self._stage is Stage.READING:
            return f"The page at {name} was cut off before its end. Try again. If it stays so, {OR_SAVE}"
        return f"{name} did not answer as a web site does. Check the address, or try again later."


def _must_be_a_page(response: httpx.Response, name: str) -> None:
    """Raises UnreadableArticle unless this answer is a page; what an error page says is no article."""
    status = response.status_code
    if status in _REFUSALS:
        raise UnreadableArticle(_REFUSALS[status].format(name=name))
    if status >= 500:
        raise UnreadableArticle(f"{name} has a fault of its own ({status}). Try again later.")
    if status not in (200, 203):
        raise UnreadableArticle(f"{name} gave no page but the answer {status}. {SAVE}")
