"""How long marking takes: python benchmarks/marking.py. Prints milliseconds of the fastest of many runs."""

import time
from collections.abc import Callable

import numpy as np

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


def main() -> None:
    """Mark submissions to backpropagation in a 2-2-1 network, with 11 steps."""
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
        print(f"{name:30} {marking:5.2f} ms, its text {text:5.2f} ms")


if __name__ == "__main__":
    main()
