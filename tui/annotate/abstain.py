"""What is no article that can be judged: not English, verse, code, a transcript, a list of links. Never for shortness.

Each is told by its lines: how long they are, how they begin and end, what marks stand in them.
"""

import re
from collections.abc import Sequence

from tui.article.article import BlockKind
from tui.language.cut import CutArticle
from tui.language.english import language_of
from tui.lexicon import load

_FEWEST_LINES, _MOST_LINES = 8, 2000
_LONGEST_LINE = 300
"""Characters of a line that are looked at."""
_FEWEST_WORDS = 40
"""A text with fewer words is too short to tell its language by, and is read as English."""
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*)(?: [A-Z(][\w.’'()-]*){0,3} ?:(?= |$)")
_CODE = re.compile(r"[{}\[\]=<>;_#\\|+@^~`]|\w\(")
_LIST_MARKS = frozenset("-*•·–>|»")
_ENDS = tuple(".?!:”\"’)…")
_VERSE_WORDS, _LINK_WORDS = 9.0, 14.0


def why_abstained(cut: CutArticle) -> str | None:
    """One sentence for a text that is no English article, None for all others."""
    lines = _lines(cut)
    if not cut.brief and len(lines) >= _FEWEST_LINES:
        kinds = {"code": _is_code, "transcript": _is_transcript, "links": _is_links, "verse": _is_verse}
        for kind, fits in kinds.items():
            if fits(cut, lines):
                return str(load("abstain")["told"][kind])
    words = sum(len(sentence.words) for sentence in cut.sentences)
    if language_of(cut) != "en" and (words >= _FEWEST_WORDS or _has_other_letters(cut.text)):
        return str(load("abstain")["told"]["language"])
    return None


def _lines(cut: CutArticle) -> list[str]:
    """The lines that are not empty, each at most so long."""
    return [line for raw in cut.text.split("\n", _MOST_LINES)[:_MOST_LINES] if (line := raw[:_LONGEST_LINE].strip())]


def _share(lines: Sequence[str], count: int) -> float:
    return count / len(lines)


def _is_code(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Lines full of brackets, signs of assignment and underscores, or a document that is one block of code."""
    coded = sum(block.end - block.start for block in cut.blocks if block.kind is BlockKind.CODE)
    if coded > 0.6 * len(cut.text):
        return True
    marked = sum(len(_CODE.findall(line)) >= max(2, 0.04 * len(line)) for line in lines)
    return _share(lines, marked) >= 0.45


def _is_transcript(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Most lines begin with the one who speaks; where only two do and one of them asks, it is an interview."""
    speakers = [found.group().strip(" :") for line in lines if (found := _SPEAKER.match(line))]
    asked = sum(line.endswith("?") for line in lines)
    if _share(lines, len(speakers)) < 0.5 or len(set(speakers)) < 2 or len(set(speakers)) > len(speakers) / 2:
        return False
    return len(set(speakers)) > 2 or _share(lines, asked) < 0.2


def _is_links(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Most of the text is in links, or most lines are addresses."""
    linked = sum(link.end - link.start for link in cut.article.links)
    if linked > 0.6 * sum(len(line) for line in lines):
        return True
    addresses = sum("http://" in line or "https://" in line or line.startswith("www.") for line in lines)
    listed = sum(line[0] in _LIST_MARKS for line in lines)
    short = sum(len(line.split()) for line in lines) / len(lines) <= _LINK_WORDS
    return _share(lines, addresses) >= 0.5 or (short and addresses > 2 and _share(lines, addresses + listed) >= 0.8)


def _is_verse(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Short lines that begin with a capital, and of which few end a sentence; an article has longer ones."""
    body = lines[1:]
    words = sum(len(line.split()) for line in body) / len(body)
    capital = sum(line[0].isupper() or not line[0].isalnum() for line in body)
    ends = sum(line.endswith(_ENDS) for line in body)
    pauses = sum(line.endswith((",", ";", "—", ":")) for line in body)
    longest = max(len(line.split()) for line in body)
    listed = sum(line[0] in _LIST_MARKS or line[0].isdigit() for line in body)
    return (
        words <= _VERSE_WORDS and longest <= 16 and _share(body, ends) <= 0.5 and _share(body, pauses) >= 0.1
        and _share(body, capital) >= 0.5 and _share(body, listed) < 0.2
    )


def _has_other_letters(text: str) -> bool:
    """Whether most letters are not Latin ones: then a few words are enough to tell."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return bool(letters) and sum(c > "\u024f" for c in letters) > len(letters) / 2
