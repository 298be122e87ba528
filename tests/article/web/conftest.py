"""A server that the tests may tell what to answer."""

from collections.abc import Iterator

import pytest

from tests.article.web.fetching import HTML, STORY
from tests.article.web.server import Server, page


@pytest.fixture
def server() -> Iterator[Server]:
    with Server({"/story": page(STORY, Content_Type=HTML)}) as running:
        yield running
