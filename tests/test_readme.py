"""The README and the map for builders name what is there. (The README's table of keys is tested with the registry.)"""

import re
from pathlib import Path

from tui.article.samples import samples

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_set_up_lines_name_a_sample_that_is_there() -> None:
    lines = re.findall(r"^    (python3 -m venv .*)$", README, re.M)
    assert len(lines) == 2
    opened = re.search(r"samples/(\S+)$", lines[0])
    assert opened and opened.group(1) in {sample.path.name for sample in samples()}
    assert lines[1].endswith("pytest")


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file()


def test_the_places_on_the_map_are_there() -> None:
    places = re.findall(r"`([^` ]*/[^` ]*)`", (ROOT / "docs" / "map.md").read_text("utf-8"))
    assert len(places) > 30
    assert [place for place in places if not (ROOT / place).exists()] == []
