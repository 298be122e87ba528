"""Pages and documents as they come, from a file or from the web, to what is on them."""

from collections.abc import Callable

from tui.article.article import Article
from tui.article.decode import decode
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.page.page import Page, read_page
from tui.article.plaintext import from_written
from tui.article.sanitize import one_line
from tui.article.web.fetched import Fetched
from tui.article.web.payload import whole


def page_in(
    data: bytes,
    path: str,
    format: str,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Page:
    """The article in the bytes of a file.

    Raises:
        UnreadableArticle: it holds none, or is unpacked larger than `limits` grants.
    """
    limits = limits or Limits()
    if data.startswith(b"\x1f\x8b"):
        name = one_line(path, 80)
        try:
            data = whole([data], "gzip", limits.most_bytes, name, lambda count: None)
        except UnreadableArticle:
            raise UnreadableArticle(
                f"{name} is damaged, or larger than {limits.most_bytes // 1_000_000} MB when unpacked. Unpack it, and"
                " open the page in a browser to see whether it is whole."
            ) from None
    return read_page(data, path, format=format, limits=limits, cancelled=cancelled)


def from_fetched(
    fetched: Fetched, *, limits: Limits | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Page | Article:
    """What is on a page that was fetched: a `Page` of HTML, an `Article` of plain text or Markdown.

    Raises:
        UnreadableArticle: it holds no article.
    """
    if fetched.content_type in ("text/html", "application/xhtml+xml"):
        return read_page(
            fetched.body, fetched.url, address=fetched.final_url, charset=fetched.charset, limits=limits,
            cancelled=cancelled,
        )
    name = one_line(fetched.url, 80)
    text = decode(fetched.body, name, fetched.charset)
    return from_written(text, fetched.url, name, markdown=fetched.content_type == "text/markdown")
