import os

import pytest


@pytest.fixture(autouse=True)
def hasty_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait until the disk has taken what is written: of hundreds of small files most of the time is that."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
