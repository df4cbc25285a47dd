"""Layer normalisation with fractions, its gradient from the definition of a derivative; and by torch."""

from fractions import Fraction
from math import sqrt


def oracle(givens, parameters):
    rows = givens["X"] if parameters["N"] else [givens["x"]]
    tokens = [_token(row, givens["eps"], parameters) for row in rows]
    found = {name: [token[name] for token in tokens] for name in tokens[0]}
    if parameters["affine"]:
        shift = givens.get("beta", [0] * len(rows[0]))
        found["y"] = [
            [s * entry + b for s, entry, b in zip(givens["gamma"], token["x_hat"], shift, strict=True)]
            for token in tokens
        ]
    if not parameters["N"]:
        found = {name: values[0] for name, values in found.items()}
    if parameters["moved"]:
        other = [givens["a"] * entry + givens["c"] for entry in rows[0]]
        moved = _token(other, givens["eps"], parameters)
        found |= {f"{name}_moved": moved[name] for name in ("mu", "var", "x_hat")}
    if parameters["backward"]:
        found["dx"] = [_slope(rows[0], k, givens, parameters) for k in range(len(rows[0]))]
    return found


def _token(row, eps, parameters):
    entries, small = [Fraction(entry) for entry in row], Fraction(eps)
    squares = sum(entry * entry for entry in entries) / len(row)
    if parameters["kind"] == "rms":
        rms = sqrt(squares + small)
        return {"rms": rms, "x_hat": [float(entry) / rms for entry in entries]}
    mean = sum(entries) / len(row)
    # the mean of the squares less the square of the mean
    variance = squares - mean * mean
    if parameters["ln_var"] == "unbiased":
        variance *= Fraction(len(row), len(row) - 1)
    root = sqrt(variance + small)
    return {"mu": float(mean), "var": float(variance), "x_hat": [float(e - mean) / root for e in entries]}


def _slope(row, k, givens, parameters, step=Fraction(1, 4096)):
    """∂(Σ g x̂)/∂x_k by differences of two step sizes, extrapolated."""

    def at(change):
        moved = [entry + change * (i == k) for i, entry in enumerate(map(Fraction, row))]
        hats = _token(moved, givens["eps"], parameters)["x_hat"]
        return sum(g * hat for g, hat in zip(givens["g"], hats, strict=True))

    coarse, fine = ((at(h) - at(-h)) / float(2 * h) for h in (2 * step, step))
    return (4 * fine - coarse) / 3


def oracle_torch(givens, parameters):
    import torch

    if parameters.get("ln_var") == "unbiased":
        return {}
    functions = torch.nn.functional
    x = torch.tensor(givens["X" if parameters["N"] else "x"], dtype=torch.float64, requires_grad=True)
    shape, eps = x.shape[-1:], givens["eps"]
    scale, shift = (
        torch.tensor(givens[name], dtype=torch.float64) if name in givens else None
        for name in ("gamma", "beta")
    )
    if parameters["kind"] == "rms":
        return {"y" if parameters["affine"] else "x_hat": functions.rms_norm(x, shape, scale, eps).tolist()}
    y = functions.layer_norm(x, shape, scale, shift, eps)
    found = {"y" if parameters["affine"] else "x_hat": y.tolist()}
    if parameters["backward"]:
        y.backward(torch.tensor(givens["g"], dtype=torch.float64))
        found["dx"] = x.grad.tolist()
    return found
