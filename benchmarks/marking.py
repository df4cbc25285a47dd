"""How long reading and marking take: python benchmarks/marking.py. Prints the fastest of many runs."""

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from quizgen.answers import read
from quizgen.exercise import Exercise, generate
from quizgen.marking import mark
from quizgen.marking.given import typed

REPEATS = 200


def fastest(run: Callable[[], object]) -> float:
    """Milliseconds of the fastest of many runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3


def submission(exercise: Exercise, **replay: object) -> dict[str, str]:
    """What somebody types who rounds every step."""
    values = exercise.trace.replay(rounding=lambda _, value: exercise.precision.array(value), **replay)
    return {q.name: typed(values[q.name]) for q in exercise.trace.steps}


TYPED = {
    "number": "-0.7071",
    "vector": "[0.5, -1.25, 3]",
    "matrix": "[[1, 2.5], [-3, 4]]",
    "matrix ": "[1/2 sqrt(2); -3 4]",
    "expression": "2*sigma*(1 - sigma)*x_1",
}


def main() -> None:
    """Read typical answers; mark submissions to backpropagation in a 2-2-1 network, with 11 steps."""
    for kind, text in TYPED.items():
        context = {"symbols": ("sigma", "x_1")} if kind == "expression" else {}
        reading = fastest(lambda kind=kind, text=text, context=context: read(text, kind.strip(), **context))
        print(f"{kind.strip() + ' ' + text:35} {reading * 1e3:5.0f} µs")
    exercise = generate("backprop.mlp", "standard", "benchmark")
    mistake = next(m for m in exercise.trace.mistakes if m.of.name == "delta2")
    first = exercise.values["z1"] * 1.01
    learners = {
        "everything right": submission(exercise),
        "wrong from the first step on": submission(exercise, pins={"z1": first}),
        "a named mistake, carried on": submission(exercise, swaps={"delta2": mistake.equation}),
        "every answer wrong": {
            q.name: typed(np.multiply(exercise.values[q.name], 1.3) + 0.1) for q in exercise.trace.steps
        },
    }
    for name, answers in learners.items():
        report = mark(exercise, answers)
        text = fastest(lambda report=report: report.__class__(exercise, report.marks).markdown)
        marking = fastest(lambda answers=answers: mark(exercise, answers))
        first = fastest(lambda answers=answers: mark(replace(exercise), answers))
        print(f"{name:35} {marking:5.2f} ms, the first time {first:5.2f} ms, its text {text:5.2f} ms")


if __name__ == "__main__":
    main()
