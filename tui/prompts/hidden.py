"""What is not shown and why, in words: for the help and for whoever asks."""

from collections.abc import Collection, Iterator

from tui.annotate.annotation import Annotation, Layer
from tui.prompts.levels import Level
from tui.prompts.marks import is_quoted_wording
from tui.prompts.measured import doubted
from tui.prompts.wording import counted


def told_of_hidden(
    level: Level,
    layers: Collection[Layer],
    waiting: Collection[Annotation],
    rest: int,
    doubtful: int,
    dismissed: int,
) -> Iterator[str]:
    """What a level hides with these layers on, a phrase a reason.

    `waiting`: the marks above their layer's line that are not shown. `rest`: how many places above it are not shown;
    `doubtful`: how many have marks below it alone. `dismissed`: how many marks the reader has sent away.
    """
    if rest > 0:
        yield f"{counted(rest, 'more place')}, weaker or too close to others"
    if level < Level.MORE and (quoted := sum(a.shown and is_quoted_wording(a) for a in waiting)):
        yield f"{counted(quoted, 'loaded word')} in quotations"
    if level < Level.MORE and (often_wrong := sum(a.shown and doubted(a) for a in waiting)):
        yield f"{counted(often_wrong, 'mark')} of kinds that we often get wrong"
    if unsure := sum(a.layer is Layer.SOURCED for a in waiting):
        yield f"who says so in {counted(unsure, 'place')} where we are unsure"
    if level < Level.CANDIDATES and doubtful:
        yield f"{counted(doubtful, 'doubtful place')}"
    if dismissed:
        yield f"{counted(dismissed, 'mark')} that you dismissed"
    if off := [layer.value for layer in Layer if layer not in layers]:
        yield f"the {'layer' if len(off) == 1 else 'layers'} {', '.join(off)}, switched off"
