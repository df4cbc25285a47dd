"""Parameters counted one by one: a weight for every pair of units, a bias for every unit that computes."""

from itertools import pairwise, product


def oracle(givens, parameters):
    sizes, bias = parameters["layer_sizes"], parameters["bias"]
    layers = [_counted(before, here, bias) for before, here in pairwise(sizes)]
    found = {_name(l, len(layers)): number for l, number in enumerate(layers, 1)}
    found["total"] = sum(layers)
    if parameters["split"] and bias:
        found["weights"] = sum(_counted(before, here, False) for before, here in pairwise(sizes))
        found["biases"] = found["total"] - found["weights"]
    if parameters["compare"]:
        fits = [width for width in range(1, found["total"]) if _shallow(sizes, width, bias) <= found["total"]]
        found |= {"D_max": max(fits), "shallow_total": _shallow(sizes, max(fits), bias)}
    return found


def oracle_torch(givens, parameters):
    import torch

    sizes, bias = parameters["layer_sizes"], parameters["bias"]
    layers = [torch.nn.Linear(before, here, bias=bias) for before, here in pairwise(sizes)]
    counts = [sum(parameter.numel() for parameter in layer.parameters()) for layer in layers]
    return {_name(l, len(layers)): number for l, number in enumerate(counts, 1)} | {"total": sum(counts)}


def _counted(before, here, bias):
    senders = [f"unit {i}" for i in range(before)] + (["bias"] if bias else [])
    return sum(1 for _ in product(senders, range(here)))


def _shallow(sizes, width, bias):
    return sum(_counted(before, here, bias) for before, here in pairwise((sizes[0], width, sizes[-1])))


def _name(l, depth):
    return "output" if l == depth else "hidden" if depth == 2 else f"hidden{l}"
