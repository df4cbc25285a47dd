"""A shallow network evaluated point by point in fractions; a line is found from two points in its region."""

from fractions import Fraction
from itertools import pairwise


def oracle(givens, parameters):
    if parameters["task"] == "inverse":
        return _inverse(givens)
    if parameters["outputs"] == 2:
        return _two_outputs(givens, parameters)
    units = [
        tuple(map(Fraction, unit))
        for unit in zip(*(givens[k] for k in ("theta0", "theta1", "phi")), strict=True)
    ]
    offset = Fraction(givens["phi0"])

    def f(x):
        return offset + sum(w * max(Fraction(0), b + a * x) for b, a, w in units)

    if parameters["task"] == "value":
        return {"y": float(f(Fraction(givens["x"])))}
    joints = sorted(-b / a for b, a, _ in units)
    edges = [joints[0] - 2, *joints, joints[-1] + 2]
    thirds = [((2 * left + right) / 3, (left + 2 * right) / 3) for left, right in pairwise(edges)]
    slopes = [(f(right) - f(left)) / (right - left) for left, right in thirds]
    return {
        "unit_joints": [float(-b / a) for b, a, _ in units],
        "joints_sorted": [float(q) for q in joints],
        "active": [[int(b + a * left > 0) for b, a, _ in units] for left, _ in thirds],
        "slopes": [float(m) for m in slopes],
        "intercepts": [float(f(left) - m * left) for m, (left, _) in zip(slopes, thirds, strict=True)],
        "heights": [float(f(q)) for q in joints],
        "n_parameters": 3 * len(units) + 1,
    }


def _two_outputs(givens, parameters):
    """Each output by itself is a network with the same hidden units."""
    shared = {k: givens[k] for k in ("theta0", "theta1")}
    found = {"n_parameters": 2 * len(givens["theta0"]) + 2 * (len(givens["theta0"]) + 1)}
    for o in (1, 2):
        alone = shared | {"phi": givens[f"phi{o}"], "phi0": givens[f"offset{o}"]}
        values = oracle(alone, parameters | {"outputs": 1})
        found |= {name: values[name] for name in ("unit_joints", "joints_sorted", "active")}
        found |= {f"{name}{o}": values[name] for name in ("slopes", "intercepts", "heights")}
    return found


def _inverse(givens):
    """A triangular system: the height at each joint, and one unit further on, shows the next weight."""
    joints, heights = (list(map(Fraction, givens[k])) for k in ("joints", "heights"))
    points = [
        *zip(joints, heights, strict=True),
        (joints[-1] + 1, heights[-1] + Fraction(givens["right_slope"])),
    ]
    offset, weights = heights[0], []
    for (q, _), (x, y) in pairwise(points):
        known = offset + sum(w * (x - joint) for w, joint in zip(weights, joints, strict=False))
        weights.append((y - known) / (x - q))
    x = Fraction(givens["x"])
    reached = [(joint, w) for joint, w in zip(joints, weights, strict=True) if x > joint]
    return {
        "theta0": [float(-joint) for joint in joints],
        "phi": [float(w) for w in weights],
        "phi0": float(offset),
        "y": float(offset + sum(w * (x - joint) for joint, w in reached)),
    }
