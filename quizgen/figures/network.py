"""A feed-forward network: units in columns, values over them, deltas under them and weights on the edges."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.network_layout import BIAS, DOTS, Columns, Edge, Unit, columns, edges, weight_spots
from quizgen.figures.palette import Tone
from quizgen.figures.picture import Figure, compose
from quizgen.figures.shapes import LABEL, SMALL, TINY, Point, circle, line, text

Texts = Sequence[Sequence[str]]
EdgeTexts = Mapping[tuple[int, int, int], str]

_RADIUS: Final = 17.0
_BIAS_RADIUS: Final = 11.0
_CAPTION: Final = 9.5
_PLAIN_ROW: Final = 50.0
_WRITTEN_ROW: Final = 78.0
_GAP: Final = 84.0
_STEEPEST, _STEEPEST_WRITTEN = 2.2, 1.05
_MOST_UNITS, _FEWER_UNITS = 7, 5
_MARGIN: Final = 10.0
_CAPTION_ROW: Final = 22.0
_SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class _Written:
    """All that is written into the picture, and the radius of a unit."""

    labels: Texts
    values: Texts
    deltas: Texts
    on_edges: EdgeTexts
    silent: Collection[tuple[int, int]]
    radius: float

    def value(self, unit: Unit) -> str:
        return self.values[unit.layer][unit.index] if self.values and unit.index >= 0 else ""

    def delta(self, unit: Unit) -> str:
        return self.deltas[unit.layer][unit.index] if self.deltas and unit.index >= 0 else ""

    def is_silent(self, unit: Unit) -> bool:
        return (unit.layer, unit.index) in self.silent


def network(
    sizes: Sequence[int],
    *,
    labels: Texts | None = None,
    values: Texts | None = None,
    deltas: Texts | None = None,
    weights: Sequence[Texts] | None = None,
    biases: Texts | None = None,
    silent: Collection[tuple[int, int]] = (),
    captions: Sequence[str] = (),
    delta_captions: Sequence[str] = (),
) -> Figure:
    """Draw a fully connected network with `sizes[0]` inputs on the left.

    `labels`, `values` and `deltas` hold one text per unit of each layer; an empty one prints nothing.
    `weights[l][i][j]` stands on the edge from unit j of layer l to unit i of the next, and `biases[l][i]` on
    that from a bias unit, where there is room. `silent` lists (layer, unit) to grey out, from 0. `captions`
    name the layers, `delta_captions` the deltas. Layers of more than seven units, or five with captions, are
    shortened. Raises ValueError when a list does not fit the sizes.
    """
    _check(sizes, labels=labels, values=values, deltas=deltas)
    _check_edges(sizes, weights, biases)
    labels = labels or _usual_labels(sizes)
    radius = max(_RADIUS, _widest(labels, LABEL) / 2 + 5)
    plain = not (values or deltas or weights or any(map(any, biases or ())))
    row = (_PLAIN_ROW if plain else _WRITTEN_ROW) + 2 * (radius - _RADIUS)
    side = _MARGIN + max(radius, _widest([*(values or ()), *(deltas or ())], SMALL) / 2)
    top = _MARGIN / 2 + radius + (2 * _CAPTION if values else 0)
    members = _members(sizes, biases is not None, _FEWER_UNITS if plain and captions else _MOST_UNITS)
    placed = columns(members, (side, top), row, _GAP + 2 * radius, _STEEPEST if plain else _STEEPEST_WRITTEN)
    spots = weight_spots(placed, row)
    on_edges = {key: label for key, label in _on_edges(weights or (), biases or ()) if key in spots and label}
    written = _Written(labels, values or (), deltas or (), on_edges, silent, radius)
    bottom = max(unit.centre[1] + _below(unit, written) for layer in placed for unit in layer) + _MARGIN / 2
    shapes = [*_drawn(placed, spots, written), *_captions(placed, captions, bottom + 8)]
    bottom += _CAPTION_ROW if captions else 0
    shapes += _captions(placed, delta_captions, bottom + 8, "signal")
    bottom += _CAPTION_ROW if delta_captions else 0
    width = placed[-1][0].centre[0] + side
    return compose("Neural network", _alt(sizes, written, captions), width, bottom, shapes)


def _check(sizes: Sequence[int], **lists: Sequence[Sequence[object]] | None) -> None:
    for name, layers in lists.items():
        found = [len(layer) for layer in layers] if layers is not None else list(sizes)
        if found != list(sizes):
            raise ValueError(f"{name} must have {list(sizes)} entries layer by layer, not {found}")


def _check_edges(sizes: Sequence[int], weights: Sequence[Texts] | None, biases: Texts | None) -> None:
    _check(sizes[1:], biases=biases, weights=weights)
    for before, rows in zip(sizes, weights or (), strict=False):
        _check([before] * len(rows), weights=rows)


def _members(sizes: Sequence[int], bias_units: bool, most: int) -> list[list[int]]:
    """Return what is drawn of each layer; a bias unit stands below every layer but the last."""
    layers = [list(range(size)) if size <= most else [0, 1, 2, DOTS, size - 1] for size in sizes]
    return [[*layer, BIAS] for layer in layers[:-1]] + layers[-1:] if bias_units else layers


def _usual_labels(sizes: Sequence[int]) -> list[list[str]]:
    """Name the units x, h and y with a subscript, and a superscript when there are several hidden layers."""
    last = len(sizes) - 1
    names = ["x", *("h" for _ in sizes[1:-1]), "y"][: len(sizes)]
    return [
        [
            name
            + ("" if size == 1 and layer == last else str(unit + 1).translate(_SUBSCRIPTS))
            + (f"⁽{str(layer).translate(_SUPERSCRIPTS)}⁾" if last > 2 and 0 < layer < last else "")
            for unit in range(size)
        ]
        for layer, (name, size) in enumerate(zip(names, sizes, strict=True))
    ]


def _widest(layers: Texts, size: float) -> float:
    return max((lettering.width(entry, size) for layer in layers for entry in layer), default=0.0)


def _on_edges(weights: Sequence[Texts], biases: Texts) -> Iterator[tuple[tuple[int, int, int], str]]:
    """Yield the texts of the edges with layer, unit in it (or the bias unit) and unit in the next layer."""
    for layer, rows in enumerate(weights):
        for target, row in enumerate(rows):
            yield from (((layer, source, target), weight) for source, weight in enumerate(row))
    for layer, entries in enumerate(biases):
        yield from (((layer, BIAS, target), bias) for target, bias in enumerate(entries))


def _drawn(placed: Columns, spots: Mapping[tuple[int, int, int], Point], written: _Written) -> Iterator[str]:
    """Draw the edges, the weights over them and the units over both."""
    yield from (_line(edge, written) for edge in edges(placed))
    for key, label in written.on_edges.items():
        yield text(spots[key], label, size=TINY, plate=True)
    for layer in placed:
        for unit in layer:
            yield from _unit(unit, written)


def _below(unit: Unit, written: _Written) -> float:
    """Return how far a unit and its delta reach down from its centre."""
    if unit.index < 0:
        return _BIAS_RADIUS
    return written.radius + (2 * _CAPTION if written.delta(unit) else 0.0)


def _line(edge: Edge, written: _Written) -> str:
    """Draw an edge from rim to rim, faint and dashed if one of its units is silent."""
    silent = written.is_silent(edge.source) or written.is_silent(edge.target)
    first = _BIAS_RADIUS if edge.source.index == BIAS else written.radius
    ends = edge.at(first / edge.length), edge.at(1 - written.radius / edge.length)
    return line(*ends, stroke="faint" if silent else "soft", dash="3 3" if silent else None)


def _unit(unit: Unit, written: _Written) -> Iterator[str]:
    x, y = unit.centre
    if unit.index == DOTS:
        yield from (circle((x, y + step), 1.6, fill="ink", stroke=None) for step in (-7, 0, 7))
    elif unit.index == BIAS:
        yield circle(unit.centre, _BIAS_RADIUS, dash="2.5 2")
        yield text(unit.centre, "1", size=SMALL)
    else:
        silent = written.is_silent(unit)
        fill, dash = ("faint", "4 3") if silent else ("paper", None)
        yield circle(unit.centre, written.radius, fill=fill, dash=dash)
        yield text(unit.centre, written.labels[unit.layer][unit.index])
        reach = written.radius + _CAPTION
        if value := written.value(unit):
            yield text((x, y - reach), value, size=SMALL, plate=True)
        if delta := written.delta(unit):
            yield text((x, y + reach), delta, size=SMALL, fill="signal", plate=True)


def _captions(placed: Columns, captions: Sequence[str], height: float, fill: Tone = "soft") -> Iterator[str]:
    for layer, caption in zip(placed, captions, strict=False):
        if caption:
            yield text((layer[0].centre[0], height), caption, size=SMALL, fill=fill)


def _alt(sizes: Sequence[int], written: _Written, captions: Sequence[str]) -> str:
    """Describe the layers, then what is printed beside the units and on the edges."""
    names = [f" ({caption})" for caption in captions] or [""] * len(sizes)
    layers = ", ".join(f"{size}{name}" for size, name in zip(sizes, names, strict=False))
    parts = [f"Fully connected network with layers of {layers} units"]
    for word, texts in (("Values", written.values), ("Deltas", written.deltas)):
        pairs = zip(written.labels, texts, strict=False)
        both = [entry for labels, entries in pairs for entry in zip(labels, entries, strict=True)]
        said = ", ".join(f"{label}: {entry}" for label, entry in both if entry)
        parts += [f"{word} {said}"] if said else []
    weights = ", ".join(
        f"{'bias' if source == BIAS else written.labels[layer][source]} to "
        f"{written.labels[layer + 1][target]}: {entry}"
        for (layer, source, target), entry in written.on_edges.items()
    )
    silent = ", ".join(written.labels[layer][unit] for layer, unit in sorted(written.silent))
    parts += [f"Weights {weights}"] if weights else []
    parts += [f"Greyed out: {silent}"] if silent else []
    return ". ".join(parts) + "."
