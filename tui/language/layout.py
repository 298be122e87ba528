"""What each block of an article is for: headline, byline, body, caption, or furniture of the page.

Only what is wholly clear is set aside: a paragraph that is dimmed by mistake hides text from the reader.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.article.article import Article, Block, BlockKind, Span
from tui.language.names.parts import governs
from tui.lexicon import load, words


class Role(StrEnum):
    """What a block is for."""

    NOTE = "note"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    FURNITURE = "furniture"


HEADINGS = frozenset((Role.HEADLINE, Role.STANDFIRST, Role.SUBHEAD))
ANALYSED = HEADINGS | {Role.BODY}


@dataclass(frozen=True, slots=True)
class CutBlock:
    """A block with its role. `furniture` is a tail glued to it ("Read More"), empty where there is none."""

    start: int
    end: int
    kind: BlockKind
    level: int
    role: Role
    furniture: Span

    @property
    def analysed(self) -> Span:
        """The stretch that marks may stand in; empty for captions, bylines, notes and furniture."""
        if self.role not in ANALYSED or self.kind is BlockKind.CODE:
            return Span(self.start, self.start)
        return Span(self.start, self.furniture.start)


_EARLY_PARAGRAPHS = 3
BRIEF_LINES = 3
"""A text of at most so many lines has no headline and no furniture."""

_NOTE = re.compile(r"\[Invented for practice[^\n]*\]")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĎĐĘĞİŁŃŇŐŘŚŞŠȘŤȚŰŹŻŽ]"
_BYLINE = re.compile(
    r"(?:(?:words|reported|written|story|comment|opinion|analysis|essay|review|interview|exclusive:?) )?by\s+"
    rf"{_CAPITAL}[\w.’'-]+(?:\s+(?:and\s+|,\s*|de\s+|van\s+|von\s+|al-)?{_CAPITAL}[\w.’'-]*){{0,7}}\b.{{0,80}}",
    re.I | re.S)
_BYLINE_NAME = re.compile(rf"(?:\S+\s+)?(?:[Bb]y|BY)\s+({_CAPITAL}.*)", re.S)
_WHERE_FROM = re.compile(rf"\s+(?:in|at|for|from)\s+{_CAPITAL}.*?(?=,|\s+and\s|$)", re.S)
"""Where somebody wrote from, or for whom, after their name."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
)
_DAY_LINE = re.compile(rf"{_DAY}(?:,?\s+\d{{4}})?(?:,?\s+(?:at\s+)?\d{{1,2}}[:.]\d{{2}})?", re.I)
"""A day by itself, mostly without its year, as newspapers print it."""
_NAME = rf"{_CAPITAL}[\w.’'-]*(?:\s+(?:de|da|van|von|der|bin|al|{_CAPITAL}[\w.’'-]*)){{1,4}}"
_SIGN_OFF = re.compile(rf"(?:^|\()((?:Reporting|Reported|Writing|Written) by\s+({_NAME}[^();]*)(?:;[^()]*)?)\)?[\s.]*$")
"""Who reported, at the end: (Reporting by Ada Fenn in Marl; Editing by Ben Orr)"""
_NAMES = re.compile(rf"{_NAME}(?:\s*(?:,|and|&)\s*{_NAME}){{0,2}}")
_SIGNED = re.compile(rf"({_NAMES.pattern})(?:\s*[/|·•,–—]\s*|\s+-\s+)(\S.*)")
"""A line that a name begins, and what stands after it: Ada Fenn / 12 March."""
_DATE = re.compile(
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})", re.I)
_PARTED = re.compile(r"\s*[,|·•/]\s*")
_PLACED = re.compile(rf"({_NAMES.pattern})\s+(?:in|at)\s+{_CAPITAL}\S*(?:\s+{_CAPITAL}\S*){{0,3}}")
"""A name and where they wrote: Ada Fenn in Marl."""
_LED_DAY = re.compile(
    rf"([^.,:;?!\d]{{2,40}}),\s+({_DAY}(?:,?\s+\d{{4}})?|{_WEEKDAY})", re.I
)
"""A place or a newspaper, and the day: Marl, 3 July."""
_DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|last updated|first published|modified)\b[^.]{{0,40}}?|[^.?!]{{0,60}}?[,|·•–-]\s*"
    rf"|{_WEEKDAY},?\s+)?{_DATE.pattern}[^.?!]{{0,40}}", re.I)
_DATELINE = re.compile(r"([^()/\n]{0,60}?)\s*[(/]([A-Za-z ]{2,20})[)/]\.?\s*([—–-]?)")
"""Where and when it was written, and for whom: MARL, March 3 (AP) — or, without a dash, Marl, Mar 3 (PTI)."""
_PLACE_AND_DAY = re.compile(
    rf"(?:[A-Z][A-Z.’' -]{{2,40}}(?:,\s[A-Z][\w.]*)?,\s+|{_CAPITAL}[\w.’' -]{{2,40}},\s+(?=[\w ]{{3,20}}\s[—–]\s))"
    rf"((?i:{_DAY})(?:,?\s+\d{{4}})?)(?=[\s,(—–-])")
"""Where it was written, in capitals or before a dash, and when."""
_SECTION = re.compile(
    r"(?:opinion|comment|analysis|editorial|letters|news|politics|business|sport|review)\s*[,|·–—-]\s*", re.I
)
_KICKERS_APART = re.compile(r" (?:[—–|:/-]|--) ")
_NOT_AN_OUTLET = re.compile(
    r"(?:(?:press|news|media) release|published|updated|posted|last|first|modified|\w+day)\b", re.I
)
_EDGES = " \t\u00a0.:…»›>→|-–—*•·"
_CREDIT_REACH = 50
"""How far from either end of a caption its credit stands, in characters."""
_LONGEST_FURNITURE, _LONGEST_CAPTION, _LONGEST_HEADLINE = 160, 600, 220
_LONGEST_SENTENCE = 140
"""Characters of a headline that ends as a sentence does."""
_MOST_KICKERS, _LONGEST_KICKER = 2, 14
"""Lines above a headline, and words of one."""
_LONGEST_OFFICE = 4
_LONGEST_OUTLET = 6
"""Words of a newspaper's name."""
_LONGEST_NAME, _SHORTEST_LEAD = 60, 60
"""Characters of a line that only names whoever wrote, and of the line or paragraph below it."""
_LONGEST_SIGN_OFF, _LAST = 300, 4
"""Characters in which it is told who reported, and paragraphs at the end that may tell it."""


def lay_out(article: Article) -> tuple[CutBlock, ...]:
    """The blocks of an article with their roles, in order."""
    text = article.text
    blocks = list(article.blocks)
    roles = [Role.BODY] * len(blocks)
    first = 0
    if blocks and _NOTE.fullmatch(text, blocks[0].start, blocks[0].end):
        roles[0] = Role.NOTE
        first = 1
    if not is_brief(article):
        _set_aside_furniture(text, blocks, roles, first)
        _find_head(text, blocks, roles, first)
    return tuple(
        CutBlock(block.start, block.end, block.kind, block.level, role, _tail(text, block, role))
        for block, role in zip(blocks, roles, strict=True)
    )


def is_brief(article: Article) -> bool:
    """Whether the text, its note aside, is of one to three lines: a passage, and not a whole article."""
    blocks = article.blocks
    noted = bool(blocks) and bool(_NOTE.fullmatch(article.text, blocks[0].start, blocks[0].end))
    return sum(article.text.count("\n", block.start, block.end) + 1 for block in blocks[noted:]) <= BRIEF_LINES


def opening_end(blocks: Sequence[CutBlock]) -> int:
    """The offset where the head of an article and its first paragraphs end."""
    paragraphs = [block.end for block in blocks if block.role is Role.BODY]
    ends = paragraphs[:_EARLY_PARAGRAPHS] if len(paragraphs) >= _EARLY_PARAGRAPHS else [block.end for block in blocks]
    return max(ends, default=0)


def _set_aside_furniture(text: str, blocks: list[Block], roles: list[Role], first: int) -> None:
    for index in range(first, len(blocks)):
        block = blocks[index]
        line = text[block.start : block.end]
        if block.kind is BlockKind.CODE or len(line) > _LONGEST_CAPTION:
            continue
        if len(line) <= _LONGEST_FURNITURE and index > first and _is_furniture(line):
            roles[index] = Role.FURNITURE
        elif index > first and (signed := _SIGN_OFF.match(line)) and _is_sign_off(signed):
            roles[index] = Role.BYLINE
        elif index > first and _is_caption(line):
            roles[index] = Role.CAPTION
            before = blocks[index - 1]
            title = text[before.start : before.end]
            glued = text.count("\n", before.end, block.start) == 1
            if glued and index - 1 > first and len(title) < 120 and title[-1] not in ".!?”\"":
                roles[index - 1] = Role.CAPTION  # the picture's own heading, on the line above


def _is_furniture(line: str) -> bool:
    low = _spaced(line)
    bare = low.strip(_EDGES)
    lexicon = load("furniture")
    if bare in words("furniture", "exact") or not bare:
        return True
    ends_like_prose = low[-1] in ".!?”\"'" and len(low) > 60
    if not ends_like_prose and any(low.startswith(opening) for opening in lexicon["begins"]):
        return True
    return any(phrase in low for phrase in lexicon["contains"])


def _is_caption(line: str) -> bool:
    low = _spaced(line)
    edges = (low[:_CREDIT_REACH], low[-_CREDIT_REACH:])
    credited = any(credit in edge for credit in load("furniture")["credits"] for edge in edges)
    return credited and "“" not in line and ' "' not in line


def _spaced(line: str) -> str:
    """In lower case, with single spaces and colons apart, as the lexicon is written."""
    return " ".join(line.lower().replace("’", "'").replace(":", " : ").split())


def _find_head(text: str, blocks: list[Block], roles: list[Role], first: int) -> None:
    """Headline, standfirst and byline, which stand before the body."""
    first = _after_kickers(text, blocks, roles, first)
    body = [i for i in range(first, len(blocks)) if roles[i] is Role.BODY]
    if len(body) < 2:
        return
    if body[0] == first and _is_headline(text, blocks[first], blocks[body[1]]):
        roles[first] = Role.HEADLINE
    head = [i for i in range(first, min(first + 7, len(blocks))) if roles[i] is Role.BODY]
    for index in head:
        line = text[blocks[index].start : blocks[index].end]
        following = text[blocks[index + 1].start : blocks[index + 1].end] if index + 1 < len(blocks) else ""
        beside = (following, text[blocks[index - 1].start : blocks[index - 1].end])
        dated = any(_is_date_line(one) or _is_led_day(one) for one in beside)
        office = index > 0 and roles[index - 1] is Role.BYLINE and _is_office(line)
        kicker = index > first and _is_kicker(line)
        signs = index > first and (_is_led_day(line) or _signs_alone(line, following) or _is_outlet_alone(line))
        if len(line) < 160 and (_is_byline(line) or office or kicker or signs or (dated and _is_name(line))):
            roles[index] = Role.BYLINE
        elif index == first + 1 and _is_standfirst(text, blocks, index):
            roles[index] = Role.STANDFIRST
        else:
            break
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and roles[index] is Role.BODY:
            roles[index] = Role.SUBHEAD


def _after_kickers(text: str, blocks: list[Block], roles: list[Role], first: int) -> int:
    """The place of the first block below the lines that only name a section or a sort of text: OPINION."""
    for index in range(first, min(first + _MOST_KICKERS, len(blocks) - 2)):
        if roles[index] is not Role.BODY or not _is_kicker(text[blocks[index].start : blocks[index].end]):
            return index
        roles[index] = Role.BYLINE
        first = index + 1
    return first


def _is_kicker(line: str) -> bool:
    """Whether a line names a section, with a date or without, or says from when on it may be printed; or does both:
    News release — for immediate release."""
    if len(line) > _LONGEST_FURNITURE or len(line.split()) > _LONGEST_KICKER:
        return False
    low = _spaced(line).strip(_EDGES)
    return _names_section(low) or all(map(_names_section, _KICKERS_APART.split(low)))


def _names_section(low: str) -> bool:
    if any(low.startswith(opening) for opening in load("furniture")["kickers_begin"]):
        return True
    return _undated(low) in words("furniture", "kickers")


def _undated(low: str) -> str:
    """A line without the date that it ends with."""
    date = _DATE.search(low) or _DAY_LINE.search(low)
    return low[: date.start()].strip(_EDGES + ",(") if date and date.end() >= len(low.rstrip(_EDGES + ")")) else low


def _is_headline(text: str, block: Block, following: Block) -> bool:
    line = text[block.start : block.end]
    if block.kind is BlockKind.HEADING:
        return True
    if len(line) > _LONGEST_HEADLINE or "\n" in line or outlet_in_dateline(line) or date_in_dateline(line):
        return False
    if _is_byline(line) and not signed_by(line):
        return False
    if len(line) > _LONGEST_SENTENCE and line.endswith((".", ".”", '."')) and not _is_title_case(line):
        return False
    apart = text.count("\n", block.end, following.start) > 1
    return apart or line[-1] not in ".!?”\"" or len(line) < 120


def _is_title_case(line: str) -> bool:
    named = line.split()
    return sum(word[0].isupper() for word in named) > len(named) / 2


def _is_standfirst(text: str, blocks: list[Block], index: int) -> bool:
    """A second heading, or a short paragraph between the headline and a byline."""
    if blocks[index].kind is BlockKind.HEADING:
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    line = text[blocks[index].start : blocks[index].end]
    return following is not None and len(line) < 300 and _is_byline(text[following.start : following.end])


def _is_byline(line: str) -> bool:
    line = line.strip()
    if len(line) > 160 or line.endswith(("?", "!")):
        return False
    short = len(line.split()) <= 14
    by = short and _BYLINE.fullmatch(line) and _BYLINE_NAME.match(line)
    return bool(by) or _is_date_line(line) or signed_by(line) is not None


def _is_date_line(line: str) -> bool:
    return len(line) <= _LONGEST_FURNITURE and bool(_DATE_LINE.fullmatch(line) or _DAY_LINE.fullmatch(line))


def _is_office(line: str) -> bool:
    """Whether a line below a name tells what somebody is at a newspaper: Local Democracy Reporter."""
    told = line.lower().replace(",", " ").split()
    return len(told) <= _LONGEST_OFFICE + 1 and line[-1] not in ".?!" and bool(words("furniture", "offices") & {*told})


def _is_name(line: str) -> bool:
    """Whether a line is a name in capitals, and that of no newspaper, or two or three such names."""
    return bool(_NAMES.fullmatch(line)) and not _is_outlet(line)


def _is_led_day(line: str) -> bool:
    """Whether a line tells where or for whom, and on what day: Marl, 3 July."""
    led = _LED_DAY.fullmatch(line)
    return led is not None and all(word[0].isupper() for word in led[1].split())


def _is_outlet_alone(line: str) -> bool:
    """Whether a line is the name of a newspaper, and nothing else."""
    told = line.split()
    capitals = all(word[0].isupper() for word in told)
    fits = 1 < len(told) <= _LONGEST_OUTLET and capitals and line[-1] not in ".?!"
    return fits and _is_outlet(line) and not _is_office(line)


def _signs_alone(line: str, following: str) -> bool:
    """Whether a line above a paragraph is the name of whoever wrote it, and no place: Ada Fenn; Ada Fenn in Marl."""
    opens = line.split()[0].lower()
    if len(line) > _LONGEST_NAME or len(following) < _SHORTEST_LEAD or opens in words("furniture", "place_openers"):
        return False
    return name_that_signs(line) is not None


def name_that_signs(line: str) -> str | None:
    """The name in a line that is only that, with where they wrote or without: Ada Fenn, Ada Fenn in Marl."""
    if placed := _PLACED.fullmatch(line):
        return placed[1]
    signed = _SIGNED.fullmatch(line)
    if signed and _is_name(signed[1]) and "|" in line and _is_name(f"{signed[1]} {signed[2]}"):
        return signed[1]
    return line if _is_name(line) and not any(governs(low) for low in line.lower().split()) else None


def _is_outlet(name: str) -> bool:
    low = name.lower().split()
    titles = words("bodies", "titles_of_outlets") | words("bodies", "documents") | words("furniture", "outlets_end")
    return low[0] == "the" or low[-1] in titles or " ".join(low) in words("furniture", "outlets_in_datelines")


def signed_by(line: str) -> str | None:
    """Who signs a line without "By": a name before a date or an office, "Ada Fenn / 12 March", "Ada Fenn, reporter",
    "Ada Fenn, reporter, Marl Gazette, 12 March"."""
    signed = _SIGNED.fullmatch(line) if len(line) <= _LONGEST_FURNITURE else None
    if signed is None or _is_outlet(signed[1]) or _SECTION.match(line):
        return None
    dated = _is_date_line(signed[2])
    told, *more = _apart(signed[2])
    if not all(_is_outlet_alone(part) or _is_date_line(part) for part in more):
        told = signed[2]
    offices = words("furniture", "offices").intersection(told.lower().replace(",", " ").split())
    return signed[1].removeprefix("From ") if dated or (offices and len(told.split()) <= _LONGEST_OFFICE) else None


def _apart(line: str) -> list[str]:
    """What commas, bars and strokes part in a line."""
    return [part.strip() for part in _PARTED.split(line)]


def sign_off(paragraph: str) -> str | None:
    """Who reported, wrote and edited, where a paragraph is that or ends with it in brackets."""
    found = _SIGN_OFF.search(paragraph, max(0, len(paragraph) - _LONGEST_SIGN_OFF))
    return found[1] if found and _is_sign_off(found) else None


def _is_sign_off(found: re.Match[str]) -> bool:
    """Whether nothing is told besides the names: no "Reporting by Ada Fenn led to a law"."""
    told = found[1].replace(",", " ").replace(";", " ").split()
    return all(word[0].isupper() or word in words("furniture", "sign_offs") for word in told)


def outlet_in_dateline(line: str) -> str | None:
    """For whom a paragraph was written that begins with where, and mostly when, it was: MARL, March 3 (AP) —"""
    found = _DATELINE.match(line)
    if found is None:
        return None
    known = found[2].lower() in words("furniture", "outlets_in_datelines")
    if not known and not (found[3] and date_in_dateline(line)):
        return None
    dated = _DAY_LINE.search(found[1]) and not any(word[0].islower() for word in found[1].split())
    return found[2] if found[3] or dated else None


def date_in_dateline(line: str) -> str | None:
    """When a paragraph was written that begins with where, in capitals, and when: ROTTERDAM, 4 March —"""
    placed = _PLACE_AND_DAY.match(line)
    return placed[1] if placed else None


def _tail(text: str, block: Block, role: Role) -> Span:
    """Furniture glued to the end of a paragraph, else an empty span there."""
    if role in ANALYSED:
        opening = text.rfind("(", block.start, block.end) if text.endswith((")", ")."), block.start, block.end) else -1
        if opening >= 0 and sign_off(text[block.start : block.end]):
            return Span(block.start + len(text[block.start : opening].rstrip()), block.end)
        stretch = text[block.start : block.end].rstrip(_EDGES)
        low = stretch[-60:].lower()
        for tail in load("furniture")["tails"]:
            before = stretch[: len(stretch) - len(tail)].rstrip()
            if low.endswith(tail) and before and before[-1] in ".!?”\"’'):":
                return Span(block.start + len(stretch) - len(tail), block.end)
    return Span(block.end, block.end)


def date_in(line: str) -> str | None:
    """The first date with a year in a line, as it is written."""
    found = _DATE.search(line)
    return found.group() if found else None


def _names_no_outlet(lead: str) -> bool:
    """Whether what stands before a date is only the day, or what sort of text or section this is."""
    return bool(_NOT_AN_OUTLET.match(lead)) or _is_kicker(lead)


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article says about itself; None where it says nothing."""

    title: str | None
    byline: str | None
    published: str | None
    outlet: str | None


def stated(article: Article, blocks: tuple[CutBlock, ...]) -> Stated:
    """Title, author, date and outlet: from the file's own metadata, else from the first lines."""
    text = article.text
    title, byline, published, outlet = article.title, article.byline, article.published, article.outlet
    for block in blocks:
        line = " ".join(text[block.start : block.end].split())
        if block.role is Role.HEADLINE and title is None:
            title = line
        elif block.role is Role.BYLINE:
            date = _DATE.search(line) or _DAY_LINE.search(line)
            author = _author_in(line)
            byline, published = byline or author, published or (date.group() if date else None)
            if author is None and not _BYLINE_NAME.match(line):
                outlet = outlet or _outlet_in(line, date)
            elif author:
                outlet = outlet or next(filter(_is_outlet_alone, _apart(line)[1:]), None)
        elif block.role is Role.BODY:
            outlet, published = outlet or outlet_in_dateline(line), published or date_in_dateline(line)
            break
    return Stated(title, byline or _who_signs_off(text, blocks), published, outlet)


def _author_in(line: str) -> str | None:
    """Who a line says has written: By Ada Fenn in Marl; Ada Fenn / 12 March; nobody where it is Our Correspondent."""
    name = _BYLINE_NAME.match(line)
    if name is None:
        return signed_by(line) or name_that_signs(line)
    alone = re.split(r"\s*[|·•(/]|,\s|\s[–—-]\s", name.group(1))[0]
    unnamed = alone.split()[0].lower() in words("furniture", "unnamed_authors")
    return None if unnamed else _WHERE_FROM.sub("", alone).strip() or None


def _outlet_in(line: str, date: re.Match[str] | None) -> str | None:
    """For whom a text was written, by a line that is only that or tells it before a date; a place is no newspaper."""
    if date is None:
        return line if _is_outlet_alone(line) and not _names_no_outlet(line) else None
    lead = _SECTION.sub("", line[: date.start()].strip(" ,|·•–—-"), count=1)
    if not lead or (_is_led_day(line) and not _is_outlet(lead)) or _names_no_outlet(lead):
        return None
    return lead


def _who_signs_off(text: str, blocks: tuple[CutBlock, ...]) -> str | None:
    """Who is named first as having reported, at the end: Ada Fenn and Ben Orr."""
    signed = filter(None, (sign_off(text[block.start : block.end]) for block in blocks[-_LAST:]))
    names = next((line.partition(";")[0].partition(" by ")[2] for line in signed), "")
    return _WHERE_FROM.sub("", names).strip(" .") or None
