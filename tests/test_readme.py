"""The README's set-up lines and pictures name what is there. (Its table of keys is tested with the registry.)"""

import re
from pathlib import Path

from tui.article.samples import samples

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


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
        assert (Path(__file__).parents[1] / picture).is_file()
