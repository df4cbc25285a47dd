"""Whether a Markdown text can be printed: its Markdown, its formulas, and where it takes values in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from quizgen import mathtext
from quizgen.bank.lines import Path
from quizgen.bank.parameters import with_marks
from quizgen.page import PageError, tree
from quizgen.page.reading import read

MARK = "\ue000"  # stands for a value while a text is read
_ONE_LINE = ("text", "feedback", "left", "right", "extra")
DEEPEST = 5  # of lists and quotations in each other


def troubles(text: str, *, one_line: bool = False) -> Iterator[tuple[str, str]]:
    """The rules that a text breaks, each with what is wrong."""
    try:
        blocks = read(with_marks(text, MARK))
    except PageError as error:
        yield "markdown", str(error).replace(MARK, "@{…}")
        return
    if one_line and [type(block) for block in blocks] not in ([tree.Paragraph], []):
        yield "markdown", f"{text[:60]!r} would be read as a list, a heading or the like: begin with a word"
    if _depth(blocks) > DEEPEST:
        yield "markdown", f"lists and quotations stand in each other, more than {DEEPEST} deep"
    for node in nodes(blocks):
        yield from _of_node(node)


def unprintable(texts: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str, str]]:
    """What of these texts, each with the path of its key, cannot be printed: the path, the rule, and why."""
    for path, text in texts:
        for rule, message in troubles(text, one_line=path[-1] in _ONE_LINE):
            yield path, rule, message


def nodes(value: Any) -> Iterator[Any]:
    """The nodes of a tree of Markdown, from the top."""
    if isinstance(value, tuple):
        for entry in value:
            yield from nodes(entry)
    elif hasattr(value, "__dataclass_fields__"):
        yield value
        for field in fields(value):
            yield from nodes(getattr(value, field.name))


def words(text: str) -> str:
    """What a reader sees of a text, formulas in one line each."""
    found = []
    for node in nodes(read(with_marks(text, "1"))):
        if isinstance(node, tree.Maths | tree.Display):
            found.append(mathtext.to_line(node.tex))
        elif isinstance(node, tree.Text | tree.Code | tree.CodeBlock):
            found.append(node.text)
    return "".join(found)


def _depth(blocks: Iterable[tree.Block]) -> int:
    """How many lists and quotations stand in each other."""
    return max((1 + _depth(inner) for block in blocks for inner in _inside(block)), default=0)


def _inside(block: tree.Block) -> list[tuple[tree.Block, ...]]:
    if isinstance(block, tree.Listing):
        return [item.blocks for item in block.items]
    return [block.blocks] if isinstance(block, tree.Quote) else []


def _of_node(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, tree.Maths | tree.Display):
        try:
            mathtext.parse(node.tex.replace(MARK, "1"))
        except mathtext.MathError as error:
            yield "maths", str(error)
    elif isinstance(node, tree.Picture):
        yield "figure", "pictures stand in the table [item.figure], not in a text"
    elif MARK in getattr(node, "text", ""):
        yield "values", "a value stands in a formula: write $@{…}$"
