"""Options to choose from: right ones and wrong ones, each with its feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizgen.answers import Choice
from quizgen.bank.fields import MOST_OPTIONS, ItemFields
from quizgen.bank.keys import ChoiceKey
from quizgen.bank.lines import Path
from quizgen.bank.parameters import Unsuitable
from quizgen.bank.sentences import sentences
from quizgen.draw import Draw

LETTERS = "ABCDEFGHIJKLMNOP"


@dataclass(frozen=True)
class Option:
    """A text with what to say to those who choose it."""

    text: str
    feedback: str
    path: Path

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Its Markdown texts with the paths of their keys."""
        yield (*self.path, "text"), self.text
        yield (*self.path, "feedback"), self.feedback


@dataclass(frozen=True)
class Offered:
    """Options in the order in which one question shows them, and which letters are right."""

    options: tuple[Option, ...]
    right: tuple[int, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What the options say."""
        return tuple(option.text for option in self.options)

    @property
    def solution(self) -> str:
        """A line of a list for each option: whether it is right, and why."""
        lines = [
            sentences().option(LETTERS[place], place in self.right, option.feedback)
            for place, option in enumerate(self.options)
        ]
        return "\n".join(map(str, lines))

    def key(self, *, several: bool) -> ChoiceKey:
        """The key; answers are letters or what an option says."""
        letters = tuple(LETTERS[: len(self.options)])
        right = tuple(letters[place] for place in self.right)
        remarks = zip(letters, (option.feedback for option in self.options), strict=True)
        kind = Choice(letters, several, dict(zip(letters, self.texts, strict=True)))
        return ChoiceKey(kind, right if several else right[0], ", ".join(right), remarks=tuple(remarks))


@dataclass(frozen=True)
class Options:
    """The right and the wrong options of one choice."""

    right: tuple[Option, ...]
    wrong: tuple[Option, ...]

    def texts(self) -> Iterator[tuple[Path, str]]:
        """All Markdown texts with the paths of their keys."""
        for option in (*self.right, *self.wrong):
            yield from option.texts()

    def offered(self, draw: Draw, fill: Callable[[str], str]) -> Offered:
        """The options in an order that chance decides; raises Unsuitable when two read alike."""
        order = draw.order([*self.right, *self.wrong])
        shown = tuple(Option(fill(option.text), fill(option.feedback), option.path) for option in order)
        require_distinct([option.text for option in shown])
        return Offered(shown, tuple(place for place, option in enumerate(order) if option in self.right))


def require_distinct(texts: list[str]) -> None:
    """Raise Unsuitable when two texts read alike."""
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            raise Unsuitable(f"two options read alike: {text}")
        seen.add(text.casefold())


def read_options(fields: ItemFields, *, most_right: int, least_wrong: int) -> Options:
    """The tables `right` and `wrong`."""
    right = tuple(map(read_option, fields.each("right", 1)))
    if len(right) > most_right:
        raise fields.wrong("right", f"only one option can be right here, not {len(right)}")
    return Options(
        right, tuple(map(read_option, fields.each("wrong", least_wrong, MOST_OPTIONS - len(right))))
    )


def read_option(fields: ItemFields) -> Option:
    """A table with a text and its feedback."""
    fields.only(("text", "feedback"))
    return Option(fields.line("text"), fields.line("feedback"), fields.path[2:])
