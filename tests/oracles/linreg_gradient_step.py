"""Gradient descent for a linear model in exact fractions; the derivatives from values of the loss alone."""

from fractions import Fraction


def oracle(givens, parameters):
    rows, targets, start, words = _problem(givens, parameters)
    rate, form = _exact(givens["eta"]), parameters["sq_loss"]

    def loss(point):
        return _loss(rows, targets, point, form)

    if not parameters["matrix"]:
        gradient = _gradient(loss, start)
        new = [p - rate * g for p, g in zip(start, gradient, strict=True)]
        found = {"y": _predictions(rows, start), "L": loss(start)}
        found |= {f"d{word}": g for word, g in zip(words, gradient, strict=True)}
        found |= {f"{word}_new": p for word, p in zip(words, new, strict=True)}
        return _floats(found | ({"L_new": loss(new)} if parameters["new_loss"] else {}))
    found, point = {}, start
    for k in range(parameters["steps"]):
        gradient = _gradient(loss, point)
        found |= {f"y{k}": _predictions(rows, point), f"L{k}": loss(point), f"dPhi{k}": gradient}
        point = [p - rate * g for p, g in zip(point, gradient, strict=True)]
        found[f"Phi_new{k + 1}"] = point
    if not parameters["stop"]:
        return _floats(found)
    last = parameters["steps"] - 1
    found["fall"] = found[f"L{last - 1}"] - found[f"L{last}"]
    return _floats(found) | {"stop": "yes" if found["fall"] <= _exact(givens["epsilon"]) else "no"}


def oracle_torch(givens, parameters):
    import torch

    rows, targets, start, words = _problem(givens, parameters)
    X = torch.tensor([[float(x) for x in row] for row in rows], dtype=torch.float64)
    t = torch.tensor([float(x) for x in targets], dtype=torch.float64)
    point = torch.tensor([float(x) for x in start], dtype=torch.float64, requires_grad=True)
    descent = torch.optim.SGD([point], lr=float(givens["eta"]))
    found = {}
    for k in range(parameters["steps"] if parameters["matrix"] else 1):
        squares = (X @ point - t) ** 2
        loss = {"mean": squares.mean(), "half_sum": squares.sum() / 2, "sum": squares.sum()}[
            parameters["sq_loss"]
        ]
        descent.zero_grad()
        loss.backward()
        gradient = point.grad.tolist()
        if not parameters["matrix"]:
            return {"L": loss.item()} | {f"d{word}": g for word, g in zip(words, gradient, strict=True)}
        found |= {f"L{k}": loss.item(), f"dPhi{k}": gradient}
        descent.step()
    return found


def _problem(givens, parameters):
    """Every model as rows of inputs and a list of parameters."""
    targets = [_exact(t) for t in givens["t"]]
    if parameters["matrix"]:
        return (
            [[_exact(x) for x in row] for row in givens["X"]],
            targets,
            list(map(_exact, givens["Phi"])),
            (),
        )
    words = ("w", "b") if parameters["bias"] else ("w",)
    rows = [[_exact(x), Fraction(1)][: len(words)] for x in givens["x"]]
    return rows, targets, [_exact(givens[word]) for word in words], words


def _exact(x):
    return Fraction(repr(float(x)))


def _predictions(rows, point):
    return [sum(x * p for x, p in zip(row, point, strict=True)) for row in rows]


def _loss(rows, targets, point, form):
    squares = [(y - t) ** 2 for y, t in zip(_predictions(rows, point), targets, strict=True)]
    return sum(squares) / {"mean": len(squares), "half_sum": 2, "sum": 1}[form]


def _gradient(loss, point):
    """Central differences over whole steps, which are exact for a quadratic."""
    moved = [
        [loss([p + step * (i == j) for j, p in enumerate(point)]) for step in (1, -1)]
        for i in range(len(point))
    ]
    return [(up - down) / 2 for up, down in moved]


def _floats(found):
    return {
        name: [float(x) for x in value] if isinstance(value, list) else float(value)
        for name, value in found.items()
    }
