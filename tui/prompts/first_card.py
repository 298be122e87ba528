"""The first card: what the text is, before any mark is looked at. Its wording is in article.toml."""

import re
from collections import Counter
from collections.abc import Iterator

from tui.annotate.annotation import SourceKind
from tui.annotate.naming.with_article import with_article
from tui.annotate.reading import Reading
from tui.article.article import host_of
from tui.language.dates import date_in
from tui.language.layout import Role
from tui.language.stated import Stated
from tui.lexicon import words
from tui.prompts.cards import MOST_WORDS, Card, fit, praised
from tui.prompts.prompts import Prompt, article_prompts, is_mostly_nameless
from tui.prompts.wording import filled, load, shortened, stopped

_MOST_QUOTED = 3
_MOST_SITES = 3
_MOST_PRAISED = 3
_SEVERAL = {"figures-attributed": 2}
"""What is praised on the first card only where it is done so often: one figure with a source tells little."""
_OTHER_LANGUAGE = "other-language"
_BY_PROGRAM = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)")


def first_card(reading: Reading) -> Card:
    """What the text is, before any mark is looked at."""
    wording = load("article")["first"]
    done_well, done_well_too = _praise(reading, wording["heading"])
    fitted, left = fit(wording["heading"], [*_what_it_is(reading), *done_well, *_links(reading)])
    question = _first_question(reading)
    told = any(note.kind == "one-source" for note in reading.notes)
    asked = article_prompts(reading)
    prompts = (_unasked(prompt, question, told) for prompt in asked)
    above = ("no-", _OTHER_LANGUAGE, "opinion")  # what is missing, what was not read, and what it reads as
    kept = (note.text for note in reading.notes if not note.kind.startswith(above))
    notes = [note for note in kept if not any(prompt.text.startswith(note) for prompt in asked)]
    return Card(
        "", wording["heading"], tuple(fitted),
        question,
        (*left, *done_well_too, *notes, *filter(None, prompts)),
    )


def _praise(reading: Reading, heading: str) -> tuple[list[str], list[str]]:
    """What is done well, as much of it as the first card has room for, and the rest for what `more` opens."""
    kinds, lines = _practised(reading), load("cards")["lines"]
    told = len(" ".join((heading, *_what_it_is(reading))).split())
    most = next(
        (n for n in range(_MOST_PRAISED, 1, -1)
         if told + len(lines["done_well"].format(practice=praised(kinds[:n])).split()) <= MOST_WORDS), 1,
    )
    first = filled(lines["done_well"], {"practice": praised(kinds[:most])})
    rest = filled(lines["done_well_too"], {"practice": praised(kinds[most:])})
    return [first] if first else [], [rest] if rest else []


def _unasked(prompt: Prompt, question: str, told: bool) -> str:
    """A prompt without what a question asks already, "Who published this first?", or a note has told: who has most."""
    if told and prompt.move == "most-quoted":
        return prompt.text.rpartition(". ")[2]
    asked, mark, rest = prompt.text.partition("? ")
    if prompt.text in question:
        return ""
    return rest if mark and f"{asked}?" in question else prompt.text


def _first_question(reading: Reading) -> str:
    """What to ask before reading: of a text that is not judged only where it is from."""
    wording = load("article")["first"]
    if reading.abstained or (reading.genre not in wording["questions"] and reading.cut.stated.title is None):
        return str(wording["question_without_headline"])
    return str(wording["questions"].get(reading.genre, wording["question"]))


def _what_it_is(reading: Reading) -> Iterator[str]:
    """The lines of the first card."""
    if reading.abstained:
        yield reading.abstained
    yield from (note.text for note in reading.notes if note.kind == _OTHER_LANGUAGE)
    if reading.article.partial:
        yield load("article")["first"]["partial"]
    yield _stated(reading)
    told = (s for s in reading.sources if s.kind in (SourceKind.PERSON, SourceKind.ORGANIZATION))
    writer = reading.cut.stated.byline or ""
    names = [with_article(reading.cut, shortened(source.name)) for source in told if source.name not in writer]
    if is_mostly_nameless(reading):
        names.insert(0, load("article")["first"]["nameless"])
    if names:
        yield stopped(f"Most quoted: {', '.join(names[:_MOST_QUOTED])}")


def _links(reading: Reading) -> Iterator[str]:
    """Where the links lead, the commonest site first."""
    hosts = [host for host, _ in Counter(host_of(link.href) or "" for link in reading.article.links).most_common()]
    if hosts:
        more = len(hosts) - _MOST_SITES
        told = hosts[:_MOST_SITES] if more > 1 else hosts  # "and 1 more sites" would be longer than the site's name
        line = load("cards")["lines"]["links_and_more" if more > 1 else "links"]
        yield line.format(hosts=", ".join(map(shortened, told)), count=more)


def _stated(reading: Reading) -> str:
    """What the text says of its kind, author, outlet and date, and what of these it leaves out."""
    said, wording = reading.cut.stated, load("article")["stated"]
    genre = load("article")["genres"].get(reading.genre or "", reading.genre)
    values = {"genre": genre, "author": _author(said), "outlet": said.outlet, "date": _as_people_write(said.published)}
    slots = {field: shortened(value) for field, value in values.items() if value}
    by_agency = (said.outlet or "").lower() in words("genre", "agencies", "words")
    kept = {"outlet": "agency"} if by_agency else {}
    known = ", ".join(wording[kept.get(field, field)].format_map(slots) for field in slots)
    slots["unnamed"] = " or ".join(field for field in ("author", "outlet") if not values[field])
    slots["caption"] = _caption_date(reading)
    gaps = [wording["unnamed"].format_map(slots)] if slots["unnamed"] else []
    if not said.published:
        gaps.append(wording["caption" if slots["caption"] else "undated"].format_map(slots))
    sentences = [stopped(known[0].upper() + known[1:])] if known else []
    if gaps:
        sentences.append(f"{wording['it' if known else 'this']} {' and '.join(gaps)}.")
    return " ".join(sentences)


def _author(said: Stated) -> str | None:
    """Who wrote it: no person is named where it is the outlet itself, its staff or a program's user."""
    author, outlet = ((name or "").lower().removeprefix("the ") for name in (said.byline, said.outlet))
    nobody = author.endswith(" staff") or author in load("article")["stated"]["nobody"]
    return None if nobody or author == outlet else said.byline


def _as_people_write(date: str | None) -> str | None:
    """A date as people write it, without its hour: programs write 2031-03-03T09:30:00Z."""
    written = _BY_PROGRAM.match(date or "")
    if written is None or not 1 <= int(written[2]) <= 12:
        return date_in(date) or date if date and " " in date else date
    return f"{int(written[3])} {load('article')['stated']['months'][int(written[2]) - 1]} {written[1]}"


def _caption_date(reading: Reading) -> str:
    """The first date that a caption has."""
    text = reading.article.text
    captions = (text[block.start : block.end] for block in reading.cut.blocks if block.role is Role.CAPTION)
    return next(filter(None, map(date_in, captions)), "")


def _practised(reading: Reading) -> list[str]:
    """The kinds of good practice in the article, in the order of the wording: what tells a reader most first."""
    times = Counter(practice.kind for practice in reading.practice)
    kinds = [kind for kind, count in times.items() if count >= _SEVERAL.get(kind, 1)]
    ordered = [*load("article")["practice"]]
    return sorted(kinds, key=lambda kind: (ordered.index(kind) if kind in ordered else len(ordered), kind))
