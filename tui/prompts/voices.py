"""Who says something, and how it is told: "Ida Marsh, mayor, in a quotation, as a denial."."""

from collections.abc import Collection, Iterable, Iterator
from itertools import starmap

from tui.annotate.annotation import Annotation
from tui.annotate.naming.as_told import points_at_nobody
from tui.annotate.reading import Reading
from tui.prompts.prompts import roles_of, slots_of
from tui.prompts.wording import filled, load


class Voices:
    """Who says so in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._roles = dict(roles_of(reading))

    def of(self, annotation: Annotation, *, opens: bool = True, with_stance: bool = True) -> str:
        """Who says what a mark of the sourced layer covers and how, in one line that may open a sentence or not; with
        its stance where no heading tells it; "" where the words for them say nothing apart from their sentence."""
        who, form, told_as, rest = self._parts(annotation, opens)
        return f"{who}{form}{told_as if with_stance else ''}{rest}" if who else ""

    def each(self, annotations: Iterable[Annotation], met: set[str] | None = None) -> Iterator[str]:
        """The same of several, each source once with the ways in which it is told, and with its role where it is not
        among those `met` before; they are added to these."""
        met, annotations = set() if met is None else met, list(annotations)
        told: dict[tuple[str, str], dict[str, list[str]]] = {}
        for annotation in annotations:
            who, form, told_as, rest = self._parts(annotation, opens=True, met=met)
            if who:
                told.setdefault((who, rest), {}).setdefault(form, []).append(told_as)
        met.update(a.source.name for a in annotations if a.source and a.source.name)
        for (who, rest), forms in told.items():
            yield f"{who}{'; '.join(starmap(_in_all, forms.items()))}{rest}"

    def _parts(
        self, annotation: Annotation, opens: bool, met: Collection[str] = frozenset()
    ) -> tuple[str, str, str, str]:
        """Who it is, how it is told, its stance, and what else is to be said."""
        wording, source = load("cards"), annotation.source
        if source and points_at_nobody(source):
            return "", "", "", ""
        name = source.name or "" if source else ""
        role = self._roles.get(name) if name not in met else None
        line = wording["who"][source.kind.value if source else "nobody"].replace("{role}", f", {role}" if role else "")
        who, _, rest = line.partition("{form}")
        form = wording["forms"]["turn" if self._is_turn(annotation) else annotation.kind]
        told_as = wording["told_as"].get(annotation.stance.value, "") if annotation.stance else ""
        return filled(who, slots_of(self._reading, annotation), opens=opens) or "", form, told_as, rest

    def _is_turn(self, annotation: Annotation) -> bool:
        """Whether somebody says it in an interview without quotation marks: Voss: It will hold."""
        cue = annotation.cue and self._reading.article.text[annotation.cue.start : annotation.cue.end]
        return self._reading.genre == "interview" and annotation.kind == "indirect" and cue in (None, ":")


def _in_all(form: str, told_as: Iterable[str]) -> str:
    """A way of telling with all the stances that are told so: in the writer's words, also as a denial."""
    stances = dict.fromkeys(told_as)
    told = " and ".join(stance.removeprefix(", ") for stance in stances if stance)
    return f"{form}, {'also ' if '' in stances else ''}{told}" if told else form
