"""Attributions by a verb with its own subject: said X / X said, before what is said, after it and in the middle of it;
X, who said."""

from tui.annotate.annotation import Stance
from tui.annotate.attribution.agreement import agrees
from tui.annotate.attribution.attribution import Attribution
from tui.annotate.attribution.complements import Complement, VerbGroup, complement, verb_group
from tui.annotate.attribution.contents import comma_after, is_said_before, left_content, next_quotation, quotation_from
from tui.annotate.attribution.cues import Cue, Form, Handing
from tui.annotate.attribution.passives import by_passive
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.annotate.attribution.subjects import coming_subject, first_subject, subject_after, subject_before
from tui.annotate.attribution.times import skip_time
from tui.annotate.naming.nouns import is_person
from tui.article.article import Span
from tui.language.folded import QUOTATION, Folded
from tui.language.names.runs import is_title_case
from tui.lexicon import load, words

_LONGEST_ASIDE = 4
"""Words from where an aside begins to whoever denies what stands before it, at most: a claim that [they] …"""
_LONGEST_CROWD = 6
"""Words for the people with whom a sentence may end after a verb in its base form."""
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


def by_verb(
    line: Folded, before: list[Attribution], cue: Cue, first: int, last: int, asked: Span | None
) -> Attribution | None:
    """What the verb from `first` to `last` hands over; `before`: those found before, `asked`: a question there."""
    if first and line.words[first][0].isupper() and not is_title_case(line.words):
        return None  # a name: United States
    group = verb_group(line, first)
    if before and group.first < before[-1].cue.last:
        return None  # pointed to [rejected] bids: "to" is the other's
    if _is_noun(line, group, cue.form) or _is_asked(line, first, last):
        return None
    if group.passive and cue.form in (Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE):
        return by_passive(line, cue, group.first, last)
    if cue.form is Form.PARTICIPLE and not group.helped:
        return None
    inverted = _inverted(line, before, cue, group.first, first, last)
    if inverted:
        return inverted
    manner, source = _whose(line, before, group, cue, first, last)
    if (source is None and manner in ("verb", "joined")) or (source and _is_nobody(line, source)):
        return None
    if source and source.first < last and group.first < source.last:
        return None  # a word of what names the source
    own = source if manner == "verb" else None
    aside = _aside(line, own, cue) if own else None
    begins = aside.first if aside else min(own.first, group.first) if own else group.first
    made = Attribution(line, "", Stance.ASSERTS, Stretch(group.first, last), source, begins)
    made.manner, made.judges = manner, cue.judges
    made.doubts = _doubts(line, made.cue, own, aside is not None)
    return _with_content(made, before, cue, asked, aside)


def _is_nobody(line: Folded, source: Stretch) -> bool:
    """Nobody knows; not one of them said; few believe."""
    if line.lower[source.first] in words("grammar", "nobodies"):
        return True
    return source.first > 0 and line.lower[source.first - 1] == "not"


def _doubts(line: Folded, cue: Stretch, source: Stretch | None, set_off: bool) -> tuple[str, ...]:
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
    elif source.first and line.classes[source.first - 1] in "hxn" and not set_off:
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


def _is_asked(line: Folded, first: int, last: int) -> bool:
    """Whether a subject is set off from who asked it: Voss, asked whether it would hold, said …"""
    if not first or line.classes[first - 1] != "," or line.lower[first] not in words("grammar", "asked"):
        return False
    following = line.lower[last : last + 1]
    return bool(following) and (following[0] in words("grammar", "asking") or following[0] in ("about", "by", "on"))


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
    if source and (aside := _aside(line, source, cue)):
        source = Stretch(aside.last, source.last)
    if source:
        fits = group.helped or agrees(line, source, cue.form, line.lower[first])
        return "verb", source if fits else None
    return "joined", _shared(line, before, group.first) if previous in ("c", ",", "-") else None


def _after_cue(source: Stretch | None, before: list[Attribution]) -> Stretch | None:
    """A subject without the verb of saying that hands its clause over, and whom that tells: Voss said [Marek] claims;
    Voss told the court that [the owner, Marek,] claimed."""
    for other in before:
        relative = other.source is not None and other.line.classes[other.source.first] == "r"
        if source and source.first < other.cue.last < source.last and not relative:
            begins = other.content[0].first if other.content else other.cue.last
            source = Stretch(begins if other.cue.last < begins < source.last else other.cue.last, source.last)
    return source


def _shared(line: Folded, before: list[Attribution], verb: int) -> Stretch | None:
    """The subject of the sentence, for a verb that has none of its own.

    Of the clauses of saying before it, the last that is no part of what another says, nor an aside: [Voss] said she
    would stay, as Marek asked, and promised to help.
    """
    outer: Attribution | None = None
    for other in before:
        inside = outer is not None and outer.is_open_at(other.begins) and not other.stands_beside
        aside = outer is not None and other.begins > 1 and line.lower[other.begins - 1] == "as"
        if other.source and not inside and not aside:
            outer = other
    return outer.source if outer else first_subject(line, verb)


def _with_content(
    made: Attribution, before: list[Attribution], cue: Cue, asked: Span | None, aside: Stretch | None
) -> Attribution | None:
    """The attribution with what is said before or after the verb; None where there is nothing that the verb takes."""
    line, last = made.line, made.cue.last
    right = complement(line, last, "addressee" in cue.takes)
    speech = cue.takes.get("quote")
    if right and right.form == "quote" and right.first > last + 1 and line.lower[right.first - 1] == ":" and not speech:
        return None  # was sure about the dam: “…”
    if asked and made.begins == 0 and speech and (right is None or right.form == "quote"):
        made.more.append(asked)
        return _said_before(made, None, right, speech)
    if aside and before and before[-1].source and before[-1].source.last > before[-1].cue.last:
        return None  # “…,” said Voss, a charge Marek denies
    told_before = [] if right is None and not aside and _closes(line, made.begins, last) else _ends_of(before)
    inside = line.classes[last : last + 2] == [",", "x"]
    left = left_content(line, told_before, made.begins, inside) if made.manner == "verb" else None
    if left and aside:
        charge = _what_is_charged(line, left)
        if line.lower[aside.first] == "which" and not before and charge is left:
            return None  # the dam was old, which Voss denied
        left = charge
    joined = made.begins > 0 and line.classes[made.begins - 1] == "c"  # called it “a gift”, and the union said …
    if left and right and (joined or (right.form == "quote" and QUOTATION not in line.classes[left.first : left.last])):
        left = None
    if right and line.lower[-1] == ":" and _opens_list(line, cue):
        right = Complement("colon", len(line) - 1)  # wants the council to: …
    handing = speech or cue.takes.get("clause")
    if left and handing and is_said_before(line, left, last, right is not None):
        return _said_before(made, left, right, handing)
    return _said_after(made, cue, right)


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
    if not made.quoted and left and line.classes[made.cue.last : made.cue.last + 2] == [",", "x"]:
        made.content.pop()
        return _between(made, made.cue.last)
    made.by_form = made.by_form or (made.source is not None and made.begins < min(made.source.first, made.cue.first))
    return made


def _said_after(made: Attribution, cue: Cue, right: Complement | None) -> Attribution | None:
    """What is said stands after the verb; None where that is nothing that the verb takes."""
    line, last = made.line, made.cue.last
    if right is None and "quote" in cue.takes and _goes_on_after_aside(line, last):
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


def _aside(line: Folded, source: Stretch, cue: Cue) -> Stretch | None:
    """The words before whoever denies what has just been told: he lied, [a charge] ministers deny, [a claim that] Voss
    rejects, [charges] he denies, [which] she disputes."""
    clause = cue.takes.get("clause")
    if clause is None or clause.stance is not Stance.DENIES:
        return None
    for start in range(source.first, max(1, source.first - _LONGEST_ASIDE), -1):
        if line.classes[start - 1] not in ",-":
            continue
        last = start + (line.lower[start] in words("cues", "denied", "alone"))
        noun = start + (line.lower[start] in ("a", "an"))
        if line.lower[noun] in words("cues", "denied", "nouns" if noun > start else "several"):
            last = noun + 1 + (line.classes[noun + 1] in "rh")
        return Stretch(start, last) if start < last and source.first <= last < source.last else None
    return None


def _what_is_charged(line: Folded, left: Stretch) -> Stretch:
    """What somebody denies who is charged with it: is accused of [taking bribes], which he denies."""
    for index in range(left.last - 1, left.first, -1):
        if line.lower[index] in ("of", "with") and line.lower[index - 1] in words("cues", "denied", "charged"):
            return Stretch(index + 1, left.last) if index + 1 < left.last else left
    return left


def _opens_list(line: Folded, cue: Cue) -> bool:
    """Whether what is said is the list below a sentence that ends with a colon: wants the council to: …"""
    before = words("cues", "lists", "before")
    return cue.lemma in words("cues", "lists", "verbs") and not before.isdisjoint(line.lower[-2:-1])


def _closes(line: Folded, begins: int, last: int) -> bool:
    """Whether a clause of saying ends its sentence, all of which is then what is said: Most would support a ban, a
    survey found."""
    opens = line.classes[min(skip_time(line, 0), begins)]
    plain = opens not in "ibc" and QUOTATION not in line.classes[:begins]
    return plain and line.classes[begins - 1] == "," and all(kind in ".)" for kind in line.classes[last:])


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


def _between(made: Attribution, comma: int) -> Attribution:
    """Rates, the bank says, will rise: the clause of saying stands between a subject and its verb."""
    made.content.append(Stretch(comma + 1, OPEN))
    made.rule, made.by_form = "between", True
    return made


def _inverted(
    line: Folded, before: list[Attribution], cue: Cue, group: int, first: int, last: int
) -> Attribution | None:
    """A verb with its subject after it: "…," said Ana Voss, the deputy director."""
    classes, speech = line.classes, cue.takes.get("quote")
    if speech is None or group != first or not group or cue.form is Form.GERUND:
        return None
    source = subject_after(line, last)
    if source is None or classes[group - 1] not in "," + QUOTATION:
        return None
    if classes[group - 1] == "," and classes[last] == "n" and classes[last + 1 : last + 2] in (["w"], ["x"], ["a"]):
        return None  # took bribes, charges he denies
    inside = classes[group - 1] == "," and classes[source.last : source.last + 2] == [",", "x"]
    if cue.form is Form.BASE and not inside and not _are_people(line, last):
        return None
    if classes[group - 1] == "," and QUOTATION in classes[:group] and classes[group - 2] != QUOTATION:
        return None
    left = left_content(line, _ends_of(before), group, inside)
    if left is None:
        return None
    quoted = QUOTATION in classes[left.first : left.last]
    if not quoted and not inside and subject_before(line, group) is not None and not _ends_with(line, source):
        return None
    rule = "inverted-quote" if quoted else "inverted"
    made = Attribution(line, rule, speech.stance, Stretch(group, last), source, group, [left], quoted=quoted)
    if inside and not quoted:
        return _between(made, source.last)  # the road, says the mayor, is safe
    rest = complement(line, source.last)
    if rest and rest.form == "quote":
        made.content.append(quotation_from(line, rest.first))
    return made


def _are_people(line: Folded, first: int) -> bool:
    """Whether a sentence ends with people and nothing more: The driver was asleep, say police."""
    people = first + 1 >= len(line) or line.classes[first + 1] in ".w"
    last = next((low for low in reversed(line.lower) if low[0].isalpha()), "")
    return people and len(line) - first <= _LONGEST_CROWD and (
        last in words("people", "vague") or last == "police" or (last.endswith("s") and is_person(last[:-1]))
    )


def _ends_with(line: Folded, source: Stretch) -> bool:
    """Whether the sentence ends with a name: … in the wild, said Dr. Ana Voss."""
    return line.classes[source.first] == "C" and all(kind in ".)" for kind in line.classes[source.last :])
