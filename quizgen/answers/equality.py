"""Whether two expressions mean the same: exactly if both are rational, else at seeded points."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from random import Random
from typing import Any, Literal, TypeAlias

from quizgen.answers import budgets
from quizgen.answers.evaluation import Irrational, arithmetic, evaluate, real
from quizgen.answers.functions import TooLarge, Undefined
from quizgen.answers.tree import Negative, Number, Operation, Symbol, Tree, symbols_in, whole_or_fraction

Domain: TypeAlias = tuple[float, float] | Literal["integer"]
"""An open interval, or the whole numbers."""

POINTS = 24
_EXPONENTS = frozenset(map(str, range(1, 33)))
_ATTEMPTS = 8 * POINTS
_RELATIVE = Fraction(1, 10**25)
_SMALLEST = Fraction(
    1, 10**15
)  # below it differences count absolutely, since cancellation leaves rounding errors


class Equality(Enum):
    """How two expressions compare."""

    SAME = "same"
    SAME_WHERE_DEFINED = "same wherever both are defined"
    DIFFERENT = "different"
    UNDECIDED = "defined together at too few points"

    @property
    def holds(self) -> bool:
        """Tells whether the two count as equal."""
        return self in (Equality.SAME, Equality.SAME_WHERE_DEFINED)


def equal(
    first: Tree, second: Tree, *, seed: str = "", domains: Mapping[str, Domain] | None = None
) -> Equality:
    """Compares two trees as functions of their variables.

    The points are drawn from `seed`; `domains` limits a variable, others are reals of both signs,
    numbers between 0 and 1, positive reals and small whole numbers.
    """
    if first == second:
        return Equality.SAME
    variables = sorted({*symbols_in(first), *symbols_in(second)})
    if not variables:
        return _equal_constants(first, second)
    if _same_polynomial(first, second, variables, Random(f"polynomial/{seed}")):
        return Equality.SAME
    return _equal_at_points(first, second, variables, Random(f"equal/{seed}"), domains or {})


def _equal_constants(first: Tree, second: Tree) -> Equality:
    try:
        return Equality.SAME if evaluate(first) == evaluate(second) else Equality.DIFFERENT
    except Irrational:
        pass
    except (Undefined, TooLarge):
        return Equality.UNDECIDED
    mp = arithmetic()
    left, right = _value(mp, first, {}), _value(mp, second, {})
    if left is None or right is None:
        return Equality.UNDECIDED
    return Equality.SAME if _near(mp, left, right) else Equality.DIFFERENT


def _same_polynomial(first: Tree, second: Tree, variables: list[str], random: Random) -> bool:
    """Whether both are polynomials and agree exactly at a point that two different ones hardly ever share."""
    point = {name: int(random.random() * 2**53) + 1 for name in variables}
    try:
        (left, under_left), (right, under_right) = _ratio(first, point), _ratio(second, point)
    except (Irrational, Undefined, TooLarge):
        return False
    return left * under_right == right * under_left


def _ratio(tree: Tree, point: Mapping[str, int]) -> tuple[int, int]:
    """Returns numerator and denominator, not reduced, of a polynomial at a point.

    Raises an ArithmeticError for what has more than sums, products, small powers and denominators without
    variables.
    """
    match tree:
        case Symbol(name):
            return point[name], 1
        case Number(text):
            value = whole_or_fraction(text)
            return value.numerator, value.denominator
        case Negative(operand):
            top, bottom = _ratio(operand, point)
            return -top, bottom
        case Operation("^", base, Number(exponent)) if exponent in _EXPONENTS:
            top, bottom = _ratio(base, point)
            _check_size(top, bottom, int(exponent))
            return top ** int(exponent), bottom ** int(exponent)
        case Operation(operator, left, right) if operator != "^":
            return _joined(operator, _ratio(left, point), _ratio(right, point), right)
    raise Irrational("this is no polynomial")


def _joined(operator: str, left: tuple[int, int], right: tuple[int, int], divisor: Tree) -> tuple[int, int]:
    (top, bottom), (other, under) = left, right
    _check_size(top * other, bottom * under)
    match operator:
        case "+":
            return top * under + other * bottom, bottom * under
        case "-":
            return top * under - other * bottom, bottom * under
        case "*":
            return top * other, bottom * under
    if not other or symbols_in(divisor):
        raise Irrational("this is no polynomial")
    return top * under, bottom * other


def _check_size(top: int, bottom: int, power: int = 1) -> None:
    if max(top.bit_length(), bottom.bit_length()) * power > budgets.BITS:
        raise TooLarge("a number is too large")


def _equal_at_points(
    first: Tree, second: Tree, variables: list[str], random: Random, domains: Mapping[str, Domain]
) -> Equality:
    """Looks for a point that tells the two apart, until POINTS points did not."""
    mp = arithmetic()
    agreed, one_undefined = 0, False
    for attempt in range(_ATTEMPTS):
        point = {name: _draw(mp, random, attempt, domains.get(name)) for name in variables}
        left, right = _value(mp, first, point), _value(mp, second, point)
        if left is None or right is None:
            one_undefined |= (left is None) != (right is None)
        elif not _near(mp, left, right):
            return Equality.DIFFERENT
        else:
            agreed += 1
            if agreed == POINTS:
                break
    if agreed < 3:
        return Equality.UNDECIDED
    return Equality.SAME_WHERE_DEFINED if one_undefined else Equality.SAME


def _draw(mp: Any, random: Random, attempt: int, domain: Domain | None) -> Any:
    """Draws a value for one variable; the sort changes from point to point, every third point mixes sorts."""
    share = mp.mpf(int(random.random() * 10**9) * 2 + 1) / (2 * 10**9)
    if domain is not None and not isinstance(domain, str):
        low, high = mp.mpf(domain[0]), mp.mpf(domain[1])
        return low + (high - low) * share
    sort = attempt % 4 if attempt % 3 else int(random.random() * 4)
    if domain == "integer" or sort == 0:
        return mp.floor(share * 19) - 9 if attempt % 2 else mp.floor(share * 9) + 1
    if sort == 1:
        return share
    return share * 12 if sort == 2 else share * 8 - 4


def _value(mp: Any, tree: Tree, point: Mapping[str, Any]) -> Any:
    """Returns the value at a point, or None where there is none."""
    try:
        return real(mp, tree, point)
    except (Undefined, TooLarge):
        return None


def _near(mp: Any, left: Any, right: Any) -> bool:
    if mp.isinf(left) or mp.isinf(right):
        return bool(left == right)
    scale = max(abs(left), abs(right), mp.mpf(_SMALLEST.numerator) / _SMALLEST.denominator)
    return bool(abs(left - right) * _RELATIVE.denominator <= scale)
