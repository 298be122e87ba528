"""The app in which a teacher makes an exercise: the key of a passage, then the words around the articles."""

from collections.abc import Callable, Generator
from dataclasses import replace

from textual.screen import Screen

from tui.article.sanitize import one_line
from tui.classroom.answers import LONGEST_ANSWER, MOST_CALIBRATIONS, MOST_PROMPTS
from tui.classroom.exercise import Calibration, Exercise
from tui.classroom.making import Making
from tui.reader.lesson import LessonApp
from tui.reader.screens.exercise.making import AskScreen, KeyScreen, SentenceScreen
from tui.reader.screens.exercise.step import StepScreen, help_for

_TITLE = "What is the exercise called?"
_TOLD = "What are students told before they begin?"
_AUTHOR = "Who made it? A name that students may see, or nothing."
_LATERAL = "What are students to find out away from the page? Nothing, or a sentence or two."
_SENTENCE = "Sentence {} of your own to warm up with, with one thing to mark or none; empty for none."
_FEEDBACK = "What is said about it once a student has answered?"

Screens = Generator[StepScreen, None, None]
"""Screens in order; the next one is asked for when one is done."""


class MakingApp(LessonApp):
    """The key of one passage; after the last one, what the exercise is called and asks for."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self.making = making
        self._screens = self._make()

    def on_mount(self) -> None:
        """Begin with the key."""
        self.push_screen(next(self._screens))

    def _make(self) -> Screens:
        yield KeyScreen(self.making)
        exercise = self.making.exercise
        if self.making.passage.name == exercise.passages[-1].name:
            yield from self._describe()
            yield from self._ask_prompts()
            yield from self._ask_calibration()

    def _describe(self) -> Screens:
        given, asked = self.making.exercise, self._asked
        yield from asked(
            _TITLE, given.title, 200, lambda it, said: replace(it, title=one_line(said) or given.title)
        )
        yield from asked(
            _TOLD, given.instructions, 4000, lambda it, said: replace(it, instructions=said or given.instructions)
        )
        yield from asked(_AUTHOR, given.author or "", 100, lambda it, said: replace(it, author=one_line(said) or None))
        yield from asked(_LATERAL, given.lateral, LONGEST_ANSWER, lambda it, said: replace(it, lateral=said))

    def _ask_prompts(self) -> Screens:
        """Each question that there is, which can be changed or emptied, then further ones until one is left empty."""
        prompts: list[str] = []
        given = [*self.making.exercise.prompts]

        def put(it: Exercise, said: str) -> Exercise:
            return replace(it, prompts=(*prompts, *filter(None, (said,)), *given))

        while len(prompts) < MOST_PROMPTS:
            more = given.pop(0) if given else ""
            question = f"Question {len(prompts) + 1} about the article; empty for none."
            said = yield from self._asked(question, more, LONGEST_ANSWER, put)
            if said:
                prompts.append(said)
            elif not given:
                break

    def _ask_calibration(self) -> Screens:
        """Each sentence to warm up with that there is, which can be changed or emptied, then further ones as above."""
        made: list[Calibration] = []
        given = [*self.making.exercise.calibration]

        def put(it: Exercise, item: Calibration) -> Exercise:
            return replace(it, calibration=(*made, *((item,) if item.sentence else ()), *given))

        while len(made) < MOST_CALIBRATIONS:
            item = given.pop(0) if given else Calibration("", None, 0, 0, "")
            item = yield from self._ask_sentence(len(made) + 1, item, put)
            if item.sentence:
                made.append(item)
            elif not given:
                break

    def _ask_sentence(
        self, number: int, given: Calibration, put: Callable[[Exercise, Calibration], Exercise]
    ) -> Generator[StepScreen, None, Calibration]:
        """A sentence, what is to be marked in it and what is said about it; put into the exercise while it is made."""
        sentence = yield from self._asked(
            _SENTENCE.format(number), given.sentence, 600, lambda it, said: put(it, _reworded(given, said))
        )
        item = _reworded(given, sentence)
        if not sentence:
            return item
        layers = self.making.exercise.layers
        marked = SentenceScreen(
            self.making.exercise.title, item, layers, lambda now: self._keep(marked, put(self.making.exercise, now))
        )
        yield marked
        item = marked.calibration
        said = yield from self._asked(
            _FEEDBACK, item.feedback, LONGEST_ANSWER, lambda it, said: put(it, replace(item, feedback=said))
        )
        return replace(item, feedback=said)

    def _asked(
        self, question: str, answer: str, longest: int, put: Callable[[Exercise, str], Exercise] = lambda it, said: it
    ) -> Generator[StepScreen, None, str]:
        """Ask something; the answer is put into the exercise while it is written."""

        def keep(said: str) -> None:
            if screen in self.screen_stack:  # what a screen says that was left is late
                self._keep(screen, put(self.making.exercise, said))

        screen = AskScreen(self.making.exercise.title, question, answer, longest, keep)
        yield screen
        return screen.answer

    def _keep(self, screen: StepScreen, exercise: Exercise) -> None:
        with screen.kept():
            self.making.describe(exercise)

    def on_step_screen_gone_on(self, message: StepScreen.GoneOn) -> None:
        """On to the next screen; after the last one, or where somebody leaves, it is done."""
        if message.screen is not self.screen:
            return
        following = next(self._screens, None)
        if following is None or message.leaving:
            self.exit(0)
        else:
            self.switch_screen(following)

    def help_screen(self) -> Screen[None]:
        """What is to be done here, and the keys that do something."""
        return help_for(self.screen, self.making.exercise.layers)


def _reworded(before: Calibration, sentence: str) -> Calibration:
    """A sentence in other words; what was marked in it stays marked where it still stands in it."""
    if sentence == before.sentence:
        return before
    quote = before.sentence[before.start : before.end]
    start = sentence.find(quote) if quote else -1
    if start < 0:
        return Calibration(sentence, None, 0, 0, before.feedback)
    return replace(before, sentence=sentence, start=start, end=start + len(quote))
