"""Where words that judge elsewhere mean what they say: terms of a trade, names, and words that are only spoken of.

A door is slammed as a plan is, and a tumour is aggressive as a neighbour is. What tells them apart is looked up
(`loaded_neutral.toml`, `loaded_plain.toml`): set phrases, the words beside a word, and the trade that its article or
its sentence is about. Neither rules nor model mark what stands in such a sense.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, takewhile
from typing import Any, NamedTuple

from tui.annotate.wordings.place import Place, listed
from tui.annotate.wordings.plainer import is_said
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence, kept
from tui.language.folded import word_classes
from tui.language.names.runs import is_title_case
from tui.lexicon import PhraseTable, load, wordings, words
from tui.lexicon.inflect import written

_LONGEST_NAME = 6
"""Words of the name of a work."""


class _Sense(NamedTuple):
    """What tells that a word means what it says."""

    near: frozenset[str]
    """Words of which one stands near it."""
    before: bool = False
    """It must stand before it."""
    verb: bool = False
    """It is of a verb, which may have its object before "of": "slammed the lid of the box"."""
    subject: bool = False
    """What is said of it tells it, so that auxiliaries may stand between: "nobody was hurt"."""
    trade: str = ""
    """Else the trade that its article or sentence is about."""
    has: bool = False
    """Else it does where a noun follows."""
    spoken: bool = False
    """Not where it is a verb that goes with a clause or a quotation."""


@kept
def plain_in(cut: CutArticle, sentence: Sentence) -> frozenset[int]:
    """The indexes of the words of a sentence that stand in a plain sense, but for those of set phrases."""
    senses = _by_sense(cut, sentence), _mentioned(cut, sentence), _in_names_of_works(sentence)
    return frozenset(chain(*chain(*senses)))


def is_plain(cut: CutArticle, sentence: Sentence, stretch: Span) -> bool:
    """Whether a stretch holds a word in a plain sense, or nothing but set phrases and small words."""
    inside = sentence.tokens_in(*stretch)
    if not plain_in(cut, sentence).isdisjoint(inside):
        return True
    phrases = _phrases_in(cut, sentence)
    return all(i in phrases or sentence.lower[i] in word_classes() for i in inside)


def is_in_phrase(cut: CutArticle, place: Place) -> bool:
    """Whether a wording shares a word with a set phrase that it does not hold whole: another wording may have taken the
    phrase's first words, or it may begin before them ("the mob" in "the mob cap")."""
    phrases, own = _phrases_in(cut, place.sentence), range(place.first, place.last)
    return any(phrase.start < own.start or phrase.stop > own.stop for phrase in map(phrases.get, own) if phrase)


@kept
def _phrases_in(cut: CutArticle, sentence: Sentence) -> dict[int, range]:
    """The set phrases by the indexes of their words."""
    found = (range(phrase.first, phrase.last) for phrase in neutral_phrases().find(sentence.lower))
    return {index: phrase for phrase in found for index in phrase}


def _by_sense(cut: CutArticle, sentence: Sentence) -> Iterator[range]:
    told: frozenset[str] | None = None
    for hit in _senses().find(sentence.lower):
        place = Place(sentence, hit.first, hit.last)
        for sense in hit.entry:
            if sense.spoken and is_said(place):
                continue
            if sense.trade and told is None:
                told = _trades_of(cut) | _trades_told(sentence.lower)
                if not _nowhere().isdisjoint(sentence.lower):
                    told = frozenset(trade for trade in told if "senses" not in _trades()[trade])
            if sense.trade in (told or ()) or _is_beside(place, sense) or (sense.has and _has_object(place)):
                yield range(hit.first, hit.last)
                break


def _has_object(place: Place) -> bool:
    after = place.after
    return after.isdigit() or after in listed("determiners") or after in words("grammar", "plurals")


def _is_beside(place: Place, sense: _Sense) -> bool:
    if not sense.near.isdisjoint(_shortly_before(place)):
        return True
    return not sense.before and not sense.near.isdisjoint(_shortly_after(place, sense))


def _shortly_before(place: Place) -> Iterator[str]:
    """The words just before a word, up to the marks that part it from others."""
    lower, reach = place.sentence.lower, load("loaded_plain")["reach_before"]
    return takewhile(lambda low: low not in _ends(), reversed(lower[max(place.first - reach, 0) : place.first]))


def _shortly_after(place: Place, sense: _Sense) -> Iterator[str]:
    """The words just after it, up to where something else begins; with those before "of" or not, since a fierce storm
    of protest is no storm."""
    lower, auxiliaries = place.sentence.lower, words("grammar", "auxiliaries")
    for index in range(place.last, min(place.last + load("loaded_plain")["reach_after"], len(lower))):
        if sense.subject and (lower[index] in auxiliaries or lower[index] in sense.near):
            yield lower[index]
            continue
        if lower[index] == "," or lower[index] in _ends() or _begins_else(lower[index], first=index == place.last):
            break
        if sense.verb or lower[index + 1 : index + 2] != ("of",):
            yield lower[index]


@cache
def _ends() -> frozenset[str]:
    return listed("clause_ends") - {"and", ","}


def _begins_else(low: str, *, first: bool) -> bool:
    """Whether a word begins what is about something else: "the regime jailed patients", "slammed him over the door".

    A preposition does so only further on ("slammed into the door"), what is somebody's only at once.
    """
    if low in words("grammar", "auxiliaries") or low.endswith("ed") or (first and low == "'s"):
        return True
    return not first and low in words("grammar", "prepositions")


def _mentioned(cut: CutArticle, sentence: Sentence) -> Iterator[range]:
    """What stands in quotation marks where a sentence begins with a word for words: The term “regime” is used …

    Further on it is as likely somebody's choice of the word that is told: she refused to use the term “…”.
    """
    opening = sentence.lower[: load("loaded_plain")["mentions"]["reach"]]
    opening_marks = words("grammar", "opening_marks")
    marks = [i for i, low in enumerate(opening) if low in opening_marks]
    if not marks or words("loaded_plain", "mentions", "nouns").isdisjoint(opening[: marks[0]]):
        return
    quotation = cut.quotation_at(sentence.starts[marks[0]])
    if quotation:
        yield sentence.tokens_in(*quotation.inner)


def _in_names_of_works(sentence: Sentence) -> Iterator[range]:
    """The capitals after a word for a work or a group of players: the band Massive Attack, the film “Thugs”."""
    spelled, lower = sentence.words, sentence.lower
    works = words("loaded_plain", "names", "works")
    if works.isdisjoint(lower) or is_title_case(spelled):
        return
    reach = load("loaded_plain")["names"]["reach"]
    for index, low in enumerate(lower):
        if low not in works:
            continue
        first = index + 1
        while first < min(index + reach, len(lower)) and not spelled[first][0].isalpha():
            first += 1
        last = first
        while last < min(first + _LONGEST_NAME, len(lower)) and spelled[last][0].isupper():
            last += 1
        if last > first:
            yield range(first, last)


# ------------------------------------------------------------------------------------------------------------- trades


@kept
def _trades_of(cut: CutArticle) -> frozenset[str]:
    """The trades that an article is about: enough of its words, and enough different ones, tell them."""
    found: dict[str, list[str]] = {}
    told_by = _told_by()
    count = 0
    for sentence in cut.sentences:
        count += len(sentence.lower)
        for low in filter(told_by.__contains__, sentence.lower):
            for trade in told_by[low]:
                found.setdefault(trade, []).append(low)
    known = load("loaded_plain")["trades"]
    return frozenset(
        trade for trade, some in found.items()
        if len(set(some)) >= known["in_article"] and len(some) >= known["share"] * count
    )  # fmt: skip


def _trades_told(lower: tuple[str, ...]) -> frozenset[str]:
    """The trades that a sentence alone tells."""
    found: dict[str, set[str]] = {}
    told_by = _told_by()
    for low in filter(told_by.__contains__, lower):
        for trade in told_by[low]:
            found.setdefault(trade, set()).add(low)
    least = load("loaded_plain")["trades"]["in_sentence"]
    return frozenset(trade for trade, some in found.items() if len(some) >= least)


@cache
def _nowhere() -> frozenset[str]:
    """Words beside which nothing is read by the senses of a trade."""
    return frozenset(load("loaded_plain")["trades"]["nowhere_beside"])


@cache
def _told_by() -> dict[str, tuple[str, ...]]:
    """The trades that a word tells."""
    told: dict[str, tuple[str, ...]] = {}
    for trade, lists in _trades().items():
        for word in lists["told_by"]:
            told[word] = (*told.get(word, ()), trade)
    return told


# ------------------------------------------------------------------------------------------------------------ lexicon


@cache
def neutral_phrases() -> PhraseTable[None]:
    """Set phrases whose words would be loaded elsewhere."""
    return PhraseTable((phrase, None) for phrase in wordings.neutral_phrases())


@cache
def _senses() -> PhraseTable[tuple[_Sense, ...]]:
    """Each form of a word that has a plain sense, with what tells it."""
    table: dict[str, dict[_Sense, _Sense]] = {}
    """Of each form its senses, by what tells them besides the words near it: those that are told alike are one."""

    def put(lists: Mapping[str, Any], sense: _Sense) -> None:
        apart = sense._replace(near=frozenset())
        for form in dict.fromkeys(written(lists)):
            senses = table.setdefault(form, {})
            known = senses.get(apart, sense)
            senses[apart] = known if known.near >= sense.near else known._replace(near=known.near | sense.near)

    known = load("loaded_plain")
    for lists in known["beside"].values():
        near = frozenset(written(lists["near"]))
        flags = {name: lists.get(name, False) for name in ("before", "subject", "spoken")}
        sense = _Sense(near, **flags)
        put({"verbs": lists.get("verbs", ())}, sense._replace(verb=True))
        put({"words": lists.get("words", ()), "nouns": lists.get("nouns", ())}, sense)
    put(known["has"], _Sense(frozenset(), has=True, spoken=known["has"]["spoken"]))
    for trade, lists in _trades().items():
        put(lists, _Sense(frozenset(), trade=trade))
        put({"verbs": lists.get("spoken", ())}, _Sense(frozenset(), trade=trade, spoken=True))
        for name in lists.get("senses", ()):
            put(_of_emotive(name), _Sense(frozenset(), trade=trade))
    return PhraseTable((form, tuple(senses.values())) for form, senses in table.items())


def _of_emotive(sense: str) -> dict[str, list[str]]:
    """The words of a sense of the emotive wordings, as lists of a trade, but for those that say "criticise"."""
    lists: dict[str, list[str]] = {"verbs": [], "nouns": [], "words": []}
    for part, _, plainer, lemma in wordings.entries_of(load("loaded_emotive")[sense]):
        if "criticise" not in plainer:
            lists[part.value if part.value in lists else "words"].append(lemma)
    return lists


def _trades() -> dict[str, Any]:
    return {name: lists for name, lists in load("loaded_plain")["trades"].items() if isinstance(lists, dict)}
