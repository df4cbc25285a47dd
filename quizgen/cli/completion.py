"""What the shell completes: names that can be told without importing a family."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import click
from click.shell_completion import CompletionItem

LEVELS = ("intro", "standard", "exam")
FORMS = ("question", "worked", "steps", "faded:1", "choice", "find-mistake")

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def among(names: Callable[[], Iterable[str]]) -> Completer:
    """Complete one of the names."""

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        return [CompletionItem(name) for name in names() if name.startswith(begun)]

    return complete


def several(names: Sequence[str]) -> Completer:
    """Complete the last of names with commas between them."""

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        before, comma, last = begun.rpartition(",")
        used = before.split(",")
        left = [name for name in names if name.startswith(last) and name not in used]
        return [CompletionItem(before + comma + name) for name in left]

    return complete


def _families() -> Iterable[str]:
    from quizgen import catalogue

    return catalogue.family_ids()


def _topics() -> Iterable[str]:
    from quizgen import catalogue

    return catalogue.topics()


def _profiles() -> Iterable[str]:
    from quizgen import conventions

    return conventions.profiles()


families = among(_families)
topics = among(_topics)
topics_and_families = among(lambda: [*_topics(), *_families()])
profiles = among(_profiles)
levels = among(lambda: LEVELS)
forms = among(lambda: FORMS)


def what(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a topic, a family or a file."""
    return topics_and_families(ctx, param, begun) or [CompletionItem(begun, type="file")]
