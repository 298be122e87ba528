"""The cards of the side panel: what the text does, why we marked it, what is not known, and one question.

A card speaks of this text on its day, and never of truth, intent or bias. Its wording is in cards.toml.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tui.annotate.annotation import Annotation, Layer, Source, SpanIndex, Stance, Voice
from tui.annotate.clauses.clause import is_verb
from tui.annotate.clauses.reasons import joined_by_and
from tui.annotate.reading import Reading
from tui.annotate.replies.parties import parties_in
from tui.article.article import Span, host_of
from tui.language.folded import word_classes
from tui.language.names.names import names_in
from tui.language.tokens import tokenize
from tui.lexicon import words
from tui.prompts.marks import Mark
from tui.prompts.places import Place, sentence_of
from tui.prompts.prompts import mark_prompts, name_of, slots_of
from tui.prompts.voices import Voices
from tui.prompts.wording import LONGEST_QUOTE, filled, first_filled, load, quoted, shortened, stopped

MOST_WORDS = 45
"""On a card, heading included and its question aside; `more` opens the rest."""
_MOST_MARKS = 12
"""On a card and what `more` opens: a text without full stops can have thousands in what counts as one sentence."""
_CLAIM_WORDS = 8
"""Of the words that a card is about, as many as tell which they are."""
_FEWEST_WORDS = 4
"""Of these, however many small ones would stand before the ellipsis."""
_LONGEST_OPENING = 200
_AUXILIARY = "x"
"""The class of a word that shows a clause: the company [had] cut corners."""
_ONE_OUTSIDER, _SEVERAL_OUTSIDERS = "independent-expert", "independent-sources"
_OF_THE_WHOLE = "named-sources"
"""The good practice that is the whole article's, wherever its words stand."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card as plain strings: words of the article in it are text, never markup."""

    letter: str
    """The layer's capital letter, "" on the first card."""
    title: str
    """What the text does: "Unverified in this text · source cannot be traced"."""
    lines: tuple[str, ...]
    question: str
    more: tuple[str, ...]
    """What `more` opens, a paragraph each: the rest of the lines, the other marks, further questions."""
    claim: str = ""
    """The words that it is about, in quotation marks and cut to a few; "" where the title names them."""

    @property
    def heading(self) -> str:
        """The letter, and the title with its first part in capitals: "U UNVERIFIED IN THIS TEXT · a figure …"."""
        does, dot, detail = self.title.partition(" · ")
        return f"{self.letter} {does.upper()}{dot}{detail}".strip()


class Cards:
    """The cards of one reading. What they share is looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.voices = Voices(reading)
        self._practice = SpanIndex(reading.practice)
        self._disputed = list(dict.fromkeys(
            quoted(reading.article.text, a.span).lower()
            for a in reading.annotations if a.kind == "contested-name" and a.shown
        ))

    def of(self, place: Place) -> Card:
        """The card of a place."""
        told: dict[tuple[str, ...], Mark] = {}
        for mark in place.marks[:_MOST_MARKS]:
            told.setdefault((self._title(mark), *self._lines(mark)), mark)  # two clauses with one hedge: told once
        first, *others = told.values()
        title = self._title(first)
        question, *further = (prompt.text for prompt in mark_prompts(self._reading, first.annotation))
        answers = self._neighbours(first.annotation) if first.layer is Layer.UNVERIFIED else ()
        lines = [*answers] if first.doubted else [*self._lines(first), *self._done_well(place)]
        claim = self._claim(first)
        beside = self._beside(first, self._worth_telling(first, others))
        fitted, left = fit(f"{title} {claim}", [*lines, *beside])
        left = [line for line in left if line in lines]  # what stands beside is told below in full
        rest = (line for line in self._rest(first, further) if line not in lines)
        asked = {question, *further}
        return Card(
            first.layer.letter.upper(), title, tuple(fitted), question,
            (
                *left, *rest, *(line for mark in others for line in self._in_full(mark, asked)),
                *_untold(len(place.marks) - _MOST_MARKS),
            ),
            claim,
        )

    def _title(self, mark: Mark) -> str:
        annotation, headings = mark.annotation, load("cards")["headings"]
        slots = slots_of(self._reading, annotation)
        if annotation.layer is not Layer.SOURCED:
            kind = annotation.kind
        else:
            kind = "denies" if annotation.stance is Stance.DENIES else "sourced"
        does, dot, detail = first_filled(headings[kind], slots).partition(" · ")
        if mark.doubted:
            detail = f"“{slots['words']}”" if annotation.layer is Layer.LOADED or not detail else detail
            does, dot = load("cards")["doubted"], " · "
            detail = first_filled(load("cards")["asked"][kind], slots) if kind in load("cards")["asked"] else detail
        times = f" ×{mark.count}" if mark.count > 1 else ""
        return f"{does}{times}{dot}{detail}"

    def _claim(self, mark: Mark) -> str:
        """The words of a claim, so that it is seen which of a sentence's is meant; loaded wording is in its title."""
        if mark.layer not in (Layer.UNVERIFIED, Layer.COUNTERVIEW):
            return ""
        whole = self.words_of(mark.annotation)
        told = whole.removesuffix(" …").split()
        if len(told) <= _CLAIM_WORDS and not whole.endswith(" …"):
            return f"“{' '.join(told)}”"
        joining = words("clauses", "trailing") | words("grammar", "prepositions")
        most = min(len(told), _CLAIM_WORDS)
        last = next((n for n in range(most, _FEWEST_WORDS, -1) if told[n - 1].lower() not in joining), most)
        return f"“{' '.join(told[:last]).rstrip(',;:')} …”"

    def words_of(self, annotation: Annotation, limit: int = LONGEST_QUOTE) -> str:
        """The words that a mark is about, as they are told inside quotation marks."""
        if annotation.layer is Layer.LOADED:
            return slots_of(self._reading, annotation)["words"]
        return quoted(self._reading.article.text, self._readable(annotation), limit)

    def _readable(self, annotation: Annotation) -> Span:
        """The words of a claim; with the verb before them where they are no sentence without it: accused | Vale of it,
        called | the delay a betrayal."""
        start, text = annotation.start, self._reading.article.text
        said = next((a for a in self._over(annotation) if a.start == start and a.cue and a.cue.end <= start), None)
        if said is None or said.cue is None or text[said.cue.end : start].strip():
            return annotation.span
        opening = tokenize(text, start, min(annotation.end, start + _LONGEST_OPENING)).lower[:_CLAIM_WORDS]
        clause = any(word_classes().get(low) == _AUXILIARY or is_verb(low) for low in opening)
        of_somebody = said.stance in (Stance.ACCUSES, Stance.WANTS)
        return Span(said.cue.start, annotation.end) if of_somebody or not clause else annotation.span

    def _worth_telling(self, first: Mark, others: Iterable[Mark]) -> Iterator[Mark]:
        """What a card tells of the other marks: of several statements by somebody that which its claim lies in."""
        by_whom: set[str] = set()
        for mark in sorted(others, key=lambda m: (m.layer is Layer.SOURCED, not _overlap(m, first))):
            source = mark.annotation.source if mark.layer is Layer.SOURCED else None
            name = source.name or source.text.lower() if source else ""
            if not mark.doubted and name not in by_whom and not self._is_told_by(first, mark):
                by_whom.update(filter(None, [name]))
                yield mark

    def _is_told_by(self, first: Mark, other: Mark) -> bool:
        """Whether a card has told who says it: whom its word is quoted from, that its source cannot be traced."""
        if first.annotation.kind == "single-source":
            return other.layer is Layer.SOURCED
        if first.annotation.voice is Voice.QUOTED:
            speakers = [name_of(a.source) for a in self._over(first.annotation)]
            return name_of(other.annotation.source) in filter(None, speakers[:1])
        if first.annotation.kind != "weak-source" or other.layer is not Layer.SOURCED:
            return False
        weak, source = first.annotation.source, other.annotation.source
        return weak is source or (weak is not None and source is not None and weak.span.overlaps(source.span))

    def _lines(self, mark: Mark) -> Iterator[str]:
        """What a card says of a mark, the most important first."""
        annotation, wording = mark.annotation, load("cards")["lines"]
        if annotation.layer is Layer.SOURCED:
            yield from self._who(annotation)
            return
        if annotation.reason:
            yield annotation.reason
        if annotation.kind == "unanswered":
            yield wording["elsewhere"]
        elif annotation.layer is Layer.UNVERIFIED:
            yield from self._neighbours(annotation)
        elif annotation.kind == "contested-name":
            yield from self._other_names(annotation)
        if annotation.voice is Voice.QUOTED:
            speaker = next((a for a in self._over(annotation) if name_of(a.source)), None)
            slots = slots_of(self._reading, speaker) if speaker else {}
            yield filled(wording["quoted_by"], slots) or wording["quoted"]

    def _who(self, annotation: Annotation) -> Iterator[str]:
        """Who says it, how it is told, and what it is if no plain statement."""
        if told := self.voices.of(annotation, with_stance=False):
            yield told
        if annotation.stance and (stance := load("cards")["stances"].get(annotation.stance.value)):
            yield stance
        if annotation.source and (host := host_of(annotation.source.href or "")):
            yield filled(load("cards")["lines"]["leads_to"], {"host": shortened(host)}) or ""

    def _neighbours(self, annotation: Annotation) -> Iterator[str]:
        """An answer in the next sentence, and a source in the one before that this one lacks."""
        sentence, wording = sentence_of(self._reading, annotation), load("cards")["lines"]
        if sentence is None:
            return
        for step, where in ((1, "next"), (-1, "before")):
            denial = next((a for a in self._sourced_near(sentence.index + step) if a.stance is Stance.DENIES), None)
            line = wording[f"{'answer' if denial and self._is_about(annotation, denial.source) else 'denial'}_{where}"]
            told = denial and filled(line, slots_of(self._reading, denial))
            if told:
                yield told
                return
        if annotation.kind == "unattributed":
            before = next(iter(self._sourced_near(sentence.index - 1)), None)
            told = before and filled(wording["source_before"], slots_of(self._reading, before))
            if told:
                yield told

    def _is_about(self, annotation: Annotation, source: Source | None) -> bool:
        """Whether a claim is about a source: a denial of theirs near it may well answer it."""
        if source is None or not source.name:
            return False
        parties, cut = parties_in(self._reading.cut), self._reading.cut
        named = [mention.named.name for mention in names_in(cut).within(annotation.start, annotation.end)]
        denying = parties.called(source.name)
        return any(denying.sides_with(parties.called(name)) for name in filter(None, (annotation.target, *named)))

    def _other_names(self, annotation: Annotation) -> Iterator[str]:
        here = quoted(self._reading.article.text, annotation.span).lower()
        others = [f"“{name}”" for name in self._disputed if name != here][:3]
        told = filled(load("cards")["lines"]["also_called"], {"names": ", ".join(others)})
        if told:
            yield told

    def _done_well(self, place: Place) -> Iterator[str]:
        """Good practice in the sentence of a place."""
        here = self._practice.overlapping(place.start, place.end)
        kinds = [practice.kind for practice in here if practice.kind != _OF_THE_WHOLE]
        told = filled(load("cards")["lines"]["done_well"], {"practice": praised(kinds)})
        if told:
            yield told

    def _beside(self, first: Mark, others: Iterable[Mark]) -> Iterator[str]:
        """The other marks of a sentence, each in a few words; loaded words that are several or quoted in one line; who
        says what the first one marks."""
        others, lines = list(others), load("cards")["lines"]
        loaded = [m for m in others if m.layer is Layer.LOADED]
        for mark in others:
            if mark.layer is Layer.SOURCED:
                if who := self.voices.of(mark.annotation, opens=False):
                    yield lines["says_so" if _overlap(mark, first) else "also"].format(who=who, mark=who)
            elif mark not in loaded or (len(loaded) == 1 and mark.annotation.voice is not Voice.QUOTED):
                does, _, detail = self._title(replace(mark, again=())).partition(" · ")
                told = ", ".join(filter(None, (does[:1].lower() + does[1:], detail, self._claim(mark))))
                yield lines["also"].format(mark=stopped(told))
            elif mark is loaded[0]:
                named = joined_by_and([self._named(m.annotation) for m in loaded])
                yield lines["also"].format(mark=lines["loaded_words"].format(words=named))

    def _named(self, annotation: Annotation) -> str:
        """A loaded wording beside others, and whether somebody is quoted with it."""
        word = f"“{self.words_of(annotation)}”"
        return load("cards")["lines"]["quoted_word"].format(word=word) if annotation.voice is Voice.QUOTED else word

    def _in_full(self, mark: Mark, asked: set[str]) -> Iterator[str]:
        """Another mark of the sentence, as `more` tells it, without the questions that are asked before."""
        yield " ".join(filter(None, (mark.layer.letter.upper(), self._title(mark), self._claim(mark))))
        found = (prompt.text for prompt in mark_prompts(self._reading, mark.annotation))
        questions = [question for question in found if question not in asked]
        asked.update(questions)
        if not mark.doubted:
            yield from self._lines(mark)
        yield from questions[:1]
        yield from self._rest(mark, questions[1:])

    def _rest(self, mark: Mark, further: Iterable[str]) -> Iterator[str]:
        """Further questions, and how sure we are."""
        wording = load("cards")["lines"]
        if mark.doubted:
            yield from self._lines(mark)
            yield wording["often_wrong"]
        for question in further:
            yield wording["ask_too"].format(question=question)
        yield wording["sure"].format(number=load("cards")["of_ten"][round(10 * mark.annotation.confidence)])

    def _sourced_near(self, sentence: int) -> list[Annotation]:
        """What is attributed in a sentence, which may not be there."""
        if not 0 <= sentence < len(self._reading.cut.sentences):
            return []
        where = self._reading.cut.sentences[sentence]
        annotations = self._reading.annotations
        first = bisect_left(annotations, where.start, key=lambda a: a.start)
        last = bisect_left(annotations, where.end, key=lambda a: a.start)
        return [a for a in annotations[first:last] if a.layer is Layer.SOURCED and a.shown]

    def _over(self, annotation: Annotation) -> list[Annotation]:
        """The attributions of its sentence that a mark lies inside."""
        sentence = sentence_of(self._reading, annotation)
        near = self._sourced_near(sentence.index) if sentence else []
        return [a for a in near if any(span.overlaps(annotation.span) for span in a.spans)]


def _overlap(mark: Mark, other: Mark) -> bool:
    return any(span.overlaps(other.annotation.span) for span in mark.annotation.spans)


def _untold(count: int) -> Iterator[str]:
    """That a card leaves marks of its sentence out."""
    if count > 0:
        yield load("cards")["lines"]["untold"].format(count=f"{count:,}", s="s" if count > 1 else "")


def praised(kinds: Iterable[str]) -> str:
    """Kinds of good practice in words; a kind without wording of its own is told by its name."""
    wording, kinds = load("article")["practice"], dict.fromkeys(kinds)
    if _SEVERAL_OUTSIDERS in kinds:
        kinds.pop(_ONE_OUTSIDER, None)
    return "; ".join(wording.get(kind, kind.replace("-", " ")) for kind in kinds)


def fit(heading: str, lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines that a card has room for, and those it has not. A first line that is too long is cut at a word."""
    room = MOST_WORDS - len(heading.split())
    fitted: list[str] = []
    left: list[str] = []
    for line in lines:
        words = line.split()
        if len(words) <= room:
            fitted.append(line)
            room -= len(words)
            continue
        left.append(line)
        if not fitted:
            fitted.append(" ".join(words[: room - 1]) + " …")
            room = 0
    return fitted, left
