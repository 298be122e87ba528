from tests.prompts.building import mark, reading
from tui.article.plaintext import from_text
from tui.language.layout import lay_out
from tui.prompts.selection import Level
from tui.reader.sitting import Sitting

TEXT = "The pier closed\n\nThe storm took the rail. Nobody knows when it will open."


def test_a_step_goes_on_to_where_something_changes() -> None:
    article = from_text(TEXT, "pier.txt")
    sitting = Sitting(article, lay_out(article))
    sitting.read(reading(TEXT, [mark(TEXT, "The storm took the rail", "unattributed", confidence=0.2, shown=False)]))
    assert sitting.selection and not sitting.selection.marks
    assert sitting.more()
    assert sitting.level is Level.CANDIDATES and len(sitting.selection.marks) == 1
    assert not sitting.more()
    assert sitting.fewer()
    assert not sitting.selection.marks
