"""Parts of the softmax and its losses with their notation."""

from typing import Any

from quizgen.equations.tree import ATOM, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import losses as ref


def _all(entries: Entries, v: Any, need: int = 0) -> list[str]:
    return [entries.text(v, (i,), need) for i in range(entries.shape(v)[0])]


def _sum_entry(entries: Entries, index: tuple[int, ...], v: Any) -> str:
    return entries.bracket(" + ".join(_all(entries, v, PRODUCT)), SUM)


def _powers_entry(entries: Entries, index: tuple[int, ...], z: Any) -> str:
    return entries.bracket(" + ".join(f"e^{{{text}}}" for text in _all(entries, z)), SUM)


def _indices_entry(entries: Entries, index: tuple[int, ...], z: Any) -> str:
    return entries.bracket(" + ".join(f"e^{{{i}}}" for i in range(entries.shape(z)[0])), SUM)


def _largest_entry(entries: Entries, index: tuple[int, ...], v: Any) -> str:
    return rf"\max({', '.join(_all(entries, v))})"


def _argmax_entry(entries: Entries, index: tuple[int, ...], p: Any) -> str:
    return rf"\argmax({', '.join(_all(entries, p))})"


def _one_hot_entry(entries: Entries, index: tuple[int, ...], target: Any, size: int) -> str:
    return "1" if index[0] + 1 == int(entries.value(target)) else "0"


def _diagonal_entry(entries: Entries, index: tuple[int, ...], v: Any) -> str:
    return entries.text(v, index[:1], entries.outer) if index[0] == index[1] else "0"


total = Function(ref.total, r"\sum_j #1_j", PRODUCT, (ATOM,), entry=_sum_entry)
sum_of_exponentials = Function(ref.sum_of_exponentials, r"\sum_j e^{#1_j}", SUM, (ATOM,), entry=_powers_entry)
sum_of_index_exponentials = Function(
    ref.sum_of_index_exponentials, r"\sum_j e^j", SUM, (ATOM,), entry=_indices_entry
)
largest = Function(ref.largest, r"\max_j #1_j", ATOM, (ATOM,), entry=_largest_entry)
argmax = Function(ref.argmax, r"\argmax_j #1_j", ATOM, (ATOM,), entry=_argmax_entry)
one_hot = Function(ref.one_hot, r"\mathbf{1}_{#1}", ATOM, (0,), entry=_one_hot_entry)
diagonal = Function(ref.diagonal, r"\operatorname{diag}(#1)", ATOM, (0,), entry=_diagonal_entry)
