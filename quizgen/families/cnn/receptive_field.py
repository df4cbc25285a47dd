from functools import reduce
from operator import mul
from typing import Any

import numpy as np

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import exact
from quizgen.family import family
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.convolution import ceiling, floor

WIDEST = 45  # a field that can still be drawn


@family(
    "cnn.receptive_field",
    version=1,
    title="Receptive field of convolutional layers",
    levels={
        "intro": {"needed": True},
        "standard": {"L": [3, 4], "strided": True},
        "exam": {"L": [3, 4], "strided": True, "dilated": True, "located": True},
    },
    givens={"k": "L", "s": "L", "d": "L", "inputs": "", "unit": ""},
    aliases={"kernels": "k", "strides": "s", "dilations": "d"},
    implies={
        "s": {"strided": True},
        "d": {"dilated": True},
        "inputs": {"needed": True},
        "unit": {"located": True},
    },
)
def receptive_field(
    t: Trace,
    draw: Draw,
    L: int = 3,
    strided: bool = False,
    dilated: bool = False,
    needed: bool = False,
    located: bool = False,
) -> None:
    """How many inputs a unit of each layer sees, and which ones a unit of the last layer sees."""
    k = t.given("k", _equal_kernels(draw) if needed else draw.integers(2, 3 if dilated else 5))
    s = t.given("s", draw.integers(1, 2), such_that=STRIDES) if strided else None
    d = _distances(t, draw, t.value(k), None if s is None else t.value(s)) if dilated else None
    layers = [(k[l], None if s is None else s[l], None if d is None else d[l]) for l in range(L)]
    sizes = [[1 if part is None else t.value(part) for part in layer] for layer in layers]
    whole = all(size >= 1 and size == int(size) for layer in sizes for size in layer)
    t.defined("kernels, strides and dilations are whole numbers from 1 on", whole)

    r, j = t.constant("r0", 1), t.constant("j0", 1) if strided else None
    for l, (kernel, stride, gap) in enumerate(layers, 1):
        r = _widened(t, l, r, (kernel, gap, j), stride, answer=l == L)
        if j is not None and (l < L or located):
            j = _jump(t, l, j, stride)
    if needed:
        _layers_needed(t, draw, k)
    if located:
        _place(t, draw, r, j)
    if t.value(r) <= WIDEST:
        t.picture("receptive_field", solution=True, layers=layers)


def _distances(t: Trace, draw: Draw, kernels: Any, strides: Any) -> Any:
    """How far apart the weights of each layer meet the layer below, from its dilation."""
    left_out = int(t.convention("dilation") == "zeros")
    jumps = np.cumprod([1, *(np.ones(len(kernels)) if strides is None else strides)])[:-1]

    def narrow(d: Any) -> bool:
        return bool(((kernels - 1) * (d + left_out) * jumps).sum() < WIDEST)

    good: dict[str, Condition] = {
        "some layer is dilated": lambda d: bool(max(d) + left_out > 1),
        "the field is narrow enough to be drawn": narrow,
    }
    d = t.given("d", lambda shape: exact([draw.choice((1, 2, 4)) for _ in range(*shape)]), such_that=good)
    return d + 1 if left_out else d


def _widened(
    t: Trace, l: int, before: Quantity, factors: tuple[Any, Any, Any], stride: Any, answer: bool
) -> Quantity:
    """The field of a layer: its kernel spans k − 1 gaps, each as wide as its units stand apart."""
    k, gap, jump = factors

    def with_reach(*factors: Any) -> Any:
        return before + reduce(mul, [factor for factor in factors if factor is not None])

    r = t.step("r", with_reach(k - 1, gap, jump), l, kind="integer", answer=answer)
    if l > 1:
        t.mistake("whole_kernel_added", r, with_reach(k, gap, jump))
        t.mistake("sizes_multiplied", r, before * k)
    if jump is not None and t.value(jump) > 1:
        t.mistake("jump_ignored", r, with_reach(k - 1, gap))
    if stride is not None and t.value(stride) > 1:
        own = with_reach(k - 1, gap, jump, stride)
        if t.value(own) != t.value(with_reach(k, gap, jump)):
            t.mistake("own_stride_used", r, own)
    if gap is not None and t.value(gap) > 1:
        t.mistake("dilation_ignored", r, with_reach(k - 1, jump))
        t.mistake("kernel_dilated_at_its_end", r, with_reach(gap * k - 1, jump))
    return r


def _jump(t: Trace, l: int, before: Quantity, stride: Any) -> Quantity:
    """How many inputs apart neighbouring units of a layer see."""
    j = t.step("j", before * stride, l, kind="integer")
    if t.value(before + stride) != t.value(j):
        t.mistake("strides_added", j, before + stride)
    return j


def _layers_needed(t: Trace, draw: Draw, k: Quantity) -> None:
    """How many such layers see a number of inputs."""
    size = t.value(k)[0]
    t.defined("all kernels have one size above 1", size > 1 and len(set(t.value(k).tolist())) == 1)
    N = t.given("inputs", draw.integers(20, 99), symbol="N", such_that=_uneven(size))
    count = t.step("L_min", ceiling((N - 1) / (k[0] - 1)), kind="integer", answer=True, symbol=r"L_{\min}")
    rounded_down = floor((N - 1) / (k[0] - 1))
    if t.value(rounded_down) != t.value(count):
        t.mistake("rounded_down", count, rounded_down)
    if t.value(ceiling(N / k[0])) != t.value(count):
        t.mistake("kernels_side_by_side", count, ceiling(N / k[0]))


def _place(t: Trace, draw: Draw, r: Quantity, jump: Quantity | None) -> None:
    """Which inputs a unit of the last layer sees."""
    u = t.given("unit", draw.integers(3, 9), symbol="u")
    t.defined("units are counted from 1", t.value(u) >= 1)
    start = u if jump is None else (u - 1) * jump + 1
    first = t.step("first", start, kind="integer", answer=True, symbol=r"i_{\text{first}}")
    last = t.step("last", first + r - 1, kind="integer", answer=True, symbol=r"i_{\text{last}}")
    if jump is not None and t.value(jump) > 1:
        t.mistake("jump_forgotten", first, u)
        t.mistake("first_unit_jumps", first, u * jump + 1)
    t.mistake("one_too_far", last, first + r)


def _equal_kernels(draw: Draw) -> Sampler:
    """One size for all layers."""
    return lambda shape: exact([draw.choice((3, 4, 5, 7))] * shape[0])


def _uneven(size: float) -> dict[str, Condition]:
    return {"no number of layers sees exactly so many inputs": lambda N: (N - 1) % (size - 1) != 0}


STRIDES = {"some layer before the last jumps": lambda s: max(s[:-1], default=1) > 1}
