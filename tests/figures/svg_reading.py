"""Reads a figure back as boxes on the page, so that tests can ask where things are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from quizgen.figures.lettering import width

NAMESPACE = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MLHVCZhvz])([^MLHVCZhvz]*)")


@dataclass(frozen=True)
class Box:
    """A rectangle on the page and what it belongs to."""

    left: float
    top: float
    right: float
    bottom: float
    name: str

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom


@dataclass(frozen=True)
class Reading:
    """A parsed figure."""

    root: ElementTree.Element

    @classmethod
    def of(cls, svg: str) -> "Reading":
        return cls(ElementTree.fromstring(svg))  # noqa: S314 - our own output

    @property
    def page(self) -> Box:
        return Box(*map(float, self.root.attrib["viewBox"].split()), "page")

    def elements(self, kind: str) -> list[ElementTree.Element]:
        return self.root.findall(f".//{NAMESPACE}{kind}")

    def texts(self) -> list[Box]:
        """Return the box of every text, a little smaller than its line so that touching is allowed."""
        return [_text_box(element) for element in self.elements("text")]

    def shapes(self) -> list[Box]:
        """Return the box of everything drawn that is not text."""
        kinds = ("line", "polyline", "polygon", "path", "circle", "ellipse", "rect")
        return [
            _around(kind, list(points))
            for kind in kinds
            for element in self.elements(kind)
            if (points := list(_POINTS[kind](element)))
        ]

    def path_points(self) -> list[list[tuple[float, float]]]:
        """Return points along every stroked path, close enough to find what it runs through."""
        return [list(_along(element.attrib["d"], steps=24)) for element in self.elements("path")]


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def _text_box(element: ElementTree.Element) -> Box:
    size, x, y = (float(element.attrib[name]) for name in ("font-size", "x", "y"))
    length = _length(element, size)
    left = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
    if "transform" in element.attrib:
        middle = y - 0.32 * size
        return Box(x - size / 2, middle - length / 2, x + size / 2, middle + length / 2, words(element))
    return Box(left, y - 0.72 * size, left + length, y + 0.12 * size, words(element))


def _length(element: ElementTree.Element, size: float) -> float:
    total = width(element.text or "", size)
    for span in element:
        total += width(span.text or "", float(span.attrib.get("font-size", size))) + width(
            span.tail or "", size
        )
    return total


def _around(name: str, points: list[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys), name)


def _numbers(element: ElementTree.Element, *names: str) -> list[float]:
    return [float(element.attrib[name]) for name in names]


def _line_points(element: ElementTree.Element) -> Iterator[tuple[float, float]]:
    x1, y1, x2, y2 = _numbers(element, "x1", "y1", "x2", "y2")
    yield from ((x1, y1), (x2, y2))


def _poly_points(element: ElementTree.Element) -> Iterator[tuple[float, float]]:
    for pair in element.attrib["points"].split():
        x, y = pair.split(",")
        yield float(x), float(y)


def _circle_points(element: ElementTree.Element) -> Iterator[tuple[float, float]]:
    x, y, r = _numbers(element, "cx", "cy", "r")
    yield from ((x - r, y - r), (x + r, y + r))


def _ellipse_points(element: ElementTree.Element) -> Iterator[tuple[float, float]]:
    x, y, rx, ry = _numbers(element, "cx", "cy", "rx", "ry")
    yield from ((x - max(rx, ry), y - max(rx, ry)), (x + max(rx, ry), y + max(rx, ry)))


def _rect_points(element: ElementTree.Element) -> Iterator[tuple[float, float]]:
    x, y, width_, height = _numbers(element, "x", "y", "width", "height")
    yield from ((x, y), (x + width_, y + height))


def _path_points(element: ElementTree.Element) -> Iterator[tuple[float, float]]:
    yield from _along(element.attrib["d"], steps=6)


def _along(path: str, steps: int) -> Iterator[tuple[float, float]]:
    """Yield points along a path, `steps` to each stretch."""
    here = (0.0, 0.0)
    for command, text in _COMMAND.findall(path):
        numbers = [float(number) for number in text.replace(",", " ").split()]
        ends = _stretch(command, numbers, here)
        for step in range(1, steps + 1):
            yield _bezier(ends, step / steps)
        here = ends[-1]


def _stretch(command: str, numbers: list[float], here: tuple[float, float]) -> list[tuple[float, float]]:
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    if command == "M":
        return pairs
    targets = {
        "L": pairs,
        "C": pairs,
        "H": [(numbers[0], here[1])] if numbers else [],
        "V": [(here[0], numbers[0])] if numbers else [],
        "h": [(here[0] + numbers[0], here[1])] if numbers else [],
        "v": [(here[0], here[1] + numbers[0])] if numbers else [],
    }.get(command, [])
    return [here, *targets]


def _bezier(points: list[tuple[float, float]], share: float) -> tuple[float, float]:
    while len(points) > 1:
        points = [(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])) for a, b in pairwise(points)]
    return points[0]


_POINTS = {
    "line": _line_points,
    "polyline": _poly_points,
    "polygon": _poly_points,
    "path": _path_points,
    "circle": _circle_points,
    "ellipse": _ellipse_points,
    "rect": _rect_points,
}
