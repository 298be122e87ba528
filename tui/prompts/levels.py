"""How much is shown: the levels that `-` and `+` step along, and the ration of places that each has."""

import math
from enum import IntEnum

from tui.prompts.ration import Ration

_FEWEST_MORE = 3
"""How many places a step adds at least."""


class Level(IntEnum):
    """How much is shown; `-` and `+` step along."""

    FEWER = 0
    DEFAULT = 1
    MORE = 2
    SHOWN = 3
    """Every mark above its layer's line."""
    CANDIDATES = 4
    """Doubtful ones too."""

    @property
    def fewer(self) -> "Level":
        """The level that `-` leads to."""
        return Level(max(self - 1, Level.FEWER))

    @property
    def more(self) -> "Level":
        """The level that `+` leads to."""
        return Level(min(self + 1, Level.CANDIDATES))


RATIONS = {
    Level.FEWER: Ration(140, 1, 3, 7, 2, 1),
    Level.DEFAULT: Ration(70, 2, 5, 15, 3, 2),
    Level.MORE: Ration(35, 4, 10, 30, 5, 150),
}
"""Of each level; those above these show whatever is above their line."""


def one_step_on(count: int) -> int:
    """How many places are shown after so many: half as many again, and three more at least."""
    return max(count + _FEWEST_MORE, math.ceil(count * 1.5))
