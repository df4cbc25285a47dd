"""The Python API: `quizgen.families`, `quizgen.exercise` and `quizgen.solve`. All texts are Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizgen import catalogue, questions
from quizgen.catalogue import FamilyInfo
from quizgen.exercise import Exercise, generate
from quizgen.exercise import solve as worked_with
from quizgen.precision import Precision, read_precision
from quizgen.questions import Question
from quizgen.sheet.layout import question_text
from quizgen.variant import BadVariant, parse_variant
from quizgen.words import Words

if TYPE_CHECKING:
    from quizgen.marking import Report


@dataclass(frozen=True)
class Choice:
    """One option of a multiple choice: `mistake` names what led there and `feedback` asks about it."""

    text: str
    mistake: str = ""
    feedback: str = ""

    @property
    def right(self) -> bool:
        """Whether this is the answer."""
        return not self.mistake


@dataclass(frozen=True, eq=False)
class Item:
    """One exercise: its values, and its texts, which are made when they are asked for."""

    exercise: Exercise

    @property
    def id(self) -> str:
        """The variant id, which makes the same item again; for your own numbers, the numbers."""
        return self.exercise.identity

    @property
    def values(self) -> dict[str, Any]:
        """Every quantity by name, in full precision: numbers, arrays and texts."""
        return self.exercise.values

    def prompt(self, form: str = "question") -> str:
        """The text of the exercise and what is asked."""
        return question_text(self.question(form))

    def solution(self) -> str:
        """The worked solution, step by step."""
        return self.question().solution

    def hints(self, name: str) -> list[str]:
        """Hints for one step, each telling more than the one before; the last one tells its value."""
        return questions.hints(self.exercise, name)

    def choices(self) -> list[Choice]:
        """The options of a multiple choice for the answer, in the order that the seed gives them."""
        asked, words = self.question("choice").asked[0], Words(self.exercise)
        return [
            Choice(text, mistake, words.feedback(mistake) if mistake else "")
            for text, mistake in zip(asked.options, asked.reasons, strict=True)
        ]

    def faded(self, blanks: int = 1) -> str:
        """The worked solution with its last steps left to the learner."""
        return self.prompt(f"faded:{blanks}")

    def mark(self, answers: Mapping[str, Any]) -> Report:
        """Mark answers by the names of their steps: texts as they are typed, numbers, nested lists or arrays.

        Raises:
            InputError: there is no such step.
        """
        from quizgen.marking import mark

        return mark(self.exercise, answers)

    def question(self, form: str = "question") -> Question:
        """The exercise as a question in one form, with its parts, points and solution."""
        return questions.question(self.exercise, form)


def families(topic: str | None = None) -> list[FamilyInfo]:
    """All families, or those of one topic: id, title, topic, levels, summary and version."""
    return catalogue.families(topic)


def exercise(
    id: str,
    level: str | None = None,
    seed: str | int | None = None,
    *,
    profile: str | None = None,
    precision: Precision | str | int | None = None,
    **options: Any,
) -> Item:
    """An exercise of a family; the same arguments always give the same one.

    `id` may also be a variant, which says level, seed and options itself. `options` are parameters of the
    family and convention keys.

    Raises:
        InputError: something that does not exist or does not fit; the message says what does.
    """
    given = {"level": level, "seed": seed, "profile": profile}
    chosen: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    if "@" in id or "/" in id:
        if chosen or options or precision is not None:
            raise BadVariant(
                f"{id} is a variant: it says itself what its level, seed, options and precision are"
            )
        id, options = _drawn_as(id)
        precision = options.pop("precision", None)
    return Item(generate(id, precision=_precision(precision), **chosen, **options))


def solve(
    id: str,
    *,
    level: str | None = None,
    profile: str = "textbook",
    precision: Precision | str | int | None = None,
    **givens_and_options: Any,
) -> Item:
    """The exercise of a family with your own numbers for its givens: numbers, nested lists or arrays.

    Raises:
        InputError: a given is missing or does not fit; the message names it and says what is expected.
    """
    exercise = worked_with(
        id, level=level, profile=profile, precision=_precision(precision), **givens_and_options
    )
    return Item(exercise)


def _drawn_as(id: str) -> tuple[str, dict[str, Any]]:
    """The family of a variant, and all that drew it."""
    variant = parse_variant(id)
    family = catalogue.find(variant.family)
    if family.version != variant.version:
        raise BadVariant(
            f"{id} was drawn by version {variant.version} of the family, this is version {family.version}: "
            "only the key of its sheet still has the numbers (quizgen export)"
        )
    return variant.family, {"level": variant.level, "seed": variant.seed, **variant.options}


def _precision(precision: Precision | str | int | None) -> Precision | None:
    return precision if precision is None or isinstance(precision, Precision) else read_precision(precision)
