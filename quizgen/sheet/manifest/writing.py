"""Writes the manifest of a sheet."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import numpy as np

import quizgen
from quizgen.exercise import Exercise
from quizgen.sheet.item import ConceptItem, ExerciseItem, Item
from quizgen.sheet.layout import labels
from quizgen.sheet.sheet import Sheet

FORMAT = 1
_LINE = 100  # characters: a longer list is broken into lines


def write(sheet: Sheet) -> bytes:
    """The manifest of a sheet as the content of a file."""
    content = {
        "quizgen": quizgen.__version__,
        "format": FORMAT,
        "sheet": sheet.id,
        "seed": sheet.seed,
        "title": sheet.title,
        "course": sheet.course,
        "instructions": sheet.instructions,
        "profile": sheet.profile,
        "paper": sheet.paper,
        "precision": asdict(sheet.precision),
        "exercises": [stored_item(item) for item in sheet.items],
    }
    return f"{_json(content)}\n".encode()


def stored_item(item: Item) -> dict[str, Any]:
    """What is stored of an exercise or a concept question."""
    return {
        "number": item.number,
        "variant": item.exercise.identity if isinstance(item, ExerciseItem) else item.variant,
        "form": item.question.form,
        "points": item.question.points,
        **(_drawn(item.exercise) if isinstance(item, ExerciseItem) else {}),
        "asked": stored_questions(item),
        "answers": stored_answers(item),
    }


def _drawn(exercise: Exercise) -> dict[str, Any]:
    givens = {
        name: value.nested for name, value in exercise.trace.exact.items() if exercise.family.given_name(name)
    }
    return {"parameters": dict(exercise.parameters), "givens": givens}


def stored_answers(item: Item) -> dict[str, Any]:
    """The right answers: every step of an exercise, and what is right of a concept question as Markdown."""
    match item:
        case ExerciseItem():
            steps, values = item.exercise.trace.steps, item.exercise.values
            return {step.name: number_tree(values[step.name]) for step in steps}
        case ConceptItem():
            return {name: key.shown for name, key in item.posed.keys.items()}
        case _:
            raise TypeError(f"{item.name} is of a kind that no key can hold")


def stored_questions(item: Item) -> list[dict[str, Any]]:
    """What is stored of each thing that an exercise asks."""
    return [
        {"label": label, "quantities": list(asked.quantities), "points": asked.points}
        | ({"options": list(asked.options), "right": asked.right} if asked.options else {})
        | ({"reasons": list(asked.reasons)} if asked.reasons else {})
        for label, asked in zip(labels(item.question), item.question.asked, strict=True)
    ]


def number_tree(value: Any) -> Any:
    """A value as nested lists of numbers (or as its text), in full precision, without negative zeros."""
    if isinstance(value, str):
        return value
    array = np.asarray(value, dtype=float) + 0.0
    return array.tolist()


def _json(value: Any, indent: str = "") -> str:
    """JSON with a line for each key and each row of a matrix that is long."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        parts = [f"{json.dumps(key)}: {_json(entry, deeper)}" for key, entry in value.items()]
    elif isinstance(value, list) and (len(line) > _LINE or any(isinstance(entry, dict) for entry in value)):
        parts = [_json(entry, deeper) for entry in value]
    else:
        return line
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{deeper}" + f",\n{deeper}".join(parts) + f"\n{indent}{closing}"
