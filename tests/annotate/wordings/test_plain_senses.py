"""Words that judge elsewhere and mean what they say here; and the same words where they still judge."""

from collections.abc import Sequence
from time import process_time

import pytest

from tui.annotate import loaded
from tui.annotate.wordings.plain_senses import is_plain, plain_in
from tui.article.article import Span
from tui.article.plaintext import from_text
from tui.language.cut import cut

MATCH = (
    "Ardmoor reach the semi-final\n\nThe striker scored twice after half-time, and the goalkeeper saved a penalty.\n\n"
    "The midfielder hit the crossbar in a tournament that the referee will remember.\n\n{}\n\nThe next tie is in May.\n"
)


def marked(text: str) -> list[str]:
    """The candidates of the rules in a text, in lower case."""
    return [text[a.start : a.end].lower() for a in loaded.annotate(cut(from_text(text, "test.txt")), [])]


@pytest.mark.parametrize("praise", ["a stunning volley", "a frantic finish", "a spectacular save"])
def test_a_match_is_told_in_the_words_of_its_trade(praise: str) -> None:
    assert not marked(MATCH.format(f"Osei won the game with {praise} in the rain."))


@pytest.mark.parametrize(
    ("plain", "judging", "word"),
    [
        ("The ferryman slammed the cabin door.", "The ferryman slammed the cabin tax.", "slammed"),
        ("The gale slammed the boat house.", "Critics slammed the gale response of the mayor.", "slammed"),
        ("Toxic smoke drifted over the quay.", "Toxic politics hung over the quay.", "toxic"),
        ("The smoke was highly toxic.", "The debate was highly toxic.", "toxic"),
        ("She had an aggressive lymphoma.", "She had an aggressive lawyer.", "aggressive"),
        ("The firm fought a hostile bid.", "The mayor met a hostile crowd.", "hostile"),
        ("The new drug regime takes a week.", "The new regime jailed patients.", "regime"),
        ("The regime of fees takes a week.", "The regime of Vantria takes a week.", "regime"),
        ("They spoke of the night of the flood.", "They spoke of the flood of letters.", "flood"),
        ("A violent eruption shook the isle.", "A violent mob shook the isle.", "violent"),
        ("A fierce storm closed the ford.", "A fierce storm of protest met the bill.", "fierce"),
        ("The rain and the flood closed the mill.", "The noise and the flood of letters closed the mill.", "flood"),
        ("Striking nurses met at the ford.", "Striking pictures hung at the ford.", "striking"),
        ("The mine collapsed at noon.", "The talks collapsed at noon.", "collapsed"),
        ("They lost 40 cancer scans.", "They called graft a cancer on the guild.", "cancer"),
        ("He denied gross endangerment.", "He denied gross stupidity.", "gross"),
        ("He denied gross endangerment of traffic.", "He denied gross neglect of the quay.", "gross"),
        ("The Front called that a lie.", "The mayor told that old lie.", "lie"),
        ("He denied reckless endangerment.", "He denied reckless spending.", "reckless"),
        ("A tired child sat on the wall.", "A tired slogan hung on the wall.", "tired"),
        ("Two clerks were accused of faking bills.", "Two clerks were faking outrage.", "faking"),
        ("A crane came down on a street.", "The guild came down on a clerk.", "came down on"),
        ("Crews battled the blaze for hours.", "Crews battled the guild for hours.", "battled"),
        ("The shop had empty shelves.", "The mayor made empty threats.", "empty"),
        ("They dumped tyres in the river.", "They dumped their leader in May.", "dumped"),
        ("The vet slaughtered 90 hens and cattle.", "The tyrant slaughtered 90 rowers.", "slaughtered"),
        ("The volcano erupted again.", "The hall erupted again.", "erupted"),
        ("Nobody was injured.", "Nobody trusts the guild.", "nobody"),
        ("Nobody was reported hurt.", "Nobody was surprised.", "nobody"),
        ("The lake is shallow near the mill.", "The debate was shallow and long.", "shallow"),
        ("Divers found hollow spaces behind the wall.", "The mayor made hollow promises.", "hollow"),
        ("A foul smell came from the drain.", "A foul campaign hurt the guild.", "foul"),
        ("The bread was stale by noon.", "The mayor told a stale joke.", "stale"),
        ("The mare was lame in one leg.", "The mayor gave a lame excuse.", "lame"),
        ("Sick lambs were kept apart.", "It was a sick joke on the guild.", "sick"),
        ("Swarms of midges rose at dusk.", "Swarms of lawyers met the guild.", "swarms of"),
        ("Ravens prey on lambs there.", "Lenders prey on widows there.", "prey on"),
        ("Frost clung to the branches.", "The premier clung to office.", "clung to"),
        ("A dredger will scoop up the silt.", "The guild will scoop up the prizes.", "scoop up"),
        ("A painting hangs over the fireplace.", "A row hangs over the guild.", "hangs over"),
        ("The lane was resurfaced in May.", "The row resurfaced in May.", "resurfaced"),
        ("Seals bask in the sun there.", "The guild may bask in its fame.", "bask in"),
        ("Her ankle was swollen at noon.", "The swollen guild cost a fortune.", "swollen"),
        ("The crew hid in a cellar.", "The guild hid the bill.", "hid"),
        ("The train was derailed at the ford.", "The talks were derailed at the ford.", "derailed"),
        ("They swam in a heated pool.", "The House had a heated row.", "heated"),
        ("Its orbit decays slowly.", "The town decays slowly.", "decays"),
        ("The moon has an icy crust.", "The mayor had an icy tone.", "icy"),
        ("The tickets sold out.", "The guild sold out its crews.", "sold out"),
        ("A pipe lets hot air rise.", "His plan was hot air.", "hot air"),
        ("She carved a wooden puppet.", "They set up a puppet regime.", "puppet"),
        ("The ham weighed 40 thousand pounds.", "The navy pounds the rebels.", "pounds"),
        ("They found an incendiary shell.", "They heard an incendiary speech.", "incendiary"),
        ("The railroad track was shut.", "They railroad the guild.", "railroad"),
        ("Crews were exposed to gas.", "The vote exposed the guild.", "exposed"),
        ("The cost overrun of the quay was told.", "Rebels have overrun the quay.", "overrun"),
        ("The plane overran the runway.", "Rebels overran the quay.", "overran"),
        ("The overrun has alarmed the guild.", "The overrun village was still.", "overrun"),
        ("The firm went bankrupt in May.", "It was a bankrupt policy.", "bankrupt"),
        ("The guild called it a lie.", "She told a lie to the guild.", "lie"),
        ("A fire destroyed the school.", "The guild destroyed her name.", "destroyed"),
        ("The talks spun out of hand.", "The minister spun the figures.", "spun"),
        ("The car spun into the ford.", "The aide spun the news into a feat.", "spun"),
        ("The judge slammed the file shut.", "The judge slammed the guild.", "slammed"),
        ("The vulture feeds on carcasses.", "The fund is a vulture.", "vulture"),
        ("The plant is toxic to sheep.", "The tone is toxic to trust.", "toxic"),
        ("The bug crashes the app.", "The news crashes the party.", "crashes"),
        ("They bombard the atoms with light.", "They bombard the guild with letters.", "bombard"),
        ("The server was attacked by a botnet.", "The mayor was attacked by the guild.", "attacked"),
        ("The band plays savage guitar riffs.", "The band of rowers met savage cuts.", "savage"),
        ("She claimed credit for the plan.", "She claimed that the plan was hers.", "claimed"),
        ("A car made an illegal U-turn.", "The guild made a U-turn on the toll.", "u-turn"),
        ("She wore the mob cap of a maid.", "She wrote of the mob.", "the mob"),
        ("The watchdog fined the mill.", "The attack dog of the mayor wrote it.", "dog"),
        ("The novel and its sequel tell of a tyrant.", "The guild calls him a tyrant.", "tyrant"),
        ("Beetles of this species destroyed the larvae of bees.", "The guild destroyed her name.", "destroyed"),
        ("The pilot ditched the plane in the bay.", "The guild ditched its pledge in May.", "ditched"),
        ("The permit lapses in June.", "The lapses at the ward cost her dear.", "lapses"),
        ("Wild boar came back to the wood.", "Wild claims came back to the hall.", "wild"),
        ("She turned on the radio at six.", "She turned on her allies at six.", "turned on"),
        ("Crushed stone lined the path.", "Crushed rivals left the guild.", "crushed"),
        ("The quake devastated the isle.", "The verdict devastated the isle.", "devastated"),
        ("Engineers flooded the lock.", "Lobbyists flooded the hall with leaflets.", "flooded"),
        ("The Radical Party met in May.", "The radical mayor met in May.", "radical"),
        ("A quake rattled the isle.", "A leak rattled the isle.", "rattled"),
        ("She left an elite school in May.", "She left an elite circle in May.", "elite"),
        ("They shared a digitally manipulated image.", "They shared a manipulated crowd.", "manipulated"),
        ("Clerks opened fake accounts.", "Clerks showed fake outrage.", "fake"),
        ("The guild voted overwhelmingly for it.", "The guild is overwhelmingly dull.", "overwhelmingly"),
        ("Crops are withering.", "The mayor sent a withering reply.", "withering"),
        ("He drove erratically.", "He governed erratically.", "erratically"),
        ("A meandering stream ran by.", "A meandering speech ran on.", "meandering"),
        ("The most obvious point was the ford.", "The obvious point was the ford.", "obvious"),
        ("She refused to sign.", "She refused to move.", "refused to"),
        ("It is almost certain to fail.", "It is certain to fail.", "certain to"),
        ("It is a regime in which tolls fall.", "It is a regime of thugs.", "regime"),
    ],
)
def test_what_stands_beside_a_word_tells_its_sense(plain: str, judging: str, word: str) -> None:
    assert not any(word in one for one in marked(plain))
    assert any(word in one for one in marked(judging))


@pytest.mark.parametrize(
    ("plain", "said", "word"),
    [
        ("He claimed his pension in May.", "He claimed that his pension was late.", "claimed"),
        ("He admitted two counts of theft.", "He admitted that the theft was his.", "admitted"),
        ("The inn boasts nine rooms.", "The innkeeper boasted that nine rooms were let.", "boast"),
        ("The ford claimed another victim.", "The ferryman claimed that it was the ford.", "claimed"),
        ("The office must process claims abroad.", "The office heard claims of theft.", "claims"),
    ],
)
def test_a_say_verb_with_an_object_may_say_nothing(plain: str, said: str, word: str) -> None:
    assert not any(word in one for one in marked(plain))
    assert any(word in one for one in marked(said))


def test_in_a_report_of_a_trade_its_terms_are_plain() -> None:
    sentence = "Lunt attacked from the left in a fierce second half."
    assert not {"attacked", "fierce"} & set(marked(MATCH.format(sentence)))
    assert {"attacked", "fierce"} <= set(marked("Lunt attacked the council in a fierce letter."))


def test_a_critic_is_one_in_a_report_of_a_trade_too() -> None:
    assert "slammed" in marked(MATCH.format("The coach slammed the league over its calendar."))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The band Massive Regime will play at the quay.", "regime"),
        ("The film “Thugs” opens on Friday in Ardmoor.", "thugs"),
        ("The word “regime” stands nine times in the report.", "regime"),
    ],
)
def test_names_of_works_and_words_that_are_spoken_of_are_plain(text: str, word: str) -> None:
    assert word not in marked(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The film shows the brutal regime of Vantria.", "regime"),
        ("She refused to use the word “regime” at the ford.", "regime"),
        ("A lawyer called him a career criminal before the jury found the defendant guilty.", "career criminal"),
    ],
)
def test_what_only_looks_like_a_name_or_a_term_still_judges(text: str, word: str) -> None:
    assert any(word in one for one in marked(text))


def test_the_model_leaves_set_phrases_and_plain_words_alone() -> None:
    text = "He shook his head at the toxic smoke and the grim quay."
    article = cut(from_text(text, "test.txt"))
    (sentence,) = article.sentences

    def held(words: str) -> bool:
        return is_plain(article, sentence, Span(text.index(words), text.index(words) + len(words)))

    assert held("shook his head") and held("toxic smoke") and not held("grim")


@pytest.mark.parametrize("piece", ["slammed the door ", "band Massive ", "the word “toxic” ", "striker attacked "])
def test_a_very_long_sentence_takes_time_by_its_length(piece: str) -> None:
    def seconds(times: int) -> float:
        article = cut(from_text("We " + piece * times, "t"))
        began = process_time()
        found: Sequence[frozenset[int]] = [plain_in(article, sentence) for sentence in article.sentences]
        assert found
        return process_time() - began

    seconds(10)  # reads the lexicons
    assert seconds(6_400) < 80 * max(seconds(400), 0.005)
