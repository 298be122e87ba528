"""What a run of capitals names, by the words in it and beside it: a person, a body or a document, and in which role."""

from collections.abc import Sequence

from tui.language.cut import Sentence
from tui.language.names.named import Run, Seen, Sort
from tui.language.names.parts import first_names, governs, is_demonym, is_surname_like_a_role, is_title, without_accents
from tui.language.names.roles import is_of_somebody, role_beside
from tui.language.names.sorts import (
    body_after,
    has_what_firms_have,
    is_place_of_work,
    is_run_by_somebody,
    is_told_of_as_a_thing,
    presented_as,
    reports_as_firms_do,
    sort_of,
)
from tui.lexicon import words

NICKNAMES_OPEN = ("(", '"', "“", "‘")
"""What stands before a nickname inside a name."""
NICKNAMES_CLOSE = (")", '"', "”", "’")


def understand(sentence: Sentence, first: int, last: int, seen: Seen) -> Run | None:
    """A run of capitals as a name with the role before or after it, or None where it is a role or a title alone."""
    start = _where_name_starts(sentence, first, last, seen)
    if start > first and not _has_title(sentence.lower[first:start]):
        first = start  # Previously Ivo Marek
    honoured = last - start > 2 and sentence.words[last - 1].isupper() and sentence.lower[last - 1] in words(
        "people", "after_names"
    )
    ends, last = last, last - honoured  # Ana Voss KC
    inside = _without_nickname(sentence, start, last)
    spelled = _with_stops(sentence, inside)
    if len(spelled) == 1 and start > first and sentence.lower[start - 1] in words("people", "parts_of_names"):
        spelled = (f"{sentence.words[start - 1]} {spelled[0]}",)  # Pope Felix
    lows = (sentence.lower[index] for index in inside)
    name = tuple(low if low.isascii() else without_accents(low) for low in lows if low != ".")
    if not name or _is_office(sentence, first, start, last, name):
        return None
    role, gender = role_beside(sentence, first, start, ends, seen)
    if role is None and honoured and sentence.lower[last] in words("people", "roles"):
        role = sentence.words[last]  # Ana Voss TD
    if gender is None and len(name) > 1:
        gender = first_names().get(name[0])
    near = start > first and sentence.lower[first] in words("people", "before_places")  # Neighbouring Tarn
    titled = start > first and not words("people", "before_names").issuperset(sentence.lower[first:start])
    titled = titled or (start > first and not spelled[0].isupper() and not near)  # Former Marek; not: Former TWA chief
    sort = _sort(sentence, first, name, spelled, titled, role)
    if role is None and gender is None:
        role, sort = _as_presented(sentence, first, last, len(name), sort, alone=start == first)
    placed = first > 0 and sentence.lower[first - 1] in words("people", "before_places")
    return Run(
        start=sentence.starts[first], end=sentence.ends[ends - 1], name=spelled, lower=name, titled=start > first,
        role=role, gender=gender, sort=sort, governed=_governed(sentence, last),
        inside=(placed and not _is_part_in(sentence, first)) or near or _heads_report(sentence, first, last),
    )


def _is_office(sentence: Sentence, first: int, start: int, last: int, name: Sequence[str]) -> bool:
    """Whether a run names an office or a title, and nobody who has it: the US President, not the Department of Justice.

    The words of the title begin at `first`, those of the name at `start`.
    """
    lower = sentence.lower
    of_office = start > first + 1 and lower[start - 1] == "of" and first_names().keys().isdisjoint(name)
    if of_office and (last == start + 1 or lower[start - 2] in words("people", "of_a_field")):
        return True  # the Bishop of Tarn, Professor of Public Works
    before = lower[first - 1] if first else ""
    owned = before == "'s" or before in words("people", "definite") or before in words("people", "former")
    of_a_role = is_title(name[-1:]) and lower[last - 2 : last - 1] != ("of",)
    return owned and of_a_role and name[0] not in first_names() and not _is_named_like_an_office(name)


def _sort(
    sentence: Sentence, first: int, name: tuple[str, ...], spelled: tuple[str, ...], titled: bool, role: str | None
) -> Sort:
    """What sort of thing a run names, by its words and its role; several words after "the" name nobody."""
    if role is not None and len(name) == 1 and _is_role_of_firms(role):
        return Sort.BODY
    if len(name) > 1 and name[-1] in words("bodies", "days_in_titles"):
        return Sort.DOCUMENT  # Orin Today
    sort = sort_of(name, spelled, titled=titled, in_role=role is not None)
    if sort is not Sort.UNKNOWN or len(name) == 1 or not first:
        return sort
    before = sentence.lower[first - 1]
    hyphened = first > 1 and "-" in before and before.rpartition("-")[2] in words("people", "after_hyphens")
    if (sentence.lower[first - 2] if hyphened else before) != "the":
        return sort
    paper = name[-1] in words("bodies", "titles_of_outlets") or name[-1] in words("bodies", "offices_in_titles")
    return Sort.DOCUMENT if paper else Sort.BODY


def _as_presented(
    sentence: Sentence, first: int, last: int, length: int, sort: Sort, *, alone: bool
) -> tuple[str | None, Sort]:
    """What a name without a role and a gender is told to be, and its sort, by what stands beside it; `alone`: it has no
    title."""
    if sort is Sort.UNKNOWN:
        sort = presented_as(sentence, first, length) or sort
    before = sentence.lower[first - 1] if first else ""
    placed = before in words("people", "only_before_places")
    if not placed and sort in (Sort.BODY, Sort.UNKNOWN) and (told := body_after(sentence, last)):
        return told, Sort.BODY
    if sort is Sort.UNKNOWN and alone:
        thing = is_told_of_as_a_thing(sentence, first, last) or is_run_by_somebody(sentence, first)
        thing = thing or is_of_somebody(sentence, first) or has_what_firms_have(sentence, last)
        thing = thing or reports_as_firms_do(sentence, last) or is_place_of_work(sentence, first, last)
        thing = thing or (before == "in" and _is_part_in(sentence, first))
        return None, Sort.BODY if thing else sort
    return None, sort


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


def _with_stops(sentence: Sentence, inside: Sequence[int]) -> tuple[str, ...]:
    """The words of a name, with the stops and apostrophes that belong to them: J., Jr., Farmers'."""
    found: list[str] = []
    for index in inside:
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
    kinds = ("roles", "titles", "before_names", "titles_after_special")
    return any(not words("people", kind).isdisjoint(lower) for kind in kinds)


def _where_name_starts(sentence: Sentence, first: int, last: int, seen: Seen) -> int:
    """Past the titles and roles that a run of capitals begins with, unless they name a body ("Justice Department")."""
    lower, known, bodies = sentence.lower, first_names(), words("bodies", "bodies")
    start = _after_titles(lower, first, last)
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
        inside = inside or (lower[index - 1] == "." and len(lower[index - 2]) < 3)  # Ana E. Marek Voss, Ma. Ana Voss
        if lower[index] in known and not inside and not any(low in bodies for low in lower[index:last]):
            may_be_first = without_accents(lower[start]) in known or _may_be_first_name(sentence, start, last, seen)
            return start if index - start < 3 and may_be_first else index
    return start


def _after_titles(lower: Sequence[str], first: int, last: int) -> int:
    """Past the words of titles, whatever they are part of, with what belongs to them."""
    roles, titles = words("people", "roles"), words("people", "titles")
    start = first
    for index in range(first, last - 1):
        special = lower[index] in words("people", "titles_after_special") and lower[index - 1 : index] == ("special",)
        abbreviated = lower[index] == "." and lower[index - 1] in titles
        nickname = index > first and lower[index - 1] in NICKNAMES_OPEN[1:]  # Ivo “King” Marek
        ranked = not nickname and (lower[index] in roles or lower[index] in titles)
        if special or abbreviated or (ranked and not is_surname_like_a_role(lower, first, index)):
            start = index + 1
    if start > first and lower[start] == "(" and ")" in lower[start : last - 1]:
        start = lower.index(")", start) + 1  # Commissioner (Dams) Ana Voss
    while start < last - 1 and (
        lower[start] in (".", "of") or lower[start] in words("people", "before_names")
        or (start > first and lower[start - 1] == "of" and lower[start] in words("people", "offices_told"))
    ):  # Secretary of State Ana Voss
        start += 1
    return start


def _may_be_first_name(sentence: Sentence, start: int, last: int, seen: Seen) -> bool:
    """Whether the word before a known first name is one too: [Zzyx] Hassan Marek; not: Orin Ivo Marek, Clerk Ivo Marek,
    Farmers Ivo Marek, nor what the article has as a plain word as well."""
    word, low = sentence.words[start], without_accents(sentence.lower[start])
    lists = ("singular_people", "vague", "offices_told", "roles")
    plain = low in seen.lower or any(low in words("people", kind) for kind in lists)
    plain = plain or low.endswith(("s", "ing", "ed", "ly")) or (start == 0 and low not in seen.capital)
    of_another = is_demonym(low) or governs(low) or low in words("bodies", "bodies")
    return last - start == 3 and word[1:].isalpha() and word[1:].islower() and not (plain or of_another)
