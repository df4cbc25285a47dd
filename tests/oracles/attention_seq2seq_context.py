"""Attention between encoder and decoder, word by word; and by torch."""

import math


def oracle(givens, parameters):
    states, steps = givens["encoder_states"], parameters["steps"]
    found = {}
    if parameters["score"] == "additive":
        found["P"] = [_times(givens["W_2"], state) for state in states]
    for k in range(1, steps + 1):
        end = "" if steps == 1 else str(k)
        weights = givens.get("weights")
        if weights is None:
            scores = givens.get("scores") or [_score(givens, parameters, k, state) for state in states]
            weights = [1 / math.fsum(math.exp(other - own) for other in scores) for own in scores]
            found |= {f"weights{end}": weights} | ({} if "scores" in givens else {f"scores{end}": scores})
        found[f"context{end}"] = [
            math.fsum(a * state[j] for a, state in zip(weights, states, strict=True))
            for j in range(len(states[0]))
        ]
        found[f"largest{end}"] = 1 + weights.index(max(weights))
    return found


def oracle_torch(givens, parameters):
    import torch

    if parameters["score"] == "weights":
        return {}
    found = {}
    H = torch.tensor(givens["encoder_states"], dtype=torch.float64)
    for k in range(1, parameters["steps"] + 1):
        end = "" if parameters["steps"] == 1 else str(k)
        scores = givens.get("scores") or [_score(givens, parameters, k, h) for h in givens["encoder_states"]]
        found[f"context{end}"] = (torch.softmax(torch.tensor(scores, dtype=torch.float64), 0) @ H).tolist()
    return found


def _score(givens, parameters, k, h):
    if parameters["steps"] == 1:
        s = givens["s"]
    else:
        s = givens[f"s{k - 1 if parameters['dec_state'] == 'previous' else k}"]
    if parameters["score"] == "dot":
        return _dot(s, h)
    if parameters["score"] == "general":
        return _dot(s, _times(givens["W"], h))
    sums = [a + b for a, b in zip(_times(givens["W_1"], s), _times(givens["W_2"], h), strict=True)]
    return _dot(givens["v"], [math.tanh(x) for x in sums])


def _times(matrix, vector):
    return [_dot(row, vector) for row in matrix]


def _dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b, strict=True))
