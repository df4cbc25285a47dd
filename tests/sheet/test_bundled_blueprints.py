"""The blueprints of the question bank make sheets."""

from pathlib import Path

import pytest

from quizgen.sheet.blueprint_file import read_blueprint
from quizgen.sheet.sheet import sheets

FOLDER = Path(__file__).parents[2] / "question_bank" / "blueprints"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_a_bundled_blueprint_makes_a_sheet(file):
    (sheet,) = sheets(read_blueprint(file), 1)
    assert len(sheet.items) >= 5


def test_the_mock_exam_has_a_point_for_each_of_its_90_minutes():
    (sheet,) = sheets(read_blueprint(FOLDER / "mock-exam.toml"), 1)
    assert sheet.points == 90


def test_the_papers_of_an_exam_ask_the_same_exercises():
    papers = list(sheets(read_blueprint(FOLDER / "units-dl.toml"), 3))
    first, *others = [[item.exercise.parameters for item in paper.items] for paper in papers]
    assert all(other == first for other in others)
    assert len({item.variant for paper in papers for item in paper.items}) == 3 * len(first)
