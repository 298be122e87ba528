"""Invented pages for tests, built from parts."""

from itertools import pairwise

SENTENCES = (
    "The council of Norby voted on Tuesday night to close the town's only library.",
    "Mayor Ada Holm said that the decision, which took three hours, was the hardest of her years in office.",
    "Nine members voted for the closure and four against it, while two stayed away from the meeting.",
    "The building, which opened in 1931, needs a new roof, new wiring and a lift, according to the town's engineer.",
    "Readers had collected 2,300 signatures against the plan, more than a third of the town's inhabitants.",
    "The books will be offered to schools in the region, and what is left will be sold in the spring.",
)
PARAGRAPHS = tuple(f"{one} {other}" for one, other in pairwise(SENTENCES))
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
HEADLINE = "Norby closes its only library"


def page(body: str = BODY, head: str = "", before: str = f"<h1>{HEADLINE}</h1>", after: str = "") -> bytes:
    """A page of UTF-8 HTML with an article in it."""
    return (
        f"<!doctype html><html lang='en'><head><title>{HEADLINE} - Norby Post</title>{head}</head><body>"
        f"<article>{before}<div class='text'>{body}</div>{after}</article></body></html>"
    ).encode()
