"""What a run of capitals names, by the words in it and beside it: a person, a body or a document, and in which role."""

import re
from collections.abc import Sequence

from tui.language.cut import Sentence
from tui.language.folded import word_classes
from tui.language.names.named import Run, Seen, Sort
from tui.language.names.parts import (
    Gender,
    begins_high,
    first_names,
    genders_of_words,
    governs,
    is_demonym,
    is_title,
    without_accents,
)
from tui.lexicon import load, words

NICKNAMES_OPEN = ("(", '"', "“", "‘")
"""What stands before a nickname inside a name."""
NICKNAMES_CLOSE = (")", '"', "”", "’")
_LONGEST_ROLE = 9
_CAPITAL_INSIDE = re.compile(r"([A-Z][a-z]{2,})[A-Z][a-z]+")
_LONGEST_OWNER = 4
_REACH_OF_ITS = 8
"""Words after a name in which "it" or "its" tells that it is that of a thing."""


def understand(sentence: Sentence, first: int, last: int, seen: Seen) -> Run | None:
    """A run of capitals as a name with the role before or after it, or None where it is a role or a title alone."""
    start = _where_name_starts(sentence.lower, first, last)
    if not _has_title(sentence.lower[first:start]):
        first = start  # Previously Ivo Marek
    honoured = last - start > 2 and sentence.words[last - 1].isupper() and sentence.lower[last - 1] in words(
        "people", "after_names"
    )
    ends, last = last, last - honoured  # Ana Voss KC
    spelled = _with_stops(sentence, start, last)
    if len(spelled) == 1 and start > first and sentence.lower[start - 1] in words("people", "parts_of_names"):
        spelled = (f"{sentence.words[start - 1]} {spelled[0]}",)  # Pope Felix
    lows = (sentence.lower[index] for index in _without_nickname(sentence, start, last))
    name = tuple(low if low.isascii() else without_accents(low) for low in lows if low != ".")
    before = sentence.lower[first - 1] if first else ""
    owned = before == "'s" or before in words("people", "definite") or before in words("people", "former")
    of_office = start > first + 1 and sentence.lower[start - 1] == "of" and first_names().keys().isdisjoint(name)
    if of_office and (last == start + 1 or sentence.lower[start - 2] in words("people", "of_a_field")):
        return None  # the Bishop of Tarn, Professor of Public Works
    of_a_role = is_title(name[-1:]) and sentence.lower[last - 2 : last - 1] != ("of",)
    office = owned and of_a_role and name[0] not in first_names()
    if not name or (office and not _is_named_like_an_office(name)):
        return None  # the US President, but not the Department of Justice
    role, gender = _role(sentence, first, start, ends, seen)
    if gender is None and len(name) > 1:
        gender = first_names().get(name[0])
    of_firm = role is not None and len(name) == 1 and _is_role_of_firms(role)
    sort = Sort.BODY if of_firm else _sort(name, spelled, titled=start > first, in_role=role is not None)
    hyphened = first > 1 and "-" in before and before.rpartition("-")[2] in words("people", "after_hyphens")
    if sort is Sort.UNKNOWN and len(name) > 1 and (sentence.lower[first - 2] if hyphened else before) == "the":
        paper = name[-1] in words("bodies", "titles_of_outlets") or name[-1] in words("bodies", "offices_in_titles")
        sort = Sort.DOCUMENT if paper else Sort.BODY
    if sort is Sort.UNKNOWN and role is None and gender is None:
        sort = _presented_as(sentence, first, len(name)) or sort
    untold = role is None and gender is None and before not in words("people", "only_before_places")
    if untold and sort in (Sort.BODY, Sort.UNKNOWN) and (told := _body_after(sentence, last)):
        role, sort = told, Sort.BODY
    if sort is Sort.UNKNOWN and role is None and gender is None and start == first:
        thing = _is_told_of_as_a_thing(sentence, first, last) or _is_run_by_somebody(sentence, first)
        thing = thing or _is_of_somebody(sentence, first) or _has_what_firms_have(sentence, last)
        sort = Sort.BODY if thing else sort
    return Run(
        start=sentence.starts[first], end=sentence.ends[ends - 1], name=spelled, lower=name, titled=start > first,
        role=role, gender=gender, sort=sort, governed=_governed(sentence, last),
        inside=(before in words("people", "before_places") and not _is_part_in(sentence, first))
        or _heads_report(sentence, first, last),
    )  # fmt: skip


def _is_named_like_an_office(name: Sequence[str]) -> bool:
    """Whether a name that ends like an office is that of a paper or a body: the Tarn Ledger-Star, the Orin Argus
    Leader, the River Safety Executive."""
    outlets, last = words("bodies", "titles_of_outlets"), name[-1]
    if last in words("bodies", "offices_in_titles"):
        of_paper = len(name) > 2 and name[-2] in words("bodies", "parts_of_outlets")  # the New Orin Union Leader
        known = len(name) > 1 and (name[-2] in outlets or name[-2] in words("bodies", "documents"))
        return of_paper or known or (last == "reporter" and len(name) > 1)
    of_body = last == "executive" and len(name) > 2 and "chief" not in name
    return last in outlets or of_body


def _is_role_of_firms(role: str) -> bool:
    """Whether a role is one that firms have as well as people, and is told of a name of one word: rival [Orinfoss]."""
    return role.lower().split(",")[0].split()[-1] in words("bodies", "roles_of_firms")


def _heads_report(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is where a report was written: TARN — The dam broke."""
    return first == 0 and sentence.lower[last : last + 1] in (("—",), ("–",), ("--",)) and all(
        word.isupper() for word in sentence.words[first:last]
    )


def _is_part_in(sentence: Sentence, first: int) -> bool:
    """Whether "in" before a name tells of a part in a firm, and of no place: shares in Brellow."""
    return first > 1 and sentence.lower[first - 2] in words("people", "parts_in")


def _with_stops(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The words of a name, with the stops and apostrophes that belong to them: J., Jr., Farmers'."""
    found: list[str] = []
    for index in _without_nickname(sentence, first, last):
        if found and sentence.lower[index] in (".", "'", "'s"):
            found[-1] += sentence.words[index]
        elif sentence.words[index] != ".":
            found.append(sentence.words[index])
    return tuple(found)


def _without_nickname(sentence: Sentence, first: int, last: int) -> Sequence[int]:
    """The places of the words of a name but for one in quotation marks or brackets: Ivo [“Bo”] Marek."""
    opening = next((i for i in range(first + 1, last - 2) if sentence.words[i] in NICKNAMES_OPEN), last)
    return [*range(first, opening), *range(opening + 3, last)]


def _governed(sentence: Sentence, last: int) -> bool:
    """Whether a name is that of a place with a government of its own: Corvany's foreign minister."""
    lower = sentence.lower
    owned = last < len(lower) and lower[last] == "'s"
    return owned and not words("people", "offices").isdisjoint(lower[last + 1 : last + 4])


def _has_title(lower: Sequence[str]) -> bool:
    """Whether the words before a name tell of a title or a role."""
    return any(not words("people", key).isdisjoint(lower) for key in ("roles", "titles", "before_names"))


def _where_name_starts(lower: Sequence[str], first: int, last: int) -> int:
    """Past the titles and roles that a run of capitals begins with, unless they name a body ("Justice Department")."""
    roles, titles, bodies = words("people", "roles"), words("people", "titles"), words("bodies", "bodies")
    start = first
    for index in range(first, last - 1):
        if lower[index] in roles or lower[index] in titles or (lower[index] == "." and lower[index - 1] in titles):
            start = index + 1
    if start > first and lower[start] == "(" and ")" in lower[start : last - 1]:
        start = lower.index(")", start) + 1  # Commissioner (Dams) Ana Voss
    while start < last - 1 and (
        lower[start] in (".", "of") or lower[start] in words("people", "before_names")
        or (start > first and lower[start - 1] == "of" and lower[start] in words("people", "offices_told"))
    ):  # Secretary of State Ana Voss
        start += 1
    known = first_names()
    rest = lower[start:last]
    of_something = start - first > 1 and lower[start - 1] == "of" and len(rest) == 3 and "." not in rest
    if of_something and rest[0] not in known and bodies.isdisjoint(rest):
        return start + 1  # Inspector of Works Zzyx Marek
    if words("people", "before_names").issuperset(lower[first:start]) and governs(" ".join(rest)):
        return start  # Senior White House officials
    if lower[start] in words("bodies", "heads_of_places"):
        return start  # the San Diego Tribune
    if start > first and any(low in bodies for low in rest) and not any(low in known for low in rest):
        return first
    if start > first and rest[0] in words("people", "vague") and lower[first] in bodies:
        return first  # the Association of Head Teachers
    for index in range(start + 1, min(last - 1, start + 4)):
        inside = lower[index - 1] in words("people", "particles")  # Salem bin Ivo Marek
        inside = inside or (lower[index - 1] == "." and len(lower[index - 2]) == 1)  # Ana E. Marek Voss
        if lower[index] in known and not inside and not any(low in bodies for low in lower[index:last]):
            return index if lower[start] not in known or index - start > 2 else start
    return start


def _role(
    sentence: Sentence, first: int, start: int, last: int, seen: Seen
) -> tuple[str | None, Gender | None]:
    """The role told before or after a name, and the gender that it or a title tells."""
    lower, genders = sentence.lower, genders_of_words()
    roles = words("people", "roles")
    role, gender = None, None
    beside = first - 1 - (first > 1 and lower[first - 1] == ",")  # minister Ivo Marek; the minister, Ivo Marek
    if start > first:
        gender = next((genders[low] for low in lower[first:start] if low in genders), None)
        role = _title_as_role(sentence.words[first:start], lower[first:start])
        more = role is None or role in words("people", "degrees") or lower[first - 1] in words("people", "speaking")
        if first and more and lower[first - 1] in roles:
            role = _role_before(sentence, first, seen)  # lead author Dr. Voss
    elif beside >= 0 and lower[beside] in roles:
        role, gender = _role_before(sentence, beside + 1, seen), genders.get(lower[beside])
    elif 0 <= beside < first - 1 < last - 2 and (told := _role_of(sentence, beside + 1)):
        role, gender = told, next((genders[low] for low in told.lower().split() if low in genders), None)
    of_one_word = start == first and last == start + 1
    placed = of_one_word and first and lower[first - 1] in words("people", "only_before_places")
    placed = placed or _is_of_somebody(sentence, first)
    last = _after_place(sentence, start, last)
    if start > first and role and role.lower() in load("people")["abbreviated"].values():
        also = _role_after(sentence, last)  # Sen. Ivo Marek, the chairman of the committee
        role = f"{role.lower()}, {also}" if also else role
    elif role and lower[last : last + 1] == (",",) and lower[last + 1 : last + 2] in (("a",), ("an",)):
        still = words("people", "left").isdisjoint(lower[last + 2 : last + 3])
        also = _role_after(sentence, last) if still else None  # Mayor Ivo Marek, a retired judge
        role = f"{role}, {also}" if also else role
    if role is None and not placed:  # in Tarn, Mayor Ivo Marek …
        role = _role_after(sentence, last)
        after = role.lower().split()[:4] if role and gender is None else ()
        gender = gender or next((genders[low] for low in after if low in genders and low in roles), None)
    return role, gender


def _is_of_somebody(sentence: Sentence, first: int) -> bool:
    """Whether a name is that of what somebody named just before it is of: Sen. Ana Voss of [Tarn], the leader, …; Ivo
    Marek, of [Orin], a farmer."""
    lower = sentence.lower
    last = first - 1 - (first > 1 and lower[first - 1] == "the")
    if last < 2 or lower[last] != "of" or not begins_high(sentence.words[first]):
        return False
    last -= last > 2 and lower[last - 1] == ","
    named = begins_high(sentence.words[last - 1]) and begins_high(sentence.words[last - 2])
    known = words("people", "roles") | words("bodies", "bodies")
    return named and known.isdisjoint(lower[last - 2 : last])


def _after_place(sentence: Sentence, start: int, last: int) -> int:
    """Where what somebody is may be told after their name, past the place that they are of: Ana Voss [of Tarn], …"""
    end = last + 1 + (sentence.lower[last : last + 2] == (",", "of"))
    end += sentence.lower[end : end + 1] == ("the",)
    if last - start < 2 or end >= len(sentence.lower) or not _is_of_somebody(sentence, end):
        return last
    while end < len(sentence.lower) and begins_high(sentence.words[end]):
        end += 1
    return end


def _sort(name: tuple[str, ...], spelled: tuple[str, ...], titled: bool, in_role: bool) -> Sort:
    """What sort of thing a name names, by the words in it."""
    whole = " ".join(name)
    like_an_office = len(name) > 1 and name[-1] in words("bodies", "offices_in_titles")
    if like_an_office and not titled and name[0] not in first_names():
        return Sort.DOCUMENT  # the Orin Union Leader
    told = [low for low in name if low in words("bodies", "bodies")]
    surname = in_role and name[0] in first_names() and told == [*name[-1:]]  # the spokeswoman, Anna White
    if not titled and told and not (surname and name[-1] in words("bodies", "like_surnames")):
        return Sort.BODY
    if not titled and len(name) > 1 and name[-1] in words("bodies", "last_words_of_companies"):
        return Sort.BODY if name[0] not in first_names() else Sort.PERSON
    joined = "&" in name and not all(word.isupper() or word == "&" for word in spelled)
    form = spelled[-1].isupper() and name[-1] in words("bodies", "after_companies")
    company = joined or (len(name) > 1 and (form or name[-1] in words("bodies", "short")))
    if company and not titled and name[0] not in first_names():
        return Sort.BODY  # Pacific Gas & Electric Co
    surnames = name[1:] if name[0] in first_names() else name  # Bill Orlo
    if not titled and any(_tells_outlet(low) for low in surnames):
        return Sort.DOCUMENT
    if len(name) == 1 and not titled and not in_role and whole in words("bodies", "news_sites"):
        return Sort.DOCUMENT
    if len(name) == 1 and not titled and (_is_coined(spelled[0]) or whole in words("bodies", "companies")):
        return Sort.BODY
    if not titled and len(name) > 1 and len(spelled[0]) > 2 and spelled[0].isupper() and governs(name[-1]):
        return Sort.BODY  # TWA Corvany
    if len(name) > 1 and governs(whole):
        return Sort.BODY
    if titled or in_role or (len(name) > 1 and name[0] in first_names()):
        return Sort.PERSON
    if governs(whole):
        return Sort.BODY
    return Sort.BODY if len(name) == 1 and len(whole) > 1 and spelled[0].isupper() else Sort.UNKNOWN


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


def _title_as_role(spelled: Sequence[str], lower: Sequence[str]) -> str | None:
    """The role that the words before a name tell: "Foreign Minister", "senator" for "Sen."; None for "Ms."."""
    short = load("people")["abbreviated"]
    if not any(low in words("people", "roles") or low in short for low in lower):
        return None
    least = "dr" if "prof" in lower else "."  # Prof. Dr. Voss
    pairs = zip(spelled, lower, strict=True)
    in_brackets = range(lower.index("("), len(lower)) if "(" in lower else ()
    parts = (
        short.get(low, word) for place, (word, low) in enumerate(pairs)
        if low not in (".", least) and place not in in_brackets
    )  # fmt: skip
    dropped = words("people", "titles") - words("people", "ranks")
    return " ".join(part for part in parts if part.lower() not in dropped) or None


def _role_before(sentence: Sentence, first: int, seen: Seen) -> str:
    """The role just before a name, with whose it is: "deputy foreign minister", "Tarn's foreign minister"."""
    lower = sentence.lower
    start = first - 1
    classes = word_classes()
    while start > 0 and first - start < 5 and lower[start - 1][0].isalpha() and lower[start - 1] not in classes:
        if lower[start - 1] in words("people", "heads_of_sentences"):
            break  # said spokesman Ivo Marek
        start -= 1
    told = sentence.words[start:first]
    if not start and len(told) > 1 and not _is_name_at_head(told, seen):
        told = (lower[0], *told[1:])  # the capital is that of the sentence: Outspoken talk show host Ivo Marek
    return "".join((*_owner_before(sentence, start), " ".join(told)))


def _role_of(sentence: Sentence, comma: int) -> str | None:
    """The role before a name and a comma that goes on with "of": the mayor of Tarn, Ana Voss."""
    lower, start = sentence.lower, comma
    while start and comma - start < _LONGEST_ROLE and (lower[start - 1][0].isalpha() or lower[start - 1] == "'s"):
        of_another = start > 1 and lower[start - 2] == "of"  # the father of [the boy], Ana Voss
        kind = word_classes().get(lower[start - 1])
        if kind in ("p", "x", "c", "h") or (lower[start - 1] in ("the", "a", "an") and not of_another):
            break
        if lower[start - 1].endswith("ing") and lower[start - 1] not in words("people", "before_names"):
            break  # before becoming chairman of the council, Voss
        start -= 1
    of = next((i for i in range(start + 1, comma) if lower[i] in words("people", "ties")), comma)
    whole = start > 0 and word_classes().get(lower[start]) != "i"
    if of == comma or lower[of - 1] not in words("people", "roles") or not whole:
        return None
    return " ".join(sentence.words[start:comma]).replace(" 's", "'s").replace(" ’s", "’s")


def _owner_before(sentence: Sentence, start: int) -> Sequence[str]:
    """Whose role it is, with its mark: "Tarn's " of Tarn's foreign minister, "union's " of the union's leader."""
    mark = start - 1
    if mark < 1 or sentence.lower[mark] not in ("'s", "'") or not sentence.words[mark - 1][0].isalpha():
        return ()
    first = mark - 1
    if not begins_high(sentence.words[first]):
        is_noun = sentence.lower[first] not in word_classes()
        return (sentence.words[first], sentence.words[mark], " ") if is_noun else ()
    while first and mark - first < _LONGEST_OWNER and begins_high(sentence.words[first - 1]) and (
        sentence.lower[first - 1] not in word_classes()
    ):
        first -= 1
    while first < mark and (is_title(sentence.lower[first : first + 1]) or sentence.lower[first] == "."):
        first += 1  # Ms. Voss's lawyer
    return (" ".join(sentence.words[first:mark]), sentence.words[mark], " ") if first < mark else ()


def _is_name_at_head(told: Sequence[str], seen: Seen) -> bool:
    """Whether the first word of a sentence keeps its capital: TWA president, Orinfoss Energy spokesman."""
    word, low = told[0], told[0].lower()
    if low in words("people", "before_names"):
        return False
    if (len(word) > 1 and word.isupper()) or (told[1][0].isupper() and told[1].lower() not in words("people", "roles")):
        return True
    return low in seen.capital or (low not in seen.lower and _may_be_demonym(low))


def _may_be_demonym(low: str) -> bool:
    """Whether a word at the head of a sentence may be a name or tell of a place: Corvan foreign minister Ivo Marek."""
    return is_demonym(low) or low.endswith(tuple(words("bodies", "ends_of_demonyms")))


def _role_after(sentence: Sentence, last: int) -> str | None:
    """The role after a name and a comma: ", the mayor of Tarn,"."""
    lower = sentence.lower
    if last + 1 >= len(lower) or lower[last] != ",":
        return None
    start = last + 1
    owned = lower[start] in words("people", "owners")
    if owned or lower[start] in ("the", "a", "an"):
        start += 1
    if start < len(lower) and lower[start] in word_classes():
        return None
    end = start
    while end < len(lower) and end - start < _LONGEST_ROLE and (lower[end][0].isalpha() or lower[end] == "'s"):
        if lower[end] in words("people", "ends_of_roles") or lower[end] in words("people", "heads_of_sentences"):
            break
        if end > start and word_classes().get(lower[end]) == "x":
            break
        end += 1
    after = lower[end] if end < len(lower) else ""
    opens = begins_high(sentence.words[0]) and lower[0] not in word_classes() and last < _LONGEST_OWNER
    if word_classes().get(after) == "x" or (after in words("people", "heads_of_sentences") and not opens):
        return None  # the verb has another subject: in Orin and Tarn, the mayor has …
    longest = min(len(lower), start + 2 * _LONGEST_ROLE)
    while 0 < end < longest and begins_high(sentence.words[end - 1]) and begins_high(sentence.words[end]):
        end += 1  # the rest of a long name
    titles = words("people", "titles")
    while end > start and (word_classes().get(lower[end - 1]) in ("i", "d") or lower[end - 1] in titles):
        end -= 1  # the chief of the Tarn office [of]; an aide [with Sen.]
    if owned and lower[end : end + 1] != (",",):
        return None  # Ana Voss, her lawyer said, …
    stretch = lower[start:end]
    if any(w in words("people", "roles") for w in stretch[:5]):
        text = sentence.words[start:end]
        return " ".join(text).replace(" 's", "'s").replace(" ’s", "’s")
    return None


def _presented_as(sentence: Sentence, first: int, length: int) -> Sort | None:
    """What a noun just before a name tells that it names: the newspaper Tarnblatt, the advocacy group River Speaks.

    One word after "the group" may be anybody: told the group Voss had left.
    """
    lower = sentence.lower
    if not first:
        return None
    if lower[first - 1] in words("bodies", "presenting_outlets"):
        return Sort.DOCUMENT
    if length > 1 and first > 1 and lower[first - 1] == "like" and lower[first - 2] in words("people", "vague"):
        return Sort.PERSON  # voters like Ana Voss
    told_more = first > 1 and lower[first - 2] not in word_classes() and lower[first - 2][0].isalpha()
    presented = lower[first - 1] in words("bodies", "called_back") and told_more
    return Sort.BODY if presented and length > 1 else None


def _body_after(sentence: Sentence, last: int) -> str | None:
    """What a name is said to be after a comma: Acme, a utility in Tarn, …"""
    lower = sentence.lower
    if last + 2 >= len(lower) or lower[last] != "," or lower[last + 1] not in ("a", "an", "the"):
        return None
    for index in range(last + 2, min(len(lower), last + 2 + _LONGEST_ROLE)):
        if lower[index] == "'s":
            continue
        if not lower[index][0].isalpha() or word_classes().get(lower[index]):
            return None
        ends = word_classes().get(lower[index + 1] if index + 1 < len(lower) else ".", "w") in (",", "i", "r", ".", "-")
        noun = ends and sentence.words[index].islower() and lower[index] in words("bodies", "bodies")
        if noun or lower[index] in words("bodies", "called_back"):
            return " ".join(sentence.words[last + 2 : index + 1])
    return None


def _is_told_of_as_a_thing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words after a name tell that it is nobody's: Orinfoss plc, Orinfoss, which …, Orinfoss said it had …

    “It” may stand for nothing before "is" and "was": Orinfoss said it was late.
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
            return following[0][0].isalpha() and not dummy and word_classes().get(lower[index - 1]) != "i"
        if kind in ("d", "p", "n", "o", "c", "b") or not low[0].isalpha() or sentence.words[index][0].isupper():
            return False
    return False


def _has_what_firms_have(sentence: Sentence, last: int) -> bool:
    """Whether what follows a name is what only firms have: Orinfoss shares, Orinfoss's headquarters."""
    following = sentence.lower[last : last + 3]
    return not words("bodies", "of_firms").isdisjoint(following[:2] if following[:1] == ("'s",) else following[:1])


def _is_run_by_somebody(sentence: Sentence, first: int) -> bool:
    """Whether a name is that of what somebody is the head of: the chief executive of Orinfoss."""
    before = sentence.lower[max(0, first - 2) : first]
    return len(before) == 2 and before[0] in words("people", "running_bodies") and before[1] in ("of", "at")
