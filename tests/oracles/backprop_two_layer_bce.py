"""The network as one function; its derivatives carried forwards, one entry at a time; and by torch."""

from math import exp, log


def oracle(givens, parameters):
    hidden, output, loss = _run(givens, parameters, None)
    found = {
        "z1": [z for z, _ in hidden],
        "a1": [a for _, a in hidden],
        "z2": [output],
        "a2": [1 / (1 + exp(-output))],
        "L": loss,
    }
    slopes = {name: _slopes(givens, parameters, name) for name in ("W1", "b1", "W2", "b2")}
    layers = (1, 2) if parameters["hidden"] else (2,)
    for l in layers:
        found |= {f"dW{l}": slopes[f"W{l}"], f"db{l}": slopes[f"b{l}"], f"dz{l}": slopes[f"b{l}"]}
        if parameters["update"]:
            eta = givens["eta"]
            found[f"W_new{l}"] = [
                [w - eta * d for w, d in zip(row, other, strict=True)]
                for row, other in zip(givens[f"W{l}"], slopes[f"W{l}"], strict=True)
            ]
            found[f"b_new{l}"] = [w - eta * d for w, d in zip(givens[f"b{l}"], slopes[f"b{l}"], strict=True)]
    return found


def _slopes(givens, parameters, name):
    """The derivative of the loss along every single entry."""
    shape = givens[name]
    if isinstance(shape[0], list):
        places = [[(i, j) for j in range(len(row))] for i, row in enumerate(shape)]
        return [[_run(givens, parameters, (name, place))[2] for place in row] for row in places]
    return [_run(givens, parameters, (name, i))[2] for i in range(len(shape))]


def _run(givens, parameters, moved):
    """Without a moved entry the values, else the derivative of the loss by that entry."""

    def entry(name, place):
        value = givens[name][place[0]][place[1]] if isinstance(place, tuple) else givens[name][place]
        return value, float((name, place) == moved)

    at_zero = float(parameters.get("relu_grad_at_0", "0"))
    units = []
    for i in range(len(givens["b1"])):
        z, dz = entry("b1", i)
        for j, x in enumerate(givens["x"]):
            w, dw = entry("W1", (i, j))
            z, dz = z + w * x, dz + dw * x
        slope = at_zero if z == 0 else float(z > 0)
        units.append((z, max(z, 0.0), slope * dz))
    out, dout = entry("b2", 0)
    for i, (_, a, da) in enumerate(units):
        w, dw = entry("W2", (0, i))
        out, dout = out + w * a, dout + w * da + dw * a
    sign = 1 if givens["y"] == 1 else -1
    loss = log(1 + exp(-sign * out))
    if moved is None:
        return [(z, a) for z, a, _ in units], out, loss
    return units, out, -sign * dout / (1 + exp(sign * out))


def oracle_torch(givens, parameters):
    import torch

    if parameters["kink"] and parameters.get("relu_grad_at_0") == "1":
        return {}
    named = {name: torch.tensor(givens[name], dtype=torch.float64) for name in ("W1", "b1", "W2", "b2")}
    for tensor in named.values():
        tensor.requires_grad_()
    x = torch.tensor(givens["x"], dtype=torch.float64)
    hidden = torch.relu(named["W1"] @ x + named["b1"])
    out = named["W2"] @ hidden + named["b2"]
    label = torch.tensor([givens["y"]], dtype=torch.float64)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(out, label)
    loss.backward()
    layers = (1, 2) if parameters["hidden"] else (2,)
    found = {f"d{kind}{l}": named[f"{kind}{l}"].grad.tolist() for kind in "Wb" for l in layers}
    return found | {"L": loss.item(), "a1": hidden.tolist()}
