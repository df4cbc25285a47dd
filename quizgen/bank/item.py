"""What all concept questions have in common; each kind is a class of `quizgen.bank.kinds`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from quizgen.bank.fields import ItemFields
from quizgen.bank.figures import Drawing
from quizgen.bank.keys import Key
from quizgen.bank.lines import Page, Path
from quizgen.bank.options import Options
from quizgen.bank.parameters import Parameters, Values, filled, used_in
from quizgen.draw import Draw
from quizgen.questions import Asked

LEVELS = ("intro", "standard", "exam")


@dataclass(frozen=True)
class Part:
    """One thing that a question asks, its key, and Markdown that solves it."""

    asked: Asked
    key: Key
    solution: str


@dataclass(frozen=True)
class Chance:
    """What chance decides of one question: the order of things, the values that texts take in, and whether
    a statement is turned into its opposite.
    """

    draw: Draw
    values: Values
    turned: bool

    def fill(self, text: str) -> str:
        """A text with its values."""
        return filled(text, self.values)


@dataclass(frozen=True)
class Source:
    """Where a fact is written: a document, by the name of its course profile, and a section."""

    document: str
    section: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Item(ABC):
    """A concept question as it is written in a bank file.

    `title` is the file's; `conventions` are those it depends on, by key; `profiles` the only courses that it
    is for (empty: all); `claim` the false or loose claim of a course that it is about; `family` exercises
    with numbers on the same matter. `page` and `path` say where it is written.
    """

    kind: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]
    explained: ClassVar[bool] = True  # an explanation is required; not where feedback explains every option
    least_marks: ClassVar[int] = 1

    id: str
    topic: str
    title: str
    version: int
    level: str
    marks: int
    stem: str
    explanation: str
    sources: tuple[Source, ...]
    tags: tuple[str, ...]
    profiles: tuple[str, ...]
    conventions: Mapping[str, str]
    claim: str
    family: str
    drawing: Drawing | None
    parameters: Parameters
    page: Page
    path: Path

    @classmethod
    @abstractmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:
        """Read what only this kind has."""

    @abstractmethod
    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """What it asks; raises Unsuitable when these values make no good question."""

    def asks(self, chance: Chance) -> str:
        """The Markdown before what it asks."""
        return chance.fill(self.stem)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Its Markdown texts, each with the path of its key inside the item."""
        yield ("stem",), self.stem
        yield ("explanation",), self.explanation
        for options in self.choices:
            yield from options.texts()

    def used(self) -> Iterator[str]:
        """The parameters that it uses, as often as it uses them."""
        yield from self.parameters.used()
        for _, text in self.texts():
            yield from used_in(text, self.parameters.names)

    @property
    def choices(self) -> tuple[Options, ...]:
        """The options that it gives to choose from."""
        return ()

    @property
    def answers(self) -> tuple[str, ...]:
        """What is right, as Markdown; none where numbers or an order are asked for."""
        return tuple(option.text for options in self.choices for option in options.right)

    def line(self, *path: str | int) -> int:
        """The line of one of its keys."""
        return self.page.line((*self.path, *path))
