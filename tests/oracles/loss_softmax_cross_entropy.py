"""Softmax and cross-entropy through pairwise differences of the logits; and by torch."""

from math import exp, log


def oracle(givens, parameters):
    z, t = givens["z"], int(givens["t"]) - 1
    k = len(z)
    # 1 / p_j is a sum over differences: no exponential of a logit itself is ever needed
    p = [1 / sum(exp(other - own) for other in z) for own in z]
    found = {
        "p": p,
        "predicted": 1 + max(range(k), key=lambda j: z[j]),
        "L": log(sum(exp(other - z[t]) for other in z)),
    }
    if parameters["in_steps"]:
        found["u"] = [exp(logit) for logit in z]
    else:
        del found["predicted"]
    if parameters["stable"]:
        found["s"] = [logit - max(z) for logit in z]
    if parameters["gradient"]:
        found["dz"] = [(p[j] if j != t else -sum(p[:t] + p[t + 1 :])) for j in range(k)]
    if parameters["jacobian"]:
        found["J"] = [[_derivative(p, i, j) for j in range(k)] for i in range(k)]
    return found


def _derivative(p, i, j):
    """∂p_i/∂z_j by the quotient rule; the diagonal from the others, because they add up to 0."""
    return -p[i] * p[j] if i != j else sum(p[i] * p[other] for other in range(len(p)) if other != i)


def oracle_torch(givens, parameters):
    import torch

    z = torch.tensor(givens["z"], dtype=torch.float64, requires_grad=True)
    target = torch.tensor(int(givens["t"]) - 1)
    loss = torch.nn.functional.cross_entropy(z, target)
    loss.backward()
    found = {"p": torch.softmax(z, 0).tolist(), "L": loss.item()}
    if parameters["gradient"]:
        found["dz"] = z.grad.tolist()
    if parameters["jacobian"]:
        found["J"] = torch.autograd.functional.jacobian(lambda v: torch.softmax(v, 0), z.detach()).tolist()
    return found
