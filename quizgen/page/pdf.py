"""Writes a document as PDF: tagged for screen readers (PDF/UA-1), the same bytes for the same document."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from quizgen import resources
from quizgen.mathtext.typst import literal
from quizgen.page import words
from quizgen.page.document import Document, Exercise, Figure, Part
from quizgen.page.errors import PageError, naming
from quizgen.page.height import LONG, PART, PROMPT, least, most
from quizgen.page.reading import read
from quizgen.page.tree import Block
from quizgen.page.typst_source import TypstSource, breakable, sections

if TYPE_CHECKING:
    import typst

_TOO_WIDE = re.compile(r"qz-wide:(\d+):(\d+)")
_OVER_MARGIN = re.compile(r"qz-over:(\d+):(\d+)")
_LINE = re.compile(r"main\.typ:(\d+):")
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')


def render(document: Document, name: str) -> dict[str, bytes]:
    """Returns `name.pdf`. Raises PageError for what cannot be printed, with the exercise and the formula."""
    return render_many((document,), name)


def render_many(documents: Sequence[Document], name: str) -> dict[str, bytes]:
    """Returns `name.pdf` with all documents, each beginning on the front of a sheet of paper."""
    run = _PrintRun(documents)
    for document in documents:
        run.add(document)
    return {f"{name}.pdf": run.compile()}


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """Returns the fonts that come with the compiler, never those of the machine."""
    import typst

    return typst.Fonts(include_system_fonts=False)


class _PrintRun:
    """Collects the source of documents and the files they need, then compiles them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._files: dict[str, bytes] = {}
        self._formulas: list[tuple[str, str]] = []
        self._lines: list[str] = []
        self._places: list[str] = []
        identities = [
            name for sheet in documents for name in (sheet.sheet, *(e.variant for e in sheet.exercises))
        ]
        fields = {
            "title": literal(documents[0].title),
            "language": literal(documents[0].language),
            "keywords": "(" + "".join(f"{literal(name)}," for name in identities if name) + ")",
        }
        self._write('#import "sheet.typ": *')
        self._write(f"#show: qz-document.with({_named(fields)})")

    def add(self, document: Document) -> None:
        """Adds a document: a sheet with its exercises, and the solutions where the document wants them."""
        self._write(f"#qz-sheet({_settings(document)}, instructions: [")
        self._blocks(document.instructions, "The instructions", {})
        self._write("])[")
        for exercise in document.exercises:
            if exercise.asks or not document.asks:
                self._exercise(exercise, document)
        if document.asks and document.solved and document.solutions == "end":
            self._write(f"#qz-solutions({_content(document.solutions_heading)})")
            for exercise in document.exercises:
                if exercise.solved:
                    self._open(exercise, exercise.solution, points=False)
                    self._write("]")
        self._write("]")

    def _exercise(self, exercise: Exercise, document: Document) -> None:
        alone = exercise.solved and not document.asks
        self._open(exercise, exercise.solution if alone else exercise.prompt, points=True)
        for part in exercise.parts:
            self._part(part, exercise)
        if exercise.solved and document.asks and document.solutions == "inline":
            self._write(f"#qz-solution({_content(words.SOLUTION)})[", exercise.name)
            self._blocks(exercise.solution, exercise.name, exercise.figures)
            self._write("]")
        self._write("]")

    def _open(self, exercise: Exercise, text: str, *, points: bool) -> None:
        """Opens an exercise with a text, whose first section stays with the heading.

        Room to write stays with the last section.
        """
        marks = exercise.points if points else None
        with naming(exercise.name):
            blocks = read(text)
        first, *others = sections(blocks)
        height = most(first) + (0 if others else exercise.space)
        fields = {
            "number": _content(exercise.number),
            "title": _content(exercise.title),
            "variant": literal(exercise.variant),
            "points": _content("" if marks is None else words.points(marks)),
            "fits": "false" if _is_long(exercise, blocks) else "auto",
            "prompt-fits": "true" if height < PROMPT else "auto",
        }
        self._write(f"#qz-exercise({_named(fields)})[", exercise.name)
        space = exercise.space if points else 0.0
        self._blocks(text, exercise.name, exercise.figures, after_first="][", space=space)

    def _part(self, part: Part, exercise: Exercise) -> None:
        points = _content("" if part.points is None else words.points(part.points))
        with naming(exercise.name):
            fits = "true" if part.space + most(read(part.text)) < PART else "auto"
        start = f"#qz-part({_content(part.label)}, {points}, {part.space:g}cm, fits: {fits})["
        self._write(start, exercise.name)
        self._blocks(part.text, exercise.name, exercise.figures)
        self._write("]")

    def _blocks(
        self,
        markdown: str,
        place: str,
        figures: Mapping[str, Figure],
        after_first: str = "\n\n",
        space: float = 0.0,
    ) -> None:
        with naming(place):
            source = TypstSource(self._embed(figures), first_formula=len(self._formulas))
            first, *others = sections(read(markdown))
            room = [0.0] * len(others) + [space]
            opening = source.blocks(first) + source.space(room[0])
            rest = "\n\n".join(map(source.section, others, room[1:]))
            self._write(opening + after_first + rest, place)
        self._formulas += [(place, tex) for tex in source.formulas]

    def _embed(self, figures: Mapping[str, Figure]) -> dict[str, tuple[str, str]]:
        """Adds the figures to the files and returns where each is found, with its alternative text."""
        found = {}
        for name, figure in figures.items():
            svg = figure.svg.encode()
            file = f"{name}-{sha256(svg).hexdigest()[:12]}.svg"
            self._files[file] = svg
            found[name] = (file, figure.alt)
        return found

    def _write(self, source: str, place: str = "") -> None:
        lines = source.split("\n")
        self._lines += lines
        self._places += [place] * len(lines)

    def compile(self) -> bytes:
        """Returns the PDF."""
        import typst

        files = {
            "main.typ": "\n".join(self._lines).encode(),
            "sheet.typ": resources.path("templates", "page/sheet.typ").read_bytes(),
            **self._files,
        }
        try:
            return typst.compile(
                cast("bytes", files),  # a mapping of files is accepted, only not declared
                format="pdf",
                font_paths=_fonts(),
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            raise self._explained(error) from error

    def _explained(self, error: "typst.TypstError") -> PageError:
        """Says in the words of the document what the compiler says about the source."""
        if wide := _TOO_WIDE.search(error.message):
            place, tex = self._formulas[int(wide[1])]
            fits = f"only {wide[2]} % of its size would fit between the margins"
            return PageError(f"{fits}: break it into lines with aligned", exercise=place, formula=tex)
        if over := _OVER_MARGIN.search(error.message):
            place, tex = self._formulas[int(over[1])]
            runs = f"it runs {over[2]} mm over the margin"
            return PageError(f"{runs}: give it a line of its own with $$", exercise=place, formula=tex)
        line = _LINE.search(str(error.diagnostic))
        place = self._places[int(line[1]) - 1] if line else ""
        if unknown := _NO_GLYPH.search(error.message):
            return PageError(f"the printed fonts have no sign {unknown[1]!r}: use another", exercise=place)
        return PageError(f"the page cannot be set: {error.message}", exercise=place)


def _is_long(exercise: Exercise, blocks: Sequence[Block]) -> bool:
    """Tells whether an exercise that begins with these blocks surely takes up more than half a page."""
    return exercise.space + sum(part.space for part in exercise.parts) + least(blocks) > LONG


def _settings(document: Document) -> str:
    marks = ((e.number, "–" if e.points is None else str(e.points)) for e in document.exercises)
    fields = {
        "title": _content(document.title),
        "subtitle": _content(document.subtitle),
        "course": _content(document.course),
        "head": _content(_shortened(document.title, 60)),
        "foot": _content(_shortened(document.course, 40)),
        "foot-id": _content(_shortened(document.sheet, 40)),
        "paper": literal(document.paper),
        "named": "true" if document.name_box else "false",
        "total": "none" if document.points is None else _content(str(document.points)),
        "marks": "(" + "".join(f"({_content(number)}, {_content(mark)})," for number, mark in marks) + ")",
        "words": "("
        + _named({word.lower(): _content(getattr(words, word)) for word in _PRINTED_WORDS})
        + ")",
    }
    return _named(fields)


_PRINTED_WORDS = ("NAME", "STUDENT", "EXERCISE", "POINTS", "ACHIEVED", "TOTAL", "PAGE", "OF")


def _named(fields: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in fields.items())


def _shortened(text: str, length: int) -> str:
    """Returns as much of the text as has a place on the edge of every page."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _content(text: str) -> str:
    return f"[#{breakable(text, every=20)};]" if text else "none"
