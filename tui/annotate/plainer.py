"""The plainer wording that fits in the place of a loaded one: in tense, number and with the article before it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.annotate.place import Place
from tui.lexicon import words
from tui.lexicon.inflect import is_uncountable, takes_an
from tui.lexicon.wordings import NONE, OMIT, Form, Part, Wording

_ARTICLES = ("a", "an")
_BARE_NOT = "not"
"""What "do not" leaves before a participle: "refusing to sign" is no "not sign"."""
_REACH = 3
"""How many words before a noun its article may stand ("a loud and public outcry")."""
_CLAUSE_REACH = 6
"""How many words after a verb the verb of its clause may stand."""


class Plainer(NamedTuple):
    """What to put in place of the words of a mark; OMIT where they are best left out."""

    text: str
    takes_article: bool
    """Whether it begins with an article that takes the place of the one before the mark ("an enormous": "a large")."""


def plainer_for(parts: Sequence[tuple[Wording, Place]]) -> Plainer | None:
    """The plainer wording of words side by side, None where one of them has none: it would go on judging."""
    first_place = parts[0][1]
    article = first_place.before if first_place.before in _ARTICLES else ""
    kept: list[str] = []
    for wording, place in parts:
        options = _options(wording, place)
        if not options:
            return None
        if options[0] != OMIT:
            fitting = [option for option in options if not article or kept or takes_an(option) == (article == "an")]
            kept.append((fitting or options)[0])
    text = " ".join(dict.fromkeys(kept))
    if not text:
        return Plainer(OMIT, takes_article=False)
    if article and takes_an(text) != (article == "an"):
        return Plainer(f"{'an' if takes_an(text) else 'a'} {text}", takes_article=True)
    return Plainer(text, takes_article=False)


def _options(wording: Wording, place: Place) -> Sequence[str]:
    """The plainer wordings that the grammar of the place allows, the best first."""
    if wording.part is Part.VERB:
        return _of_verb(wording, place)
    if wording.part is Part.NOUN and any(article in _ARTICLES for article in _shortly_before(place)):
        return [option for option in wording.plainer if not is_uncountable(option)]
    if wording.part is Part.ADJECTIVE and not place.is_before_noun:
        return [option for option in wording.plainer if option != OMIT]  # "the vote was shameful"
    return wording.plainer


def _of_verb(verb: Wording, place: Place) -> Sequence[str]:
    """One wording of a verb: of two the first where a clause or a quotation follows, else the second."""
    passive = verb.form is Form.PAST and place.before in words("loaded", "words", "before_participles")
    forms = verb.participles if passive else verb.plainer
    if verb.form is Form.GERUND and place.before in words("loaded", "words", "determiners"):
        forms = tuple(form for form in forms if " " not in form)  # "a mocking tone" is no "making fun of tone"
    forms = tuple(form for form in forms if form != _BARE_NOT)
    if len(forms) < 2:
        return forms
    fitting = forms[0] if _is_before_clause(place) or _follows_quotation(place) else forms[1]
    return () if fitting == NONE else (fitting,)


def _is_before_clause(place: Place) -> bool:
    """Whether a clause follows: "admitted that …", "admitted the plan was late", but not "admitted a mistake"."""
    if place.after in words("loaded", "words", "before_clauses"):
        return True
    coming = place.sentence.lower[place.last : place.last + _CLAUSE_REACH]
    if place.after not in words("loaded", "words", "determiners") and "that" in coming:
        return True  # "admitted on Monday that …"
    for word, following in pairwise((*coming, "")):
        if word in words("loaded", "words", "finite"):
            return True
        if word == "," and following in words("loaded", "words", "opening_marks"):
            return True  # "complained on Monday, “…"
        if word in words("loaded", "words", "clause_ends"):
            break
    return False


def _follows_quotation(place: Place) -> bool:
    """Whether a quotation ends just before the verb or its subject ("…,” the miller boasted")."""
    return not words("loaded", "words", "quotation_marks").isdisjoint(_shortly_before(place))


def _shortly_before(place: Place) -> Sequence[str]:
    return place.sentence.lower[max(place.first - _REACH, 0) : place.first]
