"""F1 by role over words and over spans."""

from training.data import ROLES


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """Role, first and last word of each span."""
    found, begins = set(), None
    for index, tag in enumerate([*tags, 0]):
        if begins is not None and (tag == 0 or tag % 2 == 1 or (tag - 1) // 2 != begins[0]):
            found.add((*begins, index - 1))
            begins = None
        if tag and begins is None:
            begins = ((tag - 1) // 2, index)
    return found


def figures_of(gold: list[list[int]], found: list[list[int]]) -> dict[str, float]:
    """F1 by role over tagged words and over exact spans."""
    made = {}
    for number, role in enumerate(ROLES):
        words, whole = [0, 0, 0], [0, 0, 0]  # hits, found, gold
        for g, f in zip(gold, found, strict=True):
            marked = [{i for i, tag in enumerate(tags) if tag and (tag - 1) // 2 == number} for tags in (g, f)]
            stretches = [{span for span in spans(tags) if span[0] == number} for tags in (g, f)]
            for counts, (wanted, had) in ((words, marked), (whole, stretches)):
                counts[0] += len(wanted & had)
                counts[1] += len(had)
                counts[2] += len(wanted)
        for name, (hits, had, wanted) in (("words", words), ("spans", whole)):
            made[f"{role} {name}"] = round(2 * hits / max(1, had + wanted), 4)
    return made
