from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.hopfield._drawn import given_weights, require_states
from quizgen.family import family
from quizgen.reference.hopfield_landscape import states
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.hopfield import field
from quizgen.vocabulary.hopfield_energy import (
    chosen,
    double_sum,
    falling,
    falls,
    flipped,
    highest,
    is_minimum,
    lowest,
    pair_sum,
    rising,
)
from quizgen.vocabulary.hopfield_landscape import biased_energies

MOST_DRAWN = 4  # neurons, for a picture with all states

Task = Literal["one flip", "all flips", "descent"]


@dataclass(frozen=True)
class Pull:
    """The constant term of the fields: a bias that is added, a threshold that is subtracted, or none."""

    term: Quantity | None
    added: bool = True

    def field(self, s: Any, i: int | None = None) -> Any:
        """The fields, or that of neuron i, from what the other neurons contribute."""
        if self.term is None:
            return s
        own = self.term if i is None else self.term[i]
        return s + own if self.added else s - own

    def energy(self, e: Any, y: Any) -> Any:
        """The energy of a state from that of its pairs."""
        if self.term is None:
            return e
        return e - self.term.T @ y if self.added else e + self.term.T @ y


@family(
    "hopfield.energy",
    version=1,
    title="The energy of a Hopfield network",
    levels={
        "intro": {"N": 3, "task": "one flip"},
        "standard": {"N": 3, "bias": True},
        "exam": {"N": 4, "bias": True, "task": "descent"},
    },
    givens={"W": "N N", "b": "N", "theta": "N", "y": "N", "flip": ""},
    aliases={"state": "y", "k": "flip"},
    implies={
        "W": {"bias": False},
        "b": {"bias": True, "hopfield_bias": "bias"},
        "theta": {"bias": True, "hopfield_bias": "threshold"},
        "flip": {"task": "one flip"},
    },
)
def energy(t: Trace, draw: Draw, N: int = 3, bias: bool = False, task: Task = "all flips") -> None:
    """The energy of a state, and how it changes when neurons flip."""
    W = given_weights(t, draw, 3)
    pull = _pull(t, draw) if bias else Pull(None)
    y = t.given("y", draw.signs(), such_that=_telling(t, W, pull, task))
    require_states(t, y)

    S = t.step("pairs", pair_sum(W, y), symbol="S")
    t.mistake("pairs_counted_twice", S, double_sum(W, y))
    t.mistake("half_with_pairs", S, pair_sum(W, y) / 2)
    E = t.step("E", pull.energy(-S, y), answer=True)
    t.mistake("sign_lost", E, pull.energy(S, y))
    if bias:
        t.mistake("bias_sign", E, replace(pull, added=not pull.added).energy(-S, y))
    if task == "one flip":
        _one_flip(t, draw, N, W, pull, y, E)
        return
    s = t.step("fields", pull.field(W @ y), symbol="s")
    if bias:
        t.mistake("bias_forgotten", s, W @ y)
    dE = t.step("delta_E", 2 * y * s, symbol=r"\Delta E", answer=task == "all flips")
    t.mistake("delta_sign", dE, -2 * y * s)
    t.mistake("factor_two_forgotten", dE, y * s)
    if task == "descent":
        _descent(t, W, pull, y, E, s, dE)
        return
    down = t.step("lowering", falling(dE), kind="set", answer=True, symbol="I")
    t.mistake("uphill_taken", down, rising(dE))
    mirror = t.step("E_mirror", pull.energy(-S, -y), symbol="E(-y)")
    t.mistake("mirror_sign", mirror, -E)
    if bias:
        t.mistake("mirror_like_the_state", mirror, E)
    t.picture("bars", solution=True, series={"change of energy": dE}, label="neuron")


def _one_flip(t: Trace, draw: Draw, N: int, W: Quantity, pull: Pull, y: Quantity, E: Quantity) -> None:
    """The change that one flip makes, from the field alone."""
    flip = t.given("flip", draw.integer(1, N), symbol="k")
    t.defined(f"flip names a neuron from 1 to {N}", t.value(flip) in range(1, N + 1))
    k = int(t.value(flip))
    s = t.step("field", pull.field(field(k - 1)(W, y), k - 1), k, name=f"field_{k}", symbol=f"s_{{{k}}}")
    if pull.term:
        t.mistake("bias_forgotten", s, field(k - 1)(W, y))
    dE = t.step("delta", 2 * y[k - 1] * s, k, name=f"delta_E_if_flip_{k}", symbol=r"\Delta E")
    t.mistake("delta_sign", dE, -2 * y[k - 1] * s)
    t.mistake("factor_two_forgotten", dE, y[k - 1] * s)
    after = t.step("E_after", E + dE, symbol="E'", answer=True)
    t.mistake("change_subtracted", after, E - dE)
    t.step("flips", falls(dE), kind="choice", answer=True, symbol=r"\text{flips}")
    if N <= MOST_DRAWN:
        Y, own = states(N, mirrored=False), pull.field(0 * W[0])
        t.picture(
            "energy_landscape", solution=True, states=Y, energies=biased_energies(Y, W, own), mirrored=False
        )


def _descent(t: Trace, W: Quantity, pull: Pull, y: Quantity, E: Quantity, s: Quantity, dE: Quantity) -> None:
    """The flip that leads down furthest, and whether the state after it is a local minimum."""
    k = t.step("steepest", lowest(dE), kind="integer", symbol="k")
    t.mistake("uphill_taken", k, highest(dE))
    new = t.step("y_after", flipped(y, k), symbol="y'")
    after = t.step("E_after", E + chosen(dE, k), symbol="E'", answer=True)
    t.mistake("change_subtracted", after, E - chosen(dE, k))
    s_after = t.step("fields_after", pull.field(W @ new), symbol="s'")
    t.mistake("old_state_used", s_after, s)
    dE_after = t.step("delta_E_after", 2 * new * s_after, symbol=r"\Delta E'")
    t.require("no flip leaves the energy as it is", t.value(dE_after).all())
    t.step("minimum", is_minimum(dE_after), kind="choice", answer=True, symbol=r"\text{minimum}")
    t.picture(
        "energy_steps", solution=True, states=[y, new], energies=[E, after], updated=[int(t.value(k)) - 1]
    )


def _pull(t: Trace, draw: Draw) -> Pull:
    """The biases, or in other courses the thresholds."""
    added = t.convention("hopfield_bias") == "bias"
    word = "b" if added else "theta"
    return Pull(t.given(word, draw.integers(-3, 3, over=2, nonzero=True)), added)


def _telling(t: Trace, W: Quantity, pull: Pull, task: Task) -> Mapping[str, Condition]:
    """What a state must meet so that mistakes show and flips differ."""
    weights, own = t.value(W), t.value(pull.field(0 * W[0]))

    def changes(y: Any) -> Any:
        return 2 * y * (weights @ y + own)

    conditions: dict[str, Condition] = {
        "the pairs do not cancel": lambda y: y @ weights @ y != 0,
        "no field is 0": lambda y: changes(y).all(),
    }
    if pull.term:
        conditions["the constant terms do not cancel"] = lambda y: own @ y != 0
    if task != "one flip":
        conditions["some flips lower the energy"] = lambda y: min(changes(y)) < 0
        conditions["some flips raise the energy"] = lambda y: max(changes(y)) > 0
    if task == "descent":
        conditions["one flip leads down furthest"] = lambda y: len(set(sorted(changes(y))[:2])) == 2
    return conditions
