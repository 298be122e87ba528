"""One sitting with an article: where the reader is, and which marks are shown. Knows nothing of the screen."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.annotate.annotation import Annotation, Layer, SpanIndex
from tui.article.article import Article, BlockKind, Span
from tui.language.layout import ANALYSED, CutBlock, Role, lay_out
from tui.reader.drawing import Draftsman, Paint
from tui.reader.flow import Flow
from tui.reader.searching import matches

if TYPE_CHECKING:  # not needed for the first paint
    from tui.annotate.reading import Reading
    from tui.prompts.levels import Level
    from tui.prompts.places import Place
    from tui.prompts.selection import Selection
    from tui.reader.viewing import View, Wanted


class Sitting:
    """The state of a reading. Whatever changes it also brings `draftsman` up to date; the views then draw anew."""

    def __init__(self, article: Article, *, read_first: bool = False) -> None:
        blocks = lay_out(article) or (_whole(article),)
        self.article = article
        self.flow = Flow(article, blocks)
        self.blocks = blocks = self.flow.blocks
        self.draftsman = Draftsman(article.text, blocks)
        self.reading: Reading | None = None
        self._view: View | None = None
        self.layers = set(Layer)
        self.hidden = False
        self.level: Level | None = None
        """How many marks are shown; None before there are any."""
        self._most: int | None = None
        """How many places of that level, None: all."""
        self._steps: list[tuple[Level | None, int | None]] = []
        """The levels from which more was asked for, with how many places of them were shown."""
        self.waiting = read_first
        """Whether marks are held back until the article was read to its end."""
        self.unseen = read_first
        """Whether nobody has gone to a mark since a first read: the first one is then the next, from the end too."""
        self.in_front = True
        """Whether the reader stands before the text and has not gone to a place in it: no mark is current then."""
        self.query = ""
        self.matches: tuple[Span, ...] = ()
        self.match = 0
        """Which of the matches is the current one."""
        self.own: tuple[Paint, ...] = ()
        """Marks drawn in place of the engine's: those of the reader, or of others to compare with."""
        self._dismissed: list[tuple[Annotation, ...]] = []
        first = next((n for n, block in enumerate(blocks) if block.role is not Role.NOTE), 0)
        self._sentence = self.flow.sentences(first)[0]
        self._last = max((n for n, block in enumerate(blocks) if block.role in ANALYSED), default=len(blocks) - 1)
        self._front = self._sentence.start
        self.step_back()

    # The reading place

    @property
    def sentence(self) -> Span:
        """The reading place."""
        return self._sentence

    def go(self, offset: int) -> None:
        """Set the reading place to the sentence at an offset."""
        self.in_front = False
        self._sentence = self.flow.sentence_at(offset)
        if self.waiting and self.flow.block_at(self._sentence.start) >= self._last:
            self.waiting = False
            self._choose()
        self._light()

    def step_back(self) -> None:
        """Stand before the text again, at its first sentence."""
        self.go(self._front)
        self.in_front = True
        self._light()

    @property
    def stop(self) -> "Place | None":
        """The marks at the reading place, None where none are shown.

        A sentence in which only somebody is named as a source is no stop of `]`, and yet it has a card.
        """
        if self.reading is None or self.selection is None or not self.marks_visible or self.in_front:
            return None
        start, end = self._sentence
        if place := self.selection.place_at(start):
            return place
        marks = self.selection.marks
        first = bisect_left(marks, start, key=lambda mark: mark.annotation.start)
        last = bisect_left(marks, end, key=lambda mark: mark.annotation.start)
        sentence = self.reading.cut.sentence_at(start)
        if sentence is None or first == last:
            return None
        from tui.prompts.places import Place

        return Place(sentence, marks[first:last])

    def next_stop(self, by: int) -> int | None:
        """The offset of the next shown mark (by 1) or the one before (by -1)."""
        places = self.selection.places if self.selection and self.marks_visible else ()
        found = _neighbour(places, self._sentence.start - self.in_front, by)
        return places[0].start if found is None and by > 0 and places and self.unseen else found

    def next_block(self, by: int) -> int | None:
        """The offset of the next paragraph or the one before; within one, its own beginning is the one before."""
        return _neighbour(self.blocks, self._sentence.start, by)

    # Which marks are shown

    def read(self, reading: "Reading", view: "View | None" = None) -> None:
        """Take what was found in the article so far: the reading place, the wishes and what was dismissed stay.

        `view`: what is seen of it, worked out elsewhere; it is worked out anew if the reader has changed a wish since.
        """
        self.reading = reading
        self.level = self.wanted.level
        if view is None or view.wanted != self.wanted:
            self._choose()
        else:
            self._show(view)

    @property
    def selection(self) -> "Selection | None":
        """The marks that are seen, None before there are any."""
        return self._view.selection if self._view else None

    @property
    def wanted(self) -> "Wanted":
        """What the reader has asked to see. May be asked for in any thread."""
        from tui.prompts.levels import Level
        from tui.reader.viewing import Wanted

        dismissed = frozenset(annotation for group in tuple(self._dismissed) for annotation in group)
        level = Level.DEFAULT if self.level is None else self.level
        return Wanted(level, frozenset(self.layers), dismissed, self._most)

    @property
    def marked(self) -> bool:
        """Whether there are marks to be seen: found, and not held back or hidden."""
        return self.marks_visible and self.reading is not None and not self.reading.abstained

    @property
    def complete(self) -> bool:
        """Whether the whole article has been read for marks."""
        return self.reading is not None and self.reading.complete

    @property
    def marks_visible(self) -> bool:
        """Whether marks are shown at all."""
        return not self.hidden and not self.waiting

    def toggle_layer(self, layer: Layer) -> None:
        """Show or hide a layer. Showing one ends the hiding of all."""
        if self.hidden:
            self.hidden = False
            self.layers.add(layer)
        else:
            self.layers.symmetric_difference_update((layer,))
        self._choose()

    def toggle_hidden(self) -> None:
        """Hide all marks, or show them again."""
        self.hidden = not self.hidden
        self._choose()

    def more(self) -> bool:
        """Show more marks, half as many again; whether there was a further step."""
        from tui.prompts.levels import one_step_on

        first, stops = (self.level, self._most), self._stops
        while self.level is not None and (self.level is not self.level.more or self._held):
            self._steps.append((self.level, self._most))
            low = self.level is self.level.fewer  # the fewest: what is shown unasked comes back in one step
            self.level = self.level if self._held else self.level.more
            self._most = None if low else one_step_on(len(stops))
            self._choose()
            if self.selection is None or self._stops != stops:
                break  # a step that changes nothing on the screen would look like a dead key
        return (self.level, self._most) != first

    def fewer(self) -> bool:
        """Show fewer marks, as before the last step; whether there was a further step."""
        first, stops = (self.level, self._most), self._stops
        while self.level is not None and (self._steps or self.level is not self.level.fewer):
            self.level, self._most = self._steps.pop() if self._steps else (self.level.fewer, None)
            self._choose()
            if self.selection is None or self._stops != stops:
                break
        return (self.level, self._most) != first

    @property
    def _held(self) -> int:
        """How many places of the level are left for a further step."""
        return self.selection.held if self.selection else 0

    @property
    def _stops(self) -> list[int]:
        """Where the places begin: what a step is seen to change, which a second mark in one of them is not."""
        return [place.start for place in self.selection.places] if self.selection else []

    def dismiss(self) -> bool:
        """Take the marks at the reading place away for this sitting; whether there were any."""
        stop = self.stop
        if stop is None:
            return False
        self._dismissed.append(tuple(mark.annotation for mark in stop.marks))
        self._choose()
        return True

    def undo(self) -> int | None:
        """Bring the marks dismissed last back; their offset, or None if none were dismissed."""
        if not self._dismissed:
            return None
        brought = self._dismissed.pop()
        self._choose()
        return min(annotation.start for annotation in brought)

    # Skimming and searching

    def toggle_skim(self) -> bool:
        """Fold away all but first sentences and marked ones, or unfold; whether it is now folded."""
        self.flow.skim(None if self.flow.skimming else self._kept_sentences)
        return self.flow.skimming

    def search(self, query: str, origin: int) -> int | None:
        """Look for words; where they first stand at or after `origin`, else in the whole text."""
        self.query = query.strip()
        self.matches = matches(self.article.text, self.query)
        return self._match_from(origin, 0)

    def next_match(self, by: int) -> int | None:
        """Where the next match stands (by 1) or the one before (by -1); after the last comes the first."""
        if self.matches and self._sentence.covers(self.matches[self.match].start):
            return self._take_match(self.match + by)
        return self._match_from(self._sentence.start, 0 if by > 0 else -1)

    def _match_from(self, offset: int, by: int) -> int | None:
        return self._take_match(bisect_left(self.matches, offset, key=lambda match: match.start) + by)

    def _take_match(self, index: int) -> int | None:
        self.match = index % len(self.matches) if self.matches else 0
        self._paint()
        return self.matches[self.match].start if self.matches else None

    # What all this looks like

    def draw(self, own: Iterable[Paint]) -> None:
        """Draw these in place of the engine's marks."""
        self.own = tuple(own)
        self._paint()

    def _choose(self) -> None:
        if self.reading is None or self.level is None:
            return
        from tui.reader.viewing import view_of

        self._show(view_of(self.reading, self.wanted))

    def _show(self, view: "View") -> None:
        self._view = view
        self.flow.refold()
        self._paint()
        self._light()

    def _paint(self) -> None:
        shown: SpanIndex[Paint] = SpanIndex(self.own)
        if self._view and self.marks_visible and not self.own:
            shown = self._view.paints
        found = [
            Paint(*match, "match-current" if number == self.match else "match")
            for number, match in enumerate(self.matches)
        ]
        self.draftsman.paint(shown, SpanIndex(found))

    def _light(self) -> None:
        """Light up the place, and what the sources of its marks say."""
        self.draftsman.place = self._sentence
        stop = self.stop
        shown = (mark.annotation for mark in stop.marks) if stop else ()
        self.draftsman.lit = tuple(span for mark in shown if mark.layer is Layer.SOURCED for span in mark.spans)

    def _kept_sentences(self, block: int) -> frozenset[int]:
        if self.selection is None or not self.marks_visible:
            return frozenset()
        here = self.blocks[block]
        return frozenset(place.start for place in _within(self.selection.places, here.start, here.end))


def _within(places: "tuple[Place, ...]", start: int, end: int) -> "tuple[Place, ...]":
    first = bisect_left(places, start, key=lambda place: place.start)
    return places[first : bisect_left(places, end, key=lambda place: place.start)]


def _neighbour(stretches: "Sequence[Place] | Sequence[CutBlock]", here: int, by: int) -> int | None:
    """Where the first of the stretches after an offset begins (by 1), or the last before it (by -1)."""
    find = bisect_right if by > 0 else bisect_left
    index = find(stretches, here, key=lambda stretch: stretch.start) - (by < 0)
    return stretches[index].start if 0 <= index < len(stretches) else None


def _whole(article: Article) -> CutBlock:
    end = len(article.text)
    return CutBlock(0, end, BlockKind.PARAGRAPH, 0, Role.BODY, Span(end, end))
