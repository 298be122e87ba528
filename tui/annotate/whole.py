"""What holds for the whole article, each in one sentence: never a verdict, always what the text does or leaves out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from tui.annotate.annotation import Annotation
from tui.annotate.clauses.signals import WRONGS, Hit, hits_in
from tui.annotate.naming.with_article import with_article
from tui.annotate.reading import Note
from tui.annotate.replies.missing import in_100, most_heard
from tui.annotate.replies.parties import parties_in
from tui.annotate.replies.stems import stems
from tui.annotate.wordings.say_verbs import say_verbs
from tui.language.cut import CutArticle, Sentence
from tui.language.english import foreign_paragraphs
from tui.language.layout import Role
from tui.language.names.named import Sort
from tui.language.names.names import names_in
from tui.lexicon import all_words, load, words
from tui.lexicon.inflect import spellings

_FEWEST, _MOSTLY = 5, 0.6
"""Attributions, and the share of their words, from which on one source is said to have most of the article."""
_OTHERWISE = frozenset(("deceit", "consequence"))
"""Signals of words of which any other of their kind bears one out: a "scandal" may be "bribery" below it."""
_PLAIN = frozenset(("mind", "speech", "cause", "deeds"))
"""Signals of words that are not strong enough, or for which there are too many others: refuses, denies, helps; whoever
is "killed" in a headline may have "drowned" below it."""
_OPENING_WORDS = 6
"""Words of a quotation by which it is told."""
_OFTEN, _OFTEN_IN_SHORT = 5, 3
"""Mentions from which on the news is about somebody; in a short text, where its headline names them."""
_SHORT, _FEWEST_IN_SHORT = 250, 3
"""Words of a short text, and statements in it from which on somebody may be missed."""


def notes_on(cut: CutArticle, sourced: Sequence[Annotation], genre: str | None) -> tuple[Note, ...]:
    """Notes such as an unclosed quotation or a missing author; none on a passage but for the quotation."""
    if cut.brief:
        return tuple(_unclosed(cut))
    found = [
        _unstated(cut), *_unclosed(cut), _headline(cut),
        _one_source(cut, sourced) if genre != "interview" else None,  # of which one has nearly all by its nature
        say_verbs(cut, sourced), _unheard(cut, sourced), _foreign(cut),
    ]
    if genre == "opinion":
        found.append(Note("opinion", "This reads as an opinion piece: views stand beside what could be checked."))
    return tuple(note for note in found if note)


def _unstated(cut: CutArticle) -> Note | None:
    stated = {"author": cut.stated.byline, "outlet": cut.stated.outlet, "date": cut.stated.published}
    missing = [name for name, value in stated.items() if not value]
    if not missing:
        return None
    named = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} or {missing[-1]}"
    return Note("-".join(["no", *missing]), f"This text states no {named}.")


def _unclosed(cut: CutArticle) -> Iterator[Note]:
    """The first quotation that is opened and neither closed nor taken up again by the next paragraph."""
    for place, quotation in enumerate(cut.quotations):
        if quotation.closed:
            continue
        following = cut.quotations[place + 1] if place + 1 < len(cut.quotations) else None
        between = cut.text[quotation.end : following.start] if following else "x"
        if between.strip():
            opening = " ".join(cut.text[quotation.inner.start : quotation.inner.end].split()[:_OPENING_WORDS])
            text = f"A quotation is opened and not closed: “{opening} …”. Where the speaker’s words end is left open."
            yield Note("unclosed-quotation", text)
            return


def _headline(cut: CutArticle) -> Note | None:
    """Strong words of the headline that nothing in the body resembles, in any form; only where that is sure."""
    headline = next((s for s in cut.sentences if cut.role(s) is Role.HEADLINE), None)
    if headline is None:
        return None
    strong = [
        hit for hit in hits_in(headline)
        if not WRONGS.isdisjoint(hit.entry) and _PLAIN.isdisjoint(hit.entry)
    ]
    if not strong:
        return None
    below = [sentence for sentence in cut.sentences if cut.role(sentence) is not Role.HEADLINE]
    body = frozenset().union(*(sentence.lower for sentence in below))
    begun = stems(body)
    for hit in strong:
        forms = _forms(headline.lower[hit.first])
        if body.isdisjoint(forms) and begun.isdisjoint(stems(forms)) and not _is_told_otherwise(hit, below):
            word = " ".join(headline.words[hit.first : hit.last])
            return Note("headline", f"The headline says “{word}”; no word like it was found in the text below.")
    return None


def _is_told_otherwise(strong: Hit, below: Sequence[Sentence]) -> bool:
    """Whether the text has words of the same kind as strong ones of the headline, where any of the kind will do."""
    wanted = _OTHERWISE.intersection(strong.entry)
    return bool(wanted) and any(not wanted.isdisjoint(hit.entry) for sentence in below for hit in hits_in(sentence))


def _forms(word: str) -> frozenset[str]:
    """A word with all its forms as a verb and as a noun: bans, ban, banned, banning."""
    stem = word.removesuffix("s")
    known = (stem, word.removesuffix("es"), *(word.removesuffix(end) for end in ("ed", "d", "ing")))
    return frozenset((word, stem)).union(_verbs().get(word, ()), *(_verbs().get(one, ()) for one in known))


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """The forms of the verbs that speak ill of whoever does what they tell, by each of them."""
    verbs = [verb for lists in load("accusations").values() for verb in lists.get("verbs", ())]
    return {form: forms for forms in map(spellings, verbs) for form in forms}


def _one_source(cut: CutArticle, sourced: Sequence[Annotation]) -> Note | None:
    shown = [annotation for annotation in sourced if annotation.shown and annotation.source]
    if len(shown) < _FEWEST:
        return None
    name, share, _ = most_heard(cut, shown)
    if share < _MOSTLY or name.lower() in words("replies", "first_person", "words"):
        return None
    percent = in_100(share)
    much = "All the words" if percent == 100 else f"{percent} in 100 of the words"
    who = with_article(cut, name).removesuffix(".")
    return Note("one-source", f"{much} that are quoted or reported here are from {who}.")


def _unheard(cut: CutArticle, sourced: Sequence[Annotation]) -> Note | None:
    """The one whom the news is about, if nothing is handed to them or to anybody of their side."""
    parties = parties_in(cut)
    speakers = [parties.speaking(a.source) for a in sourced if a.shown and a.source]
    short = sum(len(sentence.words) for sentence in cut.sentences) <= _SHORT
    if len(speakers) < (_FEWEST_IN_SHORT if short else _FEWEST):
        return None
    heard = frozenset().union(*(party.own | party.side for party in speakers))
    mentions = [mention for mention in names_in(cut).mentions if mention.named.sort is Sort.PERSON]
    headline = next((s for s in cut.sentences if cut.role(s) is Role.HEADLINE), None)
    headlined = {m.named for m in mentions if headline and headline.start <= m.start < headline.end}
    states = all_words(("bodies", "states"), ("people", "too_wide"))
    for one, times in Counter(mention.named for mention in mentions).most_common():
        if times < (_OFTEN_IN_SHORT if short and one in headlined else _OFTEN) or one.name.lower() in states:
            continue  # "an official Saudi account" tells of nobody who is called Saudi
        party = parties.called(one.name)
        if heard.isdisjoint(party.own | party.side):
            told = f"{one.name} is named {times} times, but nothing is quoted or reported from that side."
            return Note("unheard", told)
    return None


def _foreign(cut: CutArticle) -> Note | None:
    """That some of the text is in another language."""
    count = len(foreign_paragraphs(cut))
    if not count:
        return None
    told = "One paragraph is" if count == 1 else f"{count} paragraphs are"
    return Note("other-language", f"{told} not in English: nothing was marked there.")
