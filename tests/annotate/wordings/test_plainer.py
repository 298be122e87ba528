import pytest

from tui.annotate import loaded
from tui.annotate.wordings.place import Place
from tui.annotate.wordings.plainer import plainer_for
from tui.article.plaintext import from_text
from tui.language.cut import cut
from tui.lexicon.wordings import wordings


def suggestions(text: str) -> dict[str, str | None]:
    """The plainer wordings in a text by the words that they are for."""
    return {text[a.start : a.end]: a.suggestion for a in loaded.annotate(cut(from_text(text, "t")), [])}


@pytest.mark.parametrize(
    ("text", "words", "suggestion"),
    [
        # the article before a wording
        ("The storm caused an astonishing loss.", "astonishing", "unexpected"),
        ("The storm caused astonishing losses.", "astonishing", "surprising"),
        ("It was a bizarre plan.", "a bizarre", "an unusual"),
        ("An iconic bridge fell.", "An iconic", "A well-known"),
        # number
        ("The plan met a backlash in the town.", "backlash", "critical reaction"),
        ("The backlash grew in the town.", "backlash", "criticism"),
        ("The town heard lies about the ford.", "lies", "false statements"),
        # an omission
        ("The council held a shameful vote.", "shameful", "(omit)"),
        ("The vote of the council was shameful.", "shameful", None),
        ("It was a cowardly act of the council.", "a cowardly", "an"),
        ("It was an outrageous price for a boat.", "an outrageous", "a"),
        # what a verb takes
        ("The mayor slammed the plan.", "slammed", "criticised"),
        ("The plan was slammed by all.", "slammed", "criticised"),
        ("The council refused to move it.", "refused to", "did not"),
        ("The council left after refusing to move it.", "refusing to", None),
        ("The rower spoke in a mocking tone.", "mocking", None),
        ("The rower was mocking the mayor.", "mocking", "making fun of"),
        ("The town suffers from politicized appointments.", "politicized", None),
        ("The town had a less politicized council.", "politicized", None),
        ("The paper cast him as a liar.", "cast", "described"),
        ("The scandal cast a cloud over the vote.", "cast", None),
        # what stands before another noun
        ("It was a landslide for the guild.", "landslide", "clear win"),
        ("The guild got a landslide win.", "landslide", None),
        ("The town has politicized appointments.", "politicized", "made political"),
        ("Students fear crushing debts.", "crushing", "heavy"),
        ("The town is in a slow, crippling decline.", "crippling", "severe"),
        ("The mill closed in May, shattering lives in the valley.", "shattering", None),
        ("It is a fraud egged on by suckers in the town.", "suckers", None),
        ("It is an illegal and cruel plan.", "illegal", None),
        ("The town drove out illegals.", "illegals", "unauthorised immigrants"),
        ("The mayor is slamming the guild.", "slamming", "criticising"),
        ("The guild has now finally mocked the mayor.", "mocked", "made fun of"),
        ("She claims to have read the letter.", "claims", None),
        ("She vowed to read the letter.", "vowed", "promised"),
        ("“I won.” He claims to be the mayor.", "claims", None),
        ("His ludicrous claim that it sank was read out.", "ludicrous claim", "unreasonable statement"),
        ("The critics hit back at the guild.", "hit back at", "replied to"),
        # one thing is not many
        ("The board spoke of a downsizing.", "downsizing", None),
        ("The board spoke of downsizing.", "downsizing", "job cuts"),
        # what an omission would leave beside "and" or a comma
        ("It was an unprovoked and cowardly act of the council.", "cowardly", None),
        ("It was a cowardly, unprovoked act of the council.", "cowardly", None),
        ("The rowers spoke quickly and needlessly.", "needlessly", None),
        ("The rowers spoke quickly and needlessly shouted.", "needlessly", "(omit)"),
        ("The rowers needlessly and loudly shouted.", "needlessly", None),
        ("Unfortunately, the bridge is late.", "Unfortunately", "(omit)"),
        # before a number
        ("The guild paid a massive $31m for it.", "a massive", "(omit)"),
        ("It lost a mere 40 crowns.", "a mere", "(omit)"),
        ("The guild paid a massive £31 million last May.", "a massive", "(omit)"),
        ("The guild paid for a massive £31 million bridge.", "massive", "large"),
        ("The guild had a crucial one.", "crucial", "significant"),
        ("It was a massive 24-hour march.", "massive", "large"),
        ("It was a massive two-day march.", "massive", "large"),
        ("It was a massive 2019 march.", "massive", "large"),
        # nouns and adjectives that a verb, too, looks like
        ("He called the mayor an obvious phony.", "obvious phony", None),
        ("They can ban, smear and silence a critic.", "smear", "criticise"),
        ("The mayor took slams at the guild.", "slams", None),
        ("She made disparaging remarks about it.", "disparaging", "critical"),
        ("“It is late,” he said when Aldin blasted him.", "blasted", "criticised"),
        ("“It is late,” Aldin blasted.", "blasted", "said"),
        # what would be told twice, and what no "of" follows
        ("It was a historic landslide for the guild.", "historic landslide", "clear win"),
        ("They told of a brutal regime at the Larch House care home.", "brutal regime", None),
        ("They told of the brutal regime at the time.", "brutal regime", "government"),
        ("It was a scathing rebuke to the guild.", "scathing rebuke", "critical statement"),
        ("It was an extraordinary rebuke of the guild.", "extraordinary rebuke", "unusual critique"),
        ("It met a rising tide of doubt.", "a rising tide of", "growing"),
        ("The guild wrote of collusion propaganda.", "collusion propaganda", None),
        ("They wrote of sexual improprieties.", "sexual improprieties", "sexual misconduct"),
        ("The scandal cost the guild a year.", "scandal", "case"),
        ("The town is mired in scandal.", "scandal", "controversy"),
        ("It had an air of intrigue.", "intrigue", "secrecy"),
        ("He wrote texts disparaging Aldin and the guild.", "disparaging", "criticising"),
        ("Some saw it as disparaging toward the guild.", "disparaging", "critical"),
        ("It was the most sweeping plan of all.", "sweeping", "wide-ranging"),
        # degrees
        ("The food was so terrible that she left.", "terrible", "bad"),
        ("The food was terrible.", "terrible", "bad"),
        ("She is the most divisive guild master of Tarn.", "divisive", None),
        ("She is a divisive guild master.", "divisive", "(omit)"),
        ("It was an utterly shameful vote.", "an utterly shameful", "a"),
        ("She was the most formidable rower of Tarn.", "formidable", None),
        ("She was a formidable rower.", "formidable", "strong"),
        ("It is an almost insurmountable lead.", "insurmountable", None),
        # a participle before its noun
        ("The museum gave back the looted bells.", "looted", None),
        ("The rebels looted the museum.", "looted", "took from"),
        # "do not" after "to" and modal verbs
        ("They said they would refuse to answer.", "refuse to answer", "not answer"),
        ("The guild may refuse to move it.", "refuse to", "not"),
        ("The rowers refuse to move it.", "refuse to", "do not"),
        # what form and place make of a word
        ("Rowers celebrated Tarn's win at noon.", "celebrated", "praised"),
        ("His writing is prone to caricature and haste.", "caricature", None),
        ("Did she lie to them in May?", "lie", None),
        ("The guild skewed the vote.", "skewed", "affected"),
        # a word that makes another verb, and a past that looks like the base
        ("The guild seized back the mill.", "seized", None),
        ("The guild wants to cast aside the plan.", "cast aside", "drop"),
        ("The guild cast aside the plan.", "cast aside", "dropped"),
        ("As the mayor pointed out in May, it was late.", "pointed out", "said"),
        ("The mayor pointed out flaws in May.", "pointed out", "pointed to"),
        ("The letter told of his hatred of rowers.", "hatred", None),
        ("The letter told of his hatred.", "hatred", "hostility"),
        ("What was obvious did not help.", "obvious", None),
        ("It was a near total reversal.", "total reversal", None),
        ("The vote was utterly disgusting and slow.", "utterly disgusting", None),
        ("A tidal wave of letters reached the guild.", "A tidal wave of", "A lot of"),
        ("Reckless aldermen lost the toll.", "Reckless", "(omit)"),
        ("The plan was reckless.", "reckless", "risky"),
        ("The guild threatened to run away from the toll.", "run away from", "leave"),
        ("The guild had run away from the toll.", "run away from", "left"),
        ("“Absolutely,” the mayor said.", "Absolutely", None),
        ("It was revealed that the guild knew.", "It was revealed", "It became known"),
        # words side by side, one of which has no plainer wording
        ("He fears an utterly fascist regime in Vantria.", "utterly fascist regime", None),
    ],
)
def test_a_plainer_wording_fits_in_its_place(text: str, words: str, suggestion: str | None) -> None:
    assert suggestions(text)[words] == suggestion


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("The mayor admitted that the bridge was late.", "said"),
        ("The mayor admitted the bridge was late.", "said"),
        ("The mayor admitted on Monday that the bridge was late.", "said"),
        ("“The bridge is late,” the mayor admitted.", "said"),
        ("The mayor admitted by letter, “The bridge is late.”", "said"),
        ("The mayor admitted a mistake.", None),
        ("The mayor admitted a mistake in May.", None),
    ],
)
def test_a_say_verb_stands_before_a_clause_or_an_object(text: str, suggestion: str | None) -> None:
    sentence = cut(from_text(text, "t")).sentences[0]
    hit = wordings().at(sentence.lower, sentence.token_at(text.index("admitted")))
    assert hit is not None
    verb = next(w for w in hit.entry if w.kind == "reporting-verb")
    plainer = plainer_for([(verb, Place(sentence, hit.first, hit.last))])
    assert (plainer.text if plainer else None) == suggestion


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The price of fuel rose in Tarn.", "fuel"),
        ("The rower broke the silence of the hall.", "silence"),
        ("She had to complete her studies.", "complete"),
        ("The rebels staged an attack.", "staged"),
        ("The attempt failed.", "failed"),
        ("The council is defining the term in its plan.", "defining"),
        ("The guild failed Arnolds in May.", "failed"),
        ("The party was sweeping much of the south.", "sweeping"),
        ("She left the investment giant Vellan in May.", "giant"),
        ("He has a degree in engineering from Tarn.", "engineering"),
        ("The painting hangs in the hall.", "painting"),
        ("The plan of the guild is trash.", "trash"),
        ("The crew left an oil rig at noon.", "rig"),
        ("They wrote of a “freak out over the small toll of the guild”.", "freak out"),
    ],
)
def test_a_word_is_no_mark_where_it_stands_as_another_part_of_speech(text: str, words: str) -> None:
    assert words not in suggestions(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tarn rid itself of a failed plan.", "failed"),
        ("It was a celebrated win for the rowers.", "celebrated"),
        ("The guild wants sweeping changes to the toll.", "sweeping"),
        ("He was accused of engineering the sale of the mill.", "engineering"),
        ("They went on to caricature the mayor.", "caricature"),
        ("It was a lie.", "lie"),
    ],
)
def test_the_same_word_is_one_where_it_stands_so(text: str, words: str) -> None:
    assert any(words in found for found in suggestions(text))


def test_a_plainer_wording_is_spelt_as_the_article_is() -> None:
    assert suggestions("The labor center slammed the plan.")["slammed"] == "criticized"
    assert suggestions("The labour centre slammed the plan.")["slammed"] == "criticised"
