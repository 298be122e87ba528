"""Long texts of our own sentences: every layer has something to mark, and people speak on across paragraphs."""

import random

_PEOPLE = ["Ana Voss", "Ivo Marek", "Odd Renner", "Pella Storm", "Ilse Varga", "Mayor Tarn", "the harbour master",
           "Officials familiar with the matter", "A spokesman for Brellow", "She", "He", "They", "Critics"]  # fmt: skip
_CUES = ["said", "insisted", "claimed", "told reporters", "admitted", "denied", "warned", "believes"]
_CLAIMS = [
    "the dam is old", "a third of the houses must go", "the council has hidden the report", "boats will sail in May",
    "nobody was hurt", "the regime robs its own people", "the radical mayor lied about the money",
    "prices have risen by 40 percent", "the outrageous delay was a deliberate plot", "rain is expected on Monday",
    "the so-called reform has failed", "12,000 people lost their homes because of the flood",
]  # fmt: skip
_OWN = [
    "The pier closed at noon.", "Some have begun to move away.",
    "A brutal crackdown followed the utterly senseless riot.",
    "The storm reportedly cost four million crowns.", "Brellow accused Marek of fraud.", "Marek denies this.",
    "Shopkeepers blamed the radical faction around Pella Storm for the delay.", "It was a shameful, pathetic show.",
    "The council did not respond to a request for comment.", "Residents slammed the “temporary” fence.",
    "More than 300 boats were sold because the fish had gone.", "The bandstand stands empty.",
]  # fmt: skip


def long_text(words: int, seed: int) -> str:
    """An article of about so many words; the same seed gives the same."""
    chance = random.Random(seed)
    paragraphs = ["The Town Behind the Dam", f"By {chance.choice(_PEOPLE[:5])}"]
    count = 0
    while count < words:
        paragraph = _paragraph(chance)
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(paragraphs) + "\n"


def _paragraph(chance: random.Random) -> str:
    if chance.random() < 0.05:  # a quotation that runs on through paragraphs, closed by the last alone
        spoken = [f"“{_sentence(chance.choice(_CLAIMS))}" for _ in range(chance.randint(2, 4))]
        return "\n\n".join([f"{chance.choice(_PEOPLE)} {chance.choice(_CUES)}:", *spoken]) + "”"
    return " ".join(_told(chance) for _ in range(chance.randint(1, 6)))


def _told(chance: random.Random) -> str:
    who, cue, what = chance.choice(_PEOPLE), chance.choice(_CUES), chance.choice(_CLAIMS)
    return chance.choice([
        f"{_sentence(what)}", chance.choice(_OWN), chance.choice(_OWN), f"{who} {cue} that {what}.",
        f"“{_sentence(what)[:-1]},” {who[0].lower() + who[1:] if who in ('She', 'He', 'They') else who} {cue}.",
        f"According to {who}, {what}.", f"“{_sentence(what)}”",
    ])  # fmt: skip


def _sentence(claim: str) -> str:
    return f"{claim[0].upper()}{claim[1:]}."
