"""Positional encodings as powers of one complex rotation for each pair; and by torch."""

import cmath
import math


def oracle(givens, parameters):
    base, d, positions = givens["base"], parameters["d"], givens["positions"]
    turns = [math.exp(-math.log(base) * 2 * i / d) for i in range(d // 2)]
    found = {
        "D": [1 / turn for turn in turns],
        "angles": [[p * turn for turn in turns] for p in positions],
        "PE": [_laid_out([cmath.exp(1j * p * turn) for turn in turns], parameters) for p in positions],
    }
    if parameters["waves"]:
        found["wavelengths"] = [math.tau / turn for turn in turns]
    if parameters["relations"]:
        p, q, k = positions[0], positions[1], givens["k"]
        found["dot"] = math.fsum(math.cos((p - q) * turn) for turn in turns)
        found["moved"] = _laid_out([cmath.exp(1j * (p + k) * turn) for turn in turns], parameters)
        columns = [_moved_unit(j, k, turns, parameters) for j in range(d)]
        found["M"] = [list(row) for row in zip(*columns, strict=True)]
    return found


def oracle_torch(givens, parameters):
    import torch

    d = parameters["d"]
    positions = torch.tensor(givens["positions"], dtype=torch.float64)[:, None]
    divisors = torch.pow(torch.tensor(givens["base"], dtype=torch.float64), torch.arange(0, d, 2) / d)
    PE = torch.empty(len(givens["positions"]), d, dtype=torch.float64)
    first, second = (
        (slice(0, d // 2), slice(d // 2, d)) if _in_halves(parameters) else (slice(0, d, 2), slice(1, d, 2))
    )
    PE[:, first], PE[:, second] = torch.sin(positions / divisors), torch.cos(positions / divisors)
    return {"PE": PE.tolist()}


def _laid_out(points, parameters):
    """A point on the circle has the cosine as its real part and the sine as its imaginary part."""
    if _in_halves(parameters):
        return [point.imag for point in points] + [point.real for point in points]
    return [part for point in points for part in (point.imag, point.real)]


def _moved_unit(j, k, turns, parameters):
    """What the shift makes of the j-th unit vector."""
    pairs = len(turns)
    pair, real = (j % pairs, j >= pairs) if _in_halves(parameters) else (j // 2, j % 2)
    points = [0j] * pairs
    points[pair] = (1 if real else 1j) * cmath.exp(1j * k * turns[pair])
    return _laid_out(points, parameters)


def _in_halves(parameters):
    return parameters.get("pe_order") == "halves"
