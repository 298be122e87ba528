"""Why a claim is marked as unverified: the words that made the mark, and the sentence in which a reader is told."""

from collections.abc import Container, Iterable, Sequence

from tui.annotate.annotation import Annotation, Source, SourceKind, Stance
from tui.annotate.clauses.clause import Clause, is_verb, may_be_participle
from tui.annotate.clauses.signals import CHARGING, Hit, figures_in
from tui.annotate.naming.as_told import as_told
from tui.annotate.naming.with_article import with_article
from tui.article.article import Span, side_by_side
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.language.names.parts import is_like_dateline
from tui.language.tokens import FIGURE
from tui.lexicon import all_words, load, phrases, words

_SIGNALS = {
    "hedged": frozenset(("hedge", "left_open")), "figure": frozenset(("quantity", "ranked")),
    "causal": frozenset(("cause",)), "weak-source": frozenset(("unfound",)), "allegation": frozenset(CHARGING),
}  # fmt: skip
_MOST_EVIDENCE = 3
"""How many of the words that made a mark are told."""
_TOLD_WORDS = 6
"""How much of a claim is told from its verb on."""


def figures_of(clause: Clause) -> list[int]:
    """The figures of a clause that are more than a few things, somebody's age or the place in a row."""
    lower = clause.sentence.lower
    found = figures_in(lower, clause.first, clause.last)
    return [index for index in found if len(lower[index]) > 1 and not _only_tells_which(lower, index)]


def _only_tells_which(lower: Sequence[str], index: int) -> bool:
    """Whether a figure is no amount: 34-year-old, 60 years old, Ida Marsh, 54, the 14th, 1430 GMT, 4:29."""
    if ":" in lower[index]:
        return True
    after = lower[index + 1 : index + 2]
    set_off = index > 1 and lower[index - 1] == "," and after == (",",)
    if set_off and len(lower[index]) == 2 and lower[index - 2][-1].isalpha():
        return True
    of_age = after == ("-",) or lower[index + 2 : index + 3] == ("old",)
    in_a_row = lower[index].endswith(tuple(load("clauses")["ordinals"]))
    return of_age or in_a_row or not words("clauses", "clock").isdisjoint(after)


def evidence_of(cut: CutArticle, clause: Clause, hits: Sequence[Hit], kind: str) -> tuple[Span, ...]:
    """The words that made the mark, those side by side as one; of a plain claim what it tells, from its verb on."""
    sentence = clause.sentence
    if kind == "unattributed":
        told = _told(clause)
        return (Span(sentence.starts[told[0]], sentence.ends[told[1] - 1]),) if told else ()
    found = [(hit.first, hit.last) for hit in hits if not _SIGNALS[kind].isdisjoint(hit.entry)]
    if kind == "figure":
        found += [(index, index + 1) for index in figures_of(clause)]
        found = _ranges(sentence.lower, [_whole_figure(clause, *one) for one in found])
    if kind == "weak-source":
        found = [(first, last + _is_manner_of(sentence.lower, last)) for first, last in found]
    spans = (Span(sentence.starts[first], sentence.ends[last - 1]) for first, last in found)
    return tuple(side_by_side(cut.text, spans)[:_MOST_EVIDENCE])


def _ranges(lower: Sequence[str], found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Figures of which two are one: hundreds of thousands, 80 to 90 per cent, 20 of 300 bakers."""
    whole: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if whole and lower[whole[-1][1] : first] in (("of",), ("to",)):
            first = whole.pop()[0]
        whole.append((first, last))
    return whole


def _is_manner_of(lower: Sequence[str], last: int) -> bool:
    """Whether words end in what tells how the next one is done: widely [seen]."""
    return lower[last - 1].endswith("ly") and last < len(lower) and may_be_participle(lower[last])


def _whole_figure(clause: Clause, first: int, last: int) -> tuple[int, int]:
    """A figure with its number and what is counted: “70 per cent” for “70 per”, “two thirds”, “9,000 passengers”, “per
    speech” for “per”, “most polluting” for “most”."""
    lower, numbers = clause.sentence.lower, words("clauses", "numbers")
    while first > clause.first and (lower[first - 1] in numbers or lower[first - 1][0] in FIGURE):
        first -= 1
    if lower[last - 1] == "per" and last > first + 1:
        last -= 1
    elif lower[last - 1] == "per" and last < clause.last and lower[last][0].isalnum():
        last += 1
    while last < clause.last:
        more = phrases("clauses", "measures").at(lower[: clause.last], last)
        if more is None:
            break
        last = more.last
    if last < clause.last and lower[last - 1] in words("clauses", "comparing") and _may_be_quality(lower[last]):
        last += 1
    if last < clause.last and _is_counted(lower[last]):
        last += 1
    while last > first + 1 and lower[last - 1] in words("clauses", "before_counted"):
        last -= 1
    return first, last


def _may_be_quality(low: str) -> bool:
    return low.isalpha() and low not in word_classes()


def _is_counted(low: str) -> bool:
    """Whether a word after a number may be what is counted."""
    return len(low) > 3 and low.isalpha() and low.endswith("s") and low not in word_classes() and not is_verb(low)


def _told(clause: Clause) -> tuple[int, int] | None:
    """What a clause tells, from its first verb on, as token indexes; None where no verb is known."""
    lower = clause.sentence.lower
    first = next((index for index in range(clause.first, clause.last) if is_verb(lower[index])), None)
    if first is None:
        return None
    last = first + 1
    while last < min(clause.last, first + _TOLD_WORDS) and (lower[last][0].isalnum() or lower[last] in ("'s", "-")):
        last += 1
    joining = all_words(("clauses", "trailing"), ("grammar", "prepositions"))
    after = lower[last] if last < clause.last else ""
    if after.isalnum() and after not in word_classes() and after not in joining:
        # a phrase that goes on is left out: has been happening | through ground deliveries
        ends = (index for index in range(last - 1, first + 1, -1) if lower[index] in joining)
        last = next((i for i in ends if lower[i - 1] not in joining and not is_verb(lower[i - 1])), last)  # given | up
    while last > first + 1 and lower[last - 1] in words("clauses", "trailing"):
        last -= 1
    return (first, last) if last > first + 1 or lower[first] not in word_classes() else None


def reason_of(
    cut: CutArticle, clause: Clause, hits: Sequence[Hit], kind: str, evidence: Sequence[Span], target: str | None,
    signals: Container[str],
) -> str:
    """What is missing, with the words that made the mark; `signals` are those of the clause and around it."""
    named = joined_by_and([f"“{cut.written(*span)}”" for span in evidence])
    where = "in this sentence" if "attributed_before" in signals else "in this sentence or the one before"
    several = len(evidence) > 1
    if clause.said and kind not in ("allegation", "weak-source"):
        told = f" ({named})" if named else ""
        return f"A claim that could be checked{told}; the source for it is {_told_by(cut, clause.said)}."
    if "mind_read" in signals:
        return f"It tells what somebody knows or wants ({named}), but not who says so."
    if kind == "hedged":
        return f"{named} leave{'' if several else 's'} it open, and nobody answers for it {where}."
    if kind == "figure":
        return f"No source for {named} {where}."
    if kind == "causal":
        return f"{named} give{'' if several else 's'} a cause or a motive; no source or support for it {where}."
    if kind == "weak-source":
        return _weak(named, clause.said, "named_next" in signals)
    if kind == "allegation" and clause.said and clause.said.source:
        about = with_article(cut, target) if target else ""
        what = f" for this charge{f' against {about}' if about else ''}"
        if clause.said.stance is not Stance.ACCUSES and not evidence:
            what = f" for {f'what is said of {about}' if about else 'this'}"
        speaker = _speaker(cut, clause.said.source)
        return f"The only source here{what} is {speaker}, and no evidence stands beside it."
    stated = "Told as what may be or will be" if _is_forecast(clause, hits, evidence) else "Stated as a fact"
    return f"{stated}{f' ({named})' if named else ''}; no source for it {where}."


def _is_forecast(clause: Clause, hits: Sequence[Hit], evidence: Sequence[Span]) -> bool:
    """Whether what is told is what may be, could have been or will be."""
    starts = clause.sentence.starts
    return any(one.start <= starts[hit.first] < one.end for one in evidence for hit in hits if "forecast" in hit.entry)


def _told_by(cut: CutArticle, said: Annotation) -> str:
    return _speaker(cut, said.source) if said.source else "not named"


def _weak(named: str, said: Annotation | None, named_next: bool) -> str:
    if said is None:
        return f"Nobody who could be found and asked stands behind {named}."
    if said.source is None:
        return "It is told as somebody’s words, but no source is named."
    told = f"The only source is “{as_told(said.source)}”"
    if named_next or said.source.kind is SourceKind.ANONYMOUS:
        return f"{told}; no name is given in this sentence."
    return f"{told}: nobody who could be found and asked."


def noun_told(sentence: Sentence, name: str, after: int) -> str:
    """An adjective for a people or a party with the noun that stands after it: “Corvan troops” for “Corvan”."""
    noun = sentence.words[after] if after < len(sentence.words) else ""
    adjective = " " not in name and name.lower().endswith(tuple(words("targets", "of_a_people")))
    if not (adjective and noun.isalpha() and noun.islower()) or noun in word_classes() or is_verb(noun):
        return name
    return f"{name} {noun}"


def _speaker(cut: CutArticle, source: Source) -> str:
    """Whoever says so, by name; in the text's own words where these are no name, as at the head of a dateline."""
    name = source.name
    no_name = name is None or not name[0].isupper() or name.split()[0].lower() in words("grammar", "determiners")
    if name is None or no_name or is_like_dateline(name):
        return f"“{as_told(source)}”"
    return with_article(cut, name)


def joined_by_and(told: Sequence[str]) -> str:
    """Several things in a sentence: “800,000” and “about half”."""
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))
