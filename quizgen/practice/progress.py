"""What happens while an exercise is worked, and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum


class What(Enum):
    """What can happen to a step; an answer that is not counted is no event."""

    RIGHT = "right"
    WRONG = "wrong"
    HINT = "hint"
    SHOWN = "shown"
    SKIPPED = "skipped"


_ENDS = (What.RIGHT, What.SHOWN, What.SKIPPED)


@dataclass(frozen=True)
class Event:
    """One thing that happened to a step; `text` is an answer as typed, `mistake` the named one in it."""

    step: str
    what: What
    text: str = ""
    mistake: str = ""


@dataclass(frozen=True)
class Progress:
    """How far one step has come: how it ended, if it has, and the last answer, right or wrong."""

    wrong: int = 0
    hints: int = 0
    end: What | None = None
    answer: str = ""

    def after(self, event: Event) -> Progress:
        """The progress after one more event; whatever happens to a skipped step opens it again."""
        return replace(
            self,
            wrong=self.wrong + (event.what is What.WRONG),
            hints=self.hints + (event.what is What.HINT),
            end=event.what if event.what in _ENDS else None,
            answer=event.text or self.answer,
        )

    @property
    def open(self) -> bool:
        """Whether the step is still to be done."""
        return self.end is None

    @property
    def first_try(self) -> bool:
        """Whether it was right at once, without a hint."""
        return self.end is What.RIGHT and not self.wrong and not self.hints

    @property
    def failed(self) -> bool:
        """Whether it was shown or left out, or needed more than a second try."""
        return self.end is not What.RIGHT or self.wrong > 1


def progress(steps: Sequence[str], events: Iterable[Event]) -> dict[str, Progress]:
    """The progress of each step after all events."""
    found = dict.fromkeys(steps, Progress())
    for event in events:
        found[event.step] = found[event.step].after(event)
    return found
