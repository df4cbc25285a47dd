"""What units see, by following every connection down to the input."""


def oracle(givens, parameters):
    layers = _layers(givens, parameters)
    found = {}
    for l in range(1, len(layers) + 1):
        first, second = (_seen(unit, layers[:l]) for unit in (0, 1))
        found[f"r{l}"] = max(first) - min(first) + 1
        if parameters["strided"] and (l < len(layers) or parameters["located"]):
            found[f"j{l}"] = min(second) - min(first)
    if parameters["needed"]:
        count = 0
        while len(_seen(0, layers[:1] * count)) < givens["inputs"]:
            count += 1
        found["L_min"] = count
    if parameters["located"]:
        seen = _seen(int(givens["unit"]) - 1, layers)
        found |= {"first": min(seen) + 1, "last": max(seen) + 1}
    return found


def oracle_torch(givens, parameters):
    import torch

    layers = _layers(givens, parameters)
    x = torch.zeros(1, 1, 200, dtype=torch.float64, requires_grad=True)
    h, found = x, {}
    for l, (size, stride, gap) in enumerate(layers, 1):
        ones = torch.ones(1, 1, size, dtype=torch.float64)
        h = torch.nn.functional.conv1d(h, ones, stride=stride, dilation=gap)
        (slope,) = torch.autograd.grad(h[0, 0, 0], x, retain_graph=True)
        found[f"r{l}"] = int(slope.nonzero()[-1][-1]) + 1
    return found


def _layers(givens, parameters):
    count = len(givens["k"])
    left_out = parameters.get("dilation") == "zeros"
    gaps = [d + left_out for d in givens["d"]] if parameters["dilated"] else [1] * count
    strides = givens["s"] if parameters["strided"] else [1] * count
    return [tuple(map(int, layer)) for layer in zip(givens["k"], strides, gaps, strict=True)]


def _seen(unit, layers):
    """The places of the input, from 0, that a unit above these layers depends on."""
    places = {unit}
    for size, stride, gap in reversed(layers):
        places = {place * stride + gap * j for place in places for j in range(size)}
    return places
