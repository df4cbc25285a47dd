"""A forward pass, unit by unit; and by torch."""

import math

ACTIVATIONS = {
    "identity": lambda z: z,
    "relu": lambda z: max(0.0, z),
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
}


def oracle(givens, parameters):
    batch = parameters["batch"]
    columns = [list(column) for column in zip(*givens["X"], strict=True)] if batch else [givens["x"]]
    traces = [_one(column, givens, parameters) for column in columns]
    if not batch:
        [trace] = traces
        if parameters["output"] == "softmax":
            trace["predicted"] = 1 + trace["y"].index(max(trace["y"]))
        return trace
    return {name: [list(row) for row in zip(*(t[name] for t in traces), strict=True)] for name in traces[0]}


def oracle_torch(givens, parameters):
    import torch
    from torch.nn.functional import linear, relu

    batch = parameters["batch"]
    h = (
        torch.tensor(givens["X"], dtype=torch.float64).T
        if batch
        else torch.tensor(givens["x"], dtype=torch.float64)
    )
    functions = {"relu": relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "identity": lambda z: z}
    functions["softmax"] = lambda z: torch.softmax(z, -1)
    depth = len(parameters["sizes"]) - 1
    for l in range(1, depth + 1):
        weights, bias = (torch.tensor(givens[f"{word}{l}"], dtype=torch.float64) for word in "Wb")
        h = functions[parameters["hidden" if l < depth else "output"]](linear(h, weights, bias))
    return {"y": (h.T if batch else h).tolist()}


def _one(x, givens, parameters):
    depth = len(parameters["sizes"]) - 1
    found, h = {}, x
    for l in range(1, depth + 1):
        pairs = zip(givens[f"W{l}"], givens[f"b{l}"], strict=True)
        z = [sum(w * a for w, a in zip(row, h, strict=True)) + b for row, b in pairs]
        activation = parameters["hidden" if l < depth else "output"]
        if activation == "softmax":
            total = sum(math.exp(each) for each in z)
            h = [math.exp(each) / total for each in z]
        else:
            h = [ACTIVATIONS[activation](each) for each in z]
        found["h" + str(l) if l < depth else "y"] = h
        if activation != "identity":
            found[f"z{l}"] = z
    return found
