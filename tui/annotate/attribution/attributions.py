"""Attributions within one folded sentence: for each word that can hand a statement over, whose it is and what it hands.

The rules know the orders of English news: said X / X said, before what is said, after it and in the middle of it;
according to X; X, who said; was told by X; his claim that; X: “…”.
"""

from dataclasses import dataclass, field

from tui.annotate.annotation import Stance
from tui.annotate.attribution.complements import Complement, VerbGroup, complement, verb_group
from tui.annotate.attribution.contents import (
    OPEN,
    before_break,
    comma_after,
    is_said_before,
    left_content,
    next_quotation,
    quotation_from,
    settled_end,
    stands_beside,
)
from tui.annotate.attribution.cues import Cue, Form, Handing, noun_cues, phrase_cues, verb_cues
from tui.annotate.attribution.subjects import (
    Stretch,
    agrees,
    coming_subject,
    first_subject,
    skip_time,
    subject_after,
    subject_before,
)
from tui.annotate.naming.nouns import is_body, is_document, is_of_one, is_person, names_a_page
from tui.article.article import Span
from tui.language.folded import QUOTATION, Folded
from tui.language.names.runs import is_title_case
from tui.lexicon import load, words

_LONGEST_LABEL = 6
_FARTHEST_AGENT = 12
_LONGEST_ASIDE = 13
"""Words between two commas that tell who or what a source is."""
_WITH_WHICH = 4
"""Words at its head among which a relative pronoun stands: a copy of which."""
_LONGEST_SIGNATURE = 10
_BEFORE_LISTS = (["to", ":"], ["for", ":"], ["that", ":"])
"""Ends of a sentence whose content is the list below it."""
_TAKEN_BY = {
    "quote": ("quote", "clause", "object", "addressee"),
    "that": ("clause", "that", "addressee"),
    "wh": ("clause", "that", "addressee", "object"),
    "clause": ("clause", "object", "addressee"),
    "object": ("object", "clause", "addressee"),
    "infinitive": ("infinitive", "addressee"),
    "gap": ("clause",),
    "colon": ("quote", "clause", "addressee", "infinitive", "object"),
    "pronoun": ("object",),
}
"""What a verb must take, by `cues.toml`, for the complement that was found after it; the first that it takes counts."""


@dataclass(slots=True, eq=False)
class Attribution:
    """An attribution in the making; its indexes are those of the folded sentence's tokens."""

    line: Folded
    rule: str
    """The family of the cue and the form of its complement: what the confidence is measured for."""
    stance: Stance
    cue: Stretch
    source: Stretch | None
    begins: int
    """The first word of its own clause: of source or cue, whichever is first."""
    content: list[Stretch] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)
    """Content in other sentences."""
    manner: str = "verb"
    """How the cue stands: verb, joined ("and said"), participle, infinitive."""
    doubts: tuple[str, ...] = ()
    """What makes it less likely an attribution, by the names in `precision` of `cues.toml`: "might say", "who say"."""
    judges: bool = False
    """Whether the cue says more than "said" does."""
    quoted: bool = False
    """Whether it hands over a quotation, which the next sentences may go on with."""
    by_form: bool = False
    """Whether its form alone tells what is said and by whom; see `Said`."""
    lists: bool = False
    """Whether the points of a list below it may be what is said."""

    @property
    def announces(self) -> bool:
        """Whether the sentence ends with a colon where the content should be."""
        return self.rule.endswith("-colon")


def attributions_in(line: Folded, asked: Span | None = None, headline: bool = False) -> list[Attribution]:
    """The attributions of one sentence, in order.

    `asked` is a question or exclamation in quotation marks just before the sentence, which may be the words of
    whoever it names: “Why?” she said. In a headline a colon hands over a clause, too.
    """
    found: list[Attribution] = []
    verbs, phrases, nouns = verb_cues(), phrase_cues(), noun_cues()
    after = 0
    for index, low in enumerate(line.lower):
        if index < after:
            continue
        made: Attribution | None = None
        if low in verbs.first_words and (verb := verbs.at(line.lower, index)):
            made = _by_verb(line, found, verb.entry, index, verb.last, asked)
        elif low in phrases.first_words and (phrase := phrases.at(line.lower, index)):
            made = _by_phrase(line, phrase.entry, index, phrase.last)
        elif low == "in" and index <= 1 and not found:
            made = _by_poll(line, index)
        elif low in nouns and line.classes[index + 1 : index + 2] == ["h"]:
            made = _by_noun(line, index)
        elif line.classes[index] == "-" and index and line.classes[index - 1] == QUOTATION and not found:
            made = _by_dash(line, index)
        elif headline and line.classes[index] == "-" and index and not found:
            made = _by_last_words(line, index)
        elif low == ":" and (index + 1 in line.quotations or (headline and not found)):
            made = _by_colon(line, found, index)
        if made and not _is_question(line, made):
            found.append(made)
            after = made.cue.last
    return _settled(line, found)


def _is_question(line: Folded, made: Attribution) -> bool:
    """Who can blame them?"""
    return made.source is not None and made.source.last == 1 and line.classes[0] == "r"


def _by_verb(
    line: Folded, before: list[Attribution], cue: Cue, first: int, last: int, asked: Span | None
) -> Attribution | None:
    if first and line.words[first][0].isupper() and not is_title_case(line.words):
        return None  # a name: United States
    group = verb_group(line, first)
    if _is_noun(line, group, cue.form):
        return None
    if group.passive and cue.form in (Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE):
        return _passive(line, cue, group.first, last)
    if cue.form is Form.PARTICIPLE and not group.helped:
        return None
    inverted = _inverted(line, before, cue, group.first, first, last)
    if inverted:
        return inverted
    manner, source = _whose(line, before, group, cue, first, last)
    if (source is None and manner in ("verb", "joined")) or (source and _is_nobody(line, source)):
        return None
    begins = min(source.first, group.first) if source and manner == "verb" else group.first
    made = Attribution(line, "", Stance.ASSERTS, Stretch(group.first, last), source, begins)
    made.manner, made.judges = manner, cue.judges
    made.doubts = _doubts(line, made.cue, source if manner == "verb" else None)
    return _with_content(made, before, cue, asked)


def _is_nobody(line: Folded, source: Stretch) -> bool:
    """Nobody knows; not one of them said; few believe."""
    if line.lower[source.first] in words("grammar", "nobodies"):
        return True
    return source.first > 0 and line.lower[source.first - 1] == "not"


def _doubts(line: Folded, cue: Stretch, source: Stretch | None) -> tuple[str, ...]:
    """What makes it less likely that a verb with its own subject hands a statement over."""
    doubts = []
    if any(low in words("grammar", "modals") for low in line.lower[slice(*cue)]):
        doubts.append("modal")
    if line.lower[-1] == "?":
        doubts.append("question")
    if source is None:
        return tuple(doubts)
    subject = line.lower[source.first] if source.last - source.first == 1 else ""
    if subject in load("cues")["precision"]["doubts"]:
        doubts.append(subject)
    elif source.first and line.classes[source.first - 1] in "hxn":
        doubts.append("embedded")
    return tuple(doubts)


def _is_noun(line: Folded, group: VerbGroup, form: Form) -> bool:
    """Whether the word before shows that this is no verb: "the claims", "his report", "of calls"."""
    if group.helped or group.infinitive or not group.first:
        return False
    previous = group.first - 1
    if line.lower[previous] in words("grammar", "standing_alone"):
        return line.classes[group.first - 2 : previous] in (["d"], ["p"])  # the most feared
    return line.classes[previous] in ("dpsh" if form is Form.GERUND else "dpsi")


def _whose(
    line: Folded, before: list[Attribution], group: VerbGroup, cue: Cue, first: int, last: int
) -> tuple[str, Stretch | None]:
    """How the verb stands in its sentence, and its subject."""
    previous = line.classes[group.first - 1] if group.first else ""
    if group.infinitive or (cue.form is Form.GERUND and not group.helped):
        own = subject_before(line, group.first) if previous in ("C", "w", ")") and not group.infinitive else None
        source = own or _shared(line, before, group.first) or coming_subject(line, last)
        return "infinitive" if group.infinitive else "participle", source
    source = _after_cue(subject_before(line, group.first), before)
    if source:
        fits = group.helped or agrees(line, source, cue.form, line.lower[first])
        return "verb", source if fits else None
    return "joined", _shared(line, before, group.first) if previous in ("c", ",", "-") else None


def _after_cue(source: Stretch | None, before: list[Attribution]) -> Stretch | None:
    """A subject without the verb of saying that hands its clause over: Voss said [Marek] claims."""
    for other in before:
        relative = other.source is not None and other.line.classes[other.source.first] == "r"
        if source and source.first < other.cue.last < source.last and not relative:
            source = Stretch(other.cue.last, source.last)
    return source


def _shared(line: Folded, before: list[Attribution], verb: int) -> Stretch | None:
    """The subject of the sentence, for a verb that has none of its own.

    Of the clauses of saying before it, the last that is no part of what another says: [Voss] said she would stay and
    promised to help.
    """
    outer: Attribution | None = None
    for other in before:
        inside = outer is not None and _is_open_at(outer, other.begins) and not _stands_beside(other)
        if other.source and not inside:
            outer = other
    return outer.source if outer else first_subject(line, verb)


def _with_content(made: Attribution, before: list[Attribution], cue: Cue, asked: Span | None) -> Attribution | None:
    """The attribution with what is said before or after the verb; None where there is nothing that the verb takes."""
    line, last = made.line, made.cue.last
    right = complement(line, last, "addressee" in cue.takes)
    speech = cue.takes.get("quote")
    if asked and made.begins == 0 and speech and (right is None or right.form == "quote"):
        made.more.append(asked)
        return _said_before(made, None, right, speech)
    left = left_content(line, _ends_of(before), made.begins) if made.manner == "verb" else None
    if left and right and right.form == "quote" and QUOTATION not in line.classes[left.first : left.last]:
        left = None
    if right and line.lower[-2:] in _BEFORE_LISTS and cue.lemma in words("cues", "lists", "verbs"):
        right = Complement("colon", len(line) - 1)  # wants the council to: …
    handing = speech or cue.takes.get("clause")
    if left and handing and is_said_before(line, left, last, right is not None):
        return _said_before(made, left, right, handing)
    if right is None and speech and _goes_on_after_aside(line, last):
        right = Complement("clause", last + 1)
    handing = next((cue.takes[c] for c in _TAKEN_BY[right.form] if c in cue.takes), None) if right else None
    if right is None or handing is None or _counts_only(made, right, handing) or _is_deed(line, cue, right):
        return None
    if right.form == "gap" and not made.begins:
        return None  # a merger announced on Monday would …
    if right.form == "pronoun":
        return _denied(made, right, handing)
    made.rule, made.stance, made.quoted = f"{handing.family}-{right.form}", handing.stance, right.form == "quote"
    if not words("grammar", "negations").isdisjoint(line.lower[slice(*made.cue)]):
        _negate(made, handing)
    made.lists = made.announces
    made.by_form = right.form == "clause" and line.classes[right.first - 1] == ":" and right.first > last + 2
    if made.rule == "report-object" and not _names_document(made):
        made.rule = "report-thing"
    if not made.announces:
        made.content.append(quotation_from(line, right.first) if made.quoted else Stretch(right.first, OPEN))
    return made


def _ends_of(before: list[Attribution]) -> list[int]:
    """Where the cues end that what is said cannot begin before; a noun may stand in it: the claim that …, she said."""
    return [other.cue.last for other in before if not other.rule.startswith("noun")]


def _denied(made: Attribution, right: Complement, handing: Handing) -> Attribution | None:
    """Voss denied that: what was said just before. Of other verbs "that" alone tells a reader nothing."""
    negated = not words("grammar", "negations").isdisjoint(made.line.lower[slice(*made.cue)])
    if handing.stance is not Stance.DENIES or negated:
        return None
    made.rule, made.stance, made.by_form = f"{handing.family}-object", handing.stance, True
    made.content.append(Stretch(right.first, right.first + 1))
    return made


def _counts_only(made: Attribution, right: Complement, handing: Handing) -> bool:
    """A rate that adds 40 crowns, 1,302 who reported two hours: a sum and an answer in a survey, and no statement."""
    classes, source = made.line.classes, made.source
    if right.form != "object":
        return False
    number = classes[right.first] == "0"
    return (number and handing.family == "speech") or (source is not None and classes[slice(*source)] == ["0"])


def _is_deed(line: Folded, cue: Cue, right: Complement) -> bool:
    """Declared war, swore an oath of allegiance."""
    if right.form in ("that", "infinitive"):
        return False
    deeds = load("cues")["deeds"]["by_their_object"].get(cue.lemma, ())
    return not set(deeds).isdisjoint(line.lower[right.first : right.first + 4])


def _negate(made: Attribution, handing: Handing) -> None:
    """Does not believe that …: a doubt. Does not deny …: no denial. Did not say whether …: nothing is said."""
    if handing.stance is Stance.BELIEVES:
        made.stance = Stance.DOUBTS
    elif handing.stance is Stance.DENIES:
        made.stance = Stance.ASSERTS
    elif handing.stance is Stance.ASSERTS:
        made.doubts += ("negated",)


def _names_document(made: Attribution) -> bool:
    """Whether a document is said to show something, and not somebody: the report showed, she showed."""
    documents = words("bodies", "documents")
    return made.source is not None and any(low in documents for low in made.line.lower[slice(*made.source)])


def _goes_on_after_aside(line: Folded, last: int) -> bool:
    """She said, if elected, she would stay."""
    return last + 3 < len(line) and line.classes[last] == "," and line.classes[last + 1] not in "cr"


def _said_before(made: Attribution, left: Stretch | None, right: Complement | None, handing: Handing) -> Attribution:
    """What is said stands before the verb, and may go on after it."""
    line = made.line
    made.quoted = left is None or QUOTATION in line.classes[left.first : left.last]
    made.content += [left] if left else []
    if right and right.form == "quote":
        made.content.append(quotation_from(line, right.first))
    elif made.quoted and (again := next_quotation(line, made.cue.last)):
        made.content.append(quotation_from(line, again))
    elif not made.quoted and (comma := comma_after(line, made.cue.last)):
        made.content.append(Stretch(comma + 1, OPEN))
    made.rule, made.stance = f"{handing.family}-left" + ("-quote" if made.quoted else ""), handing.stance
    return made


def _inverted(
    line: Folded, before: list[Attribution], cue: Cue, group: int, first: int, last: int
) -> Attribution | None:
    """A verb with its subject after it: "…," said Ana Voss, the deputy director."""
    classes, speech = line.classes, cue.takes.get("quote")
    if speech is None or group != first or not group or cue.form is Form.GERUND:
        return None
    if cue.form is Form.BASE and not _are_people(line, last):
        return None
    if classes[group - 1] not in "," + QUOTATION:
        return None
    if classes[group - 1] == "," and QUOTATION in classes[:group] and classes[group - 2] != QUOTATION:
        return None
    left = left_content(line, _ends_of(before), group)
    source = subject_after(line, last)
    if left is None or source is None:
        return None
    quoted = QUOTATION in classes[left.first : left.last]
    if not quoted and subject_before(line, group) is not None and not _ends_with(line, source):
        return None
    rule = "inverted-quote" if quoted else "inverted"
    made = Attribution(line, rule, speech.stance, Stretch(group, last), source, group, [left], quoted=quoted)
    rest = complement(line, source.last)
    if rest and rest.form == "quote":
        made.content.append(quotation_from(line, rest.first))
    return made


def _are_people(line: Folded, first: int) -> bool:
    """Whether a sentence ends with people and nothing more: The driver was asleep, say police."""
    people = first + 1 >= len(line) or line.classes[first + 1] in ".w"
    last = next((low for low in reversed(line.lower) if low[0].isalpha()), "")
    return people and len(line) - first <= _LONGEST_LABEL and (
        last in words("people", "vague") or last == "police" or (last.endswith("s") and is_person(last[:-1]))
    )


def _ends_with(line: Folded, source: Stretch) -> bool:
    """Whether the sentence ends with a name: … in the wild, said Dr. Ana Voss."""
    return line.classes[source.first] == "C" and all(kind in ".)" for kind in line.classes[source.last :])


def _passive(line: Folded, verb: Cue, group: int, last: int) -> Attribution | None:
    """It was announced that …; X was told by Y to …; X was criticised by Y for …"""
    subject = subject_before(line, group)
    if subject is None:
        return None
    after = _by_whom(line, skip_time(line, last))
    agent = subject_after(line, after + 1, "of_an_agent") if line.lower[after : after + 1] == ["by"] else None
    agent = _of_an_agent(line, agent) if agent else None
    at_once = after == skip_time(line, last)
    right = complement(line, agent.last if agent and at_once else last)
    if subject.last - subject.first == 1 and line.lower[subject.first] == "it" and right and right.form == "that":
        stance, content = next(iter(verb.takes.values())).stance, [Stretch(right.first, OPEN)]
        cue = Stretch(group, after + 1 if agent else last)
        return Attribution(line, "impersonal", stance, cue, agent, subject.first, content)
    passive = Stretch(group, after + 1 if agent and at_once else last)
    if right and (told := _was_told(line, verb, passive, agent, right)):
        told.begins = subject.first
        return told
    if agent is None:
        return None
    stance = (verb.takes.get("object") or next(iter(verb.takes.values()))).stance
    cue, content = Stretch(group, after + 1 if at_once else last), [subject]
    if not at_once:
        content.append(Stretch(last, after))
    elif line.lower[agent.last : agent.last + 1] and line.lower[agent.last] in words("grammar", "of_a_deed"):
        content.append(Stretch(agent.last, OPEN))
    elif (as_what := _as_what(line, agent.last)) and "object" in verb.takes:
        content.append(Stretch(as_what, OPEN))
    return Attribution(line, "agent", stance, cue, agent, subject.first, content)


def _was_told(
    line: Folded, verb: Cue, cue: Stretch, agent: Stretch | None, right: Complement
) -> Attribution | None:
    """Residents were told by the board to …, staff have been told that …: the subject is told, and not told of."""
    told = "addressee" in verb.takes or verb.lemma in words("cues", "passives", "telling")
    if not told or right.form not in ("that", "quote", "infinitive"):
        return None
    if agent is None and (right.form != "that" or verb.lemma in words("cues", "passives", "asking")):
        return None
    stance = next(iter(verb.takes.values())).stance
    if right.form == "infinitive":
        stance = Stance.WANTS
    made = Attribution(line, "passive-told" if agent else "passive-nobody", stance, cue, agent, cue.first)
    made.quoted, made.by_form = right.form == "quote", True
    made.content.append(quotation_from(line, right.first) if made.quoted else Stretch(right.first, OPEN))
    return made


def _as_what(line: Folded, index: int) -> int | None:
    """Where it begins as what somebody describes their object: was described by Voss as [a mess]."""
    return index + 1 if line.lower[index : index + 1] == ["as"] and index + 1 < len(line) else None


def _of_an_agent(line: Folded, agent: Stretch) -> Stretch:
    """Whoever accuses or describes, without what of and as what: by [residents] of poisoning the river."""
    for index in range(agent.first + 1, agent.last):
        low, following = line.lower[index], line.lower[index + 1] if index + 1 < agent.last else ""
        as_what = low == "as" and "such" not in line.lower[agent.first : index]
        if as_what or (low == "of" and following.endswith("ing")):
            return Stretch(agent.first, index)
    return agent


def _by_whom(line: Folded, after: int) -> int:
    """Where "by" stands: at once, or past what somebody is blamed for: was accused [of fraud] by …"""
    if line.lower[after : after + 1] not in (["of"], ["for"]):
        return after
    near = range(after + 1, min(len(line), after + _FARTHEST_AGENT))
    by = next((index for index in near if line.lower[index] == "by" or line.classes[index] not in "iwdpC0"), after)
    return by if line.lower[by] == "by" and line.classes[by + 1 : by + 2] in (["C"], ["d"], ["p"]) else after


def _by_phrase(line: Folded, stance: Stance, first: int, last: int) -> Attribution | None:
    """According to X: the content is the rest of the sentence, or of the clause where commas set the phrase off."""
    classes = line.classes
    start = 0
    while start < first and classes[start] in "c,a":
        start += 1
    in_front = start >= first
    source = _up_to_comma(line, last) if in_front else subject_after(line, last, "of_a_source")
    if source is None:
        return None
    if not in_front:
        source = _without_clause(line, source)
    rule = "according-front" if in_front else "according"
    made = Attribution(line, rule, stance, Stretch(first, last), source, first)
    made.by_form = in_front and "," in line.classes[slice(*source)]  # which a tagger takes for what is said
    end = first
    while end > start and classes[end - 1] in ",-(":
        end -= 1
    if not in_front:
        made.content.append(Stretch(start, end))
        made.quoted = QUOTATION in classes[start:end]
    after = source.last
    if after + 1 < len(line) and classes[after] in ",:":
        goes_on = classes[first - 1] == "," and classes[after + 1] not in "cr"
        made.content += [Stretch(after + 1, OPEN)] if in_front or goes_on else []
    return made if made.content else None


def _by_poll(line: Folded, first: int) -> Attribution | None:
    """In a poll of 900 voters by the Tarn Post, half said …: what a poll found is its own, whoever was asked."""
    if first and line.classes[0] != "c":
        return None
    near = range(first + 1, min(len(line), first + _LONGEST_ASIDE))
    poll = next((i for i in near if line.lower[i] in words("cues", "polls", "nouns")), None)
    if poll is None or poll + 1 == len(line) or any(line.classes[i] not in "dpsCw0t-" for i in range(first + 1, poll)):
        return None
    ends = line.classes[poll + 1 : poll + 2] in ([","], ["i"], ["t"]) or line.lower[poll + 1].endswith("ed")
    source = _up_to_comma(line, first + 1) if ends else None
    if source is None or source.last <= poll or source.last + 2 >= len(line):
        return None
    content = [Stretch(source.last + 1, OPEN)]
    return Attribution(line, "poll-front", Stance.ASSERTS, Stretch(first, first + 1), source, first, content)


def _without_clause(line: Folded, source: Stretch) -> Stretch:
    """Without a clause that a comma parts from it: according to [the audit], the wall had cracked."""
    for comma in range(source.first + 1, source.last):
        if line.classes[comma] == "," and line.classes[comma + 1 : comma + 2] in (["d"], ["n"], ["p"]):
            rest = range(comma + 1, source.last)
            if any(line.classes[i] in "xn" or (line.classes[i] == "w" and line.lower[i].endswith("ed")) for i in rest):
                return Stretch(source.first, comma)
    return source


def _up_to_comma(line: Folded, start: int) -> Stretch | None:
    """All up to the comma that ends "According to …,", past what is set off to tell who or what the source is."""
    commas = [i for i in range(start, min(len(line), start + 40)) if line.classes[i] in ",:"]
    if not commas:
        return None
    end = commas[0]
    if len(commas) > 1 and line.classes[end] == "," and _describes(line, Stretch(start, end), commas[1]):
        end = commas[1]
    return Stretch(start, end) if end > start else None


def _describes(line: Folded, source: Stretch, last: int) -> bool:
    """Whether what stands between the comma after a source and the next one tells who or what that is: the coroner,
    Ana Voss, …; Ana Voss, the mayor, …; the study, which followed 300 nurses, …; and what comes then is a clause."""
    classes, first = line.classes, source.last + 1
    if last - first > _LONGEST_ASIDE or last + 1 >= len(line) or classes[last + 1] not in "dpnCw0it" + QUOTATION:
        return False
    if "r" in classes[first : first + _WITH_WHICH] or line.lower[first].endswith("ed"):
        return True
    named = classes[source.last - 1] == "C"
    if all(kind == "C" for kind in classes[first:last]):
        return not named and last - first > 1 and is_of_one(line.lower[source.last - 1])
    if named and line.lower[first].endswith("ing"):
        return True  # Ana Voss, writing in the Plumb Wire, …
    no_clause = not any(classes[i] in "xnr" or line.lower[i].endswith("ed") for i in range(first, last))
    return named and classes[first] in "dpw" and no_clause


def _by_noun(line: Folded, noun: int) -> Attribution | None:
    """His claim that …, the minister's promise that …, a belief that …"""
    if noun + 2 >= len(line):
        return None
    source, begins = None, noun
    while begins and line.classes[begins - 1] in "wa0":
        begins -= 1
    owner = line.classes[begins - 1] if begins else ""
    if owner == "p":
        source = Stretch(begins - 1, begins)
    elif owner == "s":
        source = _owner(line, subject_before(line, begins - 1))
    rule, stance = "noun" if source else "noun-nobody", noun_cues()[line.lower[noun]]
    begins = source.first if source else begins
    return Attribution(line, rule, stance, Stretch(noun, noun + 1), source, begins, [Stretch(noun + 2, OPEN)])


def _owner(line: Folded, source: Stretch | None) -> Stretch | None:
    """Whose claim it is, without a verb before: They echoed [the report]'s claim that …"""
    first = next((i for i in reversed(range(*source)) if line.classes[i] in "dp"), source.first) if source else 0
    return Stretch(first, source.last) if source else None


def _by_colon(line: Folded, before: list[Attribution], colon: int) -> Attribution | None:
    """Ana Voss: “…”"""
    if any(s.last == OPEN or s.last > colon for other in before for s in other.content):
        return None
    label = colon < 12 and all(
        kind in "Cdps0-,()" or line.lower[index] in words("people", "roles")
        for index, kind in enumerate(line.classes[:colon])
    )
    if label and names_a_page(line.lower[:colon]):
        return None
    source = Stretch(0, colon) if label and colon else first_subject(line, colon)
    handed = Stretch(colon, colon + 1)
    if label and colon > 1 and (verb := verb_cues().at(line.lower, 0)) and "quote" in verb.entry.takes:
        source, handed = Stretch(verb.last, colon), Stretch(0, verb.last)  # Said Ana Voss: “…”
    if colon + 1 not in line.quotations:
        rubric = line.lower[colon - 1] in words("cues", "rubrics", "words" if colon == 1 else "last")
        short = label and 0 < colon <= _LONGEST_LABEL and not rubric
        content = [Stretch(colon + 1, OPEN)]
        return Attribution(line, "headline", Stance.ASSERTS, handed, source, 0, content) if short else None
    if source is None:
        return None
    rule, content = "label" if label else "colon", [quotation_from(line, colon + 1)]
    return Attribution(line, rule, Stance.ASSERTS, handed, source, source.first, content, quoted=True)


def _by_dash(line: Folded, dash: int) -> Attribution | None:
    """“…” — Ana Voss"""
    name = signed(line, dash)
    if name is None or QUOTATION not in line.classes[0]:
        return None
    content = [Stretch(0, dash)]
    return Attribution(line, "signed", Stance.ASSERTS, Stretch(dash, dash + 1), name, 0, content, quoted=True)


def _by_last_words(line: Folded, dash: int) -> Attribution | None:
    """In a headline: Volcano could stay awake for years – geologists."""
    source = Stretch(dash + 1, len(line))
    last = line.lower[-1]
    if not 0 < len(line) - dash - 1 <= _LONGEST_LABEL or set(line.classes[slice(*source)]) - set("dws"):
        return None
    people = is_person(last) or is_person(last.removesuffix("s")) or last in words("people", "vague")
    if not (people or is_body(last) or is_document(last)):
        return None
    return Attribution(line, "headline", Stance.ASSERTS, Stretch(dash, dash + 1), source, 0, [Stretch(0, dash)])


def signed(line: Folded, dash: int = 0) -> Stretch | None:
    """The name after a dash that ends a line, as under a saying: “…” — Ana Voss, 62, Tarn."""
    last = len(line)
    while last > dash + 1 and line.classes[last - 1] in ".,":
        last -= 1
    name = Stretch(dash + 1, last)
    if not 0 < last - dash - 1 <= _LONGEST_SIGNATURE or line.classes[dash : dash + 2] != ["-", "C"]:
        return None
    named = all(kind in "Cdps0w,i()" for kind in line.classes[slice(*name)])
    return name if named and not any(low.endswith("ed") for low in line.lower[slice(*name)]) else None


def by_signature(line: Folded, quoted: list[Span]) -> Attribution | None:
    """What is said in the quotations just before a line that is nothing but a dash and a name."""
    name = signed(line)
    if name is None:
        return None
    return Attribution(line, "signed", Stance.ASSERTS, Stretch(0, 1), name, 0, more=quoted, quoted=True)


def announced(line: Folded) -> Attribution | None:
    """Who is about to be quoted, in a sentence without a cue that ends with a colon."""
    colon = len(line) - 1
    noun = next((i for i, low in enumerate(line.lower) if low in words("cues", "lists", "points")), None)
    if noun is not None and noun > 1 and (line.classes[noun - 1] == "s" or line.classes[noun - 2] == "s"):
        owner = noun - 1 if line.classes[noun - 1] == "s" else noun - 2
        source = _owner(line, subject_before(line, owner))  # the union's demands are: …
    else:
        source = first_subject(line, colon)
    if source is None:
        return None
    stance = Stance.ASSERTS if noun is None else noun_cues().get(line.lower[noun], Stance.ASSERTS)
    made = Attribution(line, "colon-before", stance, Stretch(colon, colon + 1), source, 0, quoted=True)
    made.lists = noun is not None
    return made


def _settled(line: Folded, found: list[Attribution]) -> list[Attribution]:
    """With the ends of their contents settled.

    An open content ends where a clause of saying begins that stands beside it; one that lies inside it is dropped.
    """
    kept: list[Attribution] = []
    for made in found:
        surrounding = [other for other in kept if _is_open_at(other, made.begins)]
        if surrounding and _is_reported(made, surrounding[-1]):
            kept.append(made)
            continue
        if surrounding and not _stands_beside(made):
            made.doubts += ("nested",)
            surrounding[-1].by_form = surrounding[-1].by_form or _opens(made, surrounding[-1])
            kept.append(made)
            continue
        for other in surrounding:
            other.content[-1] = Stretch(other.content[-1].first, before_break(line, made.begins))
        kept.append(made)
    for made in kept:
        is_thing = made.rule.endswith("-object")
        made.content = [
            Stretch(s.first, settled_end(line, s.first, made.source, is_thing) if s.last == OPEN else s.last)
            for s in made.content
        ]
        made.content = [s for s in made.content if s.last > s.first]
        made.by_form = made.by_form or _ends_at_comma(made)
    return _distinct([made for made in kept if made.content or made.more or made.announces])


def _ends_at_comma(made: Attribution) -> bool:
    """The dam, which the mayor says [is old], has been closed."""
    if not made.rule.endswith("-gap") or not made.content:
        return False
    last = made.content[-1].last
    return made.line.classes[last : last + 1] == [","]


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """Without those that hand over what another does, of the same source: he began by saying “…”."""
    cues = {index for made in found for index in range(made.cue.first + 1, made.cue.last)}
    distinct: dict[object, Attribution] = {}
    for made in found:
        if made.content and made.content[0].first in cues:
            continue  # she concluded, making [it clear] that …
        key = (made.source, tuple(made.content)) if made.source and made.content else made
        distinct.setdefault(key, made)
    return list(distinct.values())


def _is_open_at(made: Attribution, index: int) -> bool:
    return bool(made.content) and made.content[-1].last == OPEN and made.content[-1].first <= index


def _opens(made: Attribution, outer: Attribution) -> bool:
    """Whether what another says begins with whose words it tells of: Voss said [the driver claimed he had stopped]."""
    if made.source is None or made.line.classes[made.source.first] == "n" or outer.doubts:
        return False
    told = outer.rule.endswith(("-clause", "-that")) and made.rule.split("-")[0] in words("cues", "families", "joined")
    return told and outer.manner == made.manner == "verb" and made.source.first == outer.content[-1].first


def _is_reported(made: Attribution, outer: Attribution) -> bool:
    """Whether it is the whole of what another hands over in front: according to the minutes, [Voss said it leaked].
    Then both are plain, each with its own source."""
    reported = outer.rule.endswith("-front") and made.begins == outer.content[-1].first
    if reported:
        outer.by_form = made.by_form = True
    return reported


def _stands_beside(made: Attribution) -> bool:
    if any(s.last != OPEN and s.last <= made.begins for s in made.content):
        return True
    family = made.rule.split("-")[0]
    return stands_beside(made.line, made.begins, made.manner, family)
