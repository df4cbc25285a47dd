"""Slips in the files of a family, told to its author in one line: file, line, what is wrong, what to do."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from traceback import walk_tb
from types import FrameType

from quizgen.errors import InputError
from quizgen.nearest import nearest


class Slip(InputError):
    """Something wrong in the files of a family; the message is for its author."""


def slip(
    error: Exception, file: str, said: str = "", line_of: Callable[[int], int] = lambda line: line
) -> Slip:
    """The slip in a file that an error comes from.

    `said` is what is wrong, where it is known better; `line_of` tells the line of the file for the line that
    was at work.
    """
    frame, at = (None, 0) if _of_syntax(error) else _place(error, file)
    line = line_of(at) if frame else getattr(error, "lineno", None)
    where = f"{shown(file)}, line {line}" if line else shown(file)
    return Slip(f"{where}: {said or _said(error)}{_advice(error, list(frame.f_locals) if frame else [])}")


def _said(error: Exception) -> str:
    """What an error says in one line, without the places that Python names in it."""
    if isinstance(error, Slip):
        return str(error)
    text = error.msg if isinstance(error, SyntaxError) else next(iter(str(error).splitlines()), "")
    without_path = re.sub(r" \(/.*\)$", "", text)
    return f"{type(error).__name__}: {without_path}"


def at_work(error: Exception, callers: str) -> str:
    """The file that was at work when an error was raised, not below that of its callers; "" for none."""
    if isinstance(error, SyntaxError) and error.filename:
        return error.filename
    files = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)]
    ours = Path(callers).parent
    others = [file for file in files if file[0] != "<" and Path(file).parent not in (ours, _IMPORTING)]
    return others[-1] if others else ""


_IMPORTING = Path(importlib.__file__).parent


def shown(file: str) -> str:
    """A file as people name it: from the folder they are in, where it lies below."""
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return file


def _of_syntax(error: Exception) -> bool:
    """Whether an error is about how a file is written, so that it knows the line itself."""
    return isinstance(error, SyntaxError) or type(error).__name__ == "TemplateSyntaxError"


def _place(error: Exception, file: str) -> tuple[FrameType | None, int]:
    """The last frame of the file that was at work, and its line."""
    walked = [place for place in walk_tb(error.__traceback__) if place[0].f_code.co_filename == file]
    return walked[-1] if walked else (None, 0)


def _advice(error: Exception, known: list[str]) -> str:
    """Where a name that is not known is, or which is nearest to it; `known` are the names at that place."""
    if isinstance(error, AttributeError) and error.name:
        return nearest(error.name, [name for name in dir(error.obj) if not name.startswith("_")])
    name = re.search(r"(?:^| )name '(\w+)'", str(error))
    if not isinstance(error, NameError | ImportError) or name is None:
        return ""
    places = _functions()
    if name[1] in places:
        return f". It is in {places[name[1]]}: from {places[name[1]]} import {name[1]}"
    return nearest(name[1], [*known, *places])


@cache
def _functions() -> dict[str, str]:
    """The functions of the vocabulary with their modules, and what else a family is built with."""
    known = {"Draw": "quizgen.draw", "Trace": "quizgen.trace", "family": "quizgen.family"}
    return {**known, **{name: module for module, names in vocabulary() for name in names}}


def vocabulary() -> Iterator[tuple[str, list[str]]]:
    """The modules of the vocabulary, each with the names of its functions; none is imported."""
    for file in sorted((Path(__file__).parent / "vocabulary").glob("[a-z]*.py")):
        text = file.read_text(encoding="utf-8")
        yield f"quizgen.vocabulary.{file.stem}", re.findall(r"^(\w+) = Function\(", text, re.MULTILINE)
