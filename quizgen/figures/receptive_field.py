"""The growing receptive field of one unit: layers from the input at the bottom to the unit at the top."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.picture import Figure, compose
from quizgen.figures.shapes import SMALL, Point, box, line, text

_ROW: Final = 52.0
_CELL: Final = 16.0
_STEP: Final = 24.0
_SPAN: Final = 400.0
_MOST: Final = 50
_MARGIN: Final = 10.0


@dataclass(frozen=True)
class ConvLayer:
    """The kernel size, stride and dilation of a convolution or pooling layer along one axis."""

    kernel: int
    stride: int = 1
    dilation: int = 1

    def __post_init__(self) -> None:
        if min(self.kernel, self.stride, self.dilation) < 1:
            raise ValueError(f"a layer needs kernel, stride and dilation of at least 1, not {self}")

    def reads(self, unit: int) -> range:
        """Return the places in the layer below that a unit reads."""
        start = unit * self.stride
        return range(start, start + self.kernel * self.dilation, self.dilation)

    def __str__(self) -> str:
        parts = [f"k = {self.kernel}"]
        parts += [f"s = {self.stride}"] if self.stride > 1 else []
        parts += [f"d = {self.dilation}"] if self.dilation > 1 else []
        return ", ".join(parts)


def receptive_field(layers: Sequence[ConvLayer], *, labels: Sequence[str] = ()) -> Figure:
    """Draw what one unit of the last layer sees, layer by layer down to the input.

    Units that it sees are dark, skipped ones light. Raises ValueError without layers or when the field is
    wider than 50 inputs.
    """
    seen = _seen(layers)
    widest = max(seen[0]) + 1
    if widest > _MOST:
        raise ValueError(f"a receptive field of {widest} inputs is too wide to draw; at most {_MOST}")
    names = labels or ["input", *(f"layer {number}: {layer}" for number, layer in enumerate(layers, start=1))]
    left = _MARGIN + max(lettering.width(name, SMALL) for name in names) + 14
    step = min(_STEP, _SPAN / (widest + 2))
    bottom = _MARGIN + _CELL / 2 + _ROW * len(layers)
    rows = [
        {unit: (left + (place + 1.5) * step, bottom - depth * _ROW) for unit, place in row.items()}
        for depth, row in enumerate(_places(layers, seen))
    ]
    shapes = [*_lines(layers, seen, rows), *_cells(seen, rows, min(_CELL, step - 2)), *_names(names, rows)]
    width = left + (widest + 2) * step + _MARGIN
    return compose("Receptive field", _alt(layers, seen), width, bottom + _CELL / 2 + _MARGIN, shapes)


def _seen(layers: Sequence[ConvLayer]) -> list[list[int]]:
    """Return the units of every layer, the input first, that unit 0 of the last layer depends on."""
    if not layers:
        raise ValueError("a receptive field needs at least one layer")
    seen = [[0]]
    for layer in reversed(layers):
        seen.append(sorted({place for unit in seen[-1] for place in layer.reads(unit)}))
    return seen[::-1]


def _places(layers: Sequence[ConvLayer], seen: list[list[int]]) -> Iterator[dict[int, float]]:
    """Yield for every layer the units to draw with their place in steps of the input.

    A unit stands over the middle of what it reads; the input has one more at each side.
    """
    start, jump = 0.0, 1.0
    yield {unit: float(unit) for unit in range(-1, max(seen[0]) + 2)}
    for layer, units in zip(layers, seen[1:], strict=True):
        start += (layer.kernel - 1) * layer.dilation / 2 * jump
        jump *= layer.stride
        yield {unit: start + unit * jump for unit in range(max(units) + 1)}


def _lines(layers: Sequence[ConvLayer], seen: list[list[int]], rows: list[dict[int, Point]]) -> Iterator[str]:
    for depth, layer in enumerate(layers):
        for unit in seen[depth + 1]:
            for place in layer.reads(unit):
                yield line(rows[depth + 1][unit], rows[depth][place], stroke="soft", width=0.8)


def _cells(seen: list[list[int]], rows: list[dict[int, Point]], side: float) -> Iterator[str]:
    for units, row in zip(seen, rows, strict=True):
        for unit, (x, y) in row.items():
            inside = unit in units
            yield box(
                (x - side / 2, y - side / 2),
                (side, side),
                fill="accent" if inside else "paper",
                stroke="ink" if inside else "soft",
                width=0.9,
                dash=None if inside else "2 2",
            )


def _names(names: Sequence[str], rows: list[dict[int, Point]]) -> Iterator[str]:
    for name, row in zip(names, rows, strict=True):
        yield text((_MARGIN, next(iter(row.values()))[1]), name, size=SMALL, anchor="start")


def _alt(layers: Sequence[ConvLayer], seen: list[list[int]]) -> str:
    """Describe the layers and how many units are dark in each row, which can be counted in the picture."""
    said = "; ".join(f"layer {number} with {layer}" for number, layer in enumerate(layers, start=1))
    counts = ", ".join(str(len(units)) for units in seen[::-1])
    return f"Receptive field of one unit: {said}. Units seen in each row from the top down: {counts}."
