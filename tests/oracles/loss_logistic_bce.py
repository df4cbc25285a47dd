"""The logistic loss through margins, ln(1 + e^(−s z)) with labels s = ±1; and by torch."""

from math import exp, log


def oracle(givens, parameters):
    batch = parameters["batch"]
    rows, labels = (givens["X"], givens["Y"]) if batch else ([givens["x"]], [givens["y"]])
    w, b, n = givens["w"], givens["b"], len(givens["w"])
    share = len(rows) if batch and parameters["batch_reduction"] == "mean" else 1

    sums = [b + sum(wj * xj for wj, xj in zip(w, row, strict=True)) for row in rows]
    signs = [1 if label == 1 else -1 for label in labels]
    losses = [log(1 + exp(-s * z)) for s, z in zip(signs, sums, strict=True)]
    errors = [-s / (1 + exp(s * z)) for s, z in zip(signs, sums, strict=True)]
    found = {"z": sums, "a": [exp(z) / (1 + exp(z)) for z in sums], "L": sum(losses) / share}
    if parameters["gradient"]:
        slopes = [sum(e * row[j] for e, row in zip(errors, rows, strict=True)) / share for j in range(n)]
        found |= {"delta": errors, "dL_dw": slopes, "dL_db": sum(errors) / share}
        # σ′ has the two factors e^z and 1 / (1 + e^z)²
        steepness = [exp(z) / (1 + exp(z)) ** 2 for z in sums]
        if parameters["squared"]:
            found["kept"] = [e * s for e, s in zip(errors, steepness, strict=True)]
        if parameters["update"]:
            found["w_new"] = [old - givens["eta"] * slope for old, slope in zip(w, slopes, strict=True)]
            found["b_new"] = b - givens["eta"] * found["dL_db"]
    if batch:
        return found | {"losses": losses}
    errors = {"dL_dz": found.pop("delta")} if parameters["gradient"] else {}
    return {name: v[0] if name in ("z", "a", "kept") else v for name, v in found.items()} | {
        name: v[0] for name, v in errors.items()
    }


def oracle_torch(givens, parameters):
    import torch

    batch = parameters["batch"]
    rows, labels = (givens["X"], givens["Y"]) if batch else ([givens["x"]], [givens["y"]])
    X, y = (torch.tensor(values, dtype=torch.float64) for values in (rows, labels))
    w = torch.tensor(givens["w"], dtype=torch.float64, requires_grad=True)
    b = torch.tensor(givens["b"], dtype=torch.float64, requires_grad=True)
    how = parameters["batch_reduction"] if batch else "sum"
    z = X @ w + b
    z.retain_grad()
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction=how)
    loss.backward()
    found = {"L": loss.item()}
    if not parameters["gradient"]:
        return found
    found |= {"dL_dw": w.grad.tolist(), "dL_db": b.grad.item()}
    if batch:
        return found
    a = torch.sigmoid(z.detach()).requires_grad_()
    torch.nn.functional.binary_cross_entropy(a, y).backward()
    return found | {"dL_dz": z.grad.item(), "dL_da": a.grad.item()}
