"""Gradients through chains of layers: by difference quotients of the whole chain, and by counting layers."""

from math import exp, tanh

STEP = 1e-4


def oracle(givens, parameters):
    task = parameters["task"]
    if task == "chain":
        return _chain(givens, ACTIVATIONS[parameters["activation"]], parameters["activation"])
    n = int(givens["n"])
    if task == "bound":
        steepest = _quotient(
            ACTIVATIONS[parameters["activation"]], 1.0 if parameters["activation"] == "relu" else 0.0
        )
        factor = abs(givens["weight"]) * steepest
        return {"factor": factor, "bound": _repeated(factor, n), "n_tau": _first(factor, givens["tau"])}
    slopes = [_quotient(f, givens["point"]) for f in ACTIVATIONS.values()]
    factors = [givens["weight"] * m for m in slopes]
    found = {
        f"fate_{name}": "vanishes" if f < 1 else "explodes"
        for name, f in zip(ACTIVATIONS, factors, strict=True)
    }
    return found | {
        "slopes": slopes,
        "gradients": [_repeated(f, n) for f in factors],
        "critical": [1 / m for m in slopes],
        "n_tau": _first(factors[0], givens["tau"]),
    }


def oracle_torch(givens, parameters):
    """The chain itself, with biases that give the known pre-activations, differentiated by torch."""
    import torch

    if parameters["task"] != "chain":
        return {}
    activation = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[parameters["activation"]]
    start = torch.tensor(0.3, dtype=torch.float64, requires_grad=True)
    h = start
    for w, z in zip(givens["w"], givens["z"], strict=True):
        bias = z - w * h.detach()
        h = activation(w * h + bias)
    h.backward()
    return {"product": start.grad.item()}


def _chain(givens, activation, name):
    slopes = [_quotient(activation, z) for z in givens["z"]]
    product = bound = 1.0
    for w, m in zip(givens["w"], slopes, strict=True):
        product *= w * m
        bound *= abs(w) * (0.25 if name == "sigmoid" else 1.0)
    return {"slopes": slopes, "product": product, "bound": bound}


def _quotient(f, z):
    """The slope at z, from four points around it: the error is of fourth order in the step."""
    near, far = f(z + STEP) - f(z - STEP), f(z + 2 * STEP) - f(z - 2 * STEP)
    return (8 * near - far) / (12 * STEP)


def _repeated(factor, n):
    total = 1.0
    for _ in range(n):
        total *= factor
    return total


def _first(factor, tau):
    depth, size = 0, 1.0
    while (size >= tau) if factor < 1 else (size <= tau):
        depth, size = depth + 1, size * factor
    return depth


ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + exp(-z)),
    "tanh": tanh,
    "relu": lambda z: max(0.0, z),
}
