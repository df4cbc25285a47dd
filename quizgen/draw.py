"""Chance: exact, friendly numbers from a stream that a text identifies.

Only `random.Random(text).random()` is used: Python promises that its sequence stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from random import Random
from typing import TypeVar

from quizgen.exact import Exact

T = TypeVar("T")
Sampler = Callable[[tuple[int, ...]], Exact]


class Draw:
    """A stream of chance. Methods that return a `Sampler` are drawn when the trace knows the shape."""

    def __init__(self, key: str) -> None:
        self._next = Random(key).random

    def integer(self, low: int, high: int) -> int:
        """One integer from low to high, both included."""
        return low + int(self._next() * (high - low + 1))

    def choice(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self._next() * len(options))]

    def order(self, items: int | Sequence[T]) -> list[T]:
        """The items (or 1 … n) in a random order, every order equally likely."""
        left = list(range(1, items + 1)) if isinstance(items, int) else list(items)
        return [left.pop(int(self._next() * len(left))) for _ in range(len(left))]  # type: ignore[misc]

    def integers(self, low: int, high: int, over: int = 1, nonzero: bool = False) -> Sampler:
        """Multiples of 1/over: integers from low to high, divided by `over`.

        `integers(-10, 10, over=10)` gives -1.0, -0.9 … 1.0.
        """
        span = high - low + 1
        if nonzero:
            values = [n for n in range(low, high + 1) if n]
            return lambda shape: Exact(tuple(self.choice(values) for _ in range(prod(shape))), over, shape)

        def sample(shape: tuple[int, ...]) -> Exact:
            uniform = self._next
            return Exact(tuple([low + int(uniform() * span) for _ in range(prod(shape))]), over, shape)

        return sample

    def signs(self) -> Sampler:
        """Entries −1 or +1."""
        return lambda shape: Exact(tuple(1 - 2 * int(self._next() * 2) for _ in range(prod(shape))), 1, shape)

    def flipped(self, signs: Sequence[float], count: int) -> Sampler:
        """The signs with `count` of them, at random places, reversed: a noisy pattern."""

        def sample(shape: tuple[int, ...]) -> Exact:
            places = self.order(range(len(signs)))[:count]
            return Exact(tuple(int(-s if i in places else s) for i, s in enumerate(signs)), 1, shape)

        return sample

    def one_hot(self) -> Sampler:
        """A vector with a single 1 among zeros."""

        def sample(shape: tuple[int, ...]) -> Exact:
            hot = int(self._next() * shape[0])
            return Exact(tuple(int(i == hot) for i in range(shape[0])), 1, shape)

        return sample

    def distinct(self, low: int, high: int, over: int = 1) -> Sampler:
        """As `integers`, but no two entries equal."""
        return lambda shape: Exact(tuple(self.order(range(low, high + 1))[: prod(shape)]), over, shape)

    def shares(self, over: int, least: int = 1) -> Sampler:
        """Rows of positive multiples of 1/over that add up to 1, none below least/over."""

        def row(size: int) -> list[int]:
            end = over - size * (least - 1)
            places = list(range(1, end))
            cuts = sorted(places.pop(int(self._next() * len(places))) for _ in range(size - 1))
            return [b - a + least - 1 for a, b in zip([0, *cuts], [*cuts, end], strict=True)]

        return lambda shape: Exact(
            tuple(n for _ in range(prod(shape[:-1])) for n in row(shape[-1])), over, shape
        )
