"""What is wanted in one place of a sheet: an exercise of some families, or one of some concept questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quizgen import bank
from quizgen.bank.bank import fit
from quizgen.errors import InputError
from quizgen.exercise import generate
from quizgen.precision import Precision
from quizgen.questions import question
from quizgen.sheet.item import ConceptItem, ExerciseItem, Item
from quizgen.sheet.points import worth

LEVEL, FORM = "standard", "steps"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One exercise that is wanted: of one of these families, at a level, in a form.

    `points` are shared out among what the exercise asks; None leaves each its own. `source` says in messages
    where the wish was written.
    """

    families: Sequence[str]
    level: str = LEVEL
    form: str = FORM
    points: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""

    @property
    def names(self) -> Sequence[str]:
        """What it may be drawn from."""
        return self.families

    def like(self, item: Item) -> Wish:
        """The wish for the same exercise with other numbers: what its level left to chance is settled."""
        settled: dict[str, Any] = {}
        if isinstance(item, ExerciseItem):
            presets = item.exercise.family.levels[self.level]
            chance = [key for key, value in presets.items() if isinstance(value, list) or callable(value)]
            settled = {key: item.exercise.parameters[key] for key in chance}
        return replace(self, families=(item.name,), options={**settled, **self.options})

    def drawn(self, number: int, name: str, seed: str, profile: str, precision: Precision) -> ExerciseItem:
        """The item of a name and a seed.

        Raises:
            InputError: the exercise cannot be asked in this form, or have these points.
            NoInstance: no draw meets what the family requires.
        """
        exercise = generate(name, self.level, seed, profile=profile, precision=precision, **self.options)
        return ExerciseItem(number, worth(question(exercise, self.form), self.points), exercise)


@dataclass(frozen=True, kw_only=True)
class ConceptWish:
    """One concept question that is wanted: one of these of a bank, by their ids; see Wish."""

    concepts: Sequence[str]
    questions: bank.Bank = field(default_factory=bank.load)
    points: int | None = None
    source: str = ""

    @property
    def names(self) -> Sequence[str]:
        """What it may be drawn from."""
        return self.concepts

    def like(self, item: Item) -> ConceptWish:
        """The wish for the same question with other numbers and in another order."""
        return replace(self, concepts=(item.name,))

    def drawn(self, number: int, name: str, seed: str, profile: str, _: Precision) -> ConceptItem:
        """The item of a name and a seed; a question says itself how its answer is rounded.

        Raises:
            InputError: the course cannot use it, no draw is good, or it cannot have these points.
        """
        item = self.questions.find(name)
        if not list(fit([item], profile)):
            raise InputError(f"{name} is not for the course {profile}")
        posed = bank.pose(item, seed)
        return ConceptItem(number, worth(posed.question, self.points), posed)
