from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.exact import Exact
from quizgen.families.hopfield._drawn import apart, given_weights, mixable, require_states
from quizgen.family import family
from quizgen.reference import hopfield_landscape as ref
from quizgen.reference.hopfield import hebbian
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.hopfield_landscape import (
    all_reach,
    biased_energies,
    climbs,
    energies,
    every_row,
    is_listed,
    lowest_rows,
    maxima,
    minima,
    mirrors,
    mixture,
    not_stored,
    parasites,
    row_sums,
    smallest,
    square_sums,
    stored,
    stored_or_mirrors,
    taken_for_granted,
)
from quizgen.vocabulary.linear_pieces import count

MOST_TABLED, MOST = 4, 12  # neurons: with all states in a table, and at all


@family(
    "hopfield.landscape",
    version=1,
    title="The energy landscape of a Hopfield network",
    levels={
        "intro": {"N": 3, "store": False, "bias": True},
        "standard": {"store": False, "remembered": True, "P": 2},
        "exam": {"N": 8, "groups": [(2, 2, 2, 2), (1, 1, 2, 4)]},
    },
    givens={"patterns": "P N", "W": "N N", "b": "N"},
    aliases={"xi": "patterns"},
    implies={
        "patterns": {"store": True, "remembered": True, "bias": False, "groups": ()},
        "W": {"store": False, "bias": False},
        "b": {"bias": True},
    },
)
def landscape(
    t: Trace,
    draw: Draw,
    N: int = 4,
    P: int = 3,
    store: bool = True,
    remembered: bool = False,
    bias: bool = False,
    groups: tuple[int, ...] = (),
) -> None:
    """The energies of all states, the local minima among them, and what these have to do with memories."""
    most = MOST_TABLED if bias else MOST
    t.defined(f"N = {N} is more than the {most} neurons whose states can be looked through", most >= N)
    t.defined("a network that stores patterns has no biases here", not (store and bias))
    W = None if store else given_weights(t, draw, 3, remembered, _several_minima(N) if remembered else None)
    Xi = _patterns(t, draw, N, P, groups) if store else _memories(t, draw, W) if remembered else None
    b = [_bias(t, draw, W, N)] if bias else []
    n = t.constant("neurons", N, symbol="N")
    Y = t.constant("Y", _rows(t, N, bias, hebbian(t.value(Xi)) if store else t.value(W)))

    M = _overlaps(t, Xi, Y, n) if store else None
    E = _of_patterns(t, P, n, M) if M else _of_weights(t, W, Y, b)
    table = [_minima(t, N, Y, E)] if N <= MOST_TABLED else []
    if not bias:
        count_minima = t.step("number_strict_minima", 2 * count(*table or [Y]), kind="integer", symbol="n")
        t.mistake("mirrors_not_counted", count_minima, count(*table or [Y]))
    t.step("global_minimum_energy", smallest(E), answer=not Xi, symbol=r"E_{\min}")
    kinds = _kinds(t, M or _overlaps(t, Xi, Y, n), table) if Xi else None
    if store and kinds and not table:
        _compare(t, P, n, Xi, Y, E, kinds["parasitic"])
    t.picture("energy_landscape", solution=True, states=Y, energies=E, mirrored=not bias, kinds=kinds)


def _overlaps(t: Trace, Xi: Any, Y: Quantity, n: Quantity) -> Quantity:
    """How much each row has in common with each pattern."""
    return t.step("overlaps", Y @ Xi.T / n, symbol="M")


def _of_weights(t: Trace, W: Any, Y: Quantity, b: list[Quantity]) -> Quantity:
    """The energies pair by pair."""
    of = biased_energies if b else energies
    E = t.step("energies", of(Y, W, *b), symbol="E", answer=True)
    t.mistake("pairs_counted_twice", E, of(Y, 2 * W, *b))
    t.mistake("sign_lost", E, of(Y, -W, *b))
    if b:
        t.mistake("bias_sign", E, of(Y, W, -b[0]))
    return E


def _of_patterns(t: Trace, P: int, n: Quantity, M: Quantity) -> Quantity:
    """The energies from the overlaps with the stored patterns."""
    p = t.constant("stored_patterns", P, symbol="P")
    E = t.step("energies", _hebbian_energy(t, n, p, p - n * square_sums(M)), symbol="E", answer=True)
    t.mistake("own_terms_forgotten", E, _hebbian_energy(t, n, p, -(n * square_sums(M))))
    t.mistake("overlaps_not_squared", E, _hebbian_energy(t, n, p, p - n * row_sums(M)))
    return E


def _hebbian_energy(t: Trace, n: Quantity, p: Quantity, sums: Any) -> Any:
    """The energy from P − N Σ m², with the factor of Hebb's rule."""
    return {"1/N": sums / 2, "1": n * sums / 2, "1/P": n * sums / (2 * p)}[t.convention("hebb_norm")]


def _minima(t: Trace, N: int, Y: Quantity, E: Quantity) -> Quantity:
    """The states from which every flip leads up."""
    D = t.step("climbs", climbs(Y, E), asked=N < MOST_TABLED, symbol="D")
    t.mistake("change_reversed", D, climbs(Y, -E))
    found = t.step("minima", minima(D), kind="set", answer=True, symbol="I")
    t.mistake("maxima_taken", found, maxima(D))
    if len(t.value(found)) > len(t.value(lowest_rows(E))):
        t.mistake("only_the_lowest_taken", found, lowest_rows(E))
    return found


def _kinds(t: Trace, M: Quantity, among: list[Quantity]) -> dict[str, Quantity]:
    """Which minima are stored patterns, which their mirror images, and which neither."""
    own = t.step("stored", stored(M, *among), kind="set", answer=True, symbol=r"I_{\text{stored}}")
    mirrored = t.step("mirrors", mirrors(M, *among), kind="set", answer=True, symbol=r"I_{\text{mirror}}")
    other = t.step("parasites", parasites(M, *among), kind="set", answer=True, symbol=r"I_{\text{parasitic}}")
    if len(t.value(mirrored)):
        t.mistake("mirror_is_stored", own, stored_or_mirrors(M, *among))
        t.mistake("mirror_is_parasitic", other, not_stored(M, *among))
    if len(t.value(other)):
        t.mistake("every_minimum_stored", own, every_row(M, *among))
    return {"stored": own, "mirror": mirrored, "parasitic": other}


def _compare(t: Trace, P: int, n: Quantity, Xi: Any, Y: Quantity, E: Quantity, other: Quantity) -> None:
    """Whether what was stored lies lowest, and what a mixture of the patterns is."""
    Q = t.step("pattern_overlaps", Xi @ Xi.T / n, symbol="Q")
    p = t.quantities["stored_patterns"]
    own = t.step("energies_of_stored", _hebbian_energy(t, n, p, p - n * square_sums(Q)), symbol=r"E_\xi")
    t.mistake("own_terms_forgotten", own, _hebbian_energy(t, n, p, -(n * square_sums(Q))))
    lowest = t.step(
        "stored_are_global", all_reach(own, E), kind="choice", answer=True, symbol=r"\text{lowest}"
    )
    if t.value(lowest) == "no":
        t.mistake("stored_taken_as_lowest", lowest, taken_for_granted(own, E))
    if P % 2:
        mixed = t.step("mixture", mixture(Xi), symbol="y^*")
        t.step(
            "mixture_is_minimum", is_listed(mixed, Y), kind="choice", answer=True, symbol=r"\text{mixture}"
        )


def _patterns(t: Trace, draw: Draw, N: int, P: int, groups: tuple[int, ...]) -> Quantity:
    """Patterns without two neighbouring states of the same energy, or with a parasitic minimum."""
    good: dict[str, Condition] = {"no patterns are equal or mirrored": apart}
    if N <= MOST_TABLED:
        every = ref.states(N, mirrored=True)
        good["no flip leaves the energy as it is"] = lambda xi: (every @ hebbian(xi, "1")).all()
    elif P > 2:
        good["there is a parasitic minimum"] = lambda xi: len(_parasites(xi)) > 0
    if groups:
        t.defined(
            "groups are four numbers that add up to N, for 3 patterns",
            (len(groups), sum(groups), P) == (4, N, 3),
        )
    Xi = t.given("patterns", mixable(draw, groups) if groups else draw.signs(), such_that=good)
    require_states(t, Xi)
    return Xi


def _several_minima(N: int) -> dict[str, Condition]:
    """What weights must do for the question which minima are memories."""
    every = ref.states(N, mirrored=True)
    return {
        "no flip leaves the energy as it is": lambda W: (every @ W).all(),
        "there are several minima": lambda W: len(ref.strict_minima(W)) > 1,
    }


def _memories(t: Trace, draw: Draw, W: Any) -> Quantity:
    """Patterns to be remembered with given weights; the first is a minimum, or the mirror image of one."""
    found = ref.strict_minima(t.value(W))

    def sample(shape: tuple[int, ...]) -> Exact:
        sign, first = draw.choice((-1, 1)), draw.choice(found or [(1,) * shape[1]])
        others = draw.signs()((shape[0] - 1, shape[1])).numerators
        return Exact((*(sign * s for s in first), *others), 1, shape)

    Xi = t.given("patterns", sample, such_that={"no patterns are equal or mirrored": apart})
    require_states(t, Xi)
    return Xi


def _parasites(xi: Any) -> Any:
    found = ref.strict_minima(hebbian(xi))
    return ref.parasites(found @ xi.T / len(xi[0])) if found else found


def _bias(t: Trace, draw: Draw, W: Any, N: int) -> Quantity:
    """Biases that leave no field at 0."""
    heard = ref.states(N, mirrored=False) @ t.value(W)
    clear = {"no flip leaves the energy as it is": lambda b: (heard + b).all()}
    return t.given("b", draw.integers(-3, 3, over=2, nonzero=True), such_that=clear)


def _rows(t: Trace, N: int, bias: bool, weights: Any) -> list[tuple[int, ...]]:
    """The states that the exercise lists: all of a small network, the minima of a larger one."""
    listed = ref.states(N, mirrored=not bias) if N <= MOST_TABLED else ref.strict_minima(weights)
    t.defined("some state is a minimum in which every flip costs energy", len(listed) > 0)
    return listed
