"""How an article is packed into windows."""

from hypothesis import given
from hypothesis import strategies as st

from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.model.windows import LONGEST, lines, pack, window
from tui.model.wordpiece import WordPiece

WORDPIECE = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz", ".", "##a"])
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["A.", "b", "a", "aa", "“c”", "aaaa", "D"]), min_size=1, max_size=150).map(" ".join),
    min_size=1,
    max_size=12,
).map("\n\n".join)


@given(PARAGRAPHS)
def test_each_word_stands_once_and_no_window_is_too_long(text: str) -> None:
    article = cut(from_text(text, "test"))
    found = list(lines(article, WORDPIECE))
    packed = [window(together, WORDPIECE) for together in pack(found)]
    assert all(len(one.pieces) <= LONGEST for one in packed)
    seen = [word.start for one in packed for line, _ in one.lines for word in line.words]
    words = [w.start for b in article.blocks for w in WORDPIECE.words(article.text, *b.analysed)]
    assert seen == words


@given(PARAGRAPHS)
def test_the_first_piece_of_each_word_is_where_it_is_said_to_be(text: str) -> None:
    for together in pack(lines(cut(from_text(text, "test")), WORDPIECE)):
        one = window(together, WORDPIECE)
        assert len(one.pieces) == len(one.shapes) == len(one.quoted) == len(one.places)
        for line, begins in one.lines:
            assert [one.pieces[begin] for begin in begins] == [word.pieces[0] for word in line.words]


def test_a_long_block_is_parted_between_its_sentences() -> None:
    text = " ".join(["Aaa bbb ccc ddd eee fff."] * 40)
    found = list(lines(cut(from_text(text, "test")), WORDPIECE))
    assert len(found) > 1
    assert all(text[line.words[0].start :].startswith("Aaa") for line in found)


def test_the_company_of_a_line_depends_on_the_article_alone() -> None:
    one, other = "Aa bb.\n\n" * 60, "Dd ee.\n\n" * 60
    packed = [[line.words for line in together] for together in pack(lines(cut(from_text(one, "x")), WORDPIECE))]
    for text in (other, one):
        again = [[line.words for line in together] for together in pack(lines(cut(from_text(text, "x")), WORDPIECE))]
    assert again == packed
