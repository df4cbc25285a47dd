"""Prints marked papers: one in full, a class in tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quizgen.cli.presenting import screen_width

if TYPE_CHECKING:
    from quizgen.checking.class_results import Tally
    from quizgen.checking.lines import Line
    from quizgen.checking.paper import Checked, Paper
    from quizgen.sheet.sheet import Sheet

SIGNS = {"right": "✓", "wrong": "✗", "not counted": "○"}
SLIPS = 3  # that are told of each answer
_LONG = 48  # columns of an answer


def as_json(sheet: Sheet, papers: Sequence[Paper], problems: Sequence[str]) -> str:
    """Everything about marked papers; `problems` tells what was left out."""
    from quizgen.checking.class_results import tallies

    content = {
        "sheet": sheet.id,
        "worth": sheet.points,
        "learners": [paper.as_dict() for paper in papers],
        "questions": [tally.as_dict() for tally in tallies(papers)],
        "problems": list(problems),
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def report(paper: Paper, choices: Mapping[str, Any]) -> Iterator[str]:
    """A paper: a line for each answer with what it was read as, the verdict, and the points."""
    if paper.learner:
        yield paper.learner
    for checked in paper.checked:
        yield from _exercise(checked, screen_width(choices), choices["plain"])
    yield f"Total: {_points(paper)}"


def _exercise(checked: Checked, width: int, plain: bool) -> Iterator[str]:
    from quizgen.page.plain import one_line

    yield from _ended(
        f"{checked.item.number}. {one_line(checked.item.question.title)}", _points(checked), width
    )
    given = [_given(line, width, plain) for line in checked.lines]
    column = max(map(len, given))
    for line, text in zip(checked.lines, given, strict=True):
        verdict = f"{SIGNS[line.standing.value]} {_inline(line.said, plain)}"
        if 2 + column + 2 + len(verdict) <= width:
            yield f"  {text:{column}}  {verdict}"
        else:
            yield f"  {text}"
            yield from _wrapped(verdict, width)
    yield ""


def _given(line: Line, width: int, plain: bool) -> str:
    """The place of an answer and how it was read: `2b  A = [0.67, …]`."""
    read = _inline(f"`{line.read.replace('`', '´')}`", plain) if line.read else "–"
    longest = max(8, min(_LONG, width - 14))
    read = read if len(read) <= longest else f"{read[: longest - 1]}…"
    symbol = f"{_inline(line.field.symbol, plain)} = " if line.field.symbol else ""
    return f"{line.field.place or '·':3} {symbol}{read}"


def class_report(papers: Sequence[Paper], choices: Mapping[str, Any]) -> Iterator[str]:
    """The points of every learner, and how each question went."""
    from quizgen.checking.class_results import tallies

    width = screen_width(choices)
    for paper in papers:
        yield from _ended(paper.learner or "–", _points(paper), min(width, 60))
    if papers:
        mean = sum(float(paper.points) for paper in papers) / len(papers)
        yield from _ended(f"Mean of {len(papers)}", f"{mean:.1f} of {papers[0].worth}", min(width, 60))
    yield ""
    for tally in tallies(papers):
        yield from _wrapped(_tallied(tally, len(papers), choices["plain"]), width, first="")


def _tallied(tally: Tally, papers: int, plain: bool) -> str:
    symbol = f" {_inline(tally.field.symbol, plain)}" if tally.field.symbol else ""
    follows = f" ({tally.follows} of them from an earlier slip)" if tally.follows else ""
    counts = {"wrong": tally.wrong, "blank": tally.blank, "not counted": tally.not_counted}
    told = [f"{tally.right} of {papers} right{follows}", *(f"{n} {what}" for what, n in counts.items() if n)]
    slips = [f"{slip.replace('_', ' ')} {n}×" for slip, n in tally.slips[:SLIPS]]
    return f"{tally.field.place}{symbol}: {', '.join(told)}" + (f" – {'; '.join(slips)}" if slips else "")


def _points(marked: Paper | Checked) -> str:
    return f"{round(float(marked.points), 2):g} of {marked.worth}"


def _ended(text: str, end: str, width: int) -> Iterator[str]:
    """A text with another one at the end of the line."""
    gap = width - len(text) - len(end)
    yield text + " " * gap + end if gap > 1 else f"{text}  {end}"


def _wrapped(text: str, width: int, first: str = "      ") -> Iterator[str]:
    from textwrap import wrap

    yield from wrap(text, width, initial_indent=first, subsequent_indent="        ")


def _inline(markdown: str, plain: bool) -> str:
    """Markdown on one line, formulas as well."""
    from quizgen.page import terminal

    lines = terminal.render_text(markdown, width=10_000, plain=plain).splitlines()
    return " ".join(line.strip() for line in lines if line.strip())
