"""A finished picture and the SVG document around its shapes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from quizgen.figures.shapes import fixed, quoted

# Set in Typst's own fonts; the others are near in width, so that labels keep their distance in a browser.
_FONTS: Final = (
    "'Libertinus Serif', 'New Computer Modern Math', 'Times New Roman', 'Liberation Serif', Georgia, serif"
)


@dataclass(frozen=True)
class Figure:
    """A standalone SVG document, sized in CSS pixels, and its description for readers who cannot see it."""

    svg: str
    alt: str


def compose(title: str, alt: str, width: float, height: float, shapes: Iterable[str]) -> Figure:
    """Return the figure made of `shapes` drawn on `width` × `height` CSS pixels; `title` names its kind."""
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {fixed(width)} {fixed(height)}" '
        f'width="{fixed(width)}" height="{fixed(height)}" role="img" font-family="{_FONTS}">'
    )
    words = f"<title>{quoted(title)}</title>\n<desc>{quoted(alt)}</desc>"
    drawn = "\n".join(shape for shape in shapes if shape)
    return Figure(f"{opening}\n{words}\n{drawn}\n</svg>\n", alt)


def counted(count: int, thing: str) -> str:
    """Write how many things there are, for a description.

    >>> counted(1, "line"), counted(3, "line")
    ('1 line', '3 lines')
    """
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
