"""The page on the question bank is true: its items are good ones, its Python runs, its names are complete."""

import doctest
import json
import re
from pathlib import Path

import pytest

from quizgen import bank, resources
from quizgen.bank.figures import FIGURES
from quizgen.bank.kinds import KINDS
from quizgen.bank.lint import lint
from quizgen.bank.reading import KEYS

from .written import HEAD

PAGE = (Path(__file__).parents[2] / "docs" / "question-bank.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SCHEMA = json.loads(resources.text("question_bank", "bank.schema.json"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_items_of_the_page_are_good_ones(tmp_path, example):
    text = example if "topic =" in example else HEAD + example
    (tmp_path / "page.toml").write_text(text, encoding="utf-8")
    assert lint([tmp_path]) == []
    assert [bank.pose(item, "1").item for item in bank.load(tmp_path).items]


def test_the_page_shows_items_with_parameters_figures_and_conventions():
    assert all(
        any(word in example for example in EXAMPLES) for word in ("parameters", "figure", "conventions")
    )


def test_the_python_of_the_page_runs():
    test = doctest.DocTestParser().get_doctest(PAGE, {}, "question-bank.md", None, 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize(
    "key", [*KEYS, *(key for kind in KINDS.values() for key in kind.keys), *KINDS, *FIGURES]
)
def test_the_page_names_every_key_kind_and_figure(key):
    assert re.search(rf"(`|`\[item\.|`\[\[item\.|### |and ){re.escape(key)}\b", PAGE), key


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_has_the_keys_that_are_read(kind):
    assert set(SCHEMA["$defs"][kind]["properties"]) == {*KEYS, *KINDS[kind].keys}
    assert SCHEMA["$defs"][kind]["properties"]["kind"] == {"const": kind}


def test_the_schema_has_every_kind_and_figure():
    items = SCHEMA["properties"]["item"]["items"]["oneOf"]
    assert [entry["$ref"].rpartition("/")[2] for entry in items] == list(KINDS)
    assert SCHEMA["$defs"]["figure"]["properties"]["name"]["enum"] == list(FIGURES)


def test_every_reference_of_the_schema_leads_somewhere():
    references = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(SCHEMA)))
    assert references <= set(SCHEMA["$defs"])
