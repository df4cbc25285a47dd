"""The words of a family: its Jinja2 template, one block for the prompt, per step and per mistake.

The first line of a step's block is what the step is called ("the attention weights", or with the part of a
longer trace in front, "update 2: the new state"); the rest says why it is taken. Blocks see every quantity
by its word (`{{ Q }}` gives `$Q$`, `{{ W[1] }}` one with an index), the parameters, the conventions in use as
`conventions`, and in a step's block `i`, its index, and `this`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.printed import Printed

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@dataclass(frozen=True)
class Named:
    """A quantity in a template: `{{ S }}` is its symbol in `$…$`; its other parts have no `$`."""

    quantity: Quantity
    printed: Printed

    def __str__(self) -> str:
        return f"${self.tex}$"

    @property
    def tex(self) -> str:
        """LaTeX of the symbol."""
        return self.quantity.tex

    @property
    def formula(self) -> str:
        """LaTeX of the formula in symbols."""
        return self.printed.in_symbols(self.quantity.name)

    @property
    def latex(self) -> str:
        """LaTeX of the printed value."""
        return self.printed.latex(self.quantity.name)

    @property
    def value(self) -> Any:
        """The printed value."""
        return self.printed.values[self.quantity.name]


@dataclass(frozen=True)
class StepWords:
    """What a step is called, and why it is taken; steps of one `part` are asked together."""

    name: str
    why: str
    part: str = ""


class Words:
    """The words of one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._template = template(exercise.family.id)
        self._values = _context(exercise)
        self._context = self._template.new_context(self._values, shared=True)
        self._steps: dict[str, StepWords] = {}

    def prompt(self) -> str:
        """The text of the exercise, without what is asked."""
        return self._block("prompt", {"givens": givens_display(self._exercise)})

    def step(self, quantity: Quantity) -> StepWords:
        """The words of a step."""
        if quantity.name not in self._steps:
            this = self._values["quantities"][quantity.name]
            title, _, why = self._block(quantity.word, {"i": quantity.index, "this": this}).partition("\n")
            part, _, name = title.rpartition(": ")
            self._steps[quantity.name] = StepWords(name.strip(), why.strip(), part.strip())
        return self._steps[quantity.name]

    def feedback(self, mistake: str) -> str:
        """The sentence for a learner with a named misconception; it asks, and never tells the answer."""
        return self._block(mistake, {})

    def has(self, block: str) -> bool:
        """Whether the template has a block."""
        return block in self._template.blocks

    def _block(self, name: str, extra: Mapping[str, Any]) -> str:
        self._values.update(extra)
        return "".join(self._template.blocks[name](self._context)).strip()


@cache
def environment() -> Environment:
    """The environment of our own templates."""
    import jinja2

    from quizgen import resources

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
    """The template of a family."""
    return environment().get_template(f"families/{id.replace('.', '/')}.md.j2")


def givens_display(exercise: Exercise) -> str:
    """The givens as display formulas, as many on a line as fit."""
    lines: list[list[str]] = []
    room = 0
    for quantity in exercise.trace.givens:
        latex = exercise.printed.latex(quantity.name)
        width = 3 + _width(latex)
        if not lines or width > room:
            lines.append([])
            room = 34
        lines[-1].append(f"{quantity.tex} = {latex}")
        room -= width
    return "\n\n".join("$$\n" + r", \qquad ".join(line) + "\n$$" for line in lines)


def _width(latex: str) -> int:
    """About how many digits wide a printed value is."""
    rows = latex.split(r"\\")
    return max(sum(len(cell.strip()) + 1 for cell in _bare(row).split("&")) for row in rows)


def _bare(row: str) -> str:
    return row.replace(r"\begin{bmatrix}", "").replace(r"\end{bmatrix}", "")


def _context(exercise: Exercise) -> dict[str, Any]:
    quantities = {name: Named(q, exercise.printed) for name, q in exercise.trace.quantities.items()}
    words: dict[str, Any] = {}
    for quantity in exercise.trace.quantities.values():
        if quantity.index is None:
            words[quantity.word] = quantities[quantity.name]
        else:
            words.setdefault(quantity.word, {})[quantity.index] = quantities[quantity.name]
    fixed = {
        "quantities": quantities,
        "conventions": exercise.trace.used_conventions,
        "precision": exercise.precision,
    }
    return {**exercise.parameters, **words, **fixed}


def template_blocks(id: str) -> Iterator[str]:
    """The names of the blocks that a family's template has."""
    yield from template(id).blocks
