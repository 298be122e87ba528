"""An exercise on its way: the machine's proposals, decided about one by one, and the words around the articles."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.annotate.annotation import Layer
from tui.article.article import Article, Block
from tui.article.sanitize import one_line
from tui.classroom.exercise import Calibration, KeyMark, MachineMark
from tui.classroom.making import LONGEST_NOTE, Making
from tui.reader import keys
from tui.reader.marking import Marking, OwnMark
from tui.reader.screens.exercise.marking import MarkingScreen, named
from tui.reader.screens.exercise.step import StepScreen
from tui.reader.widgets.answerfield import AnswerField
from tui.reader.widgets.choiceline import Choice, ChoiceLine
from tui.reader.widgets.footer import KeyLine

_ASKED = """\
The machine proposes; what you accept goes into the key that students see, and what you drop they do not see. Look at \
each mark: keep it, change its words or its layer, or drop it. Select words with v to add marks of your own, and say \
why in a sentence."""
_WHY = "Why is it marked? One sentence for the students; enter keeps it"


class KeyScreen(MarkingScreen):
    """The key of a passage. Proposals that nothing was decided about stand among its marks, drawn otherwise."""

    HINTS = keys.MAKING_HINTS
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("note", "propose")]

    def __init__(self, making: Making) -> None:
        self.making = making
        self._meant: dict[int, KeyMark | MachineMark] = {}
        """What each mark on the screen is, by its number."""
        self._noted: KeyMark | MachineMark | None = None
        """What the note is about that is being written."""
        self._begun = False
        """Whether something of that note was kept already."""
        title = making.exercise.title_above(making.passage)
        super().__init__(title, _ASKED, making.passage.article, (), making.exercise.layers, sureness=False)
        self._take_over()

    @property
    def state(self) -> str:
        """How much is decided."""
        left, key = len(self.making.pending), len(self.making.key)
        more = ", p for more" if self.making.kept_back else ""
        open_ = f"{left} of {self.making.proposals} proposals left" if left else f"all proposals seen{more}"
        return f"making an exercise · {open_} · {key} mark{'' if key == 1 else 's'} in the key"

    @property
    def parting(self) -> str:
        """What is said before the key is left."""
        key = len(self.making.key)
        return f"The key has {'no marks' if not key else 'one mark' if key == 1 else f'{key} marks'}. Done with it?"

    def on_mount(self) -> None:
        """Begin with the first proposal."""
        self._to_next()

    def _take_over(self, current: tuple[Layer, int, int] | None = None) -> None:
        """Show what the key and the proposals now are; the current mark is the one that stands there."""
        self._meant = dict(enumerate((*self.making.key, *self.making.pending), 1))
        marks = [OwnMark(number, it.layer, it.start, it.end) for number, it in self._meant.items()]
        self.marking = Marking(self.sitting.flow, marks, self.making.exercise.layers, sureness=False)
        self.marking.stand_at(next((it for it in marks if (it.layer, it.start, it.end) == current), None))
        self.forget_drawn()

    def marks_changed(self) -> None:
        """What was done to the marks is done to the key."""
        after = {mark.id: mark for mark in self.marking.marks}
        place = None
        with self.kept():
            for number, it in self._meant.items():
                mark = after.pop(number, None)
                if mark is None:
                    self.making.drop(it) if isinstance(it, MachineMark) else self.making.remove(it)
                elif (mark.layer, mark.start, mark.end) != (it.layer, it.start, it.end):
                    place = mark.layer, mark.start, mark.end
                    self._change(it, *place)
            for mark in after.values():
                place = mark.layer, mark.start, mark.end
                self.making.add(*place)
        self._take_over(place)

    def _change(self, it: KeyMark | MachineMark, layer: Layer, start: int, end: int) -> None:
        if isinstance(it, MachineMark):
            self.making.change(it, layer, start, end)
        else:
            kind = it.kind if layer is it.layer else None
            self.making.edit(it, replace(it, layer=layer, kind=kind, start=start, end=end))

    # Showing it

    @property
    def hints(self) -> Sequence[keys.Hint]:
        """The keys; one for further proposals where there are any."""
        return keys.PROPOSING_HINTS if self.making.kept_back else self.HINTS

    def ink(self, mark: OwnMark) -> str:
        """A proposal is drawn as the machine's, until it is taken."""
        return "machine" if isinstance(self._meant.get(mark.id), MachineMark) else mark.layer.value

    @property
    def idle(self) -> str:
        """What can be done while no mark is current."""
        return "v selects words to add a mark, ] and [ go to the marks there are."

    def idle_choices(self) -> list[Choice]:
        """The next proposal, or the end."""
        onward = "next proposal" if self.making.pending else "done"
        more = [Choice("p", "more proposals", "propose")] if self.making.kept_back else []
        return [Choice("v", "select", "select"), *more, Choice("enter", onward, "go_on")]

    def told_of(self, mark: OwnMark) -> Content | str:
        """Whose it is, and why."""
        it = self._meant[mark.id]
        proposed = isinstance(it, MachineMark)
        why = it.reason if isinstance(it, MachineMark) else it.note or "(no note yet)"
        words = named(mark.layer, f"{self.quote(mark.span)} {one_line(why, LONGEST_NOTE)}")
        return Content.assemble(("Proposed: " if proposed else "In the key: ", "bold"), words)

    def choices_of(self, mark: OwnMark) -> list[Choice]:
        """Take it or leave it."""
        edges, note = Choice("v", "edges", "select"), Choice("m", "note", "note")
        if isinstance(self._meant[mark.id], MachineMark):
            return [Choice("enter", "accept", "go_on"), Choice("x", "drop", "remove"), edges, note]
        onward = Choice("enter", "next proposal" if self.making.pending else "done", "go_on")
        return [onward, edges, note, Choice("x", "remove", "remove")]

    # Keys

    def _current(self) -> KeyMark | MachineMark | None:
        mark = self.marking.current
        return self._meant[mark.id] if mark else None

    def _to_next(self, offset: int = 0) -> None:
        """To the first proposal after an offset, or else the first there is."""
        pending = [n for n, it in self._meant.items() if isinstance(it, MachineMark)]
        ahead = [n for n in pending if self._meant[n].start >= offset] or pending
        mark = next((mark for mark in self.marking.marks if mark.id in ahead[:1]), None)
        self.marking.stand_at(mark)
        self.show(mark.start if mark else None)

    def action_go_on(self) -> None:
        """Confirm new edges; accept the proposal; go to the next one; or, when all are seen, be done."""
        it = self._current()
        if self.marking.selection:
            known = set(self._meant.values())
            super().action_go_on()
            self._explain_new(known)
        elif isinstance(it, MachineMark):
            with self.kept():
                self.making.accept(it)
            self._take_over()
            self._to_next(it.start)
        elif self.making.pending:
            self._to_next(self.sitting.sentence.start)
        else:
            super().action_go_on()

    def action_choose(self, number: int) -> None:
        """A layer; a mark of one's own is then explained."""
        known = set(self._meant.values())
        super().action_choose(number)
        self._explain_new(known)

    def _explain_new(self, known: set[KeyMark | MachineMark]) -> None:
        it = self._current()
        if isinstance(it, KeyMark) and it not in known and not it.note:
            self.action_note()

    def action_remove(self) -> None:
        """Drop the proposal, or take the mark out of the key."""
        it = self._current()
        super().action_remove()
        if isinstance(it, MachineMark) and self.making.pending:
            self._to_next(it.start)

    def action_undo(self) -> None:
        """Leave the selection, or undo the last decision."""
        if self.marking.selection:
            super().action_undo()
            return
        before = set(self._meant.values())
        with self.kept():
            undone = self.making.undo()
        self._take_over()
        back = next((it for it in self._meant.values() if it not in before), None)
        if back:
            self._take_over((back.layer, back.start, back.end))
        self.show(back.start if back else None)
        self.say("undone" if undone else "nothing to undo")

    def action_propose(self) -> None:
        """Propose more, and go to the first of them."""
        if self.marking.selection:
            self.say("words are selected: a number marks them, esc leaves them")
            return
        known = set(self.making.pending)
        with self.kept():
            count = self.making.propose_more()
        self._take_over()
        new = next((it for it in self.making.pending if it not in known), None)
        if new:
            self._take_over((new.layer, new.start, new.end))
        self.show(new.start if new else None)
        self.say(f"{count} more proposal{'' if count == 1 else 's'}, less sure" if count else "there are no more")

    def action_note(self) -> None:
        """Write why the current mark is marked."""
        it = self._current()
        if it is None:
            self.say("] goes to a mark, m then says why it is marked")
            return
        self._noted, self._begun = it, False
        self.open_field(_note_of(it), _WHY)
        self.show()

    def on_text_area_changed(self) -> None:
        """A note that is left, by whatever befalls, is there."""
        self.keep_soon()

    def keep_written(self, text: str) -> None:
        """The note so far; a proposal without one keeps its reason."""
        it, note = self._noted, text.strip()
        number = next((number for number, mark in self._meant.items() if mark == it), None)
        if it is None or number is None or note == _note_of(it) or not (note or isinstance(it, KeyMark)):
            return
        self._noted = self._meant[number] = self.making.note(it, note, more=self._begun)
        self._begun = True

    def on_answer_field_done(self) -> None:
        """The note is written: a proposal is accepted with it."""
        self.keep_now()
        self.close_field()
        it = self._noted
        if isinstance(it, MachineMark):
            with self.kept():
                self.making.accept(it)
            self._take_over()
            self._to_next(it.start)
        else:
            self.show()

    def action_unwind(self) -> None:
        """Out of the field, where what was written stays; else what was begun last."""
        if self.writing:
            self.keep_now()
            self.close_field()
            self.show()
        else:
            super().action_unwind()


def _note_of(it: KeyMark | MachineMark) -> str:
    return it.note if isinstance(it, KeyMark) else it.reason


class SentenceScreen(MarkingScreen):
    """A sentence for students to warm up with: what is to be marked in it, if anything."""

    def __init__(
        self, title: str, given: Calibration, layers: tuple[Layer, ...], keep: Callable[[Calibration], object]
    ) -> None:
        """`keep` is called with the sentence whenever something else is to be marked in it."""
        article = Article("calibration", given.sentence, (Block(0, len(given.sentence)),))
        asked = "Mark what students should mark in it; with nothing marked, there is nothing to mark."
        marks = [OwnMark(1, given.layer, given.start, given.end)] if given.layer in layers else []
        super().__init__(title, asked, article, marks, layers, sureness=False)
        self._given = given
        self._keep = keep

    @property
    def state(self) -> str:
        """What is being made."""
        return "making an exercise · a sentence to warm up with"

    @property
    def calibration(self) -> Calibration:
        """The sentence with what is to be marked in it."""
        if self.marking.marks == self._begun_with:
            return self._given
        mark = next(iter(self.marking.marks), None)
        layer, start, end = (mark.layer, mark.start, mark.end) if mark else (None, 0, 0)
        return replace(self._given, layer=layer, start=start, end=end)

    def marks_changed(self) -> None:
        """Keep what is to be marked."""
        self._keep(self.calibration)

    def idle_choices(self) -> list[Choice]:
        """Mark, or go on."""
        onward = "done" if self.marking.marks else "nothing to mark"
        return [Choice("v", "select", "select"), Choice("enter", onward, "go_on")]


class AskScreen(StepScreen):
    """One question about the exercise, with what holds if nothing is changed."""

    AUTO_FOCUS = "#answer"
    HINTS = keys.WRITING_HINTS
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("select")]

    def __init__(self, title: str, question: str, answer: str, longest: int, keep: Callable[[str], object]) -> None:
        """`keep` is called with what is written, while it is written and at the end."""
        super().__init__(title, question)
        self._keep = keep
        self._begun_with = answer
        self._longest = longest
        self.answer = answer
        """What is in the field."""

    @property
    def state(self) -> str:
        """What is being made."""
        return "making an exercise"

    def compose_step(self) -> ComposeResult:
        """The question and the field."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(Content(self.asked), markup=False)
            yield AnswerField(self._begun_with, "Nothing yet; enter alone leaves it so", self._longest)
            yield ChoiceLine()

    def on_mount(self) -> None:
        """Ready to write."""
        field = self.query_one(AnswerField)
        field.move_cursor(field.document.end)
        self.call_after_refresh(self._follow_focus)

    def on_descendant_focus(self) -> None:
        """The keys at the bottom, and what can be clicked, depend on whether the field takes the letters."""
        self._follow_focus()

    def on_descendant_blur(self) -> None:
        """The same."""
        self._follow_focus()

    def _follow_focus(self) -> None:
        writing = self.query_one(AnswerField).has_focus
        self.query_one(KeyLine).show(keys.WRITING_HINTS if writing else keys.EXERCISE_HINTS)
        self.offer([Choice("enter", "go on", "go_on"), *([] if writing else [Choice("v", "write", "select")])])

    def action_select(self) -> None:
        """Back to the field."""
        self.query_one(AnswerField).focus()

    @property
    def writing(self) -> bool:
        """Always: the field stays open."""
        return True

    def on_text_area_changed(self) -> None:
        """What is written is what is answered."""
        self.answer = self.field.text.strip()
        if self.answer != self._begun_with.strip():
            self.keep_soon()

    def keep_written(self, text: str) -> None:
        """The answer so far."""
        self._keep(text.strip())

    def action_go_on(self) -> None:
        """On to the next question."""
        self.keep_now()
        super().action_go_on()

    def on_answer_field_done(self) -> None:
        """The next question."""
        self.action_go_on()

    def action_unwind(self) -> None:
        """Out of the field, so that ? and q can be pressed; enter goes on from there too."""
        self.set_focus(None)

    def action_back(self) -> None:
        """Leave: what is in the field is kept as if one went on."""
        self.keep_now()
        self.post_message(self.GoneOn(self, leaving=True))
