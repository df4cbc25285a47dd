"""Masked attention, cell by cell; and by torch with the mask as a matrix of truths."""

import math


def oracle(givens, parameters):
    n = parameters["n"]
    seen = [[j for j in range(n) if _sees(i, j, parameters)] for i in range(n)]
    found = {
        "M": [[1 if j in seen[i] else 0 for j in range(n)] for i in range(n)],
        "hidden": sum(n - len(keys) for keys in seen),
    }
    if parameters["start"] == "table":
        shares = givens["A"]
        found["kept"] = [sum(shares[i][j] for j in seen[i]) for i in range(n)]
    else:
        scores = givens.get("scores") or _scores(givens, parameters)
        shares = [[math.exp(score) for score in row] for row in scores]
        found["scores"] = scores
        found["leak"] = [_leak(shares[i], seen[i]) for i in range(n)]
    weights = [_over(shares[i], seen[i]) for i in range(n)]
    found["weights"] = weights
    if parameters["values"]:
        columns = list(zip(*givens["V"], strict=True))
        found["output"] = [
            [math.fsum(a * v for a, v in zip(row, column, strict=True)) for column in columns]
            for row in weights
        ]
    wanted = {"M", "weights", "output", "kept" if parameters["start"] == "table" else "scores"}
    wanted |= {"hidden"} if parameters["count"] else set()
    wanted |= {"leak"} if parameters["leaking"] else set()
    wanted -= {"scores"} if parameters["start"] == "scores" else set()
    return {name: value for name, value in found.items() if name in wanted}


def oracle_torch(givens, parameters):
    import torch
    from torch.nn.functional import scaled_dot_product_attention

    if parameters["start"] != "queries" or not parameters["values"]:
        return {}
    n = parameters["n"]
    seen = torch.tensor([[_sees(i, j, parameters) for j in range(n)] for i in range(n)])
    Q, K, V = (torch.tensor(givens[name], dtype=torch.float64) for name in "QKV")
    scale = None if _scaled(parameters) else 1.0
    return {"output": scaled_dot_product_attention(Q, K, V, attn_mask=seen, scale=scale).tolist()}


def _sees(i, j, parameters):
    if parameters["mask"] == "padding":
        return j < parameters["n"] - parameters["pads"]
    return 0 <= i - j < (parameters["window"] if parameters["mask"] == "window" else parameters["n"])


def _scaled(parameters):
    return parameters["scale"] and parameters.get("attn_scale", "sqrt_dk") == "sqrt_dk"


def _scores(givens, parameters):
    divisor = math.sqrt(parameters["d_k"]) if _scaled(parameters) else 1.0
    return [
        [sum(a * b for a, b in zip(query, key, strict=True)) / divisor for key in givens["K"]]
        for query in givens["Q"]
    ]


def _over(shares, seen):
    total = math.fsum(shares[j] for j in seen)
    return [shares[j] / total if j in seen else 0.0 for j in range(len(shares))]


def _leak(powers, seen):
    hidden = len(powers) - len(seen)
    return hidden / (hidden + math.fsum(powers[j] for j in seen))
