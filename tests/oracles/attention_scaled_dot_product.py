"""Attention, number by number; and by torch."""

import math


def oracle(givens, parameters):
    queries, keys, values = givens["Q"], givens["K"], givens["V"]
    scaled = parameters["scale"] and parameters.get("attn_scale", "sqrt_dk") == "sqrt_dk"
    divisor = math.sqrt(len(queries[0])) if scaled else 1.0
    scores = [[_dot(query, key) / divisor for key in keys] for query in queries]
    weights = [_shares(row, len(row) if not parameters["causal"] else i + 1) for i, row in enumerate(scores)]
    columns = [[row[j] for row in values] for j in range(len(values[0]))]
    output = [[_dot(row, column) for column in columns] for row in weights]
    strongest = [1 + row.index(max(row)) for row in weights]
    return {"scores": scores, "weights": weights, "output": output} | (
        {"strongest": strongest} if parameters["strongest"] else {}
    )


def oracle_torch(givens, parameters):
    import torch
    from torch.nn.functional import scaled_dot_product_attention

    Q, K, V = (torch.tensor(givens[name], dtype=torch.float64) for name in "QKV")
    scaled = parameters["scale"] and parameters.get("attn_scale", "sqrt_dk") == "sqrt_dk"
    output = scaled_dot_product_attention(
        Q, K, V, is_causal=parameters["causal"], scale=None if scaled else 1.0
    )
    return {"output": output.tolist()}


def _dot(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


def _shares(scores, seen):
    powers = [math.exp(score) if j < seen else 0.0 for j, score in enumerate(scores)]
    return [power / sum(powers) for power in powers]
