"""The rules for all items of a file together: what a guesser could live on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quizgen.bank.item import Item
from quizgen.bank.kinds.choice import SingleChoice
from quizgen.bank.kinds.true_false import TrueFalse
from quizgen.bank.lint.finding import Finding, finding
from quizgen.bank.lint.rules import length

ENOUGH = 6  # items, before anything is said about them all
TOO_OFTEN = 0.5  # of the single choices whose right option is the longest
ONE_SIDED = 0.75  # of the statements that are always true, or always false


def lengths(items: Sequence[Item]) -> Iterator[Finding]:
    """The longest option is not the right one too often."""
    choices = [item for item in items if isinstance(item, SingleChoice)]
    longest = [item for item in choices if _right_is_longest(item)]
    if len(choices) >= ENOUGH and len(longest) > TOO_OFTEN * len(choices):
        message = (
            f"in {len(longest)} of {len(choices)} single choices of this file the right option is the longest"
        )
        yield finding(longest[0], (), "give-away", message, "warning")


def verdicts(items: Sequence[Item]) -> Iterator[Finding]:
    """Statements are not nearly all true, or nearly all false."""
    judged = [item for item in items if isinstance(item, TrueFalse)]
    for answer in (True, False):
        fixed = [item for item in judged if item.answer is answer and not item.inverted]
        if len(judged) >= ENOUGH and len(fixed) > ONE_SIDED * len(judged):
            word = "true" if answer else "false"
            message = f"{len(fixed)} of {len(judged)} statements are {word}: give some of them `inverted`"
            yield finding(fixed[0], (), "one-sided", message, "warning")


def _right_is_longest(item: SingleChoice) -> bool:
    wrong = max(length(option.text) for option in item.options.wrong)
    return length(item.options.right[0].text) > wrong


FILE_RULES: tuple[Callable[[Sequence[Item]], Iterator[Finding]], ...] = (lengths, verdicts)
