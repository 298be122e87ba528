"""A link of tagged stretches put right by the words around them: whose it is, and where what is said begins.

A tagger says which words are a source, and nearness which cue they belong to; that "was criticised for" leaves nobody
to say it, and that "who" in "Voss, who has left, said" is Voss, the words of the sentence tell.
"""

from collections.abc import Sequence

from tui.annotate.attribution.cues import Form, verb_cues
from tui.annotate.attribution.pairing import Link
from tui.annotate.attribution.said import Said
from tui.annotate.clauses.clause import may_be_participle
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.names.names import names_in
from tui.language.tokens import tokenize
from tui.lexicon import words
from tui.model.tags import Role, Tagged

_CLAUSE = 2
"""Spaces in what "that" may open, at least."""
_MARKS = frozenset(",;:-.")
"""Classes of marks that part a cue from what it hands over."""
_JOINING = frozenset({"r", "h"})
"""Classes of words that make a clause of saying part of what is said: a case, which the council vowed to [ignore]."""
_BESIDE = 3
"""Words between two contents of one cue, at most, where they are no aside in what is said: the dam – the oldest one on
the river – [would go]; nor open its explanation: it was little used: that is, [few] …"""
_ASIDES = (["-", "-"], ["(", ")"])
"""Classes of the marks that part an aside from what is around it."""
_BEFORE_ASKED = 2
"""Words and marks between whoever is asked and "asked", or before it in its sentence, at most."""
_OPENING = 40
"""Characters at the head of a content that are looked at for what opens its clause."""


def part_by_semicolons(cut: CutArticle, links: Sequence[Link], by_rule: Sequence[Said]) -> None:
    """Keep a content on the side of a semicolon where its cue stands, if on the other one stands another's cue: Voss
    said it was safe; it leaks, according to Marek."""
    cues = [cue for cue, source in (*((a.cue, a.source) for a in links), *((b.cue, b.source) for b in by_rule))
            if cue and source]
    for link in links:
        for index, one in enumerate(link.contents if link.cue else ()):
            mark = cut.text.find(";", one.start, one.end)
            sentence = cut.sentence_at(mark) if mark >= 0 else None
            if sentence is None or link.cue is None or cut.quotation_at(mark) or one.end > sentence.end:
                continue
            after = link.cue.start > mark
            if any(sentence.start <= cue.start < sentence.end and (cue.start > mark) is not after for cue in cues):
                start = mark + 1 + (cut.text[mark + 1 : mark + 2] == " ")
                if one.start < mark and start < one.end:
                    link.contents[index] = one._replace(start=start) if after else one._replace(end=mark)


def part_from_others(cut: CutArticle, links: Sequence[Link]) -> list[Link]:
    """The links, and each content that stands in another clause than the cue it was nearest to as one of its own:
    [38 percent would stay], while 60 percent said they would go; Voss said she would stay, but there was talk of [a new
    dam]."""
    found: list[Link] = []
    for link in links:
        others = _in_other_clauses(cut, link)
        link.contents = [one for one in link.contents if one not in others]
        found += [link, *(Link([one]) for one in others)]
    return sorted(found, key=lambda link: link.contents[0].start)


def _in_other_clauses(cut: CutArticle, link: Link) -> list[Tagged]:
    """The contents that their cue, which has what it hands over just after it, does not hand over; no quotations."""
    if not link.cue or not link.source or link.source.end > link.cue.start:
        return []
    after = next((one for one in link.contents if one.start >= link.cue.end), None)
    if after is None or not _MARKS.isdisjoint(_classes(cut, link.cue.end, after.start)):
        return []  # [the dam], Voss said, [would hold]
    others: list[Tagged] = []
    for one in link.contents:
        if one is after or cut.quotation_at(one.start) is not None:
            continue
        if one.start < after.start:
            between = _classes(cut, one.end, link.source.start)
            of_one = is_relative(cut, link.source) or cut.lower_in(*link.source)[0] == "whose"
            opens = _opens_clause(cut, one) and not of_one
            joins = _JOINING.issuperset(between[-1:]) and between[-2:] != ["i", "r"]  # a case in which they said …
            apart = not joins and (between != [","] or not opens)
        else:
            between = _classes(cut, after.end, one.start)
            is_aside = between[:2] == [",", "r"] or [*between[:1], *between[-1:]] in _ASIDES
            apart = len(between) > _BESIDE and not is_aside and between[0] != ":"
        others += [one] if apart else []
    return others


def _opens_clause(cut: CutArticle, one: Tagged) -> bool:
    """Whether it stands at the head of its sentence, or tells when or where, before the clause of saying: [If it
    rains], Voss said [it would leak]."""
    sentence = cut.sentence_at(one.start)
    opens = sentence is not None and sentence.start == one.start
    return opens or word_classes().get(cut.lower_in(one.start, one.end)[0]) in ("b", "i")


def _classes(cut: CutArticle, start: int, end: int) -> list[str | None]:
    """The classes of the words and marks in a stretch; None for a word that is none of the small ones."""
    return [word_classes().get(low) for low in tokenize(cut.text, start, end).lower]


def tidy(cut: CutArticle, link: Link) -> None:
    """Put a link right, in place; of a content that is only what joins it to another, nothing is left."""
    _without_helper(cut, link)
    _of_the_main_clause(cut, link)
    _without_deed(cut, link)
    _without_agent(cut, link)
    _without_stranger(cut, link)
    _without_asker(cut, link)
    joined = (_without_joining(cut, one) for one in link.contents)
    link.contents = [_without_that(cut, one) for one in joined if one.start < one.end]
    if link.source and not any(char.isalnum() for char in cut.text[link.source.start : link.source.end]):
        link.source = None  # marks are nobody
    _without_pronouns(cut, link)


def _without_helper(cut: CutArticle, link: Link) -> None:
    """Leave "has" before "rejected" to the verb, and not to who has."""
    if not link.source or not link.cue or not 0 <= link.cue.start - link.source.end <= 1:
        return
    before, _, last = cut.text[link.source.start : link.source.end].rpartition(" ")
    if before and word_classes().get(last) == "x":
        link.source = Span(link.source.start, link.source.start + len(before.rstrip()))


def is_relative(cut: CutArticle, source: Span) -> bool:
    """Whether a source is "who" or the like."""
    return cut.text[source.start : source.end].lower() in words("grammar", "relatives")


def _of_the_main_clause(cut: CutArticle, link: Link) -> None:
    """Give "Voss, who has left, said …" to Voss and not to "who": a mark just before the cue ends the clause of who."""
    if not link.source or not link.cue or link.cue.start < link.source.end:
        return
    text = cut.text
    if not is_relative(cut, link.source):
        return
    between = tokenize(text, link.source.end, link.cue.start).lower
    while between and word_classes().get(between[-1]) in ("a", "x"):
        between = between[:-1]
    if not between or between[-1] not in (",", "-", "–", "—", "―", "--", ")"):
        return
    sentence = cut.sentence_at(link.source.start)
    before = names_in(cut).within(sentence.start, link.source.start) if sentence else ()
    if not before or text[before[-1].end : link.source.start].strip(" ,—–-―("):
        return
    of_a_place = cut.lower_in(sentence.start, before[-1].start)[-1:] if sentence else ()
    if not of_a_place or of_a_place[0] not in words("grammar", "prepositions"):  # nurses at Tarn, who have left, said
        link.source = Span(before[-1].start, before[-1].end)


def _without_deed(cut: CutArticle, link: Link) -> None:
    """Take "of poisoning the river" after "was accused by residents" for what is said, and not for who says it."""
    if not link.source or not link.cue or link.source.end <= link.cue.start:
        return
    if (*cut.lower_in(*link.cue), *cut.text[link.cue.end : link.source.start].lower().split())[-1] != "by":
        return
    tokens = tokenize(cut.text, *link.source)
    for index in range(1, len(tokens.lower) - 1):
        low, following = tokens.lower[index], tokens.lower[index + 1]
        if tokens.words[index - 1][0].isupper() and tokens.words[index + 1][0].isupper():
            continue  # Mothers for Peace
        as_what = low == "as" and tokens.lower[index - 1] != "such"
        if as_what or (low in words("grammar", "of_a_deed") and (low != "of" or following.endswith("ing"))):
            deed = Tagged(tokens.starts[index], link.source.end, Role.CONTENT, link.sureness)
            link.contents = sorted([*link.contents, deed], key=lambda one: one.start)
            link.source = Span(link.source.start, tokens.ends[index - 1])
            return


def _without_agent(cut: CutArticle, link: Link) -> None:
    """Take the subject of "was criticised for" and "appears to" for what is said, and nobody for the source."""
    if not link.source or not link.cue or not 0 <= link.cue.start - link.source.end <= 1:
        return
    lower = cut.lower_in(*link.cue)
    expletive = cut.text[link.source.start : link.source.end].lower() == "it"
    if expletive and lower[0] in words("cues", "of_nobody", "forms"):
        link.source = None  # it is clear that …
        return
    if any(low in words("grammar", "leaving_an_agent") for low in lower):
        return
    start = next((i for i, low in enumerate(lower) if word_classes().get(low) not in ("a", "x")), len(lower))
    if start == len(lower):
        return
    raising = lower[start] in words("cues", "raising", "forms")
    helped = any(low in words("grammar", "be") for low in lower[:start])
    verb = verb_cues().at(lower, start)
    of_a_deed = cut.lower_in(link.cue.end, link.contents[0].end)[:1] == ("of",)
    charged = of_a_deed and lower[start] in words("cues", "denied", "charged") and not _is_told_whom(cut, link.source)
    passive = verb is not None and verb.entry.form in (Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE)
    told = charged or (helped and passive)  # Council accused of leaking
    if raising or (told and lower[start] not in words("cues", "of_their_subject", "forms")):
        link.contents.insert(0, Tagged(*link.source, Role.CONTENT, link.sureness))
        link.contents.sort(key=lambda one: one.start)
        link.source = None


def _is_told_whom(cut: CutArticle, source: Span) -> bool:
    """Whether a subject does what its verb tells, to whoever is named before it: Odd, whom [Voss] accused of lying."""
    sentence = cut.sentence_at(source.start)
    before = tokenize(cut.text, sentence.start, source.start).lower[-1:] if sentence else ()
    pronoun = cut.text[source.start : source.end].lower() in words("grammar", "subjects")
    return pronoun or (bool(before) and word_classes().get(before[0]) == "r")


def _without_stranger(cut: CutArticle, link: Link) -> None:
    """Leave open who expects it in "The dam is expected to hold, aides say": not those beyond what it is about."""
    source, cue = link.source, link.cue
    if not source or not cue or not _is_beyond(link, source, cue):
        return
    lower = cut.lower_in(*cue)
    sentence = cut.sentence_at(cue.start)
    following = cut.text[cue.end : source.start].split() if cue.end <= source.start else []
    if sentence is None or "by" in (lower[-1], following[-1].lower() if following else ""):
        return
    if not words("grammar", "leaving_an_agent").isdisjoint(lower) or lower[0] == "to":
        return
    start = next((i for i, low in enumerate(lower) if word_classes().get(low) not in ("a", "x")), 0)
    helped = any(low in words("grammar", "be") for low in lower[:start])
    if lower[start] in words("cues", "raising", "forms") or (helped and may_be_participle(lower[start])):
        link.source = None


def _is_beyond(link: Link, source: Span, cue: Span) -> bool:
    """Whether a source is parted from its cue by what is said, or stands after it and the subject before it."""
    if source.end <= cue.start:
        return any(source.end <= one.start < cue.start for one in link.contents)
    return any(one.end <= cue.start for one in link.contents) and any(
        cue.end <= one.start < source.start for one in link.contents
    )


def _without_asker(cut: CutArticle, link: Link) -> None:
    """Leave open whose question it is in "Asked whether the dam would hold, Voss said …", "When asked …, Voss said" and
    "Voss, asked whether …": not that of Voss."""
    if not link.source or not link.cue:
        return
    lower = cut.lower_in(*link.cue)
    sentence = cut.sentence_at(link.cue.start)
    if sentence is None or lower[-1] == "by" or lower[0] not in words("grammar", "asked"):
        return
    between = tokenize(cut.text, link.source.end, link.cue.start).lower
    aside = between[:1] == (",",) and word_classes().get(between[-1]) in (",", "b")
    aside = aside and len(between) <= _BEFORE_ASKED and link.contents[0].start > link.cue.end
    before = tokenize(cut.text, sentence.start, link.cue.start).lower
    opens = not before or (len(before) < _BEFORE_ASKED and word_classes().get(before[-1]) == "b")
    if aside or (opens and link.source.start > link.contents[0].start):
        link.source = None


def _without_pronouns(cut: CutArticle, link: Link) -> None:
    """Leave out "which" before "NASA said is windy": what is said goes on after the cue."""
    pronouns = words("grammar", "saying_nothing")
    told = [one for one in link.contents if cut.text[one.start : one.end].lower() not in pronouns]
    link.contents = told or link.contents


def _without_joining(cut: CutArticle, one: Tagged) -> Tagged:
    """A content without the "and" or "but" that joins it to what another clause says, and without the stop that ends
    its sentence: said [it would close, and] promised that …"""
    start, end = one.start, one.end
    sentence = cut.sentence_at(end - 1)
    if sentence and sentence.end == end and sentence.lower[-1] == "." and cut.quotation_at(end - 1) is None:
        end -= 1
    while (last := cut.text[start:end].rpartition(" ")) and last[0] and last[2] in ("and", "but", "which"):
        end = start + len(last[0].rstrip(" ,;"))
    opener = cut.text[start : start + 4].lower()
    if opener in ("and ", "but ") and cut.text[start - 2 : start] in (", ", "; "):
        start += 4
    return one._replace(start=start, end=end)


def _without_that(cut: CutArticle, one: Tagged) -> Tagged:
    """A content without the "that" before its clause, and without "however," before it; "that plan" and "that was" keep
    it."""
    head = cut.text[one.start : min(one.end, one.start + _OPENING)].lower()
    opener = head.partition(",")[0]
    aside = opener in words("grammar", "adverbs") or opener in words("grammar", "beside")
    that = len(f"{opener}, ") if aside else 0
    following = head[that + len("that ") :].split(" ", 1)[0]
    if not head.startswith("that ", that) or word_classes().get(following) == "x":
        return one
    start = one.start + that + len("that ")
    return one._replace(start=start) if cut.text.count(" ", start, one.end) >= _CLAUSE else one
