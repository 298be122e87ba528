"""Rows of text as terminal cells: the gutter with the layers' letters, then the text with its marks.

Both views of the article draw through here. Colours and text styles come from reader.tcss by way of `Inks`.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.annotate.annotation import Layer, SpanIndex
from tui.article.article import BlockKind, Span
from tui.language.layout import CutBlock, Role
from tui.reader.flow import Row, RowKind

GUTTER = 6
"""Cells before the text: the bar of the reading place, a column for each layer's letter, a space."""
BAR = "▌"
_MOST_STRIPS_KEPT = 2048

INKS = (
    "headline", "subhead", "byline", "dim", "note", "code", "fold",
    "place", "content", "counterview", "sourced", "unverified", "loaded",
    "match", "match-current", "reference", "machine", "selected", "chosen", "bar",
)  # fmt: skip
"""The names of all styles, from the one painted first to the one painted over all others."""
_ORDER = {name: number for number, name in enumerate(INKS)}

_ROLE_INKS = {
    Role.HEADLINE: "headline",
    Role.STANDFIRST: "subhead",
    Role.SUBHEAD: "subhead",
    Role.BYLINE: "byline",
    Role.CAPTION: "dim",
    Role.FURNITURE: "dim",
    Role.NOTE: "note",
}


@dataclass(frozen=True, slots=True)
class Paint:
    """A stretch of the article drawn with an ink; those of a layer put its letter into the gutter."""

    start: int
    end: int
    ink: str
    layer: Layer | None = None


@dataclass(frozen=True)
class Inks:
    """The styles of a theme, by name, and combined."""

    base: Style
    named: tuple[Style, ...]
    """One for each of `INKS`."""
    _combined: dict[tuple[str, ...], Style] = field(default_factory=dict, compare=False, repr=False)

    def letter(self, layer: Layer) -> Style:
        """How a layer's letter stands in the gutter: in the layer's colour alone."""
        return self.base + Style(color=self.named[_ORDER[layer]].color, bold=True)

    def style(self, names: Iterable[str]) -> Style:
        """The base style with these inks over it, in the order of `INKS`."""
        key = tuple(sorted(set(names), key=_ORDER.__getitem__))
        style = self._combined.get(key)
        if style is None:
            style = self._combined[key] = Style.combine([self.base, *(self.named[_ORDER[name]] for name in key)])
        return style


class Draftsman:
    """Draws rows, and remembers what it drew for as long as nothing in it changed."""

    def __init__(self, text: str, blocks: Sequence[CutBlock]) -> None:
        self.text = text
        self.blocks = blocks
        self.marks: SpanIndex[Paint] = SpanIndex(())
        self.matches: SpanIndex[Paint] = SpanIndex(())
        self.paintings = 0
        """How often these have changed."""
        self.place = Span(0, 0)
        """The reading place."""
        self.chosen: Span | None = None
        """Words that the next key acts on: selected by the keyboard, or a mark of one's own."""
        self.lit: tuple[Span, ...] = ()
        """Contents of the current marks, lit up while they are current."""
        self.inks = Inks(Style.null(), (Style.null(),) * len(INKS))
        self._strips: OrderedDict[tuple[object, ...], Strip] = OrderedDict()

    def strip(self, row: Row, width: int, selected: Span | None = None) -> Strip:
        """A row as cells, `width` of them; `selected` is what the mouse has selected."""
        here = Span(row.start, row.end)
        lit = tuple(filter(None, (_part(span, here) for span in self.lit)))
        touched = [span and _part(span, here) for span in (self.place, self.chosen, selected)]
        key = (row.block, here, row.kind, width, lit, *touched)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(row, selected).adjust_cell_length(width, self.inks.base)
            if len(self._strips) > _MOST_STRIPS_KEPT:
                self._strips.popitem(last=False)
        return strip

    def paint(self, marks: SpanIndex[Paint], matches: SpanIndex[Paint]) -> None:
        """Paint these from now on."""
        self.marks, self.matches = marks, matches
        self.paintings += 1
        self._strips.clear()

    def dip(self, inks: Inks) -> bool:
        """Draw with the inks of another theme from now on; whether they differ from those before."""
        changed = inks != self.inks
        if changed:
            self.inks = inks
            self._strips.clear()
        return changed

    def _drawn(self, row: Row, selected: Span | None) -> Strip:
        if row.kind is RowKind.GAP:
            return Strip([])
        here = Span(row.start, row.end)
        if row.kind is RowKind.FOLD:
            current = here.covers(self.place.start)
            inks = ("fold", "place") if current else ("fold",)
            words = f"… {row.folded} sentence" + ("s" if row.folded > 1 else "")
            return Strip([*self._gutter(current, ()), Segment(words, self.inks.style(inks))])
        paints = [*self.marks.overlapping(*here), *self.matches.overlapping(*here)]
        current = _part(self.place, here) is not None
        letters = [paint.layer for paint in paints if paint.layer]
        paints += [Paint(*span, "content") for span in self.lit if _part(span, here)]
        paints.append(Paint(*self.place, "place"))
        if selected:
            paints.append(Paint(*selected, "selected"))
        if self.chosen:
            paints.append(Paint(*self.chosen, "chosen"))
        return Strip([*self._gutter(current, letters), *self._text(row, paints)])

    def _gutter(self, current: bool, letters: Iterable[Layer]) -> list[Segment]:
        shown = set(letters)
        segments = [Segment(BAR if current else " ", self.inks.style(("bar",)))]
        for layer in Layer:
            letter = Segment(layer.letter.upper(), self.inks.letter(layer)) if layer in shown else None
            segments.append(letter or Segment(" ", self.inks.base))
        return [*segments, Segment(" ", self.inks.base)]

    def _text(self, row: Row, paints: Sequence[Paint]) -> list[Segment]:
        line = row.line
        assert line is not None
        block = self.blocks[row.block]
        tail = block.furniture
        if tail.start < tail.end:
            paints = [*paints, Paint(*tail, "dim")]
        drawn = [(*line.drawn(paint.start, paint.end), paint.ink) for paint in paints]
        drawn = [stretch for stretch in drawn if stretch[0] < stretch[1]]
        cuts = sorted({0, len(line.text), *(edge for first, last, _ in drawn for edge in (first, last))})
        base = _block_inks(block)
        segments = [Segment(row.lead, self.inks.style(base))] if row.lead else []
        for first, last in pairwise(cuts):
            names = [ink for begin, end, ink in drawn if begin <= first and last <= end]
            # Textual's selection by mouse counts from here: the offset in the article as the column of one long line.
            place = Style.from_meta({"offset": (line.offsets[first], 0)})
            segments.append(Segment(line.text[first:last], self.inks.style((*base, *names)) + place))
        return segments


def _part(span: Span, of: Span) -> Span | None:
    """The part of `of` that a span covers."""
    start, end = max(span.start, of.start), min(span.end, of.end)
    return Span(start, end) if start < end else None


def _block_inks(block: CutBlock) -> tuple[str, ...]:
    if block.kind is BlockKind.CODE:
        return ("code",)
    ink = _ROLE_INKS.get(block.role)
    return (ink,) if ink else ()
