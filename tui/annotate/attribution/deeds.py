"""What a word of saying hands over that nobody says: a deed done with words, a name, a title, what a gauge shows.

"Declared a day of mourning", "said she would not comment", "sang “Long River”", "locals call the wind “the Bishop”",
"the needle shows the depth": docs/marks.md counts none of these, and their sentences have the form of those that it
counts.
"""

from collections.abc import Sequence

from tui.annotate.attribution.cues import deed_cues, noun_cues
from tui.annotate.attribution.said import Said
from tui.annotate.naming.nouns import head_of
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import AUXILIARIES, word_classes
from tui.language.names.names import names_in
from tui.language.quotations import Quotation
from tui.language.tokens import tokenize
from tui.lexicon import load, words

_REACH = 6
"""Words at the head of what is handed over that are looked at."""
_LONGEST_REFUSAL = 10
"""Words of a refusal to speak: a longer one tells more, as "because he has not seen the letter"."""
_BEFORE_INFINITIVE = 2
"""Words before an infinitive among which a refusal stands."""
_LONGEST_NAME = 5
"""Words in a name or a title in quotation marks."""


def is_deed(cut: CutArticle, said: Said) -> bool:
    """Whether an attribution hands over no statement."""
    if said.cue is None:
        return False
    cue = cut.lower_in(*said.cue)
    if said.source and _is_measure(cue, cut.lower_in(*said.source)):
        return True
    start, end = said.spans[0]
    quoted = cut.quotations_in(start, said.spans[-1].end)
    if quoted:
        return _is_title(cut, cue, quoted) or _is_name(cut, cue, said, quoted)
    if said.source is None and _is_known_as(cut, cue, said):
        return True
    content = cut.lower_in(start, end)
    lower = content[:_REACH]
    if _says_nothing(_with_refusal(cut, said.cue, cue), lower) or _is_supposed(cut, said):
        return True
    if cue[-1] in noun_cues() and lower and lower[0] in words("cues", "deeds", "moments"):
        return True  # had the idea [when her boat sank]
    if said.source and _is_thing(cut.lower_in(*said.source)) and not names_in(cut).within(*said.source):
        return True  # the bell, and not John Bell
    if len(content) <= _LONGEST_REFUSAL and _declines(lower):
        return True
    return _is_wish_for_anonymity(cue, lower) or _is_done(cue, lower, said.source is None)


def _verb(cue: Sequence[str], kind: str) -> str:
    """The verb of a cue, in its base form, that stands in a list of `deeds` in `cues.toml`; empty where none does."""
    found = deed_cues(kind).first_in(cue)
    return found.entry if found else ""


def _declines(lower: Sequence[str]) -> bool:
    """Whether somebody has said that they say nothing: said [she would not comment]."""
    helped = not words("grammar", "modals").isdisjoint(lower[1:3])
    negated = not words("grammar", "negations").isdisjoint(lower[1:3])
    return bool(helped and negated and word_classes().get(lower[0]) == "n" and _verb(lower[1:5], "silence"))


def _says_nothing(cue: Sequence[str], lower: Sequence[str]) -> bool:
    """Declined [to comment on the sale], did not respond to [questions], made no mention of [the leak].

    After "not" only the verbs of answering are looked at: "has not said whether" is told of somebody who may yet.
    """
    if _verb(cue, "saying_nothing"):
        return True
    told, after = (*cue, *lower), ""
    for index, low in enumerate(told):
        if index < len(cue) and low in words("grammar", "negations"):
            after = "no_answer"
        elif index < len(cue) and deed_cues("refusing").at(cue, index):
            after = "silence"
        elif after and deed_cues(after).at(told, index):
            return True
        elif after and not _goes_between(low):
            after = ""
    return False


def _goes_between(low: str) -> bool:
    """Whether a word may stand between a refusal and its verb: would not [directly] say, but not "did not just say"."""
    if low in words("cues", "deeds", "more_than"):
        return False
    return low == "to" or low.endswith("ly") or word_classes().get(low) in ("a", "x")


def _with_refusal(cut: CutArticle, cue: Span, lower: Sequence[str]) -> Sequence[str]:
    """A cue with what stands before it where it is an infinitive: declined later [to say]."""
    sentence = cut.sentence_at(cue.start)
    if lower[:1] != ("to",) or sentence is None:
        return lower
    first = sentence.tokens_in(*cue).start
    return (*sentence.lower[max(0, first - _BEFORE_INFINITIVE) : first], *lower)


def _is_supposed(cut: CutArticle, said: Said) -> bool:
    """Whether somebody may have said it, and may not: if [the mayor] says so."""
    if said.source is None or said.cue is None or said.source.start > said.cue.start:
        return False
    sentence = cut.sentence_at(said.source.start)
    before = sentence.lower[: sentence.tokens_in(*said.source).start] if sentence else ()
    return bool(before) and before[-1] in words("cues", "deeds", "supposing")


def _is_wish_for_anonymity(cue: Sequence[str], lower: Sequence[str]) -> bool:
    """Asked [not to be named], insisted on [anonymity], refused [to be identified]."""
    unnamed = words("cues", "deeds", "unnamed").intersection(lower)
    if not unnamed:
        return False
    if _verb(cue, "refusing"):
        return True
    negated = any(low in words("grammar", "negations") for low in (*cue, *lower))
    hidden = not unnamed.isdisjoint(words("cues", "deeds", "hidden"))
    return bool(_verb(cue, "asking")) and (negated or hidden)


def _is_done(cue: Sequence[str], lower: Sequence[str], nobody: bool) -> bool:
    """Thanked the crews; declared [war]; claimed [two lives]; was charged."""
    if _verb(cue, "thanks"):
        return True
    if nobody and _verb(cue, "charges") and not words("grammar", "be").isdisjoint(cue):
        return True
    things = load("cues")["deeds"]["by_their_object"].get(_verb(cue, "by_their_object"), ())
    if lower[:1] == ("to",) or set(things).isdisjoint(lower):
        return False
    return AUXILIARIES.isdisjoint(word_classes().get(low, "") for low in lower)


def _is_measure(cue: Sequence[str], source: Sequence[str]) -> bool:
    """According to size, to their age and weight."""
    if tuple(cue) != ("according", "to"):
        return False
    bare = [low for low in source if word_classes().get(low) not in ("p", "c")]
    return bool(bare) and all(low in words("cues", "deeds", "measures") for low in bare)


def _is_thing(source: Sequence[str]) -> bool:
    """Whether what shows, tells or claims something is a thing that cannot speak: the needle, a red lamp, the fire."""
    return source[head_of(source)] in words("cues", "deeds", "things")


def _is_title(cut: CutArticle, cue: Sequence[str], quoted: Sequence[Quotation]) -> bool:
    """Whether what is sung or played is told by its title: sang “Long River”."""
    return bool(_verb(cue, "performing")) and all(_is_name_like(cut, quotation) for quotation in quoted)


def _is_name(cut: CutArticle, cue: Sequence[str], said: Said, quoted: Sequence[Quotation]) -> bool:
    """Whether a quotation is what people call somebody or something: locals call the wind “the Bishop”."""
    naming = _verb(cue, "naming")
    if not naming or not all(_is_name_like(cut, quotation) for quotation in quoted):
        return False
    source = cut.lower_in(*said.source) if said.source else ()
    return naming == "know" or not source or source[head_of(source)] in words("cues", "deeds", "namers")


def _is_known_as(cut: CutArticle, cue: Sequence[str], said: Said) -> bool:
    """Whether it only tells a name that nobody in particular uses: known as the Slip, a band called Long River."""
    naming = _verb(cue, "naming")
    if naming == "know":
        return cue[-1] == "as"
    return bool(naming) and _is_spelled_as_name(cut, said.spans[-1])


def _is_name_like(cut: CutArticle, quotation: Quotation) -> bool:
    """“Long River”, “the Bishop”: a few words with capitals."""
    return _is_spelled_as_name(cut, quotation.inner)


def _is_spelled_as_name(cut: CutArticle, span: Span) -> bool:
    spelled = tokenize(cut.text, *span)
    if spelled.words[-1] in (",", "."):
        spelled = spelled._replace(words=spelled.words[:-1], lower=spelled.lower[:-1])
    telling = [
        word for word, low in zip(spelled.words, spelled.lower, strict=True)
        if word[0].isalpha() and word_classes().get(low) not in ("d", "i", "c", "p", "o")
    ]
    short = len(spelled.words) <= _LONGEST_NAME
    return bool(telling) and short and all(word[0].isupper() for word in telling)
