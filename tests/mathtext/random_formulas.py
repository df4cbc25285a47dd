"""Formulas put together at random from the vocabulary, well formed for the most part."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from quizgen.mathtext import symbols

_LEAVES = [
    *"xyWbhn0123",
    *(f"\\{name} " for name in symbols.COMMANDS),
    *(f"\\{name} " for name in symbols.FUNCTIONS),
    *(f"\\{name} " for name in symbols.LIMIT_FUNCTIONS),
    *(f"\\{name} " for name in symbols.SPACES),
    *symbols.CHARACTERS,
    *"'~",
    "12.5",
    r"\operatorname{soft-max}",
    r"\operatorname*{arg\,max}",
    r"\text{if }",
    r"\textbf{a \% of $x_1$}",
    r"\bmod ",
    r"\dots ",
    r"\big( ",
    r"\Bigr] ",
    r"\bigm| ",
]
_SLIPS = [
    "^",
    "_",
    "{",
    "}",
    "&",
    r"\\",
    r"\left(",
    r"\right)",
    r"\end{cases}",
    r"\foo",
    "$",
    "#",
    "%",
    "é",
    '"',
    "\\",
]
WRAPPERS = [
    *(rf"\{name}{{@}}" for name in symbols.ACCENTS),
    *(rf"\{name}{{@}}" for name in symbols.FONTS),
    *(rf"\{name}{{@}}" for name in symbols.ARROWS),
    "{@}",
    "{@}_{@}",
    "@_{@}^{@}",
    "@^{@}",
    "x'^{@}",
    r"\frac{@}{@}",
    r"\tfrac{@}{@}",
    r"\dfrac{@}{@}",
    r"\binom{@}{@}",
    r"\sqrt{@}",
    r"\sqrt[@]{@}",
    r"\boxed{@}",
    r"\cancel{@}",
    r"\phantom{@}",
    r"\overset{@}{@}",
    r"\underset{@}{@}",
    r"\underbrace{@}_{@}",
    r"\overbrace{@}",
    r"\sum_{@}^{@}@",
    r"\int\limits_{@}@",
    r"\prod\nolimits_{\substack{@ \\ @}}",
    r"\left(@\right)",
    r"\left.@\middle|@\right\}",
    r"\left\lVert @ \right\rVert",
    r"\begin{bmatrix}@ & @ \\ @\end{bmatrix}",
    r"\left[\begin{array}{r|l}@ & @ \\ \hline @ & @\end{array}\right]",
    r"\begin{smallmatrix}@ & @\end{smallmatrix}",
    r"\begin{cases}@ & @ \\ @ & \text{otherwise}\end{cases}",
    r"\begin{aligned}@ &= @ \\ &= @\end{aligned}",
    r"\begin{gathered}@ \\ @\end{gathered}",
    r"\displaystyle @",
    r"{\textstyle @ @}",
    r"\pmod{@}",
    r"\not= @",
]


def random_formulas(seed: str, count: int) -> Iterator[str]:
    """Yield formulas: nested at random, and one in six with a slip."""
    random = Random(seed)
    for _ in range(count):
        formula = _row(random, depth=3)
        if random.random() < 1 / 6:
            at = int(random.random() * len(formula))
            formula = formula[:at] + _pick(random, _SLIPS) + formula[at:]
        yield formula


def _row(random: Random, depth: int) -> str:
    return " ".join(_term(random, depth) for _ in range(1 + int(random.random() * (1 + depth))))


def _term(random: Random, depth: int) -> str:
    if not depth or random.random() < 0.5:
        return _pick(random, _LEAVES)
    first, *rest = _pick(random, WRAPPERS).split("@")
    return first + "".join(_row(random, depth - 1) + part for part in rest)


def _pick(random: Random, choices: list[str]) -> str:
    return choices[int(random.random() * len(choices))]
