"""What the words that name a source tell by themselves: the noun they are about, and what stands beside a name.

Nothing here knows who has been heard; `linker.py` and what it is made of lead the words back to somebody.
"""

from collections.abc import Container, Iterable, Sequence
from functools import cache

from tui.language.cut import CutArticle
from tui.language.folded import acronyms_like_words, word_classes
from tui.language.layout import HEADINGS
from tui.language.names.named import Mention, Sort
from tui.language.names.parts import pronouns
from tui.language.tokens import Tokens, tokenize
from tui.lexicon import load, words

_LONGEST_WORD = 24


def bare(tokens: Tokens) -> Tokens:
    """Without "even" before and "himself", "who" or an age after whoever is named; acronyms that look like a small word
    keep their capitals."""
    first, last = 0, len(tokens.lower)
    if last > 1 and tokens.lower[0] in words("grammar", "relatives"):
        last = 1  # who in the past
    ends = words("people", "ends_of_sources")
    while last > 1 and tokens.lower[last - 1] in ends and tokens.words[last - 1] not in acronyms_like_words():
        last -= 1
    if last > 2 and tokens.lower[last - 1].isdigit() and tokens.lower[last - 2] == ",":
        last -= 2  # the Corvan, 51
    while first < last - 1 and tokens.lower[first] in words("people", "before_sources"):
        first += 1
    kept, acronyms = slice(first, last), acronyms_like_words()
    spelled = tokens.words[kept]
    lower = tuple(word if word in acronyms else low for word, low in zip(spelled, tokens.lower[kept], strict=True))
    return Tokens(spelled, lower, tokens.starts[kept], tokens.ends[kept])


def head_of(lower: Sequence[str], inside: Container[int] = ()) -> int:
    """The index of the noun that a description is about: the word before "of", "who" or a comma.

    `inside`: the places of words that stand inside a name and end nothing: the University of Tarn poll.
    """
    ends, classes = words("people", "ends_of_heads"), word_classes()
    for index, low in enumerate(lower):
        if index in inside:
            continue
        if index and classes.get(low) in ("d", "p", "n", "t") and is_document(lower[index - 1]):
            return index - 1  # figures her campaign released; his statement Friday
        following = lower[index + 1] if index + 1 < len(lower) else ""
        if index and low == "and" and classes.get(following) == "d" and is_document(lower[index - 1]):
            return index - 1  # court papers and a lawyer
        if index and low in words("grammar", "time_openers") and classes.get(following) == "t":
            return index - 1  # a Tarn poll last week
        if low == "of" and index and lower[index - 1] in words("people", "partitives"):
            continue  # a new batch of emails
        if low == "-" and index and lower[index - 1].isdigit():
            continue  # a 46-page letter
        if low == "," and _joins_adjectives(lower, index):
            continue  # the stooped, 71-year-old diplomat
        if index and (low in ends or (low.endswith("ed") and _is_noun(lower[index - 1]))):
            return index - 1
        if index and following and low.endswith("ing") and is_document(lower[index - 1]) and not is_document(low):
            return index - 1  # the ad going round
    return len(lower) - 1


def _joins_adjectives(lower: Sequence[str], comma: int) -> bool:
    """Whether a comma stands between two adjectives before a noun for a person: the stooped, 71-year-old diplomat."""
    rest = [low for low in lower[comma + 1 :] if low != "-" and not low.isdigit()]
    plain = comma < 3 and 1 < len(rest) < 4 and all(word_classes().get(low) is None for low in rest)
    return plain and "," not in rest and is_of_one(rest[-1]) and not _is_noun(lower[comma - 1]) and (
        lower[0] in words("people", "definite") or lower[0] in ("a", "an")
    )


def is_pronoun(low: str) -> bool:
    """Whether a source is told by a word that only points at somebody: she, they, others, who, that."""
    pointing = low in pronouns() or low in words("grammar", "subjects")
    return pointing or low in words("grammar", "relatives") or low == "that"


def is_share(lower: Sequence[str]) -> bool:
    """Whether a description is a share of people, as somebody has counted it: 46 percent of voters, one in ten."""
    for index, low in enumerate(lower):
        before, after = lower[max(index - 2, 0) : index], lower[index + 1 : index + 2]
        if low in words("people", "percent") or low.endswith("%"):
            return True
        if low in words("people", "shares") and after == ("of",):
            return True
        if after and _is_number(after[0]) and before:  # four out of ten
            counted = before[-1] if low == "in" else before[0] if low == "of" and before[-1] == "out" else ""
            if _is_number(counted):
                return True
    return False


def _is_number(low: str) -> bool:
    return low.isdigit() or low in words("people", "numbers")


def is_person(word: str) -> bool:
    """Whether a word is a noun for a person, as a list or its ending tells: mayor, speechwriter."""
    ends = tuple(words("people", "ends_of_people"))
    return is_of_one(word) or (word_classes().get(word) is None and word.endswith(ends))


def is_of_one(low: str) -> bool:
    """Whether a noun is one for a single person: brother, official, 43-year-old."""
    return is_role(low) or low in words("people", "singular_people") or is_age(low)


def may_be_people(low: str) -> bool:
    """Whether a noun is one for people, one or many: driver, drivers, experts."""
    return is_person(low) or is_person(low.removesuffix("s")) or low in words("people", "vague")


def is_age(low: str) -> bool:
    """Whether a word tells of somebody by their age: 43-year-old."""
    return low.endswith("year-old")


def is_role(low: str) -> bool:
    """Whether a noun is one for an office or a profession: mayor, lawyer."""
    return low in words("people", "roles")


def is_body(low: str) -> bool:
    """Whether a noun is one for a body: council, agency."""
    return low in words("bodies", "bodies")


def is_body_of_two_words(lower: Sequence[str], last: int) -> bool:
    """Whether a noun is one for a body with the word before it: coast guard."""
    return " ".join(lower[max(0, last - 1) : last + 1]) in words("bodies", "of_two_words")


def is_document(low: str) -> bool:
    """Whether a noun is one for something written: report, emails."""
    return low in words("bodies", "documents")


def _is_noun(low: str) -> bool:
    """Whether a word surely is the noun of a description: emails [unearthed …], residents [affected …]."""
    return low in words("people", "vague") or is_role(low) or is_document(low) or is_body(low)


def is_national(low: str) -> bool:
    """Whether a word tells of somebody by their country: Finn, Spaniard, Frenchwoman."""
    return f"{low}s" in words("people", "vague") or low in words("people", "nationals")


def roles_meant(role: str) -> tuple[str, ...]:
    """This role, and those of which it is a wider word: senator for lawmaker, but not lawmaker for senator."""
    narrower: list[str] = load("people")["alike"].get(role, [])
    return (role, *narrower)


def roles_like(role: str) -> tuple[str, ...]:
    """This role, and those that somebody may be told to have who is called by it: attorney for lawyer."""
    return (role, *_alike().get(role, ()))


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    """The roles that somebody may be told to have who is called by this one, and the other way round."""
    pairs = [(role, other) for role, others in load("people")["alike"].items() for other in others]
    found: dict[str, dict[str, None]] = {}
    for one, other in (*pairs, *((other, role) for role, other in pairs)):
        found.setdefault(one, {})[other] = None
    return {role: tuple(others) for role, others in found.items()}


def capitals_in(cut: CutArticle, start: int, end: int) -> set[str]:
    """The words in capitals of a description, in lower case: "vermont" of "the Vermont senator"."""
    tokens = tokenize(cut.text, start, end)
    capitals = {low for word, low in zip(tokens.words, tokens.lower, strict=True) if word[0].isupper()}
    return capitals - words("people", "roles") - words("people", "offices_told") - words("people", "definite")


def in_heading(cut: CutArticle, at: int) -> bool:
    """Whether a headline or another heading stands at this offset."""
    sentence = cut.sentence_at(at)
    return sentence is not None and cut.role(sentence) in HEADINGS


# -------------------------------------------------------------------------------------------------------------- names


def people_among(mentions: Iterable[Mention]) -> list[Mention]:
    """Those mentions that surely are of people."""
    return [mention for mention in mentions if mention.named.sort is Sort.PERSON]


def is_set_off(cut: CutArticle, mention: Mention) -> bool:
    """Whether a comma follows a name, and so what describes it: Ana Voss, a farmer from Tarn, who …"""
    return cut.text[mention.end : mention.end + 2].lstrip()[:1] in (",", "(", "—", "–")


def is_after_comma(cut: CutArticle, mention: Mention) -> bool:
    """Whether a name stands after a comma, and so may begin a main clause: Asked about Marek, Ana Voss left."""
    return cut.text[mention.start - 2 : mention.start] == ", "


def tells_which(cut: CutArticle, mention: Mention) -> bool:
    """Whether a name only tells which one is meant of what is named after it: a Voss rally, Ana Voss supporters."""
    beside = cut.text[mention.end : mention.end + _LONGEST_WORD]
    following = beside.split(None, 1)
    if not following or not beside[0].isspace():
        return False
    known = ("people", "beside_names"), ("people", "of_a_body"), ("bodies", "bodies")
    return any(following[0].rstrip(".,;:") in words(*where) for where in known)


def word_before(cut: CutArticle, mention: Mention, begins: int) -> str:
    """The word before a name in lower case, empty where none stands there after `begins`."""
    near = tokenize(cut.text, max(begins, mention.start - _LONGEST_WORD), mention.start)
    return near.lower[-1] if near.lower else ""


def names_a_page(label: Sequence[str]) -> bool:
    """Whether what stands before a colon says what sort of text follows, and not who speaks: Editorial, Live."""
    told = " ".join(label)
    begins = bool(label) and label[0] in words("furniture", "labels_begin")
    return begins or told in words("furniture", "kickers") or told in words("furniture", "labels")


def without_clause(written: str) -> str:
    """The words for somebody without the clause after a comma: a nurse, who asked not to be named."""
    return written.partition(", who ")[0]


def age_in_figures(lower: Sequence[str]) -> str | None:
    """How old “the 45-year-old” is, in figures."""
    return next((low.split("-")[0] for low in lower if low[0].isdigit()), None) if any(map(is_age, lower)) else None
