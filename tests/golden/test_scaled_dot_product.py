"""Attention with numbers that were worked out elsewhere."""

import numpy as np
import pytest

from quizgen.exercise import solve

FAMILY = "attention.scaled_dot_product"
ROWS = [[1, 0], [0, 1], [1, 1]]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_unscaled_attention_of_the_worked_example():
    values = solve(FAMILY, Q=ROWS, K=ROWS, V=ROWS, scale=False).values
    close(values["scores"], [[1, 0, 1], [0, 1, 1], [1, 1, 2]])
    close(values["weights"][0], [0.4223187982515182, 0.15536240349696362, 0.4223187982515182])
    close(values["weights"][2], [0.21194155761708544, 0.21194155761708544, 0.5761168847658291])
    close(values["output"][0], [0.8446375965030364, 0.5776812017484818])
    close(values["output"][2], [0.7880584423829146, 0.7880584423829146])


def test_scaled_attention_of_the_same_example():
    values = solve(FAMILY, Q=ROWS, K=ROWS, V=ROWS).values
    close(values["scores"][2], [0.7071067811865475, 0.7071067811865475, 1.414213562373095])
    close(values["weights"][2], [0.2482550782577231, 0.2482550782577231, 0.5034898434845538])
    close(values["output"][0], [0.8022241853595719, 0.5988879073202141])


def test_a_course_that_does_not_scale_says_so_by_its_convention():
    by_convention = solve(FAMILY, Q=ROWS, K=ROWS, V=ROWS, attn_scale="none")
    by_parameter = solve(FAMILY, Q=ROWS, K=ROWS, V=ROWS, scale="false")
    close(by_convention.values["output"], by_parameter.values["output"])


def test_the_first_token_of_causal_attention_sees_itself_alone():
    values = solve(FAMILY, Q=ROWS, K=ROWS, V=ROWS, causal=True).values
    close(values["weights"][0], [1, 0, 0])
    close(values["output"][0], ROWS[0])
    close(values["weights"][1, 2], 0)


@pytest.mark.parametrize("name", ["scores", "weights", "output"])
def test_one_query_and_many_keys(name):
    shapes = {"scores": (1, 4), "weights": (1, 4), "output": (1, 1)}
    found = solve(
        FAMILY, Q=[[1, 2, 3]], K=[[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], V=[[1], [2], [3], [4]]
    )
    assert found.values[name].shape == shapes[name]
