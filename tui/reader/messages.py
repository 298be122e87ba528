"""What the engine's thread tells the screen."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.annotate.reading import Reading  # not needed for the first paint
    from tui.reader.viewing import View


class ReadingProgress(Message):
    """The share of the article that the engine has read, 0 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def can_replace(self, message: Message) -> bool:
        """Only the newest share matters."""
        return isinstance(message, ReadingProgress)


class ReadingArrived(Message):
    """The engine has read the article, or more of a long one."""

    def __init__(self, reading: "Reading", view: "View") -> None:
        super().__init__()
        self.reading = reading
        self.view = view

    def can_replace(self, message: Message) -> bool:
        """Only what has arrived last matters: it holds all that has arrived before."""
        return isinstance(message, ReadingArrived)


class ReadingFailed(Message):
    """The engine gave up; `why` is one line for the reader."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why
