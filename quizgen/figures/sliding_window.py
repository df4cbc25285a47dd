"""A one-dimensional convolution: the kernel under one window of the input, and the output it makes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.palette import Tone
from quizgen.figures.picture import Figure, compose
from quizgen.figures.shapes import LABEL, Point, box, line, text

_CELL_HEIGHT: Final = 26.0
_NARROWEST: Final = 32.0
_ROW_GAP: Final = 26.0
_MARGIN: Final = 10.0


@dataclass(frozen=True)
class _Tape:
    """Where places along the padded input lie on the page."""

    left: float
    cell: float

    def corner(self, place: float, row: int) -> Point:
        return (self.left + place * self.cell, _MARGIN + row * (_CELL_HEIGHT + _ROW_GAP))

    def middle(self, place: float, row: int) -> Point:
        x, y = self.corner(place + 0.5, row)
        return (x, y + _CELL_HEIGHT / 2)


def sliding_window(
    inputs: Sequence[str],
    kernel: Sequence[str],
    outputs: Sequence[str],
    *,
    position: int,
    stride: int = 1,
    dilation: int = 1,
    padding: int = 0,
    row_labels: tuple[str, str, str] = ("x", "w", "z"),
) -> Figure:
    """Draw the input row, the kernel at output `position` (from 0) and the outputs, empty texts as blanks.

    The `padding` places at either end of the inputs are dashed. Raises ValueError when the number of
    outputs does not follow from the other arguments or the position is not one of them.
    """
    reach = (len(kernel) - 1) * dilation
    count = (len(inputs) - reach - 1) // stride + 1
    if len(outputs) != count or not 0 <= position < count:
        raise ValueError(f"the window has {count} places, not {len(outputs)} outputs and position {position}")
    widest = max(lettering.width(entry, LABEL) for entry in (*inputs, *kernel, *outputs))
    names = max(lettering.width(label, LABEL) for label in row_labels)
    tape = _Tape(_MARGIN + names + 12, max(_NARROWEST, widest + 10))
    taps = [position * stride + tap * dilation for tap in range(len(kernel))]
    centre = taps[0] + reach / 2
    shapes = [
        *_links(tape, taps, centre),
        *(shape for place in range(len(inputs)) for shape in _input(tape, inputs, place, padding, taps)),
        *(shape for tap, entry in zip(taps, kernel, strict=True) for shape in _cell(tape, tap, 1, entry)),
        *_outputs(tape, outputs, position, stride, reach / 2),
        *(
            text((_MARGIN, tape.middle(0, row)[1]), name, anchor="start")
            for row, name in enumerate(row_labels)
        ),
    ]
    width, height = tape.corner(len(inputs), 0)[0] + _MARGIN, tape.corner(0, 2)[1] + _CELL_HEIGHT + _MARGIN
    return compose("Sliding window", _alt(inputs, kernel, outputs, position, padding), width, height, shapes)


def _links(tape: _Tape, taps: list[int], centre: float) -> Iterator[str]:
    """Draw lines from the window through the kernel to the output."""
    for tap in taps:
        yield line(tape.middle(tap, 0), tape.middle(tap, 1), stroke="soft")
        yield line(tape.middle(tap, 1), tape.middle(centre, 2), stroke="soft")


def _input(tape: _Tape, padded: Sequence[str], place: int, padding: int, taps: list[int]) -> Iterator[str]:
    added = not padding <= place < len(padded) - padding
    fill: Tone = "wash" if place in taps else "paper"
    yield from _cell(tape, place, 0, padded[place], fill=fill, dash="3 2" if added else None)


def _outputs(tape: _Tape, outputs: Sequence[str], position: int, stride: int, half: float) -> Iterator[str]:
    """Draw each output under the middle of its window, the current one last and with a strong outline."""
    order = [place for place in range(len(outputs)) if place != position]
    for place in [*order, position]:
        strong = place == position
        yield from _cell(tape, place * stride + half, 2, outputs[place], width=2.2 if strong else 0.9)


def _cell(
    tape: _Tape,
    place: float,
    row: int,
    entry: str,
    *,
    fill: Tone = "paper",
    dash: str | None = None,
    width: float = 0.9,
) -> Iterator[str]:
    yield box(tape.corner(place, row), (tape.cell, _CELL_HEIGHT), fill=fill, width=width, dash=dash)
    if entry:
        yield text(tape.middle(place, row), entry)


def _alt(
    inputs: Sequence[str], kernel: Sequence[str], outputs: Sequence[str], position: int, padding: int
) -> str:
    """Tell the three rows as printed; an empty output is blank."""
    added = f", of which {padding} at each end are padding" if padding else ""
    shown = ", ".join(entry or "blank" for entry in outputs)
    return (
        f"One-dimensional convolution. Input {', '.join(inputs)}{added}. Kernel {', '.join(kernel)}, "
        f"drawn at output {position + 1} of {len(outputs)}. Outputs: {shown}."
    )
