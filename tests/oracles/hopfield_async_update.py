"""A Hopfield network simulated neuron by neuron; weights by counting agreements, energies pair by pair."""

from fractions import Fraction


def oracle(givens, parameters):
    W = _weights(givens, parameters)
    bias = [Fraction(b) for b in givens.get("b", [0] * len(W))]
    state = [int(y) for y in givens["y0"]]
    found = {"W": [[float(w) for w in row] for row in W], "E0": float(_energy(W, bias, state))}
    k = 0
    for _ in range(4 if parameters["until"] == "stable" else 1):
        before = list(state)
        for neuron in givens["order"]:
            k, i = k + 1, int(neuron) - 1
            s = sum(W[i][j] * state[j] for j in range(len(state)) if j != i) + bias[i]
            if s != 0 or parameters["sign0"] == "+1":
                state[i] = 1 if s >= 0 else -1
            found |= {f"s{k}": float(s), f"y{k}": list(state), f"E{k}": float(_energy(W, bias, state))}
        if state == before:
            break
    if parameters["compare"]:
        patterns = [[int(x) for x in row] for row in givens["patterns"]]
        overlaps = [sum(a == b for a, b in zip(p, state, strict=True)) for p in patterns]
        found["overlap"] = [(2 * same - len(state)) / len(state) for same in overlaps]
        mirrors = [[-x for x in p] for p in patterns]
        found["memory"] = "stored" if state in patterns else "mirror" if state in mirrors else "neither"
    return found


def _weights(givens, parameters):
    if not parameters["store"]:
        return [[Fraction(w) for w in row] for row in givens["W"]]
    patterns = givens["patterns"]
    P, N = len(patterns), len(patterns[0])
    divisor = {"1/N": N, "1": 1, "1/P": P}[parameters["hebb_norm"]]
    W = [[Fraction(0)] * N for _ in range(N)]
    for i in range(N):
        for j in range(N):
            if i != j:
                agreements = sum(p[i] == p[j] for p in patterns)
                W[i][j] = Fraction(2 * agreements - P, divisor)
    return W


def _energy(W, bias, state):
    N = len(state)
    pairs = sum(W[i][j] * state[i] * state[j] for i in range(N) for j in range(i + 1, N))
    return -pairs - sum(b * y for b, y in zip(bias, state, strict=True))
