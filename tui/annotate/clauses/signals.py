"""Signals that a stretch of text claims something: numbers, causes, consequences, hedges, and what speaks against it.

The words are in claims.toml and accusations.toml; one pass over the words of a sentence finds them all. The signals of
a clause are added up by points (tui/annotate/points.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations, compress, count, product

from tui.annotate.annotation import Annotation
from tui.annotate.clauses.clause import Clause, Piece, has_verb, past_participles
from tui.language.cut import CutArticle, Sentence
from tui.language.layout import Role
from tui.language.names.runs import is_title_case
from tui.language.tokens import CURRENCY, FIGURE, lower_of
from tui.lexicon import PhraseTable, load, words
from tui.lexicon.inflect import forms_of, spellings, written
from tui.lexicon.loader import Found

Hit = Found[tuple[str, ...]]
CHARGING = ("wrong", "deceit", "blame")
"""Signals of words that lay something at somebody's door, the plainest first."""
WRONGS = frozenset(("wrong", "deceit"))
"""Those of what somebody did."""
ILL = WRONGS | {"ill"}
"""Signals of words that speak ill of whoever does what they tell."""
_EARLY, _LATE = 0.25, 0.8
"""Shares of the article's sentences."""
_SHORT_WORD = 5
"""Letters up to which the ending of a word tells nothing."""
_LARGE, _SMALL = 4, 3
"""Characters of a figure: longer than the one it is a large one, shorter than the other a small one."""
_PART = 0.6
"""The share of its sentence below which a clause is only a part of it."""
_NEAR_PURPOSE = 6
"""How many words before an infinitive may ask somebody to do it."""
_DOER_REACH, _NEAR_DEED = 6, 4
"""How many words before a deed its doer may stand, and what leaves it open."""
_OBJECT_REACH = 4
"""How many words after a deed may tell what it was done to."""
_SOURCE_REACH = 5
"""In how many of its words a source tells who it is."""
_NEAR = 3
"""How many words may stand between a clause and what it goes on from."""


@cache
def signal_words() -> PhraseTable[tuple[str, ...]]:
    """Each word or phrase with the signals that it gives."""
    signals: dict[str, dict[str, None]] = {}
    for signal, lists in [*load("claims").items(), *load("accusations").items()]:
        for phrase in written(lists):
            signals.setdefault(phrase, {})[signal] = None
    outright = load("claims")["outright"]
    for phrase in [*outright["phrases"], *forms_of("claims", "outright", "deeds")]:
        signals.setdefault(phrase, {}).update(dict.fromkeys(("outright", "wrong")))
    for form in forms_of("claims", "outright", "done"):
        if form.split()[0].endswith("ed"):
            signals.setdefault(form, {})["armed"] = None
    quantity = load("claims")["quantity"]
    for few, many in combinations(quantity["of_ten"], 2):
        signals |= {f"{few} {among} {many}": {"quantity": None} for among in quantity["among"]}
    diary = load("claims")["diary"]
    for before, verb in product(diary["before"], diary["infinitives"]):
        signals[f"{before} {verb}"] = dict.fromkeys(("forecast", "procedure"))
    return PhraseTable((phrase, tuple(names)) for phrase, names in signals.items())


def hits_in(sentence: Sentence) -> list[Hit]:
    """The words of a sentence that are signals, in order; `entry` names which. What is done to whom comes last."""
    lower = sentence.lower
    known = (hit for hit in signal_words().find(lower) if not _is_of_street(sentence, hit))
    found = [_as_meant(lower, hit) for hit in (*known, *_done_to(lower))]
    return [*[hit for hit in found if hit.entry], *_purposes(lower)]


def hits_within(hits: Iterable[Hit], clause: Clause) -> list[Hit]:
    """Those of a sentence's hits that begin in a clause of it."""
    return [hit for hit in hits if clause.first <= hit.first < clause.last]


def _as_meant(lower: Sequence[str], hit: Hit) -> Hit:
    """A hit without the signals of a wrong where that is only wanted, left open or denied: has not cut corners; and
    without that of an amount where it only tells which half: in the second half of the century."""
    is_half = "quantity" in hit.entry and lower[hit.first] == "half" and hit.first > 0
    if is_half and lower[hit.first - 1] in words("claims", "quantity", "which_half"):
        return hit._replace(entry=tuple(signal for signal in hit.entry if signal != "quantity"))
    if "outright" not in hit.entry or not _is_only_thought_of(lower, hit.first):
        return hit
    return hit._replace(entry=tuple(signal for signal in hit.entry if signal not in ("outright", "wrong")))


def _is_of_street(sentence: Sentence, hit: Hit) -> bool:
    """Whether a word of a cause is the last of a name: Oak Drive."""
    if "cause" not in hit.entry or not hit.first:
        return False
    spelled = sentence.words[hit.first - 1 : hit.first + 1]
    return all(word[0].isupper() for word in spelled) and not is_title_case(sentence.words)


@cache
def _deeds() -> PhraseTable[frozenset[str]]:
    """Deeds that are a wrong by what they are done to, with what that may be."""
    some = load("claims")["outright"]["done_to"].values()
    return PhraseTable(
        (form, frozenset(one["objects"])) for one in some for verb in one["verbs"] for form in spellings(verb)
    )


def _done_to(lower: Sequence[str]) -> Iterator[Hit]:
    """Such deeds, up to what they are done to: shredded the interview notes, bribed two customs officers."""
    for deed in _deeds().find(lower):
        for index, low in enumerate(lower[deed.last : deed.last + _OBJECT_REACH], start=deed.last + 1):
            if low in deed.entry:
                yield Hit(deed.first, index, ("outright", "wrong"))
            if low in deed.entry or not (low[0].isalpha() or low == "'s"):
                break


@cache
def _infinitives() -> PhraseTable[tuple[str, ...]]:
    return PhraseTable((f"to {verb}", ("cause",)) for verb in load("claims")["purpose"]["infinitives"])


@cache
def _before_infinitives() -> tuple[frozenset[str], frozenset[str]]:
    """Words right before an infinitive that ask for it, and those that may stand before whoever is asked to do it."""
    governing = forms_of("claims", "purpose", "verbs_before") | words("claims", "purpose", "words_before")
    return governing, forms_of("claims", "purpose", "verbs_of_others")


def outright_in(clause: Clause, hits: Sequence[Hit]) -> Hit | None:
    """The words that tell outright of a wrong that somebody did: cut corners, officers dragged them. Nothing that is
    wanted, left open or denied, and of those who bear arms no deed without its doer."""
    lower = clause.sentence.lower
    for hit in hits:
        if clause.first <= hit.first < clause.last and ("outright" in hit.entry or _is_done_by_armed(lower, hit)):
            return hit
    return None


def _is_done_by_armed(lower: Sequence[str], hit: Hit) -> bool:
    """Whether those who bear arms stand before a deed as its doers."""
    if "armed" not in hit.entry or _is_only_thought_of(lower, hit.first):
        return False
    if not words("claims", "outright", "rescue").isdisjoint(lower[hit.last :]):
        return False
    near = lower[max(hit.first - _DOER_REACH, 0) : hit.first]
    return words("grammar", "be").isdisjoint(near[-2:]) and not words("claims", "outright", "doers").isdisjoint(near)


def _is_only_thought_of(lower: Sequence[str], first: int) -> bool:
    """Whether a deed is wanted, left open or denied: to cut corners, accused of it, did not."""
    near = lower[max(first - _NEAR_DEED, 0) : first]
    if near and (near[-1] == "to" or near[-1] in words("grammar", "prepositions")):
        return True
    return not words("claims", "outright", "left_open").isdisjoint(near)


def _purposes(lower: Sequence[str]) -> Iterator[Hit]:
    """Infinitives that tell a motive: resigned to avoid an inquiry, and not: tried to avoid it."""
    for hit in _infinitives().find(lower):
        governing, of_others = _before_infinitives()
        asked = of_others.intersection(lower[max(0, hit.first - _NEAR_PURPOSE) : hit.first])
        if hit.first and lower[hit.first - 1] not in governing and not asked:
            yield hit


def first_against(hits: Iterable[Hit], signals: frozenset[str]) -> Hit | None:
    """The first words with one of these signals that speak against somebody: deeds are news whoever did them."""
    for hit in hits:
        if not signals.isdisjoint(hit.entry) and "deeds" not in hit.entry:
            return hit
    return None


def is_figure(word: str) -> bool:
    """Whether a word is a number, and not a year."""
    return (word[0].isdigit() and not is_year(word)) or is_money(word)


def figures_in(lower: Sequence[str], first: int, last: int) -> list[int]:
    """The indexes of the figures between two words; the day of a date and the number of a case are none."""
    return [
        index for index, low in enumerate(lower[first:last], first)
        if not low[0].isalpha() and is_figure(low) and not _is_day(lower, index) and not _is_number_of(lower, index)
    ]


def _is_day(lower: Sequence[str], index: int) -> bool:
    """Whether a number is that of a day: 11 September, Sept. 11, 9/11."""
    before = index - 2 if index > 1 and lower[index - 1] == "." else index - 1
    beside_it = (*lower[max(before, 0) : index], *lower[index + 1 : index + 2])
    return len(lower[index]) < 5 and ("/" in beside_it or not words("grammar", "months").isdisjoint(beside_it))


def _is_number_of(lower: Sequence[str], index: int) -> bool:
    """Whether it only tells which: No. 15-674."""
    begins = index - 2 if index > 1 and lower[index - 1] == "-" else index
    return tuple(lower[max(begins - 2, 0) : begins]) == ("no", ".")


def is_year(word: str) -> bool:
    """Whether a word is a year or a decade of the last centuries."""
    if word[-1] == "s" and word[:-1].isdigit():
        return True
    return len(word) == 4 and word[:2] in ("18", "19", "20") and word.isdigit()


def is_money(word: str) -> bool:
    """Whether a word is a sum with a sign of currency."""
    return word[0] in CURRENCY and len(word) > 1


def signals_of(clause: Clause, hits: Iterable[Hit]) -> dict[str, float]:
    """The signals of a clause by name, most of them 0 or 1."""
    sentence, first, last = clause.sentence, clause.first, clause.last
    lower = sentence.lower[first:last]
    found: dict[str, float] = {}
    for hit in hits:
        if first <= hit.first < last:
            for signal in hit.entry:
                found[signal] = 1.0
    found |= _spelling(sentence.words[first:last], lower)
    found["length"] = min(last - first, 40) / 20
    if last - first < 7:
        found["short"] = 1.0
    for signal in _by_first_word().get(lower[0], ()):
        found[signal] = 1.0
    if last - first < _PART * len(sentence.lower):
        found["part"] = 1.0
    if "?" in sentence.lower[-2:]:
        found["asked"] = 1.0
    if has_verb(lower):
        found["verb"] = 1.0
        found |= _forms(lower)
    if not words("clauses", "denying").isdisjoint(lower):
        found["negated"] = 1.0
    return found


@cache
def _by_first_word() -> dict[str, list[str]]:
    """What the first word of a clause tells of it: an adverbial or else a condition, and what it goes on from."""
    adverbial, going_back = words("grammar", "prepositions"), words("grammar", "going_back")
    told = {
        "adverbial": adverbial, "condition": words("clauses", "conditions") - adverbial,
        "pronoun": going_back, "one_before": words("clauses", "one_before") & going_back,
        "relative": words("grammar", "relative_openers") - going_back,
    }
    found: dict[str, list[str]] = {}
    for signal, some in told.items():
        for word in some:
            found.setdefault(word, []).append(signal)
    return found


def _spelling(spelled: Sequence[str], lower: Sequence[str]) -> dict[str, float]:
    """The signals of how its words are written: figures, capitals and endings."""
    small = [low for word, low in zip(spelled, lower, strict=True) if not word[0].isupper()]
    found = dict.fromkeys(chain.from_iterable(map(_form_of, small)), 1.0)
    if "figure" in found:
        found["figure"] = float(min(sum("figure" in _form_of(low) for low in small), 2))
    found["capitals"] = min(len(lower) - len(small), 3) / 3
    return found


@lru_cache(8192)
def _form_of(low: str) -> tuple[str, ...]:
    """The signals of how a word in small letters is written; most have none."""
    if low[0] in FIGURE:
        if is_year(low):
            return ("year",)
        size = "large" if len(low) > _LARGE else "small" if len(low) < _SMALL else None
        sign = "money_sign" if is_money(low) else "percent_sign" if low[-1] == "%" else None
        return ("figure", *filter(None, (size, sign)))
    endings = {"ly": "adverb", "est": "superlative_form", "ed": "past_form"} if len(low) > _SHORT_WORD else {}
    return next(((signal,) for ending, signal in endings.items() if low.endswith(ending)), ())


def _forms(lower: Sequence[str]) -> dict[str, float]:
    """The signals of the forms of its verbs: was held by nobody in particular, has done."""
    found: dict[str, float] = {}
    have, participles = words("grammar", "have"), past_participles()
    for index in compress(count(), map(_helping().__contains__, lower)):
        if any(w in participles or w.endswith("ed") for w in lower[index + 1 : index + 3]):
            found["perfect" if lower[index] in have else "passive"] = 1.0
    return found


@cache
def _helping() -> frozenset[str]:
    return words("grammar", "be") | words("grammar", "have")


def quoted_in(cut: CutArticle, start: int, end: int) -> dict[str, float]:
    """The signal of how much of a stretch stands in quotation marks, 0 to 1."""
    inside = sum(min(end, q.end) - max(start, q.start) for q in cut.quotations_in(start, end))
    return {"quoted": inside / (end - start)} if inside else {}


def source_of(said: Annotation) -> dict[str, float]:
    """The signals of whom a clause is handed to, and of what they do with it."""
    return {f"source_{said.source.kind if said.source else 'none'}": 1.0, f"stance_{said.stance or 'asserts'}": 1.0}


def handing_of(said: Annotation, cue: Sequence[str]) -> dict[str, float]:
    """The signals of the words by which a clause is handed to somebody: who it is, where that is no name, and the cue,
    given in lower case."""
    found: dict[str, float] = {}
    who = lower_of(said.source.text)[:_SOURCE_REACH] if said.source else ()
    for sort in ("crowds", "ones", "counted"):
        if not words("clauses", "handing", sort).isdisjoint(who):
            found[f"by_{sort}"] = 1.0
    for what in ("says", "claims", "tells"):
        if not forms_of("clauses", "handing", what).isdisjoint(cue):
            found[f"cue_{what}"] = 1.0
    if cue and cue[0].endswith("ing") and cue[0] != "according":
        found["cue_ing"] = 1.0
    elif ":" in cue:
        found["cue_colon"] = 1.0
    return found


def place_of(cut: CutArticle, sentence: Sentence) -> dict[str, float]:
    """The signals of where a sentence stands."""
    if cut.role(sentence) is Role.HEADLINE:
        return {"headline": 1.0}
    share = sentence.index / len(cut.sentences)
    return {"early": 1.0} if share < _EARLY else {"late": 1.0} if share > _LATE else {}


def beside(clause: Clause, pieces: Sequence[Piece]) -> dict[str, float]:
    """The signals of what a clause stands beside: the attributions of its sentence, quotation marks, "that"."""
    sentence, first, last = clause.sentence, clause.first, clause.last
    lower = sentence.lower
    found: dict[str, float] = {}
    if pieces:
        found["attributed"] = 1.0
        before = max((p for p in pieces if p.end <= clause.start), key=lambda p: p.end, default=None)
        if before and first - sentence.token_at(before.end - 1) <= _NEAR:
            found["goes_on" if before.content else "after_cue"] = 1.0
        after = min((p for p in pieces if p.start >= clause.end), key=lambda p: p.start, default=None)
        if after and sentence.token_at(after.start) - last < _NEAR:
            found["leads_in" if after.content else "before_cue"] = 1.0
    if first and lower[first - 1] in words("clauses", "edges"):
        found["joined"] = 1.0
        if lower[first - 1] in words("clauses", "contrasts"):
            found["contrast"] = 1.0
    if "that" in lower[max(0, first - 2) : first]:
        found["that_before"] = 1.0
    if lower[0] in ("“", '"'):
        found["opens_quoted"] = 1.0
    if ":" in lower[1:4]:
        found["colon"] = 1.0
    if "that" in lower[first:last]:
        found["that_in"] = 1.0
    if lower[first] == "to":
        found["to"] = 1.0
    elif lower[first].endswith("ing"):
        found["ing"] = 1.0
    return found
