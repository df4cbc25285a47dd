"""What a family brings that is to stay: a second opinion on its numbers, and a page that somebody has read.

`pytest -m accepted` runs these; without it a family of two files passes all tests.
"""

from pathlib import Path

import pytest

from quizgen import catalogue

TESTS = Path(__file__).parent.parent
pytestmark = pytest.mark.accepted


@pytest.mark.parametrize("id", catalogue.family_ids())
def test_a_family_has_an_oracle(id):
    file = TESTS / "oracles" / f"{id.replace('.', '_')}.py"
    assert file.exists(), f"write {file}: test_oracles.py beside it says what belongs into it"


@pytest.mark.parametrize("id", catalogue.family_ids())
def test_a_family_has_a_page_that_was_read(id):
    file = TESTS / "golden_pages" / f"{id}.md"
    assert file.exists(), f"run python {file.parent / 'test_golden_pages.py'}, and read the page of {id}"
