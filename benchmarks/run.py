"""Compares this project with its peers; `python benchmarks/run.py WORD…` runs only rows with these words.

Every ratio comes from one run on one machine: both sides work in turns, each in an interpreter of its own,
and what counts is processor time. The peers of `peers.txt` are installed below `benchmarks/.cache`; without a
network the rows that need them are skipped, and the run says so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from sides import PEERS, Command, Ended, Measured, Side, in_turns, install_peers, ours, theirs

from quizgen import catalogue

FAMILY = (3, 8)  # required and goal of an item with all steps and words
SHOW = ("-m", "quizgen", "show", "attention.scaled_dot_product", "--seed", "1")
GYM_ITEM = "import reasoning_gym as r; print(r.create_dataset('simple_equations', seed=1, size=1)[0])"


@dataclass(frozen=True)
class Row:
    """One comparison; `required` and `goal` are how many times faster we want to be."""

    work: str
    against: str
    ours: Callable[[], Measured]
    theirs: Callable[[], Measured]
    required: float
    goal: float
    needs_peers: bool = True


ROWS = [
    Row("attention 3×2, all steps", "pool_matrix",
        ours("attention_steps"), theirs("reasoning_gym:pool_matrix"), 1.2, 4),
    Row("chain rule on a graph", "simple_integration",
        ours("item:graph.chain_rule"), theirs("reasoning_gym:simple_integration"), 25, 100),
    Row("Hopfield update", "game_of_life",
        ours("item:hopfield.async_update"), theirs("reasoning_gym:game_of_life"), 40, 100),
    Row("symbolic answer check", "simple_integration score",
        ours("symbolic_check"), theirs("reasoning_gym_score:simple_integration"), 10, 15),
    Row("matrix answer check", "pool_matrix score",
        ours("matrix_check"), theirs("reasoning_gym_score:pool_matrix"), 1, 4),
    Row("whole command, one item", "reasoning-gym, one item",
        lambda: Command(sys.executable, *SHOW),
        lambda: Command(PEERS, "-c", GYM_ITEM), 10, 15),
    Row("quizgen --help", "import click",
        lambda: Command(sys.executable, "-m", "quizgen", "--help"),
        lambda: Command(sys.executable, "-c", "import click"), 1 / 1.5, 1 / 1.2, needs_peers=False),
]  # fmt: skip
SKIPPED = {
    "attention and backprop as HTML against QuizGenerator": "it is on no package index",
    "200 Moodle variants and 50 PDF sheets against R/exams": "R is not installed by this script",
}


def main() -> None:
    """Print the rows as Markdown tables."""
    words = sys.argv[1:]
    missing = install_peers()
    print("| work | ours | against | theirs | times faster | required | goal |")
    print("|---|---|---|---|---|---|---|")
    ratios = [ratio for row in families() if wanted(row, words) and not missing for ratio in compared(row)]
    if len(ratios) > 1:
        required, goal = FAMILY
        print(f"| … median over families | | | | {verdict(median(ratios), required)} | {required} | {goal} |")
    for row in ROWS:
        if wanted(row, words) and not (missing and row.needs_peers):
            compared(row)
    if not words:
        print_slowest()
    for work, why in SKIPPED.items():
        print(f"\nskipped: {work}: {why}")
    if missing:
        print(f"\nskipped: all rows with reasoning-gym: {missing}")


def wanted(row: Row, words: list[str]) -> bool:
    """Whether a row has all the words."""
    return all(word in row.work for word in words)


def families() -> Iterator[Row]:
    """One item with all steps, words and Markdown, for every family."""
    for id in catalogue.family_ids():
        peer = theirs("reasoning_gym:simple_equations")
        yield Row(f"item, all steps and words: {id}", "simple_equations", ours(f"item:{id}"), peer, *FAMILY)


def compared(row: Row) -> list[float]:
    """Print a line of the table, and beside it what each side has made; the ratio, if our side works."""
    try:
        sides = [row.ours(), row.theirs()]
        mine, other = in_turns(sides)
    except Ended as broken:
        print(f"| {row.work} | broken: {broken} |", flush=True)
        return []
    cells = [row.work, time_text(mine), row.against, time_text(other), verdict(other / mine, row.required)]
    print(f"| {' | '.join(cells)} | {row.required:.2g} | {row.goal:.2g} |", flush=True)
    print(f"{row.work}: {sides[0].sample} | {row.against}: {sides[1].sample}", file=sys.stderr)
    return [other / mine]


def verdict(ratio: float, required: float) -> str:
    """The ratio, marked where it is too small."""
    return f"{ratio:.2g}{'' if ratio >= required else ' ✗'}"


def print_slowest() -> None:
    """Print how much slower than usual an unlucky instance is, for every family."""
    print("\n| instance of | median | p99 | p99 / median (at most 4, goal 2) |\n|---|---|---|---|")
    for id in catalogue.family_ids():
        side = Side(sys.executable, "ours", f"instance:{id}")
        times = sorted(side.fastest(500))
        side.close()
        usual, late = median(times), times[-5]
        mark = "" if late <= 4 * usual else " ✗"
        print(f"| {id} | {time_text(usual)} | {time_text(late)} | {late / usual:.1f}{mark} |", flush=True)


def time_text(seconds: float) -> str:
    """Seconds as microseconds or milliseconds."""
    return f"{seconds * 1e6:.0f} µs" if seconds < 0.01 else f"{seconds * 1e3:.0f} ms"


if __name__ == "__main__":
    main()
