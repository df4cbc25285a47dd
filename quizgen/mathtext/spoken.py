"""How single characters and letters are spoken in English."""

from __future__ import annotations

from quizgen.mathtext.kinds import Font
from quizgen.mathtext.symbols import GREEK

CHARACTERS = {
    "+": "plus", "−": "minus", "±": "plus or minus", "∓": "minus or plus", "⋅": "times", "×": "times",
    "÷": "divided by", "/": "over", "∗": "star", "⋆": "star", "∘": "circle", "∙": "bullet",
    "⊙": "elementwise times", "⊗": "circled times", "⊕": "circled plus", "⊖": "circled minus",
    "∪": "union", "∩": "intersection", "∖": "without", "⊎": "disjoint union", "∧": "and", "∨": "or",
    "⊻": "exclusive or", "¬": "not", "=": "equals", "≠": "is not equal to", "<": "is less than",
    ">": "is greater than", "≮": "is not less than", "≯": "is not greater than", "≤": "is at most",
    "≥": "is at least", "≰": "is not at most", "≱": "is not at least", "≪": "is much less than",
    "≫": "is much greater than", "≈": "is approximately", "≉": "is not approximately",
    "≡": "is identical to", "≢": "is not identical to", "∼": "is distributed as", "≁": "is not similar to",
    "≃": "is asymptotically equal to", "≄": "is not asymptotically equal to", "≅": "is congruent to",
    "≇": "is not congruent to", "∝": "is proportional to", "≐": "is set equal to", "≜": "is defined as",
    "≔": "is defined as", "∈": "in", "∉": "is not in", "∋": "contains", "∌": "does not contain",
    "⊂": "is a subset of", "⊄": "is not a subset of", "⊆": "is a subset of or equal to",
    "⊈": "is neither a subset of nor equal to", "⊃": "is a superset of", "⊅": "is not a superset of",
    "⊇": "is a superset of or equal to", "⊉": "is neither a superset of nor equal to",
    "⟂": "is perpendicular to", "∥": "is parallel to", "∦": "is not parallel to", "∣": "given",
    "∤": "does not divide", "⊢": "proves", "⊨": "models", "≺": "precedes", "≻": "succeeds",
    "⪯": "precedes or equals", "⪰": "succeeds or equals", "→": "to", "⟶": "to",
    "←": "becomes", "⟵": "becomes",
    "↔": "left right arrow", "⇒": "implies", "⟹": "implies", "⇐": "is implied by", "⟸": "is implied by",
    "⇔": "if and only if", "⟺": "if and only if", "↦": "maps to", "⟼": "maps to", "↪": "embeds into",
    "⇝": "leads to", "↑": "up arrow", "↓": "down arrow", "↕": "up down arrow", "∴": "therefore",
    "∵": "because", "∂": "partial", "∞": "infinity", "ℓ": "l", "ℏ": "h bar", "ℜ": "real part",
    "ℑ": "imaginary part", "ℵ": "aleph", "⊤": "top", "⊥": "bottom", "′": "prime", "∀": "for all",
    "∃": "there exists", "∄": "there is no", "∅": "the empty set", "…": "and so on", "⋯": "and so on",
    "⋮": "and so on", "⋱": "and so on", "∠": "angle", "□": "square", "△": "triangle", "✓": "check mark",
    "°": "degrees", "†": "dagger", "‡": "double dagger", "%": "percent", "#": "number sign",
    "$": "dollars", "&": "ampersand", "_": "underscore", "!": "factorial", ":": "colon",
    "|": "given", "‖": "double bar", "⟨": "open angle bracket", "⟩": "close angle bracket",
    "∇": "the gradient of", "∑": "the sum", "∏": "the product", "∐": "the coproduct", "⋃": "the union",
    "⋂": "the intersection", "⨁": "the direct sum", "⨂": "the tensor product", "⨀": "the circled product",
    "⋁": "the disjunction", "⋀": "the conjunction", "∫": "the integral", "∬": "the double integral",
    "∭": "the triple integral", "∮": "the contour integral",
}  # fmt: skip

_GREEK = {
    char: f"capital {name}" if name[0].isupper() else name.removeprefix("var") for name, char in GREEK.items()
}
_FONTS = {
    Font.BOLD: "bold",
    Font.BOLD_ITALIC: "bold",
    Font.SCRIPT: "script",
    Font.FRAKTUR: "fraktur",
    Font.DOUBLE_STRUCK: "double-struck",
}
_DOUBLE_STRUCK = {
    "R": "the reals",
    "N": "the natural numbers",
    "Z": "the integers",
    "Q": "the rationals",
    "C": "the complex numbers",
    "E": "expectation",
    "P": "probability",
    "1": "indicator",
}

# What delimiters say about what stands between them.
ENCLOSURES = {
    ("|", "|"): "magnitude",
    ("‖", "‖"): "norm",
    ("⌊", "⌋"): "floor",
    ("⌈", "⌉"): "ceiling",
}
OPENING = {left: f"the {name} of" for (left, _), name in ENCLOSURES.items()}
CLOSING = {right: f", end {name}," for (_, right), name in ENCLOSURES.items()}


def spoken(text: str, font: Font = Font.DEFAULT) -> str:
    """Return how a character, number or name is spoken, with the font if it tells things apart."""
    if font is Font.DOUBLE_STRUCK and text in _DOUBLE_STRUCK:
        return _DOUBLE_STRUCK[text]
    words = CHARACTERS.get(text) or _GREEK.get(text, text)
    return f"{_FONTS[font]} {words}" if font in _FONTS else words
