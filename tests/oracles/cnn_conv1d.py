"""A convolution as a walk over the input, place by place; and by torch."""


def oracle(givens, parameters):
    rows = [givens["x"]] if parameters["C"] == 1 else givens["X"]
    n, K, d, s = (parameters[name] for name in ("n", "K", "d", "s"))
    zeros = d * (K - 1) // 2 if parameters["padding"] == "zero" else 0
    # a window begins at `start`, which is negative inside the padding; places outside the input hold 0
    starts = [start for start in range(-zeros, n) if start + d * (K - 1) < n + zeros][::s]
    found = {"n_out": len(starts)}
    for o in [""] if parameters["kernels"] == 1 else range(1, parameters["kernels"] + 1):
        kernel = [givens[f"w{o}"]] if parameters["C"] == 1 else givens[f"W{o}"]
        if parameters["conv_flip"] == "yes":
            kernel = [row[::-1] for row in kernel]
        sums = [givens.get(f"b{o}", 0)] * len(starts)
        for row, weights in zip(rows, kernel, strict=True):
            for place, x in enumerate(row):
                for j, w in enumerate(weights):
                    # this input meets weight j in the window that begins d·j places before it
                    if place - d * j in starts:
                        sums[starts.index(place - d * j)] += w * x
        found[f"z{o}"] = sums
        if parameters["activation"]:
            found[f"h{o}"] = [max(0, z) for z in sums]
    return found


def oracle_torch(givens, parameters):
    import torch

    single, K, d = parameters["C"] == 1, parameters["K"], parameters["d"]
    x, w = (
        torch.tensor(givens[name], dtype=torch.float64) for name in (("x", "w") if single else ("X", "W"))
    )
    if single:
        x, w = x[None], w[None]
    zeros = d * (K - 1) // 2 if parameters["padding"] == "zero" else 0
    z = torch.nn.functional.conv1d(x[None], w[None], stride=parameters["s"], padding=zeros, dilation=d)[0, 0]
    z = z + givens.get("b", 0)
    found = {"z": z.tolist(), "n_out": len(z)}
    return found | ({"h": torch.relu(z).tolist()} if parameters["activation"] else {})
