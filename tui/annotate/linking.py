"""From the words that name a source to who that is: the fullest name in the article, and how traceable it is."""

import bisect
from dataclasses import dataclass

from tui.annotate.annotation import Source, SourceKind
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.names import Gender, Mention, Named, Names, Sort
from tui.language.tokens import tokenize
from tui.lexicon import words

_PRONOUNS = {"he": Gender.HE, "his": Gender.HE, "him": Gender.HE, "she": Gender.SHE, "her": Gender.SHE}
_OF_SORT = {
    Sort.PERSON: SourceKind.PERSON, Sort.UNKNOWN: SourceKind.PERSON, Sort.BODY: SourceKind.ORGANIZATION,
    Sort.DOCUMENT: SourceKind.DOCUMENT,
}  # fmt: skip
_HEAD_ENDS = frozenset(("of", "for", "with", "in", "at", "from", "who", "that", "which", "on", "to", "by", ",", "(", "about", "-", "--", "–", "—"))
_REACH = 1500
"""Characters that a pronoun looks back over."""


@dataclass(frozen=True, slots=True)
class _Referent:
    name: str | None
    kind: SourceKind


class Linker:
    """Resolves the sources of one article; ask in the order of the text, since a pronoun looks back."""

    def __init__(self, cut: CutArticle, names: Names) -> None:
        self._cut = cut
        self._names = names
        self._links = sorted(cut.article.links)
        self._spoken: list[tuple[int, Named]] = []
        self._last: dict[str, tuple[int, _Referent]] = {}

    def source(self, span: Span) -> Source:
        """The source that a stretch of the text names."""
        text = self._cut.text[span.start : span.end]
        referent = self._referent(span)
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT):
            self._last["it"] = (span.start, referent)
        if referent.kind in (SourceKind.ORGANIZATION, SourceKind.VAGUE, SourceKind.ANONYMOUS):
            self._last["they"] = (span.start, referent)
        return Source(span, text, referent.name, referent.kind, self._href(span))

    def _href(self, span: Span) -> str | None:
        place = bisect.bisect_left(self._links, (span.start,))
        near = self._links[max(0, place - 1) : place + 1]
        return next((link.href for link in near if link.start < span.end and span.start < link.end), None)

    def _referent(self, span: Span) -> _Referent:
        tokens = tokenize(self._cut.text, span.start, span.end)
        lower = tokens.lower
        if len(lower) == 1 or (len(lower) == 2 and lower[1] in ("'s", "also", "himself", "herself")):
            pronoun = self._pronoun(lower[0], span)
            if pronoun:
                return pronoun
        if lower[0] in ("his", "her", "their", "its") and len(lower) > 1:
            return self._owned(lower, span)
        mentions = list(self._names.within(span.start, span.end))
        head = next((i for i, w in enumerate(lower) if w in _HEAD_ENDS), len(lower)) - 1
        if head < 0:
            head = len(lower) - 1
        core_end = tokens.ends[head]
        core = [m for m in mentions if m.start < core_end]
        if core and core[-1].end >= core_end:
            return self._named(core[-1], lower[: head + 1])
        person = next((m for m in mentions if m.named.sort is Sort.PERSON and m.named.mentions and m.full), None)
        word = lower[head]
        apposed = head + 1 < len(lower) and lower[head + 1] in (",", "-", "--")
        if person and (apposed or lower[head - 1 : head] == (",",)) and word in words("people", "roles"):
            return self._named(person, lower)
        return self._described(lower, head, mentions, span)

    def _named(self, mention: Mention, lower: tuple[str, ...]) -> _Referent:
        named = mention.named
        kind = _OF_SORT[named.sort]
        if named.sort is Sort.UNKNOWN and not named.mentions:
            if lower[0] in ("the", "a", "an"):
                kind = SourceKind.ORGANIZATION
            if lower[-1] in words("people", "vague"):
                return _Referent(None, SourceKind.VAGUE)
        if kind is SourceKind.PERSON:
            self._spoken.append((mention.start, named))
        return _Referent(named.name, kind)

    def _pronoun(self, pronoun: str, span: Span) -> _Referent | None:
        if pronoun in _PRONOUNS:
            named = self._person(span.start, _PRONOUNS[pronoun])
            if named:
                self._spoken.append((span.start, named))
            return _Referent(named.name if named else None, SourceKind.PERSON)
        if pronoun in ("who", "which", "that"):
            return self._antecedent(span)
        if pronoun == "it" and (known := self._recent("it", span)):
            return known
        if pronoun == "they":
            return self._recent("they", span) or _Referent(None, SourceKind.VAGUE)
        if pronoun in ("it", "we", "you", "one", "i"):
            return _Referent(None, SourceKind.VAGUE)
        return None

    def _recent(self, pronoun: str, span: Span) -> _Referent | None:
        where, referent = self._last.get(pronoun, (0, None))
        return referent if referent and span.start - where < _REACH else None

    def _person(self, before: int, gender: Gender) -> Named | None:
        """The person whom "he" or "she" means: named earlier in the sentence or at the head of the last two, else the last speaker."""
        sentence = self._cut.sentence_at(before)
        if sentence is None:
            return None
        block = self._cut.blocks[sentence.block]
        begin = sentence.start
        for index in (sentence.index, sentence.index - 1, sentence.index - 2):
            if index < 0:
                break
            one = self._cut.sentences[index]
            if index < sentence.index and one.block < sentence.block - 1:
                break
            begin = one.start
            spoke = next((n for at, n in reversed(self._spoken) if one.start <= at < min(one.end, before) and n.gender in (None, gender)), None)
            if spoke:
                return spoke
            for mention in self._names.within(one.start, min(one.end, before)):
                named = mention.named
                if named.sort is Sort.PERSON and named.gender in (None, gender) and not self._quoted(mention.start):
                    return named
        for at, named in reversed(self._spoken):
            if before - at > _REACH:
                break
            if at < before and named.gender in (None, gender):
                return named
        del block
        return self._names.latest(begin, (Sort.PERSON,), gender)

    def _quoted(self, offset: int) -> bool:
        return self._cut.quotation_at(offset) is not None

    def _antecedent(self, span: Span) -> _Referent:
        """Who "who" is: the name or the noun before it."""
        sentence = self._cut.sentence_at(span.start)
        begin = sentence.start if sentence else max(0, span.start - 100)
        before = [m for m in self._names.within(begin, span.start)]
        gap = self._cut.text[before[-1].end : span.start].strip(" ,—–-") if before else "x"
        if before and not gap:
            return self._named(before[-1], (before[-1].named.name.lower(),))
        tokens = tokenize(self._cut.text, begin, span.start).lower
        last = [w for w in tokens if w[0].isalpha()][-1:]
        if last and last[0] in words("people", "roles") and last[0] not in words("people", "vague"):
            holder = self._names.holder(last[0], span.start)
            if holder:
                return _Referent(holder.name, SourceKind.PERSON)
            return _Referent(None, SourceKind.ANONYMOUS)
        if last and last[0] in words("bodies", "documents"):
            return _Referent(None, SourceKind.DOCUMENT)
        return _Referent(None, SourceKind.VAGUE)

    def _owned(self, lower: tuple[str, ...], span: Span) -> _Referent:
        """His campaign, her lawyer: the owner is named, the source is what they own."""
        head = lower[next((i for i, w in enumerate(lower) if w in _HEAD_ENDS and i), len(lower)) - 1]
        if lower[0] in _PRONOUNS:
            owner = self._person(span.start, _PRONOUNS[lower[0]])
            name = f"{owner.name}’s {' '.join(lower[1:])}" if owner else None
        else:
            known = self._recent("it" if lower[0] == "its" else "they", span)
            name = f"{known.name}’s {' '.join(lower[1:])}" if known and known.name else None
        if head in words("bodies", "bodies") or head in words("people", "speaking_for_a_body"):
            return _Referent(name, SourceKind.ORGANIZATION)
        if head in words("bodies", "documents"):
            return _Referent(name, SourceKind.DOCUMENT)
        mentions = [m for m in self._names.within(span.start, span.end) if m.named.sort is Sort.PERSON]
        if mentions:
            return self._named(mentions[-1], lower)
        return _Referent(None, SourceKind.VAGUE if head in words("people", "vague") else SourceKind.ANONYMOUS)

    def _described(self, lower: tuple[str, ...], head: int, mentions: list[Mention], span: Span) -> _Referent:
        """A source without a name of its own: "the minister", "a senior official", "PG&E officials"."""
        word = lower[head]
        body = next((m.named for m in mentions if m.named.sort is not Sort.PERSON), None)
        text = " ".join(self._cut.text[span.start : span.end].split())
        definite = lower[0] in ("the", "this", "that")
        if word in words("people", "speaking_for_a_body") and lower[0] not in ("some", "many"):
            named_body = next((w for w in lower if w in words("bodies", "bodies")), None)
            owner = next((m.named for m in mentions), None)
            if owner and not (word == "officials" and owner.name.lower() in ("u.s.", "us", "western", "european", "american", "american")):
                return _Referent(text, SourceKind.ORGANIZATION)
            if named_body and word != "officials":
                return _Referent(text, SourceKind.ORGANIZATION)
        if word in words("bodies", "documents"):
            earlier = None if mentions or len(lower) > 2 else self._earlier(word, span, Sort.DOCUMENT)
            return _Referent(earlier or text, SourceKind.DOCUMENT)
        if word in words("bodies", "bodies"):
            if definite and not mentions:
                return _Referent(self._earlier(word, span, Sort.BODY) or text, SourceKind.ORGANIZATION)
            return _Referent(text if mentions else (body.name if body else text), SourceKind.ORGANIZATION)
        if word in words("people", "vague") and lower[0] not in words("people", "numbers"):
            return _Referent(None, SourceKind.VAGUE)
        if word in words("people", "roles") or word in words("people", "singular_people"):
            if definite and (holder := self._names.holder(word, span.start)):
                self._spoken.append((span.start, holder))
                return _Referent(holder.name, SourceKind.PERSON)
            if definite and (known := self._recent_person(span.start)):
                self._spoken.append((span.start, known))
                return _Referent(known.name, SourceKind.PERSON)
            return _Referent(None, SourceKind.ANONYMOUS)
        if lower[0] in words("people", "numbers") or lower[0] in ("a", "an"):
            return _Referent(None, SourceKind.ANONYMOUS)
        if mentions:
            return self._named(mentions[0], lower)
        return _Referent(None, SourceKind.VAGUE if word.endswith("s") or not definite else SourceKind.ANONYMOUS)

    def _recent_person(self, before: int) -> Named | None:
        """The last speaker, for "the minister" of whom nothing else is known; not one who is known as something else."""
        near = (named for at, named in reversed(self._spoken) if before - at < _REACH)
        return next((named for named in near if named.role is None), None)

    def _earlier(self, word: str, span: Span, sort: Sort) -> str | None:
        """The fullest name before this place that has the word in it: "the agency", the "Tarn Water Agency"."""
        for mention in reversed(self._names.within(max(0, span.start - 4 * _REACH), span.start)):
            if mention.named.sort is sort and word in mention.named.name.lower().split():
                return mention.named.name
        known = self._recent("it", span) if sort is Sort.BODY else None
        return known.name if known and known.kind is SourceKind.ORGANIZATION else None
