"""The energies of all states of a Hopfield network with their notation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizgen.equations.tree import ATOM, POWER, PRODUCT, RELATION, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import hopfield_landscape as ref
from quizgen.vocabulary.hopfield_energy import counted, pair_terms
from quizgen.vocabulary.ranges import YES_OR_NO


def _energy_entry(entries: Entries, index: tuple[int, ...], Y: Any, W: Any, b: Any = None) -> str:
    N = entries.shape(W)[0]
    state = [entries.text(Y, (*index, i), PRODUCT) for i in range(N)]
    text = rf"-\left[{pair_terms(entries, W, state)}\right]"
    if b is None:
        return text
    biases = [rf"{entries.text(b, (i,), PRODUCT)} \cdot {state[i]}" for i in range(N)]
    return rf"{text} - \left[{' + '.join(biases)}\right]"


def _climb_entry(entries: Entries, index: tuple[int, ...], Y: Any, E: Any) -> str:
    there = ref.neighbour(entries.value(Y), *index)
    return f"{entries.text(E, (there,), SUM)} - {entries.text(E, index[:1], PRODUCT)}"


def _sum_entry(power: str) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], M: Any) -> str:
        need = ATOM if power else PRODUCT
        terms = [entries.text(M, (*index, p), need) + power for p in range(entries.shape(M)[1])]
        return entries.bracket(" + ".join(terms), SUM)

    return entry


def _mixture_entry(entries: Entries, index: tuple[int, ...], patterns: Any) -> str:
    terms = [entries.text(patterns, (p, *index), PRODUCT) for p in range(entries.shape(patterns)[0])]
    return rf"\operatorname{{sign}}({' + '.join(terms)})"


def _rows(compute: Callable[..., Any], notation: str) -> Function:
    """A choice among rows, of all of them or of those that are listed as second argument."""
    return Function(compute, notation, ATOM, (ATOM, ATOM), entry=counted(compute))


energies = Function(
    ref.energies, r"-\tfrac{1}{2} #1_k #2 {#1_k}^\top", SUM, (ATOM, PRODUCT), entry=_energy_entry
)
biased_energies = Function(
    ref.energies,
    r"-\tfrac{1}{2} #1_k #2 {#1_k}^\top - #1_k #3",
    SUM,
    (ATOM, PRODUCT, PRODUCT),
    entry=_energy_entry,
)
climbs = Function(
    ref.climbs, r"\left(#2_{\text{neighbour}} - #2_{\text{row}}\right)", ATOM, (0, ATOM), entry=_climb_entry
)
minima = _rows(ref.minima, r"\{ k : #1_{ki} > 0 \text{ for all } i \}")
maxima = _rows(ref.maxima, r"\{ k : #1_{ki} < 0 \text{ for all } i \}")
lowest_rows = _rows(ref.lowest_rows, r"\{ k : #1_k = \min #1 \}")
smallest = Function(
    min,
    r"\min #1",
    ATOM,
    (ATOM,),
    entry=lambda entries, index, E: entries.text(E, (int(entries.value(E).argmin()),), entries.outer),
)
square_sums = Function(ref.square_sums, r"\sum_p {#1_p}^2", SUM, (POWER,), entry=_sum_entry("^2"))
row_sums = Function(ref.row_sums, r"\sum_p #1_p", SUM, (POWER,), entry=_sum_entry(""))


def _kind(reference: Callable[..., Any], condition: str) -> Callable[..., Any]:
    """The rows of a kind: among all, or among those that a second argument names."""
    everywhere = _rows(reference, rf"\{{ k : {condition} \}}")
    among = _rows(reference, rf"\{{ k \in #2 : {condition} \}}")
    return lambda M, *rows: (among if rows else everywhere)(M, *rows)


stored = _kind(ref.stored, r"#1_{kp} = 1 \text{ for some } p")
mirrors = _kind(ref.mirrors, r"#1_{kp} = -1 \text{ for some } p")
parasites = _kind(ref.parasites, r"\lvert #1_{kp} \rvert < 1 \text{ for all } p")
stored_or_mirrors = _kind(ref.stored_or_mirrors, r"\lvert #1_{kp} \rvert = 1 \text{ for some } p")
not_stored = _kind(ref.not_stored, r"#1_{kp} < 1 \text{ for all } p")
every_row = _rows(ref.every_row, r"\{ 1, 2, \dots \}")
mixture = Function(
    ref.mixture, r"\operatorname{sign}\left(\sum_p \xi^{(p)}\right)", ATOM, (0,), entry=_mixture_entry
)
is_listed = Function(
    ref.is_listed,
    r"\text{is } #1 \text{ or } -#1 \text{ a row of } #2 \text{?}",
    RELATION,
    (ATOM, ATOM),
    entry=lambda entries, index, y, Y: "",
    range=YES_OR_NO,
)
all_reach = Function(
    ref.all_reach,
    r"\text{is } #1 = \min #2 \text{ in every entry?}",
    RELATION,
    (ATOM, ATOM),
    entry=lambda entries, index, E, others: "",
    range=YES_OR_NO,
)
taken_for_granted = Function(
    lambda E, others: "yes",
    r"\text{yes, by design}",
    ATOM,
    entry=lambda entries, index, E, others: "",
    range=YES_OR_NO,
)
