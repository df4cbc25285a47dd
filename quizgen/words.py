"""The words of a family: its Jinja2 template, one block for the prompt, per step and per mistake.

The first line of a step's block is what the step is called ("the attention weights", or with the part of a
longer trace in front, "update 2: the new state"); the rest says why it is taken. Blocks see every quantity
by its word (`{{ Q }}` gives `$Q$`, `{{ W[1] }}` one with an index), the parameters, the conventions in use as
`conventions`, and in a step's block `i`, its index, and `this`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from quizgen import catalogue, resources
from quizgen.blocks import Blocks, Named, StepWords, Unchanging
from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.precision import Precision
from quizgen.slips import Slip, shown, slip

if TYPE_CHECKING:
    from jinja2 import Environment, Template


class Words:
    """The words of one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._steps: dict[str, StepWords] = {}

    def prompt(self) -> str:
        """The text of the exercise, without what is asked."""
        givens, text = givens_display(self._exercise), self._unchanging.text("prompt")
        if text is None:
            return self._blocks.text("prompt", givens=givens)
        return text.replace(Unchanging.GIVENS, givens)

    def step(self, quantity: Quantity) -> StepWords:
        """The words of a step."""
        name = quantity.name
        if name not in self._steps:
            asked = name, quantity.word, quantity.index
            self._steps[name] = self._unchanging.step(*asked) or self._blocks.step(*asked)
        return self._steps[name]

    def feedback(self, mistake: str) -> str:
        """The sentence for a learner with a named misconception; it asks, and never tells the answer."""
        text = self._unchanging.text(mistake)
        return self._blocks.text(mistake) if text is None else text

    def has(self, block: str) -> bool:
        """Whether the template has a block."""
        return block in template(self._exercise.family.id).blocks

    @cached_property
    def _unchanging(self) -> Unchanging:
        exercise = self._exercise
        return _unchanging(
            exercise.family.id,
            tuple(exercise.parameters.items()),
            tuple(exercise.trace.used_conventions.items()),
            exercise.precision,
            tuple([(q.name, q.word, q.index, q.tex) for q in exercise.trace.quantities.values()]),
        )

    @cached_property
    def _blocks(self) -> Blocks:
        exercise, printed = self._exercise, self._exercise.printed
        quantities = exercise.trace.quantities.values()
        return Blocks(
            template(exercise.family.id),
            exercise.parameters,
            [(q.name, q.word, q.index, Named(q, printed)) for q in quantities],
            conventions=exercise.trace.used_conventions,
            precision=exercise.precision,
        )


@lru_cache(500)
def _unchanging(
    id: str,
    parameters: tuple[tuple[str, Any], ...],
    conventions: tuple[tuple[str, str], ...],
    precision: Precision,
    quantities: tuple[tuple[str, str, int | str | None, str], ...],
) -> Unchanging:
    """What is said in all exercises that differ in their values only."""
    said = {"conventions": dict(conventions), "precision": precision}
    return Unchanging(template(id), dict(parameters), quantities, **said)


@cache
def environment() -> Environment:
    """The environment of our own templates."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.path("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 – the output is Markdown, which the page escapes
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def template(id: str) -> Template:
    """The template of a family; that of a plugin lies in the folder `templates` of its package.

    Raises:
        Slip: there is none, or it cannot be read.
    """
    import jinja2

    name, folder, found = f"families/{id.replace('.', '/')}.md.j2", catalogue.templates(id), environment()
    if folder is not None:
        found = found.overlay(loader=jinja2.FileSystemLoader([folder, resources.path("templates")]))
    try:
        return found.get_template(name)
    except jinja2.TemplateNotFound:
        place = (folder or resources.path("templates")) / name
        raise Slip(f"{id} has no words: write {shown(str(place))}") from None
    except jinja2.TemplateSyntaxError as error:
        raise slip(error, error.filename or name) from None


def givens_display(exercise: Exercise) -> str:
    """The givens as display formulas, as many on a line as fit."""
    lines: list[list[str]] = []
    room = 0
    for quantity in exercise.trace.givens:
        latex = exercise.printed.latex(quantity.name)
        width = 3 + exercise.printed.width(quantity.name)
        if not lines or width > room:
            lines.append([])
            room = 34
        lines[-1].append(f"{quantity.tex} = {latex}")
        room -= width
    return "\n\n".join("$$\n" + r", \qquad ".join(line) + "\n$$" for line in lines)


def template_file(id: str) -> str:
    """Where the template of a family is."""
    return shown(template(id).filename or id)


def template_blocks(id: str) -> Iterator[str]:
    """The names of the blocks that a family's template has."""
    yield from template(id).blocks
