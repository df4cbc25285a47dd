"""Dropout by going through all masks, in fractions; and by torch."""

from fractions import Fraction
from itertools import product


def oracle(givens, parameters):
    # a float stands for the decimal that it prints as
    p = Fraction(str(givens["p"]))
    q = 1 - p if parameters["dropout_p"] == "drop" else p
    inverted = parameters["dropout_scheme"] == "inverted"
    h = [Fraction(str(x)) for x in givens["h"]]
    n, mask = len(h), givens["mask"]

    def passed(mask, rescaled):
        kept = [x if bit else Fraction(0) for x, bit in zip(h, mask, strict=True)]
        return [x / q for x in kept] if rescaled else kept

    masks = list(product((0, 1), repeat=n))
    chances = [q ** sum(m) * (1 - q) ** (n - sum(m)) for m in masks]

    def mean(rescaled, power=1):
        return [
            sum(c * passed(m, rescaled)[i] ** power for c, m in zip(chances, masks, strict=True))
            for i in range(n)
        ]

    first = mean(inverted)
    found = {"q": q, "train": passed(mask, inverted), "test": first}
    if parameters["compare"]:
        found |= {"mean": first, "train_other": passed(mask, not inverted), "test_other": mean(not inverted)}
    if parameters["count"]:
        found |= {"networks": len(masks), "none_left": chances[masks.index((0,) * n)]}
    if parameters["spread"]:
        found["variance"] = [s - m * m for s, m in zip(mean(inverted, 2), first, strict=True)]
    if parameters["backward"]:
        found |= _backward(givens, found["train"], q if inverted else Fraction(1), parameters["sq_loss"])
    return {name: [float(x) for x in v] if isinstance(v, list) else float(v) for name, v in found.items()}


def _backward(givens, passed, divisor, form):
    w, share = [Fraction(str(x)) for x in givens["w"]], Fraction(1, 2) if form == "half_sum" else Fraction(1)
    error = sum(a * b for a, b in zip(w, passed, strict=True)) + Fraction(str(givens["b"]))
    y, error = error, error - Fraction(str(givens["t"]))
    slope = 2 * share * error
    dh = [slope * a / divisor if bit else 0 for a, bit in zip(w, givens["mask"], strict=True)]
    return {"y": y, "L": share * error**2, "delta": slope, "dw": [slope * x for x in passed], "dh": dh}


def oracle_torch(givens, parameters):
    import torch

    if not parameters["backward"]:
        return {}
    h, w = (torch.tensor(givens[name], dtype=torch.float64, requires_grad=True) for name in "hw")
    mask = torch.tensor(givens["mask"], dtype=torch.float64)
    q = 1 - givens["p"] if parameters["dropout_p"] == "drop" else givens["p"]
    passed = h * mask / (q if parameters["dropout_scheme"] == "inverted" else 1)
    y = w @ passed + givens["b"]
    y.retain_grad()
    loss = (y - givens["t"]) ** 2
    loss = loss / 2 if parameters["sq_loss"] == "half_sum" else loss
    loss.backward()
    return {"L": loss.item(), "delta": y.grad.item(), "dw": w.grad.tolist(), "dh": h.grad.tolist()}
