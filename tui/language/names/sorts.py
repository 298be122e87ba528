"""What sort of thing a name names, by the words in it and beside it: a person, a body or a document."""

import itertools
import re
from collections.abc import Sequence

from tui.language.cut import Sentence
from tui.language.folded import word_classes
from tui.language.names.named import Sort
from tui.language.names.parts import first_names, governs
from tui.language.tokens import CURRENCY
from tui.lexicon import all_words, words

_CAPITAL_INSIDE = re.compile(r"([A-Z][a-z]{2,})[A-Z][a-z]+")
_LONGEST_DESCRIPTION = 9
"""Words after a comma among which the noun stands that tells what a name is."""
_REACH_OF_RESULT = 5
"""Words after "posted" among which stands what a firm reports."""
_REACH_OF_TOLD = 5
"""Words before a name among which "told" tells that it may begin what is told."""
_REACH_OF_ITS = 8
"""Words after a name in which "it" or "its" tells that it is that of a thing."""


def sort_of(name: tuple[str, ...], spelled: tuple[str, ...], titled: bool, in_role: bool) -> Sort:
    """What sort of thing a name names, by the words in it."""
    if not titled and (told := _without_title(name, spelled, in_role)):
        return told
    whole = " ".join(name)
    if len(name) > 1 and governs(whole):
        return Sort.BODY
    placed = name[0] in words("bodies", "heads_of_places") or name[0] in words("bodies", "saints")
    first = name[:1] if len(name) == 2 or placed else name[:2]
    if titled or in_role or (len(name) > 1 and not first_names().keys().isdisjoint(first)):
        return Sort.PERSON  # Ivo Marek, Zzyx Hassan Marek; not: the San Diego Tarns
    if governs(whole):
        return Sort.BODY
    return Sort.BODY if len(name) == 1 and len(whole) > 1 and spelled[0].isupper() else Sort.UNKNOWN


def _without_title(name: tuple[str, ...], spelled: tuple[str, ...], in_role: bool) -> Sort | None:
    """What the words of a name tell that no title stands before; None where they tell nothing."""
    several, known = len(name) > 1, name[0] in first_names()
    if several and not known and name[-1] in words("bodies", "offices_in_titles"):
        return Sort.DOCUMENT  # the Orin Union Leader
    if _has_word_of_bodies(name, in_role):
        return Sort.BODY
    if several and name[-1] in words("bodies", "last_words_of_companies"):
        return Sort.PERSON if known else Sort.BODY
    if several and name[0] in words("bodies", "heads_of_campaigns"):
        return Sort.BODY  # the Stop Voss bill
    if not known and _is_like_company(name, spelled):
        return Sort.BODY  # Pacific Gas & Electric Co
    if any(_tells_outlet(low) for low in (name[1:] if known else name)):  # not: Bill Orlo
        return Sort.DOCUMENT
    if not several and not in_role and name[0] in words("bodies", "news_sites"):
        return Sort.DOCUMENT
    if " ".join(name) in words("bodies", "companies") or (not several and _is_coined(spelled[0])):
        return Sort.BODY
    if several and _begins_with_acronym(spelled) and name[1] not in first_names():
        return Sort.BODY  # TWA Corvany, TWA Water
    return Sort.BODY if several and _is_of_something(name) else None


def _has_word_of_bodies(name: tuple[str, ...], in_role: bool) -> bool:
    """Whether a word of a name is one for a body, and not the surname of somebody with a role: the spokeswoman, Anna
    White."""
    told = [low for low in name if low in words("bodies", "bodies")]
    surname = in_role and name[0] in first_names() and told == [*name[-1:]]
    return bool(told) and not (surname and name[-1] in words("bodies", "like_surnames"))


def _is_like_company(name: tuple[str, ...], spelled: tuple[str, ...]) -> bool:
    """Whether a name is joined or ends as those of companies are: Voss & Marek, Orinfoss SA, Orinfoss Inc."""
    joined = "&" in name and not all(word.isupper() or word == "&" for word in spelled)
    form = spelled[-1].isupper() and name[-1] in words("bodies", "after_companies")
    return joined or (len(name) > 1 and (form or name[-1] in words("bodies", "short")))


def _begins_with_acronym(spelled: tuple[str, ...]) -> bool:
    """Whether a name of several words begins with an acronym: TWA Corvany; not: IVO MAREK, V.S. Marek."""
    first = spelled[0]
    return len(first) > 2 and first.isalpha() and first.isupper() and not spelled[1].isupper()


def _is_of_something(name: tuple[str, ...]) -> bool:
    """Whether a name begins, goes on or ends as only those of bodies do: Royal Orin, Mothers for Peace, Port of Orin,
    Rivers Without Dams, Sport Corvany."""
    if name[0] in words("bodies", "heads_of_bodies") or not words("bodies", "inside_names").isdisjoint(name[1:-1]):
        return True
    ends = (name[-1], " ".join(name[-2:]))
    of_state = not all_words(("bodies", "states"), ("bodies", "provinces")).isdisjoint(ends)
    if of_state and name[0] not in first_names() and (len(name) > 2 or name[1] not in words("bodies", "surnames_too")):
        return True
    kinds = (("heads_of_the", "of"), ("for_something", "for"), ("of_a_place", "of"))
    pairs = [*itertools.pairwise(name)]
    return any(one in words("bodies", kind) and other == tie for one, other in pairs for kind, tie in kinds)


def _is_coined(word: str) -> bool:
    """Whether a word has a capital inside, as companies write themselves: AgroVale, not McVale, DeVale or MacVale."""
    coined = _CAPITAL_INSIDE.match(word)
    before = coined[1].lower() if coined else ""
    return bool(before) and before not in words("people", "before_surnames") and before not in first_names()


def _tells_outlet(low: str) -> bool:
    """Whether a word in a name makes a document or a newspaper of it: Chronicle, Union-Tribune."""
    documents = words("bodies", "documents")
    if "-" not in low:
        return low in documents
    parts = low.split("-")
    return low in documents or all(part in documents or part in words("bodies", "parts_of_outlets") for part in parts)


def presented_as(sentence: Sentence, first: int, length: int) -> Sort | None:
    """What a noun just before a name tells that it names: the newspaper Tarnblatt, the advocacy group River Speaks.

    One word after "the group" may be anybody: told the group Voss had left, told the city council Voss had left.
    """
    lower = sentence.lower
    if not first:
        return None
    of_news = first > 1 and lower[first - 2] == "news" and lower[first - 1] in words("bodies", "news_before")
    if of_news or lower[first - 1] in words("bodies", "presenting_outlets"):
        return Sort.DOCUMENT
    if length > 1 and first > 1 and lower[first - 1] == "like" and lower[first - 2] in words("people", "vague"):
        return Sort.PERSON  # voters like Ana Voss
    commercial = lower[first - 1] in words("bodies", "commercial")
    if commercial and lower[first - 1] not in words("bodies", "said_of_any_firm"):
        return Sort.BODY  # the retailer Orinfoss
    told_more = first > 1 and lower[first - 2] not in word_classes() and lower[first - 2][0].isalpha()
    owned = not words("grammar", "possessives").isdisjoint(lower[max(0, first - 3) : first])
    if told_more and not owned and lower[first - 1] in words("people", "places_called"):
        return Sort.BODY  # host nation Tarn; not: in his home town Voss said
    told = length == 1 and not words("people", "telling").isdisjoint(lower[max(0, first - _REACH_OF_TOLD) : first])
    presented = not told and lower[first - 1] in words("bodies", "called_back") and (told_more or length > 1)
    return Sort.BODY if presented else None


def body_after(sentence: Sentence, last: int) -> str | None:
    """What a name is said to be after a comma: Acme, a utility in Tarn, …"""
    lower = sentence.lower
    if last + 2 >= len(lower) or lower[last] != "," or lower[last + 1] not in ("a", "an", "the"):
        return None
    for index in range(last + 2, min(len(lower), last + 2 + _LONGEST_DESCRIPTION)):
        if lower[index] == "'s":
            continue
        if not lower[index][0].isalpha() or (word_classes().get(lower[index]) and lower[index] != "and"):
            return None
        following = lower[index + 1] if index + 1 < len(lower) else "."
        ends = word_classes().get(following, "w") in (",", "i", "r", ".", "-")
        noun = ends and sentence.words[index].islower() and lower[index] in words("bodies", "bodies")
        acts = following in words("bodies", "acts_of_bodies")  # prices, the bank warned, …
        if noun or (lower[index] in words("bodies", "called_back") and not acts):
            return " ".join(sentence.words[last + 2 : index + 1])
    return None


def is_told_of_as_a_thing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words after a name tell that it is nobody's: Orinfoss plc, Orinfoss, which …, Orinfoss said it had …

    “It” may stand for nothing before "is" and "was": Orinfoss said it was late; not: said it was proud.
    """
    lower = sentence.lower
    following = lower[last : last + 1]
    if following and following[0] in words("bodies", "after_companies"):
        return True
    if lower[last : last + 2] == (",", "which"):
        return first < 2 or lower[first - 1] in words("people", "joining")  # not: in front of Voss, which …
    if first > 1 or (first and lower[0] not in words("people", "before_sources")):
        return False
    for index in range(last, min(len(lower) - 1, last + _REACH_OF_ITS)):
        low, kind = lower[index], word_classes().get(lower[index])
        if low == "its":
            return True
        if low == "it":
            following = lower[index + 1 : index + 3]
            dummy = not words("grammar", "be").isdisjoint(following) and following[-1][-3:] != "ing"
            dummy = dummy and not _is_of_itself(lower[index + 1 : index + 1 + _REACH_OF_ITS])
            return following[0][0].isalpha() and not dummy and word_classes().get(lower[index - 1]) != "i"
        if kind == "d" and lower[index - 1] == "in":
            continue  # in a statement
        if kind in ("d", "p", "n", "o", "c", "b") or not low[0].isalpha() or sentence.words[index][0].isupper():
            return False
    return False


def _is_of_itself(lower: Sequence[str]) -> bool:
    """Whether a clause after "it" tells of a body as of somebody: was not in talks, was “proud of …”."""
    index = 0
    while index < len(lower) - 1 and (word_classes().get(lower[index]) in ("a", "x") or not lower[index][0].isalpha()):
        index += 1
    told = lower[index : index + 2]
    return bool(told) and (
        told[0] in words("bodies", "of_itself") or (told[0] == "in" and told[-1] in words("bodies", "in_which"))
    )


def reports_as_firms_do(sentence: Sentence, last: int) -> bool:
    """Whether what follows a name is what only firms report: Orinfoss posted a loss, Orinfoss said in a filing."""
    if sentence.lower[last : last + 1] and sentence.lower[last] in words("bodies", "reporting_results"):
        following = sentence.lower[last + 1 : last + 1 + _REACH_OF_RESULT]
        if sentence.lower[last] == "said" and following[:1] != ("in",):
            return False  # Voss said profits had fallen
        if "to" in following:
            return False  # Voss reported losses to the police
        return any(low in words("bodies", "reported_by_firms") for low in itertools.takewhile(_is_word, following))
    return False


def _is_word(low: str) -> bool:
    return low[0].isalnum() or low[0] in CURRENCY


def is_place_of_work(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is that of what people are at: drivers at Orinfoss; not: supporters at Voss's rally."""
    if sentence.lower[last : last + 1] == ("'s",):
        return False
    if first < 2 or sentence.lower[first - 1] != "at":
        return False
    people = all_words(("people", "vague"), ("people", "roles"), ("people", "singular_people"))
    return sentence.lower[first - 2] in people


def has_what_firms_have(sentence: Sentence, last: int) -> bool:
    """Whether what follows a name is what only firms have: Orinfoss shares, Orinfoss's headquarters."""
    following = sentence.lower[last : last + 3]
    return not words("bodies", "of_firms").isdisjoint(following[:2] if following[:1] == ("'s",) else following[:1])


def is_run_by_somebody(sentence: Sentence, first: int) -> bool:
    """Whether a name is that of what somebody is the head of: the chief executive of Orinfoss."""
    before = sentence.lower[max(0, first - 2) : first]
    return len(before) == 2 and before[0] in words("people", "running_bodies") and before[1] in ("of", "at")
