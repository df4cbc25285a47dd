"""What may go wrong on a page, said so that the author finds the place."""

from collections.abc import Iterator
from contextlib import contextmanager

from quizgen.mathtext import MathError


class PageError(ValueError):
    """Says that a document cannot be written: where (exercise, formula, column), what and what to do."""

    def __init__(self, message: str, *, exercise: str = "", formula: str = "", column: int = 0) -> None:
        self.message = message
        self.exercise = exercise
        self.formula = formula
        self.column = column
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        where = [self.exercise] if self.exercise else []
        if self.formula:
            where.append(f"formula {self.formula!r}" + (f", column {self.column}" if self.column else ""))
        return ": ".join([", ".join(where), self.message] if where else [self.message])


@contextmanager
def naming(exercise: str) -> Iterator[None]:
    """Names the exercise (as in `Exercise 2`) in every page or maths error raised inside."""
    try:
        yield
    except MathError as error:
        raise PageError(error.message, exercise=exercise, formula=error.tex, column=error.column) from error
    except PageError as error:
        raise PageError(
            error.message, exercise=exercise, formula=error.formula, column=error.column
        ) from error
