"""An exercise made as plain lines of question and answer: `readwise-tui exercise new ARTICLE --plain`."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.annotation import Layer
from tui.article.article import Article, Span
from tui.article.sanitize import one_line
from tui.article.web.visit import Visit
from tui.classroom.answers import MOST_CALIBRATIONS, MOST_PROMPTS
from tui.classroom.atomic import kept
from tui.classroom.dialogue import Dialogue, Stopped
from tui.classroom.exercise import CLOSING, FIRST, SECOND, Calibration, Exercise, KeyMark, MachineMark
from tui.classroom.files import name_from, read, write
from tui.classroom.making import (
    DEFAULT_INSTRUCTIONS,
    Making,
    article_for,
    file_for,
    passage_of,
    proposed,
    with_passage,
)
from tui.classroom.numbered import Words
from tui.classroom.typed import TypedMarks
from tui.classroom.wording import LAYER_NAMES, named
from tui.export.progress import ProgressLine

if TYPE_CHECKING:
    from tui.annotate.engine import EngineName

KEPT = "Stopped. What you decided is kept, and the same command takes it up again."
_PROPOSAL_HELP = """\
accept takes the machine's mark into the key, change takes other words or another layer, drop leaves it out, and
students do not see it.
rest drops all that are left. again says the sentence again. stop leaves, and keeps what you decided."""
_CALIBRATION_HELP = "Type a sentence of your own in which there is one thing to mark, or none; enter alone goes on."
_LINE_HELP = "Answer in one line; enter alone goes on. stop leaves, and keeps what you did."
_NEXT = """\
Do it:    readwise-tui exercise do {0} --as PSEUDONYM
Print it: readwise-tui exercise print {0}
Serve it: readwise-tui serve {0}"""
_WHY = "Why, in one sentence for the students"
_WHY_ELSE = f"{_WHY}, enter for the machine's reason:"

_ArticleAt = Callable[[str], tuple[Article, str]]
"""What `article_for` finds for what the teacher named."""


class Wish(NamedTuple):
    """What the teacher asked for on the command line."""

    article: str
    second: str | None = None
    closing: str | None = None
    output: Path | None = None
    layers: tuple[Layer, ...] | None = None
    """None: it is asked."""
    engine: "EngineName" = "auto"
    visit: Visit | None = None
    """How addresses are visited."""


def make(wish: Wish, dialogue: Dialogue, on_screen: Callable[[Making], int] | None = None) -> int:
    """Make an exercise, or take one up that is being made; the exit status. Nothing is overwritten unasked.

    `on_screen` decides about the marks in place of lines of question and answer.

    Raises:
        BadExercise: an article or the file that is there cannot be used.
        UnreadableArticle: an article cannot be read.
        NotKept: the exercise cannot be written.
    """
    path = wish.output or file_for(wish.article)

    @cache  # a page is fetched once
    def article_at(article: str) -> tuple[Article, str]:
        with ProgressLine(article) as progress:
            return article_for(article, path, wish.visit, progress.fetching)

    try:
        there = _taken_up(path, dialogue)
        exercise = _with_articles(there or _begun(wish, path, dialogue, article_at), wish, article_at)
    except Stopped:
        dialogue.say("\nNothing was written.")
        return 0

    def save(exercise: Exercise) -> None:
        with kept(path.name):
            write(exercise, path, anew=there is None)

    save(exercise)
    making = Making(exercise, save)
    try:
        status = _on_screen(making, on_screen) if on_screen else _in_lines(making, dialogue)
    except (Stopped, KeyboardInterrupt) as end:
        dialogue.say(f"\n{KEPT}")
        if isinstance(end, KeyboardInterrupt):
            raise
        status = 0
    shown = one_line(str(path), 500)
    dialogue.say(f"The exercise: {shown}")
    dialogue.say(_NEXT.format(shlex.quote(shown)))
    return status


def _taken_up(path: Path, dialogue: Dialogue) -> Exercise | None:
    """What is in a file that is there, where the teacher wants to go on with it; None where it may be written anew."""
    if not path.exists():
        return None
    dialogue.help = "take takes it up where it was left, anew makes another in its place, leave leaves it as it is."
    options = {"take": "take it up", "anew": "anew in its place", "leave": "leave it"}
    answer = dialogue.choose(f"{one_line(path.name)} is there already.", options)
    if answer == "leave":
        raise Stopped
    return read(path) if answer == "take" else None


def _begun(wish: Wish, path: Path, dialogue: Dialogue, article_at: _ArticleAt) -> Exercise:
    """An exercise without articles. One that was in its place is put aside."""
    article_at(wish.article)  # whether it can be used is known before anything is asked
    exercise = Exercise(name_from(path), "", DEFAULT_INSTRUCTIONS, wish.layers or _ask_layers(dialogue))
    if path.exists():
        number = 1
        while (aside := path.with_name(f"{path.name}.{number}")).exists():
            number += 1
        path.rename(aside)
        dialogue.say(f"The one that was there is now {aside.name}.")
    return exercise


def _with_articles(exercise: Exercise, wish: Wish, article_at: _ArticleAt) -> Exercise:
    """The exercise with the articles that it lacks, and with the machine's proposals for them, seen by nobody."""
    there = {passage.name for passage in (*exercise.passages, exercise.closing) if passage}
    for name, given in {FIRST: wish.article, SECOND: wish.second, CLOSING: wish.closing}.items():
        if given and name not in there:
            article, file = article_at(given)
            passage = passage_of(article, name, file)
            if name != CLOSING:
                with ProgressLine(given) as progress:
                    marks, version = proposed(article, exercise.layers, wish.engine, progress.marking)
                passage = replace(passage, machine=marks, version=version)
            exercise = with_passage(exercise, passage)
    return replace(exercise, title=exercise.title or exercise.passage(FIRST).title or exercise.name)


def _ask_layers(dialogue: Dialogue) -> tuple[Layer, ...]:
    """What students are to look for, as numbers of layers."""
    dialogue.help = "Answer with the numbers of one or more of them, such as 2 3; enter alone is all four."
    names = ", ".join(f"{number} {LAYER_NAMES[layer]}" for number, layer in enumerate(Layer, start=1))
    while True:
        answer = dialogue.ask(f"What shall be looked for? One or more of {names}; enter for all:")
        if not answer:
            return tuple(Layer)
        numbers = set(answer.replace(",", " ").replace(" ", ""))
        if numbers <= {"1", "2", "3", "4"}:
            return tuple(layer for number, layer in enumerate(Layer, start=1) if str(number) in numbers)
        dialogue.say("Please answer with numbers from 1 to 4, such as 2 3.")


def _on_screen(making: Making, on_screen: Callable[[Making], int]) -> int:
    for passage in making.exercise.passages:
        making.turn_to(passage.name)
        if (status := on_screen(making)) or making.pending:
            return status
    return 0


def _in_lines(making: Making, dialogue: Dialogue) -> int:
    dialogue.say("Answer help to hear what to type, stop to leave: what you decided is kept after every answer.")
    _describe(making, dialogue)
    for passage in making.exercise.passages:
        making.turn_to(passage.name)
        dialogue.say(f"\nThe key of “{passage.title}”.")
        _Key(making, dialogue).do()
    _accompany(making, dialogue)
    return 0


def _describe(making: Making, dialogue: Dialogue) -> None:
    """Ask what the exercise is called and what it asks for; enter alone keeps what there is."""
    exercise = making.exercise
    dialogue.help = _LINE_HELP
    title = dialogue.ask(f"Title, enter for “{exercise.title}”:") or exercise.title
    instructions = dialogue.ask(f"Instructions, enter for “{exercise.instructions}”:") or exercise.instructions
    author = dialogue.ask(f"Author, enter for {exercise.author or 'none'}:") or exercise.author or ""
    making.describe(
        replace(exercise, title=one_line(title), instructions=instructions[:4000], author=one_line(author) or None)
    )


def _accompany(making: Making, dialogue: Dialogue) -> None:
    """Ask for what stands around the articles: sentences to warm up with, questions, something to look up."""
    _warm_up(making, dialogue)
    exercise = making.exercise
    dialogue.help = _LINE_HELP
    while len(exercise.prompts) < MOST_PROMPTS:
        prompt = dialogue.ask(f"Question {len(exercise.prompts) + 1} about the article, or enter to go on:")[:2000]
        if not prompt:
            break
        exercise = replace(exercise, prompts=(*exercise.prompts, prompt))
        making.describe(exercise)
    if not exercise.lateral:
        exercise = replace(exercise, lateral=dialogue.ask("What to look up elsewhere, or enter to go on:")[:2000])
        making.describe(exercise)


def _warm_up(making: Making, dialogue: Dialogue) -> None:
    """Ask for sentences to warm up with; each is kept as it is told, and one that was left half told is told on."""
    *made, begun = making.exercise.calibration or (None,)
    if begun and begun.feedback:
        made, begun = [*made, begun], None
    elif begun and begun.layer:
        dialogue.say(f"The sentence: {begun.sentence}")
        dialogue.say(f"“{begun.sentence[begun.start : begun.end]}” as {named(begun.layer)}.")

    def keep(item: Calibration) -> Calibration:
        making.describe(replace(making.exercise, calibration=(*made, item)))
        return item

    while begun or len(made) < MOST_CALIBRATIONS:
        dialogue.help = _CALIBRATION_HELP
        if begun is None:
            sentence = dialogue.ask(f"Sentence {len(made) + 1} to warm up with, or enter to go on:")[:600]
            if not sentence:
                return
            begun = keep(Calibration(sentence, None, 0, 0, ""))
        if begun.layer is None and (marked := Words(dialogue, making.exercise.layers).in_sentence(begun.sentence)):
            layer, start, end = marked
            begun = keep(replace(begun, layer=layer, start=start, end=end))
        dialogue.help = _LINE_HELP
        made.append(keep(replace(begun, feedback=dialogue.ask("What to say about it:")[:2000])))
        begun = None


class _Key(TypedMarks[KeyMark]):
    """The key of one passage."""

    def __init__(self, making: Making, dialogue: Dialogue) -> None:
        super().__init__(dialogue, making.passage, making.exercise.layers)
        self._making = making

    def do(self) -> None:
        self.text.say(self.dialogue)
        while True:
            self._decide_pending()
            self.say_all()
            more = "more for further proposals, " if self._making.kept_back else ""
            self.take(f"Sentence and words to add, {more}or done:")
            if not self._making.pending:  # taking back may have brought a proposal back
                return

    def obeyed(self, answer: str) -> bool:
        if answer.lower() != "more" or not self._making.kept_back:
            return super().obeyed(answer)
        self._making.propose_more()
        return True

    @property
    def marks(self) -> Sequence[KeyMark]:
        return self._making.key

    def said_of(self, mark: KeyMark) -> str:
        return f"{named(mark.layer)}. {mark.note}".rstrip()

    def make(self, span: Span) -> KeyMark:
        return self._making.add(self.words.layer(), *span, self.dialogue.ask(f"{_WHY}:"))

    def change(self, mark: KeyMark, span: Span) -> KeyMark:
        layer, note = self.words.layer(mark.layer), self.dialogue.ask(f"{_WHY} ({mark.note}):") or mark.note
        kind = mark.kind if layer is mark.layer else None
        return self._making.edit(mark, replace(mark, layer=layer, kind=kind, start=span.start, end=span.end, note=note))

    def remove(self, mark: KeyMark) -> None:
        self._making.remove(mark)

    def undo(self) -> bool:
        return self._making.undo()

    # The machine's proposals

    def _decide_pending(self) -> None:
        pending = self._making.pending
        count, more = len(pending), len(self._making.kept_back)
        which = f", the surest of {count + more}; later, more asks for others" if more else ""
        self.dialogue.say(f"\nThe machine proposes {count} mark{'' if count == 1 else 's'}{which}.")
        for number, proposal in enumerate(pending, start=1):
            left = self._making.pending
            if not left:  # the rest was dropped
                return
            if proposal in left:
                self._decide(proposal, f"Proposal {number} of {len(pending)}, {self.text.where(proposal.span)}:")

    def _decide(self, proposal: MachineMark, place: str) -> None:
        def said() -> None:
            self.dialogue.say(place)
            self.text.say_one(self.dialogue, self.text.number_at(proposal.start))
            self.dialogue.say(f"{self.text.quote(proposal.span)} as {named(proposal.layer)}. {proposal.reason}")

        self.dialogue.help, self.dialogue.again = _PROPOSAL_HELP, said
        said()
        options = {option: option for option in ("accept", "change", "drop", "rest")}
        match self.dialogue.choose("What becomes of it?", options):
            case "accept":
                self._making.accept(proposal, self.dialogue.ask(_WHY_ELSE))
            case "change":
                self._change_proposal(proposal)
            case "drop":
                self._making.drop(proposal)
            case "rest":
                self._making.drop_rest()

    def _change_proposal(self, proposal: MachineMark) -> None:
        span: Span | None = None
        while span is None:
            answer = self.dialogue.ask("Sentence and words, enter for those that it has:")
            span = self.words.in_text(self.text, answer) if answer else proposal.span
        layer = self.words.layer(proposal.layer)
        note = self.dialogue.ask(_WHY_ELSE if layer is proposal.layer else f"{_WHY}:")
        self.tell("In the key", self._making.change(proposal, layer, *span, note))
