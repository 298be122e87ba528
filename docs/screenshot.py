"""Makes docs/screenshot.svg: the reader on a practice article, at one of its marks.

    .venv/bin/python docs/screenshot.py
"""

import asyncio
import re
from pathlib import Path

from tui.article.load import load
from tui.article.samples import samples
from tui.reader.app import ReaderApp
from tui.reader.screens.reading import ReadingScreen

COLUMNS, ROWS = 120, 34
MARK = 2
SAMPLE = "layoffs-anonymous"
HERE = Path(__file__).parent


async def main() -> None:
    """Open the sample, wait for its marks, go to one and keep the screen."""
    path = next(sample.path for sample in samples() if sample.path.stem == SAMPLE)
    app = ReaderApp(load(str(path)), engine="auto")
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        while not (isinstance(app.screen, ReadingScreen) and app.screen.sitting.reading):
            await pilot.pause(0.1)
        await pilot.press(*["right_square_bracket"] * MARK)
        await pilot.pause()
        picture = app.export_screenshot(title="readwise-tui")
        # Nobody who looks at it should fetch a font from somewhere: the browser's own will do.
        picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.S)
        (HERE / "screenshot.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
