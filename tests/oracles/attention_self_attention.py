"""Self-attention, one query at a time, each token a list of numbers; and by torch."""

import math


def oracle(givens, parameters):
    made = _projected(givens, parameters)
    queries, keys, values = made
    divisor = math.sqrt(len(queries[0])) if _scaled(parameters) else 1.0
    scores = [[_dot(query, key) / divisor for key in keys] for query in queries]
    weights = [[1 / sum(math.exp(other - own) for other in row) for own in row] for row in scores]
    output = [
        [_dot(shares, [value[k] for value in values]) for k in range(len(values[0]))] for shares in weights
    ]
    down = parameters["attn_norm_axis"] == "columns"
    stands = parameters["attn_vec"] == "column"
    found = {
        "scores": _turned(scores, down),
        "weights": _turned(weights, down),
        "output": _turned(output, stands),
    }
    if parameters["projections"]:
        found |= {name: _turned(vectors, stands) for name, vectors in zip("QKV", made, strict=True)}
    if parameters["strongest"]:
        found["strongest"] = [1 + max(range(len(row)), key=row.__getitem__) for row in weights]
    if parameters["convert"]:
        found["converted"] = _turned(output, not stands)
    if parameters["count"]:
        learnt = [name for name in givens if name[:2] in ("W_", "b_", "Om", "be")]
        found["params"] = sum(_size(givens[name]) for name in learnt)
    return found


def oracle_torch(givens, parameters):
    import torch
    from torch.nn.functional import scaled_dot_product_attention

    Q, K, V = (torch.tensor(vectors, dtype=torch.float64) for vectors in _projected(givens, parameters))
    output = scaled_dot_product_attention(Q, K, V, scale=None if _scaled(parameters) else 1.0)
    return {"output": (output.T if parameters["attn_vec"] == "column" else output).tolist()}


def _projected(givens, parameters):
    stands = parameters["attn_vec"] == "column"
    tokens = _turned(givens["X_columns" if stands else "X"], stands)
    if not parameters["projections"]:
        return tokens, tokens, tokens
    made = []
    for letter in "QKV":
        name, shift = (
            (f"Omega_{letter.lower()}", f"beta_{letter.lower()}")
            if stands
            else (f"W_{letter}", f"b_{letter}")
        )
        maps = _turned(givens[name], not stands)  # a row for each number that comes out
        bias = givens.get(shift, [0] * len(maps))
        made.append([[_dot(row, token) + b for row, b in zip(maps, bias, strict=True)] for token in tokens])
    return made


def _scaled(parameters):
    return parameters["scale"] and parameters.get("attn_scale", "sqrt_dk") == "sqrt_dk"


def _turned(matrix, turn):
    return [list(column) for column in zip(*matrix, strict=True)] if turn else matrix


def _dot(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


def _size(value):
    return sum(map(_size, value)) if isinstance(value, list) else 1
