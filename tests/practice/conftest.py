"""Sessions driven by typed lines, with a store in a folder of the test and a clock that is set by hand."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizgen import bank
from quizgen.dialogue.console import Console
from quizgen.page.terminal import render_text
from quizgen.practice.plan import Plan
from quizgen.practice.session import Session
from quizgen.practice.store import Store


class Clock:
    """Tells the time that it was set to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "practice.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as store:
        yield store


@pytest.fixture
def practise(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Practise a family and concept questions with typed lines; what was printed, with the lines typed."""

    def practise(
        *lines: str,
        family: str = "mlp.forward",
        level: str = "intro",
        concepts: Sequence[str] = (),
        count: int = 1,
        width: int = 80,
        plain: bool = False,
        **plan: Any,
    ) -> str:
        printed = io.StringIO()
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        monkeypatch.setattr(sys, "stdout", printed)
        console = Console(lambda text, figures: render_text(text, figures, width=width, plain=plain))
        levels = {family: [level]} if family else {}
        items = [bank.load().find(id) for id in concepts]
        Session(Plan(levels, count, items=items, **plan), store, console, clock).run()
        return printed.getvalue()

    return practise
