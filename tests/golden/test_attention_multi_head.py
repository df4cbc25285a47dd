"""Multi-head attention with numbers that were worked out elsewhere or by hand."""

from math import e, exp, sqrt

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import generate, solve
from quizgen.questions import question

FAMILY = "attention.multi_head"
TOKENS = [[1, 0, 0, 2], [0, 1, 1, 0]]
TAKE = {1: [[1, 0], [0, 1], [0, 0], [0, 0]], 2: [[0, 0], [0, 0], [1, 0], [0, 1]]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_two_heads_by_hand():
    values = solve(FAMILY, X=TOKENS, W_O=np.eye(4)).values
    p = exp(1 / sqrt(2))
    close(values["head1"], np.array([[p, 1], [1, p]]) / (1 + p))
    close(values["scores2"], np.array([[4, 0], [0, 1]]) / sqrt(2))
    close(values["output"], np.hstack([values["head1"], values["head2"]]))


def test_matrices_that_select_do_the_same_as_sharing_the_features_out():
    shared = solve(FAMILY, X=TOKENS, W_O=np.eye(4)[::-1]).values
    selections = {f"W_{word}{h}": W for word in "QKV" for h, W in TAKE.items()}
    selected = solve(FAMILY, X=TOKENS, **selections, W_O=np.eye(4)[::-1]).values
    for name in ("head1", "head2", "concat", "output"):
        close(selected[name], shared[name])


def test_without_a_scale():
    values = solve(FAMILY, X=TOKENS, W_O=np.eye(4), attn_scale="none").values
    close(values["head1"], np.array([[e, 1], [1, e]]) / (1 + e))


@pytest.mark.parametrize("heads", [1, 2, 8, 16])
def test_the_number_of_parameters_does_not_depend_on_the_number_of_heads(heads):
    values = generate(FAMILY, "intro", "sizes", d=512, H=heads, n=10).values
    assert (values["head_size"], values["params"]) == (512 // heads, 4 * 512**2)
    assert values["cells"] == heads * 100


def test_biases_add_four_for_every_feature():
    values = generate(FAMILY, "intro", "sizes", d=512, H=8, attn_bias="yes").values
    assert values["params"] == 4 * 512**2 + 4 * 512


def test_features_that_cannot_be_shared_out_are_refused():
    with pytest.raises(InputError, match="10 features can be shared out among 4 heads"):
        generate(FAMILY, "intro", "uneven", d=10, H=4)


def test_every_head_has_a_picture_of_its_own():
    figures = question(solve(FAMILY, X=TOKENS, W_O=np.eye(4)), "worked").figures
    assert ["head 1" in figure.alt for figure in figures.values()] == [True, False]
    assert list(figures) == ["heatmap-solved", "heatmap-solved-2"]
