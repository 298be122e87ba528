"""Which of the two views draws an article."""

from tui.reader.sitting import Sitting
from tui.reader.widgets.blocks import BlocksView
from tui.reader.widgets.lines import LinesView
from tui.reader.widgets.text import TextView

MOST_BLOCK_WIDGETS = 100
"""An article of more blocks is drawn by lines: each widget makes every change of the screen dearer, and with 230 of
them (12,000 words) a key that changes marks cost 45 ms more."""


def view_for(sitting: Sitting) -> TextView:
    """By blocks, or by lines where a widget a block would hold up the keys."""
    return LinesView(sitting) if len(sitting.blocks) > MOST_BLOCK_WIDGETS else BlocksView(sitting)
