"""Who says so: attributions with their source, cue and content.

A sentence is read with its quotations folded (`tui.language.folded`). Every word that can hand a statement to someone
(`cues.toml`) is looked at in turn: whose word it is, what it hands over, how far that goes. Quotations that no cue
of their own sentence claims are carried from the sentence before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tui.annotate.annotation import Annotation, Layer, Source, SourceKind, Stance
from tui.annotate.clauses import Complement, Stretch, complement, skip_time, subject_after, subject_before, verb_group
from tui.annotate.cues import Cue, Form, noun_cues, phrase_cues, verb_cues
from tui.annotate.linking import Linker
from tui.annotate.weight import is_prominent
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import QUOTATION, Folded, folded
from tui.language.names import names_in
from tui.language.quotations import Quotation
from tui.lexicon import words

_SHOWN = 0.4
_WIDE = ("of", "for", "from", "at", "with", "by", "in", "to", "on")
_JOINED = frozenset(("said", "told", "speech", "accuse", "name", "urge", "promise", "deny", "demand", "ask"))
"""Families whose verb after "and" goes on with the sentence ("said A and urged B"), and not with what is said in it."""
_WEIGHT_OF_KIND = {
    SourceKind.VAGUE: 0.45, SourceKind.ANONYMOUS: 0.45, SourceKind.DOCUMENT: 0.3, SourceKind.ORGANIZATION: 0.3,
    SourceKind.PERSON: 0.3,
}  # fmt: skip
"""A source that cannot be traced matters more to a reader; a named one is as it should be."""

PRECISION = {
    "said-clause": 0.89, "said-left-quote": 0.91, "speech-that": 0.92, "speech-left-quote": 0.87, "said-that": 0.86,
    "said-quote": 0.97, "said-object": 0.9, "inverted-quote": 0.8, "according": 0.76, "told-that": 0.91,
    "accuse-object": 0.68, "demand-object": 0.79, "report-that": 0.67, "speech-quote": 0.76, "name-object": 0.56,
    "speech-object": 0.34, "support-object": 0.55, "believe-object": 0.36, "believe-clause": 0.37, "want-infinitive": 0.41,
}
"""For each rule, the share of its attributions that are right in the first 150 articles of PolNeAR's train part."""


@dataclass(slots=True, eq=False)
class _Found:
    """An attribution under construction; indexes are those of the folded sentence's tokens."""

    line: Folded
    rule: str
    stance: Stance
    cue: Stretch | None
    source: Stretch | None
    begins: int
    """The first word of its own clause: source or cue, whichever is first."""
    content: list[Stretch] = field(default_factory=list)
    """In order. A `last` of -1 means: to the end of the clause."""
    more: list[Span] = field(default_factory=list)
    """Content in later sentences."""
    quoted: bool = False


def annotate(cut: CutArticle) -> Iterator[Annotation]:
    """The attributions of an article."""
    linker = Linker(cut, names_in(cut))
    for found in _attributions(cut):
        annotation = _annotation(cut, linker, found)
        if annotation:
            yield annotation


def _attributions(cut: CutArticle) -> Iterator[_Found]:
    """All attributions, with the quotations of later sentences and paragraphs that go on with them."""
    speaker: _Found | None = None
    """Whose words the last quotation was."""
    awaited: _Found | None = None
    """Who has been announced with a colon."""
    spoke = -2
    """The number of the last sentence with words of the speaker."""
    asked: Quotation | None = None
    """A question or exclamation just before, which may be the words of whoever the next sentence names."""
    all_found: list[_Found] = []
    for number, line in enumerate(folded(cut)):
        loose = [q for q in line.quotations.values() if not q.single]
        if loose and all(c in ".,-()" + QUOTATION for c in line.classes):
            if awaited and number == spoke + 1:
                speaker, awaited = awaited, None
                all_found.append(speaker)
            if speaker and (number == spoke + 1 or speaker.line.block == line.block):
                speaker.more += [Span(q.start, q.end) for q in loose]
                spoke = number
            asked = loose[-1] if loose[-1].end == line.end and cut.text[loose[-1].inner.end - 1] in "?!" else None
            continue
        found = _in_sentence(line, Span(asked.start, asked.end) if asked else None)
        if speaker and any(f.more for f in found):
            speaker.more = [span for span in speaker.more if asked is None or span.start != asked.start]
        asked = None
        quoting = next((f for f in reversed(found) if f.quoted), None)
        awaited = None
        if quoting:
            speaker, spoke = quoting, number
        elif line.classes[-1] == ":" and (awaited := _announced(line, found)):
            spoke = number
            found = [f for f in found if f is not awaited]
        elif speaker and speaker.line.block != line.block:
            speaker = None
        all_found += [f for f in found if f.content or f.more]
    yield from all_found


def _announced(line: Folded, found: list[_Found]) -> _Found | None:
    """Who is about to be quoted, in a sentence that ends with a colon."""
    if found and not found[-1].content:
        found[-1].quoted = True
        return found[-1]
    if found:
        return None
    colon = len(line) - 1
    source = _first_subject(line, colon)
    return _Found(line, "colon-before", Stance.ASSERTS, Stretch(colon, colon + 1), source, 0, quoted=True) if source else None


def _claimed(found: list[_Found]) -> set[int]:
    return {i for f in found for s in f.content for i in range(s.first, s.last if s.last >= 0 else len(f.line))}


def _in_sentence(line: Folded, asked: Span | None = None) -> list[_Found]:
    """The attributions of one sentence, in order, with the ends of their contents settled."""
    found: list[_Found] = []
    table = verb_cues()
    phrases, nouns = phrase_cues(), noun_cues()
    after = 0
    for index, low in enumerate(line.lower):
        if index < after:
            continue
        hit = table.at(line.lower, index)
        made: _Found | None = None
        if hit:
            made = _by_verb(line, found, hit.entry, hit.first, hit.last, asked)
        elif phrase := phrases.at(line.lower, index):
            made = _by_phrase(line, phrase.entry, phrase.first, phrase.last)
        elif low in nouns and index + 1 < len(line) and line.classes[index + 1] == "h":
            made = _by_noun(line, index)
        elif low == ":" and index + 1 in line.quotations:
            made = _by_colon(line, found, index)
        if made:
            found.append(made)
            after = max(made.cue.last if made.cue else 0, index + 1)
    return _settled(line, found)


def _by_verb(
    line: Folded, before: list[_Found], cue: Cue, first: int, last: int, asked: Span | None = None
) -> _Found | None:
    classes = line.classes
    if first and line.words[first][0].isupper() and not _title_case(line):
        return None
    group = verb_group(line, first)
    form = cue.form
    previous = classes[group.first - 1] if group.first else ""
    alone = group.first > 0 and line.lower[group.first - 1] in words("grammar", "standing_alone")
    if not group.helped and not group.infinitive and not alone and previous in ("d", "p", "s", "i"):
        if form is not Form.GERUND or previous in ("d", "p", "s"):
            return None
    if group.passive and form in (Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE):
        return _passive(line, cue, group.first, first, last)
    if form is Form.PARTICIPLE and not group.helped:
        return None
    inverted = _inverted(line, before, cue, group.first, first, last)
    if inverted:
        return inverted
    if (form is Form.GERUND and not group.helped) or group.infinitive:
        source = _shared(line, before, group.first)
        rule = "infinitive" if group.infinitive else "participle"
    else:
        source = subject_before(line, group.first)
        rule = "verb"
        if source is None:
            if previous in ("c", ",", "-"):
                source = _shared(line, before, group.first)
                rule = "joined"
            if source is None:
                return None
        elif not _agrees(line, source, form, group.helped, line.lower[first]):
            return None
    begins = min(source.first, group.first) if source and rule == "verb" else group.first
    cue_span = Stretch(group.first, last)
    right = complement(line, last, "addressee" in cue.takes)
    left = _left_content(line, before, begins) if rule == "verb" else None
    chosen = _choose(cue, right)
    made = _Found(line, "", Stance.ASSERTS, cue_span, source, begins)
    if asked and begins == 0 and "quote" in cue.takes and (right is None or right.form == "quote"):
        made.rule, made.stance, made.quoted = f"{cue.takes['quote'].family}-left-quote", cue.takes["quote"].stance, True
        made.more.append(asked)
        made.content += [_quotation_from(line, right.first)] if right else []
        return made
    if right is None and left is None and last + 3 < len(line) and classes[last] == "," and classes[last + 1] not in "cr":
        right = Complement("clause", last + 1)  # she said, if elected, she would …
        chosen = _choose(cue, right) if "quote" in cue.takes else None
    if left and right and right.form == "quote" and QUOTATION not in classes[left.first : left.last]:
        left = None
    if left and ("quote" in cue.takes or "clause" in cue.takes) and _quoted_or_closed(line, left, last, right):
        handing = cue.takes.get("quote") or cue.takes["clause"]
        made.content.append(left)
        made.quoted = QUOTATION in classes[left.first : left.last]
        if right and right.form == "quote":
            made.content.append(_quotation_from(line, right.first))
        elif not made.quoted and (comma := _comma_after(line, last)):
            made.content.append(Stretch(comma + 1, -1))
        made.rule, made.stance = f"{handing.family}-left" + ("-quote" if made.quoted else ""), handing.stance
        return made
    if chosen is None or right is None:
        return None
    name, stance = chosen
    made.rule = f"{name}-{right.form}" + ("" if rule == "verb" else f"-{rule}")
    made.stance = stance
    made.quoted = right.form == "quote"
    if right.form != "colon":
        made.content.append(_quotation_from(line, right.first) if made.quoted else Stretch(right.first, -1))
    return made


def _quotation_from(line: Folded, first: int) -> Stretch:
    """A quotation that is a sentence ends where it ends; one that is part of a clause goes on with it."""
    inner = line.quotations[first].inner
    last = first + 1
    while last < len(line) and line.classes[last] == QUOTATION:
        last += 1
    return Stretch(first, last if inner.end - inner.start > 1 and line.sentence_like(first) else -1)


def _title_case(line: Folded) -> bool:
    """Whether nearly all words begin with a capital, as in headlines."""
    words_here = [word for word in line.words if word[0].isalpha()]
    return sum(word[0].isupper() for word in words_here) > 0.6 * len(words_here)


def _comma_after(line: Folded, last: int) -> int | None:
    """The comma after "he said," or "he told the agency," where the statement that was under way goes on."""
    index = skip_time(line, last)
    while index < len(line) and index - last < 6 and line.classes[index] in "dpCws":
        index += 1
    goes_on = index + 2 < len(line) and line.classes[index] == "," and line.classes[index + 1] not in "crhi"
    return index if goes_on and not line.lower[index + 1].endswith("ing") else None


def _choose(cue: Cue, right: Complement | None) -> tuple[str, Stance] | None:
    """The family and stance that the complement after the verb gives, or None where the verb does not take it."""
    if right is None:
        return None
    order = {
        "quote": ("quote", "clause", "object", "addressee"),
        "that": ("clause", "that", "addressee"),
        "wh": ("clause", "that", "addressee", "object"),
        "clause": ("clause", "object", "addressee"),
        "object": ("object", "clause", "addressee"),
        "infinitive": ("infinitive", "addressee"),
        "gap": ("clause",),
        "colon": ("quote", "clause", "addressee"),
    }[right.form]
    for complement_form in order:
        if handing := cue.takes.get(complement_form):
            return handing.family, handing.stance
    return None


def _quoted_or_closed(line: Folded, left: Stretch, last: int, right: Complement | None) -> bool:
    """Whether the clause before a verb of saying is what is said: it is a quotation, or nothing follows the verb."""
    if QUOTATION in line.classes[left.first : left.last]:
        return True
    after = skip_time(line, last)
    if after >= len(line) or line.classes[after] in ".;":
        return True
    opening = skip_time(line, left.first)
    adverbial = opening >= left.last or line.classes[opening] in "ib"
    if line.classes[after] == ",":
        return not adverbial or right is None
    return right is None and not (adverbial and "," not in line.classes[opening : left.last])


def _agrees(line: Folded, source: Stretch, form: Form, helped: bool, verb: str) -> bool:
    """Whether a subject and a verb form agree in number: "voters claim", not "the claim"."""
    if helped:
        return True
    low, kind = line.lower[source.last - 1], line.classes[source.last - 1]
    singular = low in ("he", "she", "it", "everyone", "everybody", "someone", "somebody", "nobody", "anyone")
    if verb in words("cues", "ambiguous", "forms"):
        named = kind in "nrC,)-" or low in words("people", "roles") or low in words("bodies", "bodies")
        if form is Form.THIRD and not named and low not in words("bodies", "documents"):
            return False
    if form is Form.BASE:
        if kind in "nr":
            return not singular
        plurals = words("grammar", "plurals")
        stretch = range(source.first, source.last)
        return kind in "h0" or any(
            line.lower[i] in plurals or (line.lower[i].endswith("s") and line.classes[i] in "wC") for i in stretch
        )
    if form is Form.THIRD:
        if kind == "n":
            return singular
        alone = source.last - source.first < 3
        return not (kind == "w" and alone and low.endswith("s") and not low.endswith(("ss", "us", "is")))
    return True


def _shared(line: Folded, before: list[_Found], verb: int) -> Stretch | None:
    """The subject of the sentence, for a participle or an infinitive that has none of its own."""
    for other in reversed(before):
        if other.source:
            return other.source
    return _first_subject(line, verb)


def _first_subject(line: Folded, verb: int) -> Stretch | None:
    """The subject of the sentence: of the first auxiliary or verb in the past before `verb`, else what it begins with."""
    classes, lower = line.classes, line.lower
    start = skip_time(line, 0)
    while start < verb and classes[start] in "c,":
        start += 1
    if start < verb and classes[start] in "ib":
        while start < verb and classes[start] != ",":
            start += 1
        start += 1
    if start >= verb:
        start = 0
    for index in range(start, verb):
        if classes[index] == "n":
            return Stretch(index, index + 1)
        if index > start and (classes[index] == "x" or (classes[index] == "w" and lower[index].endswith("ed"))):
            return subject_before(line, index)
    last = start
    while last < verb and classes[last] in "dp0":
        last += 1
    nouns = last
    while last < verb and classes[last] in "Cs":
        last += 1
    if last == nouns and last > start and last < verb and classes[last] == "w":
        last += 1
    return Stretch(start, last) if last > nouns else None


def _coming_subject(line: Folded, index: int) -> Stretch | None:
    """The subject after "Promising to stay, …"."""
    for comma in range(index, min(len(line) - 1, index + 40)):
        if line.classes[comma] == ",":
            return subject_after(line, comma + 1, ("of",))
    return None


def _inverted(line: Folded, before: list[_Found], cue: Cue, group: int, first: int, last: int) -> _Found | None:
    """A verb with its subject after it: "…," said Ana Voss, the deputy director."""
    classes = line.classes
    if "quote" not in cue.takes or group != first or not group:
        return None
    if classes[group - 1] not in "," + QUOTATION or cue.form in (Form.BASE, Form.GERUND):
        return None
    if classes[group - 1] == "," and QUOTATION in classes[:group] and classes[group - 2] != QUOTATION:
        return None
    left = _left_content(line, before, group)
    source = subject_after(line, last)
    if left is None or source is None:
        return None
    quoted = QUOTATION in classes[left.first : left.last]
    if not quoted and subject_before(line, group) is not None:
        return None
    made = _Found(line, f"inverted{'-quote' if quoted else ''}", cue.takes["quote"].stance, Stretch(group, last), source, group)
    made.quoted = quoted
    made.content.append(left)
    rest = complement(line, source.last)
    if rest and rest.form == "quote":
        made.content.append(_quotation_from(line, rest.first))
    return made


def _left_content(line: Folded, before: list[_Found], begins: int) -> Stretch | None:
    """What stands before a clause of saying: a quotation, or a clause that a comma ends."""
    classes = line.classes
    edge = begins
    if (edge and classes[edge - 1] in "ac") or (edge and line.lower[edge - 1] == "as"):
        edge -= 1
    if not edge or classes[edge - 1] not in ",-" + QUOTATION:
        return None
    start = 0
    for other in before:
        start = max(start, other.cue.last if other.cue else 0, other.source.last if other.source and other.source.first > other.begins - 1 else 0)
    quotation = next((i for i in (edge - 1, edge - 2) if i >= 0 and classes[i] == QUOTATION), None)
    if quotation is not None:
        inner = line.quotations[quotation].inner
        if quotation == 0 or classes[quotation - 1] in ",:.-)(" or inner.end - inner.start > 400:
            first = quotation
            while first > start and classes[first - 1] == QUOTATION:
                first -= 1
            return Stretch(first, quotation + 1)
    while start < edge and classes[start] in ",;:-.c)":
        start += 1
    if quotation is None and classes[edge - 1] == QUOTATION:
        return None
    last = edge
    while last > start and classes[last - 1] in ",-":
        last -= 1
    if last - start < 2 and quotation is None:
        return None
    return Stretch(start, last) if last > start else None


def _passive(line: Folded, cue: Cue, group: int, first: int, last: int) -> _Found | None:
    """It was announced that …; X was criticised by Y for …; X was told that …"""
    classes, lower = line.classes, line.lower
    subject = subject_before(line, group)
    agent = None
    after = skip_time(line, last)
    if after < len(line) and lower[after] == "by":
        agent = subject_after(line, after + 1)
    impersonal = subject is not None and lower[subject.first] in ("it", "there") and subject.last - subject.first == 1
    right = complement(line, last)
    cue_span = Stretch(group, after + 1 if agent else last)
    begins = subject.first if subject else group
    if impersonal and right and right.form == "that":
        handing = next(iter(cue.takes.values()))
        return _Found(line, "impersonal", handing.stance, cue_span, None, begins, [Stretch(right.first, -1)])
    if agent and subject:
        handing = cue.takes.get("object") or next(iter(cue.takes.values()))
        return _Found(line, f"{handing.family}-agent", handing.stance, cue_span, agent, begins, [subject])
    return None


def _by_phrase(line: Folded, stance: Stance, first: int, last: int) -> _Found | None:
    """According to X: the content is the rest of the sentence, or of the clause where commas set the phrase off."""
    classes = line.classes
    start = 0
    while start < first and classes[start] in "c,a":
        start += 1
    in_front = start >= first
    source = _to_comma(line, last) if in_front else subject_after(line, last, _WIDE)
    if source is None:
        return None
    made = _Found(line, "according-front" if in_front else "according", stance, Stretch(first, last), source, first)
    left_end = first
    while left_end > start and classes[left_end - 1] in ",-(":
        left_end -= 1
    if not in_front:
        made.content.append(Stretch(start, left_end))
        made.quoted = QUOTATION in classes[start:left_end]
    after = source.last
    if after + 1 < len(line) and classes[after] in ",:" and (in_front or (classes[first - 1] == "," and classes[after + 1] not in "cr")):
        made.content.append(Stretch(after + 1, -1))
    return made if made.content else None


def _to_comma(line: Folded, start: int) -> Stretch | None:
    """All up to the comma that ends "According to …,", past a description of the source that has no verb."""
    classes, count = line.classes, len(line)
    commas = [i for i in range(start, min(count, start + 40)) if classes[i] in ",:"]
    if not commas:
        return None
    end = commas[0]
    if len(commas) > 1 and classes[end] == "," and commas[1] - end < 14 and classes[end + 1] in "dw":
        described = range(end + 1, commas[1])
        if not any(classes[i] in "xnr" or line.lower[i].endswith("ed") for i in described):
            end = commas[1]
    return Stretch(start, end) if end > start else None


def _by_noun(line: Folded, index: int) -> _Found | None:
    cue = noun_cues()[line.lower[index]]
    source = None
    begins = index
    while begins and line.classes[begins - 1] in "wa0":
        begins -= 1
    if begins and line.classes[begins - 1] == "p":
        source, begins = Stretch(begins - 1, begins), begins - 1
    elif begins and line.classes[begins - 1] == "s":
        owner = subject_before(line, begins - 1)
        source = owner
        begins = owner.first if owner else begins
    if index + 2 >= len(line):
        return None
    return _Found(line, "noun" if source else "noun-nobody", cue.stance, Stretch(index, index + 1), source, begins, [Stretch(index + 2, -1)])


def _by_colon(line: Folded, before: list[_Found], colon: int) -> _Found | None:
    """Ana Voss: “…”"""
    if any(s.last < 0 or s.last > colon for f in before for s in f.content):
        return None
    label = all(c in "Cdps0-,()" or line.lower[i] in words("people", "roles") for i, c in enumerate(line.classes[:colon]))
    source = Stretch(0, colon) if label and colon < 12 else _first_subject(line, colon)
    if source is None:
        return None
    made = _Found(line, "label" if label else "colon", Stance.ASSERTS, Stretch(colon, colon + 1), source, source.first)
    made.content.append(_quotation_from(line, colon + 1))
    made.quoted = True
    return made


def _settled(line: Folded, found: list[_Found]) -> list[_Found]:
    """Open contents end where the next clause of saying of the same rank begins; what lies inside another is dropped."""
    kept: list[_Found] = []
    count = len(line)
    found = [item for item in found if item.cue]
    while count and line.classes[count - 1] in ".-:;,":
        count -= 1
    for place, item in enumerate(found):
        if any(s.last < 0 and s.first <= item.begins for o in kept for s in o.content) and not _breaks(line, item):
            continue
        for other in kept:
            other.content = [
                Stretch(s.first, _before(line, item.begins)) if s.last < 0 and item.begins > s.first else s for s in other.content
            ]
        kept.append(item)
    for item in kept:
        item.content = [Stretch(s.first, _end(line, item, s.first, count) if s.last < 0 else s.last) for s in item.content]
        item.content = [s for s in item.content if s.last > s.first]
    return [item for item in kept if item.content or item.more or item.rule.endswith("-colon")]


def _end(line: Folded, item: _Found, first: int, count: int) -> int:
    """Where a content ends that no other clause of saying bounds: before an aside, or at the end of the sentence.

    The joining words were chosen by counting where contents end in PolNeAR's train part.
    """
    classes, lower = line.classes, line.lower
    thing = "-object" in item.rule
    aside = item.source is not None and thing and classes[item.source.first] == "r" and item.source.first > 0
    defining = aside and item.source is not None and classes[item.source.first - 1] not in ",-"
    for index in range(first + 1, count - 1):
        if classes[index] == ",":
            following = lower[index + 1]
            if following == "which" or (thing and (following == "who" or following.endswith("ing"))):
                return index
        elif thing and lower[index] in ("but", "when"):
            return index
        elif defining and classes[index] == "x":
            return index
    return count


def _breaks(line: Folded, item: _Found) -> bool:
    """Whether a clause of saying stands beside the one before it and not inside it."""
    classes = line.classes
    before = item.begins - 1
    if before < 0:
        return True
    if any(s.last >= 0 and s.last <= item.begins for s in item.content):
        return True
    if classes[before] in ",;-" or (classes[before] == "c" and before and classes[before - 1] in ",;-“"):
        return True
    if item.rule.endswith("joined") and classes[before] == "c":
        return item.rule.split("-")[0] in _JOINED
    return classes[before] == "b" and line.lower[before] in ("while", "as", "though", "although", "whereas") and before > 0 and classes[before-1] in ",-"


def _before(line: Folded, begins: int) -> int:
    last = begins
    while last and line.classes[last - 1] in ",;-cb:":
        last -= 1
    return last


def _annotation(cut: CutArticle, linker: Linker, found: _Found) -> Annotation | None:
    line = found.line
    spans = []
    for stretch in found.content:
        first, last = stretch
        while first < last and line.classes[first] in ",;:-.)":
            first += 1
        while last > first and line.classes[last - 1] in ",;:-.(":
            last -= 1
        if last > first:
            spans.append(Span(line.starts[first], line.ends[last - 1]))
    spans = sorted([*spans, *found.more])
    if not spans:
        return None
    merged: list[Span] = []
    for span in spans:
        if merged and cut.text[merged[-1].end : span.start].strip() == "":
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    source = None
    if found.source:
        source = linker.source(Span(line.starts[found.source.first], line.ends[found.source.last - 1]))
    cue = Span(line.starts[found.cue.first], line.ends[found.cue.last - 1]) if found.cue else None
    confidence = _confidence(found)
    return Annotation(
        layer=Layer.SOURCED, kind=_form(cut, merged), start=merged[0].start, end=merged[-1].end, confidence=confidence,
        weight=_weight(cut, source, found.stance, merged[0].start), shown=confidence >= _SHOWN,
        reason=_reason(cut, source, cue), evidence=(cue,) if cue else (),
        pieces=tuple(merged) if len(merged) > 1 else (), stance=found.stance, source=source, cue=cue,
    )


def _confidence(found: _Found) -> float:
    return PRECISION.get(found.rule, 0.4)


def _weight(cut: CutArticle, source: Source | None, stance: Stance, start: int) -> float:
    """How much an attribution matters: who speaks, whether it is more than a plain statement, and where it stands."""
    weight = _WEIGHT_OF_KIND[source.kind] if source else 0.4
    if stance is not Stance.ASSERTS:
        weight += 0.1
    return round(weight * (1.2 if is_prominent(cut, start) else 1.0), 3)


def _reason(cut: CutArticle, source: Source | None, cue: Span | None) -> str:
    """The words that hand the content over, in a sentence."""
    who = " ".join(cut.text[source.span.start : source.span.end].split()) if source else None
    if source and source.name and who and source.name.casefold() not in who.casefold():
        who = f"{who} ({source.name})"
    by = " ".join(cut.text[cue.start : cue.end].split()) if cue else None
    if who and by:
        return f"Handed to {who} by “{by}”."
    if by:
        return f"“{by}” hands this over, and nobody is named for it."
    return f"A quotation that goes on with the words of {who}." if who else "A quotation without a speaker."


def _form(cut: CutArticle, spans: list[Span]) -> str:
    """direct, indirect or mixed, by how much of the content stands in quotation marks."""
    inside = total = 0
    for span in spans:
        total += span.end - span.start
        for quotation in cut.quotations_in(*span):
            inside += min(span.end, quotation.end) - max(span.start, quotation.start)
    if not inside:
        return "indirect"
    return "direct" if inside >= total - 2 else "mixed"
