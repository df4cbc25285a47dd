"""Activation functions case by case, slopes by complex steps; saturation by bisection; and by torch."""

import cmath

INTERVALS = {
    "identity": "(-∞, ∞)",
    "leaky_relu": "(-∞, ∞)",
    "sigmoid": "(0, 1)",
    "tanh": "(-1, 1)",
    "relu": "[0, ∞)",
    "elu": "(-1, ∞)",
    "softplus": "(0, ∞)",
}
STEP = 1e-30  # a complex step loses no digits


def oracle(givens, parameters):
    name = parameters["activation"]
    if parameters["units"]:
        return _of_units(givens, name)
    f = _function(name, parameters)
    found = {
        "f": [f(complex(x)).real for x in givens["x"]],
        "df": [f(complex(x, STEP)).imag / STEP for x in givens["x"]],
        "span": INTERVALS.get(name),
    }
    if "tau" in givens:
        found["q"] = [int(slope < givens["tau"]) for slope in found["df"]]
    return {key: value for key, value in found.items() if key != "span" or (parameters["interval"] and value)}


def _function(name, parameters):
    alpha = float(parameters.get("leaky_slope", 0))
    return {
        "identity": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + cmath.exp(-z)),
        "tanh": cmath.tanh,
        "relu": lambda z: z if z.real > 0 else 0 * z,
        "leaky_relu": lambda z: z if z.real > 0 else alpha * z,
        "elu": lambda z: z if z.real > 0 else cmath.exp(z) - 1,
        "softplus": lambda z: cmath.log(1 + cmath.exp(z)),
        "silu": lambda z: z / (1 + cmath.exp(-z)),
        "binary_step": lambda z: complex(z.real > 0),
    }[name]


def _of_units(givens, name):
    f, limit = _function(name, {}), givens["tau"]

    def slope(z):
        return f(complex(z, STEP)).imag / STEP

    low, high = 0.0, 40.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > limit else (low, middle)
    rows = givens["Z"]
    saturated = [sum(slope(z) <= limit for z in row) for row in rows]
    active = [sum(z > 0 for z in row) for row in rows]
    return {
        "h": f(complex(low)).real,
        "edge": low,
        "s": saturated,
        "lost": [int(count == len(row)) for count, row in zip(saturated, rows, strict=True)],
        "active": active,
        "dead": [int(count == 0) for count in active],
    }


def oracle_torch(givens, parameters):
    import torch

    if parameters["units"]:
        return {}
    functional = torch.nn.functional
    functions = {
        "leaky_relu": lambda x: functional.leaky_relu(x, float(parameters.get("leaky_slope", 0))),
        "identity": lambda x: x * 1,
    }
    function = functions.get(parameters["activation"]) or getattr(functional, parameters["activation"], None)
    x = torch.tensor(givens["x"], dtype=torch.float64, requires_grad=True)
    f = function(x)
    f.sum().backward()
    return {"f": f.tolist(), "df": x.grad.tolist()}
