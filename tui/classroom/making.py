"""An exercise made from an article: the machine proposes marks, and the teacher decides about each.

Nothing enters the key but by the teacher's hand: a proposal is accepted, changed or dropped, and marks of the
teacher's own are added. A `Making` saves after everything that is done, and can be taken up where it was left.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotate.annotation import Annotation, Layer
from tui.article.article import Article, Block
from tui.article.load import load
from tui.article.sanitize import one_line
from tui.article.web.fetched import Progress as Fetching
from tui.article.web.visit import Visit, is_address
from tui.classroom.exercise import CLOSING, FIRST, BadExercise, Exercise, KeyMark, MachineMark, Passage, sha256_of
from tui.classroom.files import LONGEST_ARTICLE, TEXTS, TOML_SUFFIX, article_in, name_from
from tui.prompts.measured import doubted

if TYPE_CHECKING:
    from tui.annotate.engine import EngineName, Progress

LONGEST_NOTE = 600
_FEWEST_PROPOSALS, _SENTENCES_A_PROPOSAL = 3, 2
"""At once at least so many proposals, and at most one in so many sentences: all of a page is too much to judge."""
MOST_PROPOSALS = 1_000
"""More than anybody looks at one by one, and two articles with so many still make a file that can be read again."""
DEFAULT_INSTRUCTIONS = "Mark what you find. Say for each mark how sure you are; others' marks are shown afterwards."


class Making:
    """An exercise on its way, and which of its passages is being marked.

    `save` is called with the exercise after every change; it may raise, and what it raises goes to the caller.
    """

    def __init__(self, exercise: Exercise, save: Callable[[Exercise], object], passage: str = FIRST) -> None:
        self.exercise = exercise
        self._save = save
        self._name = passage
        self._past: list[Passage] = []

    @property
    def passage(self) -> Passage:
        """The passage that is being marked."""
        return self.exercise.passage(self._name)

    def turn_to(self, passage: str) -> None:
        """Mark another passage; what was done in the last one is no longer undone.

        Raises:
            KeyError: there is none of that name.
        """
        self.exercise.passage(passage)
        self._name = passage
        self._past.clear()

    def put(self, passage: Passage) -> None:
        """Take a passage into the exercise, in place of one of its name."""
        self._become(with_passage(self.exercise, passage))

    def describe(self, exercise: Exercise) -> None:
        """Take over everything from an exercise but its passages."""
        self._become(replace(exercise, passages=self.exercise.passages, closing=self.exercise.closing))

    # The machine's proposals

    @property
    def pending(self) -> tuple[MachineMark, ...]:
        """The proposals that nothing was decided about yet, by where they begin."""
        return tuple(mark for mark in self.passage.machine if mark.shown and not mark.seen)

    @property
    def kept_back(self) -> tuple[MachineMark, ...]:
        """Those that the machine is less sure of, which are proposed when more are asked for."""
        return tuple(mark for mark in self.passage.machine if not mark.shown and not mark.seen)

    @property
    def proposals(self) -> int:
        """How many there were."""
        return len(self.passage.machine) - len(self.kept_back)

    def propose_more(self) -> int:
        """Propose half as many again of those that were kept back, the surest; how many these are."""
        more = set(_surest(self.kept_back, max(_FEWEST_PROPOSALS, self.proposals // 2)))
        machine = (replace(mark, shown=True) if mark in more else mark for mark in self.passage.machine)
        self._turn(replace(self.passage, machine=tuple(machine)))
        return len(more)

    def accept(self, proposal: MachineMark, note: str = "") -> KeyMark:
        """Take a proposal into the key as it is; without a note the machine's reason stands."""
        return self.change(proposal, proposal.layer, proposal.start, proposal.end, note)

    def change(self, proposal: MachineMark, layer: Layer, start: int, end: int, note: str = "") -> KeyMark:
        """Take something else into the key in a proposal's place; of another layer its reason tells nothing."""
        kind, reason = (proposal.kind, proposal.reason) if layer is proposal.layer else (None, "")
        made = KeyMark(layer, kind, start, end, _noted(note or reason))
        self._turn(replace(self._without(made), machine=self._seen(proposal)), made)
        return made

    def note(self, it: KeyMark | MachineMark, note: str, *, more: bool = False) -> KeyMark | MachineMark:
        """Say why something is marked; of a proposal it stands in place of the machine's reason.

        `more`: it goes on with the note before, and is undone together with it.
        """
        before = len(self._past)
        made: KeyMark | MachineMark
        if isinstance(it, KeyMark):
            made = self.edit(it, replace(it, note=note))
        else:
            made = replace(it, reason=_noted(note))
            machine = tuple(made if mark == it else mark for mark in self.passage.machine)
            self._turn(replace(self.passage, machine=machine))
        if more:
            del self._past[before:]
        return made

    def drop(self, proposal: MachineMark) -> None:
        """Leave a proposal out of the key, and out of what students see of the machine's marks."""
        self._turn(replace(self.passage, machine=self._seen(proposal, shown=False)))

    def drop_rest(self) -> None:
        """Drop all proposals about which nothing was decided yet, as one decision."""
        left = set(self.pending)
        machine = (replace(m, seen=True, shown=False) if m in left else m for m in self.passage.machine)
        self._turn(replace(self.passage, machine=tuple(machine)))

    # The key

    @property
    def key(self) -> tuple[KeyMark, ...]:
        """The key of the passage, by where its marks begin."""
        return self.passage.key

    def add(self, layer: Layer, start: int, end: int, note: str = "") -> KeyMark:
        """Put a mark of the teacher's own into the key; the same stretch and layer again only changes the note."""
        made = KeyMark(layer, None, start, end, _noted(note))
        self._turn(self._without(made), made)
        return made

    def edit(self, old: KeyMark, new: KeyMark) -> KeyMark:
        """Put another mark in the place of one of the key's; what it then is."""
        passage = replace(self.passage, key=tuple(mark for mark in self.key if mark != old))
        made = replace(new, note=_noted(new.note))
        self._turn(self._without(made, passage), made)
        return made

    def remove(self, mark: KeyMark) -> None:
        """Take a mark out of the key."""
        self._turn(replace(self.passage, key=tuple(other for other in self.key if other != mark)))

    def undo(self) -> bool:
        """Take the last decision or change in this passage and sitting back; whether there was one."""
        if not self._past:
            return False
        self._become(with_passage(self.exercise, self._past.pop()))
        return True

    # Inside

    def _without(self, made: KeyMark, passage: Passage | None = None) -> Passage:
        passage = passage or self.passage
        same = (made.layer, made.start, made.end)
        return replace(passage, key=tuple(m for m in passage.key if (m.layer, m.start, m.end) != same))

    def _seen(self, proposal: MachineMark, *, shown: bool = True) -> tuple[MachineMark, ...]:
        decided = replace(proposal, seen=True, shown=shown)
        return tuple(decided if mark == proposal else mark for mark in self.passage.machine)

    def _turn(self, passage: Passage, *made: KeyMark) -> None:
        """The passage becomes another one, with these marks in its key; it can be undone."""
        before = self.passage
        passage = replace(passage, key=tuple(sorted((*passage.key, *made), key=_place)))
        if passage != before:
            self._past.append(before)
            self._become(with_passage(self.exercise, passage))

    def _become(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._save(exercise)


def file_for(article: str) -> Path:
    """Where the exercise of an article is kept: beside the article, or here if that is on the web."""
    if is_address(article):
        return Path(f"{name_from(Path(article.rstrip('/').rpartition('/')[2]))}{TOML_SUFFIX}")
    path = Path(article)
    return path.with_name(f"{path.stem}{TOML_SUFFIX}")


def article_for(
    article: str, path: Path, visit: Visit | None = None, progress: Callable[[Fetching], None] = lambda progress: None
) -> tuple[Article, str]:
    """An article for the exercise that is kept at `path`, and its path relative to that.

    The relative path is empty where the text must stand in the exercise's own file: the article is a page or a
    document, or lies elsewhere. `visit` says how an address is visited, and `progress` is told how far that is.

    Raises:
        UnreadableArticle: it cannot be read.
        BadExercise: it is too long for a lesson.
    """
    loaded = load(article, visit, progress)
    if len(loaded.text) > LONGEST_ARTICLE:
        most = f"{LONGEST_ARTICLE:,} characters"
        raise BadExercise(f"{one_line(article)} is longer than {most}: cut out the part that the lesson is about.")
    place, folder = Path(article).resolve(), path.parent.resolve()
    if path.suffix.lower() != ".json" and place.suffix.lower() in TEXTS and place.is_relative_to(folder):
        file = place.relative_to(folder).as_posix()
        if place.is_file() and article_in(place.read_bytes(), file).text == loaded.text:
            return loaded, file
    return loaded, ""


def with_passage(exercise: Exercise, passage: Passage) -> Exercise:
    """An exercise with a passage in the place of the one of that name, or after those there are."""
    if passage.name == CLOSING:
        return replace(exercise, closing=passage)
    others = [other for other in exercise.passages if other.name != passage.name]
    return replace(exercise, passages=tuple(sorted((*others, passage), key=lambda part: part.name)))


def passage_of(article: Article, name: str, file: str = "") -> Passage:
    """A passage without marks, out of an article; `file` is its path beside the exercise's, empty to hold the text."""
    title = article.title or next((article.text[b.start : b.end] for b in _titles(article)), "")
    return Passage(name, one_line(title), article.text, sha256_of(article.text), blocks=article.blocks, file=file)


def proposed(
    article: Article, layers: Iterable[Layer], engine: "EngineName" = "auto", progress: "Progress | None" = None
) -> tuple[tuple[MachineMark, ...], str]:
    """The marks that the reader makes of an article, not seen by anyone yet, and what made them. Loads the engine.

    Those that it is less sure of are kept back: at once one in two sentences is proposed.

    Raises:
        BadExercise: there are more than anybody would look at.
    """
    from tui import __version__
    from tui.annotate.engine import read

    reading = read(article, progress, engine)
    layers = frozenset(layers)
    found = [_proposal(a) for a in reading.annotations if a.shown and a.layer in layers]
    most = max(_FEWEST_PROPOSALS, len(reading.cut.sentences) // _SENTENCES_A_PROPOSAL)
    first = set(_surest(found, most))
    marks = tuple(mark if mark in first else replace(mark, shown=False) for mark in found)
    if len(marks) > MOST_PROPOSALS:
        raise BadExercise(
            f"The machine marks {len(marks):,} places, more than {MOST_PROPOSALS:,}: "
            "cut out the part that the lesson is about, or look for fewer things."
        )
    return marks, " ".join(part for part in (__version__, reading.engine, reading.model) if part)


def _proposal(a: Annotation) -> MachineMark:
    reason = one_line(a.reason, LONGEST_NOTE)
    return MachineMark(a.layer, a.kind, a.start, a.end, round(a.confidence, 3), reason, seen=False)


def _surest(marks: Iterable[MachineMark], most: int) -> list[MachineMark]:
    """So many marks at most, of each layer in turn the surest; those of kinds that are often wrong come last."""
    ranked = sorted(marks, key=lambda mark: (doubted(mark), -mark.confidence, mark.start, mark.end))
    turn: Counter[tuple[bool, Layer]] = Counter()
    places = []
    for mark in ranked:
        of = doubted(mark), mark.layer
        places.append((of[0], turn[of], mark))
        turn[of] += 1
    places.sort(key=lambda place: place[:2])
    return [mark for _, _, mark in places[:most]]


def _titles(article: Article) -> Iterable[Block]:
    """The blocks that may be the headline, the likeliest first: not the note that a practice article begins with."""
    return (block for block in article.blocks if not article.text.startswith("[", block.start))


def _noted(note: str) -> str:
    return one_line(note, LONGEST_NOTE)


def _place(mark: KeyMark) -> tuple[int, int, int]:
    return mark.start, mark.end, list(Layer).index(mark.layer)
