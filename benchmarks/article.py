"""Articles of any length, made from the samples: their paragraphs in turn, again and again."""

from itertools import cycle

from tui.article.samples import samples


def article_of(words: int) -> str:
    """A text of about so many words: a headline, then paragraphs of the samples in turn, without their notes."""
    paragraphs = [
        paragraph
        for sample in samples()
        for paragraph in sample.path.read_text("utf-8").split("\n\n")
        if len(paragraph.split()) > 15 and not paragraph.startswith("[")
    ]
    taken, count = ["A headline for a long article"], 0
    for paragraph in cycle(paragraphs):
        taken.append(paragraph.strip())
        count += len(paragraph.split())
        if count >= words:
            return "\n\n".join(taken) + "\n"
    raise AssertionError("unreachable: cycle never ends")
