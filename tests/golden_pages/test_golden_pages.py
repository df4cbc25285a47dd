"""One page per family, read like a page proof before it is committed, and then kept to the byte.

`python tests/golden_pages/test_golden_pages.py` writes the pages anew, those of new families as well; read
what changed before committing. A family that is only tried out needs none: `tests/families/test_accepted.py`
demands the page of every family that is to stay.
"""

import re
from pathlib import Path

import pytest

from quizgen import catalogue
from quizgen.exercise import generate
from quizgen.questions import question

HERE = Path(__file__).parent


def page(id: str) -> str:
    exercise = generate(id, "standard", "golden")
    shown = question(exercise, "steps")
    asked = [f"{k}. {each.text} ({each.points})" for k, each in enumerate(shown.asked, 1)]
    parts = [
        f"# {shown.title}",
        f"`{exercise.identity}`",
        shown.prompt,
        "\n".join(asked),
        "## Solution",
        shown.solution,
    ]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("id", sorted(file.stem for file in HERE.glob("*.md")))
def test_the_page_of_a_family_is_as_it_was_approved(id):
    assert page(id) == (HERE / f"{id}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(HERE.glob("*.md")), ids=lambda file: file.stem)
def test_every_formula_in_a_line_is_one_for_github(file):
    """GitHub sees none after a letter, a quotation mark or a hyphen, and none before a letter or a digit."""
    for line in file.read_text(encoding="utf-8").split("\n"):
        for formula in re.finditer(r"\$[^$]+\$", line):
            assert re.search(r"(^|[\s(*])$", line[: formula.start()]), line
            assert not re.match(r"\w", line[formula.end() :]), line


if __name__ == "__main__":
    for id in catalogue.family_ids():
        (HERE / f"{id}.md").write_text(page(id), encoding="utf-8", newline="\n")
