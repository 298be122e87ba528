"""What an article does well: documents named, replies included, limits admitted, figures with a source."""

from collections.abc import Iterator, Sequence
from functools import cache

from tui.annotate.annotation import Annotation, SourceKind, Stance
from tui.annotate.clauses.signals import figures_in
from tui.annotate.reading import Practice
from tui.annotate.replies.missing import source_name
from tui.article.article import Span
from tui.language.cut import CutArticle, Sentence, kept
from tui.language.folded import AUXILIARIES, word_classes
from tui.language.layout import Role
from tui.language.names.named import Sort
from tui.language.names.names import names_in
from tui.language.tokens import lower_of, tokenize
from tui.lexicon import PhraseTable, load, phrases, words
from tui.lexicon.inflect import forms_of

_IN_SENTENCES = {"anonymity": "anonymity-explained", "correction": "correction"}
_NAMELESS = "nameless"
"""Stands for words that keep a source nameless: good practice only where it is said why."""
_MOSTLY, _FEWEST = 0.7, 5
"""Share and number of attributions to a source with a name, from which on this is good practice."""
_LONGEST_NAME = 12
"""Words that a document is named in: in more of them there is something else as well."""
_NEAR, _BESIDE = 4, 2
"""How many words may stand between a document and who has seen it, and before the word for an expert whose they are."""
_SHOWN_REACH, _GIVEN_REACH = 8, 4
"""How many words beside "seen by the Courier", and after "showed us", a document may stand."""
_CLAUSE_REACH = 8
"""Words of what is denied among which an auxiliary tells that it is a clause."""
_LONGEST_VERDICT = 6
"""Words in which a charge is called wrong: this was an invention."""
_OF_ITSELF = frozenset(("limits-admitted", "document-linked", "correction"))
"""What may be done well in a press release: all else in it is told by those whom it is about."""

_SURE_WHO = 0.6
"""How sure it must be that a figure is somebody's: "agonized over hostages held for 444 days" gives it no source."""
_OF_TALK = frozenset(("named-sources", "figures-attributed"))
"""What goes without saying in an interview: who speaks."""


@cache
def _phrases() -> PhraseTable[str]:
    lexicon = load("practice")
    table = {phrase: kind for key, kind in _IN_SENTENCES.items() for phrase in lexicon[key]["words"]}
    table |= dict.fromkeys(lexicon["anonymity"]["asked"], _NAMELESS)
    table |= dict.fromkeys(_limits(), "limits-admitted")
    table |= dict.fromkeys(lexicon["documents"]["requested"], "document-named")
    said = load("replies")["said"]
    asked = [phrase for phrase in said["sought"]["words"] if phrase not in said["withheld"]["words"]]
    return PhraseTable((dict.fromkeys(asked, "reply-sought") | table).items())


def _limits() -> Iterator[str]:
    """The phrases that admit a limit: not clear whether, could not independently verify, could not be established,
    neither account could be confirmed; the data covered only, should be read with care."""
    limits = load("practice")["limits"]
    yield from limits["words"]
    yield from (f"{opening} {asked}" for opening in limits["open"] for asked in limits["asked"])
    for heads, verbs in (("unable", "verify"), ("unverified", "verified")):
        for head in limits[heads]:
            for verb in limits[verbs]:
                yield f"{head} {verb}"
                yield from (f"{head} {how} {verb}" for how in limits["how"])
    for heads, verbs in (("partial_of", "partial"), ("read", "with_care")):
        yield from (f"{head} {verb}" for head in limits[heads] for verb in limits[verbs])
    neither = [f"{opening} {told} could be" for opening in limits["neither"] for told in limits["told"]]
    for verb in limits["verified"]:
        yield from (f"{head} {verb}" for head in neither)
        yield from (f"{head} {how} {verb}" for head in neither for how in limits["how"])


def good_practice(
    cut: CutArticle, sourced: Sequence[Annotation], unverified: Sequence[Annotation], genre: str | None = None
) -> tuple[Practice, ...]:
    """What is done well, with the words that show it, in the order of the text; in a press release only what does not
    rest on who is asked."""
    found = {(span, kind) for kind, span in [*_in_sentences(cut), *_in_attributions(cut, sourced)]}
    figures = {(span, kind) for span, kind in found if kind == "figures-attributed"}
    if len(figures) <= sum(claim.shown and claim.kind == "figure" for claim in unverified):
        found -= figures
    named = [a for a in sourced if a.shown and a.source and a.source.kind.is_traceable and not _is_writer(a)]
    shown = sum(annotation.shown for annotation in sourced)
    if not cut.brief and shown >= _FEWEST and len(named) >= _MOSTLY * shown and named[0].source:
        found.add((named[0].source.span, "named-sources"))
    found |= {(span, kind) for kind, span in _outsiders(cut, sourced)}
    found |= {(span, "document-linked") for span in _linked(cut, sourced)}
    return tuple(
        Practice(kind, span.start, span.end) for span, kind in sorted(found)
        if (genre != "press release" or kind in _OF_ITSELF) and (genre != "interview" or kind not in _OF_TALK)
    )


def _is_writer(annotation: Annotation) -> bool:
    """Whether a statement outside quotations is the writer's own: I believe, we think."""
    told = annotation.source.text.lower() if annotation.source else ""
    return told in words("replies", "first_person", "words")


def _linked(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[Span]:
    """Links of the text that are called a document, and sources whose words lead to where they stand."""
    documents = words("practice", "documents", "words")
    for link in cut.article.links:
        named = tokenize(cut.text, link.start, link.end).lower
        if cut.sentence_at(link.start) and any(word in documents for word in named):
            yield Span(link.start, link.end)
    for annotation in sourced:
        source = annotation.source
        if annotation.shown and source and source.href and source.kind is SourceKind.DOCUMENT:
            yield source.span


def _in_sentences(cut: CutArticle) -> Iterator[tuple[str, Span]]:
    reasons = phrases("practice", "anonymity", "reasons")
    for sentence in cut.sentences:
        told: set[str] = set()  # "did not respond to a request for comment" is praised once
        for hit in _phrases().find(sentence.lower):
            kind = hit.entry
            if kind == _NAMELESS:
                if hit.last == len(sentence.lower) or reasons.at(sentence.lower, hit.last) is None:
                    continue
                kind = _IN_SENTENCES["anonymity"]
            if kind not in told and cut.quotation_at(sentence.starts[hit.first]) is None:
                told.add(kind)
                yield kind, Span(sentence.starts[hit.first], sentence.ends[hit.last - 1])
        for span in _shown_documents(sentence):
            if cut.quotation_at(span.start) is None:
                yield "document-named", span


def _in_attributions(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[tuple[str, Span]]:
    for annotation in sourced:
        source = annotation.source
        if not annotation.shown or source is None:
            continue
        if source.kind.is_traceable and _is_reply(cut, annotation):
            yield "reply-included", annotation.cue or source.span
        if source.kind is SourceKind.DOCUMENT and _can_be_found(source.text):
            yield "document-named", source.span
        sure = annotation.confidence >= _SURE_WHO
        if sure and source.kind.is_traceable and annotation.stance is not Stance.WANTS:  # as for 400 parking spaces
            sentence = cut.sentence_at(annotation.start)
            inside = sentence.tokens_in(annotation.start, annotation.end) if sentence else range(0)
            if sentence and figures_in(sentence.lower, inside.start, inside.stop):
                yield "figures-attributed", annotation.cue or source.span


def _is_reply(cut: CutArticle, annotation: Annotation) -> bool:
    """Whether what is denied was said against somebody: denied he had sold it, rejected the claims, said this was
    untrue; not denied bail, rejected a plan, disavowed a friend, whose reply was to send troops."""
    content = cut.lower_in(annotation.start, annotation.end)
    if content[0] == "to":
        return False
    of_charges = _of_charges().occurs_in(content)
    if annotation.stance is not Stance.DENIES:  # “I know her. I reject any suggestion of favour.”; this was a lie
        if of_charges and _rejected_by_speaker().occurs_in(content):
            return True
        short = len(content) <= _LONGEST_VERDICT and content[0] in words("practice", "replied", "back")
        return short and _called_wrong().occurs_in(content)
    cue = cut.lower_in(*annotation.cue) if annotation.cue else ()
    if of_charges:
        return True
    if content[0] in words("practice", "replied", "back"):
        return True
    if not _denied_outright().occurs_in(cue):
        return False
    clause = any(word_classes().get(low, "") in AUXILIARIES for low in content[:_CLAUSE_REACH])
    return clause or content[0].endswith("ing") or content[0] in words("practice", "replied", "generally")


@cache
def _rejected_by_speaker() -> PhraseTable[bool]:
    verbs = words("practice", "replied", "rejecting")
    return PhraseTable((f"{who} {verb}", True) for who in load("replies")["first_person"]["words"] for verb in verbs)


@cache
def _of_charges() -> PhraseTable[bool]:
    """The words for what was said against somebody, and those that call it wrong."""
    said = load("replies")["said"]
    return PhraseTable((phrase, True) for phrase in (*said["refers"]["words"], *said["rejects"]["words"]))


@cache
def _called_wrong() -> PhraseTable[bool]:
    wrong = (*load("replies")["said"]["rejects"]["words"], *words("practice", "replied", "wrong"))
    return PhraseTable((phrase, True) for phrase in wrong)


@cache
def _denied_outright() -> PhraseTable[bool]:
    return PhraseTable((form, True) for form in forms_of("practice", "replied", "verbs"))


def _can_be_found(text: str) -> bool:
    """Whether the words for a document name it, or say whose it is: "a Tarn Institute survey"."""
    named = [word.strip(",.“”'’") for word in text.split()]
    known, titled = words("practice", "documents", "words"), words("practice", "documents", "titled")
    named[:1] = [word.lower() for word in named[:1]]
    is_document = any(word in known or word.lower() in titled for word in named)
    return is_document and len(named) <= _LONGEST_NAME and any(word[:1].isupper() for word in named[1:])


def _shown_documents(sentence: Sentence) -> Iterator[Span]:
    """Documents that somebody has seen: "an email obtained by the Courier", "The Courier has seen the contract", "a
    letter that the Courier has seen"."""
    lower, documents = sentence.lower, words("practice", "documents", "words")
    if documents.isdisjoint(lower):
        return
    for hit in phrases("practice", "documents", "shown").find(lower):
        near = range(max(0, hit.first - _SHOWN_REACH), hit.first)
        noun = next((index for index in reversed(near) if lower[index] in documents), None)
        comma = noun is not None and "," in lower[noun : hit.first]
        if noun is not None and (comma or hit.first - noun <= _NEAR):
            yield Span(sentence.starts[noun], sentence.ends[hit.last - 1])
    for hit in phrases("practice", "documents", "given").find(lower):
        after = range(hit.last, min(len(lower), hit.last + _GIVEN_REACH))
        noun = next((place for place in after if lower[place] in documents), None)
        if noun is not None:
            yield Span(sentence.starts[hit.first], sentence.ends[noun])
    shows = words("practice", "documents", "shows")
    for index, word in enumerate(lower[1:], 1):
        if word in shows and lower[index - 1] in ("has", "have"):
            if index < 2 or not _is_outlet(lower[index - 2]):
                continue
            after = range(index + 1, min(len(lower), index + _SHOWN_REACH))
            before = range(index - 3, max(-1, index - 3 - _SHOWN_REACH), -1)
            noun = next((place for place in (*after, *before) if lower[place] in documents), None)
            if noun is not None:
                yield Span(sentence.starts[min(noun, index)], sentence.ends[max(noun, index)])


def _is_outlet(low: str) -> bool:
    return any(low in words("bodies", key) for key in ("titles_of_outlets", "outlets_called", "documents"))


def _outsiders(cut: CutArticle, sourced: Sequence[Annotation]) -> Iterator[tuple[str, Span]]:
    """Experts who are asked and have no stake in the matter, as far as the article says, each where they are first
    told to be that; with the second of them several."""
    of_school = _words_of_school(cut)
    roles = {one.name: lower_of(one.role or "") for one in names_in(cut).everyone}
    found = dict(_asked_to_look(cut))
    quoted: dict[str, list[Span]] = {}
    for annotation in sourced:
        if annotation.shown and annotation.source and annotation.source.kind is SourceKind.PERSON:
            quoted.setdefault(source_name(annotation), []).append(annotation.source.span)
    for name, spans in quoted.items():
        told = [(*cut.lower_in(*spans[0]), *roles.get(name, ())), *(cut.lower_in(*span) for span in spans[1:])]
        apart = (span for span in spans if (sentence := cut.sentence_at(span.start)) and _stands_apart(sentence))
        if span := next(apart, None):
            found.setdefault(name, span)
            continue
        expert = (span for span, words_of in zip(spans, told, strict=True) if _is_expert(words_of, of_school))
        span = next(expert, None)
        if span and not any(map(_has_stake, told)) and name.split()[-1].lower() not in _named_with_stake(cut):
            found.setdefault(name, span)
    for place, span in enumerate(sorted(found.values())):
        yield "independent-expert", span
        if place == 1 and not cut.brief:
            yield "independent-sources", span


def _has_stake(told: Sequence[str]) -> bool:
    """Whether somebody is told to be one of those whom it is about."""
    return not words("practice", "stake", "words").isdisjoint(told)


@kept
def _named_with_stake(cut: CutArticle) -> frozenset[str]:
    """The words of all sentences that say of somebody that it is their own study, or who pays them."""
    told = phrases("practice", "stake", "told")
    return frozenset().union(
        *(s.lower for s in cut.sentences if told.occurs_in(s.lower) and not _stands_apart(s))
    )


def _stands_apart(sentence: Sentence) -> bool:
    """Whether it says of somebody that they had no part in the study or the case."""
    lower = sentence.lower
    for hit in phrases("practice", "stake", "none").find(lower):
        near = lower[hit.last : hit.last + _NEAR]
        if not words("practice", "stake", "of").isdisjoint((*lower[hit.first : hit.last], *near)):
            return True
    return False


def _asked_to_look(cut: CutArticle) -> Iterator[tuple[str, Span]]:
    """Those who looked at something at the request of the outlet."""
    for sentence in cut.sentences:
        asked = phrases("practice", "experts", "on_request").occurs_in(sentence.lower)
        if asked and not words("practice", "experts", "looked").isdisjoint(sentence.lower):
            people = (m for m in names_in(cut).within(sentence.start, sentence.end) if m.named.sort is Sort.PERSON)
            if first := next(people, None):
                yield first.named.name, Span(first.start, first.end)


def _words_of_school(cut: CutArticle) -> frozenset[str] | None:
    """The words of the headline and the first paragraph where they tell of a university or a school; None elsewhere."""
    first = next((block.end for block in cut.blocks if block.role is Role.BODY), 0)
    told = frozenset(tokenize(cut.text, 0, first).lower)
    about = words("practice", "experts", "schools") | words("practice", "experts", "schools_in_news")
    return None if about.isdisjoint(told) else told


def _is_expert(told: Sequence[str], of_school: frozenset[str] | None) -> bool:
    """Whether somebody is told to be an expert, by trade or at a school.

    In news of a school its own professors have a stake, so that only those of another are taken for outsiders.
    """
    schools = words("practice", "experts", "schools")
    school = next((index for index, low in enumerate(told) if low in schools), None)
    hit = phrases("practice", "experts", "words").first_in(told)
    if of_school is not None:
        known = of_school | schools | words("function_words", "english")
        return hit is not None and school is not None and not known.issuperset(told[max(0, school - 1) : school + 3])
    if hit is None:
        return school is not None
    return words("practice", "experts", "owned").isdisjoint(told[max(0, hit.first - _BESIDE) : hit.first])
