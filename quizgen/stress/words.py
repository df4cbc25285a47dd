"""Properties of a family's words: every block is there, and none is idle."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

from quizgen.exercise import Exercise
from quizgen.family import Family
from quizgen.words import Words, template_blocks, template_file


def blocks_are_there(exercise: Exercise) -> Iterator[str]:
    """The template has a block for the prompt, for every step and for every mistake."""
    words = Words(exercise)
    for block in needed_blocks(exercise):
        if not words.has(block):
            yield f"{template_file(exercise.family.id)} has no block {block}"


def words_say_something(exercise: Exercise) -> Iterator[str]:
    """Every step has a name that fits into a sentence and a reason, every mistake has feedback."""
    words = Words(exercise)
    for step in exercise.trace.steps:
        said = words.step(step)
        if not said.name or said.name.endswith((".", ":")) or not said.why:
            yield f"{step.name} is called {said.name!r} because {said.why!r}"
    for mistake in exercise.trace.mistakes:
        if not words.feedback(mistake.name):
            yield f"{mistake.name} has no feedback"


def blocks_are_used(exercises: Sequence[Exercise]) -> Iterator[str]:
    """No block of the template is idle."""
    family = exercises[0].family
    known = {block for exercise in exercises for block in needed_blocks(exercise)} | _texts_in(family)
    for block in template_blocks(family.id):
        if block not in known:
            yield f"{template_file(family.id)} has an idle block {block}"


def needed_blocks(exercise: Exercise) -> list[str]:
    """The blocks that an exercise speaks with."""
    steps = [step.word for step in exercise.trace.steps]
    return list(dict.fromkeys(["prompt", *steps, *(mistake.name for mistake in exercise.trace.mistakes)]))


def _texts_in(family: Family) -> set[str]:
    """The texts in the family's file and in those beside it that it uses.

    Among them are the words of steps and mistakes that only appear with other parameters than the levels'.
    """
    texts: set[str] = set()
    for module in _modules_of(family):
        constants = (
            node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Constant)
        )
        texts.update(node.value for node in constants if isinstance(node.value, str))
    return texts


def _modules_of(family: Family) -> Iterator[ModuleType]:
    own = sys.modules[family.build.__module__]
    beside = own.__name__.rsplit(".", 2)[0] + "."
    yield own
    names = {getattr(value, "__module__", None) or "" for value in vars(own).values()}
    yield from (
        sys.modules[name] for name in sorted(names) if name.startswith(beside) and name != own.__name__
    )
