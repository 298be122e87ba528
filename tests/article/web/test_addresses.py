"""Which computers a page may come from, and which addresses of pages are sound."""

import threading
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.errors import UnreadableArticle
from tui.article.web import urls
from tui.article.web.addresses import Reach, addresses, reach
from tui.article.web.clock import Clock, FetchStopped, OutOfTime


def clock(seconds: float = 5, stopped: bool = False) -> Clock:
    return Clock(seconds, lambda: stopped)


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.169.0.1",
        "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888", "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:808:808::1",
    ],
)
def test_addresses_of_the_public_internet_are_taken(address: str) -> None:
    assert reach(ip_address(address)) is Reach.EVERYONE


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "::1", "fe80::1", "fe80::1%1", "fc00::1",
        "fd12:3456::1", "fec0::1", "64:ff9b:1::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::5",
    ],
)
def test_addresses_of_this_computer_and_its_network_are_known(address: str) -> None:
    assert reach(ip_address(address)) is Reach.LOCAL


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "198.51.100.1", "203.0.113.1", "198.18.0.1", "192.0.0.8", "::", "ff02::1", "2001:db8::1", "2001::1",
        "3fff::1", "100::1", "5f00::1", "::7f00:1", "::ffff:0:127.0.0.1", "::ffff:0.0.0.0", "64:ff9b::e000:1",
        "2002:e000:1::",
    ],
)
def test_addresses_of_no_one_computer_are_known(address: str) -> None:
    assert reach(ip_address(address)) is Reach.NO_ONE


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_address_inside_another_is_judged_as_itself(inside: IPv4Address) -> None:
    mapped = IPv6Address(f"::ffff:{inside}")
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) | int(inside))
    tunnelled = IPv6Address(0x2002 << 112 | int(inside) << 80 | 1)
    assert reach(mapped) is reach(translated) is reach(tunnelled) is reach(inside)


@given(st.integers(0, 2**128 - 1).map(IPv6Address) | st.integers(0, 2**32 - 1).map(IPv4Address))
def test_nothing_that_python_calls_private_is_taken(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback:
        assert reach(address) is not Reach.EVERYONE or getattr(address, "sixtofour", None) is not None


def test_a_number_is_its_own_address_and_is_not_looked_up() -> None:
    def never(host: str) -> list[str]:
        raise AssertionError(host)

    assert addresses("::1", clock(), never) == (IPv6Address("::1"),)
    assert addresses("93.184.216.34", clock(), never) == (IPv4Address("93.184.216.34"),)


def test_all_addresses_of_a_name_are_found_in_order() -> None:
    found = addresses("news.example", clock(), lambda host: ["2606::1", "8.8.4.4"])
    assert found == (IPv6Address("2606::1"), IPv4Address("8.8.4.4"))


@pytest.mark.parametrize("problem", [OSError("no such name"), UnicodeError("label too long"), None])
def test_a_name_without_addresses_is_said(problem: Exception | None) -> None:
    def nothing(host: str) -> list[str]:
        if problem:
            raise problem
        return []

    with pytest.raises(UnreadableArticle, match=r"No site nowhere\.example was found"):
        addresses("nowhere.example", clock(), nothing)


def test_a_name_server_that_never_answers_is_not_waited_for() -> None:
    answered = threading.Event()

    def slow(host: str) -> list[str]:
        answered.wait(5)
        return []

    with pytest.raises(OutOfTime):
        addresses("slow.example", clock(0.1), slow)
    with pytest.raises(FetchStopped):
        addresses("slow.example", clock(stopped=True), slow)
    answered.set()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://news.example/a?b=c#part \n", "https://news.example/a?b=c"),
        ("HTTP://NEWS.EXAMPLE:80/A", "http://news.example/A"),
        ("http://news.example:8080", "http://news.example:8080"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("https://my_news.example./", "https://my_news.example./"),
    ],
)
def test_addresses_of_pages_are_brought_into_one_form(text: str, address: str) -> None:
    assert str(urls.typed(text)) == address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ftp://news.example/a", "those begin with https://"),
        ("file:///etc/passwd", "those begin with https://"),
        ("javascript:alert(1)", "those begin with https://"),
        ("https:news.example", "names no site"),
        ("https:///a", "names no site"),
        ("https://reader@news.example/", "a name or a password"),
        ("https://news.example:secret@evil.example/", "a name or a password"),
        ("https://news.example\\@evil.example/", "a name or a password"),
        ("https://news.example/a b", "a space or a hidden character"),
        ("https://news.example/a\nb", "a space or a hidden character"),
        ("https://news.example/\u202egnp.exe", "a space or a hidden character"),
        ("https://news.example/\x1b]52;c;\x07", "a space or a hidden character"),
        ("https://news.example:0/", "port 0"),
        ("https://news.example:70000/", "port 70000"),
        ("https://news.example:eighty/", "not an address"),
        ("http://2130706433/", "unusual way"),
        ("http://0x7f000001/", "unusual way"),
        ("http://127.1/", "unusual way"),
        ("http://0177.0.0.1/", "not an address"),
        ("http://256.1.1.1/", "not an address"),
        ("http://[::1", "not an address"),
        ("http://[fe80::1%25eth0]/", "a network card"),
        ("http://news..example/", "as none can be called"),
        ("http://-news.example/", "as none can be called"),
        ("http://news%2eexample/", "as none can be called"),
        ("http://☃.example/", "not an address"),
        ("http://" + "a" * 64 + ".example/", "as none can be called"),
        ("https://news.example/" + "a" * 5000, "longer than 4096"),
    ],
)
def test_other_addresses_are_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(UnreadableArticle, match=said) as caught:
        urls.typed(text)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


def test_a_password_is_not_repeated_on_the_screen() -> None:
    with pytest.raises(UnreadableArticle) as caught:
        urls.typed("https://reader:hunter2@news.example/")
    assert "hunter2" not in str(caught.value)


@given(st.text(max_size=60).map("http://{}".format) | st.text(max_size=60))
def test_any_text_is_a_sound_address_or_is_refused(text: str) -> None:
    try:
        url = urls.typed(text)
    except UnreadableArticle as refusal:
        assert str(refusal).isprintable()
    else:
        assert urls.host(url) and 1 <= urls.port(url) <= 65535 and str(url).isascii()


PAGE = urls.typed("https://news.example/old/story")


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("new", "https://news.example/old/new"),
        ("/new?x#part", "https://news.example/new?x"),
        ("//other.example/", "https://other.example/"),
        ("http://other.example:8080/a b", "http://other.example:8080/a%20b"),
    ],
)
def test_redirects_are_followed_as_written(location: str, address: str) -> None:
    assert str(urls.led_on(PAGE, location)) == address


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("file:///etc/passwd", "not a web page"),
        ("javascript:alert(1)", "not a web page"),
        ("data:text/html,hello", "not a web page"),
        ("https://a:b@other.example/", "a password in it"),
        ("http://2130706433/", "unusual way"),
        ("http://other.example:25/", "port 25"),
        ("http://[::1", "not an address"),
        ("/a\x1b[31m", "not an address"),
        ("http://", "names no site"),
        ("/" + "a" * 5000, "not an address"),
    ],
)
def test_redirects_to_anything_else_are_refused(location: str, said: str) -> None:
    with pytest.raises(UnreadableArticle, match=rf"news\.example leads on to .*{said}") as caught:
        urls.led_on(PAGE, location)
    assert str(caught.value).isprintable()
