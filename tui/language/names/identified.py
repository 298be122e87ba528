"""Which runs of capitals name the same: a later "Marek" is the "Ivo Marek" of the article."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache

from tui.language.folded import word_classes
from tui.language.names.named import Mention, Named, Run, Sort
from tui.language.names.parts import first_names, governs, is_demonym, is_title, without_accents, without_generation
from tui.lexicon import all_words, load, words

_DEPARTMENT_OF = ("department", "of")
"""The words that the name of a department is often told without."""
_PARTLY = 2
"""Letters up to which an acronym is not taken for that of a body with more words."""
_OFTEN = 3
"""How many times a surname has meant one person before it means nobody else who has it."""
_AGAIN = 2
"""How many times a name of which nothing tells whose it is stands in full before it is that of a body."""
_SHORT_NAME = range(3, 5)
"""Letters in a nickname that is the beginning of a first name."""
_NAMESAKES = 12
"""How many people of one surname are told apart: a bound on hostile texts."""


def identify(runs: Sequence[Run]) -> Iterable[Mention]:
    """Each run as a mention of somebody: full names first, then the short forms that lead back to them."""
    runs = _without_others_shared(runs)
    bodies = _bodies(runs)
    people = _People(runs, bodies)
    for run in runs:
        if mention := people.mention(run):
            yield mention
        elif not is_title(run.lower):
            named = bodies[run.lower]
            _learn(named, run)
            yield Mention(run.start, run.end, named, True, opens=run.opens)


class _People:
    """Those who are named in full in an article, and whom its short forms mean; ask in the order of the text."""

    def __init__(self, runs: Sequence[Run], bodies: Container[tuple[str, ...]]) -> None:
        self._full: dict[tuple[str, str], Named] = {}
        self._surnames: dict[str, list[Named]] = {}
        self._of_two: dict[str, Named] = {}  # the first of two surnames: Ivo Orlo Voss is Orlo, if nobody else is
        self._longer = _longer_names(runs)
        in_full = [
            (run.start, self._keep(run)) for run in runs
            if _may_be_full_name(run) and not _is_of_body(run, bodies)
        ]  # fmt: skip
        for surname, named in self._of_two.items():
            self._surnames.setdefault(surname, [named])
        _learn_people_by_surname(self._surnames.values())
        alone = [run for run in runs if len(run.lower) == 1]
        _learn_bodies_by_repetition(alone, self._full.values())
        self._others = _others_of_a_surname(runs, self._surnames, in_full)
        self._called = _called_for_short(alone, self._surnames, self._full.values())
        self._opening = _by_opening(in_full, alone)
        self._introduced: set[Named] = set()
        self._short: Counter[Named] = Counter()

    def _keep(self, run: Run) -> Named:
        """Whoever is named in full, with what this run tells of them."""
        key = _key(run.lower, self._longer)
        named = self._full.get(key)
        if named is None:
            named = self._full[key] = Named(" ".join(run.name), run.sort)
            self._surnames.setdefault(_surname(run.lower), []).append(named)
            if run.lower[0] in first_names():
                self._surnames.setdefault(run.lower[0], []).append(named)
            if len(run.lower) > 2 and run.sort is Sort.PERSON and _may_be_surname(run.lower[-2]):
                self._of_two[run.lower[-2]] = named
            if "-" in run.lower[-1] and run.sort is Sort.PERSON:
                self._of_two |= dict.fromkeys(filter(_may_be_surname, run.lower[-1].split("-")), named)
        if len(" ".join(run.name)) > len(named.name):
            named.name = " ".join(run.name)
        named.mentions += 1
        _learn(named, run)
        return named

    def mention(self, run: Run) -> Mention | None:
        """Whom a run names, in full or for short; None where it leads back to nobody."""
        person = self._full.get(_key(run.lower, self._longer)) if _may_be_full_name(run) else None
        if person:
            self._introduced.add(person)
            return Mention(run.start, run.end, person, True, opens=run.opens)
        if (other := self._others.get(run.lower[0])) and _is_titled_surname(run) and _agree(run, other):
            _learn(other, run)
            return Mention(run.start, run.end, other, False, opens=run.opens)
        lone = without_generation(run.lower)
        if len(lone) != 1:
            return None
        if run.sort is not Sort.DOCUMENT and (known := self._surnames.get(_surname(lone))):
            return self._by_surname(run, known)
        if first := _by_first_word(run, lone[0], self._called, self._opening):
            _learn(first, run)
            return Mention(run.start, run.end, first, False, opens=run.opens)
        return None

    def _by_surname(self, run: Run, known: Sequence[Named]) -> Mention:
        """Whom a surname alone means, with all those whom it may mean as well."""
        alike = _mostly_meant(_fitting(known[:_NAMESAKES], run, self._introduced), self._short)
        named = max(alike, key=lambda one: one.mentions)
        if len(alike) == 1:
            self._short[named] += 1
        _learn(named, run)
        return Mention(run.start, run.end, named, False, tuple(alike) if len(alike) > 1 else (), run.opens)


def _is_of_body(run: Run, bodies: Container[tuple[str, ...]]) -> bool:
    """Whether a name is a department's, or one of which nothing tells whose it is and that elsewhere is a body's."""
    return (*_DEPARTMENT_OF, *run.lower) in bodies or (run.sort is Sort.UNKNOWN and run.lower in bodies)


def _called_for_short(
    lone: Sequence[Run], surnames: Container[str], people: Iterable[Named]
) -> dict[str, Named]:
    """Whom a first name for short means, if it fits one of those named in full: Dom is Dominic Marek, Bob is Robert
    Orlo."""
    fitting: dict[str, set[Named]] = {}
    for one in people:
        if one.sort is Sort.PERSON:
            for low in _short_forms(one.name.lower().split()[0]):
                fitting.setdefault(low, set()).add(one)
    alone = {run.lower[0] for run in lone if not run.titled} - words("people", "no_nicknames")
    meant = {low: fitting[low] for low in alone if low in fitting and low not in surnames}
    return {low: next(iter(some)) for low, some in meant.items() if len(some) == 1}


def _by_first_word(run: Run, low: str, called: Mapping[str, Named], opening: Mapping[str, Named]) -> Named | None:
    """Whom a lone word means that is a first name for short, or the surname where it comes first."""
    if run.sort is not Sort.DOCUMENT and low in called and _agree(run, called[low]):
        return called[low]
    return opening.get(low) if run.titled or run.sort is Sort.UNKNOWN else None


def _short_forms(first: str) -> set[str]:
    """The nicknames for a first name, and how it may begin: Dom, Dominic."""
    lengths = _SHORT_NAME if first in first_names() else ()
    begins = {first[:length] for length in lengths if len(first) > length + 1}
    return begins | _nicknames().get(_first_name(first), set())


@cache
def _nicknames() -> dict[str, set[str]]:
    """The nicknames by the first name that each stands for."""
    found: dict[str, set[str]] = {}
    for low in load("people")["nicknames"]:
        found.setdefault(_first_name(low), set()).add(low)
    return found


def _learn_people_by_surname(surnames: Iterable[Sequence[Named]]) -> None:
    """Whoever has the surname of a person is one: Zzyx Marek and his sister Ana Marek."""
    for relatives in surnames:
        if any(one.sort is Sort.PERSON for one in relatives):
            for one in relatives:
                one.sort = Sort.PERSON


def _learn_bodies_by_repetition(lone: Sequence[Run], full: Iterable[Named]) -> None:
    """What is named in full again and again, never by one of its words, is a body: people are called by a surname."""
    alone = {run.lower[0] for run in lone}
    for one in full:
        unknown = one.sort is Sort.UNKNOWN and one.role is None and one.gender is None
        if unknown and one.mentions >= _AGAIN and alone.isdisjoint(one.name.lower().split()):
            one.sort = Sort.BODY


def _without_others_shared(runs: Sequence[Run]) -> Sequence[Run]:
    """Without a shared surname for whoever is told by a surname of their own: not Ivo Marek of Marek and Ana Voss."""
    told = {_surname(run.lower) for run in runs if len(run.lower) > 1 and not run.shared}
    return [
        run._replace(name=run.name[:1], lower=run.lower[:1], shared=False)
        if run.shared and run.lower[0] in told else run
        for run in runs
    ]  # fmt: skip


def _by_opening(full: Iterable[tuple[int, Named]], lone: Sequence[Run]) -> dict[str, Named]:
    """The people by the word that their name begins with, where it is no common first name and nobody else's: Voss
    Jiayi, who is Dr Voss; of whoever may be none only where the name comes first, and no place and no other word of it
    stands alone.

    `full`: who is named in full where.
    """
    found: dict[str, Named | None] = {}
    alone = {run.lower[0]: run.start for run in reversed(lone)}
    located = {run.lower[0] for run in lone if run.located}
    for one, start in {one: start for start, one in reversed([*full])}.items():
        low, *others = map(without_accents, one.name.lower().split(" "))
        known = one.sort is Sort.PERSON
        if one.sort is Sort.UNKNOWN and low in alone:
            known = start < alone[low] and low not in located and alone.keys().isdisjoint(others)
        if known and low not in first_names():
            found[low] = None if low in found else one
    return {low: one for low, one in found.items() if one}


def _fitting(namesakes: Sequence[Named], run: Run, introduced: Container[Named]) -> Sequence[Named]:
    """Those of one surname whom a short form may mean: whom "Mr." or "Jr." fits, and nobody minor yet to come."""
    told = run.lower[1:]
    generation = [one for one in namesakes if told and tuple(one.name.lower().rstrip(".").split()[-1:]) == told]
    fitting = generation or [one for one in namesakes if _agree(run, one)]
    most = max((one.mentions for one in fitting if one in introduced), default=0)
    known = [one for one in fitting if one in introduced or one.mentions > most]
    return known or fitting or namesakes


def _mostly_meant(alike: Sequence[Named], short: Counter[Named]) -> Sequence[Named]:
    """The only one of several who has been told by the surname alone so far, and again and again; else all of them."""
    often = [one for one in alike if short[one] >= _OFTEN]
    return often if len(often) == 1 and not any(short[one] for one in alike if one is not often[0]) else alike


def may_be_company(name: str) -> bool:
    """Whether a name may be that of a company: no state, no council or club by its head noun, and no bare acronym but
    one like AT&T."""
    lower = name.lower()
    head = lower.split(" of ")[0].rsplit(" ", 1)[-1]
    acronym = name.isupper() and "&" not in name
    return not (acronym or governs(lower) or head in words("bodies", "no_companies"))


def _agree(run: Run, named: Named) -> bool:
    """Whether a title, if there is one, may be that of somebody."""
    return run.gender is None or named.gender in (None, run.gender)


def _longer_names(runs: Sequence[Run]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of three words and more by what they begin or end with: Ana Orlo Voss by Ana Orlo and Orlo Voss, Femke
    van der Orlo by Van der Orlo."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    particles = all_words(("people", "particles"), ("people", "particles_in_capitals"))
    for run in runs:
        if len(run.lower) < 3 or run.sort not in (Sort.PERSON, Sort.UNKNOWN):
            continue
        if run.sort is Sort.PERSON and run.lower[-1] not in words("people", "generations"):
            found.setdefault(run.lower[:2], run.lower)
        if run.sort is Sort.PERSON and run.lower[-2] not in first_names():
            found.setdefault(run.lower[-2:], run.lower)
        particle = next((i for i in range(1, len(run.lower) - 1) if run.lower[i] in particles), None)
        if particle:
            found.setdefault(run.lower[particle:], run.lower)
    return found


def _key(lower: tuple[str, ...], longer: dict[tuple[str, ...], tuple[str, ...]]) -> tuple[str, str]:
    """The first name and the surname by which the forms of a full name are known to be of one person."""
    lower = longer.get(lower, lower)
    return _first_name(lower[0]), _surname(lower)


def _others_of_a_surname(
    runs: Sequence[Run], surnames: dict[str, list[Named]], full: Sequence[tuple[int, Named]]
) -> dict[str, Named]:
    """Those told of by surname alone whom a title sets apart from all with the full name: Mr. Voss beside Ana Voss,
    President Voss before his son, Ivo Voss Jr.; `full`: who is named in full where.
    """
    found: dict[str, Named] = {}
    first = {one: start for start, one in reversed(full)}
    for run in runs:
        alike = surnames.get(run.lower[0]) if _is_titled_surname(run) else None
        if not alike or run.lower[0] in found:
            continue
        fits = [one for one in alike[:_NAMESAKES] if _agree(run, one)]
        if all(one.name.endswith("Jr.") and run.start < first[one] for one in fits):
            found[run.lower[0]] = Named(" ".join(run.name), Sort.PERSON, gender=run.gender)
    return found


def _is_titled_surname(run: Run) -> bool:
    """Whether it is a surname alone with a title or an office before it: Mr. Voss, President Voss."""
    return len(run.lower) == 1 and run.titled


def _bodies(runs: Sequence[Run]) -> dict[tuple[str, ...], Named]:
    """What is neither a person nor led back to one, by its words; short forms lead to the full one of the article."""
    found: dict[tuple[str, ...], Named] = {}
    short: dict[str, Named] = {}
    partly: dict[str, Named] = {}
    before: Run | None = None
    places = {run.lower[0] for run in runs if run.located}
    for run in runs:
        if not _may_be_full_name(run):
            named = found.setdefault(run.lower, Named(" ".join(run.name), run.sort))
            if len(" ".join(run.name)) > len(named.name):
                named.name = " ".join(run.name)
            if len(run.lower) > 1:
                for form in _shortened(run, places):
                    short.setdefault(form, named)
                for part in _parts_of_initials(run):
                    partly.setdefault(part, named)
                company = run.sort is Sort.BODY and run.lower[-1] in words("bodies", "last_words_of_companies")
                if company and len(run.lower) > 2:
                    found.setdefault(run.lower[:-1], named)  # Orin Prime is Orin Prime Dairies
            elif before and run.start == before.end + 2 and run.name[0].isupper() and len(before.lower) > 1:
                short.setdefault(run.lower[0], found.get(before.lower, named))  # the Tarn Water Board (TWB)
        before = run
    papers = _papers(found.values())
    for run in runs:
        if (paper := papers.get(run.lower[0])) and len(run.lower) == 1 and run.sort is Sort.DOCUMENT:
            found[run.lower] = paper
        if department := found.get((*_DEPARTMENT_OF, *run.lower)):
            found[run.lower] = department
        known = short.get(run.lower[0], partly.get(run.lower[0])) if len(run.lower) == 1 else None
        if known and (run.name[0].isupper() or known.name.lower().startswith(run.lower[0])):
            found[run.lower] = known
    return found


def _shortened(run: Run, places: Container[str]) -> Iterator[str]:
    """What may stand for the name of a body: its initials, and the first word of a firm."""
    yield _initials(run)
    if "of" in run.lower[1:-1]:
        yield "".join(low[0] for low in run.lower)  # the DOS of the Corvan Department of State
    if run.lower[-1] == "department":
        yield f"do{run.lower[0][0]}"  # the DOR of the Rivers Department
    elif words("bodies", "bodies").isdisjoint(run.lower):
        yield f"d{_initials(run)}"  # the DRS of (the Department of) River Safety
    forms = all_words(("bodies", "forms_of_companies"), ("bodies", "left_out_of_companies"))
    if forms.issuperset(run.lower[1:]) and run.lower[0] not in places and not is_demonym(run.lower[0]):
        yield run.lower[0]


def _parts_of_initials(run: Run) -> Iterator[str]:
    """The initials of a body without those of its first or its last words: the RSB of the Corvan River Safety Board."""
    letters = _initials(run)
    if "of" in run.lower[1:-1] and len(run.lower) > _PARTLY + 1:
        yield "".join(low[0] for low in run.lower[1:])
    yield from (one for one in (letters[1:], letters[:-1], letters[1:-1], letters[1:-2]) if len(one) > _PARTLY)


def _papers(named: Iterable[Named]) -> dict[str, Named]:
    """The only paper that ends with a word, by it: The Times is the Orin Times."""
    found: dict[str, Named | None] = {}
    for one in named:
        opening, _, last = one.name.lower().rpartition(" ")
        if one.sort is Sort.DOCUMENT and opening:
            found[last] = None if last in found else one
    return {last: one for last, one in found.items() if one}


def _initials(run: Run) -> str:
    """The letters that a body is called by: "twa" for the Tarn Water Agency."""
    return "".join(low[0] for low in run.lower if low not in word_classes())


def _may_be_full_name(run: Run) -> bool:
    if run.sort not in (Sort.PERSON, Sort.UNKNOWN) or len(without_generation(run.lower)) < 2:
        return False
    last = run.lower[-1]
    return last not in words("people", "vague") and (run.lower[0] in first_names() or not is_demonym(last))


def _may_be_surname(low: str) -> bool:
    """Whether a word in a name may be one of two surnames: no initial, no particle, no first name and no state."""
    particle = low in words("people", "particles") or low in words("people", "particles_in_capitals")
    return len(low) > 2 and not particle and low not in first_names() and not governs(low)


def _first_name(low: str) -> str:
    """A first name in its full form: "robert" for "bob"."""
    full: str = load("people")["nicknames"].get(low, low)
    return full


def _surname(lower: tuple[str, ...]) -> str:
    """The surname without a particle that is written together with it: "marek" of "al-marek"."""
    last = without_generation(lower)[-1]
    particle, mark, rest = last.partition("-")
    return rest if mark and particle in words("people", "joined_particles") else last


def _is_whole(run: Run, named: Named) -> bool:
    """Whether something is named here by all of its name: "Owner Marek" tells nothing of Zzyx Marek."""
    return len(run.name) >= len(named.name.split())


def _learn(named: Named, run: Run) -> None:
    named.role = named.role or run.role
    named.gender = named.gender or run.gender
    named.place = named.place or run.inside
    if run.sort is Sort.PERSON:
        named.sort = Sort.PERSON
    elif run.sort is Sort.BODY and named.sort is Sort.UNKNOWN and not named.gender and _is_whole(run, named):
        named.sort = Sort.BODY
    elif run.located and named.sort is Sort.UNKNOWN:
        named.sort = Sort.BODY  # a place, which speaks for whoever governs it
