"""A field for an answer of a sentence or some: it wraps, and enter is done with it."""

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from tui.article.sanitize import neutralise

_SCROLLING = {"pageup": -1, "pagedown": 1}


class AnswerField(TextArea):
    """Textual's area for text, for one paragraph. What is pasted is sanitised; the page keys are the article's."""

    class Done(Message):
        """Enter was pressed."""

    def __init__(self, text: str, placeholder: str, longest: int) -> None:
        super().__init__(text, placeholder=placeholder, compact=True, id="answer")
        self._longest = longest

    def fill(self, text: str, placeholder: str) -> None:
        """Hold this text, with the cursor at its end; the placeholder is what to write while there is none."""
        self.placeholder = placeholder
        if text != self.text:
            self.text = text
        self.move_cursor(self.document.end)

    async def on_key(self, event: events.Key) -> None:
        """Enter is done; the page keys scroll the article above."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())
        elif event.key in _SCROLLING:
            event.stop()
            event.prevent_default()
            await self.screen.run_action(f"page({_SCROLLING[event.key]})")
        elif event.is_printable and len(self.text) >= self._longest:
            event.stop()
            event.prevent_default()
            self.app.notify(f"{self._longest:,} characters are as many as fit.", timeout=2, markup=False)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted, made harmless, as far as it fits."""
        event.stop()
        event.prevent_default()
        text = " ".join(neutralise(event.text.replace("\r\n", "\n")).split())
        self.insert(text[: max(self._longest - len(self.text), 0)])
