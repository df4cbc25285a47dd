"""Superscripts and subscripts that Unicode has as characters of their own."""

from __future__ import annotations

from quizgen.mathtext import tree as t
from quizgen.mathtext.kinds import Font
from quizgen.mathtext.rows import items_of

_SUPERSCRIPTS = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤∗′†°∘",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ*′†°°",
        strict=True,
    )
)
_SUBSCRIPTS = dict(
    zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True)
)


def superscript(node: t.Node | None) -> str | None:
    """Return a superscript as characters, or None where Unicode has none that say exactly the same."""
    return _translated(node, _SUPERSCRIPTS)


def subscript(node: t.Node | None) -> str | None:
    """Return a subscript as characters, or None where Unicode has none that say exactly the same."""
    return _translated(node, _SUBSCRIPTS)


def _translated(node: t.Node | None, table: dict[str, str]) -> str | None:
    if node is None:
        return ""
    chars = "".join(map(_plain, items_of(node)))
    found = [table.get(char, "") for char in chars]
    return "".join(found) if all(found) and chars else None


def _plain(node: t.Node) -> str:
    """Return the characters of a leaf; a blank, which no table has, for everything else."""
    if isinstance(node, t.Fence) and node.left == "(" and node.right == ")":
        return f"({''.join(map(_plain, items_of(node.body)))})"
    if isinstance(node, t.Symbol) and node.font in {Font.DEFAULT, Font.UPRIGHT, Font.SANS}:
        return node.char
    if isinstance(node, t.Number) and not node.font:
        return node.text
    return node.text if isinstance(node, t.Word | t.Text) and node.font is Font.UPRIGHT else " "
