from typing import Any, Literal, NamedTuple

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.family import family
from quizgen.notation import raised
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.activations import relu
from quizgen.vocabulary.convolution import Padding, Sliding, floor, padded


class Map(NamedTuple):
    """A kernel with its bias, if it has one, and its number among several."""

    w: Quantity
    b: Quantity | None
    o: int | None

    def shifted(self, sums: Any) -> Any:
        """The sums with the bias added."""
        return sums if self.b is None else sums + self.b


@family(
    "cnn.conv1d",
    version=1,
    title="One-dimensional convolution",
    levels={
        "intro": {"n": [6, 7]},
        "standard": {"n": [5, 6], "padding": "zero", "bias": True, "activation": True},
        "exam": {"n": 7, "C": 2, "padding": "zero", "s": 2, "d": 2, "bias": True, "activation": True},
    },
    givens={"x": "n", "X": "C n", "w": "K", "W": "C K", "b": "", "w[l]": "K", "W[l]": "C K", "b[l]": ""},
    aliases={"kernel": "w", "omega": "w", "beta": "b"},
    implies={"b": {"bias": True}},
)
def conv1d(
    t: Trace,
    draw: Draw,
    n: int = 6,
    K: int = 3,
    C: int = 1,
    kernels: int = 1,
    padding: Literal["valid", "zero", "reflect"] = "valid",
    s: int = 1,
    d: int = 1,
    bias: bool = False,
    activation: bool = False,
) -> None:
    """The length of the output, the padded input, and the weighted sum of every window."""
    t.defined("all sizes, the stride s and the distance d are at least 1", min(n, K, C, kernels, s, d) >= 1)
    p = _added(t, n, d * (K - 1), padding)
    mode: Padding = "reflect" if padding == "reflect" else "constant"
    around = padded(p, mode)
    way = Sliding(s, d, t.convention("conv_flip") == "yes", "single" if C == 1 else "all")

    if d > 1:
        t.convention("dilation")

    letter, kernel = ("x", "w") if C == 1 else ("X", "W")
    x = t.given(letter, draw.integers(-3, 3), such_that=VARIED)
    maps = []
    for o in [None] if kernels == 1 else range(1, kernels + 1):
        w = t.given(kernel, draw.integers(-2, 2), o, symbol=raised(kernel, o), such_that=TELLING)
        active = _some_active(t.value(way(around(x), w))) if activation else {}
        b = t.given("b", draw.integers(-4, 4, nonzero=True), o, such_that=active) if bias else None
        maps.append(Map(w, b, o))
    _length(t, n, K, p, s, d)
    seen = t.step("padded", around(x), symbol=rf"\tilde{{{letter}}}", asked=False) if p else x
    sums = [_feature_map(t, way, x, seen, each, activation) for each in maps]
    if padding == "reflect" and p:
        for each, z in zip(maps, sums, strict=True):
            t.mistake("zeros_for_the_mirror", z, each.shifted(way(padded(p)(x), each.w)))
            t.mistake("end_repeated", z, each.shifted(way(padded(p, "symmetric")(x), each.w)))
    shown = {"inputs": x, "kernel": maps[0].w, "outputs": sums[0]}
    t.picture("sliding_window", solution=True, **shown, way=way, padding=p, mode=mode)


def _added(t: Trace, n: int, reach: int, padding: str) -> int:
    """How many places are added at each end of n inputs; the last weight is `reach` behind the first."""
    p = 0 if padding == "valid" else reach // 2
    t.defined("both ends are padded alike", padding == "valid" or 2 * p == reach)
    t.defined("the kernel fits into the input", n + 2 * p > reach)
    t.defined("the input is long enough to be mirrored", padding != "reflect" or n > p)
    return p


def _length(t: Trace, n: int, K: int, p: int, s: int, d: int) -> None:
    """How many windows there are."""
    length, size = t.constant("n", n), t.constant("K", K)
    zeros = t.constant("p", p) if p else 0
    stride = t.constant("s", s) if s > 1 else 1
    reach = t.constant("d", d) * (size - 1) if d > 1 else size - 1

    def places(room: Any) -> Any:
        return room - reach if s == 1 else floor((room - reach - 1) / stride) + 1

    room = length + 2 * zeros if p else length
    count = t.step("n_out", places(room), symbol="n'", kind="integer")
    short = room - (reach + 1 if d > 1 else size) if s == 1 else places(room) - 1
    t.mistake("whole_kernel_subtracted" if s == 1 else "first_window_not_counted", count, short)
    one_end = places(length + zeros)
    if p and t.value(one_end) not in (t.value(count), t.value(short)):
        t.mistake("padded_at_one_end", count, one_end)


def _feature_map(
    t: Trace, way: Sliding, x: Quantity, seen: Quantity, each: Map, activation: bool
) -> Quantity:
    """The weighted sums that a kernel makes of the input, and its activations where they are asked for."""
    w, b, o = each
    z = t.step("z", each.shifted(way(seen, w)), o, answer=not activation)
    t.mistake("kernel_turned", z, each.shifted(way._replace(flipped=not way.flipped)(seen, w)))
    if seen is not x and t.value(way(x, w)).size:
        t.mistake("padding_forgotten", z, each.shifted(way(x, w)))
    if way.stride > 1:
        t.mistake("stride_ignored", z, each.shifted(way._replace(stride=1)(seen, w)))
        t.mistake("first_window_skipped", z, each.shifted(way._replace(skipped=way.stride)(seen, w)))
    if way.gap > 1:
        t.mistake("distance_ignored", z, each.shifted(way._replace(gap=1)(seen, w)))
    if way.channels == "all":
        t.mistake("one_channel_only", z, each.shifted(way._replace(channels="first")(seen, w)))
    if b is not None:
        t.mistake("bias_forgotten", z, way(seen, w))
        t.mistake("bias_for_every_weight", z, way(seen, w) + t.quantities["K"] * b)
    if activation:
        h = t.step("h", relu(z), o, answer=True)
        t.mistake("activation_forgotten", h, z)
        if b is not None:
            t.mistake("bias_after_activation", h, relu(way(seen, w)) + b)
    return z


def _some_active(sums: Any) -> dict[str, Condition]:
    """What the bias must do: half of the windows or more pass the ReLU, not all, and none is at its kink."""

    def mixed(b: float) -> bool:
        return len(sums) < 2 * (sums + b > 0).sum() + 1 and bool((sums + b).min() < 0)

    return {
        "no window is at the kink of ReLU": lambda b: bool((sums + b != 0).all()),
        "some windows are silent, but not most of them": mixed,
    }


def _varied(x: Any) -> bool:
    rows = x.reshape(-1, x.shape[-1]).tolist()
    return all(len(set(row)) >= min(3, len(row)) for row in rows) and len(set(map(tuple, rows))) == len(rows)


def _telling(w: Any) -> bool:
    rows = w.reshape(-1, w.shape[-1]).tolist()
    return all(len(row) == 1 or row != row[::-1] for row in rows) and all(row.count(0) <= 1 for row in rows)


VARIED = {"the input varies": _varied}
TELLING = {"no kernel is its own mirror image, or mostly 0": _telling}
