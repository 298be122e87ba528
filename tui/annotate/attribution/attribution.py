"""An attribution in the making, within one folded sentence."""

from dataclasses import dataclass, field

from tui.annotate.annotation import Stance
from tui.annotate.attribution.contents import stands_beside
from tui.annotate.attribution.stretch import OPEN, Stretch
from tui.article.article import Span
from tui.language.folded import Folded


@dataclass(slots=True, eq=False)
class Attribution:
    """An attribution in the making; its indexes are those of the folded sentence's tokens."""

    line: Folded
    rule: str
    """The family of the cue and the form of its complement: what the confidence is measured for."""
    stance: Stance
    cue: Stretch
    source: Stretch | None
    begins: int
    """The first word of its own clause: of source or cue, whichever is first."""
    content: list[Stretch] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)
    """Content in other sentences."""
    manner: str = "verb"
    """How the cue stands: verb, joined ("and said"), participle, infinitive."""
    doubts: tuple[str, ...] = ()
    """What makes it less likely an attribution, by the names in `precision` of `cues.toml`: "might say", "who say"."""
    judges: bool = False
    """Whether the cue says more than "said" does."""
    quoted: bool = False
    """Whether it hands over a quotation, which the next sentences may go on with."""
    by_form: bool = False
    """Whether its form alone tells what is said and by whom; see `Said`."""
    lists: bool = False
    """Whether the points of a list below it may be what is said."""

    @property
    def announces(self) -> bool:
        """Whether the sentence ends with a colon where the content should be."""
        return self.rule.endswith("-colon")

    def is_open_at(self, index: int) -> bool:
        """Whether what is said may go on over this word: where it ends is not settled yet."""
        return bool(self.content) and self.content[-1].last == OPEN and self.content[-1].first <= index

    @property
    def stands_beside(self) -> bool:
        """Whether its clause stands beside what another says, and not inside it."""
        if any(s.last != OPEN and s.last <= self.begins for s in self.content):
            return True
        family = self.rule.split("-")[0]
        return stands_beside(self.line, self.begins, self.manner, family)
