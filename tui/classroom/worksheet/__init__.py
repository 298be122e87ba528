"""An exercise on paper: numbered lines with room for a pencil, and the key on a page of its own."""

from tui.classroom.worksheet.markdown import as_markdown
from tui.classroom.worksheet.page import as_html

__all__ = ["as_html", "as_markdown"]
