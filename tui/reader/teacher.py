"""The app in which a teacher makes an exercise: the key of a passage, then the words around the articles."""

import asyncio
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

_LATERAL = "What are students to find out away from the page? Nothing, or a sentence or two."
_SENTENCE = "Sentence {} of your own to warm up with, with one thing to mark or none. Empty: no more."


class MakingApp(ReaderApp):
    """The key of one passage; after the last one, what the exercise is called and asks for."""

    def __init__(self, making: Making) -> None:
        super().__init__(None)
        self.making = making
        self._gone_on = asyncio.Event()

    def get_default_screen(self) -> Screen[Any]:
        """An empty one, which stays below."""
        return Screen()

    def on_mount(self) -> None:
        """Go through it in order."""
        self.run_worker(self._make())

    async def _make(self) -> None:
        await self._done(KeyScreen(self.making))
        exercise = self.making.exercise
        if self.making.passage.name == exercise.passages[-1].name:
            await self._describe()
            await self._ask_prompts()
            await self._ask_calibration()
        self.exit(0)

    async def _describe(self) -> None:
        exercise = self.making.exercise
        title = await self._asked("What is the exercise called?", exercise.title, 200)
        self._keep(replace(self.making.exercise, title=one_line(title) or exercise.title))
        told = await self._asked("What are students told before they begin?", exercise.instructions, 4000)
        self._keep(replace(self.making.exercise, instructions=told or exercise.instructions))
        author = await self._asked("Who made it? A name that students may see, or nothing.", exercise.author or "", 100)
        self._keep(replace(self.making.exercise, author=one_line(author) or None))
        lateral = await self._asked(_LATERAL, exercise.lateral, LONGEST_ANSWER)
        self._keep(replace(self.making.exercise, lateral=lateral))

    async def _ask_prompts(self) -> None:
        """Each question that there is, which can be changed or emptied, then further ones until one is left empty."""
        prompts: list[str] = []
        given = [*self.making.exercise.prompts]
        while len(prompts) < MOST_PROMPTS:
            more = given.pop(0) if given else ""
            asked = f"Question {len(prompts) + 1} about the article; empty for none."
            said = await self._asked(asked, more, LONGEST_ANSWER)
            if said:
                prompts.append(said)
            elif not given:
                break
            self._keep(replace(self.making.exercise, prompts=(*prompts, *given)))

    async def _ask_calibration(self) -> None:
        """Further sentences to warm up with, until one is left empty."""
        while (number := len(self.making.exercise.calibration)) < MOST_CALIBRATIONS:
            sentence = await self._asked(_SENTENCE.format(number + 1), "", 600)
            if not sentence:
                return
            marked = SentenceScreen(self.making.exercise.title, sentence, self.making.exercise.layers)
            await self._done(marked)
            mark = marked.mark
            feedback = await self._asked("What is said about it once a student has answered?", "", LONGEST_ANSWER)
            made = Calibration(sentence, mark.layer, mark.start, mark.end, feedback) if mark else Calibration(
                sentence, None, 0, 0, feedback
            )  # fmt: skip
            self._keep(replace(self.making.exercise, calibration=(*self.making.exercise.calibration, made)))

    async def _asked(self, question: str, answer: str, longest: int) -> str:
        screen = AskScreen(self.making.exercise.title, question, answer, longest)
        await self._done(screen)
        return screen.answer

    async def _done(self, screen: StepScreen) -> None:
        """Show a screen until it is done."""
        self._gone_on.clear()
        if isinstance(self.screen, StepScreen):
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)
        await self._gone_on.wait()

    def _keep(self, exercise: Exercise) -> None:
        if isinstance(self.screen, StepScreen):
            with self.screen.kept():
                self.making.describe(exercise)

    def on_step_screen_gone_on(self, message: StepScreen.GoneOn) -> None:
        """What was waited for is done."""
        self._gone_on.set()

    def help_screen(self) -> Screen[None]:
        """What is to be done here, and the keys that do something."""
        return help_for(self.screen)
