"""Roles told beside a name, before or after it: foreign minister Ana Voss; Ana Voss, the mayor of Tarn."""

from collections.abc import Sequence

from tui.language.cut import Sentence
from tui.language.folded import word_classes
from tui.language.names.named import Seen
from tui.language.names.parts import Gender, begins_high, genders_of_words, is_demonym, is_title
from tui.lexicon import all_words, load, words

_LONGEST_ROLE, _LONGEST_BEFORE, _LONGEST_OWNER = 9, 5, 4
"""Words of a role after a name, of one before it, and of the name of whoever it belongs to."""
_NOUN_REACH, _GENDER_REACH = 5, 4
"""Words of a role after a name among which its noun stands, and the noun that tells a gender."""
_AT_THE_HEAD = 4
"""Words up to which a name stands at the head of its sentence."""


def role_beside(
    sentence: Sentence, first: int, start: int, last: int, seen: Seen
) -> tuple[str | None, Gender | None]:
    """The role told before or after a name, and the gender that it or a title tells."""
    lower, genders = sentence.lower, genders_of_words()
    role, gender = _told_before(sentence, first, start, last, seen)
    of_one_word = start == first and last == start + 1
    placed = of_one_word and first and lower[first - 1] in words("people", "only_before_places")
    placed = placed or is_of_somebody(sentence, first)
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
        after = role.lower().split()[:_GENDER_REACH] if role and gender is None else ()
        told = words("people", "roles")
        gender = gender or next((genders[low] for low in after if low in genders and low in told), None)
    return role, gender


def _told_before(
    sentence: Sentence, first: int, start: int, last: int, seen: Seen
) -> tuple[str | None, Gender | None]:
    """The role told by the title of a name or just before it, and the gender that they tell."""
    lower, genders = sentence.lower, genders_of_words()
    roles = words("people", "roles")
    if start > first:
        role = _title_as_role(sentence.words[first:start], lower[first:start])
        more = role is None or role in words("people", "degrees") or lower[first - 1] in words("people", "speaking")
        if first and more and lower[first - 1] in roles:
            role = _role_before(sentence, first, seen)  # lead author Dr. Voss
        return role, next((genders[low] for low in lower[first:start] if low in genders), None)
    beside = first - 1 - (first > 1 and lower[first - 1] == ",")  # minister Ivo Marek; the minister, Ivo Marek
    if beside >= 0 and lower[beside] in roles:
        return _role_before(sentence, beside + 1, seen), genders.get(lower[beside])
    if 0 <= beside < first - 1 < last - 2 and (told := _role_of(sentence, beside + 1)):
        return told, next((genders[low] for low in told.lower().split() if low in genders), None)
    return None, None


def is_of_somebody(sentence: Sentence, first: int) -> bool:
    """Whether a name is that of what somebody named just before it is of: Sen. Ana Voss of [Tarn], the leader, …; Ivo
    Marek, of [Orin], a farmer."""
    lower = sentence.lower
    last = first - 1 - (first > 1 and lower[first - 1] == "the")
    if last < 2 or lower[last] != "of" or not begins_high(sentence.words[first]):
        return False
    last -= last > 2 and lower[last - 1] == ","
    named = begins_high(sentence.words[last - 1]) and begins_high(sentence.words[last - 2])
    known = all_words(("people", "roles"), ("bodies", "bodies"))
    return named and known.isdisjoint(lower[last - 2 : last])


def _after_place(sentence: Sentence, start: int, last: int) -> int:
    """Where what somebody is may be told after their name, past the place that they are of: Ana Voss [of Tarn], …"""
    end = last + 1 + (sentence.lower[last : last + 2] == (",", "of"))
    end += sentence.lower[end : end + 1] == ("the",)
    if last - start < 2 or end >= len(sentence.lower) or not is_of_somebody(sentence, end):
        return last
    while end < len(sentence.lower) and begins_high(sentence.words[end]):
        end += 1
    return end


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
    titles, ranks = words("people", "titles"), words("people", "ranks")
    return " ".join(part for part in parts if (low := part.lower()) not in titles or low in ranks) or None


def _role_before(sentence: Sentence, first: int, seen: Seen) -> str:
    """The role just before a name, with whose it is: "deputy foreign minister", "Tarn's foreign minister"."""
    lower = sentence.lower
    start = first - 1
    classes = word_classes()
    while start > max(0, first - _LONGEST_BEFORE) and lower[start - 1][0].isalpha() and lower[start - 1] not in classes:
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
    return _written(sentence.words[start:comma])


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
    end = _end_of_role(lower, start)
    after = lower[end] if end < len(lower) else ""
    opens = begins_high(sentence.words[0]) and lower[0] not in word_classes() and last < _AT_THE_HEAD
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
    tied = any(word_classes().get(low) == "i" for low in stretch)
    if stretch and stretch[-1] in words("bodies", "bodies") and not tied:
        return None  # Orin Rising, a conservative action committee
    return None if words("people", "roles").isdisjoint(stretch[:_NOUN_REACH]) else _written(sentence.words[start:end])


def _end_of_role(lower: Sequence[str], start: int) -> int:
    """Where the words that may be those of a role end: at a mark, at a verb."""
    ends = all_words(("people", "ends_of_roles"), ("people", "heads_of_sentences"))
    end = start
    while end < len(lower) and end - start < _LONGEST_ROLE and (lower[end][0].isalpha() or lower[end] == "'s"):
        if lower[end] in ends or (end > start and word_classes().get(lower[end]) == "x"):
            break
        end += 1
    return end


def _written(told: Sequence[str]) -> str:
    """The words of a role as they are written, their possessive marks not apart."""
    return " ".join(told).replace(" 's", "'s").replace(" ’s", "’s")
