"""What sort of text it is, by what its page files it under, the lines around it and the voice it speaks in."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from tui.annotate.annotation import Annotation, SpanIndex
from tui.annotate.attribution.turns import questions_in
from tui.annotate.voice import argues
from tui.language.bylines import parts_of, sign_off
from tui.language.cut import CutArticle, kept
from tui.language.datelines import outlet_in_dateline
from tui.language.layout import CutBlock, Role
from tui.language.quotations import tells_what_is_said
from tui.language.tokens import tokenize
from tui.language.writers import writes_from_outside
from tui.lexicon import PhraseTable, load, phrases, words

_HEAD, _FOOT = 5, 4
"""Lines at either end that may bear a label."""
_LONGEST_LABEL, _LONGEST_STANDING, _LONGEST_ABOUT = 14, 60, 8
"""Words of a line that may be a label, of a paragraph on who wrote or sent it, and of a heading "About Tarn Mills"."""
_GOES_ON = frozenset((":", "|", "·", "–", "—", "-", "/", "(", "by"))
"""What stands between a label and the rest of its line; a comma only where the line is no sentence."""
_OPENING = 3
"""Paragraphs at the beginning that may tell for whom it was written."""
_LONGEST_DATELINE = 120
"""Characters of the head of a paragraph that may tell where it was written, and for whom."""
_FEWEST_ATTRIBUTIONS, _PRAISE = 3, 4
"""Statements that are handed to others; phrases of self-praise."""
_OFTEN = 0.3
"""The share of sentences from which on two such statements are enough: a report of a few sentences."""
_OPINION, _REPORT = 0.8, 0.5
"""How likely it is, by its voice, that a text argues: from the one on it is an opinion, below the other a report may
be one, and between them it is left open. A report that is called an opinion is the worse mistake."""
_REPORTED = 0.1
"""The share of sentences that hand something to others in a report: of 14 texts of 266 below it, 11 were columns, lists
and newsletters."""
_FEWEST_WORDS_OF_ANSWER = 5
"""Words of an answer in an interview."""
_FEWEST_PARAGRAPHS, _ANSWERS = 6, 4
"""Paragraphs that may be turns, and answers from which on they make an interview, whoever answers."""
_FILED_APART = re.compile(r"[/|>›»,;:]")
_SIGNED_APART = re.compile(r"\s*[,|·•/()]\s*|\s+(?:and|for|with|via)\s+|\s[–—-]\s", re.I)
_BETWEEN = " \t.()[]—–-*_/"


def genre_of(cut: CutArticle, sourced: Sequence[Annotation]) -> str | None:
    """News report, opinion, press release, agency copy or interview; None where it cannot be told."""
    if cut.brief:
        return "agency copy" if _has_agency_dateline(cut) else None
    if stated := stated_genre(cut):
        return stated
    if _is_agency_copy(cut):
        return "agency copy"
    if _is_interview(cut):
        return "interview"
    shown = [annotation for annotation in sourced if annotation.shown]
    if _is_release(cut, shown):
        return "press release"
    argued = 0.0 if _answers(cut) else argues(cut, shown)  # who heads each answer with a question explains
    if argued >= _OPINION:
        return "opinion"
    often = _handed_on(cut, shown)
    enough = len(shown) >= _FEWEST_ATTRIBUTIONS - (often >= _OFTEN) and any(_reports(cut, one) for one in shown)
    return "news report" if enough and argued < _REPORT and often >= _REPORTED else None


# ---------------------------------------------------------------- what it is called


@kept
def stated_genre(cut: CutArticle) -> str | None:
    """What the page or the text itself calls it, if it does."""
    return _filed(cut) or _labelled(cut)


def _filed(cut: CutArticle) -> str | None:
    """The genre that the page's own sections name, the first that does."""
    for section in cut.article.sections:
        for part in _FILED_APART.split(section.lower()):
            called = " ".join(part.replace("-", " ").replace("_", " ").split())
            for genre in load("genre")["sections"]:
                if called in words("genre", "sections", genre):
                    return str(genre)
    return None


def has_turns(cut: CutArticle) -> bool:
    """Whether it is an interview in which somebody else than its writer says "I" outside quotations."""
    return stated_genre(cut) == "interview" or bool(_answers(cut))


def _labelled(cut: CutArticle) -> str | None:
    """The genre that the headline, a line at the head or one at the foot names."""
    blocks = [block for block in cut.blocks if block.role is not Role.NOTE]
    lines = [(block, _tokens(cut, block)) for block in (*blocks[:_HEAD], *blocks[_HEAD:][-_FOOT:])]
    for block, line in lines:
        if genre := _label(line, headline=block.role is Role.HEADLINE):
            return genre
    for block, line in lines[-_FOOT:]:
        if len(line) > _LONGEST_STANDING or block.role is Role.HEADLINE:
            continue
        if found := _phrases("standing").first_in(line):
            return found.entry
        if "is" in line[1:5] and not words("genre", "writers", "words").isdisjoint(line[:_LONGEST_LABEL]):
            note = cut.text[block.start : block.end]
            if all(word[0].isupper() for word in note.split()[: line.index("is")]) and not tells_what_is_said(note):
                return "opinion"
    told = [cut.text[block.start : block.end] for block in blocks if block.role is Role.BYLINE]
    columnist = any(map(_is_by_columnist, [cut.stated.byline or "", *told]))
    return "opinion" if columnist or any(map(writes_from_outside, told)) else None


def _is_by_columnist(byline: str) -> bool:
    """Whether a byline calls whoever wrote a columnist: By Ada Fenn, Star columnist."""
    return any(part.lower().split()[-1] in words("genre", "writers", "words") for part in parts_of(byline) if part)


def _tokens(cut: CutArticle, block: CutBlock, most: int = _LONGEST_STANDING) -> tuple[str, ...]:
    """The words of a block's beginning, as lexicons are matched on them; none of one of more than `most`."""
    end = min(block.end, block.start + 500)
    if len(cut.text[block.start : end].split()) > most:
        return ()
    return tokenize(cut.text, block.start, end).lower


def _label(line: Sequence[str], headline: bool) -> str | None:
    """The genre that a short line names; of a headline what stands before a colon or a bar, or after one at its end."""
    if not line or len(line) > _LONGEST_STANDING:
        return None
    opening = _phrases("openings").at(line, 0)
    if opening and (not headline or opening.entry == "interview"):
        return opening.entry
    if headline and line[-2:-1] == ("|",) and (label := _phrases("labels").at(line, len(line) - 1)):
        return label.entry
    label = _phrases("labels").at(line, 0)
    if label is None:
        return None
    rest = line[label.last : label.last + 1]
    below = line[label.last + 1 :]
    twice = _phrases("openings").at(below, 0) if below and rest[0] in _GOES_ON and not headline else None
    if twice:
        return twice.entry  # News release – for immediate release
    if headline:
        return label.entry if rest in ((":",), ("|",)) else None
    if len(line) > _LONGEST_LABEL:
        return None
    if line[label.last :] in ((), (".",)) or rest[0] in _GOES_ON or rest[0][0].isdigit():
        return label.entry
    return label.entry if rest == (",",) and line[-1] not in (".", "?", "!") else None


@cache
def _phrases(key: str) -> PhraseTable[str]:
    """The phrases of a table of lists, each standing for its genre."""
    return PhraseTable((phrase, genre) for genre, phrases in load("genre")[key].items() for phrase in phrases)


# ---------------------------------------------------------------- who published it


def _is_agency_copy(cut: CutArticle) -> bool:
    """Whether an agency is its outlet, stands in its dateline, signs it or is credited at its foot."""
    agencies = words("genre", "agencies", "words")
    if (cut.stated.outlet or "").lower() in agencies or _has_agency_dateline(cut):
        return True
    signed = [cut.text[block.start : block.end] for block in cut.blocks if block.role is Role.BYLINE]
    if any(_is_agency(name) for line in (cut.stated.byline or "", *signed) for name in _SIGNED_APART.split(line)):
        return True
    foot = [cut.text[block.start : block.end] for block in cut.blocks[-_FOOT:]]
    return any(map(_credits_agency, foot)) or any("editing by" in (sign_off(line) or "").lower() for line in foot)


def _has_agency_dateline(cut: CutArticle) -> bool:
    body = [block for block in cut.blocks if block.role is Role.BODY][:_OPENING]
    outlets = (outlet_in_dateline(cut.text[b.start : min(b.end, b.start + _LONGEST_DATELINE)]) for b in body)
    return any(outlet is not None and _sends_copy_out(outlet.lower()) for outlet in outlets)


def _sends_copy_out(outlet: str) -> bool:
    """Whether the outlet of a dateline is an agency or is called one, and sends no press releases out."""
    if outlet in words("genre", "agencies", "words"):
        return True
    called = outlet.rpartition(" ")[2] in words("genre", "agencies", "called")
    return called and outlet not in words("genre", "wires", "words")


def _is_agency(name: str) -> bool:
    """Whether a name is that of an agency, or that of a writer with it: IDA STROM Associated Press."""
    low = " ".join(_credited_to().sub("", name.strip(_BETWEEN)).lower().split())
    agencies = words("genre", "agencies", "credited")
    return low in agencies or any(low.endswith(f" {agency}") for agency in agencies if " " in agency)


@cache
def _credited_to() -> re.Pattern[str]:
    """What stands before the one to whom a text is credited: Source: AP."""
    credits = map(re.escape, [*load("furniture")["credited_by"], *load("furniture")["copyright"]])
    return re.compile(rf"(?:{'|'.join(credits)})[:\s]\s*", re.I)


def _credits_agency(line: str) -> bool:
    """Whether a line at the foot is an agency's name or its copyright."""
    low = line.lower().strip(_BETWEEN)
    if len(line.split()) > _LONGEST_STANDING:
        return False
    if low.startswith(tuple(load("furniture")["copyright"])):
        return phrases("genre", "agencies", "credited").occurs_in(tokenize(low).lower)
    return _is_agency(line)


def _is_release(cut: CutArticle, shown: Sequence[Annotation]) -> bool:
    """Whether those whom it is about publish it: by the name of who does, what they add at the end, or their praise."""
    if _publishes_itself((cut.stated.outlet or "").lower()) or _came_by_wire(cut) or _tells_about_itself(cut):
        return True
    ends = words("genre", "ends", "words")
    longest = max(len(line.split()) for line in ends)
    if not ends.isdisjoint(" ".join(_tokens(cut, block, longest)) for block in cut.blocks[-_FOOT * 3 :]):
        return True
    return _announces(cut, shown) or _found(cut, "release") >= _PRAISE


def _publishes_itself(outlet: str) -> bool:
    kinds = load("genre")["publishers"]
    begins = any(outlet.startswith(f"{opening} ") or outlet == opening for opening in kinds["begin"])
    return begins or any(outlet.endswith(f" {end}") for end in kinds["end"])


def _came_by_wire(cut: CutArticle) -> bool:
    """Whether one of its first paragraphs names, in brackets or strokes, a service that sends press releases out."""
    for block in [block for block in cut.blocks if block.role is Role.BODY][:_OPENING]:
        line = tokenize(cut.text, block.start, min(block.end, block.start + _LONGEST_DATELINE)).lower
        hits = phrases("genre", "wires", "words").find(line)
        if any(hit.first and line[hit.first - 1] in ("(", "/") for hit in hits):
            return True
    return False


def _tells_about_itself(cut: CutArticle) -> bool:
    """Whether "About" and a name stand above a paragraph that says what the one of that name is; no writer's."""
    for block, following in pairwise(cut.blocks[len(cut.blocks) // 2 :]):
        heading = cut.text[block.start : block.end].split()
        below = cut.text[following.start : following.end].split()
        if heading[0].lower() != "about":
            continue
        if len(heading) > _LONGEST_ABOUT:  # with the paragraph on the same line: About Tarn Mills Tarn Mills is …
            heading, below = heading[:2], heading[2:]
        name = [word.strip(":.,") for word in heading[1:] if word[0].isupper()]
        told = [word.strip("’'s,.()") for word in below[:_LONGEST_ABOUT]]
        if name and name[0] in told and name[0].lower() not in words("function_words", "openers"):
            writer = words("furniture", "offices") | words("genre", "writers", "words")
            if writer.isdisjoint(word.strip(".,").lower() for word in below[:_LONGEST_LABEL]):
                return True
    return False


def _announces(cut: CutArticle, shown: Sequence[Annotation]) -> bool:
    """Whether it is pleased to announce something, in words that are handed to nobody."""
    release = load("genre")["release"]
    table = PhraseTable((f"{feel} to {verb}", True) for feel in release["feelings"] for verb in release["announcing"])
    handed = SpanIndex([span for annotation in shown for span in annotation.spans])
    for sentence in cut.sentences:
        for hit in table.find(sentence.lower):
            start, end = sentence.starts[hit.first], sentence.ends[hit.last - 1]
            present = not words("genre", "release", "is").isdisjoint(sentence.lower[max(0, hit.first - 2) : hit.first])
            if present and cut.quotation_at(start) is None and not handed.overlapping(start, end):
                return True
    return False


# ---------------------------------------------------------------- how it speaks


def _found(cut: CutArticle, key: str) -> int:
    """How often phrases of a list stand outside quotations."""
    return sum(
        cut.quotation_at(sentence.starts[hit.first]) is None
        for sentence in cut.sentences
        for hit in phrases("genre", key, "words").find(sentence.lower)
    )


def _is_interview(cut: CutArticle) -> bool:
    """Whether it says so, or questions and answers take turns, paragraph by paragraph."""
    if _found(cut, "interview"):
        return True
    answers = _answers(cut)
    myself = words("claims", "self", "words") | words("genre", "voice", "answering")
    personal = sum(not myself.isdisjoint(tokenize(answer).lower) for answer in answers)
    return len(answers) >= _ANSWERS or (bool(answers) and personal >= len(answers) / 3)


def _answers(cut: CutArticle) -> list[str]:
    """The paragraphs that answer a question which is all of the one before; none where there are few such turns."""
    bodies = [number for number, block in enumerate(cut.blocks) if block.role in (Role.BODY, Role.SUBHEAD)]
    questions = set(questions_in(cut))
    answers = [
        cut.text[cut.blocks[number].start : cut.blocks[number].end]
        for asked, number in pairwise(bodies) if asked in questions and number not in questions
    ]
    told = [answer for answer in answers if len(answer.split()) >= _FEWEST_WORDS_OF_ANSWER]
    return told if len(bodies) >= _FEWEST_PARAGRAPHS and len(told) >= 0.3 * len(bodies) else []


def _reports(cut: CutArticle, annotation: Annotation) -> bool:
    """Whether a statement is quoted, or was made at a time: all of 250 news reports that we looked at have such."""
    if annotation.kind != "indirect":
        return True
    cue = cut.lower_in(*annotation.cue) if annotation.cue else ()
    return any(word.endswith("ed") or word in words("genre", "reporting", "words") for word in cue)


def _handed_on(cut: CutArticle, attributions: Sequence[Annotation]) -> float:
    """The share of sentences of the body in which something is handed to others."""
    body = sum(cut.role(sentence) is Role.BODY for sentence in cut.sentences)
    handed = {place.index for a in attributions if (place := cut.sentence_at(a.start)) and cut.role(place) is Role.BODY}
    return len(handed) / max(1, body)
