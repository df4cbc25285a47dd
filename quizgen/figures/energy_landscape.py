"""All states of a small Hopfield network ordered by energy, with the kinds of minima told by shape."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from quizgen.figures.axes import Plot, covering, plain
from quizgen.figures.legend import Entry, Mark, legend, mark, marked
from quizgen.figures.palette import Tone
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.shapes import SMALL, text
from quizgen.figures.states import checked, signs, state

Kind = Literal["stored", "mirror", "parasitic", "other"]

_HEIGHT: Final = 190.0
_NARROWEST: Final = 240.0
_WIDEST: Final = 440.0
_STEP: Final = 26.0
_CELL: Final = 13.0
_GAP: Final = 10.0
_MOST_DRAWN: Final = 16
_MARKS: Final[dict[Kind, tuple[Mark, Tone, str]]] = {
    "stored": ("square", "accent", "stored pattern"),
    "mirror": ("open square", "accent", "mirror of stored pattern"),
    "parasitic": ("triangle", "signal", "parasitic minimum"),
    "other": ("dot", "soft", "no minimum"),
}
_UNSORTED: Final[tuple[Mark, Tone, str]] = ("disc", "ink", "")


def energy_landscape(
    energies: Iterable[float],
    *,
    kinds: Sequence[Kind] | None = None,
    states: Iterable[Iterable[float]] = (),
    title: str = "states by rising energy",
) -> Figure:
    """Draw one mark per state from the lowest to the highest energy, states of one energy in given order.

    Without `kinds` all marks are alike, for a reader who is to find the minima. Up to 16 `states` of ±1
    are drawn beneath their marks. Raises ValueError when the lists differ in length.
    """
    patterns = checked(states)
    levels = [float(energy) for energy in energies]
    given = list(kinds) if kinds is not None else None
    if not levels or any(len(part) not in (0, len(levels)) for part in (patterns, given or [])):
        raise ValueError(f"{len(levels)} energies need as many states and kinds, or none")
    order = sorted(range(len(levels)), key=lambda place: levels[place])
    drawn = patterns if len(patterns) <= _MOST_DRAWN else []
    width = max(_NARROWEST, min(_STEP * len(levels), _WIDEST))
    plot = Plot.sized((-0.6, len(levels) - 0.4), covering(levels, share=0.12), width, _HEIGHT)
    foot = plot.bottom + (_GAP + _CELL * len(drawn[0]) if drawn else 0.0) + 12
    key, key_height = legend(plot, foot + 12, _entries(given) if given else [])
    shapes = [*plot.y_axis("energy E"), plot.frame()]
    for rank, place in enumerate(order):
        x, y = plot.at(rank, levels[place])
        shape, tone, _ = _MARKS[given[place]] if given else _UNSORTED
        shapes.append(mark(shape, (x, y), tone))
        if drawn:
            shapes += state(drawn[place], (x - _CELL / 2, plot.bottom + _GAP), _CELL, 1)
    below = text((plot.corner[0] + plot.size[0] / 2, foot), title, size=SMALL, fill="soft")
    alt = _alt(levels, given, drawn, order)
    return compose("Energy landscape", alt, plot.full_width, foot + 14 + key_height, [*shapes, below, *key])


def _entries(kinds: Sequence[Kind]) -> list[Entry]:
    return [marked(*entry) for kind, entry in _MARKS.items() if kind in kinds]


def _alt(
    levels: list[float], kinds: Sequence[Kind] | None, drawn: list[list[float]], order: list[int]
) -> str:
    """Count the states and the marks of each kind, and name the drawn states in the order shown."""
    low, high = plain(min(levels)), plain(max(levels))
    parts = [f"The energies of {counted(len(levels), 'state')} in rising order, from {low} to {high}"]
    if kinds is not None:
        found = ((kinds.count(kind), words) for kind, (_, _, words) in _MARKS.items())
        parts.append("Marked: " + ", ".join(f"{count} × {words}" for count, words in found if count))
    if drawn:
        parts.append("States in this order: " + "; ".join(signs(drawn[place]) for place in order))
    return ". ".join(parts) + "."
