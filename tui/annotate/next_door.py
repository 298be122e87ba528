"""Claims whose source is told next door: by name right after a group that nobody could ask, or just before a figure.

“Harbour experts say that it leaks. ‘It does,’ said Ana Voss, a professor”: one of them can be asked. Such a claim stays
a mark as sure as it was, since the others have no name, but matters less. It is less sure that a figure has no source
right after what a body or a document says, or an accusation that a court has before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tui.annotate.annotation import Annotation, SourceKind, SpanIndex
from tui.annotate.clauses.signals import is_figure
from tui.annotate.naming.nouns import bare, head_of, is_of_one, roles_meant
from tui.annotate.replies.parties import parties_in, party_keys
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.names.named import Mention, Sort
from tui.language.names.names import names_in
from tui.language.tokens import Tokens, tokenize
from tui.lexicon import load, words

_NEXT = 2
"""How many sentences after a claim may name one of those who are said to make it, no further than in the next
paragraph."""
_COURT_REACH = 2
"""How many sentences before what somebody is accused of may tell that a court has it before it."""
_LEAD = 3
"""How many sentences are the headline and the lead, of which the source comes later."""
_LONGEST_GROUP = 12
"""Words for a group of which somebody may be one."""
_SURE = 0.5
"""How sure it must be that somebody says what the model takes for a claim of nobody's."""
_FARTHEST = 40
"""How many characters before a claim the words of whoever says it may begin."""
_TOLD, _PUBLISHED = (SourceKind.PERSON, SourceKind.DOCUMENT), (SourceKind.ORGANIZATION, SourceKind.DOCUMENT)
"""Sources that say a claim of theirs, and that publish figures."""


class NextDoor:
    """What is told around the claims of an article, or of one of its parts, by the attributions known there."""

    def __init__(self, cut: CutArticle, attributed: Sequence[Annotation]) -> None:
        self._cut = cut
        named = [one for one in attributed if one.shown and one.source and one.source.kind.is_traceable]
        self._named = SpanIndex(named)

    def weighed(self, claims: Sequence[Annotation], line: float) -> list[Annotation]:
        """The claims, less sure where their source is told next door; `line` is that from which one is shown."""
        if self._cut.brief:
            return [*claims]
        return [self._weighed(it, line) for it in claims]

    def _weighed(self, it: Annotation, line: float) -> Annotation:
        sentence = self._cut.sentence_at(it.start)
        if sentence is None:
            return it
        if self._matters_less(it, sentence):
            it = replace(it, weight=round(it.weight * _left("weight"), 3))
        doubt = self._doubt(it, sentence)
        if doubt is None:
            return it
        confidence = round(it.confidence * _left(doubt), 3)
        return replace(it, confidence=confidence, shown=it.shown and confidence >= line)

    def _matters_less(self, it: Annotation, sentence: Sentence) -> bool:
        """Whether somebody can be asked after all, though the claim is not quite theirs, or a hedge leaves little
        open."""
        if it.kind == "weak-source":
            return self._names_member(it, sentence)
        if it.kind == "hedged":
            return self._tells_only(it)
        return it.kind == "figure" and self._follows_body(sentence, sentence.block - 1)

    def _doubt(self, it: Annotation, sentence: Sentence) -> str | None:
        """What speaks against a claim's being without a source, if anything does."""
        if it.kind == "figure":
            told = self._follows_body(sentence, sentence.block) or self._is_told_below(it, sentence)
            return "figure" if told else None
        if it.kind == "hedged":
            answering = it.related[0].source if it.related else None
            return "answered_for" if answering and answering.kind.is_traceable else None
        if it.kind != "weak-source":
            return None
        if not it.related and not it.evidence and self._is_said(it):  # found by the model alone
            return "said"
        return "court" if self._is_before_court(it, sentence) else None

    def _follows_body(self, sentence: Sentence, block: int) -> bool:
        """Whether the sentence before, which is of this block, is what a body or a document says."""
        before = self._cut.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.block != block:
            return False
        near = self._named.overlapping(before.start, before.end)
        return any(one.source and one.source.kind in _PUBLISHED for one in near)

    def _is_told_below(self, it: Annotation, sentence: Sentence) -> bool:
        """Whether a figure of the headline or the lead comes again where it has a source: in the same part of a long
        article, or in the next. What comes later is not known yet when the mark is shown, and then it stays."""
        if sentence.index >= _LEAD:
            return False
        figures = {low for low in self._cut.lower_in(it.start, it.end) if is_figure(low) and len(low) > 1}
        below = (one for one in self._cut.sentences if one.start >= it.end and not figures.isdisjoint(one.lower))
        return bool(figures) and any(self._named.overlapping(one.start, one.end) for one in below)

    def _tells_only(self, it: Annotation) -> bool:
        """Whether a claim is left open by no other words than those that tell how a thing looked, or leave open what a
        noun tells: alleged members of the ring."""
        told = {self._cut.written(*span).lower() for span in it.evidence}
        return bool(told) and told <= words("clauses", "next_door", "mild")

    def _is_said(self, it: Annotation) -> bool:
        """Whether somebody who is named says most of it, and nothing long before it, where another may come in."""
        named = self._named.overlapping(it.start, it.end)
        sure = (one for one in named if one.confidence >= _SURE and one.source and one.source.kind in _TOLD)
        spans = (span for one in sure for span in one.spans)
        near = (span for span in spans if it.start - span.start <= _FARTHEST)
        return any(2 * (min(it.end, span.end) - max(it.start, span.start)) > it.end - it.start for span in near)

    def _is_before_court(self, it: Annotation, sentence: Sentence) -> bool:
        """Whether it is told of what somebody is accused of, near words for a court or its charges."""
        evidence = [low for span in it.evidence for low in self._cut.lower_in(*span)]
        if it.related or words("clauses", "next_door", "accusing").isdisjoint(evidence):
            return False
        near = self._cut.sentences[max(sentence.index - _COURT_REACH, 0) : sentence.index + 1]
        courts = words("clauses", "next_door", "before_court") | words("clauses", "deciding", "bodies")
        return any(not courts.isdisjoint(one.lower) for one in near)

    # -------------------------------------------------------------------------------------------------------- members

    def _names_member(self, it: Annotation, sentence: Sentence) -> bool:
        """Whether whoever speaks first after it, by name, is one of those who are said to make it."""
        group = self._group(it)
        following = [*self._after(sentence)]
        if not group or not following:
            return False
        for one in self._named.overlapping(following[0].start, following[-1].end):
            if one.source and following[0].start <= one.source.span.start and one.start >= following[0].start:
                return self._is_member(group, one, following)
        return False

    def _group(self, it: Annotation) -> Tokens | None:
        """The words for those whom nobody could ask: of criticism those are critics."""
        if it.source is not None:
            if it.source.kind not in (SourceKind.VAGUE, SourceKind.ANONYMOUS):
                return None
            return bare(tokenize(self._cut.text, *it.source.span))
        evidence = [low for span in it.evidence for low in self._cut.lower_in(*span)]
        groups: dict[str, str] = load("clauses")["next_door"]["of_acts"]
        return next((tokenize(groups[low]) for low in evidence if low in groups), None)

    def _after(self, sentence: Sentence) -> Iterator[Sentence]:
        for one in self._cut.sentences[sentence.index + 1 : sentence.index + 1 + _NEXT]:
            if one.block > sentence.block + 1 or self._cut.role(one) is Role.HEADLINE:
                return
            yield one

    def _is_member(self, group: Tokens, one: Annotation, following: Sequence[Sentence]) -> bool:
        source = one.source
        if source is None or len(group.lower) > _LONGEST_GROUP:
            return False
        head = group.lower[head_of(group.lower)]
        if head in words("clauses", "next_door", "outlets"):
            return source.kind is SourceKind.DOCUMENT
        if head in words("clauses", "next_door", "nameless") or is_of_one(head):
            return False
        mention = self._mention(one, following)
        if mention is None:
            return False
        told = _seats().intersection(party_keys(group.lower))
        theirs = _seats().intersection(parties_in(self._cut).speaking(source).side)
        if told and theirs:
            return not told.isdisjoint(theirs)
        if names_in(self._cut).first(mention.named) < following[0].start:
            return False  # known before: not told for one of them
        if head in words("clauses", "next_door", "groups") or group.lower[0] in words("people", "some"):
            return True
        return any(mention.named.has_role(role) for role in roles_meant(head.removesuffix("s")))

    def _mention(self, one: Annotation, following: Sequence[Sentence]) -> Mention | None:
        """Where the person who speaks is named there."""
        if one.source is None or one.source.kind is not SourceKind.PERSON:
            return None
        inside = names_in(self._cut).within(following[0].start, following[-1].end)
        people = (m for m in inside if m.named.sort is Sort.PERSON)
        return next((m for m in people if m.named.name == one.source.name), None)


def _left(by: str) -> float:
    """What is left of a weight or a confidence, by what speaks against it."""
    return float(load("clauses")["next_door"]["left"][by])


@cache
def _seats() -> frozenset[str]:
    """The keys of the parties that are told by the letter before a state."""
    return frozenset(key for party in load("replies")["seats"].values() for key in party_keys([party]))
