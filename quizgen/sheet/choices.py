"""What one may choose for a sheet; it imports nothing, because help texts and shell completion read it."""

from typing import Literal

Solutions = Literal["none", "inline", "separate", "only"]
SOLUTIONS: tuple[Solutions, ...] = ("none", "inline", "separate", "only")
PAPERS = ("a4", "letter")

# Each format with the module whose `render` writes it.
FORMATS = {"pdf": "quizgen.page.pdf", "md": "quizgen.page.markdown", "html": "quizgen.page.html"}
