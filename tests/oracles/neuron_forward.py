"""A neuron in exact fractions; the distance from the foot of the perpendicular, the line from two points."""

from fractions import Fraction
from math import cosh, exp, hypot, sinh


def oracle(givens, parameters):
    w = [_exact(v) for v in givens["w"]]
    if parameters["through"]:
        w0 = sum((-v * _exact(p) for v, p in zip(w, givens["p"], strict=True)), Fraction(0))
    else:
        w0 = _exact(givens["w0"])
    rows = givens["X"] if parameters["points"] else [givens["x"]]
    inputs = [[_exact(v) for v in row] for row in rows]
    sums = [w0 + sum(v * x for v, x in zip(w, row, strict=True)) for row in inputs]
    activation, at_zero = parameters["activation"], parameters.get("step_at_0")

    found = {"z": sums, f"y_{activation}": [_output(activation, float(z), at_zero) for z in sums]}
    if parameters["boundary"]:
        found["side"] = [int(z >= 0) for z in sums]
        found["distance_to_boundary"] = [
            _distance(w, w0, row, z) for row, z in zip(inputs, sums, strict=True)
        ]
    if parameters["scale"]:
        c = _exact(givens["c"])
        found["z_scaled"] = [c * z for z in sums]
        found[f"y_scaled_{activation}"] = [_output(activation, float(c * z), at_zero) for z in sums]
        found["d_scaled"] = found["distance_to_boundary"]
    found = {name: [float(v) for v in values] for name, values in found.items()}
    if not parameters["points"]:
        found = {name: values[0] for name, values in found.items()}
    if parameters["boundary"] and len(w) == 2 and w[1]:
        low, high = ((-w0 - w[0] * x1) / w[1] for x1 in (0, 1))
        found |= {"m": float(high - low), "q": float(low)}
    return found | ({"w0": float(w0)} if parameters["through"] else {})


def _distance(w, w0, x, z):
    """How far the input is from its foot on the boundary, with the sign of the sum."""
    square = sum(v * v for v in w)
    foot = [value - z / square * v for value, v in zip(x, w, strict=True)]
    assert sum(v * f for v, f in zip(w, foot, strict=True)) + w0 == 0
    apart = hypot(*(float(value - f) for value, f in zip(x, foot, strict=True)))
    return apart if z > 0 else -apart


def _output(activation, z, at_zero):
    if activation == "sigmoid":
        return exp(z / 2) / (2 * cosh(z / 2))
    if activation == "tanh":
        return sinh(z) / cosh(z)
    if activation == "relu":
        return (z + abs(z)) / 2
    return {"0": 0, "1": 1, "half": 0.5}[at_zero] if z == 0 else int(z > 0)


def _exact(x):
    return Fraction(repr(float(x)))
