"""An address to what is on its page: from the cache if it was kept, else from the web, and then kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.article.article import Article
from tui.article.web.fetched import Progress

if TYPE_CHECKING:
    from tui.article.page.page import Page

SCHEMES = ("http://", "https://")


def is_address(path: str) -> bool:
    """Whether an argument is the address of a page, and not a file's name."""
    return path.lower().startswith(SCHEMES)


@dataclass(frozen=True, slots=True)
class Visit:
    """How addresses are visited."""

    fresh: bool = False
    """Fetch anew what was kept."""
    keep: bool = True
    """Keep what an article was read from, so that it opens again without the network."""
    allow_local: bool = False
    """Admit the host and port typed though they are on this computer or its network."""

    def open(
        self,
        address: str,
        progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> "Article | Page":
        """What is on the page at an address.

        Raises:
            UnreadableArticle: there is no such page, or no article on it; the message says why and what to do.
            FetchStopped: the same, because `cancelled` said so.
        """
        from tui.article.page.opening import from_fetched
        from tui.article.web.cache import Cache

        cache = Cache()
        page = None if self.fresh or not self.keep else cache.find(address)
        kept = page is not None
        if page is None:
            from tui.article.web.fetch import fetch  # costs 70 ms to import

            page = fetch(address, allow_local=self.allow_local, progress=progress, cancelled=cancelled)
        found = from_fetched(page, cancelled=cancelled)
        if self.keep and not kept:
            cache.keep(page)  # only now: a login wall, once kept, would come back for ever
        return found
