"""Bank files for tests."""

from pathlib import Path

from quizgen.bank import Bank, Item, load

HEAD = 'topic = "tests"\ntitle = "Tests"\n'

CHOICE = """
[[item]]
id = "colour"
kind = "single-choice"
level = "intro"
sources = ["textbook: Colours"]
stem = "Which colour has the sky by day?"

[[item.right]]
text = "blue"
feedback = "Short waves are scattered most."

[[item.wrong]]
text = "green"
feedback = "Leaves are green."

[[item.wrong]]
text = "violet"
feedback = "Violet is scattered even more, but the sun sends less of it."
"""

NUMBER = """
[[item]]
id = "pairs"
kind = "number"
level = "intro"
sources = ["textbook: Counting"]
stem = "How many pairs can be made of $@{n}$ things?"
explanation = '$\\frac{@{n} \\cdot @{n-1}}{2}$'
answer = "n*(n-1)/2"
unit = "pairs"
conditions = ["n > 3"]

[item.parameters]
n = { from = 2, to = 30 }

[[item.wrong]]
value = "n*(n-1)"
feedback = "How often is each pair counted here?"
"""

KINDS = {
    "single-choice": CHOICE,
    "number": NUMBER,
    "multiple-choice": CHOICE.replace("single-choice", "multiple-choice").replace(
        "[[item.right]]", '[[item.right]]\ntext = "light"\nfeedback = "It shines."\n\n[[item.right]]'
    ),
    "true-false": CHOICE.replace("single-choice", "true-false").replace(
        "stem =", 'answer = true\ninverted = "The sky is not blue."\nstem ='
    ),
    "matching": """
[[item]]
id = "capitals"
kind = "matching"
level = "intro"
sources = ["textbook: Cities"]
stem = "What is the capital of each country?"
extra = ["Bergen"]
pair = [
  { left = "Norway", right = "Oslo", feedback = "Not Bergen." },
  { left = "Denmark", right = "Copenhagen", feedback = "On Zealand." },
  { left = "Finland", right = "Helsinki", feedback = "On the gulf." },
]
""",
    "ordering": """
[[item]]
id = "meals"
kind = "ordering"
level = "intro"
sources = ["textbook: Meals"]
stem = "What comes first?"
step = [
  { text = "breakfast", feedback = "In the morning." },
  { text = "lunch", feedback = "At noon." },
  { text = "dinner", feedback = "In the evening." },
]
""",
    "fill-in": """
[[item]]
id = "founder"
kind = "fill-in"
level = "intro"
sources = ["textbook: Names"]
stem = "The energy is a \\\\_\\\\_\\\\_ function."
accepted = ["Lyapunov", "Ljapunov"]
explanation = "It never rises."
wrong = [{ text = "loss", feedback = "Nothing is trained here." }]
""",
    "formula": """
[[item]]
id = "slope"
kind = "formula"
level = "intro"
sources = ["textbook: Slopes"]
stem = "What is the slope of the sigmoid where its value is $y$?"
symbols = ["y"]
answer = "y*(1-y)"
shown = "y (1 - y)"
explanation = "By the quotient rule."
wrong = [{ value = "1-y^2", shown = "1 - y^2", feedback = "Which function has this slope?" }]
""",
}


def bank_of(folder: Path, *items: str, head: str = HEAD) -> Bank:
    """A bank of one file with these items."""
    (folder / "tests.toml").write_text(head + "".join(items), encoding="utf-8")
    return load(folder)


def item_of(folder: Path, text: str) -> Item:
    """The only item of a file."""
    return bank_of(folder, text).items[0]
