"""What is no article that can be judged, and what is one all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.building import SOBER
from tui.annotate.abstain import why_abstained
from tui.annotate.engine import read
from tui.article.markdown import from_markdown
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.language.english import foreign_paragraphs

VERSE = """The harbour at evening

The crane stands idle on the quay,
Its rope a line of rust and rain,
The gulls have gone across the sea
And will not come this way again.

I heard the last boat leave at four,
Its lamp a star upon the tide,
And no one waited on the shore
But I, and all the wind beside.

O Ardmoor, keep your lamps alight
For those who come, for those who go,
"""
CODE = """def wharf(boats, day):
    found = {}
    for boat in boats:
        if boat.day == day:
            found[boat.name] = boat.berth
    return found

class Quay(Place):
    length = 40
    def berths(self):
        return [self.at(i) for i in range(self.length)]

if __name__ == "__main__":
    print(wharf(read("boats.csv"), 4))
"""
TRANSCRIPT = "\n\n".join(
    f"{who}: {what}" for who, what in zip(
        ["Ida Marsh", "Orrin Vale", "Tess Aldin"] * 4,
        ["The bridge is old, and it was never mended.", "We mended it twice.", "I have seen the bills."] * 4,
        strict=True,
    )
)
LINKS = "\n".join(f"Harbour news of day {n}\nhttps://tarn.example/news/{n}" for n in range(8))
GERMAN = (
    "Der Hafen von Ardmoor wird im Winter geschlossen, und die Boote werden nach Quill gebracht. Das hat der Rat am "
    "Montag beschlossen. Ida Marsh sagte, dass die alte Brücke nicht mehr sicher ist und dass sie bis zum Sommer "
    "gesperrt wird. Orrin Vale wurde von dem Beschluss nicht überrascht, er hat ihn mit den anderen vorbereitet."
)
INTERVIEW = "\n\n".join(
    ["The bridge will be closed in May. We asked the mayor of Tarn about it."]
    + [f"The Star: What will you do about the {thing}?\n\nVale: I will look at the {thing} with care, and so will you."
       for thing in ("bridge", "crane", "quay", "gate", "boats")]
)
COURT = "\n\n".join(
    ["IN THE COURT OF TARN"]
    + ["MS MARSH: You were at the quay?", "A. I was.", "Q. At what time did you leave it?", "A. At ten past eight.",
       "THE COURT: Go on, Ms Marsh.", "MR VALE: I object."] * 2
)
RECORDING = "\n".join(
    f"[00:0{n}:0{n}] {who}: {what}" for n, (who, what) in enumerate(
        [("HOST", "How did you get into weather?"), ("GUEST", "My dad had a barometer."), ("HOST", "[laughs] Did he?"),
         ("GUEST", "He did, and he'd tap it."), ("HOST", "Why?"), ("GUEST", "To wake it."), ("HOST", "And then?"),
         ("GUEST", "It rained.")]
    )
)
THREAD = "Is the bridge ever going to open?\n" + "\n".join(
    f"{who}, {day} May, 19:0{day}\n{what}" for day, (who, what) in enumerate(
        [("quay_kev", "no. been hearing this since 95"), ("MollyB", "they vote on it"), ("quay_kev", "lol"),
         ("Re: harbourlad", "build it already"), ("MollyB", "who said")], 1)
)
TICKER = "Tarn v Ardmoor: live\n" + "\n".join(
    f"{minute}' Corner Ardmoor. Vale clears." for minute in range(90, 0, -9)
)
FREE_VERSE = """what the river keeps

a glove
the sound of the mill
before the mill

my grandmother's
no

eleven kinds of silence
and one of them
is yours

when the ice goes
it goes like a door
someone has been holding
from the other side"""
SONG = "\n".join(["Tarn", *["I came up on the corner where the buses never stop", "and my mother worked the morning",
                   "Oh run it back, run it back", "and put the city on the map"] * 3])

RUN_ON = """The ferry, laid up

The ferry is asleep. Her painted name
has flaked to half a word along the bow,
my uncle's whistle hanging by the same
thin chain he swung, that nobody swings now.

They told us there would be another crew
to take the children over, and the mail,
the boy who had a goat, the wind that blew
its one long sentence through the broken rail.

I walk the slip. The river goes its way
as if it never carried anyone,
"""
HEADLINES = "\n".join(["More from today", "Home", *(
    line for n, told in enumerate(["Council raises the fee for parking", "Rovers sign a keeper", "Rain until Thursday"])
    for line in (told, f"https://tarn.example/{n}", f"Most read: {told}", "Share")
)])
IRISH = (
    "Dúirt an tAire inné go ndúnfar an scoil i dTarn i mí na Samhna, toisc nach bhfuil ach seisear dalta fágtha inti. "
    "Tá na tuismitheoirí ar buile faoin gcinneadh. Níor labhair aon duine leis an mbord roimh ré, dar le cathaoirleach "
    "an bhoird. Deir an Roinn gur scríobh an tAire chuig an mbord faoi dhó."
)
ASSEMBLY = "House of Tarn\n\nOfficial Report, 3 May\n\n" + "\n\n".join(
    ["Mr. Speaker: Order. The Member for Quill.", "Ms. Marsh (Quill): When will the bridge open?",
     "The Minister of Works (Mr. Vale): When it is safe.", "Mr. Speaker: Order.", "Ms. Marsh: That is not a date.",
     "The Minister of Works: The tests will end in May."]
)
INITIALS = "\n\n".join(
    ["‘The reef is not dead’: Ana Voss on the corals of Tarn", "Ana Voss has counted corals for 22 years."]
    + ["Ivo Marek: You were in the water in May. What did you see?", "Ana Voss: A third of the corals had no colour."]
    + ["IM: Do the papers exaggerate?", "AV: Some do. I would rather that people knew how little we know."] * 3
)

SHORT_TURNS = "\n\n".join([
    "TRANSCRIPT", "CHAIR: Good evening. Mayor, you begin.", "MAYOR VALE: I want to talk about the bridge.",
    "MEMBER MARSH: You closed it.", "CHAIR: Member, please wait.", "MAYOR VALE: It was unsafe.",
    "MEMBER MARSH: It was not.",
])


@pytest.mark.parametrize(
    ("text", "word"),
    [(SHORT_TURNS, "transcript"),
     ("\n".join(LINKS.split("\n")[:6]), "links"), (RUN_ON, "verse"), (HEADLINES, "links"), (IRISH, "English"),
     (ASSEMBLY, "transcript"), (COURT, "transcript"),
     (RECORDING, "transcript"), (THREAD, "thread"), (TICKER, "table"), (FREE_VERSE, "verse"),
     (SONG, "verse"), ("Le maire de Tarn a démissionné vendredi.", "English"),
     ("Der Bürgermeister ist am Freitag zurückgetreten.", "English"),
     ("La alcaldesa dimitió el viernes.\nLa policía no ha hecho comentarios.", "English"),
     (VERSE, "verse"), (CODE, "code"), (TRANSCRIPT, "transcript"), (LINKS, "links"), (GERMAN, "English"),
     ("Гавань Ардмура закроют на зиму. Лодки перевезут в Квилл.", "English")],
)
def test_what_is_no_article_is_told_in_a_sentence_and_not_marked(text: str, word: str) -> None:
    reading = read(from_text(text, "a.txt"))
    assert reading.abstained is not None and word in reading.abstained
    assert reading.abstained.count(".") == 1
    assert not reading.annotations and not reading.practice


@pytest.mark.parametrize("text", [
    "import json\nfrom pathlib import Path\n\ndef load(path: Path) -> dict:\n    with path.open() as handle:\n"
    "        data = json.load(handle)\n    return {key: value for key, value in data.items() if value}\n",
    "def mean(values):\n    all = 0\n    for value in values:\n        all += value\n    return all / len(values)\n",
    "function add(a, b) {\n  return a + b;\n}\n\nconst x = add(1, 2);\nconsole.log(x);\n",
    "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<p>Berths</p>\n",
])
def test_a_few_lines_of_code_are_code(text: str) -> None:
    assert "code" in str(why_abstained(cut(from_text(text, "a.txt"))))


@pytest.mark.parametrize("text", [
    "Rain #tarn #quay @quill\nMore of it #tarn @quill\nDry now #tarn [photo]\nWind #tarn @quill\nNight @quill #tarn",
    "Budget of Tarn\n\nRoads: $4m (+3%)\nSchools: $9m (-2%)\nPolice: $7m (+1%)\nParks: $1m (-9%)\n\nMore in May.",
])
def test_a_few_lines_of_tags_or_prices_are_no_code(text: str) -> None:
    assert why_abstained(cut(from_text(text, "a.txt"))) is None


def test_a_page_of_code_in_markdown_is_code() -> None:
    article = from_markdown(f"# Wharf\n\nHow to find a berth:\n\n```python\n{CODE}```\n", "a.md")
    assert "code" in str(why_abstained(cut(article)))


def test_a_list_of_markdown_links_is_one() -> None:
    lines = "\n".join(f"- [The news of the harbour, day {n}](https://tarn.example/{n})" for n in range(10))
    assert "links" in str(why_abstained(cut(from_markdown(lines, "a.md"))))


SHORT = "Bridge closed\n\nThe bridge was closed.\n\nIt is old.\n\nIda Marsh said so.\n\nNobody was hurt."
LISTED = "\n".join(["The best boats", "We have looked at them.", *(f"{n}. Boat {n} ({n} m)" for n in range(1, 12))])


LABELLED = "\n\n".join([
    "Interview: “The bridge will stay,” says the mayor", "Vale became mayor in May.",
    "The Star: How will you pay for it?", "Vale: By not paying for the crane.", "The Star: That saves little.",
    "Vale: It saves enough.", "The Star: The union says it is too late.", "Vale: The union is wrong.",
])
CHECKED = "\n\n".join([
    "Checking what Mayor Vale said of the bridge", *[
        "VALE: “We have mended nine bridges.”", "THE FACTS: The council’s accounts tell of four.",
        "VALE: “Nobody was asked to pay.”", "THE FACTS: Lorries paid a toll of nine crowns from May on.",
    ] * 2,
])
DATED = "\n".join(["The bridge in dates", *(f"{year}: The bridge was mended by the council of Ardmoor in the spring."
                                          for year in range(1931, 1940))])
COLUMN = """The council of Ardmoor met on {day} in the
town hall, where it had been told by the
engineers that the old bridge would not hold
for another year. It will meet again."""
NARROW = "\n".join(["Bridge closed", *(COLUMN.format(day=day) for day in ("Monday", "Friday", "Sunday"))])
NAMED = "Jürgen Müller of Köln and José María Núñez of São Tomé signed the accord in Łódź."
BORROWED = "The café in Tarn serves a crème brûlée that the mayor likes."


@pytest.mark.parametrize(
    "text", ["Yes.", "Bridge closed", SHORT, LISTED, INTERVIEW, "\n\n".join([SOBER] * 6), LABELLED, INITIALS,
             CHECKED, DATED, NARROW, NAMED, BORROWED]
)
def test_what_is_short_or_listed_or_asked_is_read_all_the_same(text: str) -> None:
    assert why_abstained(cut(from_text(text, "a.txt"))) is None


FRENCH = (
    "Le maire a menti au conseil, a dit Ida Marsh, et il a volé les impôts de la ville pour les donner à ses amis, "
    "une honte qui est connue de tous dans le port."
)


def test_a_paragraph_in_another_language_is_left_unmarked() -> None:
    charge = "Ida Marsh accused Orrin Vale of lying to the council and bribing two inspectors over the contract."
    text = "\n\n".join(["Harbour closed", charge, FRENCH, charge, "Гавань Ардмура закроют, сказал мэр."])
    reading = read(from_text(text, "a.txt"))
    begins = text.index(FRENCH)
    assert [a for a in reading.annotations if a.start < begins]
    assert [a for a in reading.annotations if begins + len(FRENCH) < a.start]
    assert not [a for a in reading.annotations if begins <= a.start < begins + len(FRENCH)]
    assert not [a for a in reading.annotations if text.index("Гавань") <= a.start]


SHARING = (
    "« On nous a promis des réponses avant Noël, et nous attendons toujours », a déclaré Mme Voss devant une "
    "cinquantaine de parents. Elle affirme que son fils a manqué le premier cours à six reprises."
)


def test_words_that_english_shares_make_no_paragraph_english() -> None:
    told = "Ida Marsh said that the bus had come late, and that she had written to the board of the school in May."
    reading = read(from_text("\n\n".join(["Bus late", told, SHARING, told]), "a.txt"))
    begins = reading.article.text.index(SHARING)
    assert not [a for a in reading.annotations if begins <= a.start < begins + len(SHARING)]
    assert "Elle" not in {source.name for source in reading.sources}
    assert "One paragraph is not in English: nothing was marked there." in {note.text for note in reading.notes}


def test_a_line_of_figures_in_english_stays_english() -> None:
    text = "Prices up\n\nPrices rose 4 per cent in May, to 5 per cent in June, plus 1 per cent.\n\n" + SOBER
    assert not foreign_paragraphs(cut(from_text(text, "a.txt")))


@given(st.text(max_size=400))
def test_any_text_is_judged_or_told_why_not(text: str) -> None:
    told = why_abstained(cut(from_text(text, "a.txt")))
    assert told is None or told.endswith(".")
