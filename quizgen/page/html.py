"""Writes a document as one HTML file that needs nothing else: no script, no font, no network."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from quizgen import resources
from quizgen.figures.palette import dark_style
from quizgen.page import words
from quizgen.page.document import Document, Exercise, Part
from quizgen.page.errors import naming
from quizgen.page.html_source import HtmlSource, fragment
from quizgen.page.reading import read

__all__ = ["fragment", "render"]

_DARK_PAPER = "#17181a"
_CONTENTS_FROM = 4  # exercises: fewer are found without a list


def render(document: Document, name: str) -> dict[str, bytes]:
    """Returns `name.html`. Raises PageError for a text that cannot be written, with the exercise."""
    style = _style()
    page = f"""<!doctype html>
<html lang="{document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">
<meta name="color-scheme" content="light dark">
<title>{escape(document.title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#exercises">Skip to the exercises</a>
{_header(document)}
<main id="exercises" tabindex="-1">
{"".join(_exercises(document))}</main>
{_footer(document)}
</body>
</html>
"""
    return {f"{name}.html": page.encode()}


def _style() -> str:
    dark = dark_style(_DARK_PAPER)
    return (
        resources.text("templates", "page/page.css") + f"@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n"
    )


def _policy(style: str) -> str:
    """Returns a policy that allows this style sheet, styles in formulas, and nothing from elsewhere."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; style-src-attr 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )


def _header(document: Document) -> str:
    lines = [_element("p", document.course, "course"), _element("h1", document.title)]
    lines.append(_element("p", document.subtitle, "subtitle"))
    if document.name_box:
        lines.append(_name_box(document))
    with naming("The instructions"):
        lines.append(fragment(document.instructions))
    if len(document.exercises) >= _CONTENTS_FROM:
        lines.append(_contents(document))
    return "<header>\n" + "\n".join(line for line in lines if line) + "\n</header>"


def _element(tag: str, text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<{tag}{attribute}>{escape(text, quote=False)}</{tag}>" if text else ""


def _name_box(document: Document) -> str:
    total = "" if document.points is None else f"<span>{words.POINTS}: <i></i> / {document.points}</span>"
    return (
        f'<p class="names"><span>{words.NAME}: <i></i></span><span>{words.STUDENT}: <i></i></span>{total}</p>'
    )


def _contents(document: Document) -> str:
    entries = "\n".join(
        f'<li><a href="#exercise-{index}"><span class="number">{escape(exercise.number)}</span> '
        f"<span>{escape(exercise.title)}</span></a>{_points(exercise.points)}</li>"
        for index, exercise in enumerate(document.exercises, 1)
    )
    return f'<nav aria-label="Exercises"><ol>\n{entries}\n</ol></nav>'


def _exercises(document: Document) -> Iterator[str]:
    for index, exercise in enumerate(document.exercises, 1):
        if exercise.asks or not document.asks:
            with naming(exercise.name):
                yield _exercise(exercise, index, folded=document.asks)


def _exercise(exercise: Exercise, index: int, *, folded: bool) -> str:
    source = HtmlSource(exercise.figures)
    lines = [
        f'<section class="exercise" id="exercise-{index}" aria-labelledby="title-{index}">',
        f'<h2 id="title-{index}"><span class="number">{escape(exercise.number)}</span> '
        f'<span class="title">{escape(exercise.title)}</span>{_points(exercise.points)}</h2>',
        f'<div class="prompt">{source.blocks(read(exercise.prompt))}</div>' if exercise.prompt else "",
        *(_part(part, source) for part in exercise.parts),
    ]
    if exercise.solved:
        solution = source.blocks(read(exercise.solution))
        if folded:
            solution = (
                f'<details class="solution"><summary>{words.SOLUTION}</summary>\n{solution}\n</details>'
            )
        lines.append(solution)
    lines.append(_element("p", exercise.variant, "variant"))
    return "\n".join(line for line in lines if line) + "\n</section>\n"


def _part(part: Part, source: HtmlSource) -> str:
    return (
        f'<div class="part"><span class="label">({escape(part.label)})</span> '
        f"<div>{source.blocks(read(part.text))}</div>{_points(part.points)}</div>"
    )


def _points(count: int | None) -> str:
    return "" if count is None else f' <span class="points">{words.points(count)}</span>'


def _footer(document: Document) -> str:
    return f"<footer>{_element('p', document.sheet)}</footer>" if document.sheet else ""
