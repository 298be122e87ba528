"""An article on the screen, with its marks made by hand, and the names of keys."""

from tests.reader import harness
from tests.reader.harness import article, lines, press, settle
from tui.reader.app import ReaderApp
from tui.reader.drawing import BAR
from tui.reader.screens.reading import ReadingScreen

MARK, BACK, NEXT_PARAGRAPH, PARAGRAPH_BACK = (
    "right_square_bracket", "left_square_bracket", "right_curly_bracket", "left_curly_bracket",
)  # fmt: skip


class Session(harness.OnScreen):
    """An article on the screen, all marks shown."""

    def __init__(self, it=None, size=(80, 24), notifications=False, **options):
        super().__init__(ReaderApp(it or article(), **options), size, notifications=notifications)

    async def press(self, *keys):
        await press(self.pilot, *keys)
        await settle(self.pilot)

    @property
    def screen(self) -> ReadingScreen:
        assert isinstance(self.app.screen, ReadingScreen)
        return self.app.screen

    @property
    def sitting(self):
        return self.screen.sitting

    @property
    def sentence(self) -> str:
        start, end = self.sitting.sentence
        return self.sitting.article.text[start:end]

    @property
    def barred(self) -> list[int]:
        """The rows that have the bar of the reading place."""
        return [number for number, line in enumerate(lines(self.app)) if line.strip().startswith(BAR)]

    @property
    def letters(self) -> set[str]:
        """The letters in the gutter."""
        rows = lines(self.app)[2:-1]
        return {letter for row in rows for letter in row[1:5] if row[5:6] == " " and letter in "SULC"}
