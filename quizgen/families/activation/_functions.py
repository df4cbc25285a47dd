"""Activation functions with their derivatives, each as steps of a trace with the mistakes that it invites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizgen.equations import Quantity
from quizgen.trace import Trace
from quizgen.vocabulary.activations import (
    elu,
    normal_density,
    normal_distribution,
    relu,
    relu_slope,
    relu_slope_closed,
    sigmoid,
    tanh,
    unit_step,
)
from quizgen.vocabulary.elementary import absolute, exp, log, maximum, minimum, square

SLOPE = "f'"


def function_steps(t: Trace, name: str, x: Quantity) -> tuple[Quantity, Quantity]:
    """The steps to the values and the slopes of an activation function at every x."""
    return _STEPS[name](t, x)


def _pair(t: Trace, f: Any, slope: Callable[[Quantity], Any]) -> tuple[Quantity, Quantity]:
    """The two steps, of which the second may use the first."""
    values = t.step("f", f, answer=True)
    return values, t.step("df", slope(values), symbol=SLOPE, answer=True)


def _sigmoid(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    f, df = _pair(t, sigmoid(x), lambda f: f * (1 - f))
    t.mistake("exponent_reversed", f, sigmoid(-x))
    t.mistake("slope_of_the_input", df, x * (1 - x))
    t.mistake("plus_for_minus", df, f * (1 + f))
    return f, df


def _tanh(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    f, df = _pair(t, tanh(x), lambda f: 1 - square(f))
    t.mistake("sigmoid_for_tanh", f, sigmoid(x))
    t.mistake("square_forgotten", df, 1 - f)
    t.mistake("slope_of_the_input", df, 1 - square(x))
    return f, df


def _relu(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    f, df = _pair(t, relu(x), lambda _: _mask(t)(x))
    t.mistake("sign_dropped", f, absolute(x))
    t.mistake("value_for_slope", df, f)
    t.mistake("slope_one_everywhere", df, x**0)
    return f, df


def _leaky_relu(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    alpha = t.constant("alpha", t.convention("leaky_slope"), symbol=r"\alpha")
    f, df = _pair(t, maximum(alpha * x, x), lambda _: alpha + (1 - alpha) * _mask(t)(x))
    t.mistake("leak_forgotten", f, relu(x))
    t.mistake("leak_on_both_sides", f, alpha * x)
    t.mistake("value_for_slope", df, f)
    t.mistake("slope_one_everywhere", df, x**0)
    return f, df


def _elu(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    f, df = _pair(t, elu(x), lambda _: minimum(1, exp(x)))
    t.mistake("shift_forgotten", f, maximum(0, x) + minimum(1, exp(x)))
    t.mistake("value_for_slope", df, f)
    t.mistake("slope_one_everywhere", df, x**0)
    return f, df


def _softplus(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    f, df = _pair(t, log(1 + exp(x)), lambda _: sigmoid(x))
    t.mistake("one_forgotten", f, x)
    t.mistake("inner_derivative_forgotten", df, 1 / (1 + exp(x)))
    t.mistake("slope_of_the_input", df, x * (1 - x))
    return f, df


def _silu(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    s = t.step("s", sigmoid(x))
    f, df = _pair(t, x * s, lambda f: s + f * (1 - s))
    t.mistake("exponent_reversed", s, sigmoid(-x))
    t.mistake("input_held_fixed", df, f * (1 - s))
    t.mistake("sigmoid_held_fixed", df, s)
    t.mistake("slopes_multiplied", df, s * (1 - s))
    return f, df


def _gelu(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    P = t.step("P", normal_distribution(x))
    density = t.step("density", normal_density(x), symbol="p")
    f, df = _pair(t, x * P, lambda _: P + x * density)
    t.mistake("density_for_distribution", f, x * density)
    t.mistake("input_held_fixed", df, x * density)
    t.mistake("distribution_held_fixed", df, P)
    t.mistake("slopes_multiplied", df, density)
    return f, df


def _binary_step(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    f, df = _pair(t, unit_step[t.convention("step_at_0")](x), lambda _: 0 * x)
    t.mistake("sign_for_step", f, 2 * unit_step["1"](x) - 1)
    t.mistake("slope_one_everywhere", df, x**0)
    return f, df


def _identity(t: Trace, x: Quantity) -> tuple[Quantity, Quantity]:
    f, df = _pair(t, x, lambda _: x**0)
    t.mistake("value_for_slope", df, f)
    return f, df


def _mask(t: Trace) -> Any:
    return relu_slope if t.convention("relu_grad_at_0") == "0" else relu_slope_closed


_STEPS = {
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "relu": _relu,
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "softplus": _softplus,
    "silu": _silu,
    "gelu": _gelu,
    "binary_step": _binary_step,
    "identity": _identity,
}
