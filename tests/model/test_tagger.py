"""The model itself: the same text gives the same tags, in whatever company and with however many threads."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tui import model
from tui.article.load import load
from tui.article.plaintext import from_text
from tui.article.samples import samples
from tui.language.cut import cut
from tui.model.tags import WORD_LABELS

pytestmark = pytest.mark.skipif(not model.is_there(), reason="ONNX Runtime is not installed")

FERRY = """\
Council of Marrow Bay Closes the Old Ferry Pier

The council of Marrow Bay has closed the pier. The harbour master, Odd Renner, said on Monday that nobody was hurt. \
“We were lucky,” he told reporters. “It could have been worse.”

According to a report by engineers, the pier is unsafe. Shopkeepers want it to be repaired by May.
"""
LONG = "\n\n".join(f"“Boat number {n} is late,” said Ana Lisk, the director. Others denied it." for n in range(120))


def test_who_says_what_in_a_short_article() -> None:
    from tui.model.tagger import tagger
    from tui.model.tags import Role

    found = [(one.role, FERRY[one.start : one.end]) for one in tagger().tag(cut(from_text(FERRY, "test"))).stretches]
    assert (Role.CUE, "told") in found
    assert (Role.CONTENT, "nobody was hurt") in found or (Role.CONTENT, "that nobody was hurt") in found
    assert any(role is Role.SOURCE and "Odd Renner" in text for role, text in found)
    assert any(role is Role.SOURCE and "a report by engineers" in text for role, text in found)


def test_a_source_and_a_cue_end_with_their_sentence() -> None:
    from tui.model.tagger import tagger
    from tui.model.tags import Role

    for sample in samples():
        article = cut(load(str(sample.path)))
        told = [one for one in tagger().tag(article).stretches if one.role is not Role.CONTENT]
        assert told
        assert all(article.sentence_at(one.start) is article.sentence_at(one.end - 1) for one in told), sample.path


def test_tags_are_in_order_and_apart() -> None:
    from tui.model.tagger import tagger

    found = tagger().tag(cut(from_text(LONG, "test"))).stretches
    assert len(found) > 200
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.sureness <= 1 for one in found)


def test_the_same_tags_with_one_thread_and_with_many_and_after_other_texts() -> None:
    from tui.model.tagger import Tagger

    alone = Tagger(threads=1).tag(cut(from_text(LONG, "test")))
    shared = Tagger(threads=3)
    shared.tag(cut(from_text(FERRY, "test")))
    again = shared.tag(cut(from_text(LONG, "test")))
    assert again.stretches == alone.stretches
    places = [*range(0, len(LONG), 7)]
    for label in WORD_LABELS:
        told = [[one.judged.share(label, place, place + 7) for place in places] for one in (alone, again)]
        assert told[0] == told[1]


def test_the_version_is_that_of_the_weights() -> None:
    from tui.model.tagger import tagger

    assert tagger().version == model.VERSION


def test_a_text_without_words_has_no_tags() -> None:
    from tui.model.tagger import tagger

    assert tagger().tag(cut(from_text("\n\n", "test"))).stretches == []


def test_rules_alone_load_neither_numpy_nor_the_runtime() -> None:
    script = (
        "import sys; from tui.annotate.engine import read; from tui.article.plaintext import from_text\n"
        "read(from_text('“Yes,” said Ana Lisk.', 'x'), engine='rules')\n"
        "import json; print(json.dumps([name for name in ('numpy', 'onnxruntime') if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_the_runtime_tells_its_makers_nothing_and_keeps_no_number_for_the_machine(tmp_path: Path) -> None:
    silencing = ("CI", "ORT_", "GITHUB_", "TF_BUILD", "BUILD_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(silencing)}
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR", "LOCALAPPDATA"), str(tmp_path))
    script = "from tui.model.tagger import tagger; tagger()"
    subprocess.run([sys.executable, "-c", script], env=environment | homes, check=True)
    assert [*tmp_path.rglob("*")] == []
