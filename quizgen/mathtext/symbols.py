"""The vocabulary: which command is which character, what part it plays and how it is spoken."""

from __future__ import annotations

from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.tree import Symbol

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "varkappa": "ϰ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ",
    "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

ORDINARY = {
    "partial": "∂", "nabla": "∇", "infty": "∞", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "top": "⊤",
    "bot": "⊥", "prime": "′", "forall": "∀", "exists": "∃", "nexists": "∄", "emptyset": "∅",
    "varnothing": "∅", "neg": "¬", "lnot": "¬", "ldots": "…", "dots": "…", "dotsc": "…", "cdots": "⋯",
    "dotsb": "⋯", "dotsm": "⋯", "vdots": "⋮", "ddots": "⋱", "angle": "∠", "square": "□", "Box": "□",
    "triangle": "△", "checkmark": "✓", "degree": "°", "aleph": "ℵ", "dagger": "†", "ddagger": "‡",
    "%": "%", "#": "#", "$": "$", "&": "&", "_": "_", "backslash": "∖",
}  # fmt: skip

BINARY = {
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "∘",
    "bullet": "∙", "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "ominus": "⊖", "cup": "∪", "cap": "∩",
    "setminus": "∖", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "veebar": "⊻", "uplus": "⊎",
}  # fmt: skip

RELATION = {
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "lt": "<", "gt": ">",
    "ll": "≪", "gg": "≫", "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "simeq": "≃",
    "cong": "≅", "propto": "∝", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆",
    "supset": "⊃", "supseteq": "⊇", "perp": "⟂", "parallel": "∥", "mid": "∣", "vdash": "⊢", "models": "⊨",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "Longrightarrow": "⟹", "impliedby": "⟸",
    "iff": "⟺", "Longleftrightarrow": "⟺", "mapsto": "↦", "longmapsto": "⟼", "longrightarrow": "⟶",
    "longleftarrow": "⟵", "uparrow": "↑", "downarrow": "↓", "updownarrow": "↕", "hookrightarrow": "↪",
    "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "doteq": "≐", "triangleq": "≜", "coloneqq": "≔",
    "therefore": "∴", "because": "∵", "rightsquigarrow": "⇝",
}  # fmt: skip

BIG = {
    "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁",
    "bigotimes": "⨂", "bigodot": "⨀", "bigvee": "⋁", "bigwedge": "⋀",
}  # fmt: skip

INTEGRAL = {"int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮"}

OPENING = {
    "lbrace": "{", "{": "{", "lbrack": "[", "langle": "⟨", "lvert": "|", "lVert": "‖", "lfloor": "⌊",
    "lceil": "⌈",
}  # fmt: skip
CLOSING = {
    "rbrace": "}", "}": "}", "rbrack": "]", "rangle": "⟩", "rvert": "|", "rVert": "‖", "rfloor": "⌋",
    "rceil": "⌉",
}  # fmt: skip
BARS = {"vert": "|", "Vert": "‖", "|": "‖"}

# Written without a backslash.
CHARACTERS = {
    "+": Symbol("+", Kind.BINARY),
    "-": Symbol("−", Kind.BINARY),
    "*": Symbol("∗", Kind.BINARY),
    "/": Symbol("/"),
    "|": Symbol("|"),
    "!": Symbol("!", Kind.CLOSE),
    "?": Symbol("?", Kind.CLOSE),
    ".": Symbol("."),
    "=": Symbol("=", Kind.RELATION),
    "<": Symbol("<", Kind.RELATION),
    ">": Symbol(">", Kind.RELATION),
    ":": Symbol(":", Kind.RELATION),
    ",": Symbol(",", Kind.PUNCTUATION),
    ";": Symbol(";", Kind.PUNCTUATION),
    "(": Symbol("(", Kind.OPEN),
    "[": Symbol("[", Kind.OPEN),
    ")": Symbol(")", Kind.CLOSE),
    "]": Symbol("]", Kind.CLOSE),
}

COMMANDS = {
    name: Symbol(char, kind)
    for kind, table in (
        (Kind.ORDINARY, GREEK | ORDINARY | BARS),
        (Kind.BINARY, BINARY),
        (Kind.RELATION, RELATION),
        (Kind.BIG, BIG),
        (Kind.INTEGRAL, INTEGRAL),
        (Kind.OPEN, OPENING),
        (Kind.CLOSE, CLOSING),
        (Kind.PUNCTUATION, {"colon": ":"}),
    )
    for name, char in table.items()
}

# The characters themselves may be typed: x ≤ 3, α → β, −5.
TYPED = {symbol.char: symbol for symbol in COMMANDS.values() if not symbol.char.isascii()}
TYPED |= {"−": CHARACTERS["-"], "·": COMMANDS["cdot"]}

# A script or argument without braces that starts so is a slip: x^(1) would raise the bracket alone.
UNFIT_ARGUMENTS = frozenset("()[],;:=<>'_^")

# What stands after dots that belong on the axis: 1 + ⋯ + n, but 1, …, n.
CENTERING = frozenset({"+", "-", "=", "<", ">", r"\cdot", r"\times", r"\le", r"\ge", r"\odot", r"\oplus"})

# What may follow left, right, middle and big; the empty delimiter is a full stop.
DELIMITERS = {"(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": "", "<": "⟨", ">": "⟩"}
DELIMITER_COMMANDS = OPENING | CLOSING | BARS | {"uparrow": "↑", "downarrow": "↓", "backslash": "∖"}

FUNCTIONS = (
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom",
    "ker", "lg", "ln", "log", "sec", "sin", "sinh", "tan", "tanh",
)  # fmt: skip
LIMIT_FUNCTIONS = {
    "det": "det",
    "gcd": "gcd",
    "inf": "inf",
    "lim": "lim",
    "max": "max",
    "min": "min",
    "Pr": "Pr",
    "sup": "sup",
    "liminf": "lim inf",
    "limsup": "lim sup",
    "argmax": "arg max",
    "argmin": "arg min",
}

SPACES = {
    ",": 3, "thinspace": 3, ":": 4, ">": 4, "medspace": 4, ";": 5, "thickspace": 5, "!": -3,
    "negthinspace": -3, " ": 6, "enspace": 9, "quad": 18, "qquad": 36,
}  # fmt: skip

FONTS = {
    "mathrm": Font.UPRIGHT,
    "mathnormal": Font.DEFAULT,
    "mathit": Font.ITALIC,
    "mathbf": Font.BOLD,
    "boldsymbol": Font.BOLD_ITALIC,
    "bm": Font.BOLD_ITALIC,
    "pmb": Font.BOLD_ITALIC,
    "mathbb": Font.DOUBLE_STRUCK,
    "mathcal": Font.SCRIPT,
    "mathscr": Font.SCRIPT,
    "mathfrak": Font.FRAKTUR,
    "mathsf": Font.SANS,
    "mathtt": Font.MONO,
}
WORD_FONTS = frozenset({Font.UPRIGHT, Font.ITALIC, Font.BOLD, Font.SANS, Font.MONO})
TEXT_FONTS = {
    "text": Font.UPRIGHT,
    "textrm": Font.UPRIGHT,
    "textnormal": Font.UPRIGHT,
    "mbox": Font.UPRIGHT,
    "textbf": Font.BOLD,
    "textit": Font.ITALIC,
    "emph": Font.ITALIC,
    "texttt": Font.MONO,
    "textsf": Font.SANS,
}

# command -> (the mark, whether it grows with the body)
ACCENTS = {
    "hat": ("hat", False),
    "widehat": ("hat", True),
    "tilde": ("tilde", False),
    "widetilde": ("tilde", True),
    "bar": ("bar", False),
    "overline": ("overline", True),
    "underline": ("underline", True),
    "vec": ("vec", False),
    "overrightarrow": ("vec", True),
    "dot": ("dot", False),
    "ddot": ("ddot", False),
    "check": ("check", False),
    "breve": ("breve", False),
    "mathring": ("ring", False),
}

NEGATED = {
    "=": "≠", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊆": "⊈", "⊃": "⊅", "⊇": "⊉", "≡": "≢", "≈": "≉", "∼": "≁",
    "≃": "≄", "≅": "≇", "≤": "≰", "≥": "≱", "<": "≮", ">": "≯", "∃": "∄", "∣": "∤", "∥": "∦",
}  # fmt: skip

# environment -> (left delimiter, right delimiter)
MATRICES = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "array": ("", ""),
    "bmatrix": ("[", "]"),
    "pmatrix": ("(", ")"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "Bmatrix": ("{", "}"),
}
ALIGNED = frozenset({"aligned", "align", "align*", "split", "alignedat", "eqnarray*"})
GATHERED = frozenset({"gathered", "gather", "gather*"})

ARROWS = {
    "xrightarrow": "→",
    "xleftarrow": "←",
    "xleftrightarrow": "↔",
    "xRightarrow": "⇒",
    "xmapsto": "↦",
}
SIZES = {"big": 1, "Big": 2, "bigg": 3, "Bigg": 4}
SIDES = dict.fromkeys("([{⟨⌊⌈", Kind.OPEN) | dict.fromkeys(")]}⟩⌋⌉", Kind.CLOSE)
SIZE_SUFFIXES = {"": Kind.ORDINARY, "l": Kind.OPEN, "r": Kind.CLOSE, "m": Kind.RELATION}
