"""The blocks of a template, and those that say the same for all values, which are written only once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quizgen.equations import Quantity
from quizgen.errors import InputError
from quizgen.printed import Printed
from quizgen.slips import Slip, shown, slip

if TYPE_CHECKING:
    from jinja2 import Template

Index = int | str | None


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

    @property
    def called(self) -> str:
        """What the step is asked under: its part, or its own name."""
        return self.part or self.name


class Blocks:
    """The blocks of a template with everything that they mention.

    Args:
        parameters: those of the family, where no quantity has the same name.
        quantities: name, word and index of each quantity, and what stands for it.
        more: what else they mention by its name.
    """

    def __init__(
        self,
        template: Template,
        parameters: Mapping[str, Any],
        quantities: Iterable[tuple[str, str, Index, Any]],
        **more: Any,
    ) -> None:
        self._template = template
        self._quantities: dict[str, Any] = {}
        words: dict[str, Any] = {}
        for name, word, index, quantity in quantities:
            self._quantities[name] = quantity
            if index is None:
                words[word] = quantity
            else:
                words.setdefault(word, {})[index] = quantity
        self._values = {**parameters, **words, "quantities": self._quantities, **more}
        self._context = template.new_context(self._values, shared=True)

    def text(self, block: str, **extra: Any) -> str:
        """A block that mentions something else as well."""
        before = {name: self._values[name] for name in extra if name in self._values}
        self._values.update(extra)
        try:
            return "".join(self._template.blocks[block](self._context)).strip()
        except (_LooksAtValues, InputError):
            raise
        except KeyError as error:
            if block not in self._template.blocks:
                raise Slip(f"{shown(self._template.filename or '')} has no block {block}") from None
            raise self._slip(error) from error
        except Exception as error:
            raise self._slip(error) from error
        finally:
            for name in extra:
                del self._values[name]
            self._values.update(before)

    def _slip(self, error: Exception) -> Slip:
        """The slip in the template that an error comes from."""
        return slip(error, self._template.filename or "", line_of=self._template.get_corresponding_lineno)

    def step(self, name: str, word: str, index: Index) -> StepWords:
        """The words of a step."""
        title, _, why = self.text(word, i=index, this=self._quantities[name]).partition("\n")
        part, _, called = title.rpartition(": ")
        return StepWords(called.strip(), why.strip(), part.strip())


class _LooksAtValues(Exception):
    """A block says something else for other values."""


@dataclass(frozen=True, slots=True)
class _Symbol:
    """A quantity whose value is not known."""

    tex: str

    def __str__(self) -> str:
        return f"${self.tex}$"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name) if name.startswith("__") else _LooksAtValues


class Unchanging:
    """What blocks say whatever the values are; None where they say something else for others.

    `quantities` are name, word, index and symbol of each. The givens of the prompt are the mark `GIVENS`.
    """

    GIVENS = "\ue000"

    def __init__(
        self,
        template: Template,
        parameters: Mapping[str, Any],
        quantities: Iterable[tuple[str, str, Index, str]],
        **more: Any,
    ) -> None:
        symbols = [(name, word, index, _Symbol(tex)) for name, word, index, tex in quantities]
        self._blocks = Blocks(template, parameters, symbols, givens=self.GIVENS, **more)
        self.text = lru_cache(None)(self._text)
        self.step = lru_cache(None)(self._step)

    def _text(self, block: str) -> str | None:
        try:
            return self._blocks.text(block)
        except _LooksAtValues:
            return None

    def _step(self, name: str, word: str, index: Index) -> StepWords | None:
        try:
            return self._blocks.step(name, word, index)
        except _LooksAtValues:
            return None
