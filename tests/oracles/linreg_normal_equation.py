"""Least squares from means and covariances in exact fractions; the gradient from values of the loss alone."""

from fractions import Fraction
from math import atan2, cos, sin


def oracle(givens, parameters):
    x, y = ([Fraction(repr(v)) for v in givens[name]] for name in ("x", "y"))
    n = len(x)
    if not parameters["intercept"]:
        slope = _products(x, y) / _products(x, x)
        best, found = [Fraction(0), slope], {"phi_star": slope}
    else:
        means = sum(x) / n, sum(y) / n
        slope = (_products(x, y) / n - means[0] * means[1]) / (_products(x, x) / n - means[0] ** 2)
        best = [means[1] - slope * means[0], slope]
        found = {"phi_star": best}

    def loss(point):
        squares = sum((point[0] + point[1] * a - b) ** 2 for a, b in zip(x, y, strict=True))
        return squares / {"mean": n, "half_sum": 2, "sum": 1}[parameters["sq_loss"]]

    if parameters["loss"]:
        found["loss_min"] = loss(best)
    if parameters["intercept"] and parameters["curvature"]:
        found |= _curvature(loss, [Fraction(repr(v)) for v in givens["phi_start"]])
    return {name: _floats(value) for name, value in found.items()}


def _curvature(loss, start):
    """Differences over whole steps, which are exact for a quadratic."""
    steps = [(1, 0), (0, 1)]

    def moved(*directions):
        return loss([p + sum(d[i] for d in directions) for i, p in enumerate(start)])

    def back(step):
        return tuple(-d for d in step)

    gradient = [(moved(step) - moved(back(step))) / 2 for step in steps]
    H = [[moved(a, b) - moved(a) - moved(b) + moved() for b in steps] for a in steps]
    # the angle of the axes of the ellipses brings the Hessian into diagonal form
    angle = atan2(2 * H[0][1], H[0][0] - H[1][1]) / 2
    axes = [(cos(angle), sin(angle)), (-sin(angle), cos(angle))]
    values = sorted(sum(u[i] * H[i][j] * u[j] for i in (0, 1) for j in (0, 1)) for u in axes)
    return {
        "gradient": gradient,
        "hessian": H,
        "hessian_eigenvalues": values,
        "max_stable_lr": 2 / values[1],
        "tangent": [-gradient[1], gradient[0]],
        "level_line_tangent_dot_gradient": 0,
    }


def oracle_torch(givens, parameters):
    import torch

    x, y = (torch.tensor(givens[name], dtype=torch.float64) for name in ("x", "y"))
    X = torch.stack([torch.ones_like(x), x], dim=1) if parameters["intercept"] else x[:, None]
    best = torch.linalg.lstsq(X, y[:, None], driver="gelsd").solution[:, 0]
    found = {"phi_star": best.tolist() if parameters["intercept"] else best.item()}
    if parameters["intercept"] and parameters["curvature"]:

        def loss(point):
            squares = ((X @ point - y) ** 2).sum()
            return squares / {"mean": len(x), "half_sum": 2, "sum": 1}[parameters["sq_loss"]]

        start = torch.tensor(givens["phi_start"], dtype=torch.float64)
        hessian = torch.autograd.functional.hessian(loss, start)
        found["hessian"] = hessian.tolist()
        found["hessian_eigenvalues"] = torch.linalg.eigvalsh(hessian).tolist()
        found["gradient"] = torch.autograd.functional.jacobian(loss, start).tolist()
    return found


def _products(a, b):
    return sum(p * q for p, q in zip(a, b, strict=True))


def _floats(value):
    return [_floats(v) for v in value] if isinstance(value, list) else float(value)
