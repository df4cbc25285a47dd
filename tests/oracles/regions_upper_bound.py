"""The most linear regions, by counting the cells of hyperplanes in general position one by one."""

from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import prod


def oracle(givens, parameters):
    inputs = int(givens["D_i"])
    if parameters["find_width"]:
        bounds = [cells(1, inputs)]
        while bounds[-1] < givens["M"]:
            bounds.append(cells(len(bounds) + 1, inputs))
        return {"bounds": bounds, "D_min": len(bounds)}
    units = int(givens["D"])
    found = {f"term{j}": sum(1 for _ in combinations(range(units), j)) for j in range(min(inputs, units) + 1)}
    found["N_max"] = cells(units, inputs)
    if parameters["compare"]:
        found["enough"] = "yes" if found["N_max"] >= givens["M"] else "no"
    return found


@cache
def cells(units, inputs):
    """The cells that touch a vertex, told apart by their sides; in general position no cell has none.

    Hyperplane i is i x_1 + i² x_2 + … = i^(inputs + 1): any of them meet in as few points as they can.
    """
    if units < inputs:
        return 2**units
    planes = [[Fraction(i**k) for k in range(1, inputs + 2)] for i in range(1, units + 1)]
    sides = set()
    for chosen in combinations(range(units), inputs):
        point = _solved([planes[i] for i in chosen])
        own = [sum(a * x for a, x in zip(plane, point, strict=False)) > plane[-1] for plane in planes]
        for flips in product((False, True), repeat=inputs):
            around = dict(zip(chosen, flips, strict=True))
            sides.add(tuple(around.get(i, side) for i, side in enumerate(own)))
    return len(sides)


def _solved(rows):
    """The common point of as many planes as dimensions, by Cramer's rule."""
    n = len(rows)
    whole = _determinant([row[:n] for row in rows])
    return [_determinant([[*row[:k], row[n], *row[k + 1 : n]] for row in rows]) / whole for k in range(n)]


def _determinant(rows):
    """By elimination; powers of different numbers never lead to a zero pivot."""
    rows = [list(row) for row in rows]
    for k in range(len(rows)):
        for row in rows[k + 1 :]:
            share = row[k] / rows[k][k]
            row[k:] = [x - share * y for x, y in zip(row[k:], rows[k][k:], strict=True)]
    return prod(rows[k][k] for k in range(len(rows)))
