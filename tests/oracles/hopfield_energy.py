"""Energies of a Hopfield network from the double sum, and their changes by flipping and computing again."""

from fractions import Fraction


def oracle(givens, parameters):
    W = [[Fraction(w) for w in row] for row in givens["W"]]
    y = [int(s) for s in givens["y"]]
    bias = [Fraction(0)] * len(y)
    if parameters["bias"]:
        threshold = parameters["hopfield_bias"] == "threshold"
        bias = [-Fraction(c) if threshold else Fraction(c) for c in givens["theta" if threshold else "b"]]
    here = _energy(W, bias, y)
    changes = [_energy(W, bias, _flip(y, i)) - here for i in range(len(y))]
    found = {"E": float(here), "pairs": float(-_energy(W, [Fraction(0)] * len(y), y))}
    if parameters["task"] == "one flip":
        k = int(givens["flip"]) - 1
        return found | {
            f"field_{k + 1}": float(changes[k] / (2 * y[k])),
            f"delta_E_if_flip_{k + 1}": float(changes[k]),
            "E_after": float(here + changes[k]),
            "flips": "yes" if changes[k] < 0 else "no",
        }
    found["delta_E"] = [float(change) for change in changes]
    if parameters["task"] == "all flips":
        found["lowering"] = [i for i, change in enumerate(changes, 1) if change < 0]
        found["E_mirror"] = float(_energy(W, bias, [-s for s in y]))
        return found
    k = changes.index(min(changes))
    after = _flip(y, k)
    there = _energy(W, bias, after)
    later = [_energy(W, bias, _flip(after, i)) - there for i in range(len(y))]
    return found | {
        "steepest": k + 1,
        "y_after": after,
        "E_after": float(there),
        "delta_E_after": [float(change) for change in later],
        "minimum": "yes" if min(later) > 0 else "no",
    }


def _flip(y, k):
    return [-s if i == k else s for i, s in enumerate(y)]


def _energy(W, bias, y):
    N = range(len(y))
    pairs = sum(W[i][j] * y[i] * y[j] for i in N for j in N)
    return -pairs / 2 - sum(bias[i] * y[i] for i in N)
