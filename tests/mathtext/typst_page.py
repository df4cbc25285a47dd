"""Compiles formulas in one accessible document, where a missing glyph or alternative text is an error."""

from __future__ import annotations

from collections.abc import Sequence

import typst

from quizgen.mathtext import to_speech, to_typst

FONTS = typst.Fonts(include_system_fonts=False)


def compile_formulas(formulas: Sequence[str]) -> list[str]:
    """Return the warnings; raise typst.TypstError if one of the formulas does not compile."""
    lines = ['#set document(title: "Formulas")', "= Formulas"]
    for formula in formulas:
        alternative = (to_speech(formula) or "empty").replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'#math.equation(block: true, alt: "{alternative}", ${to_typst(formula)}$)')
    source = "\n".join(lines).encode()
    _, warnings = typst.compile_with_warnings(
        source, format="pdf", font_paths=FONTS, ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0
    )
    return [warning.message for warning in warnings]
