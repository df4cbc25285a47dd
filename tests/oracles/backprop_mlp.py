"""Gradients without the chain rule of layers: every number carries its derivative by one weight along.

A pair (value, derivative) follows the forward pass; one pass for every weight and bias gives the gradient.
"""

import math


class Dual:
    """A number and its derivative by one chosen quantity."""

    def __init__(self, value, slope=0.0):
        self.value, self.slope = value, slope

    def __add__(self, other):
        other = _dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = _dual(other)
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def apply(self, value, slope):
        return Dual(value, slope * self.slope)

    __radd__, __rmul__ = __add__, __mul__


def oracle(givens, parameters):
    depth = len(parameters["sizes"]) - 1
    found = _forward(givens, parameters, None)
    values = {
        name: [d.value for d in value] if isinstance(value, list) else value.value
        for name, value in found.items()
    }
    for l in range(1, depth + 1):
        rows = givens[f"W{l}"]
        values[f"dW{l}"] = [
            [_forward(givens, parameters, ("W", l, i, j))["L"].slope for j in range(len(rows[i]))]
            for i in range(len(rows))
        ]
        bias = [_forward(givens, parameters, ("b", l, i, None))["L"].slope for i in range(len(rows))]
        # the bias is added to the pre-activation, so both have the same derivative
        values[f"delta{l}"] = bias
        if parameters.get("biases_trained", "yes") == "yes":
            values[f"db{l}"] = bias
    return values | _updated(givens, parameters, values, depth)


def oracle_torch(givens, parameters):
    import torch

    depth = len(parameters["sizes"]) - 1
    leaves = {
        name: torch.tensor(givens[name], dtype=torch.float64, requires_grad=True)
        for l in range(1, depth + 1)
        for name in (f"W{l}", f"b{l}")
    }
    functions = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "identity": lambda z: z}
    h = torch.tensor(givens["x"], dtype=torch.float64)
    for l in range(1, depth + 1):
        h = leaves[f"W{l}"] @ h + leaves[f"b{l}"]
        if l < depth or parameters["output"] != "softmax":
            h = functions[parameters["hidden" if l < depth else "output"]](h)
    t = torch.tensor(givens["t"], dtype=torch.float64)
    losses = {
        "cross_entropy": lambda: torch.nn.functional.cross_entropy(h, t),
        "bce": lambda: torch.nn.functional.binary_cross_entropy(h, t, reduction="sum"),
        "squared": lambda: ((h - t) ** 2).sum() * _factor(parameters, len(givens["t"])),
    }
    loss = losses[parameters["loss"]]()
    loss.backward()
    words = "Wb" if parameters["biases_trained"] == "yes" else "W"
    gradients = {f"d{word}{l}": leaves[f"{word}{l}"].grad for word in words for l in range(1, depth + 1)}
    return {"L": loss.item()} | {name: gradient.tolist() for name, gradient in gradients.items()}


def _dual(x):
    return x if isinstance(x, Dual) else Dual(x)


def _factor(parameters, n):
    return {"half_sum": 0.5, "mean": 1 / n, "sum": 1.0}[parameters.get("sq_loss", "half_sum")]


def _activate(name, z):
    if name == "sigmoid":
        s = 1 / (1 + math.exp(-z.value))
        return z.apply(s, s * (1 - s))
    if name == "tanh":
        return z.apply(math.tanh(z.value), 1 / math.cosh(z.value) ** 2)
    if name == "relu":
        return z.apply(max(0.0, z.value), 1.0 if z.value > 0 else 0.0)
    return z


def _softmax(z):
    powers = [each.apply(math.exp(each.value), math.exp(each.value)) for each in z]
    total = sum(powers, Dual(0.0))
    inverse = total.apply(1 / total.value, -1 / total.value**2)
    return [power * inverse for power in powers]


def _loss(y, t, parameters):
    def ln(d):
        return d.apply(math.log(d.value), 1 / d.value)

    if parameters["loss"] == "squared":
        errors = [a + -b for a, b in zip(y, t, strict=True)]
        return sum((e * e for e in errors), Dual(0.0)) * _factor(parameters, len(t))
    if parameters["loss"] == "cross_entropy":
        return sum((ln(a) * -b for a, b in zip(y, t, strict=True)), Dual(0.0))
    return sum((ln(a) * -b + ln(a * -1.0 + 1.0) * (b - 1) for a, b in zip(y, t, strict=True)), Dual(0.0))


def _forward(givens, parameters, seed):
    depth = len(parameters["sizes"]) - 1
    found, h = {}, [Dual(x) for x in givens["x"]]
    for l in range(1, depth + 1):
        z = []
        for i, row in enumerate(givens[f"W{l}"]):
            total = Dual(givens[f"b{l}"][i], 1.0 if seed == ("b", l, i, None) else 0.0)
            for j, weight in enumerate(row):
                total = total + Dual(weight, 1.0 if seed == ("W", l, i, j) else 0.0) * h[j]
            z.append(total)
        activation = parameters["hidden" if l < depth else "output"]
        h = _softmax(z) if activation == "softmax" else [_activate(activation, each) for each in z]
        if activation != "identity":
            found[f"z{l}"] = z
        found[f"h{l}" if l < depth else "y"] = h
    found["L"] = _loss(h, givens["t"], parameters)
    return found


def _updated(givens, parameters, values, depth):
    if not parameters["update"]:
        return {}
    rate, new = givens["eta"], {}
    for l in range(1, depth + 1):
        pairs = zip(givens[f"W{l}"], values[f"dW{l}"], strict=True)
        new[f"W_new{l}"] = [[w - rate * g for w, g in zip(*pair, strict=True)] for pair in pairs]
        if f"db{l}" in values:
            pairs = zip(givens[f"b{l}"], values[f"db{l}"], strict=True)
            new[f"b_new{l}"] = [b - rate * g for b, g in pairs]
    if parameters["again"]:
        moved = {
            name: new.get(f"{name[0]}_new{name[1:]}", given) if name[0] in "Wb" else given
            for name, given in givens.items()
        }
        after = _forward(moved, parameters, None)
        new["L_new"] = after["L"].value
        new["y_new"] = [d.value for d in after["y"]]
    return new
