"""Eight students at once, each in a Chromium of their own: `pytest -m browser -n 0`."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from tests.classroom.making_up import FIRST_TEXT
from tests.classroom.serve import chromium
from tests.classroom.serve.chromium import Browser, browser
from tests.classroom.serve.running import Running, answers_of, exercise_in, running

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium.PATH is None, reason="there is no Chromium")]
STUDENTS = ["owl", "heron", "kite", "swift", "wren", "rook", "crane", "finch"]
WORDS = ["Lunt", "bans", "boats", "The", "brutal", "ban", "hit", "the"]


@pytest.fixture
def exercise(tmp_path):
    return exercise_in(tmp_path)


@pytest.fixture
def server(exercise):
    with running(exercise) as server:
        yield server


async def join(window: Browser, server: Running, pseudonym: str) -> None:
    await window.open(server.address)
    await window.type(server.code)
    await window.press("tab")
    await window.type(pseudonym)
    await window.press("enter")


async def work(window: Browser, number: int) -> None:
    """Mark one's own word of the article by keyboard, then say something of one's own."""
    await window.shows("enter begin")
    await window.press("enter")
    for sentence in ("A brutal frost", "It rained."):
        await window.shows(sentence)
        await window.type("0")
        await window.shows("You marked nothing.")
        await window.press("enter")
    await window.shows("Read the article once")
    await window.press("enter")
    await window.shows("how far would you rely")
    await window.type("3")
    await window.shows("3 ✓")
    await window.press("enter")
    await window.shows("0 marks")
    await window.type("v" + "l" * number)
    await window.shows(f"“{WORDS[number]}” What is it?")
    await window.type("3")
    await window.shows("1 not sure")
    await window.type("2")
    await window.shows("1 mark")


def panel(window: Browser) -> str:
    """What stands beside the text, in one line."""
    beside = (line.partition("┃")[2] or line.partition("L  ")[2] for line in window.screen.splitlines())
    return " ".join(" ".join(beside).split())


async def test_eight_students_at_once_do_not_see_each_others_work(server, exercise, tmp_path):
    async with AsyncExitStack() as stack:
        windows = [await stack.enter_async_context(browser()) for _ in STUDENTS]
        await asyncio.gather(*(join(window, server, name) for window, name in zip(windows, STUDENTS, strict=True)))
        await asyncio.gather(*(work(window, number) for number, window in enumerate(windows)))
        assert len(server.children()) == len(STUDENTS)
        await windows[0].picture(tmp_path / "marked.png")
        for number, window in enumerate(windows):
            others = [f"“{word}” fairly sure" for word in WORDS if word != WORDS[number]]
            assert f"“{WORDS[number]}” fairly sure" in panel(window)
            assert not [seen for seen in others if seen in panel(window)]
            assert not [name for name in STUDENTS if name.encode() in window.received]
            assert window.addresses and not [it for it in window.addresses if server.address[7:] not in it.split("/")]
            assert not [it for it in window.complaints if "Content Security Policy" in it or "Uncaught" in it]
    for number, name in enumerate(STUDENTS):
        (mark,) = answers_of(exercise, name).rounds["first"]
        assert FIRST_TEXT[mark.start : mark.end] == WORDS[number]
    assert len(list((exercise.parent / "lunt-answers").iterdir())) == len(STUDENTS)


async def test_a_student_who_left_or_lost_the_connection_goes_on_at_the_same_step(server, exercise):
    async with browser() as window:
        await join(window, server, "owl")
        await window.shows("enter begin")
        await window.press("enter")
        await window.shows("A brutal frost")
        await window.type("q")
        await window.until(lambda: window.evaluate("document.activeElement?.textContent == 'Go on'"))
        await window.press("enter")
        await window.until(lambda: window.evaluate("document.body?.className == 'exercise -loaded -first-byte'"))
        await window.open(f"{server.address}/exercise")
        await window.until(lambda: window.evaluate("document.body?.className == 'exercise -loaded -first-byte'"))
        await window.shows("A brutal frost")
        await window.type("0")
        await window.shows("You marked nothing.")
    assert answers_of(exercise, "owl").step == "calibrate-1"


async def test_a_second_browser_cannot_take_a_pseudonym_in_use(server):
    async with browser() as first, browser() as second:
        await join(first, server, "owl")
        await first.shows("enter begin")
        await join(second, server, "owl")
        await second.until(lambda: second.evaluate("document.body?.textContent.includes('in use in another window')"))
        assert second.received == b""
