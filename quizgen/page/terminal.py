"""Writes a document for a terminal: formulas in two dimensions, or in plain lines for a screen reader."""

from collections.abc import Iterator, Mapping

from quizgen.figures.picture import Figure
from quizgen.page import words
from quizgen.page.document import Document, Exercise
from quizgen.page.errors import naming
from quizgen.page.parts import labelled
from quizgen.page.reading import read
from quizgen.page.screen import BOLD, DIM, Screen
from quizgen.page.wrapping import columns

NO_FIGURES: Mapping[str, Figure] = {}


def render(document: Document, *, width: int = 80, plain: bool = False, color: bool = False) -> str:
    """Returns the document as lines of at most `width` columns.

    `plain` gives formulas on one line, no drawn lines and the words of a figure, as screen readers want it;
    `color` allows ANSI codes. Raises PageError for a text that cannot be written, with the exercise.
    """
    screen = Screen.of({}, width=width, plain=plain, color=color)
    blocks = [lines for lines in _blocks(document, screen) if lines]
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def render_text(
    markdown: str,
    figures: Mapping[str, Figure] = NO_FIGURES,
    *,
    width: int = 80,
    plain: bool = False,
    color: bool = False,
) -> str:
    """Returns a piece of Markdown, such as a hint, as lines without a newline at the end."""
    screen = Screen.of(figures, width=width, plain=plain, color=color)
    return "\n".join(screen.blocks(read(markdown)))


def _blocks(document: Document, screen: Screen) -> Iterator[list[str]]:
    origin = " · ".join(text for text in (document.course, document.sheet) if text)
    yield [
        *screen.words(origin, DIM),
        *screen.words(document.title, BOLD),
        *screen.words(document.subtitle),
    ]
    with naming("The instructions"):
        yield screen.blocks(read(document.instructions))
    for exercise in document.exercises:
        if exercise.asks or not document.asks:
            with naming(exercise.name):
                yield from _exercise(exercise, document, screen)
    if document.asks and document.solved and document.solutions == "end":
        yield screen.words(document.solutions_heading, BOLD)
        for exercise in document.exercises:
            if exercise.solved:
                with naming(exercise.name):
                    yield _title(exercise, screen, points=False)
                    yield screen.showing(exercise.figures).blocks(read(exercise.solution))


def _exercise(exercise: Exercise, document: Document, screen: Screen) -> Iterator[list[str]]:
    own = screen.showing(exercise.figures)
    yield _title(exercise, screen, points=True)
    yield own.blocks(read(exercise.prompt))
    for part in exercise.parts:
        yield own.blocks(labelled(part))
    if exercise.solved and (document.solutions == "inline" or not document.asks):
        if document.asks:
            yield screen.words(words.SOLUTION, BOLD)
        yield own.blocks(read(exercise.solution))
    yield screen.words(exercise.variant, DIM)


def _title(exercise: Exercise, screen: Screen, *, points: bool) -> list[str]:
    """Returns the title over a line, with the points at its end if there is room."""
    marks = words.points(exercise.points) if points and exercise.points is not None else ""
    title = f"{exercise.number}. {exercise.title}"
    gap = screen.width - columns(title) - columns(marks)
    if marks and gap >= 2 and not screen.plain:
        [line] = screen.words(title, BOLD)
        lines = [line + " " * gap + marks]
    else:
        lines = screen.words(f"{title} ({marks})" if marks else title, BOLD)
    return lines if screen.plain else [*lines, "─" * screen.width]
