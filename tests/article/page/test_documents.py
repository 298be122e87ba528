"""PDF and Word documents, made by the tests."""

import gzip
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.article.page.pages import PARAGRAPHS, TEXT, page
from tui.article.article import BlockKind
from tui.article.errors import UnreadableArticle
from tui.article.limits import Limits
from tui.article.load import load
from tui.article.page.opening import page_in


def _pdf(pages: list[list[str]], title: str = "") -> bytes:
    """A PDF of these lines, written by hand: no library that reads PDFs also sets text."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 750 Td {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Title (%s) /Author (Kim Dahl) >>" % title.encode("latin-1"))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + table + trailer + b"startxref\n%d\n%%%%EOF" % len(data)


LINES = [
    "The council of Norby voted on Tuesday night to shut the one open li-",
    "brary. Nine members were for it, and four were not; two stayed away from",
    "the meeting in the town hall.",
    "Mayor Ada Holm said that the decision, which took three hours, had been",
    "the hardest of all.",
]


def test_a_pdf_has_paragraphs_without_running_lines(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "story.pdf"
    path.write_bytes(_pdf([["Norby Post", *LINES, str(n)] for n in (1, 2, 3)]))
    article = load(str(path))
    assert [article.text[b.start : b.end] for b in article.blocks][:2] == [
        "The council of Norby voted on Tuesday night to shut the one open library. Nine members were for it, and four"
        " were not; two stayed away from the meeting in the town hall.",
        "Mayor Ada Holm said that the decision, which took three hours, had been the hardest of all.",
    ]
    assert len(article.blocks) == 6
    assert article.byline == "Kim Dahl"
    assert article.title is None


def test_a_word_document_keeps_its_blocks_and_links(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "story.docx"
    document = docx.Document()
    document.add_heading("Norby closes its library", 0)
    document.add_paragraph(PARAGRAPHS[0])
    document.add_heading("Three hours", 1)
    document.add_paragraph(PARAGRAPHS[1], style="Quote")
    document.add_paragraph(PARAGRAPHS[2], style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "For", "nine"
    document.core_properties.author = "Kim Dahl"
    document.save(str(path))
    article = load(str(path))
    assert [(article.text[b.start : b.end], b.kind) for b in article.blocks] == [
        ("Norby closes its library", BlockKind.HEADING), (PARAGRAPHS[0], BlockKind.PARAGRAPH),
        ("Three hours", BlockKind.HEADING), (PARAGRAPHS[1], BlockKind.QUOTE), (PARAGRAPHS[2], BlockKind.LIST_ITEM),
        ("For nine", BlockKind.PARAGRAPH),
    ]
    assert (article.title, article.byline) == ("Norby closes its library", "Kim Dahl")
    document.core_properties.author = "Microsoft Office User"
    document.save(str(path))
    assert load(str(path)).byline is None


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.4 and nothing more", "damaged or locked"),
        ("a.docx", b"PK\x03\x04 and nothing more", "damaged or locked"),
        ("a.pdf", _pdf([[""]]), "holds no text"),
        ("a.pdf", b"", "is empty"),
        ("a.docx", b" \n", "is empty"),
        ("a.docx", b"\x89PNG\r\n\x1a\n....", "is a PNG image"),
    ],
)
def test_documents_without_text(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    pytest.importorskip("pypdf")
    pytest.importorskip("docx")
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableArticle, match=said) as caught:
        load(str(tmp_path / name))
    assert "\n" not in str(caught.value)


def test_a_text_that_is_called_a_document_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "story.pdf").write_text(PARAGRAPHS[0], "utf-8")
    assert load(str(tmp_path / "story.pdf")).text == PARAGRAPHS[0]


def test_a_page_that_is_called_a_document_is_read_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "story.pdf").write_bytes(page())
    assert load(str(tmp_path / "story.pdf")).text.endswith(TEXT)


def test_a_packed_pdf_is_unpacked(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "story.pdf.gz").write_bytes(gzip.compress(_pdf([LINES])))
    assert load(str(tmp_path / "story.pdf.gz")).text.startswith("The council of Norby")


def test_a_pdf_may_have_something_before_its_beginning(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "story.pdf").write_bytes(b"Content-Type: application/pdf\r\n\r\n" + _pdf([LINES]))
    assert load(str(tmp_path / "story.pdf")).text.startswith("The council of Norby")


def test_a_packed_bomb_in_a_word_document_is_given_up() -> None:
    pytest.importorskip("docx")
    pytest.importorskip("resource")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(200_000_000))
    with pytest.raises(UnreadableArticle, match="too large"):
        page_in(packed.getvalue(), "bomb.docx", "docx", limits=Limits(extraction_bytes=150_000_000))


def test_a_missing_extra_says_how_to_add_it() -> None:
    missing = (
        "import sys; sys.modules['pypdf'] = sys.modules['docx'] = None\n"
        "from tui.article.page.documents import extracted\n"
        "from tui.article.errors import UnreadableArticle\n"
        "for format in ('pdf', 'docx'):\n"
        "    try: extracted(b'', format, 'story')\n"
        "    except UnreadableArticle as problem: print(problem)"
    )
    done = subprocess.run([sys.executable, "-c", missing], capture_output=True, text=True, check=True)
    assert done.stdout.count(f'--python "{sys.executable}" install ".[documents]" adds it.\n') == 2
