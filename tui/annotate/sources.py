"""Who is heard, and how much."""

from collections.abc import Sequence

from tui.annotate.annotation import Annotation, Source, SourceKind
from tui.annotate.reading import SourceTally
from tui.article.article import words_in
from tui.language.cut import CutArticle
from tui.language.names import names_in


def tally(cut: CutArticle, sourced: Sequence[Annotation]) -> tuple[SourceTally, ...]:
    """The sources of an article, the most quoted first; those of the same name are one.

    Only attributions that are shown count. A source that nobody can name is told by its words in the text, a pronoun
    by itself not at all.
    """
    said: dict[str, list[Annotation]] = {}
    named: dict[str, str] = {}
    for annotation in sourced:
        name = _name(annotation.source) if annotation.shown and annotation.source else None
        if name:
            key = " ".join(name.casefold().removeprefix("the ").split())
            said.setdefault(key, []).append(annotation)
            named.setdefault(key, name)
    roles = {one.name.casefold(): one.role for one in names_in(cut).everyone() if one.role} if said else {}
    entries = [
        SourceTally(
            name=named[key], kind=_kind(annotations), role=roles.get(key), side=None, attributions=tuple(annotations),
            words=sum(words_in(cut.text[span.start : span.end]) for a in annotations for span in a.spans),
        )
        for key, annotations in said.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (-entry.words, entry.attributions[0].start)))


def _name(source: Source) -> str | None:
    if source.name:
        return source.name
    return source.text if len(source.text) > 4 and source.kind in (SourceKind.ANONYMOUS, SourceKind.VAGUE) else None


def _kind(annotations: Sequence[Annotation]) -> SourceKind:
    """The kind that most of the attributions give, the first of them where there is a tie."""
    kinds = [a.source.kind for a in annotations if a.source]
    return max(dict.fromkeys(kinds), key=kinds.count)
