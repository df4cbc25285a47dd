"""Weight decay as gradient descent with slopes from differences, step by step; and by torch's optimiser."""


def oracle(givens, parameters):
    part, form = parameters["part"], parameters.get("wd_form")
    eta, lam = givens.get("eta"), givens["lam"]
    share = lam if form == "lambda_sq" else lam / 2  # decoupled decay moves weights as lam / 2 would

    def decayed(w, slope):
        """One update, with the derivative of share·w² from a difference that is exact for squares."""
        return w - eta * (slope + share * ((w + 1) ** 2 - (w - 1) ** 2) / 2)

    if part == "l1":
        return _sparse(givens)
    if part == "two weights":
        return _two_weights(givens, share)
    if part == "shrink":
        return _repeated(givens, decayed)
    if part == "step":
        pairs = zip(givens["w"], givens["grad"], strict=True)
        found = {"w_new": [decayed(w, g) for w, g in pairs]}
        if parameters["loss"] and form != "decoupled":
            found["L_wd"] = givens["L"] + sum(share * w * w for w in givens["w"])
        return found | ({"b_new": givens["b"] - eta * givens["db"]} if parameters["bias"] else {})
    return _ridge(givens, decayed, share)


def _repeated(givens, decayed):
    weights, count = [givens["w"]], int(givens["T"])
    for _ in range(count):
        weights.append([decayed(w, 0) for w in weights[-1]])
    return {"shrink": decayed(1, 0), "w_new": weights[1], "w_T": weights[-1]}


def _ridge(givens, decayed, share):
    def loss(w):
        return sum((w * x - t) ** 2 for x, t in zip(givens["x"], givens["t"], strict=True))

    def after(steps, w):
        for _ in range(steps):
            w = decayed(w, (loss(w + 1) - loss(w - 1)) / 2)
        return w

    start = givens["w0"]
    limit = after(5000, start)
    moved = after(1, limit + 1) - limit
    # the prior adds w² / (2 τ²), which is the penalty; at w = 1 this is 1 / (2 τ²) = share
    return {
        "w_new": after(1, start),
        "w_star": limit,
        "shrink": moved,
        "w_T": after(int(givens["T"]), start),
        "tau": (2 * share) ** -0.5,
    }


def oracle_torch(givens, parameters):
    import torch

    if parameters["part"] in ("shrink", "l1", "two weights") or parameters["wd_form"] == "decoupled":
        return {}
    if parameters["part"] == "ridge":
        return _ridge_torch(givens, parameters)
    lam = givens["lam"] * (2 if parameters["wd_form"] == "lambda_sq" else 1)
    w = torch.tensor(givens["w"], dtype=torch.float64, requires_grad=True)
    w.grad = torch.tensor(givens["grad"], dtype=torch.float64)
    torch.optim.SGD([w], lr=givens["eta"], weight_decay=lam).step()
    return {"w_new": w.tolist()}


def _ridge_torch(givens, parameters):
    import torch

    w = torch.tensor(givens["w0"], dtype=torch.float64, requires_grad=True)
    x, t = (torch.tensor(givens[name], dtype=torch.float64) for name in "xt")
    share = givens["lam"] if parameters["wd_form"] == "lambda_sq" else givens["lam"] / 2
    (((w * x - t) ** 2).sum() + share * w**2).backward()
    return {"g_wd": w.grad.item()}


def _two_weights(givens, share):
    """By elimination in the equations of the smallest loss plus share·‖w‖²."""

    def best(share):
        rows = [[sum(x[i] * x[j] for x in X) + share * (i == j) for j in (0, 1)] for i in (0, 1)]
        right = [sum(x[i] * t for x, t in zip(X, givens["t"], strict=True)) for i in (0, 1)]
        factor = rows[1][0] / rows[0][0]
        second = (right[1] - factor * right[0]) / (rows[1][1] - factor * rows[0][1])
        return [(right[0] - rows[0][1] * second) / rows[0][0], second]

    X = givens["X"]
    free, held = best(0), best(share)
    return {"w_free": free, "w_star": held, "length": (held[0] ** 2 + held[1] ** 2) ** 0.5}


def _sparse(givens):
    """The soft threshold as the minimum of ½(v − u)² + ηλ|v|, which lies at 0 or where the slope is 0."""
    pairs, eta, lam = list(zip(givens["w"], givens["grad"], strict=True)), givens["eta"], givens["lam"]
    steps = [w - eta * g for w, g in pairs]

    def nearest(u):
        candidates = [0.0, *(v for v in (u - eta * lam, u + eta * lam) if (v > 0) == (v == u - eta * lam))]
        return min(candidates, key=lambda v: (v - u) ** 2 / 2 + eta * lam * abs(v))

    return {
        "w_new": [w - eta * (g + (lam if w > 0 else -lam)) for w, g in pairs],
        "w_soft": [nearest(u) for u in steps],
    }
