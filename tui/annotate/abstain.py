"""What is no article that can be judged: not English, verse, code, a transcript, posts, figures, a list of links.

Never for shortness. Each is told by its lines: how long they are, how they begin and end, what marks stand in them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from tui.annotate.attribution.turns import initials_of
from tui.annotate.genre import stated_genre
from tui.article.article import BlockKind
from tui.language.cut import CutArticle
from tui.language.dates import before_dates
from tui.language.english import is_foreign_passage, language_of
from tui.lexicon import load, words

_FEWEST_LINES, _FEWEST_LIKE, _MOST_LINES = 8, 5, 2000
"""Lines from which on they tell what a text is, and that they are links or turns, and lines that are looked at."""
_LONGEST_LINE = 300
"""Characters of a line that are looked at."""
_FEWEST_WORDS = 40
"""A text with fewer words is too short to tell its language by, and is read as English."""
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'-]*)(?:(?: of| for| and)? [A-Z(][\w.’'()-]*){0,3}(?: \([^()]{1,40}\))? ?:(?= |$)|[QA]\.(?= )"
)
_STAMPED = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–]?\s*(\w[\w .’'-]{0,30}?) ?:(?= |$)")
"""A line of a recording or a chat: when it was said, and by whom."""
_FEWEST_POSTS, _LONGEST_POST = 4, 9
"""Lines above posts that make a thread, and words of such a line."""
_NUMBERED = re.compile(r"\d{1,3}[.)] ")
_CODE = re.compile(r"[{}\[\]=<>;_#\\|+@^~`(](?<!(?<![^\W_])\()")
"""Marks of code, a bracket right after a word among them: one set of marks is looked for several times as fast."""
_STATEMENT = re.compile(
    r"import [\w.]+;?|from [\w.]+ import .+|(?:def|class|for|if|elif|while|with) .*:|.*[})\]\"'] ?;|.*\{|[})\]]+"
    r"|[\w.\[\]]+ [-+*/]?= .+|return .+[)\]}]|.*</\w+>"
)
"""A line of code that its marks alone might not tell."""
_LIST_MARKS = frozenset("-*•·–>|»")
_ENDS = tuple(".?!:”\"’)…")
_VERSE_WORDS, _LINK_WORDS = 9.0, 14.0
"""Words of the lines of verse, and of a list of links, on average."""
_FEWEST_OF_SENTENCE, _LONGEST_OF_VERSE = 6, 14
"""Words of a line that is a sentence, and of one of free verse."""
_RUNNING, _VARIED = 0.2, 0.3
"""The share of small words in running text, and how far the lengths of lines of free verse are apart."""


def why_abstained(cut: CutArticle) -> str | None:
    """One sentence for a text that is no English article, None for all others."""
    lines = _lines(cut)
    told: dict[str, str] = load("abstain")["told"]
    if not cut.brief and len(lines) >= _FEWEST_LIKE:
        kinds = {"links": _is_links, "transcript": _is_transcript}
        if len(lines) >= _FEWEST_LINES:
            kinds |= {"thread": _is_thread, "code": _is_code, "verse": _is_verse}
        else:
            kinds["code"] = _is_short_code
        for kind, fits in kinds.items():
            if fits(cut, lines):
                return told[kind]
    if language_of(cut) == "en":
        return None
    if _is_records(lines):
        return told["records"]
    count = sum(len(sentence.words) for sentence in cut.sentences)
    if count >= _FEWEST_WORDS and _is_code(cut, lines):
        return told["code"]
    if count >= _FEWEST_WORDS or _has_other_letters(cut.text) or is_foreign_passage(cut):
        return told["language"]
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
    return _share(lines, sum(map(_has_marks_of_code, lines))) >= 0.45


def _has_marks_of_code(line: str) -> bool:
    return len(_CODE.findall(line)) >= max(2, 0.04 * len(line))


def _is_short_code(cut: CutArticle, lines: Sequence[str]) -> bool:
    """A few lines of code: hashtags, prices and brackets alone do not make it, and it has no sentences."""
    stated = [_STATEMENT.fullmatch(line) is not None for line in lines]
    coded = sum(known or _has_marks_of_code(line) for known, line in zip(stated, lines, strict=True))
    return _share(lines, sum(stated)) >= 0.3 and _share(lines, coded) >= 0.6 and not any(map(_is_told, lines))


def _is_transcript(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Most lines begin with the one who speaks; where only two do and one of them asks, it is an interview, and where
    the facts are told after what each claims it is a fact-check.

    Where a time stands before each, it is a recording or a chat, whoever asks.
    """
    stamped = [found[1] for line in lines if (found := _STAMPED.match(line))]
    if _share(lines, len(stamped)) >= 0.5 and len(set(stamped)) <= len(stamped) / 2:
        return True
    turns = [(found.group().partition(" (")[0].strip(" :"), line) for line in lines if (found := _SPEAKER.match(line))]
    shorter = {short: who for who, _ in turns if " " in who for short in (initials_of(who), who.rpartition(" ")[2])}
    turns = [(shorter.get(who, who), line) for who, line in turns]
    spoken = Counter(who for who, _ in turns)
    if _share(lines, len(turns)) < 0.5 or len(spoken) < 2 or len(spoken) > len(turns) / 2:
        return False
    checks = not words("abstain", "fact_checks", "labels").isdisjoint(who.lower() for who in spoken)
    if checks or stated_genre(cut) == "interview":
        return False
    asked = Counter(who for who, line in turns if line.endswith("?"))
    return len(spoken) > 2 or max(asked[who] / times for who, times in spoken.items()) < 0.4


def _is_thread(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Posts, each below a line that says who wrote it and at what time."""
    posts = [line for line in lines if len(line.split()) <= _LONGEST_POST and _post().fullmatch(line)]
    return len(posts) >= _FEWEST_POSTS and _share(lines, len(posts)) >= 0.2


@cache
def _post() -> re.Pattern[str]:
    """The line above a post: who wrote it and when."""
    return re.compile(
        rf"(?!(?:{before_dates()}|by|on|at)\b)(?:re: ?)?([^\W\d][\w.-]{{1,30}})\b[^.?!]{{0,60}}?"
        r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]m)?|\d+ ?\w+ ago)", re.I
    )


def _is_records(lines: Sequence[str]) -> bool:
    """Lines that begin with a figure, and not with that of a numbered list: a table, a log, a ticker."""
    begun = sum(line.lstrip("[(\"'")[:1].isdigit() and not _NUMBERED.match(line) for line in lines)
    return len(lines) >= _FEWEST_LINES and _share(lines, begun) >= 0.7


def _is_links(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Most of the text is in links, or most lines are addresses, or many are and hardly any is a sentence."""
    linked = sum(link.end - link.start for link in cut.article.links)
    if linked > 0.6 * sum(len(line) for line in lines):
        return True
    addresses = sum("http://" in line or "https://" in line or line.startswith("www.") for line in lines)
    listed = sum(line[0] in _LIST_MARKS for line in lines)
    if sum(len(line.split()) for line in lines) / len(lines) > _LINK_WORDS or addresses <= 2:
        return _share(lines, addresses) >= 0.5
    headlines = _share(lines, addresses) >= 0.2 and _share(lines, sum(map(_is_told, lines))) <= 0.1
    return headlines or _share(lines, addresses) >= 0.5 or _share(lines, addresses + listed) >= 0.8


def _is_told(line: str) -> bool:
    """Whether a line is a sentence, or ends with one."""
    return line.endswith(_ENDS) and len(line.split()) >= _FEWEST_OF_SENTENCE


def _is_verse(cut: CutArticle, lines: Sequence[str]) -> bool:
    """Short lines of which few end a sentence, and most begin with a capital or the sentences run on from one to the
    next and end with them; an article has longer ones."""
    body = lines[1:]
    if sum(len(line.split()) for line in body) > _VERSE_WORDS * len(body):
        return False
    if _is_free_verse(body):
        return True
    capital = sum(line[0].isupper() or not line[0].isalnum() for line in body)
    begun = sum(line[0].islower() for line in body)
    open_ended = sum(line[-1].isalnum() for line in body)
    inside = sum(". " in line for line in body)
    runs_on = (
        min(_share(body, begun), _share(body, open_ended)) >= 0.25 and _share(body, inside) <= 0.25
        and not _is_wrapped(body)
    )
    ends = sum(line.endswith(_ENDS) for line in body)
    pauses = sum(line.endswith((",", ";", "—", ":")) for line in body)
    longest = max(len(line.split()) for line in body)
    listed = sum(line[0] in _LIST_MARKS or line[0].isdigit() for line in body)
    return (
        longest <= 16 and _share(body, ends) <= 0.5 and _share(body, pauses) >= 0.1
        and (runs_on or _share(body, capital) >= 0.5) and _share(body, listed) < 0.2
    )


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines that go on end where the next word would have been too long: prose in a narrow column."""
    widest = max(map(len, lines))
    going_on = [(line, after) for line, after in pairwise(lines) if after[0].islower()]
    full = sum(len(line) + 1 + len(after.split()[0]) > widest for line, after in going_on)
    return full > 0.8 * len(going_on)


def _is_free_verse(body: Sequence[str]) -> bool:
    """Short lines of running words that hardly ever end a sentence: most begin small and are of very different lengths,
    or some come again. A paragraph that was cut into lines has lines of one length, and sentences that end inside them.
    """
    lengths = [len(line) for line in body]
    counted = [line.split() for line in body]
    if max(map(len, counted)) > _LONGEST_OF_VERSE:
        return False
    if any(_share(body, sum(fits(line) for line in body)) > most for fits, most in (
        (lambda line: line.endswith(_ENDS), 0.25), (lambda line: ". " in line, 0.1),
        (lambda line: line[0] in _LIST_MARKS or any(c.isdigit() for c in line), 0.1),
    )):
        return False
    every = [word.lower().strip(",;:—") for line in counted for word in line]
    common = sum(word in words("function_words", "english") for word in every)
    small = _share(body, sum(line[0].islower() for line in body)) >= 0.5
    again = _share(body, len(body) - len(set(body))) >= 0.15
    mean = sum(lengths) / len(lengths)
    apart = sum(abs(length - mean) for length in lengths) / len(lengths)
    return common >= _RUNNING * len(every) and (again or (small and apart >= _VARIED * mean))


def _has_other_letters(text: str) -> bool:
    """Whether most letters are not Latin ones: then a few words are enough to tell."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return bool(letters) and sum(c > "\u024f" for c in letters) > len(letters) / 2
