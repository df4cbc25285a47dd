"""Scores in exact fractions, the sums of squares from sums of products instead of deviations."""

from fractions import Fraction
from math import sqrt


def oracle(givens, parameters):
    y, fitted = ([Fraction(repr(v)) for v in givens[name]] for name in ("y", "y_hat"))
    n = len(y)
    sizes = [max(a - b, b - a) for a, b in zip(y, fitted, strict=True)]
    residual = _products(y, y) - 2 * _products(y, fitted) + _products(fitted, fitted)
    found = {
        "r": [a - b for a, b in zip(y, fitted, strict=True)],
        "MAE": sum(sizes) / n,
        "SS_res": residual,
        "MSE": residual / n,
    }
    if parameters["relative"]:
        total = _products(y, y) - sum(y) ** 2 / n
        found |= {"mean": sum(y) / n, "SS_tot": total, "R2": (total - residual) / total}
        found["RMSE"] = sqrt(residual) / sqrt(n)
        if parameters["rescale"]:
            c = Fraction(repr(givens["c"]))
            scaled = oracle(
                {"y": [float(c * v) for v in y], "y_hat": [float(c * v) for v in fitted]},
                {**parameters, "rescale": False, "outlier": False},
            )
            found |= {f"{name}_c": scaled[name] for name in ("MAE", "MSE", "R2")}
    if parameters["outlier"]:
        found["share_of_sizes"] = max(sizes) / sum(sizes)
        found["share_of_squares"] = max(sizes) ** 2 / residual
    return {k: [float(x) for x in v] if isinstance(v, list) else float(v) for k, v in found.items()}


def _products(a, b):
    return sum(p * q for p, q in zip(a, b, strict=True))
