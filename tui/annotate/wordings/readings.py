"""Which sense of a loaded form its place asks for: a verb that reports or attacks, an adjective, a noun, or none.

"Claims" is a cue in "she claims that", and a noun in "rejected claims"; "complete" judges in "a complete disgrace", and
not in "the work is complete". What stands beside a form tells, and whether it is the cue of an attribution.
"""

from collections.abc import Sequence

from tui.annotate.annotation import Annotation, SpanIndex
from tui.annotate.wordings.place import Place, listed
from tui.annotate.wordings.plainer import ARTICLES, is_said
from tui.language.folded import word_classes
from tui.lexicon import words
from tui.lexicon.wordings import Form, Part, Wording

TENSED = (Form.PAST, Form.PARTICIPLE, Form.GERUND)
"""The forms of a verb that tell by themselves that it is one."""
_MOST_LISTED = 3
"""Verbs that may stand between an auxiliary and one that goes with it too."""
_REACH = 3
"""How many words before a noun its article may stand."""


class Attributions:
    """Where sources speak: the cues, and what is said."""

    def __init__(self, sourced: Sequence[Annotation], anybody: bool) -> None:
        self.any = anybody
        self._cues = SpanIndex([a.cue for a in sourced if a.cue])
        self._contents = SpanIndex([piece for a in sourced for piece in a.spans])

    def is_cue(self, start: int, end: int) -> bool:
        """Whether the cue of an attribution stands there."""
        return bool(self._cues.overlapping(start, end))

    def holds(self, start: int, end: int) -> bool:
        """Whether what a source says stands there."""
        return bool(self._contents.overlapping(start, end))


def reading_at(place: Place, readings: tuple[Wording, ...], attributions: Attributions) -> Wording | None:
    """The reading of a form that its place asks for, None where none is loaded there."""
    reporting = [w for w in readings if w.kind == "reporting-verb" and w.part is Part.VERB]
    if reporting and _may_be_verb(place, reporting[0]) and _is_cue(place, reporting[0], attributions):
        return reporting[0]
    other = [w for w in readings if w not in reporting and _may_be(place, w)]
    attacks = (w for w in readings if w.part is Part.VERB and w not in reporting and w.may_say)
    if attributions.is_cue(place.start, place.end) and (attack := next(attacks, None)):
        return attack  # "Mayor blasts plan"
    if _goes_on(place) and (gerunds := [w for w in other if w.part is Part.VERB and w.form is Form.GERUND]):
        return gerunds[0]  # "the mill closed, shattering lives"
    if any(w.part is Part.ADJECTIVE for w in other) and _stands_before_its_noun(place) and not _has_name(place, other):
        other = [w for w in other if w.part is not Part.VERB]  # "a crushing debt"
    elif any(w.part is Part.ADJECTIVE for w in other) and _is_predicate(place):
        other = [w for w in other if w.form is not Form.GERUND]  # "the vote was disgusting", but "was mocking Aldin"
    elif any(w.part is Part.NOUN for w in other) and _ends_after_article(place):
        other = [w for w in other if w.part is not Part.ADJECTIVE]  # "an obvious phony"
    for wording in other:
        if wording.part is Part.VERB and (len(other) == 1 or _stands_as_verb(place, wording)):
            return wording
        if wording.part is Part.ADJECTIVE and (len(other) == 1 or _stands_as_adjective(place)):
            return wording
    rest = [w for w in other if w.part not in (Part.VERB, Part.ADJECTIVE)]
    return rest[0] if rest else None


def _is_cue(place: Place, verb: Wording, attributions: Attributions) -> bool:
    """Whether a reporting verb reports here. One of several words ("refused to say") does so wherever it stands."""
    if place.before in words("grammar", "be") and place.after == "by":
        return False  # "the attack was claimed by …"
    if place.last - place.first > 1 or attributions.is_cue(place.start, place.end):
        return True
    if verb.lemma in listed("nouns_too"):
        if verb.form is Form.BASE and _is_of_one(place.before):
            return False  # "the usual bluster that"
        if place.before in listed("subjects_and_to") and (place.after == "to" or is_said(place)):
            return True  # "she claims to have written it"
        if _is_beside_name(place, place.first - 1) and place.after == "to" and not _has_object(place, after=1):
            return True  # "Aldin claims to have written it"
    if attributions.any:
        return place.after == "that"
    return place.after in listed("after_cues") or place.before in listed("quotation_marks")


def _is_of_one(low: str) -> bool:
    """Whether a word before a verb in its base form cannot be its subject: a noun of one thing, or a year."""
    if low in word_classes() or low in words("grammar", "plurals") or low.endswith(("s", "ly")):
        return False
    return low.isalpha() or (low.isdigit() and len(low) == 4)


def _is_beside_name(place: Place, index: int) -> bool:
    """Whether the word at an index has a capital, and a wording that stands beside it has none."""
    words_of = place.sentence.words
    return 0 <= index < len(words_of) and words_of[index][0].isupper() and words_of[place.first][0].islower()


def _has_name(place: Place, readings: Sequence[Wording]) -> bool:
    """Whether a gerund has a name for its object: "texts disparaging Aldin", but "a disparaging Aldin biography"."""
    if not any(w.part is Part.VERB and w.form is Form.GERUND for w in readings):
        return False
    return _is_beside_name(place, place.last) and place.before not in listed("determiners")


def _goes_on(place: Place) -> bool:
    """Whether a comma stands before a form that does not part adjectives: "a slow, crippling decline"."""
    lower, first = place.sentence.lower, place.first
    return place.before == "," and lower[max(first - 3, 0)] not in ARTICLES


def _has_object(place: Place, after: int = 0) -> bool:
    """Whether the word that follows, or one after it, begins an object."""
    return not listed("objects").isdisjoint(place.sentence.lower[place.last + after : place.last + after + 1])


def _may_be(place: Place, wording: Wording) -> bool:
    if wording.part is Part.VERB:
        return _may_be_verb(place, wording)
    if wording.lemma in listed("before_names") and _is_beside_name(place, place.last):
        return False
    if wording.part is Part.NOUN and wording.lemma in listed("only_of") and place.after != "of":
        return False
    if wording.part is not Part.ADJECTIVE:  # "to lie to them" and "she claims to know" are verbs
        if wording.lemma not in listed("nouns_too"):
            return True
        return not (_follows_to(place) or place.before in listed("subjects_and_to") - {"to"})
    is_participle = wording.lemma.endswith(("ing", "ed"))
    if place.after in listed("objects") and (place.before in listed("before_verbs") or is_participle):
        return False  # "is defining the term", "to complete it", "staged a march": a verb
    if wording.lemma in listed("verbs_but_before_nouns") and not (place.is_before_noun and _may_open_nouns(place)):
        return False  # "the attempt failed", "rowers celebrated the win"
    if wording.kind == "exaggeration":
        return place.is_before_noun  # "a complete disgrace", but "the work is complete"
    return place.before not in words("grammar", "have")  # "has complicated the talks" too


def _may_open_nouns(place: Place) -> bool:
    """Whether what stands before a participle lets it belong to a noun after it: a small word, an adverb, a number."""
    before = place.before
    if before in listed("subjects_and_to") or before == ",":
        return False
    return not before.isalpha() or before in word_classes() or before.endswith("ly")


def _follows_to(place: Place) -> bool:
    """Whether an infinitive may stand here: "to lie", but "prone to lies"."""
    lower, first = place.sentence.lower, place.first
    return place.before == "to" and lower[max(first - 2, 0)] not in listed("before_to_nouns")


def _may_be_verb(place: Place, verb: Wording) -> bool:
    if verb.form is Form.GERUND and verb.lemma in listed("names_of_things"):
        return _has_object(place) or _is_beside_name(place, place.last)
    if verb.form in TENSED:  # "the overrun has alarmed them", but "the overrun village"
        alike = place.sentence.lower[place.first : place.last] == (verb.lemma,)
        return not alike or place.is_before_noun or place.before not in listed("determiners")
    if verb.lemma in listed("nouns_too") and verb.kind != "reporting-verb":  # those are seen to be cues
        return _stands_as_verb(place, verb)
    return not _stands_as_noun(place, verb)  # "the blast"


def _stands_as_noun(place: Place, verb: Wording) -> bool:
    """Whether what stands before a form that verb and noun share makes it a noun: "a bold claim that"."""
    before, is_noun_too = place.before, verb.lemma in listed("nouns_too")
    if before in words("grammar", "opening_marks") and place.first > 1:
        before = place.sentence.lower[place.first - 2]  # "a “freak out”"
    if before in listed("determiners"):
        return True
    if not is_noun_too or not place.first or not place.sentence.words[place.first - 1].islower():
        return False
    if before in words("grammar", "prepositions"):
        return before != "to" or verb.form is not Form.BASE
    if before.endswith("ed"):
        return before != "accused"  # "rejected claims that", but "the accused claims that"
    return before in listed("before_claims") or before.endswith(tuple(listed("endings_of_adjectives")))


def _stands_as_verb(place: Place, verb: Wording) -> bool:
    if verb.form in (Form.BASE, Form.THIRD) and place.before in listed("before_participles"):
        return False  # "the plan is trash"
    if place.before in listed("before_verbs"):
        return place.before != "to" or _follows_to(place)
    if place.before in listed("before_nouns") or place.before in listed("intensifiers"):
        return False
    if verb.form is Form.BASE and _follows_infinitives(place):
        return True
    return verb.form in TENSED or place.after in listed("after_verbs")


def _follows_infinitives(place: Place) -> bool:
    """Whether a base form goes on after others that follow one auxiliary: "can ban, smear and silence a critic"."""
    lower, index = place.sentence.lower, place.first - 1
    for _ in range(_MOST_LISTED):
        if index < 2 or lower[index] not in (",", "and", "or"):
            break
        index -= 3 if lower[index - 1] == "," else 2
    return index < place.first - 1 and lower[max(index, 0)] in listed("before_not")


def _ends_after_article(place: Place) -> bool:
    """Whether nothing that an adjective could belong to follows, and "a" or "an" stands shortly before: a noun."""
    if place.is_before_noun:
        return False
    for low in reversed(place.sentence.lower[max(place.first - _REACH, 0) : place.first]):
        if low in ARTICLES:
            return True
        if low != "," and low in word_classes():
            return False
    return False


def _stands_before_its_noun(place: Place) -> bool:
    return place.is_before_noun and place.after not in listed("objects") and place.before not in listed("before_verbs")


def _is_predicate(place: Place) -> bool:
    """Whether what ends in "-ing" tells what somebody or something is, and has no object."""
    lower, index = place.sentence.lower, place.first - 1
    if lower[place.first] in listed("go_on"):
        return False
    if index > 0 and lower[index].endswith("ly"):
        index -= 1
    has_object = _has_object(place) or _is_beside_name(place, place.last) or place.is_before_noun
    return index >= 0 and lower[index] in words("grammar", "be") and not has_object


def _stands_as_adjective(place: Place) -> bool:
    return place.is_before_noun or place.before not in listed("determiners")
