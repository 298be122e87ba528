"""The plainer wording that fits in the place of a loaded one: in tense, number and with the article before it."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from tui.annotate.wordings.place import Place, listed
from tui.language.folded import word_classes
from tui.lexicon import words
from tui.lexicon.inflect import forms_of, is_plural, is_uncountable, takes_an, verb_forms
from tui.lexicon.wordings import NONE, OMIT, Form, Part, Wording

ARTICLES = ("a", "an")
_BARE_NOT = "not"
"""What "do not" leaves before a participle: "refusing to sign" is no "not sign"."""
_ADVERBS = 2
"""How many adverbs may stand between an auxiliary and its verb."""
_REACH = 3
"""How many words before a noun its article may stand ("a loud and public outcry")."""
_AFTER = 6
"""How many words after a noun may tell whose it is."""
_ONE_SYLLABLE = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy ]*e?")
"""A word such as "strong" or "large", of which "more" and "most" make no comparison."""
_VERB_REACH, _CLAUSE_REACH = 6, 10
"""How many words after a verb the verb of its clause may stand, and the "that" which begins it."""


class Plainer(NamedTuple):
    """What to put in place of the words of a mark; OMIT where they are best left out."""

    text: str
    takes_article: bool
    """Whether it stands for the article before the mark too ("an enormous": "a large", "a whopping" 40: left out)."""


def plainer_for(parts: Sequence[tuple[Wording, Place]]) -> Plainer | None:
    """The plainer wording of words side by side, None where one of them has none: it would go on judging."""
    first_place = parts[0][1]
    article = first_place.before if first_place.before in ARTICLES else ""
    if _is_before_count(parts[-1][1]) and all(wording.part is Part.ADJECTIVE for wording, _ in parts):
        return Plainer(OMIT, takes_article=bool(article))
    if sum(wording.part is Part.NOUN for wording, _ in parts) > 1:
        return None  # "collusion theory": what fits either does not fit both
    told = [_options(wording, place, alone=len(parts) == 1, opens=place is first_place) for wording, place in parts]
    if not all(told):
        return None
    kept: list[str] = []
    for index, ((wording, _), options) in enumerate(zip(parts, told, strict=True)):
        if options[0] != OMIT and not _is_told_after(wording, options[0], told[index + 1 :]):
            fitting = [option for option in options if not article or kept or takes_an(option) == (article == "an")]
            kept.append((fitting or options)[0])
    text = " ".join(dict.fromkeys(kept))
    if not text:
        following = parts[-1][1].after
        if article and following[:1].isalnum() and takes_an(following) != (article == "an"):
            return Plainer("an" if article == "a" else "a", takes_article=True)
        return Plainer(OMIT, takes_article=False)
    if article and takes_an(text) != (article == "an"):
        return Plainer(f"{'an' if takes_an(text) else 'a'} {text}", takes_article=True)
    return Plainer(text, takes_article=False)


def without_article(written: str, plainer: str) -> tuple[str, str]:
    """A marked wording and its plainer one as they are told, without an article that is marked only because it changes
    with them: "a bizarre" and "an unusual"; nothing is plainer than "a radical" where only "an" is left."""
    before, space, bare = written.partition(" ")
    article, _, rest = plainer.partition(" ")
    both = {before.lower(), article.lower()} <= {*ARTICLES, "the"}
    return (bare, rest) if space and both else (written, plainer)


def _is_told_after(wording: Wording, option: str, coming: Sequence[Sequence[str]]) -> bool:
    """Whether the plainer wording of an adjective would say over again what the one after it does: "a historic
    landslide" is no "significant clear win", "a scathing rebuke" no "very critical critical statement"."""
    after = coming[-1][0].split(" ") if coming else []
    return len(after) > 1 and (wording.kind == "exaggeration" or not set(option.split(" ")).isdisjoint(after))


def _is_before_count(place: Place) -> bool:
    """Whether a number of things follows, or a sum, before which neither an adjective nor its article is needed:
    "a mere 40 crowns", but "a massive 24-hour march", "a massive £3m loan"."""
    low, following = place.after, place.sentence.lower[place.last + 1 : place.last + 4]
    if following[:1] == ("-",) or low == "one":
        return False
    if place.is_before_sum:
        amounts = listed("amounts")
        then = next((word for word in following if not word[0].isdigit() and word not in amounts), "")
        return not then.isalpha() or then in word_classes() or then in words("grammar", "time_openers")
    is_year = low.isdigit() and len(low) == 4
    return low in words("clauses", "numbers") or (low[:1].isdigit() and low[-1:] in "0123456789%" and not is_year)


def _options(wording: Wording, place: Place, *, alone: bool, opens: bool) -> Sequence[str]:
    """The plainer wordings that the grammar of the place allows, the best first; of a wording that is a mark alone, or
    opens one."""
    if wording.part is Part.VERB:
        return _of_verb(wording, place)
    if wording.part is Part.NOUN:
        return _of_noun(wording, place)
    if wording.part in (Part.ADJECTIVE, Part.ADVERB):
        return _of_modifier(wording, place, alone=alone, opens=opens)
    return wording.plainer


def _of_noun(noun: Wording, place: Place) -> Sequence[str]:
    options = noun.plainer
    if place.after == "of":
        options = tuple(one for one in options if one not in listed("without_of"))
    if place.after in ("of", "at") and not listed("houses").isdisjoint(_shortly_after(place)):
        options = tuple(one for one in options if one not in listed("without_house"))
    if place.is_before_noun:
        options = tuple(one for one in options if one not in listed("without_noun"))
    if _has_article(place):
        of_many = noun.form is Form.PLURAL or is_plural(noun.lemma)  # "a few thugs"
        return [one for one in options if not is_uncountable(one) and (of_many or not is_plural(one))]
    if noun.form is Form.BASE and place.before in words("grammar", "prepositions"):
        counted = listed("counted")  # "a town in scandal"
        return [one for one in options if one not in counted]
    return options


def _has_article(place: Place) -> bool:
    """Whether "a" or "an" belongs to a noun: "a loud and public outcry", but "an air of intrigue"."""
    own = takewhile(lambda low: low not in words("grammar", "prepositions"), reversed(_shortly_before(place)))
    return not set(ARTICLES).isdisjoint(own)


def _of_modifier(wording: Wording, place: Place, *, alone: bool, opens: bool) -> Sequence[str]:
    """Those of an adjective or an adverb: not left out where it carries the sentence ("the vote was shameful") or an
    equal, and nothing that what tells its degree cannot stand before ("so very bad", "most strong")."""
    options = wording.plainer
    stays = (wording.part is Part.ADJECTIVE and not place.is_before_noun) or _stands_alone(place)
    if stays or (alone and _has_equal(wording, place)):
        options = tuple(option for option in options if option != OMIT)
    if opens and place.before in listed("degrees"):
        options = tuple(option.removeprefix("very ") for option in options if option != OMIT)
    if opens and place.before in listed("comparing"):
        return [option for option in options if not _ONE_SYLLABLE.fullmatch(option)]
    return options


def _stands_alone(place: Place) -> bool:
    """Whether a word is all that somebody says: “Absolutely,” Aldin said."""
    then = place.sentence.lower[place.last + 1 : place.last + 2]
    is_quoted = place.after == "," and not listed("quotation_marks").isdisjoint(then)
    return (is_quoted or place.after in (".", "!", "?")) and not place.before.isalnum() and place.before != ","


def _has_equal(wording: Wording, place: Place) -> bool:
    """Whether an "and" or a comma would be left beside nothing ("an unprovoked and cowardly act")."""
    between, lower = listed("between_equals"), place.sentence.lower
    if wording.part is Part.ADJECTIVE:
        return place.before in between or place.after in between
    if place.after in between and place.after != ",":
        return lower[min(place.last + 1, len(lower) - 1)].endswith("ly")
    return place.before in between and not place.is_before_noun and lower[max(place.first - 2, 0)].endswith("ly")


def _of_verb(verb: Wording, place: Place) -> Sequence[str]:
    """One wording of a verb: of two the first where a clause or a quotation follows, else the second."""
    if verb.may_say and place.after == "at":
        return ()  # "took slams at the guild": a noun
    if " " not in verb.lemma and _has_particle(place):
        return ()  # "explained it", but "explained away"
    verb = _by_place(verb, place)
    attributive = place.before in listed("determiners") or _belongs_to_noun(verb, place)
    passive = verb.form is Form.PAST and (attributive or _auxiliary_before(place))
    forms = verb.participles if passive else verb.plainer
    if attributive and verb.form in (Form.GERUND, Form.PAST, Form.PARTICIPLE):
        forms = tuple(form for form in forms if " " not in form)  # "a mocking tone" is no "making fun of tone"
    if verb.form is Form.BASE and _follows(place, listed("before_not")):
        # "would refuse to say": "would not say"
        forms = tuple(form.removeprefix("do ") if form.startswith("do not") else form for form in forms)
    else:
        forms = tuple(form for form in forms if form != _BARE_NOT)
    if len(forms) > 1 and not _has_infinitive(place):
        before_clause = verb.kind == "reporting-verb" and _is_before_clause(place)  # verbs of attack take no clause
        aside = verb.kind == "reporting-verb" and _is_aside(place)
        forms = forms[:1] if before_clause or aside or _ends_quotation(place) else forms[1:]
    return [form for form in forms if form != NONE and _takes_what_follows(form, place)][:1]


def _has_particle(place: Place) -> bool:
    """Whether a word follows that makes another verb of one: "explain away", but "said back in May"."""
    then = place.sentence.lower[place.last + 1 : place.last + 2]
    return place.after in listed("particles") and listed("after_no_particle").isdisjoint(then)


def _by_place(verb: Wording, place: Place) -> Wording:
    """A verb in the form that its place asks for, where its past or participle looks like its base: "cast", "run"."""
    forms = verb_forms(verb.lemma)
    if verb.form is Form.PAST and forms.past == forms.base:
        is_base = _follows(place, listed("before_not"))
    else:
        is_base = verb.form is Form.PARTICIPLE and forms.participle == forms.base and not (
            _auxiliary_before(place) or place.before in listed("determiners")
        )
    return verb._replace(form=Form.BASE) if is_base else verb


def _is_aside(place: Place) -> bool:
    """Whether it is only said who says so: "as Aldin pointed out in May"."""
    before = place.sentence.lower[max(place.first - _VERB_REACH, 0) : place.first]
    return "as" in before and (place.after in words("grammar", "prepositions") or not place.after[:1].isalnum())


def _belongs_to_noun(verb: Wording, place: Place) -> bool:
    """Whether a participle after a preposition or a comparison belongs to the noun that follows: "suffering from
    politicised rows", "less politicised rows"."""
    of_past = verb.form in (Form.PAST, Form.PARTICIPLE)
    is_held = place.before in words("grammar", "prepositions") or place.before in listed("comparing")
    return of_past and is_held and place.is_before_noun


def _auxiliary_before(place: Place) -> bool:
    """Whether a form that may be past stands as a participle: "was slammed", "has finally realised"."""
    return _follows(place, listed("before_participles"))


def _follows(place: Place, auxiliaries: frozenset[str]) -> bool:
    """Whether a verb follows one of these words, with adverbs between them or not."""
    lower, index = place.sentence.lower, place.first - 1
    while index > 0 and place.first - index <= _ADVERBS and _is_adverb(lower[index]):
        index -= 1
    return index >= 0 and lower[index] in auxiliaries


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") or low in words("grammar", "adverbs")


def _has_infinitive(place: Place) -> bool:
    """Whether an infinitive goes with a verb: "claims to have seen it", but not "boasted to the guild"."""
    coming = place.sentence.words[place.last : place.last + 3]
    if coming[:1] == ("not",):
        coming = coming[1:]
    if coming[:1] != ("to",) or _is_before_clause(place):
        return False
    to_whom = coming[1] if len(coming) > 1 else ""
    return to_whom.islower() and to_whom not in listed("after_verbs")


def _takes_what_follows(form: str, place: Place) -> bool:
    """Whether the infinitive, sum or object that follows can stand after a plainer verb: no "speaks a garden"."""
    if _has_infinitive(place):
        return form not in forms_of("loaded", "words", "without_infinitives")
    if form in forms_of("loaded", "words", "before_as"):
        return "as" in place.sentence.lower[place.last : place.last + _CLAUSE_REACH]
    if is_said(place):
        return True
    if (place.is_before_sum or _is_before_thing(place)) and form in forms_of("loaded", "words", "without_infinitives"):
        return False  # "claimed £40", "claimed allegiance"
    return not (place.after in listed("determiners") and form in forms_of("loaded", "words", "without_objects"))


def _is_before_thing(place: Place) -> bool:
    """Whether a word with a meaning of its own follows, and no name, time or adverb."""
    following = place.sentence.words[place.last] if place.after else ""
    small = following in word_classes() or following in words("grammar", "times")
    return following.isalpha() and following.islower() and not (small or _is_adverb(following))


def is_said(place: Place) -> bool:
    """Whether a clause or a quotation goes with a verb that stands here: it tells what somebody says."""
    return _is_before_clause(place) or _follows_quotation(place)


def _is_before_clause(place: Place) -> bool:
    """Whether a clause follows: "admitted that …", "admitted the plan was late", but not "admitted a mistake"."""
    if place.after in listed("before_clauses"):
        return True
    coming = place.sentence.lower[place.last : place.last + _CLAUSE_REACH]
    if coming[:1] == ("to",) or coming[:2] == ("not", "to"):
        return "that" in takewhile(lambda low: low != ",", coming)  # "claims to see it", but "admitted to her that"
    if not any(place.after in listed(name) for name in ("determiners", "before_topics")):
        clause = takewhile(lambda low: low not in words("grammar", "relatives") and low != ",", coming)
        if "that" in clause:
            return True  # "admitted on Monday that …"
    spelled = place.sentence.words[place.last : place.last + _VERB_REACH]
    near = [low for word, low in zip(spelled, coming, strict=False) if word != "May"]
    for word, following in pairwise((*near, "")):
        if word in listed("finite"):
            return True
        if word == "," and following in listed("opening_marks"):
            return True  # "complained on Monday, “…"
        if word in listed("clause_ends"):
            break
    return False


def _follows_quotation(place: Place) -> bool:
    """Whether a quotation ends just before the verb or its subject ("…,” the miller boasted")."""
    return not listed("quotation_marks").isdisjoint(_shortly_before(place))


def _ends_quotation(place: Place) -> bool:
    """The same, and whom the verb attacks does not follow it ("…,” when Aldin blasted him")."""
    has_object = place.after in listed("objects")
    return _follows_quotation(place) and (not has_object or place.before in listed("quotation_marks"))


def _shortly_after(place: Place) -> Sequence[str]:
    """The words of a place's sentence that may tell whose it is: "at the Larch House care home"."""
    return place.sentence.lower[place.last : place.last + _AFTER]


def _shortly_before(place: Place) -> Sequence[str]:
    return place.sentence.lower[max(place.first - _REACH, 0) : place.first]
