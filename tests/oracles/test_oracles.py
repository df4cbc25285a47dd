"""Every family agrees with an oracle that knows nothing of this package.

The oracle of `topic.name` is the file `topic_name.py` beside this one. It has a function
`oracle(givens, parameters) -> dict` from the givens (nested lists) and the parameters with the conventions in
use to quantities by name, in plain Python; `oracle_torch`, with the same arguments, may use torch.
"""

import ast
import importlib.util
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from quizgen import catalogue
from quizgen.exercise import generate

HERE = Path(__file__).parent
SEEDS = 20


def file_of(id: str) -> Path:
    return HERE / f"{id.replace('.', '_')}.py"


def levels_of_all() -> list[tuple[str, str]]:
    """All families with their levels."""
    return [(id, level) for id in catalogue.family_ids() for level in catalogue.find(id).levels]


def levels_with(function: str) -> list[tuple[str, str]]:
    """The families and levels whose oracle has a function."""
    return [
        (id, level)
        for id, level in levels_of_all()
        if file_of(id).exists() and f"def {function}(" in file_of(id).read_text()
    ]


@cache
def oracle_of(id: str):
    spec = importlib.util.spec_from_file_location(f"oracle_{id.replace('.', '_')}", file_of(id))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asked(exercise):
    """What an oracle is told: the givens as nested lists, the parameters and the conventions in use."""
    givens = {name: np.asarray(value.floats).tolist() for name, value in exercise.trace.exact.items()}
    return givens, {**exercise.parameters, **exercise.trace.used_conventions}


def agree(exercise, found):
    for name, expected in found.items():
        value = exercise.values[name]
        if isinstance(value, str):
            assert value == expected, f"{exercise.identity}: {name}"
        else:
            np.testing.assert_allclose(
                value, expected, rtol=1e-9, atol=1e-9, err_msg=f"{exercise.identity}: {name}"
            )


def test_every_oracle_belongs_to_a_family():
    known = {file_of(id) for id in catalogue.family_ids()}
    assert set(HERE.glob("*.py")) - {Path(__file__)} <= known


@pytest.mark.parametrize(
    "file", sorted(set(HERE.glob("*.py")) - {Path(__file__)}), ids=lambda file: file.stem
)
def test_an_oracle_does_not_know_this_package(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module]
            assert not any(name.split(".")[0] == "quizgen" for name in names)


@pytest.mark.parametrize(("id", "level"), levels_with("oracle"))
def test_every_answer_agrees_with_the_oracle(id, level):
    for k in range(SEEDS):
        exercise = generate(id, level, f"oracle-{k}")
        found = oracle_of(id).oracle(*asked(exercise))
        assert {answer.name for answer in exercise.trace.answers} <= set(found), "an answer is left out"
        agree(exercise, found)


@pytest.mark.oracle
@pytest.mark.parametrize(("id", "level"), levels_with("oracle_torch"))
def test_every_value_of_torch_agrees(id, level):
    pytest.importorskip("torch", reason="torch comes with the extra 'oracle'")
    for k in range(SEEDS):
        exercise = generate(id, level, f"torch-{k}")
        agree(exercise, oracle_of(id).oracle_torch(*asked(exercise)))


@pytest.mark.oracle
@pytest.mark.parametrize(("id", "level"), levels_of_all())
def test_torch_differentiates_where_gradients_are_claimed(id, level):
    exercise = generate(id, level, "torch-0")
    claimed = {claim.equals.name for claim in exercise.trace.gradients}
    if not claimed:
        pytest.skip("no step is said to be a gradient")
    pytest.importorskip("torch", reason="torch comes with the extra 'oracle'")
    assert claimed <= set(oracle_of(id).oracle_torch(*asked(exercise)))
