"""Derivatives by moving one node: the program below it runs again with complex steps; and by torch."""

import cmath
import re

STEP = 1e-30


def oracle(givens, parameters):
    lines = [line.split(" = ") for line in parameters["graph"].split("; ")]
    leaves = {name: complex(value) for name, value in givens.items()}
    values = _run(lines, leaves, None)
    found = {name: values[name].real for name, _ in lines}
    for name in [*leaves, *found]:
        found[f"grad_{name}"] = _run(lines, leaves, name)["L"].imag / STEP
    formulas = {f"formula{name}": found[f"grad_{name}"] for name in leaves} if parameters["formulas"] else {}
    return found | formulas


def oracle_torch(givens, parameters):
    import torch

    tensors = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True) for name, value in givens.items()
    }
    known = dict(tensors)
    functions = {
        name: getattr(torch, name) for name in ("exp", "sigmoid", "tanh", "relu", "sqrt", "sin", "cos")
    }
    for name, text in (line.split(" = ") for line in parameters["graph"].split("; ")):
        known[name] = _value(text, known, functions | {"ln": torch.log, "max": torch.maximum})
    known["L"].backward()
    return {f"grad_{name}": tensor.grad.item() for name, tensor in tensors.items()}


def _run(lines, leaves, moved):
    known = {name: value + (STEP * 1j if name == moved else 0) for name, value in leaves.items()}
    functions = {name: getattr(cmath, name) for name in ("exp", "tanh", "sqrt", "sin", "cos")}
    functions |= {
        "ln": cmath.log,
        "sigmoid": lambda z: 1 / (1 + cmath.exp(-z)),
        "relu": lambda z: z if z.real > 0 else 0j,
        "max": lambda a, b: a if a.real > b.real else b,
    }
    for name, text in lines:
        known[name] = _value(text, known, functions) + (STEP * 1j if name == moved else 0)
    return known


def _value(text, known, functions):
    """Work out `a * b`, `a^2` or `exp(a)`."""
    call = re.fullmatch(r"(\w+)\((\w+)\)", text)
    if call:
        return functions[call[1]](known[call[2]])
    if text.endswith("^2"):
        return known[text[:-2]] ** 2
    left, sign, right = text.split(" ")
    a, b = known[left], known[right]
    return {"+": a + b, "-": a - b, "*": a * b}[sign]
