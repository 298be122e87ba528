"""An article to be marked by the person who reads it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.annotate.annotation import Layer
from tui.article.article import Article, Span
from tui.article.sanitize import one_line
from tui.classroom.wording import CONFIDENCES, LAYER_NAMES
from tui.reader import keys
from tui.reader.drawing import Paint
from tui.reader.marking import SUREST, Marking, OwnMark
from tui.reader.screens.exercise.step import ArticleScreen
from tui.reader.selecting import Selection
from tui.reader.widgets.choiceline import Choice
from tui.reader.widgets.footer import KeyLine
from tui.reader.widgets.text import TextView

_LONGEST_QUOTE = 60


def quoted(text: str, limit: int = _LONGEST_QUOTE) -> str:
    """Words of the article in quotation marks; of many, the first and the last."""
    words = one_line(text, 10 * limit).strip("“”")
    if len(words) > limit:
        first, last = words[: limit * 2 // 3], words[-limit // 3 :]
        words = f"{first.rpartition(' ')[0] or first} … {last.partition(' ')[2] or last}"
    return f"“{words}”"


class MarkingScreen(ArticleScreen):
    """Words are selected and marked, by the keyboard or the mouse. What the marks are for is said by who extends it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(*(key.id for key in keys.OWN_KEYS if key.id not in ("note", "propose")))
    ]
    HINTS = keys.MARKING_HINTS

    def __init__(
        self, title: str, asked: str, article: Article, marks: Sequence[OwnMark], layers: Sequence[Layer],
        *, sureness: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(title, asked, article)
        self.marking = Marking(self.sitting.flow, marks, layers, sureness=sureness)
        self._begun_with = self.marking.marks
        self._drawn: tuple[OwnMark, ...] | None = None
        self._leaving = False
        """Whether enter was pressed, and pressed again goes on."""

    # What is done with it

    def marks_changed(self) -> None:
        """The marks are others now."""

    @property
    def parting(self) -> str:
        """What is asked before this is left for good; empty: nothing."""
        return ""

    @property
    def idle(self) -> str:
        """What is said while nothing is selected and no mark is current."""
        count = len(self.marking.marks)
        if not count:
            return "v selects words at the bar ▌; or drag over them with the mouse."
        return f"{count} mark{'s' if count > 1 else ''}. ] and [ go to them; v selects words."

    def idle_choices(self) -> list[Choice]:
        """What is offered meanwhile."""
        return [Choice("v", "select", "select"), Choice("enter", "done", "go_on")]

    def ink(self, mark: OwnMark) -> str:
        """How a mark is drawn."""
        return mark.layer.value

    @property
    def hints(self) -> Sequence[keys.Hint]:
        """The keys while nothing is selected."""
        return self.HINTS

    # Showing it

    def on_mount(self) -> None:
        """Show the marks there are."""
        self.show()

    def show(self, offset: int | None = None) -> None:
        """Draw marks and selection as they are now; an offset that must be in sight."""
        if self._drawn is not None and self.marking.marks != self._drawn:
            self.marks_changed()
        marking = self.marking
        if marking.marks != self._drawn:
            self._drawn = marking.marks
            self.sitting.draw(Paint(mark.start, mark.end, self.ink(mark), mark.layer) for mark in marking.marks)
        chosen = marking.selection.span if marking.selection else marking.current.span if marking.current else None
        self.text.light(chosen, offset)
        self.tell_state()
        asked_before = self.has_class("-short") or marking.marks != self._begun_with or chosen
        self.query_one("#asked", Static).display = self.has_class("-wide") or not asked_before
        self.tell(self._told())
        self.offer(self._choices())
        hints = keys.SELECTING_HINTS if marking.selection else self.hints
        self.query_one(KeyLine).show(keys.WRITING_HINTS if self.writing else hints)

    def forget_drawn(self) -> None:
        """The marks were taken from elsewhere: to be drawn, and no change that was made here."""
        self._drawn = None

    def on_resize(self) -> None:
        """What is asked has more room, or less."""
        self.call_after_refresh(self.show)

    def quote(self, span: Span) -> str:
        """The words of a stretch, or the first and last of many."""
        return quoted(self.sitting.article.text[span.start : span.end])

    def told_of(self, mark: OwnMark) -> Content | str:
        """What is said of the current mark."""
        sure = f" {CONFIDENCES[mark.confidence]} ({mark.confidence} of {SUREST})" if mark.confidence else ""
        return named(mark.layer, f"{self.quote(mark.span)}{sure}")

    def _told(self) -> Content | str:
        marking, mark = self.marking, self.marking.current
        if self._leaving:
            return self.parting
        if marking.selection:
            words = self.quote(marking.selection.span)
            if marking.asking:
                return named(marking.asking, f"{words} How sure are you?")
            asked = "New edges for your mark." if marking.changing else "What is it?"
            return Content.assemble((words, "bold"), f" {asked}")
        return self.told_of(mark) if mark else self.idle

    def _choices(self) -> list[Choice]:
        marking, mark = self.marking, self.marking.current
        if self.writing:
            return []
        if self._leaving:
            return [Choice("enter", "go on", "go_on"), Choice("esc", "stay", "unwind")]
        if marking.asking:
            return [Choice(str(n), name, f"choose({n})") for n, name in CONFIDENCES.items()]
        only = " enter" if marking.selection and len(marking.layers) == 1 and not marking.changing else ""
        taken = mark.layer if mark and not marking.selection else None
        layers = [
            Choice(f"{number}{only}", LAYER_NAMES[layer], f"choose({number})", layer is taken)
            for number, layer in enumerate(Layer, 1)
            if layer in marking.layers
        ]
        if marking.selection:
            return [*layers, *([Choice("enter", "keep", "go_on")] if marking.changing else ())]
        if mark:
            return [*self.choices_of(mark), *(layers if len(layers) > 1 else ())]
        return self.idle_choices()

    def choices_of(self, mark: OwnMark) -> list[Choice]:
        """What can be done with the current mark, its layer aside."""
        sure = [Choice("+", "surer", "surer(1)"), Choice("-", "less sure", "surer(-1)")]
        edges, remove = Choice("v", "edges", "select"), Choice("x", "remove", "remove")
        return [edges, *(sure if self.marking.sureness else ()), remove]

    # The mouse

    def on_text_selected(self, event: events.TextSelected) -> None:
        """Words were dragged over."""
        span = self.text.dragged
        if span is not None and self.marking.select_span(span):
            self._leaving = False
            self.clear_selection()
            self.show()

    def on_text_view_pointed(self, message: TextView.Pointed) -> None:
        """A click goes to the mark there; a second one selects the word."""
        self._leaving = False
        if message.twice:
            self.clear_selection()
            self.marking.stand_at(None)
            self.marking.select_span(Span(message.offset, message.offset + 1))
        else:
            self.marking.stand_at(self.marking.at(message.offset))
        self.show()

    # Keys: moving

    def action_line(self, by: int) -> None:
        """A line down or up; the selection, if there is one, or else the place."""
        selection = self.marking.selection
        if selection:
            self._move(selection.to_offset(self.text.beside(selection.caret.start, by), stretch=False))
        else:
            self._walk()
            super().action_line(by)

    def action_page(self, pages: float) -> None:
        """A page or half of one; not while words are selected."""
        if not self._held_by_selection():
            self._walk()
            super().action_page(pages)

    def action_end(self, side: int) -> None:
        """To the beginning or the end of the article."""
        if not self._held_by_selection():
            self._walk()
            super().action_end(side)

    def action_paragraph(self, by: int) -> None:
        """To the next paragraph or the one before."""
        if not self._held_by_selection():
            self._walk()
            super().action_paragraph(by)

    def _held_by_selection(self) -> bool:
        if self.marking.selection:
            self.say("words are selected: a number marks them, esc leaves them")
        return self.marking.selection is not None

    def _walk(self) -> None:
        """Whoever walks on stands at no mark any more."""
        if self.marking.current or self._leaving:
            self._leaving = False
            self.marking.stand_at(None)
            self.show()

    def action_mark(self, by: int) -> None:
        """To the next mark or the one before; the selection as far as the next edge of one."""
        selection = self.marking.selection
        if selection:
            self._move(selection.to_edge(self.edges, by))
            return
        mark = self.marking.neighbour(self.sitting.sentence.start, by)
        if mark is None:
            self.say("no more marks of yours in this direction" if self.marking.marks else "nothing is marked yet")
            return
        self._leaving = False
        self.marking.stand_at(mark)
        self.show(mark.start)

    @property
    def edges(self) -> list[Span]:
        """Where a selection can stretch to with one key: the marks that are visible."""
        return [mark.span for mark in self.marking.marks]

    # Keys: selecting

    def action_select(self) -> None:
        """Begin to select words, or to change the edges of the current mark."""
        if self.marking.selection:
            return
        self._leaving = False
        if self.marking.select(self.sitting.sentence):
            self._move(self.marking.selection)
        else:
            self.say("there are no words to select here")

    def action_word(self, by: int) -> None:
        """The next word or the one before."""
        self._stretch(by, stretch=False)

    def action_stretch(self, by: int) -> None:
        """A word more or less."""
        self._stretch(by, stretch=True)

    def _stretch(self, by: int, stretch: bool) -> None:
        if selection := self.marking.selection:
            self._move(selection.step(by, stretch))
        else:
            self.say("v selects words first")

    def action_sentence(self, side: int) -> None:
        """As far as the end of the sentence, or its beginning."""
        if selection := self.marking.selection:
            self._move(selection.to_end_of(self.sitting.flow.sentence_at(selection.caret.start), side))
        else:
            self.say("v selects words first")

    def action_swap(self) -> None:
        """The other end moves from now on."""
        if selection := self.marking.selection:
            self._move(selection.swapped())

    def _move(self, selection: Selection | None) -> None:
        if selection:
            self.marking.move(selection)
            self.show(selection.caret.start)

    # Keys: marking

    def action_choose(self, number: int) -> None:
        """A layer, or how sure a mark is."""
        self._leaving = False
        marking = self.marking
        said = ""
        if marking.asking:
            if 1 <= number <= SUREST:
                marking.rate(number)
            else:
                said = f"1 to {SUREST} says how sure you are, esc leaves it"
        elif not marking.selection and not marking.current:
            said = "v selects words first"
        elif not 1 <= number <= len(Layer) or not marking.choose(list(Layer)[number - 1]):
            said = "the numbers below the text are what can be chosen here"
        self.show()
        if said:
            self.say(said)

    def action_surer(self, by: int) -> None:
        """How sure the current mark is."""
        mark = self.marking.current
        if mark and mark.confidence and not self.marking.selection:
            self.marking.rate(mark.confidence + by)
            self.show()

    def action_remove(self) -> None:
        """Remove the current mark."""
        if self.marking.remove():
            self.show()
            self.say("removed: u brings it back")
        else:
            self.say("] goes to a mark, x then removes it")

    def action_undo(self) -> None:
        """Undo the last change of the marks."""
        self._leaving = False
        span = self.marking.undo()
        self.show(span.start if span else None)
        if span is None:
            self.say("nothing to undo")

    def action_go_on(self) -> None:
        """Confirm what is being done; else go on, once it is sure that this is wanted."""
        if self.marking.selection:
            confirmed = self.marking.confirm()
            self.show()
            if not confirmed:
                self.say(f"a number says {'how sure you are' if self.marking.asking else 'what it is'}, esc leaves it")
        elif self.parting and not self._leaving:
            self._leaving = True
            self.show()
        else:
            super().action_go_on()

    def action_unwind(self) -> None:
        """Take back what was begun last."""
        if self._leaving:
            self._leaving = False
        else:
            self.marking.cancel()
        self.show()


def named(layer: Layer, words: str) -> Content:
    """A layer's letter and name, then what is said of the mark."""
    return Content.assemble((f"{layer.letter.upper()} {LAYER_NAMES[layer]}", f"bold $text-{layer}"), f" {words}")
