"""What a word of saying hands over that nobody says: a deed done with words, a name, a title, what a gauge shows.

"Declared a day of mourning", "said she would not comment", "sang “Long River”", "locals call the wind “the Bishop”",
"the needle shows the depth": our guide counts none of these, and their sentences have the form of those that it counts.
"""

from collections.abc import Sequence

from tui.annotate.attribution.cues import deed_cues
from tui.annotate.attribution.said import Said
from tui.annotate.naming.nouns import head_of
from tui.article.article import Span
from tui.language.cut import CutArticle
from tui.language.folded import word_classes
from tui.language.names import names_in
from tui.language.quotations import Quotation
from tui.language.tokens import tokenize
from tui.lexicon import load, words

_REACH = 6
"""Words at the head of what is handed over that are looked at."""
_LONGEST_REFUSAL = 10
"""Words of a refusal to speak: a longer one tells more, as "because he has not seen the letter"."""
_BEFORE_CUE, _AFTER_REFUSAL = 2, 3
"""Words in which a "not" may stand before the verb, and what is refused after it."""
_LONGEST_NAME = 5
"""Words in a name or a title in quotation marks."""
_OF_CLAUSES = frozenset({"x", "h"})
"""Classes of words that show a clause: claimed [two lives had been lost]."""


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
    content = cut.lower_in(start, end)
    lower = content[:_REACH]
    if said.source and _is_thing(cut.lower_in(*said.source)) and not names_in(cut).within(*said.source):
        return True  # the bell, and not John Bell
    if _keeps_silent(cut, said.cue) or (len(content) <= _LONGEST_REFUSAL and _declines(lower)):
        return True
    return _is_wish_for_anonymity(cue, lower) or _is_done(cue, lower, said.source is None)


def _verb(cue: Sequence[str], kind: str) -> str:
    """The verb of a cue, in its base form, that stands in a list of `deeds` in `cues.toml`; empty where none does."""
    for index in range(len(cue)):
        if found := deed_cues(kind).at(cue, index):
            return found.entry
    return ""


def _declines(lower: Sequence[str]) -> bool:
    """Whether somebody has said that they say nothing: said [she would not comment]."""
    helped = not words("grammar", "modals").isdisjoint(lower[1:3])
    negated = not words("grammar", "negations").isdisjoint(lower[1:3])
    return bool(helped and negated and word_classes().get(lower[0]) == "n" and _verb(lower[1:5], "silence"))


def _keeps_silent(cut: CutArticle, cue: Span) -> bool:
    """Whether somebody was asked and does not say: would not say | how many, refused | to comment on the report."""
    sentence = cut.sentence_at(cue.start)
    spoken = sentence.tokens_in(*cue) if sentence else range(0)
    if sentence is None or not spoken:
        return False
    first = max(spoken.start - _BEFORE_CUE, 0)
    last = spoken.stop + (_AFTER_REFUSAL if _verb(sentence.lower[spoken.stop - 1 : spoken.stop], "refusing") else 0)
    told = sentence.lower[first:last]
    for index, low in enumerate(told[:-1]):
        if low in words("grammar", "negations") or _verb((low,), "refusing"):
            after = index + 1
            while after < len(told) and told[after] in words("cues", "deeds", "between"):
                after += 1
            if after < len(told) and deed_cues("silence").at(told, after):
                return True
    return False


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
    if set(things).isdisjoint(lower):
        return False
    return _OF_CLAUSES.isdisjoint(word_classes().get(low, "") for low in lower)


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


def _is_name_like(cut: CutArticle, quotation: Quotation) -> bool:
    """“Long River”, “the Bishop”: a few words with capitals."""
    spelled = tokenize(cut.text, *quotation.inner)
    if spelled.words[-1] in (",", "."):
        spelled = spelled._replace(words=spelled.words[:-1], lower=spelled.lower[:-1])
    telling = [
        word for word, low in zip(spelled.words, spelled.lower, strict=True)
        if word[0].isalpha() and word_classes().get(low) not in ("d", "i", "c", "p", "o")
    ]
    short = len(spelled.words) <= _LONGEST_NAME
    return bool(telling) and short and all(word[0].isupper() for word in telling)
