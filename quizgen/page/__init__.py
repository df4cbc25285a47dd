"""One document, many writers: Markdown, HTML, PDF and terminal."""

from quizgen.page.document import Document, Exercise, Figure, Part
from quizgen.page.errors import PageError

__all__ = ["Document", "Exercise", "Figure", "PageError", "Part"]
