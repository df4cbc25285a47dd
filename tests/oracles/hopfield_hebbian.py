"""Hebb's rule as it is told: for every pair of neurons, count the patterns in which they agree."""

from fractions import Fraction


def oracle(givens, parameters):
    binary = parameters["binary"]
    rows = givens["bits" if binary else "patterns"]
    patterns = [[(1 if x == 1 else -1) for x in row] for row in rows]
    N, P = len(patterns[0]), len(patterns)
    divisor = {"1/N": N, "1": 1, "1/P": P}[parameters["hebb_norm"]]
    agreed = [[_agreements(patterns, i, j) for j in range(N)] for i in range(N)]
    found = {"C": [[2 * agreed[i][j] - P for j in range(N)] for i in range(N)]}
    W = _learned(patterns, divisor)
    found["W"] = _floats(W)
    if binary:
        found["bipolar"] = patterns
    if parameters["fields"]:
        found["fields"] = [
            [float(sum(W[i][j] * pattern[j] for j in range(N))) for i in range(N)] for pattern in patterns
        ]
    if parameters["forget"]:
        q = int(givens["q"]) - 1
        found["share"] = _floats(_learned([patterns[q]], divisor))
        found["W_new"] = _floats(_learned(patterns[:q] + patterns[q + 1 :], divisor))
    return found


def _agreements(patterns, i, j):
    return sum(pattern[i] == pattern[j] for pattern in patterns)


def _learned(patterns, divisor):
    """The weights after one pattern has been learned after the other, connection by connection."""
    N = len(patterns[0])
    W = [[Fraction(0)] * N for _ in range(N)]
    for pattern in patterns:
        for i in range(N):
            for j in range(i):
                W[i][j] += Fraction(1 if pattern[i] == pattern[j] else -1, divisor)
                W[j][i] = W[i][j]
    return W


def _floats(W):
    return [[float(w) for w in row] for row in W]
