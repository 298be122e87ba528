"""The candidates of the rules weighed again with what the model says of their words, and what the model alone finds.

Rules know kinds, plainer wordings and why; the model knows the company that words keep. What both say is added up as
log-odds, by points that were found by logistic regression on annotated articles that the model had not seen (stacking:
Wolpert, "Stacked generalization", 1992; `weighed_points.toml`). The sum is the confidence.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.annotation import Annotation, Layer, SpanIndex, Stance, Voice
from tui.annotate.clauses.clause import Clause, has_verb
from tui.annotate.clauses.signals import figures_in, hits_in, outright_in
from tui.annotate.hints import CHARGE
from tui.annotate.points import log_odds, probability
from tui.annotate.unverified import OUTRIGHT, UNSOURCED, is_answer
from tui.annotate.weight import weigh
from tui.annotate.wordings.candidates import CONTESTED
from tui.annotate.wordings.plain_senses import is_plain
from tui.annotate.wordings.voiced import is_voiced
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence
from tui.language.folded import word_classes
from tui.lexicon import load, words
from tui.model.tags import CONTENT, LOADED_KINDS, UNVERIFIED_KINDS

if TYPE_CHECKING:
    from tui.model.judged import Judged

_FOUND = {Layer.LOADED: 0.2, Layer.UNVERIFIED: 0.25}
"""How likely the model must find each word of a stretch that no rule has for it to become a candidate."""
_FOUND_IN_PASSAGE = (0.3, 0.08)
"""In a passage it looks for what is likely first, so that the words beside it, which are less so, are left out."""
_LABELS_OF_PASSAGES = {Layer.LOADED: ("corpus:babe", "loaded"), Layer.UNVERIFIED: ("unverified",)}
"""By which labels it looks in a passage: words were marked in sentences that stand alone in one corpus only."""
_MOST_WORDS = 8
"""Loaded wording is short: a longer run of the model is none."""
_DOUBT = 4
"""How much it counts against a claim of the article's own that the model takes its words for somebody's: of the marks'
characters on 58 articles of PolNeAR, 0.082 then lie in what people marked as handed to somebody; without it 0.16."""
_FEWEST_WITHOUT_SUBJECT = 6
_FEWEST_WORDS = 4
"""A claim has a few words at least."""
_LEAST_CHARGE = 0.3
"""How likely the model must find a charge in what it takes for an allegation. In words without a verb there is none."""
ALLEGATION = "allegation"
"""The kind that a clause of which the rules have settled that it is no claim cannot be."""


def loaded(
    cut: CutArticle, found: Sequence[Annotation], judged: "Judged", sentences: Sequence[Sentence] | None = None
) -> list[Annotation]:
    """The loaded wording of an article, or of some of its sentences, weighed by both."""
    return _weighed(cut, found, judged, Layer.LOADED, sentences)


def unverified(
    cut: CutArticle, found: Sequence[Annotation], judged: "Judged", sentences: Sequence[Sentence] | None = None
) -> list[Annotation]:
    """The unverified claims there, weighed by both."""
    return _weighed(cut, found, judged, Layer.UNVERIFIED, sentences)


def line_of(cut: CutArticle, layer: Layer) -> float:
    """How sure a mark must be to be shown."""
    of_passage = cut.brief and layer is Layer.LOADED
    return float(load("weighed_points")["shown"]["loaded_passage" if of_passage else layer.value])


def least_of_clause() -> float:
    """How sure a clause of a passage must be to be shown: the model, which has learned from articles, is less sure of
    what stands alone."""
    return float(load("weighed_points")["shown"]["unverified_passage"])


def family(cut: CutArticle, layer: Layer, alone: bool) -> str:
    """The points for what a rule has found, or the model alone, in an article or a passage (`weighed_points.toml`)."""
    return f"{layer.value}_{'alone' if alone else 'both'}" + ("_passage" if cut.brief else "")


def signals(cut: CutArticle, judged: "Judged", it: Annotation, alone: bool) -> dict[str, float]:
    """What tells how likely a candidate is right: log-odds by what they are about."""
    sentence = cut.sentence_at(it.start)
    where = (sentence.start, sentence.end) if sentence else (it.start, it.end)
    made = {f"kind_{it.kind}": 1.0}
    if not alone:
        made["rule"] = log_odds(it.confidence)
    if it.layer is Layer.LOADED:
        made |= {
            "model": log_odds(judged.most("loaded", it.start, it.end)),
            "ptc": log_odds(judged.most("corpus:ptc", it.start, it.end)),
            "babe": log_odds(judged.most("corpus:babe", it.start, it.end)),
            "biased": log_odds(judged.sentence("biased", *where)),
        }
        if it.kind in LOADED_KINDS:
            made["kind"] = log_odds(judged.share(f"loaded:{it.kind}", it.start, it.end))
        if it.voice is Voice.QUOTED:
            made["quoted"] = 1.0
    else:
        made |= {
            "model": log_odds(judged.share("unverified", it.start, it.end)),
            "kind": log_odds(judged.share(f"unverified:{it.kind}", it.start, it.end)),
            "charge" if it.kind == ALLEGATION else "accusation": log_odds(
                judged.share(CHARGE, it.start, it.end)
            ),
            "claimbuster": log_odds(judged.sentence("checkworthy:claimbuster", *where)),
            "posts": log_odds(judged.sentence("checkworthy:clef20-tweets", *where)),
            "debates": log_odds(judged.sentence("checkworthy:clef20-debates", *where)),
        }
        if not (alone or cut.brief) and it.kind == ALLEGATION and not _blames(it):
            made["without_blame"] = 1.0
    return made


def own(cut: CutArticle, judged: "Judged", it: Annotation) -> float:
    """What is left of a claim in the article's own voice, by how much of it the model takes for what somebody said. All
    of it in a passage, which may be somebody's as a whole."""
    if cut.brief or it.related:  # whoever is said to know something doesn't say so
        return 1.0
    return (1 - judged.share(CONTENT, it.start, it.end)) ** _DOUBT if it.kind in UNSOURCED else 1.0


def of_sentence(sure: float, told: dict[str, float]) -> dict[str, float]:
    """The signals of whether a sentence that stands alone judges, by its surest word: how sure the word is, and how
    likely the model finds the sentence as a whole to be biased. They make the confidence of that word."""
    return {"word": log_odds(sure), "biased": told["biased"]}


def candidates(
    cut: CutArticle, found: Sequence[Annotation], judged: "Judged", layer: Layer,
    sentences: Sequence[Sentence] | None = None,
) -> list[Annotation]:
    """What the model alone finds, where no candidate of the rules stands. Its confidence is still to be told."""
    alone = _loaded_alone if layer is Layer.LOADED else _unverified_alone
    taken = SpanIndex([it for it in found if it.confidence or it.kind != ALLEGATION])
    harmless = SpanIndex([it for it in found if not it.confidence and it.kind == ALLEGATION])
    labels, lines = (_LABELS_OF_PASSAGES[layer], _FOUND_IN_PASSAGE) if cut.brief else ((layer.value,), (_FOUND[layer],))
    made: list[Annotation] = []
    for line, label in itertools.product(lines, labels):
        for sentence in cut.sentences if sentences is None else sentences:
            runs: Iterable[Span] = judged.runs(label, line, sentence.start, sentence.end)
            if cut.brief and line == lines[0]:
                runs = [piece for run in runs for piece in _untaken(run, taken)]
            for trimmed in filter(None, (_trimmed(cut.text, run) for run in runs)):
                if not taken.overlapping(*trimmed):
                    some = alone(cut, sentence, trimmed, judged)
                    made += (it for it in some if it.kind != ALLEGATION or not harmless.overlapping(it.start, it.end))
        taken = SpanIndex([*found, *made])
    return made


def _weighed(
    cut: CutArticle, found: Sequence[Annotation], judged: "Judged", layer: Layer, sentences: Sequence[Sentence] | None
) -> list[Annotation]:
    line = line_of(cut, layer)
    sure: dict[Annotation, float] = {}
    told: dict[Annotation, dict[str, float]] = {}
    ruled = [it for it in found if it.confidence]  # the others are settled: no claims
    for alone, some in ((False, ruled), (True, candidates(cut, found, judged, layer, sentences))):
        points = family(cut, layer, alone)
        for it in some:
            told[it] = signals(cut, judged, it, alone)
            share = probability(points, told[it], "weighed_points")
            # A name that each side would choose differently the model finds as fair as any: the rules know better.
            # So they do of a wrong that is told outright, where the model has seen few.
            known = it.kind == CONTESTED or (it.confidence >= OUTRIGHT > share and _is_outright(cut, it))
            sure[it] = (it.confidence if known else share) * own(cut, judged, it)
    judging = dict.fromkeys(_surest(cut, sure)) if cut.brief and layer is Layer.LOADED else {}
    by_rule = frozenset(found)
    alone_line = _line_alone(cut, found, sentences)
    made = []
    for it, share in sure.items():
        if layer is Layer.UNVERIFIED:
            least = max(line, least_of_allegation(_blames(it)) if it.kind == ALLEGATION and it.related else 0.0)
        else:
            least = line if it in by_rule else max(line, alone_line, _least_of_bare(cut, it))
        shown = round(share, 3) >= least  # by the word, not by how biased its sentence is
        if it in judging:
            share = probability("sentence", of_sentence(share, told[it]), "weighed_points")
        made.append(replace(it, confidence=round(share, 3), shown=shown))
    return sorted(made, key=lambda it: (it.start, it.end))


def _line_alone(cut: CutArticle, found: Sequence[Annotation], sentences: Sequence[Sentence] | None) -> float:
    """How sure a wording that no rule has must be to be shown: surer in an article in which the rules find little."""
    lines, some = load("weighed")["alone"], cut.sentences if sentences is None else sentences
    loaded_words = sum(it.confidence for it in found)
    is_sober = loaded_words < lines["sober"] * sum(len(sentence.words) for sentence in some)
    return float(lines["shown_if_sober"]) if is_sober and not cut.brief else 0.0


def least_of_allegation(blames: bool) -> float:
    """The same of what one side says of another: surer where no word blames anybody."""
    return float(load("weighed")["allegation"]["shown" if blames else "without_blame"])


def _blames(it: Annotation) -> bool:
    """Whether an allegation holds a word of blame, or is handed over by one."""
    return bool(it.evidence) or any(said.stance is Stance.ACCUSES for said in it.related)


def _least_of_bare(cut: CutArticle, it: Annotation) -> float:
    """The same of one whose words are nothing like an adjective, an adverb or a participle, or of a name for somebody
    of which nothing can be said."""
    lines = load("weighed")["alone"]
    endings = tuple(lines["save_endings"])
    bare = not any(word.endswith(endings) for word in cut.text[it.start : it.end].lower().split())
    line = lines["bare"] if bare else 0.0
    if it.kind == "label" and _sense_of_label(cut.written(*it.span)) is None:
        line = max(line, lines["label"])
    return 0.0 if cut.brief else float(line)


def _is_outright(cut: CutArticle, it: Annotation) -> bool:
    """Whether a claim of the article's own tells outright of a wrong."""
    sentence = cut.sentence_at(it.start)
    if it.kind not in UNSOURCED or it.related or sentence is None:
        return False
    told = sentence.tokens_in(it.start, it.end)
    return outright_in(Clause(sentence, told.start, told.stop, None), hits_in(sentence)) is not None


def _surest(cut: CutArticle, sure: Mapping[Annotation, float]) -> list[Annotation]:
    """The surest candidate of each sentence, the first of those as sure."""
    found: dict[int, Annotation] = {}
    for it in sure:
        sentence = cut.sentence_at(it.start)
        index = sentence.index if sentence else -1
        if index not in found or sure[it] > sure[found[index]]:
            found[index] = it
    return list(found.values())


def _loaded_alone(cut: CutArticle, sentence: Sentence, run: Span, judged: "Judged") -> Iterator[Annotation]:
    if cut.written(*run).count(" ") >= _MOST_WORDS:
        return
    for phrase in _phrases_in(sentence, run, judged):
        if not is_plain(cut, sentence, phrase):
            yield _loaded_phrase(cut, sentence, phrase, judged)


def _loaded_phrase(cut: CutArticle, sentence: Sentence, run: Span, judged: "Judged") -> Annotation:
    quoted = is_voiced(cut, sentence, *run)
    kind = max(LOADED_KINDS, key=lambda name: judged.share(f"loaded:{name}", *run))
    return Annotation(
        layer=Layer.LOADED, kind=kind, start=run.start, end=run.end, confidence=0.0,
        weight=weigh(cut, kind, run.start, quoted=quoted), shown=False,
        reason=f"“{cut.written(*run)}” {_does(kind, cut.written(*run))}.",
        voice=Voice.QUOTED if quoted else Voice.OUTLET,
    )  # fmt: skip


def _does(kind: str, written: str) -> str:
    """What words of a kind do, in the words of the lexicon where it has their sense."""
    sense = _sense_of_label(written) if kind == "label" else None
    return str(load("loaded_label")[sense]["does"] if sense else load("weighed")["loaded"][kind])


def _sense_of_label(written: str) -> str | None:
    """The sense of a label in the lexicon where the beginning of a word tells it, "anti-quay"; or None."""
    told = written.lower().split()
    senses = load("weighed")["opened_by"].items()
    return next((sense for sense, openings in senses if any(word.startswith(tuple(openings)) for word in told)), None)


def _phrases_in(sentence: Sentence, run: Span, judged: "Judged") -> Iterator[Span]:
    """The shortest phrases of a run that judge: words that are nearly as likely as its likeliest one, side by side, and
    without small words at their edges."""
    starts, ends = sentence.starts, sentence.ends
    whole = [i for i in sentence.tokens_in(*run) if run.start <= starts[i] and ends[i] <= run.end]
    shares = {i: judged.most("loaded", starts[i], ends[i]) for i in whole}
    lines, edges = load("weighed")["phrase"], words("weighed", "phrase", "edges")
    surest = max(shares.values(), default=0.0)
    for likely, some in itertools.groupby(whole, key=lambda i: shares[i] >= surest * lines["beside"]):
        phrase = [*some]
        if not likely or max(shares[i] for i in phrase) < surest * lines["surest"]:
            continue
        while phrase and sentence.lower[phrase[0]] in edges:
            del phrase[0]
        while phrase and sentence.lower[phrase[-1]] in edges:
            del phrase[-1]
        if not word_classes().keys() >= {sentence.lower[i] for i in phrase}:
            yield Span(starts[phrase[0]], ends[phrase[-1]])


def _unverified_alone(cut: CutArticle, sentence: Sentence, run: Span, judged: "Judged") -> Iterator[Annotation]:
    told = [i for i in range(len(sentence.starts)) if run.start <= sentence.starts[i] < run.end]
    lower = sentence.lower[told[0] : told[-1] + 1] if told else ()
    if len(told) < _FEWEST_WORDS or _is_cut_off(lower):
        return
    kind = max(UNVERIFIED_KINDS, key=lambda name: judged.share(f"unverified:{name}", *run))
    if kind == ALLEGATION and not (has_verb(lower) and _may_charge(sentence, run, judged)):
        return
    if kind == "figure" and not figures_in(sentence.lower, told[0], told[-1] + 1):
        kind = "unattributed"
    yield Annotation(
        layer=Layer.UNVERIFIED, kind=kind, start=run.start, end=run.end, confidence=0.0,
        weight=weigh(cut, kind, run.start), shown=False, reason=load("weighed")["unverified"][kind],
    )  # fmt: skip


def _may_charge(sentence: Sentence, run: Span, judged: "Judged") -> bool:
    """Whether the model, too, finds a charge in what it takes for an allegation, and no answer to one."""
    return judged.share(CHARGE, *run) >= _LEAST_CHARGE and not is_answer(sentence, *run, judged)


def _is_cut_off(lower: Sequence[str]) -> bool:
    """Whether a stretch of the model ends in the midst of a phrase, or is a few words without their subject."""
    without_subject = lower[0] in words("grammar", "auxiliaries") and len(lower) < _FEWEST_WITHOUT_SUBJECT
    return without_subject or lower[-1] in words("clauses", "cut_off")


def _untaken(run: Span, taken: SpanIndex[Annotation]) -> Iterator[Span]:
    """What is left of a run beside the candidates in it: of a sentence that stands alone people mark "bizarre" and
    "political ordeal", where one of the two is in no lexicon."""
    start = run.start
    for one in taken.overlapping(*run):
        if start < one.start:
            yield Span(start, one.start)
        start = max(start, one.end)
    if start < run.end:
        yield Span(start, run.end)


def _trimmed(text: str, run: Span) -> Span | None:
    """Without the marks at its edges; None where nothing else is left."""
    start, end = run
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None

