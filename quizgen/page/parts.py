"""How a part of an exercise reads where there is only text: `(a)`, what is asked, `(2 points)`."""

from quizgen.page import tree, words
from quizgen.page.document import Part
from quizgen.page.reading import read

NO_BREAK = "\u00a0"


def labelled(part: Part) -> tuple[tree.Block, ...]:
    """Returns the text of the part with its label before and its points after the first paragraph."""
    first, *more = read(part.text) or (tree.Paragraph(()),)
    if not isinstance(first, tree.Paragraph):
        first, more = tree.Paragraph(()), [first, *more]
    label: list[tree.Inline] = [tree.Strong((tree.Text(f"({part.label})"),)), tree.Text(" ")]
    points: list[tree.Inline] = []
    if part.points is not None:
        points = [
            tree.Text(" "),
            tree.Emphasis((tree.Text(f"({words.points(part.points)})".replace(" ", NO_BREAK)),)),
        ]
    return (tree.Paragraph((*label, *first.children, *points)), *more)
