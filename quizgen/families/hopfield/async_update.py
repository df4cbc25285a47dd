from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.hopfield._drawn import apart, given_weights, require_states
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.elementary import absolute
from quizgen.vocabulary.hopfield import (
    biased_energy,
    energy,
    energy_without_half,
    field,
    hebbian,
    overlap,
    recalled,
    updated,
)

MOST_SWEEPS = 4


@family(
    "hopfield.async_update",
    version=1,
    title="Asynchronous updates of a Hopfield network",
    levels={
        "intro": {"P": [1, 3], "m": 1, "compare": False},
        "standard": {"P": [1, 3]},
        "exam": {"P": 3, "flips": 2, "until": "stable"},
    },
    givens={"W": "N N", "b": "N", "patterns": "P N", "y0": "N", "order": "m"},
    aliases={"xi": "patterns", "start": "y0", "y": "y0", "state": "y0"},
    implies={"W": {"store": False, "compare": False}, "b": {"bias": True}, "patterns": {"compare": True}},
)
def async_update(
    t: Trace,
    draw: Draw,
    N: int = 4,
    P: int = 1,
    m: int = 4,
    flips: int = 1,
    until: Literal["end of order", "stable"] = "end of order",
    store: bool = True,
    compare: bool = True,
    bias: bool = False,
) -> None:
    """One neuron after the other takes the sign of its field; the energy never rises."""
    patterns = _patterns(t, draw) if store or compare else None
    W = _learned(t, patterns) if store else given_weights(t, draw, 2)
    b = [t.given("b", draw.integers(-1, 1, over=2))] if bias else []
    noisy = draw.signs() if patterns is None else draw.flipped(t.value(patterns)[0], flips)
    start = t.given("y0", noisy, symbol="y^{(0)}")
    require_states(t, start)
    visits = _visits(t, draw, N, m, W, start, b)
    order = t.given("order", visits, default=range(1, N + 1), symbol=r"\text{order}")
    visited = [int(neuron) - 1 for neuron in t.value(order)]
    t.defined(f"the order names neurons from 1 to {N}", all(0 <= i < N for i in visited))

    E = t.step("E", (biased_energy if bias else energy)(W, start, *b), 0, symbol="E^{(0)}")
    if t.value(E):
        t.mistake("pairs_counted_twice", E, energy_without_half(W, start, *b))
    y = _swept(t, W, start, b, visited, MOST_SWEEPS if until == "stable" else 1)
    if compare:
        _compared(t, patterns, start, y)


def _patterns(t: Trace, draw: Draw) -> Quantity:
    patterns = t.given("patterns", draw.signs(), such_that={"no patterns are equal or mirrored": apart})
    require_states(t, patterns)
    return patterns


def _learned(t: Trace, patterns: Any) -> Quantity:
    """The weights of Hebb's rule."""
    norm = t.convention("hebb_norm")
    W = t.step("W", hebbian(norm)(patterns))
    t.mistake("diagonal_kept", W, hebbian(norm, diagonal=True)(patterns))
    return W


def _swept(
    t: Trace, W: Quantity, start: Quantity, b: list[Quantity], visited: list[int], most: int
) -> Quantity:
    """The state after one round of updates, or after as many as it takes until none changes anything."""
    y, updated_neurons = start, []
    for _ in range(most):
        before = t.value(y)
        for i in visited:
            updated_neurons.append(i)
            y = _update(t, len(updated_neurons), i, W, y, start, b)
        if (t.value(y) == before).all():
            break
    words = {word: [q for q in t.quantities.values() if q.word == word] for word in ("y", "E")}
    states, energies = [start, *words["y"]], words["E"]
    t.picture("energy_steps", solution=True, states=states, energies=energies, updated=updated_neurons)
    return y


def _compared(t: Trace, patterns: Any, start: Quantity, y: Quantity) -> None:
    """Which memory the last state is, if any."""
    overlaps = t.step("overlap", overlap(patterns, y), symbol="m")
    memory = t.step("memory", recalled(overlaps), answer=True, kind="choice", symbol=r"\text{memory}")
    t.mistake("start_compared", overlaps, overlap(patterns, start))
    if t.value(memory) == "mirror":
        t.mistake("mirror_taken_for_stored", memory, recalled(absolute(overlaps)))


def _visits(t: Trace, draw: Draw, N: int, m: int, W: Quantity, y: Quantity, b: list[Quantity]) -> list[int]:
    """Neurons in a random order; a single one is one that will change its state, if there is any."""
    order: list[int] = draw.order(N)
    if m == 1:
        fields = t.value(W @ y + b[0] if b else W @ y)
        order.sort(key=lambda neuron: bool(fields[neuron - 1] * t.value(y)[neuron - 1] > 0))
    return order[:m]


def _update(
    t: Trace, k: int, i: int, W: Quantity, y: Quantity, start: Quantity, b: list[Quantity]
) -> Quantity:
    """Neuron i takes the sign of its field; the state and its energy after that."""
    rule = t.convention("sign0")
    s = t.step("s", field(i, bool(b))(W, y, *b), k, symbol=f"s_{i + 1}^{{({k})}}")
    t.require("no field is exactly 0", t.value(s) != 0)
    t.note("a field is exactly 0, so that the rule for ties decides", t.value(s) == 0)
    new = t.step("y", updated(i, rule)(y, s), k, symbol=f"y^{{({k})}}", answer=True)
    E = t.step("E", (biased_energy if b else energy)(W, new, *b), k, symbol=f"E^{{({k})}}")
    if t.value(E):
        t.mistake("pairs_counted_twice", E, energy_without_half(W, new, *b))
    if k > 1:
        t.mistake("state_of_the_start_used", s, field(i, bool(b))(W, start, *b))
    reversed_ = updated(i, rule)(y, -s)
    t.mistake("sign_reversed", new, reversed_)
    place = (k - 1) % len(t.value(y))
    wrong = updated(place, rule)(y, field(place, bool(b))(W, y, *b))
    if not any((t.value(wrong) == t.value(other)).all() for other in (new, reversed_)):
        t.mistake("order_ignored", new, wrong)
    return new
