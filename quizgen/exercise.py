"""Family, level and seed make an exercise; or a family and your own numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from quizgen import catalogue
from quizgen.draw import Draw
from quizgen.errors import InputError
from quizgen.exact import Exact, exact
from quizgen.family import Family, Unfit
from quizgen.guard import forget_hidden, not_finite, require_diagnostic, require_kept
from quizgen.parameters import spelled
from quizgen.precision import Precision
from quizgen.printed import Printed
from quizgen.setting import Setting, sorted_out
from quizgen.slips import Slip
from quizgen.tolerance import tolerances
from quizgen.trace import IllPosed, Trace, Unsuitable
from quizgen.variant import Variant, checked_seed

TRIES = 200
_SECOND_THOUGHTS = 3  # more draws where mistakes cannot be told from each other


class NoInstance(RuntimeError):
    """No draw met the requirements; the message names family, level and seed, `why` the last broken one."""

    def __init__(self, variant: Variant, why: str) -> None:
        super().__init__(f"{variant}: {why}")
        self.why = why


class LostInRounding(InputError):
    """With so few digits a step cannot be worked out; the message names it."""

    def __init__(self, id: str, name: str, precision: Precision) -> None:
        kept = str(precision).replace("-", " ")
        super().__init__(f"{id}: {name} is lost when every step is rounded: keep more digits than {kept}")


@dataclass(frozen=True, eq=False)
class Exercise:
    """One exercise: its trace, and where it comes from.

    `parameters` are the family's, `variant` rebuilds it (None for your own numbers), `draws` is how many
    draws it took to find it.
    """

    family: Family
    trace: Trace
    parameters: Mapping[str, Any]
    precision: Precision
    profile: str
    level: str
    variant: Variant | None = None
    draws: int = 1

    @property
    def identity(self) -> str:
        """The variant id, or for your own numbers the family, the numbers and all that was chosen."""
        if self.variant is not None:
            return str(self.variant)
        own = [(name, value.nested) for name, value in self.trace.exact.items()]
        chosen = sorted({**self.parameters, **self.trace.used_conventions}.items())
        return f"{self.family.id}/{own}/{chosen}/{self.profile}/{self.precision}"

    @property
    def values(self) -> dict[str, Any]:
        """Every quantity by name, in full precision."""
        return dict(self.trace.values)

    @cached_property
    def printed(self) -> Printed:
        """The values as printed, rounded step by step.

        Raises:
            LostInRounding: a step has no value with these digits, as ln(1 - 1.000).
        """
        with np.errstate(all="ignore"):
            printed = Printed(self.trace, self.precision)
        for name in not_finite(printed.values):
            raise LostInRounding(self.family.id, name, self.precision)
        return printed

    @cached_property
    def tolerances(self) -> dict[str, np.ndarray[Any, Any]]:
        """How far every entry of each numeric step may be from the key."""
        return tolerances(self.trace, self.precision)

    def exactly(self) -> dict[str, Any]:
        """Every quantity as exact SymPy numbers, computed by the same functions."""
        import sympy

        rational = np.vectorize(lambda f: sympy.Rational(f.numerator, f.denominator), otypes=[object])
        pins = {name: rational(value.fractions) for name, value in self.trace.exact.items()}
        return self.trace.replay({name: value if value.ndim else value[()] for name, value in pins.items()})


def generate(
    id: str,
    level: str = "standard",
    seed: str | int | None = None,
    *,
    profile: str = "textbook",
    precision: Precision | None = None,
    **options: Any,
) -> Exercise:
    """Draw an exercise; the same arguments always give the same one.

    `options` are parameters of the family and convention keys.

    Raises:
        ValueError: an unknown family, level, profile, option or value.
        NoInstance: no draw met the requirements.
    """
    family = catalogue.find(id)
    setting = Setting.of(family, family.levels[catalogue.level_of(family, level)], profile, options)
    precision = precision or Precision()
    kept = {} if precision == Precision() else {"precision": str(precision)}
    variant = Variant(id, family.version, level, checked_seed(seed), {**setting.written, **kept})
    return _drawn(family, setting, variant, precision, profile)


def _drawn(
    family: Family, setting: Setting, variant: Variant, precision: Precision, profile: str
) -> Exercise:
    """The first draw that will do, or one soon after it in which each mistake can be told from the others."""
    source = f"{family.id}@{family.version}/{variant.level}/{setting.key}/{variant.seed}"
    reason, found = "", None
    for attempt in range(TRIES):
        if found is not None and attempt == found.draws + _SECOND_THOUGHTS:
            break
        draw = Draw(f"{source}/{attempt}")
        parameters = setting.drawn(draw)
        trace = setting.trace(parameters)
        try:
            setting.build(trace, draw, parameters)
            drawn = Exercise(
                family, trace, parameters, precision, profile, variant.level, variant, attempt + 1
            )
            tells_apart = _diagnostic(setting, drawn)
        except (Unsuitable, ZeroDivisionError, LostInRounding) as broken:
            reason = str(broken)
            continue
        if tells_apart:
            return drawn
        found = found or drawn
    if found is None:
        raise NoInstance(variant, f"none of {TRIES} draws will do; the last one does not meet {reason!r}")
    return found


def _diagnostic(setting: Setting, drawn: Exercise) -> bool:
    """See `require_diagnostic`; a mistake that cannot be worked out is a slip of the family."""
    try:
        with np.errstate(all="ignore"):
            told = require_diagnostic(drawn.trace, drawn.precision)
    except (Unsuitable, InputError, ZeroDivisionError):
        raise
    except Exception as error:
        raise setting.slip(error) from error
    require_kept(drawn.trace, drawn.printed.values)
    return told


def solve(
    id: str,
    *,
    level: str | None = None,
    profile: str = "textbook",
    precision: Precision | None = None,
    **givens_and_options: Any,
) -> Exercise:
    """The exercise of a family with your own numbers for its givens.

    Parameters that are not named have the family's defaults, or those of a level. Nothing is required
    of them that a drawn instance has to meet; what matters is a note of the trace.

    Raises:
        ValueError: a given is missing, has the wrong shape or is no finite number, or there is no answer.
    """
    family = catalogue.find(id)
    supplied, options = sorted_out(family, givens_and_options)
    inferred = family.infer(supplied)
    for name, value in inferred.items():
        if name in options and family.checked(name, options[name]) != value:
            raise Unfit(f"{name} = {options[name]}, but the givens say {spelled(value)}")
    chosen = family.implied(supplied) | inferred | options
    presets = family.levels[catalogue.level_of(family, level)] if level else {}
    setting = Setting.of(family, presets, profile, chosen)
    draw = Draw(f"{id}/solve")
    parameters = setting.drawn(draw)
    trace = setting.trace(parameters, supplied)
    try:
        with np.errstate(all="ignore"):
            setting.build(trace, draw, parameters)
    except Slip as error:
        raise Slip(f"{id} cannot work with these numbers: {error}") from None
    except ZeroDivisionError:
        raise IllPosed(f"{id}: these numbers lead to a division by zero") from None
    _require_used(trace, supplied)
    _require_finite(trace)
    return Exercise(family, trace, parameters, precision or Precision(), profile, level or "")


def restore(
    variant: Variant,
    parameters: Mapping[str, Any],
    givens: Mapping[str, Any],
    precision: Precision | None = None,
) -> Exercise:
    """The exercise of a variant from what a key stores: the drawn parameters and givens, exactly.

    It is the same exercise even when a later version of the family would draw other numbers.

    Raises:
        ValueError: the key does not fit the family.
    """
    family = catalogue.find(variant.family)
    options = dict(variant.options)
    options.pop("precision", None)
    name = options.pop("profile", "textbook")
    setting = Setting.of(family, family.levels[catalogue.level_of(family, variant.level)], name, options)
    stored = {key: family.checked(key, value) for key, value in parameters.items()}
    trace = setting.trace(stored, {key: exact(value) for key, value in givens.items()})
    precision = precision or Precision()
    setting.build(trace, Draw(str(variant)), stored)
    _require_finite(trace)
    forget_hidden(trace, precision)
    return Exercise(family, trace, stored, precision, name, variant.level, variant)


def _require_used(trace: Trace, supplied: Mapping[str, Exact]) -> None:
    for name in supplied:
        if name not in trace.quantities:
            raise Unfit(
                f"{name} is not used here: this exercise takes {', '.join(q.name for q in trace.givens)}"
            )


def _require_finite(trace: Trace) -> None:
    for name in not_finite(trace.values):
        raise Unfit(f"{name} is not finite for these numbers")
