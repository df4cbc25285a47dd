"""What a family claims beside its equations: mistakes, gradients and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizgen.equations import Quantity


@dataclass(frozen=True)
class Mistake:
    """What a learner with a named misconception would write for one step."""

    name: str
    of: Quantity
    equation: Any


@dataclass(frozen=True)
class Gradient:
    """The claim that `equals` is the gradient of the number `of` with respect to `wrt`."""

    of: Quantity
    wrt: Quantity
    equals: Quantity


@dataclass(frozen=True)
class Picture:
    """A figure to draw from quantities: its kind, what goes in, and whether it belongs to the solution."""

    kind: str
    of: Mapping[str, Any]
    solution: bool
