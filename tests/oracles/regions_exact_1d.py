"""The pieces of a ReLU network with one input, by bending polylines in exact fractions.

A function is a list of points that reaches far to both sides; a layer adds polylines up and cuts them off
at 0.
"""

from fractions import Fraction
from itertools import pairwise

FAR = Fraction(10**6)


def oracle(givens, parameters):
    offsets, slopes = _exact(givens["theta0"]), _exact(givens["theta1"])
    hidden = [[(x, b + a * x) for x in (-FAR, FAR)] for b, a in zip(offsets, slopes, strict=True)]
    found = {"unit_joints": [float(-b / a) for b, a in zip(offsets, slopes, strict=True) if a]}
    if parameters["deep"]:
        rows = zip(givens["Psi"], _exact(givens["Psi0"]), strict=True)
        hidden = [_added(map(_cut, hidden), _exact(row), offset) for row, offset in rows]
        zeros = {x for line in hidden for x, y in _with_zeros(line) if y == 0}
        found |= {"crossings": _floats(sorted(zeros)), "bound": (len(offsets) + 1) * (len(hidden) + 1)}
    else:
        found["bound"] = len(offsets) + 1
    outer = _exact(givens["omega" if parameters["deep"] else "phi"])
    output = _added(map(_cut, hidden), outer, 0)
    steep = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(output)]
    bends = [i for i in range(1, len(steep)) if steep[i] != steep[i - 1]]
    return found | {
        "joints": _floats(output[i][0] for i in bends),
        "slopes": _floats(steep[i] for i in (0, *bends)),
        "regions": len(bends) + 1,
    }


def _exact(numbers):
    return [Fraction(repr(float(x))) for x in numbers]


def _floats(numbers):
    return [float(x) for x in numbers]


def _added(lines, weights, offset):
    """Weighted polylines and an offset added up, at all points where one of them may bend."""
    lines = list(lines)
    places = sorted({x for line in lines for x, _ in line})
    return [
        (x, offset + sum(w * _height(line, x) for w, line in zip(weights, lines, strict=True)))
        for x in places
    ]


def _height(line, x):
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    raise AssertionError


def _with_zeros(line):
    """The polyline with a point wherever it crosses 0."""
    points = [line[0]]
    for (x0, y0), (x1, y1) in pairwise(line):
        if y0 * y1 < 0:
            points.append((x0 - y0 * (x1 - x0) / (y1 - y0), Fraction(0)))
        points.append((x1, y1))
    return points


def _cut(line):
    return [(x, max(y, Fraction(0))) for x, y in _with_zeros(line)]
