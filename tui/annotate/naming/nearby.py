"""Who is heard or named just before a place, and so may be meant there by a word that is no name."""

import itertools
from collections.abc import Iterator, Sequence

from tui.annotate.naming.nouns import is_after_comma, people_among, tells_which
from tui.annotate.naming.referent import REACH
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.names.named import Mention, Named
from tui.language.names.names import Names
from tui.language.names.parts import Gender
from tui.lexicon import words

SENTENCES = 3
"""Sentences in which a pronoun prefers whoever was heard or named first."""
SENTENCES_OF_BODY = 2
"""Sentences in which "it", or a name that opens one, is looked for."""
_INSIDE = 20
"""How many of those who are told by others to have spoken are remembered."""


class Nearby:
    """The people of one article around any place in it."""

    def __init__(self, cut: CutArticle, names: Names) -> None:
        self._cut = cut
        self._names = names
        self.voices: list[tuple[int, Named]] = []
        """Who has been heard so far, and where."""
        self.learned: dict[Named, Gender] = {}
        """The pronouns of those whose names do not tell."""
        self.inside: list[Span] = []
        """The sources who are only told by others to have spoken."""

    def people(self, before: int) -> Iterator[Named]:
        """People heard or named in this sentence and the ones just before, the likeliest first."""
        late: list[Named] = []
        back = self.back_from(before, SENTENCES)
        for one in back:
            if one.block < back[0].block - 1:
                break
            start, end = max(one.start, before - REACH), min(one.end, before)
            people = self.people_in(start, end)
            on_others = one.lower[0] in words("people", "opening_on_others")
            if on_others and one is not back[0] and people:
                main = self._after_opening(people)
                start = main.start
                people = [main, *reversed(people)]
            yield from self.speaking(before, start, end)
            named = [m.named for m in people]
            if on_others and one is back[0]:
                late = named  # asked about Marek, she …
                continue
            yield from named
        yield from late

    def people_in(self, start: int, end: int) -> list[Mention]:
        """People who are named in a stretch outside quotations, and not only to tell whose something is."""
        people = (m for m in people_among(self._names.within(start, end)) if not tells_which(self._cut, m))
        return [m for m in people if self._cut.quotation_at(m.start) is None]

    def speaking(self, before: int, start: int, end: int) -> Iterator[Named]:
        """Who has been heard in a sentence, sooner those who speak themselves: Voss said that Marek had offered it."""
        inside: list[Named] = []
        for at, named in self.before(before):
            if start <= at < end:
                if any(span.start <= at < span.end for span in self.inside[-_INSIDE:]):
                    inside.append(named)
                else:
                    yield named
        yield from inside

    def _after_opening(self, people: Sequence[Mention]) -> Mention:
        """Of the people of a sentence that opens on others the one with whom its main clause begins: Asked about Marek,
        who denies it, Voss left; Speaking in Tarn, Voss thanked Marek."""
        return next((m for m in people if is_after_comma(self._cut, m)), people[-1])

    def before(self, before: int) -> Iterator[tuple[int, Named]]:
        """Who has been heard and where, the last one first, as far back as a pronoun looks."""
        for at, named in reversed(self.voices):
            if before - at > REACH:
                return
            if at < before:
                yield at, named

    def back_from(self, before: int, count: int) -> Sequence[Sentence]:
        """The sentence at an offset and those before it, `count` in all, the last first; none between sentences."""
        sentence = self._cut.sentence_at(before)
        if sentence is None:
            return ()
        return self._cut.sentences[max(0, sentence.index - count + 1) : sentence.index + 1][::-1]

    def gender_of(self, named: Named) -> Gender | None:
        """The pronoun that a person takes: as their name or title tells, else the first that was led back to them."""
        return named.gender or self.learned.get(named)

    def stands_with_another(self, named: Named, near: Sequence[Named], before: int) -> bool:
        """Whether "he" may be either of two who are named together and of whom neither was heard since: Ivo and Odd
        met."""
        spoke = max((at for at, one in self.before(before) if one in near), default=-1)
        mentions = self._names.within(max(0, before - REACH), before)
        back = self.back_from(before, SENTENCES_OF_BODY)[-1].start if self._cut.sentence_at(before) else 0
        for one, other in itertools.pairwise(mentions):
            if named in (one.named, other.named) and one.named is not other.named:
                both = one.named in near and other.named in near
                alike = self.gender_of(one.named) is self.gender_of(other.named)
                joined = self._cut.text[one.end : other.start].strip() in ("and", "&")
                if both and alike and joined and spoke < one.start and other.end > back:
                    return True
        return False
