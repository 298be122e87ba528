"""Who is meant by the place that a frame of blame opens (frames.py): a name, a role, or whom a pronoun stands for."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.annotate.clauses.clause import Clause, has_verb
from tui.annotate.replies.frames import Frame, frames_in, start_of_group
from tui.annotate.replies.somebody import REACH, Target, called, is_somebody, written
from tui.language.cut import Sentence
from tui.language.folded import word_classes
from tui.language.names.named import Mention, Named, Sort
from tui.language.names.names import Names
from tui.language.names.parts import pronouns
from tui.lexicon import load, words

DECIDES = "framed_decides"
"""The signal of whoever a frame plainly says to be blamed."""
_GAP = 3
"""How many words may stand between the words for who is blamed and what they are blamed for: for allegedly."""


class Framed(NamedTuple):
    """Somebody whom a frame says to be blamed."""

    target: Target
    frame: Frame
    how: str
    """By what: "name", "noun", "described" or "pronoun"."""

    @property
    def decides(self) -> bool:
        """Whether it is nearly always them who are meant, whoever else is named."""
        return self.how in load("frames")["deciding"].get(self.frame.kind, ())

    @property
    def signals(self) -> dict[str, float]:
        """The signals of the frame."""
        found = {f"framed_{self.frame.kind}": 1.0, f"framed_{self.how}": 1.0}
        return found | {DECIDES: 1.0} if self.decides else found


def framed_in(clause: Clause, names: Names) -> Framed | None:
    """Whom the frame of a clause, or the one that leads to it, says to be blamed: the first that tells."""
    return next((one for one in _framed(clause.sentence, names) if _governs(one.frame, clause)), None)


def _framed(sentence: Sentence, names: Names) -> Sequence[Framed]:
    """Whom the frames of a sentence say to be blamed, in order. Its clauses ask for the same, as claims and as
    charges."""
    known = _known(names)
    if sentence not in known:
        known[sentence] = _found(sentence, names)
    return known[sentence]


@lru_cache(maxsize=1)
def _known(names: Names) -> dict[Sentence, Sequence[Framed]]:
    """What is known of the sentences of the article that was asked about last."""
    return {}


def _found(sentence: Sentence, names: Names) -> Sequence[Framed]:
    found: list[Framed] = []
    for frame in frames_in(sentence.lower):
        meant = _meant(frame, sentence, names, found[-1].target if found else None)
        if meant:
            found.append(Framed(meant[0], frame, meant[1]))
    return found


def _governs(frame: Frame, clause: Clause) -> bool:
    """Whether a frame stands in a clause, or leads to it: accused the mayor of [lying]."""
    if clause.first <= frame.first < clause.last:
        return True
    ends = frame.last if frame.before else frame.ends
    if frame.first < clause.first and (clause.first <= ends + _GAP or clause.lower[0].endswith("ing")):
        return True  # and of stealing, bombing the town
    cue = clause.said.cue if clause.said else None
    starts = clause.sentence.starts
    return cue is not None and cue.start <= starts[frame.first] < cue.end


def _meant(
    frame: Frame, sentence: Sentence, names: Names, before: Target | None
) -> tuple[Target, str] | None:
    """Who is blamed; `before` is who is in the frame before it: criticised the pope and accused [him]."""
    if frame.before and frame.kind != "owned":
        return _subject(frame.begins, frame.ends, sentence, names)
    low = sentence.lower[frame.begins]
    kind = load("targets")["pronouns"].get(low)
    alone = kind and (frame.ends == frame.begins + 1 or frame.kind == "calls")
    if alone and before and not frame.before and (kind in ("he", "you")) == (before.sort is Sort.PERSON):
        return before._replace(start=sentence.starts[frame.begins]), "pronoun"
    return _in_place(frame.begins, frame.ends, sentence, names, frame)


def _in_place(
    begins: int, ends: int, sentence: Sentence, names: Names, frame: Frame | None = None
) -> tuple[Target, str] | None:
    """Whom the words of a place mean: the name that they end with, the noun, or the first name in them."""
    lower = sentence.lower
    while ends > begins and not lower[ends - 1][0].isalnum():
        ends -= 1
    if ends <= begins:
        return None
    if lower[begins + 1 : begins + 2] == ("of",) and lower[begins] in words("frames", "slots", "parts"):
        begins = min(begins + 2, ends - 1)  # half of Ana Voss's supporters
    pronoun = lower[begins] in load("targets")["pronouns"]
    if pronoun and frame and frame.kind.startswith(("noun", "owned")):
        return None  # criticism of its own
    if pronoun and (ends == begins + 1 or (frame and frame.kind == "calls")):
        return _by_pronoun(begins, sentence, names, frame)
    inside = _mentions(begins, ends, sentence, names)
    if named := _named_in_place(begins, ends, sentence, inside):
        return named, "name"
    index = _head(begins, ends, lower)
    noun = lower[index] if index is not None else ""
    if index is not None and (
        _is_noun_for_somebody(noun) or (not inside and (noun in words("frames", "people") or _is_accused(frame, lower)))
    ):
        return _by_noun(begins, index, sentence, names, inside, frame)
    if inside:
        return _theirs(inside[0], sentence) or _named(inside[0]), "name"
    return _by_pronoun(begins, sentence, names, frame) if pronoun else None


def _theirs(mention: Mention, sentence: Sentence) -> Target | None:
    """Those who are told of with whose they are: [the Voss campaign]'s letter."""
    lower, first, after = sentence.lower, sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
    noun = after + (lower[after : after + 1] in (("'s",), ("'",)))
    if lower[noun : noun + 1] == () or lower[noun] not in words("targets", "of_somebody"):
        return None
    begins = first - (lower[first - 1 : first] == ("the",))
    return Target(written(sentence, begins, noun + 1, [mention]), mention.start, True, Sort.BODY)


def _named_in_place(begins: int, ends: int, sentence: Sentence, inside: Sequence[Mention]) -> Target | None:
    """The name that the words of a place end with, or that a comma sets off: his rival, Ana Voss."""
    if not inside:
        return None
    if sentence.token_at(inside[-1].end - 1) + 1 >= ends:
        joined = (m for m in inside if "and" in sentence.lower[sentence.token_at(m.end - 1) + 1 : ends])
        return _named(next(joined, inside[-1]))
    opens = any(sentence.token_at(m.start) <= begins + 1 for m in inside)
    people = [m for m in inside if m.named.sort is Sort.PERSON]
    return _named(people[0]) if people and not opens and "," in sentence.lower[begins:ends] else None


def _is_accused(frame: Frame | None, lower: Sequence[str]) -> bool:
    """Whether it must be somebody of whom the frame tells, and no thing: accused the funders of."""
    follows = lower[frame.ends : frame.ends + 1] if frame and frame.kind == "object_as" else ()
    return not words("frames", "slots", "of_somebody").isdisjoint(follows)


def _head(begins: int, ends: int, lower: Sequence[str]) -> int | None:
    """The head of the phrase: its last word before "of" or a comma; None where that is a small word."""
    after = words("frames", "slots", "after_head")
    stop = next((index for index in range(begins + 1, ends) if lower[index] in after), ends)
    while stop > begins and not lower[stop - 1][0].isalnum():
        stop -= 1
    return stop - 1 if stop > begins and lower[stop - 1] not in word_classes() else None


def _is_noun_for_somebody(low: str) -> bool:
    return low in words("targets", "nouns") or low in words("people", "roles") or low in words("bodies", "bodies")


def _by_noun(
    begins: int, index: int, sentence: Sentence, names: Names, inside: Sequence[Mention], frame: Frame | None
) -> tuple[Target, str]:
    meant = called(sentence, begins, index, inside, names)
    if meant:
        return Target(meant.name, sentence.starts[begins], False, meant.sort), "name"
    low = sentence.lower[index]
    if low in words("people", "roles") or low in words("frames", "people"):
        described = _described(begins, index, sentence, names, frame)
        if described:
            return described, "described"
    text = written(sentence, begins, index + 1, inside)
    return Target(text, sentence.starts[begins], bool(inside), Sort.BODY), "noun"


def _named(mention: Mention) -> Target:
    return Target(mention.named.name, mention.start, True, mention.named.sort)


def _mentions(begins: int, ends: int, sentence: Sentence, names: Names) -> list[Mention]:
    within = names.within(sentence.starts[begins], sentence.ends[ends - 1])
    return [mention for mention in within if is_somebody(mention)]


def _by_pronoun(index: int, sentence: Sentence, names: Names, frame: Frame | None) -> tuple[Target, str] | None:
    """Whom a pronoun means: the last one named before it whom it fits, but for whoever does the blaming."""
    low = sentence.lower[index]
    kind, gender = load("targets")["pronouns"].get(low), pronouns().get(low)
    start = sentence.starts[index]
    doer = _doer(frame, sentence, names) if frame and not frame.before else None
    fits = _fits_person if kind in ("he", "you") else _fits_body
    perhaps: Named | None = None
    for mention in _back_from(start, names, doer):
        named = mention.named
        if not fits(mention, sentence):
            continue
        if gender is None or named.gender is gender:
            return Target(named.name, start, False, named.sort), "pronoun"
        if named.gender is None:
            perhaps = perhaps or named
    return (Target(perhaps.name, start, False, perhaps.sort), "pronoun") if perhaps else None


def _fits_person(mention: Mention, _: Sentence) -> bool:
    return mention.named.sort is Sort.PERSON


def _fits_body(mention: Mention, sentence: Sentence) -> bool:
    """Whether it may be "it" or "they": a place, as a state, only in the same sentence."""
    if mention.named.sort is Sort.PERSON:
        return False
    return not mention.named.place or mention.start >= sentence.start


def _doer(frame: Frame, sentence: Sentence, names: Names) -> Named | None:
    """Whoever does the blaming: the subject of the verb, for a form in "-ing" that of its sentence, and for "he" or
    "she" whoever the sentence, or else the one before, begins with."""
    lower = sentence.lower
    before = [m for m in names.within(sentence.start, sentence.starts[frame.first]) if is_somebody(m)]
    index = start_of_group(lower, frame.first) - 1
    if index < 0 or lower[frame.first].endswith("ing") or lower[frame.first - 1] == "to" or lower[index] == "and":
        return next((m.named for m in before if _may_be_subject(m, sentence)), None)
    if lower[index] in ("he", "she"):
        gender = pronouns().get(lower[index])
        people = [m for m in before if m.named.sort is Sort.PERSON and m.named.gender in (None, gender)]
        if people:
            return people[0].named
        earlier = [m for m in names.within(max(0, sentence.start - REACH), sentence.start) if m.opens]
        fitting = [m for m in earlier if m.named.sort is Sort.PERSON and m.named.gender in (None, gender)]
        return fitting[-1].named if fitting else None
    last = before[-1] if before else None
    return last.named if last and index - sentence.token_at(last.end - 1) <= _GAP else None


def _may_be_subject(mention: Mention, sentence: Sentence) -> bool:
    """Whether no preposition stands before a name and no "'s" after it."""
    first, after = sentence.token_at(mention.start), sentence.token_at(mention.end - 1) + 1
    of_another = first > 0 and sentence.lower[first - 1] in words("grammar", "prepositions")
    return not of_another and sentence.lower[after : after + 1] not in (("'s",), ("'",))


def _described(begins: int, index: int, sentence: Sentence, names: Names, frame: Frame | None) -> Target | None:
    """Whom a description of one person means of whom no role tells: the last one named but for the doer, as in
    "called the businessman a fraud"."""
    if frame is None or sentence.lower[begins] != "the" or sentence.lower[index].endswith("s"):
        return None
    start = sentence.starts[begins]
    doer = None if frame.before else _doer(frame, sentence, names)
    person = next((m.named for m in _back_from(start, names, doer) if m.named.sort is Sort.PERSON), None)
    return Target(person.name, start, False, person.sort) if person else None


def _back_from(start: int, names: Names, doer: Named | None) -> Iterator[Mention]:
    """Somebodies who are named before an offset, the last one first, but for whoever does the blaming."""
    within = names.within(max(0, start - REACH), start)
    return (mention for mention in reversed(within) if mention.named is not doer and is_somebody(mention))


def _subject(begins: int, ends: int, sentence: Sentence, names: Names) -> tuple[Target, str] | None:
    """Whom the subject of a verb means that begins at `ends`: what is set off by commas is told of them."""
    lower = sentence.lower
    while ends > begins and not lower[ends - 1][0].isalnum():
        if lower[ends - 1] == ",":
            return _before_apposition(begins, ends - 1, sentence, names)
        ends -= 1
    if ends <= begins:
        return None
    if lower[ends - 1] == "that" or lower[ends - 1] in words("grammar", "relatives"):
        return _subject(begins, _without_comma(lower, ends - 1), sentence, names) if ends - 1 > begins else None
    begins = max(begins, _start_of_clause(lower, begins, ends))
    return _first_of_phrase(begins, ends, sentence, names)


def _without_comma(lower: Sequence[str], ends: int) -> int:
    return ends - 1 if lower[ends - 1] == "," else ends


def _before_apposition(begins: int, comma: int, sentence: Sentence, names: Names) -> tuple[Target, str] | None:
    """Whom a name means that is followed by something between commas, or the name that is set off so."""
    lower = sentence.lower
    opening = next((i for i in range(comma - 1, max(begins, comma - 20), -1) if lower[i] == ","), None)
    if opening is None:
        return None
    inside = _mentions(opening + 1, comma, sentence, names)
    if inside and inside[0].named.sort is Sort.PERSON and sentence.starts[opening + 1] >= inside[0].start - 6:
        return _named(inside[0]), "name"
    return _subject(begins, opening, sentence, names)


def _start_of_clause(lower: Sequence[str], begins: int, ends: int) -> int:
    """Where the clause begins whose verb stands at `ends`."""
    for index in range(ends - 1, begins - 1, -1):
        if lower[index] in words("frames", "slots", "openers") or has_verb((lower[index],)):
            return index + 1
    return begins


def _first_of_phrase(begins: int, ends: int, sentence: Sentence, names: Names) -> tuple[Target, str] | None:
    """Whom the first noun phrase before a verb means: the mayor [of Tarn] was accused."""
    lower = sentence.lower
    while begins < ends and (not lower[begins][0].isalnum() or lower[begins] in words("frames", "slots", "joining")):
        begins += 1
    stop = next((i for i in range(begins + 1, ends) if lower[i] in words("grammar", "prepositions")), ends)
    return _in_place(begins, stop, sentence, names) if stop > begins else None
