"""The runs of capitals in a sentence that may be names, and where each begins and ends."""

from collections.abc import Container, Iterable, Sequence
from functools import cache

from tui.language.cut import CutArticle, Sentence
from tui.language.folded import acronyms_like_words, word_classes
from tui.language.layout import HEADINGS
from tui.language.names.named import Run, Seen, Sort
from tui.language.names.parts import (
    begins_high,
    first_names,
    governs,
    is_demonym,
    is_surname_like_a_role,
    without_generation,
)
from tui.language.names.understood import NICKNAMES_CLOSE, NICKNAMES_OPEN, understand
from tui.lexicon import all_words, words

_LONGEST_NAME = 8
_TITLE_CASE = 0.6
_SHORT = 3
"""Letters up to which a word tells nothing about how a sentence is spelled."""
_WORDS_OF_HEADLINE = 5
"""Longer words from which a line of the text with capitals throughout is the headline told again."""
_PARTICLES_IN_A_ROW = 3
_SHORTEST_PLURAL = 8
"""Letters of a word for people, its "s" aside, that is told from a name by its ending: defenders, not Sanders."""
_CLAUSE_REACH = 16
"""Words within which a clause that opens a sentence ends."""


def by_spelling(cut: CutArticle) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences that are spelled as headlines are, whatever they are laid out as, and the others."""
    headings: list[Sentence] = []
    prose: list[Sentence] = []
    for sentence in cut.sentences:
        in_text = sentence.words[0][0].isalnum()  # not: — Ana Voss (@anavoss)
        in_text = in_text and not {".", ":"} & {*sentence.words[-2:]}  # … the “fiasco.”
        in_text = in_text and sum(len(word) > _SHORT for word in sentence.words) >= _WORDS_OF_HEADLINE
        headline = (cut.role(sentence) in HEADINGS or in_text) and is_title_case(sentence.words)
        (headings if headline else prose).append(sentence)
    return headings, prose


def is_title_case(spelled: Sequence[str]) -> bool:
    """Whether most of the longer words of a sentence have a capital, as in headlines: there a capital tells nothing."""
    longer = [word for word in spelled if len(word) > _SHORT and word[0].isalpha()]
    return sum([word[0].isupper() for word in longer]) > _TITLE_CASE * len(longer)


def runs_in(sentence: Sentence, seen: Seen, known: Container[str] | None = None) -> Iterable[Run]:
    """The names of a sentence; in one where every word has a capital, those made of `known` words."""
    tokens, lower = sentence.words, sentence.lower
    last, count = 0, len(tokens)
    opens = True
    waiting: Run | None = None
    waiting_last = 0
    for index in [place for place, word in enumerate(tokens) if not word.islower()]:
        unknown = known is not None and lower[index] not in known
        if index < last or unknown or not _is_capital(sentence, index, seen):
            continue
        last = index + 1
        while last < count and last - index < _LONGEST_NAME + 4:
            step = _joins(sentence, index, last)
            if not step or (known is not None and lower[last + step - 1] not in known):
                break
            last += step
        run = None if _is_seat(sentence, index, last) else understand(sentence, index, last, seen)
        if run:
            run = run._replace(opens=True) if opens else run
            if waiting and waiting_last + 1 == index and lower[index - 1] in words("people", "joining"):
                waiting = _of_one_surname(sentence, waiting, run)
            opens = False
        if waiting:
            yield waiting
        waiting, waiting_last = run, last
    if waiting:
        yield waiting


def _of_one_surname(sentence: Sentence, first: Run, second: Run) -> Run:
    """The first of two who are told with one surname, by both names: [Ivo] and Ana Marek, the brothers [Odd] and …"""
    names = first.lower[0], second.lower[0]
    if len(first.lower) > 1 or first.titled or second.titled or len(without_generation(second.lower)) != 2:
        return first
    known = all(low in first_names() for low in names)
    place = sentence.token_at(first.start)
    told = place > 0 and sentence.lower[place - 1] in words("people", "of_one_family")
    if not (known or told) or second.sort not in (Sort.PERSON, Sort.UNKNOWN):
        return first
    gender = first.gender or first_names().get(names[0])
    return first._replace(
        name=(*first.name, second.name[1]), lower=(*first.lower, second.lower[1]), sort=Sort.PERSON, gender=gender,
        shared=True,
    )


def _is_seat(sentence: Sentence, first: int, last: int) -> bool:
    """Whether it is a party and a place, and no name: Sen. Ana Voss, R-Tarn."""
    word, before = sentence.words[first], sentence.lower[first - 1] if first else ""
    return last == first + 1 and before in (",", "(") and word[1:2] == "-" and word[2:3].isupper()


def _is_capital(sentence: Sentence, index: int, seen: Seen) -> bool:
    """Whether a name may begin with this word, and not only a sentence."""
    word, low = sentence.words[index], sentence.lower[index]
    if not begins_high(word) or (word[:2].isupper() and low in words("bodies", "acronyms_of_no_name")):
        return False
    if "-" in word and low.rpartition("-")[2] in words("people", "after_hyphens") and word[-1].islower():
        return False  # Tarn-born Ana Voss
    if low in word_classes() and low not in words("people", "titles") and word not in acronyms_like_words():
        like_others = low in words("bodies", "like_others") and _is_inside_before_name(sentence, index)
        return like_others or _opens_an_outlet(sentence, index) or _is_first_name(sentence, index)
    if index == 0 and low.split("-")[0] in words("people", "numbers"):
        return False  # Ninety-two percent, Two senators
    opens = index == 0 and len(word) > 1 and word not in acronyms_like_words()
    if opens and sentence.lower[1:2] and sentence.lower[1] in words("bodies", "inside_names"):
        return sentence.words[1][0].isupper()  # Rivers Without Dams
    if index == 1 and not sentence.words[0][0].isalnum() and low in words("people", "heads_of_sentences"):
        return False  # “Let Voss speak”
    if opens and low in _no_names_at_the_head():
        return _opens_a_body(sentence)  # not: Emails show …
    if opens and low not in seen.capital and _only_opens(sentence):
        return False
    if opens and low in seen.lower and low not in first_names():
        office = low in words("people", "offices_told") and any(map(begins_high, sentence.words[1:2]))
        return office or low in words("people", "titles") or low in words("people", "roles")
    return True


@cache
def _no_names_at_the_head() -> frozenset[str]:
    """Words that are no names at the head of a sentence."""
    of_people = (words("people", key) for key in ("heads_of_sentences", "plain_at_the_head", "vague"))
    return words("bodies", "plain_documents").union(*of_people)


def _opens_an_outlet(sentence: Sentence, index: int) -> bool:
    """Whether a day is part of a newspaper's name: the Sunday Courier."""
    after = sentence.words[index + 1 : index + 2]
    titles = all_words(("bodies", "titles_of_outlets"), ("furniture", "outlets_end"))
    named = bool(after) and begins_high(after[0]) and sentence.lower[index + 1] in titles
    return named and index > 0 and sentence.lower[index - 1] == "the"


def _opens_a_body(sentence: Sentence) -> bool:
    """Whether a word for people opens the name of a body and a sentence: Police Service, Friends of the River."""
    lower, spelled = sentence.lower, sentence.words
    if lower[0] in words("bodies", "heads_of_the") and lower[1:3] == ("of", "the"):
        return begins_high("".join(spelled[3:4]) or "-")
    return len(lower) > 1 and begins_high(spelled[1]) and lower[1] in words("bodies", "bodies")


def _is_first_name(sentence: Sentence, index: int) -> bool:
    """Whether a word that is mostly another is a first name, inside a sentence and before a name: the councillor Jan
    Voss, not Jan. 2."""
    first = sentence.lower[index] in words("people", "first_names_like_others")
    return first and _is_inside_before_name(sentence, index)


def _is_inside_before_name(sentence: Sentence, index: int) -> bool:
    """Whether a word stands inside a sentence, after another and before a word in capitals."""
    following = sentence.words[index + 1 : index + 2]
    named = bool(following) and begins_high(following[0]) and sentence.lower[index + 1] not in word_classes()
    return named and index > 0 and sentence.words[index - 1][0].isalnum()


def _only_opens(sentence: Sentence) -> bool:
    """Whether the first word of a sentence has its capital from there, by its form: Firefighters say, Defenders say,
    Breaking with the past, Reached in Tarn, Former staff; not: Sellers of Ana Sellers, nor Boeing."""
    low, following = sentence.lower[0], "".join(sentence.words[1:2])
    one, kind = low[:-1], word_classes().get(following.lower())
    if low[-1] == "s" and one in words("people", "roles"):
        return True
    if following[:1].isupper() or governs(low) or low in first_names() or low in words("bodies", "documents"):
        return False
    adverb = low[-2:] == "ly" and following == "," and low not in words("grammar", "names_in_ly")
    if adverb or low in words("people", "before_names"):
        return True
    if low[-1] == "s" and one.endswith(_ends_of_plurals()):
        return len(one) >= _SHORTEST_PLURAL and one not in first_names()
    opens_clause = "," in sentence.lower[2:_CLAUSE_REACH]  # not: Nanjing in May said
    return opens_clause and ((low[-3:] == "ing" and kind in ("i", "d", "p")) or (low[-2:] == "ed" and kind == "i"))


@cache
def _ends_of_plurals() -> tuple[str, ...]:
    """Endings of words for a person whose plural tells of people at the head of a sentence: defender, protagonist."""
    return tuple(end for end in words("people", "ends_of_people") if len(end) < 4)


def _joins(sentence: Sentence, first: int, last: int) -> int:
    """How many tokens at `last` go on with the name that began at `first`."""
    lower = sentence.lower
    low = lower[last]
    following = last + 1 < len(lower) and begins_high(sentence.words[last + 1])
    if low == ".":
        return int(sentence.ends[last - 1] == sentence.starts[last] and _is_short(lower[last - 1], following))
    if begins_high(sentence.words[last]):
        return _joins_high(sentence, last, following)
    if low == "&" and following and _is_another_person(sentence, first, last + 1):
        return 0
    if low in words("people", "particles"):
        return _with_particles(sentence, last)
    if low in NICKNAMES_OPEN:
        return _with_nickname(sentence, last)
    if low == "the" and following and last == first + 1 and lower[first] in words("bodies", "heads_of_campaigns"):
        return 2  # Save the River
    named = lower[first:last]
    of_a_body = not words("bodies", "bodies").isdisjoint(named)
    if low == "'" and _owns_with_another(sentence, last):
        return 3
    if not following:
        of_the = low in ("of", "for") and lower[last + 1 : last + 2] == ("the",)
        called = of_the and of_a_body and not words("bodies", "of_the").isdisjoint(named)  # Society for the Rivers
        called = called or (of_the and lower[last - 1] in words("bodies", "heads_of_the"))
        return 3 if called and last + 2 < len(lower) and begins_high(sentence.words[last + 2]) else 0
    if low == "of":
        return 2 if _goes_on_after_of(lower, first, last, of_a_body) else 0
    if low == "for" and (of_a_body or lower[last - 1] in words("bodies", "for_something")):
        return 2
    if low == "on" and not words("bodies", "on_something").isdisjoint(named):
        return 2 if lower[last + 1] not in word_classes() else 0  # the Institute on River Life, not on Monday
    if low in ("'", "'s"):
        return 2 if _owns_in_a_name(lower, last) else 0
    return 2 if low == "and" and _goes_on_after_and(sentence, first, last) else 0


def _joins_high(sentence: Sentence, last: int, following: bool) -> int:
    """How many tokens at `last`, the first with a capital, go on with the name before them; `following`: the next has
    one too."""
    lower, low = sentence.lower, sentence.lower[last]
    if low not in word_classes() or _is_initial(sentence, last):
        return 1
    campaign = low in words("bodies", "like_others") and lower[last - 1] in words("bodies", "heads_of_campaigns")
    if (low in words("bodies", "inside_names") or campaign) and following:
        return 2  # Rivers Without Dams, Save Our Rivers
    if low in words("bodies", "ends_of_campaigns") and not following and sentence.words[last][1:].islower():
        return 1  # Rivers First
    if low in words("bodies", "days_in_titles"):
        return 1  # Orin Today
    return int((low in words("people", "names_like_auxiliaries") and following) or _is_surname(sentence, last))


def _goes_on_after_of(lower: Sequence[str], first: int, last: int, of_a_body: bool) -> bool:
    """Whether a name goes on after "of": the Union of Dam Workers, the Mayor of Tarn; not: Rep. Ana T. King of Tarn."""
    if is_surname_like_a_role(lower, first, last - 1):
        return False
    led = words("people", "roles").isdisjoint(lower[first:last])  # not: House Speaker Ivo Marek of Tarn
    of_people = last - first > 1 and lower[last - 1] in words("people", "vague")  # Dam Workers of Corvany
    of_place = last - first == 1 and lower[first] in words("bodies", "of_a_place")  # not: Mark Port of Tarn
    return (of_a_body and led) or of_people or of_place or lower[last - 1] in words("people", "roles")


def _is_surname(sentence: Sentence, index: int) -> bool:
    """Whether a word that is mostly another is a surname, after a first name or a title: Ana Long, Mrs May; not: they
    told Ana May 3 was the day."""
    lower = sentence.lower
    known = lower[index - 1] in first_names() or lower[index - 1] in words("people", "titles")
    dated = lower[index + 1 : index + 2] and lower[index + 1][0].isdigit()
    return known and not dated and lower[index] in words("people", "surnames_like_others")


def _is_another_person(sentence: Sentence, first: int, after: int) -> bool:
    """Whether another person's name begins after "&", and no more of the same: Ana Voss & [Ivo Marek], Ana & [Ivo
    Voss]; not: Orlo & Marek."""
    lower = sentence.lower
    named = lower[after] in first_names() and begins_high("".join(sentence.words[after + 1 : after + 2]) or "-")
    return named and not first_names().keys().isdisjoint(lower[first : after - 1])


def _owns_in_a_name(lower: Sequence[str], mark: int) -> bool:
    """Whether "'" or "'s" stands inside the name of a body: Farmers' Union, Women's Institute, St Ada's Hospital, not
    Tarn's Council."""
    plural = lower[mark] == "'" and lower[mark - 1].endswith("s") and lower[mark - 1] not in words("bodies", "states")
    owner = plural or lower[mark - 1] in words("bodies", "owners_in_names")
    following = lower[mark + 1 : mark + 4]
    if mark > 1 and lower[mark - 2].rstrip(".") in words("bodies", "saints"):
        return not words("bodies", "bodies").isdisjoint(following)
    if lower[mark - 1] in words("people", "roles") and following[0] in words("bodies", "of_offices"):
        return True  # the Information Commissioner's Office
    owned = words("bodies", "with_and") | words("bodies", "owned_by_many") if plural else words("bodies", "with_and")
    return owner and not owned.isdisjoint(following)


def _owns_with_another(sentence: Sentence, mark: int) -> bool:
    """Whether a body is named after two whose it is, the first of them here: Fitters[' and Porters]' Union."""
    lower, following = sentence.lower, sentence.lower[mark + 1 : mark + 6]
    joined = lower[mark - 1].endswith("s") and following[:1] == ("and",) and following[2:3] == ("'",)
    return joined and begins_high(sentence.words[mark + 2]) and not words("bodies", "with_and").isdisjoint(following)


def _goes_on_after_and(sentence: Sentence, first: int, last: int) -> bool:
    """Whether "and" stands inside the name of a body: the Dam and River Union, the Pit and
    Quarry Workers' Union, Department of Dams and Rivers."""
    lower, spelled = sentence.lower, sentence.words
    before, end = lower[first:last], last + 1
    while end < len(lower):
        owns = lower[end] in ("'", "'s") and end + 1 < len(lower) and _owns_in_a_name(lower, end)
        if not owns and (not begins_high(spelled[end]) or lower[end] in word_classes()):
            break
        end += 1
    after = lower[last + 1 : end]
    if len(before) > 1 and governs(before[0]):
        before, first = before[1:], first + 1  # the U.S. Dam and River Service
    if not after or not _are_plain(before, spelled[first:last]) or not _are_plain(after, spelled[last + 1 : end]):
        return False
    bodies = words("bodies", "bodies")
    if before[0] in words("bodies", "heads_with_and") and "of" in before:
        return bodies.isdisjoint(after) and len(after) < 3
    the = "the" in lower[max(0, first - 2) : first]
    return the and len(before) < 3 and after[-1] in words("bodies", "with_and") and bodies.isdisjoint(before)


def _are_plain(lower: Sequence[str], spelled: Sequence[str]) -> bool:
    """Whether no word of a name is that of a person, a state or an acronym, which speak for themselves."""
    others = (low for low in lower if low not in words("bodies", "bodies"))
    known = any(low in first_names() or governs(low) or is_demonym(low) for low in others)
    titles, roles, shared = words("people", "titles"), words("people", "roles"), words("bodies", "with_and")
    titled = any(low in titles or (low in roles and low not in shared) for low in lower)
    return not known and not titled and not any(len(word) > 1 and word.isupper() for word in spelled)


def _with_particles(sentence: Sentence, last: int) -> int:
    """How many tokens go on with a name from a particle on: Femke [van der Orlo]; none where no name follows."""
    end = last
    while end < len(sentence.lower) and sentence.lower[end] in words("people", "particles"):
        end += 1
    named = end < len(sentence.lower) and begins_high(sentence.words[end])
    return end - last + 1 if named and end - last <= _PARTICLES_IN_A_ROW else 0


def _with_nickname(sentence: Sentence, last: int) -> int:
    """How many tokens go on with a name from a nickname or a field in brackets on: Ivo [“Bo” Marek], Ivo [(Bo) Marek],
    Commissioner [(Dams) Ana Voss]; none where no name follows or what is before is no first name and no office."""
    lower, spelled = sentence.lower, sentence.words
    inside = spelled[last + 1 : last + 4]
    retired = lower[last + 1 : last + 2] == ("retd",)  # General (retd) Ana Voss
    if len(inside) < 3 or inside[1] not in NICKNAMES_CLOSE or inside[0].isupper():
        return 0
    if not retired and not begins_high(inside[0]):
        return 0
    before = lower[last - 1]
    known = before in first_names() or before in words("people", "roles") or before in words("people", "titles")
    known = known or (lower[last] != "(" and last > 1 and before not in word_classes())
    return 4 if known and begins_high(inside[2]) and lower[last + 3] not in word_classes() else 0


def _is_initial(sentence: Sentence, index: int) -> bool:
    """A single letter with its full stop, which may look like a small word: Jay A. Sekul."""
    stop = index + 1 < len(sentence.words) and sentence.words[index + 1] == "."
    return len(sentence.words[index]) == 1 and stop and sentence.ends[index] == sentence.starts[index + 1]


def _is_short(word: str, following: bool) -> bool:
    """Whether the full stop after a word belongs to it: Ms. Voss, J. Marek, Marek Jr."""
    if word in words("people", "generations"):
        return True
    titles = words("abbreviations", "titles"), words("abbreviations", "before_women"), words("bodies", "short")
    short = len(word) == 1 or any(word in some for some in titles)
    return following and short
