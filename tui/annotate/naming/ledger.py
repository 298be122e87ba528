"""The ledger of voices: who is heard, in what role, on whose side, and how much."""

import re
from collections.abc import Iterator, Sequence

from tui.annotate.annotation import Annotation, Source, SourceKind
from tui.annotate.naming.documents import are_alike
from tui.annotate.naming.nouns import in_heading, is_pronoun, is_share, without_clause
from tui.annotate.reading import SourceTally
from tui.article.article import words_in
from tui.language.cut import CutArticle
from tui.language.names.named import Named
from tui.language.names.names import Names, names_in
from tui.language.tokens import tokenize
from tui.lexicon import all_words, load, words

_SEAT = re.compile(r"\s?[(,]\s?([A-Z])(?:[-–.)]|\.[-–])")
"""The party after a name: (R-Tarn), (D)."""
_OWNING = re.compile(r"['’]s$")
"""The end of whoever owns what is said: a [mother’s] view."""


def tally(cut: CutArticle, sourced: Sequence[Annotation]) -> tuple[SourceTally, ...]:
    """The sources of an article, the most quoted first; those of the same name are one.

    Only attributions that are shown count. What two say together counts for both. A source that nobody can name is
    told by its words in the text, a pronoun by itself not at all.
    """
    said: dict[str, list[Annotation]] = {}
    documents = _documents(cut, sourced)
    spelled: dict[str, str] = {}
    names = names_in(cut)
    known = {one.name.casefold(): one for one in names.everyone}
    for annotation in sourced:
        source = annotation.source
        for name in _names(documents.get(source, source), known) if annotation.shown and source else ():
            key = " ".join(name.casefold().removeprefix("the ").split())
            said.setdefault(key, []).append(annotation)
            spelled.setdefault(key, name)
    parties = _parties(cut, names) if said else {}
    entries = [
        SourceTally(
            name=spelled[key], kind=_kind(annotations), role=known[key].role if key in known else None,
            side=_side(known[key], parties) if key in known else None, attributions=tuple(annotations),
            words=sum(words_in(cut.text[span.start : span.end]) for a in annotations for span in a.spans),
        )
        for key, annotations in said.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (-entry.words, entry.attributions[0].start)))


def _documents(cut: CutArticle, sourced: Sequence[Annotation]) -> dict[Source, Source]:
    """What one word of a headline means, by the only document of the text that is told by it: Poll finds …"""
    told = [a.source for a in sourced if a.shown and a.source and a.source.kind is SourceKind.DOCUMENT]
    headed = [one for one in told if in_heading(cut, one.span.start)]
    in_text = {one.name: one for one in told if one.name and one not in headed}
    found: dict[Source, Source] = {}
    for source in headed:
        noun = source.text.lower().split()[-1]
        alike = [one for name, one in in_text.items() if any(are_alike(noun, low) for low in name.lower().split())]
        if len(source.text.split()) == 1 and len(alike) == 1:
            found[source] = alike[0]
    return found


def _names(source: Source, known: dict[str, Named]) -> Iterator[str]:
    if not source.kind.is_traceable and is_share(tokenize(source.name or source.text).lower):
        return  # nobody's voice, but a share of those asked in a poll
    if source.name:
        together = source.name.replace(" and ", ", ").split(", ")
        apart = all(name.casefold() in known for name in together) and not _is_of_two_fields(source, together)
        yield from together if apart else [source.name]
    elif len(source.text) > 4 and not _is_small_word(source.text.lower()):
        yield _OWNING.sub("", without_clause(source.text))


def _is_small_word(low: str) -> bool:
    """Whether it only points to somebody: they, their, whose."""
    return is_pronoun(low) or low in words("grammar", "possessives") or low in words("grammar", "relatives")


def _is_of_two_fields(source: Source, together: Sequence[str]) -> bool:
    """Whether what looks like two is the name of one body: the Centre for Dams and Rivers."""
    return source.kind is SourceKind.ORGANIZATION and " for " in together[0] and " " not in together[-1]


def _kind(annotations: Sequence[Annotation]) -> SourceKind:
    """The kind that most of the attributions give, the first of them where there is a tie."""
    kinds = [a.source.kind for a in annotations if a.source]
    return max(dict.fromkeys(kinds), key=kinds.count)


def _parties(cut: CutArticle, names: Names) -> dict[Named, str]:
    """The party that stands after a name, by whom it is told of."""
    told = ((mention.named, _SEAT.match(cut.text, mention.end, mention.end + 8)) for mention in names.mentions)
    letters: dict[str, str] = load("people")["parties"]
    return {named: letters[seat[1].lower()] for named, seat in told if seat and seat[1].lower() in letters}


def _side(named: Named, parties: dict[Named, str]) -> str | None:
    """Whom the article ties somebody to: the party, or the body, place or person that the role names.

    "Tarn Water Agency" of "a director at the Tarn Water Agency", "Corvany" of "Corvany's foreign minister".
    """
    if named in parties:
        return parties[named]
    role = tokenize(named.role or "")
    places = [i for i, low in enumerate(role.lower) if low in words("people", "roles")]
    if not places or not words("people", "of_no_side").isdisjoint(role.lower):
        return None
    first, last = 0, places[0]
    told = all_words(("people", "offices_told"), ("people", "fields"))
    offices = told if role.words[last][0].isupper() else frozenset[str]()  # not: Tarn Energy spokesman
    while last and (role.lower[last - 1] in offices or not role.words[last - 1][0].isupper()):
        last -= 1
    while first < last and not _may_be_name(role.words[first]):
        first += 1
    last = next((i for i in range(first, last) if role.lower[i] in ("'s", "'")), last)  # Voss's Orin chairman
    while first < last and role.lower[first] in words("people", "offices_told"):
        first += 1  # Assistant [U.S.] Attorney
    if words("people", "of_any_side").issuperset(role.lower[first:last]):
        first = last  # House Speaker, U.S. District Judge, Senate Majority Leader
    return " ".join(role.words[first:last]) or _named_after(role.words, role.lower, places[-1])


def _may_be_name(word: str) -> bool:
    """Whether a word of a role may begin a name: not Former, nor Tarn-born."""
    is_name = word[0].isupper() and word.rpartition("-")[2][:1].isupper()
    return is_name and word.lower().split("-")[0] not in words("people", "before_names")


def _goes_on_with(spelled: Sequence[str], lower: Sequence[str], place: int) -> int:
    """How many words from a place on go on with a name: [Agency], [for River] Life; none where it ends."""
    if spelled[place][0].isupper():
        return 1
    if lower[place] not in ("of", "for", "on"):
        return 0
    step = 2 + (lower[place + 1 : place + 2] == ("the",))
    return step if "".join(spelled[place + step - 1 : place + step])[:1].isupper() else 0


def _named_after(spelled: Sequence[str], lower: Sequence[str], place: int) -> str | None:
    """The name after "of" or "for" and the role: of the [Tarn Water Agency]."""
    ties = [i for i in range(place + 1, len(lower)) if lower[i] in words("people", "ties")]
    opening = next((i for i in ties if lower[i] == "at"), ties[0] if ties else len(lower))  # Head of Work at Orinfoss
    first = next((i for i in range(opening + 1, min(opening + 3, len(lower))) if spelled[i][0].isupper()), None)
    if first is None:
        return None
    last = first
    while last < len(lower) and (step := _goes_on_with(spelled, lower, last)):
        last += step
    last += last < len(lower) and lower[last] in words("bodies", "bodies")  # the Voss campaign
    if last == first + 1 and lower[first] in words("people", "offices_told"):
        return None  # the secretary of State
    return " ".join(spelled[first:last])
