import pytest

from tui.classroom.serve.gate import BadAddress, Gate, addresses, is_loopback, new_code, same_code


def test_a_code_is_easy_to_say_and_new_each_time():
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 7 and code[3] == "-" and not set(code) & set("ilo01") for code in codes)


def test_a_code_may_be_spaced_and_written_in_capitals():
    assert same_code(" KX4 m9D", "kx4-m9d")
    assert not same_code("kx4-m9e", "kx4-m9d")
    assert not same_code("", "kx4-m9d")
    assert not same_code("kx4-m9d" * 30, "kx4-m9d")
    assert not same_code("\udc80é", "kx4-m9d")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "192.168.7.3", "LOCALHOST"])
def test_numbers_and_own_names_lead_here(host):
    assert Gate("127.0.0.1").knows(host)


@pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1.evil.example", "a b", "localhost@evil.example",
                                  "localhost/", "[::1", "localhost:99999x", "localhost\n", "[v1.x]", "127.0.0.1:"])
def test_names_of_others_do_not(host):
    assert not Gate("0.0.0.0").knows(host)


@pytest.mark.parametrize("origin", [None, "", "null", "http://evil.example", "https://127.0.0.1:8000",
                                    "http://127.0.0.1:8001", "http://127.0.0.1:8000.evil.example"])
def test_a_page_of_another_origin_is_not_ours(origin):
    assert not Gate("127.0.0.1").is_own(origin, "127.0.0.1:8000")


def test_a_page_of_ours_is_ours():
    assert Gate("127.0.0.1").is_own("http://127.0.0.1:8000", "127.0.0.1:8000")
    assert Gate("0.0.0.0").is_own("http://192.168.7.3:8000", "192.168.7.3:8000")


def test_a_name_that_was_made_to_lead_here_does_not_become_ours():
    assert not Gate("0.0.0.0").is_own("http://evil.example:8000", "evil.example:8000")


def test_behind_a_proxy_the_public_address_is_ours():
    gate = Gate("127.0.0.1", "https://Reading.example.org/lesson")
    assert gate.public_url == "https://reading.example.org/lesson/" and gate.path == "/lesson/" and gate.encrypted
    assert gate.is_own("https://reading.example.org", "reading.example.org")
    assert gate.is_own("https://reading.example.org", "127.0.0.1:8000")
    assert not gate.is_own("https://reading.example.com", "127.0.0.1:8000")
    assert gate.socket_address("127.0.0.1:8000") == "wss://reading.example.org/lesson/ws"


@pytest.mark.parametrize("url", ["", "reading.example.org", "ftp://a.example", "https://", "https://a.example/?x=1",
                                 "https://me@a.example/", "https://a.example/'><script>", "https://a.example:0/",
                                 "https://a.example:99999/", "https://[::1/"])
def test_what_is_no_public_address_is_refused_in_one_sentence(url):
    with pytest.raises(BadAddress, match=r"^--public-url .*\.$"):
        Gate("127.0.0.1", url)


def test_it_says_where_it_is_to_be_found():
    assert list(addresses("192.168.7.3", 80)) == ["http://192.168.7.3:80/"]
    assert list(addresses("::1", 8000)) == ["http://[::1]:8000/"]
    assert all(address.startswith("http://") and "0.0.0.0" not in address for address in addresses("0.0.0.0", 8000))


def test_loopback_is_told_from_networks():
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost", "127.9.9.9")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.7.3", "school.example")))
