"""The landscape of a Hopfield network by flipping every neuron of every state and adding up again."""

from fractions import Fraction
from itertools import product


def oracle(givens, parameters):
    store, bias = parameters["store"], parameters["bias"]
    patterns = [[int(x) for x in row] for row in givens["patterns"]] if "patterns" in givens else []
    W = _weights(patterns, parameters["hebb_norm"]) if store else _exact(givens["W"])
    N = len(W)
    b = [Fraction(x) for x in givens["b"]] if bias else [Fraction(0)] * N
    energy = {y: _energy(W, b, y) for y in product((1, -1), repeat=N)}
    lowest = {y: all(energy[_flip(y, i)] > E for i in range(N)) for y, E in energy.items()}
    rows = [tuple(int(s) for s in row) for row in givens["Y"]]
    if N > 4:
        assert set(rows) == {y for y in energy if lowest[y] and y[0] == 1}
    found = {"energies": [float(energy[y]) for y in rows]}
    found["global_minimum_energy"] = float(min(energy.values()))
    listed = [k for k, y in enumerate(rows, 1) if lowest[y]]
    if not bias:
        found["number_strict_minima"] = sum(lowest.values())
    if N <= 4:
        found["minima"] = listed
        found["climbs"] = [[float(energy[_flip(y, i)] - energy[y]) for i in range(N)] for y in rows]
    if patterns:
        found |= _memories(patterns, rows, listed)
    if store and N > 4:
        own = [energy[tuple(pattern)] for pattern in patterns]
        mixture = tuple(1 if sum(column) > 0 else -1 for column in zip(*patterns, strict=True))
        found |= {
            "energies_of_stored": [float(E) for E in own],
            "stored_are_global": "yes" if set(own) == {min(energy.values())} else "no",
            "mixture": mixture,
            "mixture_is_minimum": "yes" if lowest[mixture] else "no",
        }
    return found


def _memories(patterns, rows, listed):
    mirrors = [[-x for x in pattern] for pattern in patterns]
    kinds = {
        k: "s" if list(rows[k - 1]) in patterns else "m" if list(rows[k - 1]) in mirrors else "p"
        for k in listed
    }
    named = {"stored": "s", "mirrors": "m", "parasites": "p"}
    return {name: [k for k, kind in kinds.items() if kind == letter] for name, letter in named.items()}


def _weights(patterns, norm):
    N = len(patterns[0])
    divisor = {"1/N": N, "1": 1, "1/P": len(patterns)}[norm]
    learned = [[Fraction(sum(p[i] * p[j] for p in patterns), divisor) for j in range(N)] for i in range(N)]
    return [[w if i != j else Fraction(0) for j, w in enumerate(row)] for i, row in enumerate(learned)]


def _exact(W):
    return [[Fraction(w) for w in row] for row in W]


def _energy(W, b, y):
    N = range(len(y))
    return -sum(W[i][j] * y[i] * y[j] for i in N for j in N if i < j) - sum(b[i] * y[i] for i in N)


def _flip(y, i):
    return (*y[:i], -y[i], *y[i + 1 :])
