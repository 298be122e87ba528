"""No page leads into the local network, unless the reader asks for a place there."""

import pytest

from tests.article.web.fetching import ON_LINUX, PATIENT, STORY, full_queue, refusal
from tests.article.web.server import Server, page, redirect
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.web.fetch import fetch
from tui.article.web.fetched import Fetched


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "news.example"])
def test_this_computer_is_refused_unless_asked_for(server: Server, host: str) -> None:
    with pytest.raises(UnreadableArticle, match=r"its own network.*add --allow-local"):
        fetch(f"http://{host}:{server.port}/story", limits=PATIENT, resolve=lambda host: ["127.0.0.1"])
    assert not server.requests


def test_one_local_address_among_public_ones_refuses_the_name(server: Server) -> None:
    with pytest.raises(UnreadableArticle, match="own network"):
        fetch("http://news.example/story", limits=PATIENT, resolve=lambda host: ["8.8.8.8", "127.0.0.1"])


@pytest.mark.parametrize("host", ["0.0.0.0", "[::]", "255.255.255.255", "224.0.0.1", "[ff02::1]"])
def test_addresses_of_no_one_are_refused_even_when_asked_for(server: Server, host: str) -> None:
    with pytest.raises(UnreadableArticle, match="where no page can be"):
        fetch(f"http://{host}:{server.port}/story", limits=PATIENT, allow_local=True)
    assert not server.requests


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{other}/secret", "http://localhost:{other}/secret", "http://[::ffff:127.0.0.1]:{own}/secret",
        "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fd00::1]/", "http://192.168.1.1:{own}/",
        "//localhost:{own}/secret", "http://router.example/",
    ],
)
def test_asking_for_one_local_place_admits_no_other(server: Server, location: str) -> None:
    with Server({"/secret": page(STORY)}) as other:
        server.answers["/bad"] = redirect(location.format(own=server.port, other=other.port))
        said = refusal(server, resolve=lambda host: ["127.0.0.1"])
        assert f"--allow-local admits 127.0.0.1:{server.port} alone" in said
        assert not other.requests
    assert [request.target for request in server.requests] == ["/bad"]


def test_a_public_place_cannot_lead_to_this_computer(server: Server) -> None:
    """Through a proxy, which stands in for a public site without reaching one."""
    server.answers["http://news.example/"] = redirect(f"http://127.0.0.1:{server.port}/story")
    with pytest.raises(UnreadableArticle, match=r"news\.example leads on to 127\.0\.0\.1:\d+ on this computer"):
        fetch("http://news.example/", limits=PATIENT, proxy=server.address)
    assert [request.target for request in server.requests] == ["http://news.example/"]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "gopher://x"])
def test_a_redirect_to_what_is_not_a_page_is_refused(server: Server, location: str) -> None:
    server.answers["/bad"] = redirect(location)
    assert "not a web page, and it was not opened" in refusal(server)


def test_a_name_is_looked_up_once_and_that_address_connected_to(server: Server) -> None:
    """A name server that changes its answer after the check changes nothing."""
    asked: list[str] = []

    def rebinding(host: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.99"]

    server.answers["/old"] = redirect("/story")
    fetched = fetch(
        f"http://news.example:{server.port}/old", limits=PATIENT, allow_local=True, resolve=rebinding
    )
    assert fetched.body == STORY
    assert asked == ["news.example"]
    assert {request.headers["host"] for request in server.requests} == {f"news.example:{server.port}"}


@ON_LINUX
def test_the_next_address_is_tried_where_one_refuses_or_never_answers(server: Server) -> None:
    def through(*addresses: str) -> Fetched:
        url = f"http://news.example:{server.port}/story"
        limits = Limits(connect_seconds=0.4, total_seconds=2)
        return fetch(url, limits=limits, allow_local=True, resolve=lambda host: addresses)

    assert through("127.0.0.99", "127.0.0.1").body == STORY
    with full_queue("127.0.0.98", server.port):
        assert through("127.0.0.98", "127.0.0.1").body == STORY
