"""The energy of a Hopfield network as a staircase over the updates, with the states beneath."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.axes import Plot, covering
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.shapes import SMALL, box, line, text
from quizgen.figures.states import cell_corner, checked, signs, state

_HEIGHT: Final = 130.0
_CELL: Final = 15.0
_SMALL_CELL: Final = 9.0
_MOST_SIGNED: Final = 9
_NARROWEST_STEP: Final = 40.0
_STATE_GAP: Final = 12.0


def energy_steps(
    states: Iterable[Iterable[float]],
    energies: Iterable[float],
    *,
    number: Callable[[float], str],
    updated: Sequence[int | None] = (),
    columns: int = 1,
    unit_labels: Sequence[str] = (),
    step_labels: Sequence[str] = (),
) -> Figure:
    """Draw one tread per state, the start first, with the state of ±1 as `columns` cells to a row beneath it.

    `updated` names for every state but the first the unit, counted from 0, that the update before it asked;
    its cell is outlined. `unit_labels` stand beside the cells when each state is one column. Raises
    ValueError when there is not one energy and one state of the same ±1 units per step.
    """
    patterns = checked(states)
    levels = [float(energy) for energy in energies]
    _check(patterns, levels, updated)
    printed = [number(level) for level in levels]
    names = step_labels or [str(step) for step in range(len(levels))]
    cell = _CELL if len(patterns[0]) <= _MOST_SIGNED else _SMALL_CELL
    widest = max(lettering.width(label, SMALL) for label in (*printed, *names))
    step = max(_NARROWEST_STEP, columns * cell + 14, widest + 12)
    range_ = covering(levels, share=0.2)
    plot = Plot.sized((0, len(levels)), range_, step * len(levels), _HEIGHT, beside=unit_labels)
    foot = plot.bottom + _STATE_GAP + cell * -(-len(patterns[0]) // columns)
    shapes = [
        *plot.y_axis("energy E"),
        *_staircase(plot, levels, printed),
        *_states(plot, patterns, [None, *updated], columns, cell),
        *_unit_labels(plot, unit_labels, cell),
        *(text((plot.at(step + 0.5, 0)[0], foot + 12), name, size=SMALL) for step, name in enumerate(names)),
        text((plot.corner[0] + plot.size[0] / 2, foot + 28), "update", size=SMALL, fill="soft"),
    ]
    return compose("Energy staircase", _alt(patterns, printed, updated), plot.full_width, foot + 40, shapes)


def _check(patterns: list[list[float]], levels: list[float], updated: Sequence[int | None]) -> None:
    if not patterns or len(patterns) != len(levels):
        raise ValueError(
            f"an energy staircase needs one energy per state, not {len(levels)} for {len(patterns)}"
        )
    if updated and len(updated) != len(patterns) - 1:
        raise ValueError(f"{len(patterns)} states have {len(patterns) - 1} updates, not {len(updated)}")


def _staircase(plot: Plot, levels: list[float], printed: list[str]) -> Iterator[str]:
    """Draw the risers thin and the treads strong, each tread with its energy above it."""
    for step, (before, after) in enumerate(pairwise(levels), start=1):
        yield line(plot.at(step, before), plot.at(step, after), stroke="soft", dash="3 2")
    for step, (level, label) in enumerate(zip(levels, printed, strict=True)):
        yield line(plot.at(step, level), plot.at(step + 1, level), stroke="accent", width=2.2)
        x, y = plot.at(step + 0.5, level)
        yield text((x, y - 10), label, size=SMALL, plate=True)


def _states(
    plot: Plot, patterns: list[list[float]], asked: Sequence[int | None], columns: int, cell: float
) -> Iterator[str]:
    """Draw each state beneath its tread, the asked unit's cell with a strong outline."""
    for step, pattern in enumerate(patterns):
        corner = (plot.at(step + 0.5, 0)[0] - columns * cell / 2, plot.bottom + _STATE_GAP)
        yield from state(pattern, corner, cell, columns)
        unit = asked[step] if step < len(asked) else None
        if unit is not None:
            x, y = cell_corner(unit, corner, cell, columns)
            yield box((x - 1.5, y - 1.5), (cell + 3, cell + 3), stroke="signal", width=2.2)


def _unit_labels(plot: Plot, labels: Sequence[str], cell: float) -> Iterator[str]:
    for unit, label in enumerate(labels):
        y = plot.bottom + _STATE_GAP + (unit + 0.5) * cell
        yield text((plot.corner[0] - 6, y), label, size=SMALL, anchor="end")


def _alt(patterns: list[list[float]], printed: list[str], updated: Sequence[int | None]) -> str:
    """Tell the energy and the state after every update, as the picture shows them."""
    parts = [
        f"Energy staircase over {counted(len(printed) - 1, 'update')} of {counted(len(patterns[0]), 'unit')}"
    ]
    for step, (pattern, energy) in enumerate(zip(patterns, printed, strict=True)):
        asked = updated[step - 1] if step and updated else None
        event = (
            "Start"
            if step == 0
            else f"Update {step}" + (f" of unit {asked + 1}" if asked is not None else "")
        )
        parts.append(f"{event}: energy {energy}, state {signs(pattern)}")
    return ". ".join(parts) + "."
