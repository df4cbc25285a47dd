"""Weight decay as gradient descent with slopes from differences, step by step; and by torch's optimiser."""


def oracle(givens, parameters):
    part, form = parameters["part"], parameters["wd_form"]
    eta, lam = givens["eta"], givens["lam"]
    share = lam if form == "lambda_sq" else lam / 2  # decoupled decay moves weights as lam / 2 would

    def decayed(w, slope):
        """One update, with the derivative of share·w² from a difference that is exact for squares."""
        return w - eta * (slope + share * ((w + 1) ** 2 - (w - 1) ** 2) / 2)

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

    if parameters["wd_form"] == "decoupled" or parameters["part"] == "shrink":
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
