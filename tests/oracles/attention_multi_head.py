"""Multi-head attention, head by head and query by query; and by torch for all heads at once."""

import math


def oracle(givens, parameters):
    if parameters["task"] == "sizes":
        return _sizes(parameters)
    found, outputs = {}, []
    for h in range(1, (parameters["H"] if parameters["task"] == "all heads" else 1) + 1):
        queries, keys, values = _made(givens, parameters, h)
        divisor = math.sqrt(len(queries[0])) if _scaled(parameters) else 1.0
        scores = [[_dot(query, key) / divisor for key in keys] for query in queries]
        weights = [[1 / math.fsum(math.exp(other - own) for other in row) for own in row] for row in scores]
        output = [[_dot(row, column) for column in zip(*values, strict=True)] for row in weights]
        found |= {f"scores{h}": scores, f"weights{h}": weights, f"head{h}": output}
        outputs.append(output)
    if parameters["task"] == "all heads":
        joined = [[x for output in outputs for x in output[i]] for i in range(len(outputs[0]))]
        found["concat"] = joined
        found["output"] = [
            [_dot(row, column) for column in zip(*givens["W_O"], strict=True)] for row in joined
        ]
    return found


def oracle_torch(givens, parameters):
    import torch
    from torch.nn.functional import scaled_dot_product_attention

    if parameters["task"] != "all heads":
        return {}
    made = [_made(givens, parameters, h) for h in range(1, parameters["H"] + 1)]
    Q, K, V = (torch.tensor([head[part] for head in made], dtype=torch.float64) for part in range(3))
    heads = scaled_dot_product_attention(Q, K, V, scale=None if _scaled(parameters) else 1.0)
    joined = heads.transpose(0, 1).reshape(heads.shape[1], -1)
    return {"output": (joined @ torch.tensor(givens["W_O"], dtype=torch.float64)).tolist()}


def _made(givens, parameters, h):
    X = givens["X"]
    if not parameters["projections"]:
        size = parameters["d"] // parameters["H"]
        part = [row[(h - 1) * size : h * size] for row in X]
        return part, part, part
    return [
        [[_dot(row, column) for column in zip(*givens[f"W_{name}{h}"], strict=True)] for row in X]
        for name in "QKV"
    ]


def _sizes(parameters):
    n, d, H = parameters["n"], parameters["d"], parameters["H"]
    biased = parameters["attn_bias"] == "yes"
    learnt = 0
    for _head in range(H):
        learnt += 3 * sum(d + biased for _output in range(d // H))
    learnt += sum(d + biased for _output in range(d))
    return {"head_size": d // H, "params": learnt, "cells": sum(n * n for _head in range(H))}


def _scaled(parameters):
    return parameters.get("attn_scale", "sqrt_dk") == "sqrt_dk"


def _dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b, strict=True))
