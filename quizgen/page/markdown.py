"""Writes a document as Markdown for GitHub and Jupyter, with its figures as files beside it."""

from collections.abc import Iterator

from quizgen.page import words
from quizgen.page.document import Document, Exercise
from quizgen.page.errors import naming
from quizgen.page.markdown_source import MarkdownSource, code, escape, shown
from quizgen.page.parts import labelled
from quizgen.page.reading import read

__all__ = ["escape", "render"]


def render(document: Document, name: str) -> dict[str, bytes]:
    """Returns `name.md` and, in the folder `name-figures`, the pictures it shows.

    Raises PageError for a text that cannot be written, with the exercise.
    """
    blocks = (block for block in _blocks(document, name) if block)
    figures = {
        f"{_figure_path(name, index, figure)}": exercise.figures[figure].svg.encode()
        for index, exercise in enumerate(document.exercises, 1)
        for figure in exercise.figures
    }
    return {f"{name}.md": ("\n\n".join(blocks) + "\n").encode(), **figures}


def _figure_path(name: str, index: int, figure: str) -> str:
    return f"{name}-figures/{index}-{figure}.svg"


def _blocks(document: Document, name: str) -> Iterator[str]:
    yield f"# {shown(document.title)}"
    yield shown(document.subtitle)
    yield " · ".join(shown(text) for text in (document.course, document.sheet) if text)
    if document.name_box:
        yield f"{words.NAME}: ____________________ {words.STUDENT}: ______________"
        yield _marks(document)
    with naming("The instructions"):
        yield MarkdownSource({}).blocks(read(document.instructions))
    for index, exercise in enumerate(document.exercises, 1):
        if exercise.asks or not document.asks:
            yield from _exercise(exercise, document, name, index)
    if document.asks and document.solved and document.solutions == "end":
        yield f"## {shown(document.solutions_heading)}"
        for index, exercise in enumerate(document.exercises, 1):
            if exercise.solved:
                yield _title(exercise, "###")
                yield _text(exercise.solution, exercise, name, index, "####")


def _marks(document: Document) -> str:
    if document.points is None:
        return ""
    numbers = [shown(exercise.number) for exercise in document.exercises]
    points = ["–" if exercise.points is None else str(exercise.points) for exercise in document.exercises]
    rows = (
        [words.EXERCISE, *numbers, words.TOTAL],
        [":---", *[":---:"] * (len(points) + 1)],
        [words.POINTS, *points, str(document.points)],
        [words.ACHIEVED, *[" "] * (len(points) + 1)],
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _exercise(exercise: Exercise, document: Document, name: str, index: int) -> Iterator[str]:
    yield _title(exercise, "##")
    yield _text(exercise.prompt, exercise, name, index, "###")
    for part in exercise.parts:
        with naming(exercise.name):
            yield _source(exercise, name, index, "###").blocks(labelled(part))
    if not exercise.solved or (document.asks and document.solutions == "end"):
        return
    solution = _text(exercise.solution, exercise, name, index, "###")
    if document.asks:
        solution = f"<details>\n<summary>{words.SOLUTION}</summary>\n\n{solution}\n\n</details>"
    yield solution


def _title(exercise: Exercise, marks: str) -> str:
    notes = [] if exercise.points is None else [f"*{words.points(exercise.points)}*"]
    if exercise.variant:
        notes.append(code(exercise.variant))
    title = f"{marks} {shown(exercise.number)}. {shown(exercise.title)}"
    return "\n\n".join([title, " · ".join(notes)] if notes else [title])


def _text(markdown: str, exercise: Exercise, name: str, index: int, heading: str) -> str:
    with naming(exercise.name):
        return _source(exercise, name, index, heading).blocks(read(markdown))


def _source(exercise: Exercise, name: str, index: int, heading: str) -> MarkdownSource:
    figures = {key: (_figure_path(name, index, key), figure.alt) for key, figure in exercise.figures.items()}
    return MarkdownSource(figures, heading)
