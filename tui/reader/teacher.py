"""The app in which a teacher makes an exercise: the key of a passage, then the words around the articles."""

from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Any

from textual.screen import Screen

from tui.article.sanitize import one_line
from tui.classroom.answers import LONGEST_ANSWER, MOST_CALIBRATIONS, MOST_PROMPTS
from tui.classroom.exercise import Calibration, Exercise
from tui.classroom.making import Making
from tui.reader.app import ReaderApp
from tui.reader.screens.exercise.making import AskScreen, KeyScreen, SentenceScreen
from tui.reader.screens.exercise.step import StepScreen, help_for

_TITLE = "What is the exercise called?"
_TOLD = "What are students told before they begin?"
_AUTHOR = "Who made it? A name that students may see, or nothing."
_LATERAL = "What are students to find out away from the page? Nothing, or a sentence or two."
_SENTENCE = "Sentence {} of your own to warm up with, with one thing to mark or none. Empty: no more."

Screens = Generator[StepScreen, None, None]
"""Screens in order; the next one is asked for when one is done."""


class MakingApp(ReaderApp):
    """The key of one passage; after the last one, what the exercise is called and asks for."""

    def __init__(self, making: Making) -> None:
        super().__init__(None)
        self.making = making
        self._screens = self._make()

    def get_default_screen(self) -> Screen[Any]:
        """An empty one, which stays below."""
        return Screen()

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
        """Further sentences to warm up with, until one is left empty."""
        while (number := len(self.making.exercise.calibration)) < MOST_CALIBRATIONS:
            sentence = yield from self._asked(_SENTENCE.format(number + 1), "", 600)
            if not sentence:
                return
            marked = SentenceScreen(self.making.exercise.title, sentence, self.making.exercise.layers)
            yield marked
            mark = marked.mark
            feedback = yield from self._asked("What is said about it once a student has answered?", "", LONGEST_ANSWER)
            made = Calibration(sentence, mark.layer, mark.start, mark.end, feedback) if mark else Calibration(
                sentence, None, 0, 0, feedback
            )  # fmt: skip
            self._keep(replace(self.making.exercise, calibration=(*self.making.exercise.calibration, made)))

    def _asked(
        self, question: str, answer: str, longest: int, put: Callable[[Exercise, str], Exercise] = lambda it, said: it
    ) -> Generator[StepScreen, None, str]:
        """Ask something; the answer is put into the exercise while it is written."""

        def keep(said: str) -> None:
            if self.screen is screen:
                self._keep(put(self.making.exercise, said))

        screen = AskScreen(self.making.exercise.title, question, answer, longest, keep)
        yield screen
        return screen.answer

    def _keep(self, exercise: Exercise) -> None:
        if isinstance(self.screen, StepScreen):
            with self.screen.kept():
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
