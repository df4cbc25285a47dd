"""Self-attention with numbers that were worked out elsewhere or by hand, in every layout."""

from itertools import product
from math import e

import numpy as np
import pytest

from quizgen.exercise import generate, solve
from quizgen.stress import PROPERTIES, hold

FAMILY = "attention.self_attention"
ROWS = [[1, 0, 1], [2, 1, 0]]
MAPS = {"Q": [[1, 0], [0, 1], [1, -1]], "K": [[0, 1], [2, 0], [1, 1]], "V": [[1, 2], [0, 1], [-1, 0]]}
SHIFTS = {"Q": [1, -1], "K": [0, 1], "V": [2, 0]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_the_diagonal_need_not_be_the_largest():
    values = solve(FAMILY, X=[[1, 0], [2, 0]], scale=False, strongest=True).values
    close(values["scores"], [[1, 2], [2, 4]])
    close(values["weights"], [[1 / (1 + e), e / (1 + e)], [0.11920292202211755, 0.8807970779778823]])
    assert values["strongest"].tolist() == [2, 2]


def test_both_layouts_give_the_same_numbers():
    rows = solve(
        FAMILY,
        X=ROWS,
        **{f"W_{name}": W for name, W in MAPS.items()},
        **{f"b_{name}": b for name, b in SHIFTS.items()},
    ).values
    columns = solve(
        FAMILY,
        X_columns=np.transpose(ROWS),
        **{f"Omega_{name.lower()}": np.transpose(W) for name, W in MAPS.items()},
        **{f"beta_{name.lower()}": b for name, b in SHIFTS.items()},
        attn_norm_axis="columns",
    ).values
    for name in ("Q", "K", "V", "scores", "weights", "output"):
        close(columns[name], rows[name].T)


def test_the_bias_of_the_keys_changes_no_weight():
    plain, shifted = (
        solve(
            FAMILY,
            X=ROWS,
            **{f"W_{name}": W for name, W in MAPS.items()},
            b_Q=[0, 0],
            b_K=b,
            b_V=[0, 0],
        ).values
        for b in ([0, 0], [3, -2])
    )
    assert not np.allclose(plain["scores"], shifted["scores"])
    close(plain["weights"], shifted["weights"])


@pytest.mark.parametrize(("d", "parameters"), [(2, 18), (5, 90)])
def test_a_layer_with_biases_learns_3_times_d_squared_plus_d(d, parameters):
    exercise = generate(FAMILY, "exam", "count", d=d, d_k=d, d_v=d)
    assert exercise.values["params"] == parameters == 3 * (d**2 + d)


@pytest.mark.parametrize(
    ("level", "vectors", "sums"),
    list(product(["intro", "standard", "exam"], ["row", "column"], ["rows", "columns"])),
)
def test_every_layout_has_every_property(level, vectors, sums):
    for k in range(3):
        exercise = generate(FAMILY, level, f"layout-{k}", attn_vec=vectors, attn_norm_axis=sums)
        for proves in PROPERTIES:
            hold(proves, exercise)
