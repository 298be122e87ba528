"""Certificates and handshakes."""

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.article.web.fetching import HTML, PATIENT, SHORT, STORY
from tests.article.web.server import Server, page
from tui.article.errors import UnreadableArticle
from tui.article.web.fetch import fetch
from tui.article.web.fetched import Fetched


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for news.example that is its own authority, and its key: made anew, so that no key is kept."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-keyout", key, "-out", made],
        check=True, capture_output=True, env={**os.environ, "OPENSSL_CONF": os.devnull},
    )
    return made, key


@pytest.fixture
def secured(certificate: tuple[Path, Path]) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with Server({"/story": page(STORY, Content_Type=HTML)}, tls=context) as running:
        yield running


def over_tls(server: Server, host: str, trust: ssl.SSLContext | None) -> Fetched:
    return fetch(
        f"https://{host}:{server.port}/story",
        limits=PATIENT, allow_local=True, resolve=lambda host: ["127.0.0.1"], tls=trust,
    )


def test_the_certificate_is_checked_for_the_name_and_not_for_the_address(
    secured: Server, certificate: tuple[Path, Path]
) -> None:
    trust = ssl.create_default_context(cafile=certificate[0])
    assert over_tls(secured, "news.example", trust).body == STORY
    with pytest.raises(UnreadableArticle, match=r"connection to other\.example is not safe \(Hostname mismatch"):
        over_tls(secured, "other.example", trust)
    assert len(secured.requests) == 1


def test_a_certificate_that_no_one_vouches_for_is_refused(secured: Server) -> None:
    with pytest.raises(UnreadableArticle, match=r"is not safe \(self-signed certificate\)"):
        over_tls(secured, "news.example", None)
    assert not secured.requests


def test_a_server_that_does_not_encrypt_is_no_safe_one(server: Server) -> None:
    with pytest.raises(UnreadableArticle, match=r"connection to news\.example is not safe \([a-z ]+\)"):
        over_tls(server, "news.example", None)


def test_a_handshake_that_never_ends_meets_the_deadline() -> None:
    late = pytest.raises(UnreadableArticle, match=r"within 0\.3 seconds")
    with socket.create_server(("127.0.0.1", 0)) as silent, late:
        fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", limits=SHORT, allow_local=True)
