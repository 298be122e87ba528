import io
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.prompts.building import mark, reading, source
from tui.annotate.annotation import Annotation, Layer, SourceKind, Stance, Voice
from tui.annotate.reading import Reading, SourceTally
from tui.article.sanitize import neutralise
from tui.export.plain import plain_lines, print_plain, writable
from tui.language.layout import Role
from tui.prompts.levels import Level

ARTICLE = """[Invented for practice: nobody here exists.]

Harbour of Lunt closes

By Ada Fenn

The Lunt Courier, 3 March 2031

Dock workers in the old harbour of Lunt stopped work on Monday, and nobody knows when they will go back [sic].

“The port is starving 400 families,” said Ida Marsh, a crane driver. Ships are turned away because of the port's greed.

The quay at night. Photo by Ben Orr

The port says it is losing money. Its ships lie idle. Read More

Leave a Reply
"""

PLAIN = """\
(note) [Invented for practice: nobody here exists.]

Harbour of Lunt closes

By Ada Fenn

The Lunt Courier, 3 March 2031

    85 words, about 1 minute; showing 2 of 2 marked places. What is indented is
    said about the article; the rest is the article.

    Before you read. By Ada Fenn, in The Lunt Courier, dated 3 March 2031. Most
    quoted: Ida Marsh. Does the text bear out the headline? Who published this
    first?

Dock workers in the old harbour of Lunt stopped work on Monday, and nobody knows
when they will go back [sic].

    Mark 1 of 2, “nobody knows when they will go back”. Unverified in this text:
    the outlet's own words. Nobody answers for it here. What record or witness
    would settle this?

“The port is starving 400 families,” said Ida Marsh, a crane driver. Ships are
turned away because of the port's greed.

    Mark 2 of 2, “because of the port's greed”. Unverified in this text: a cause
    without support. The word “because” made this mark. What else could have
    brought this about?

    Also in this sentence. Loaded wording: “greed”; plainer: “costs”. “greed”
    made this mark. What fact stands behind “greed”?

    Who says so: Ida Marsh, crane driver, in a quotation.

(caption) The quay at night. Photo by Ben Orr

The port says it is losing money. Its ships lie idle.

(page furniture) Read More

(page furniture) Leave a Reply

    Ask of the whole text: Does the text bear out the headline? Who published
    this first? Leave the page and search for one of its sentences. Do you know
    The Lunt Courier? What do others say about who runs it?

    To search for elsewhere:
    Who is behind The Lunt Courier? "The Lunt Courier" newspaper owner
    Who published this sentence first? "Dock workers in the old harbour of Lunt
    stopped work on Monday"
    Who is Ida Marsh? "Ida Marsh" crane driver
    Who else reports this? nobody knows go back
"""


@pytest.fixture(autouse=True)
def nothing_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """No kind counts as often wrong, whatever the table of measured figures has."""
    monkeypatch.setattr("tui.prompts.measured.load", lambda name: {})


def marked() -> Reading:
    said = mark(
        ARTICLE, "“The port is starving 400 families,”", "direct", stance=Stance.ASSERTS,
        source=source(ARTICLE, "Ida Marsh", name="Ida Marsh"),
    )
    marks = [
        said,
        mark(ARTICLE, "nobody knows when they will go back", "unattributed", weight=0.9,
             reason="Nobody answers for it here."),
        mark(ARTICLE, "because of the port's greed", "causal", weight=0.6,
             reason="The word “because” made this mark."),
        mark(ARTICLE, "greed", "emotive", weight=0.4, suggestion="costs"),
    ]
    heard = SourceTally("Ida Marsh", SourceKind.PERSON, "crane driver", None, (said,), 6)
    return reading(ARTICLE, marks, sources=[heard])


def printed(article: Reading, width: int = 80, **options: object) -> str:
    out = io.StringIO()
    print_plain(article, width, out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def test_the_whole_of_a_plain_reading() -> None:
    assert printed(marked()).rstrip("\n") == PLAIN.rstrip("\n")


@pytest.mark.parametrize("width", [20, 33, 80, 120])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    assert max(map(cell_len, plain_lines(marked(), width))) <= width


def test_a_text_of_one_word_has_one_word() -> None:
    assert "1 word, about 1 minute; nothing marked." in printed(reading("Rain", []))


def test_every_visible_mark_is_named_in_words() -> None:
    told = " ".join(printed(marked(), level=Level.SHOWN).split())
    for words in ("nobody knows when they will go back", "because of the port's greed", "greed"):
        assert f"“{words}”" in told
    assert "Who says so: Ida Marsh" in told


def test_fewer_marks_and_what_was_left_out() -> None:
    told = " ".join(printed(marked(), level=Level.FEWER).split())
    assert "showing 2 of 2" in told
    quoted = mark(ARTICLE, "starving", "emotive", voice=Voice.QUOTED)
    told = " ".join(printed(reading(ARTICLE, [quoted])).split())
    assert "nothing sure enough to show; --level more shows what is weaker." in told
    assert "Not shown: 1 more place, weaker or too close to others; 1 loaded word in quotations." in told


def test_what_is_said_about_the_article_is_indented_and_the_article_is_not() -> None:
    article = marked()
    flush = " ".join(line for line in plain_lines(article) if line and not line.startswith(" "))
    without_labels = re.sub(r"\((?:note|caption|page furniture)\) ", "", flush)
    assert without_labels.split() == ARTICLE.split()


def test_code_stands_line_by_line() -> None:
    from tui.annotate.engine import read
    from tui.article.markdown import from_markdown

    text = "# Lunt\n\nOne day in Lunt it rained.\n\n```\na = 1\n    b = 2\n```\n\n- one\n- two\n"
    article = from_markdown(text, "a.md")
    told = list(plain_lines(read(article)))
    assert "(code) a = 1" in told
    assert "(code)     b = 2" in told
    assert "- one" in told


def test_the_title_of_metadata_is_printed_where_the_text_has_no_headline() -> None:
    from tui.annotate.engine import read
    from tui.article.markdown import from_markdown

    article = from_markdown("---\ntitle: Rain in Lunt\n---\nIt rained, Ida Marsh said.\n", "a.md")
    assert next(plain_lines(read(article))) == "Rain in Lunt"


def test_an_output_that_lacks_a_character_gets_a_plainer_one() -> None:
    assert writable("“It’s 5 — no…” 漢", "ascii") == '"It\'s 5 -- no..." ?'
    assert writable("“It’s” 漢", "cp1252") == "“It’s” ?"
    assert writable("\ud800", "utf-8") == "?"
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, "ascii")
    print_plain(marked(), 80, out)
    assert b'"The port is starving 400 families,"' in raw.getvalue()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec=None), max_size=200), st.integers(min_value=20, max_value=90))
def test_nothing_hidden_or_commanding_is_ever_printed(text: str, width: int) -> None:
    whole = neutralise(f"Lunt {text} Lunt.\nIt rained.\r\n{text}\nIt snowed.\n".replace("\r\n", "\n"))
    words = Annotation(Layer.LOADED, "label", 0, len(whole) - 1, 0.8, 0.5, True, f"“{whole[:-1]}” made this mark.",
                       suggestion=whole, target=whole)
    for line in plain_lines(reading(whole, [words]), width):
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") for c in line)
        assert not any(unicodedata.category(c) == "Cf" and c not in "\u200c\u200d" for c in line)
        assert cell_len(line) <= width


def test_every_role_that_is_not_prose_is_named() -> None:
    assert {Role.CAPTION, Role.FURNITURE, Role.NOTE} <= {block.role for block in marked().cut.blocks}
    assert printed(marked()).count("(page furniture)") == 2


def test_who_says_so_tells_a_denial_from_a_statement() -> None:
    denied = mark(
        ARTICLE, "it is losing money", "indirect", stance=Stance.DENIES,
        source=source(ARTICLE, "The port", SourceKind.ORGANIZATION, name="Port of Lunt"),
    )
    assert "Who says so: Port of Lunt, in the writer's words, as a denial." in printed(reading(ARTICLE, [denied]))
