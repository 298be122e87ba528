"""A list to choose from with the keys that move everywhere else too."""

from textual.widgets import OptionList


class Choices(OptionList):
    """Textual's list, moved in by the registry's keys."""

    def line(self, by: int) -> None:
        """The choice below (by 1) or above (by -1)."""
        if by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()
