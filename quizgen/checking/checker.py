"""Checks the answers to one question of a sheet."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from functools import cached_property

from quizgen.checking.lines import Field, Line
from quizgen.sheet.item import Item
from quizgen.sheet.layout import asked_text, labels


class Checker(ABC):
    """Reads, marks and explains the answers to one question; `fields` are the answers that it asks for."""

    def __init__(self, item: Item) -> None:
        self.item = item

    @property
    @abstractmethod
    def fields(self) -> tuple[Field, ...]:
        """What is asked, in order."""

    @property
    @abstractmethod
    def names(self) -> Collection[str]:
        """The names under which answers may be given: those of the fields, and perhaps of steps between."""

    @abstractmethod
    def lines(self, answers: Mapping[str, str]) -> tuple[Line, ...]:
        """A line for each field and for each other answer that was given."""

    @abstractmethod
    def hints(self, name: str) -> list[str]:
        """Markdown that leads to an answer, each telling more than the one before, the last one all."""

    @abstractmethod
    def solution(self, name: str) -> str:
        """Markdown of how one comes to an answer."""

    @abstractmethod
    def own_words(self, name: str) -> Collection[str]:
        """What is an answer though it looks like a command."""

    @abstractmethod
    def again(self, name: str) -> bool:
        """Whether a wrong answer leaves something to find out, so that one can try again."""

    @cached_property
    def introductions(self) -> dict[str, str]:
        """What is asked, as Markdown, by the name of the first field that it asks for."""
        question, names = self.item.question, iter(field.name for field in self.fields)
        found = {}
        for label, asked in zip(labels(question), question.asked, strict=True):
            first, *_ = [next(names) for _ in asked.quantities]
            text = asked_text(question, asked)
            found[first] = f"**({label})** {text}" if label else text
        return found
