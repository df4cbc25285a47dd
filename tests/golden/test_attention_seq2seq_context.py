"""Attention between encoder and decoder with numbers that were worked out elsewhere or by hand."""

from math import e, tanh

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "attention.seq2seq_context"
STATES = [[1, 0], [0, 1], [1, 1], [2, -1]]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_weights_of_a_published_slide():
    values = solve(FAMILY, weights=[0.51, 0.28, 0.14, 0.07], encoder_states=STATES).values
    close(values["context"], [0.79, 0.35])
    assert values["largest"] == 1


def test_raw_scores_that_lead_to_these_weights():
    values = solve(FAMILY, scores=[1.5, 0.9, 0.2, -0.5], encoder_states=STATES).values
    close(
        values["weights"], [0.5110701075658441, 0.28048122189196095, 0.1392828527810052, 0.06916581776118963]
    )


def test_a_dot_product_by_hand():
    values = solve(FAMILY, encoder_states=[[1, 0], [0, 1]], s=[1, 0]).values
    close(values["scores"], [1, 0])
    close(values["context"], [e / (1 + e), 1 / (1 + e)])


def test_a_general_score_maps_the_state_of_the_encoder():
    values = solve(FAMILY, encoder_states=[[1, 0, 2], [0, 1, 0]], s=[1, 2], W=[[1, 2, 0], [0, 1, -1]]).values
    close(values["scores"], [1 - 4, 2 + 2])


def test_the_convention_says_which_state_asks():
    given = {
        "encoder_states": [[1, 0], [0, 2]],
        "W_1": [[1, 0]],
        "W_2": [[1, 1]],
        "v": [2],
        "s0": [1, 0],
        "s1": [-1, 0],
        "s2": [0, 0],
        "score": "additive",
        "steps": 2,
    }
    previous = solve(FAMILY, **given).values
    close(previous["scores1"], [2 * tanh(2), 2 * tanh(3)])
    close(previous["scores2"], [2 * tanh(0), 2 * tanh(1)])
    current = solve(FAMILY, **given, dec_state="current").values
    close(current["scores1"], previous["scores2"])


def test_a_dot_product_needs_states_of_one_length():
    with pytest.raises(InputError, match="equally long"):
        solve(FAMILY, encoder_states=[[1, 0, 1], [0, 1, 1]], s=[1, 0])
