"""The model's attributions, with the rules as its hands.

The model says which words are a source, a cue and a content (`tui.model`); `pairing.py` says which belong together.
What a model cannot be trusted with is done by rule: quotation marks bound a content, the words of the cue set the
stance, and attributions inside another's content, or that the model has passed over, come from the rules.
"""

from collections.abc import Iterator, Sequence

from tui.annotate.annotation import SpanIndex, Stance
from tui.annotate.attribution.bounds import bounded
from tui.annotate.attribution.cues import acts, noun_cues, phrase_cues, tagged_cues, verb_cues
from tui.annotate.attribution.links import is_relative, part_by_semicolons, part_from_others, tidy
from tui.annotate.attribution.pairing import BY_RULE, Link, Voice, distances_in, linked
from tui.annotate.attribution.parting import TRUSTED, Placed, parted
from tui.annotate.attribution.said import Said, covered, overlap
from tui.annotate.naming.nouns import is_document, names_a_page
from tui.annotate.points import probability
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.tokens import tokenize
from tui.lexicon import words
from tui.model.tags import Role, Tagged

_QUOTED = 0.9
"""The share of a content that stands in quotation marks, from which it is a quotation."""
_LEFT_TO_RULES = 0.25
"""How much of a rule's confidence is left where the model saw nothing; inside another content, for a nested one."""
_NESTED = 0.25
_NOBODY = 0.6
"""What is left where nobody is named and nothing quoted: "the fears of a defeat" (docs/marks.md does not count it)."""
_UNKNOWN = 0.66
"""And where the lexicon does not know the cue: mostly something done, as in "signed the bill", and not said."""
_ACT = 0.4
"""And where it is an act done by words, as in "ordered" and "declined to comment"."""
_AFTER_ACT = 2
"""Words after an act that go with it, at most; after more, something else is said: released data that suggest."""
_ALIKE = 0.5
_HELD = 0.9
"""The share of a rule's content within words that the model hands to nobody, from which they are what the rule has."""
_OF_SOMEBODY = 0.3
"""How sure it is at least that a whole quotation is what somebody says."""
_SENTENCE = 6
"""Spaces in a sentence, at least."""
_FOR_NONE = 0.35
"""Confidence from which a rule replaces what the model has not; for what it has see `parting.py`."""


def joined(
    cut: CutArticle, tagged: Sequence[Tagged], by_rule: Sequence[Said], speaking: Voice | None = None
) -> tuple[list[Said], Voice | None]:
    """The attributions of model and rules together, in the order of the text, and whose words were the last.

    `speaking`: whose words were the last before these.
    """
    tagged, told_anew = parted(cut, tagged, by_rule)
    links, speaking = linked(cut, bounded(cut, tagged), speaking)
    links = part_from_others(cut, links)
    for link in links:
        tidy(cut, link)
    links = [link for link in links if link.contents]
    part_by_semicolons(cut, links, by_rule)
    found = list(said_by_both(cut, links, by_rule))
    used = {id(rule) for _, rule, _ in found if rule}
    made = [said for _, _, said in found if not _is_sliver(cut, said) and not _is_nobody(cut, said)]
    contents = SpanIndex([span for said in made for span in said.spans])
    cues = SpanIndex([said.cue for said in made if said.cue])
    for said in by_rule:
        if id(said) not in used and not (said.cue and cues.overlapping(*said.cue)):
            inside = any(contents.overlapping(*span) for span in said.spans)
            surely = said.by_layout or (id(said) in told_anew and not inside)
            share = 1 if surely else _NESTED if inside else _LEFT_TO_RULES
            made.append(said._replace(confidence=round(said.confidence * share, 2)))
    return sorted(made, key=lambda said: (said.spans[0].start, said.spans[-1].end)), speaking


def said_by_both(
    cut: CutArticle, links: Sequence[Link], by_rule: Sequence[Said]
) -> Iterator[tuple[Link, Said | None, Said]]:
    """Each attribution of the model, the same one by rule where there is one, and what comes of the two."""
    known = SpanIndex([Placed(*span, said) for said in by_rule for span in said.spans])
    found: list[tuple[Link, Said | None]] = []
    of_rule: dict[int, Link] = {}
    for link in links:
        rule = _same(cut, link, known)
        if rule:
            _correct(cut, link, rule)
            first = of_rule.setdefault(id(rule), link)
            alike = rule.confidence >= TRUSTED and first.cue == link.cue
            if first is not link and (alike or rule.by_layout):
                first.contents += link.contents  # the parts of a quotation that the cue interrupts
                continue
        found.append((link, rule))
    for link, rule in found:
        yield link, rule, _said(cut, link, rule)


def _correct(cut: CutArticle, link: Link, rule: Said) -> None:
    """Take source and cue of a rule where it is likely to know better, and the content of words handed to nobody."""
    if rule.confidence < _FOR_NONE:
        return
    if rule.cue and rule.source and _is_part_of(cut, link, rule):
        link.cue, link.source, link.source_sureness, link.cue_sureness = rule.cue, rule.source, BY_RULE, BY_RULE
        link.contents = [Tagged(*span, Role.CONTENT, link.sureness) for span in rule.spans]
        return
    if rule.source and link.source and _is_cut(cut, link.source, rule.source):
        link.source = rule.source
    if link.cue is None and link.source is None and rule.cue is not None:
        link.contents = [Tagged(*span, Role.CONTENT, link.sureness) for span in rule.spans]
    sure = rule.confidence >= TRUSTED
    source, cue = _better(link.source, rule.source, sure), _better(link.cue, rule.cue, sure)
    if source != link.source:
        link.source, link.source_sureness = source, BY_RULE
    if cue != link.cue:
        link.cue, link.cue_sureness = cue, BY_RULE
    link.carried = link.carried and not sure
    if _holds_its_source(link, rule) or _begins_with_it(cut, link, rule):
        link.contents = [Tagged(*span, Role.CONTENT, link.sureness) for span in rule.spans]


def _holds_its_source(link: Link, rule: Said) -> bool:
    """Whether its source by rule was taken for a part of what is said: the gate, according to [a guard], was open."""
    if link.source is None or link.source != rule.source or any(s.overlaps(link.source) for s in rule.spans):
        return False
    return any(one.start < link.source.end and link.source.start < one.end for one in link.contents)


def _begins_with_it(cut: CutArticle, link: Link, rule: Said) -> bool:
    """Whether the "it" of "it was announced that" was taken for a part of what is said."""
    first = link.contents[0]
    told = len(link.contents) > 1 and cut.text[first.start : first.end].lower() == "it"
    return told and rule.source is None and rule.spans[0].start > first.end


def _is_cut(cut: CutArticle, ours: Span, whole: Span) -> bool:
    """Whether a source is a part of the one by rule that cannot stand for it: doctors, [who] feared for their jobs,
    said; letters seen by [the Tarn Post] show."""
    if ours.start <= whole.start or ours.end > whole.end:
        return False
    before = cut.lower_in(whole.start, ours.start)
    return is_relative(cut, ours) or (ours.end == whole.end and before[-1] == "by" and is_document(before[0]))


def _is_part_of(cut: CutArticle, link: Link, rule: Said) -> bool:
    """Whether the rule's cue is taken for a part of what is said, or a noun in what it hands over for the cue: denied
    [claims] that it leaked; the [rumour] that it leaked was false, Voss said."""
    if rule.cue is None:
        return False
    if link.cue is None:
        return any(one.start <= rule.cue.start < one.end for one in link.contents)
    if link.cue.overlaps(rule.cue) or cut.lower_in(*link.cue)[-1] not in noun_cues():
        return False
    begins, ends = rule.cue.end, rule.spans[0].start
    return begins <= link.cue.start < ends or any(s.start <= link.cue.start < s.end for s in rule.spans)


def _better(ours: Span | None, by_rule: Span | None, sure: bool) -> Span | None:
    """The rule's stretch in place of none, and of one that lies elsewhere where the rule is nearly always right."""
    if by_rule is None or (ours is not None and (ours.overlaps(by_rule) or not sure)):
        return ours
    return by_rule


def _is_sliver(cut: CutArticle, said: Said) -> bool:
    """A single word outside quotation marks that no cue hands over, or "which" with one."""
    (start, end), *others = said.spans
    text = cut.text[start:end]
    if others or any(c.isspace() for c in text) or cut.quotation_at(start) is not None:
        return False
    return said.cue is None or text.lower() in words("grammar", "saying_nothing")


def _is_nobody(cut: CutArticle, said: Said) -> bool:
    """Nobody knows; none of them said: what these say, nobody says. "Editorial:" is nobody, either."""
    if said.source is None:
        return False
    told = cut.lower_in(*said.source)
    if said.cue is None and cut.text[said.source.end : said.source.end + 1] == ":" and names_a_page(told):
        return True
    return told[0] in words("grammar", "nobody_at_all")


_NEGATED = {Stance.BELIEVES: Stance.DOUBTS, Stance.DENIES: Stance.ASSERTS, Stance.DOUBTS: Stance.BELIEVES}
"""What becomes of a stance by "not": did not deny, do not believe."""


def _same(cut: CutArticle, link: Link, known: SpanIndex[Placed]) -> Said | None:
    """The rule's attribution that is the same as the model's: the same cue, or else most of the content."""
    spans = _spans(link)
    near = {id(p.said): p.said for span in spans for p in known.overlapping(*span) if not _is_nested(cut, link, p.said)}
    if link.cue is None and link.source is None:
        inside = (s for s in near.values() if covered(s.spans, spans) > _HELD or overlap(spans, s.spans) > _ALIKE)
        return max(inside, key=lambda said: said.confidence, default=None)
    quoted = _quoted(cut, link) > _QUOTED
    alike = [(_likeness(spans, said, quoted), said) for said in near.values()]
    with_cue = [(share, said) for share, said in alike if link.cue and said.cue and said.cue.overlaps(link.cue)]
    close = [(share, said) for share, said in alike if share > _ALIKE]
    best = max(with_cue or close, key=lambda one: one[0], default=None)
    return best[1] if best else None


def _is_nested(cut: CutArticle, link: Link, said: Said) -> bool:
    """Whether a rule found what somebody says inside what the model hands to another: in a poll, [half said they would
    move]."""
    if not link.cue or not link.source or not said.cue or not said.source or said.by_layout:
        return False
    if cut.lower_in(*link.cue)[-1] in noun_cues():
        return False
    inside = [one for one in link.contents if one.start <= said.cue.start and said.cue.end <= one.end]
    return any(one.start <= said.source.start and said.source.end <= one.end for one in inside)


def _likeness(spans: tuple[Span, ...], said: Said, quoted: bool) -> float:
    """How much two contents share; of a quotation, a part will do for a rule that is nearly always right."""
    return covered(spans, said.spans) if quoted and said.confidence >= TRUSTED else overlap(spans, said.spans)


def _spans(link: Link) -> tuple[Span, ...]:
    """The stretches of what is said, those that overlap as one: two may have been widened to the same quotation."""
    spans: list[Span] = []
    for one in sorted(Span(one.start, one.end) for one in link.contents):
        if spans and one.start < spans[-1].end:
            one = Span(spans[-1].start, max(spans.pop().end, one.end))
        spans.append(one)
    return tuple(spans)


def _said(cut: CutArticle, link: Link, rule: Said | None) -> Said:
    known = (rule.stance, rule.judges) if rule else _by_its_words(cut, link.cue)
    told = None if known else _told(cut, link.cue)
    stance, judges = known or (told or Stance.ASSERTS, False)
    sure = probability("tagged", signals(cut, link, rule))
    if link.source is None and _is_long_quotation(cut, link):
        sure = max(sure, _OF_SOMEBODY)
    elif not _quoted(cut, link):
        sure *= 1 if link.source else _NOBODY
        sure *= _ACT if rule is None and _is_act(cut, link.cue) else 1
        sure *= 1 if known or told else _UNKNOWN
    spans = rule.spans if rule and rule.by_layout else _spans(link)
    if rule and rule.by_layout:
        sure = max(sure, rule.confidence)
    return Said(spans, link.source, link.cue, stance, round(sure, 2), judges)


def _is_long_quotation(cut: CutArticle, link: Link) -> bool:
    """Whether it is a sentence in quotation marks, which are somebody's words whoever that is, and no title."""
    start, end = link.contents[0].start, link.contents[-1].end
    return _quoted(cut, link) > _QUOTED and cut.text.count(" ", start, end) >= _SENTENCE


def signals(cut: CutArticle, link: Link, rule: Said | None) -> dict[str, float]:
    """What tells how likely an attribution of the model is right, for the points in `points.toml`."""
    quoted = _quoted(cut, link)
    found = {"sureness": link.sureness, ("direct" if quoted > _QUOTED else "mixed" if quoted else "indirect"): 1.0}
    if rule:
        found["rule"] = rule.confidence
    if link.source is None:
        found["nobody_quoted" if quoted > _QUOTED else "nobody"] = 1.0
    if link.cue is None:
        found["no_cue"] = 1.0
    if link.carried:
        found["carried"] = 1.0
    stance = rule.stance if rule else (_by_its_words(cut, link.cue) or (Stance.ASSERTS, False))[0]
    found[f"stance_{stance.value}"] = 1.0
    if sum(one.end - one.start for one in link.contents) < 25:
        found["short"] = 1.0
    if link.source:
        found["source_sureness"] = link.source_sureness
    if link.cue:
        found |= _of_cue(cut, link, link.cue)
    opening = tokenize(cut.text, link.contents[0].start, link.contents[0].end).lower[0]
    if opening.endswith("ing"):
        found["opens_with_ing"] = 1.0
    elif opening in words("grammar", "prepositions"):
        found["opens_with_preposition"] = 1.0
    return found


def _of_cue(cut: CutArticle, link: Link, cue: Span) -> dict[str, float]:
    """The signals of a cue, and of how far the others stand from it."""
    distances = distances_in(cut)
    found = {"cue_sureness": link.cue_sureness, "cue_words": min(cut.text.count(" ", *cue) + 1, 5) / 5}
    found["content_away"] = min(min(distances.between(cue, one) for one in link.contents), 10) / 10
    if link.source:
        found["source_away"] = min(distances.between(cue, link.source), 20) / 20
    return found


def _quoted(cut: CutArticle, link: Link) -> float:
    spans = _spans(link)
    inside = sum(min(s.end, q.end) - max(s.start, q.start) for s in spans for q in cut.quotations_in(*s))
    return inside / sum(end - start for start, end in spans)


def _by_its_words(cut: CutArticle, cue: Span | None) -> tuple[Stance, bool] | None:
    """What the words of a cue do with what they hand over, and whether they judge it; None where the lexicon knows
    none of them."""
    if cue is not None:
        lower = cut.lower_in(*cue)
        verbs, phrases, nouns = verb_cues(), phrase_cues(), noun_cues()
        negated = not words("grammar", "negations").isdisjoint(lower)
        for index, low in enumerate(lower):
            if verb := verbs.at(lower, index):
                stance = next(iter(verb.entry.takes.values())).stance
                return _NEGATED.get(stance, stance) if negated else stance, verb.entry.judges
            if phrase := phrases.at(lower, index):
                return phrase.entry, False
            if low in nouns:
                return nouns[low], False
    return None


def _is_act(cut: CutArticle, cue: Span | None) -> bool:
    lower = cut.lower_in(*cue) if cue else ()
    first = next((i for i, low in enumerate(lower) if word_classes().get(low) not in ("a", "x")), None)
    act = acts().at(lower, first) if first is not None else None
    return act is not None and len(lower) - act.last <= _AFTER_ACT


def _told(cut: CutArticle, cue: Span | None) -> Stance | None:
    """What the words of a cue that the rules do not know say of its stance; None where they say nothing of it."""
    lower = cut.lower_in(*cue) if cue else ()
    for index in range(len(lower)):
        if found := tagged_cues().at(lower, index):
            return found.entry
    return None
