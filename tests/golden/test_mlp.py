"""Networks with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_a_forward_pass_with_relu_and_a_linear_output():
    givens = {"W1": [[1, -1], [2, 0]], "b1": [0, -1], "W2": [[1, -1], [0, 2]], "b2": [1, 0], "x": [2, 1]}
    values = solve("mlp.forward", **givens, hidden="relu", output="identity").values
    close(values["z1"], [1, 3])
    close(values["h1"], [1, 3])
    close(values["y"], [-1, 6])
    probabilities = solve("mlp.forward", **givens, hidden="relu", output="softmax").values["y"]
    close(probabilities, [0.0009110511944006454, 0.9990889488055994])


def test_a_batch_is_its_examples_side_by_side():
    network = {"W1": [[1, -1], [2, 0]], "b1": [0, -1], "W2": [[1, -1]], "b2": [1]}
    both = solve("mlp.forward", **network, X=[[2, -1], [1, 3]], hidden="tanh").values["y"]
    for column, x in enumerate(([2, 1], [-1, 3])):
        close(both[:, column], solve("mlp.forward", **network, x=x, hidden="tanh").values["y"])


THREE_HIDDEN = {
    "W1": [[1], [-1]], "W2": [[1, 0.5], [-1, 1]], "W3": [[1, -1], [2, 1]], "W4": [[1, -1]],
    "b1": [0, 1], "b2": [0, 0.5], "b3": [-0.5, 0], "b4": [0.5], "x": [2], "y": [1],
}  # fmt: skip


def test_three_hidden_layers_backwards():
    values = solve("backprop.mlp", **THREE_HIDDEN, hidden="relu", output="identity", sq_loss="sum").values
    close(values["z1"], [2, -1])
    close(values["h3"], [1.5, 4])
    close(values["y"], [-2])
    close(values["L"], 9)
    for name, expected in {"delta4": [-6], "delta3": [-6, 6], "delta2": [6, 0], "delta1": [6, 0]}.items():
        close(values[name], expected)
    close(values["dW4"], [[-9, -24]])
    close(values["dW3"], [[-12, 0], [12, 0]])
    close(values["dW2"], [[12, 0], [0, 0]])
    close(values["dW1"], [[12], [0]])
    close(values["db3"], [-6, 6])


def test_the_mean_of_the_squared_errors_divides_the_error_by_their_number():
    givens = {"W1": [[1]], "b1": [1], "W2": [[1], [-1], [2]], "b2": [0, 0, 1], "x": [1], "t": [0, 1, 0.5]}
    values = solve("backprop.mlp", **givens, hidden="relu", output="identity", sq_loss="mean").values
    close(values["y"], [2, -2, 5])
    close(values["L"], (4 + 9 + 20.25) / 3)
    close(values["delta2"], [4 / 3, -2, 3])
    close(values["dW1"], [[4 / 3 + 2 + 6]])


def test_layers_are_written_in_the_notation_of_the_course():
    exercise = solve("backprop.mlp", **THREE_HIDDEN, hidden="relu", sq_loss="sum", notation="udl")
    assert exercise.trace.quantities["W1"].tex == r"\Omega_{0}"
    assert exercise.trace.quantities["delta4"].tex == r"\frac{\partial \ell}{\partial f_{3}}"


def test_a_step_of_gradient_descent_goes_against_the_gradient():
    givens = {"W1": [[1]], "b1": [0], "W2": [[2]], "b2": [0], "x": [1], "t": [1], "eta": 0.5}
    values = solve("backprop.mlp", **givens, hidden="identity", update=True).values
    close(values["dW2"], [[1]])
    close(values["W_new2"], [[1.5]])
    close(values["dW1"], [[2]])
    close(values["W_new1"], [[0]])
    close(values["b_new1"], [-1])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"loss": "bce", "output": "identity"}, "sigmoid"),
        ({"loss": "squared", "output": "softmax"}, "entry by entry"),
        ({"W1": [[1, 2]]}, "x has 1 entry, but should have 2"),
        ({"loss": "hinge"}, "not one of"),
    ],
)
def test_what_does_not_fit_together_is_refused(options, message):
    givens = {"W1": [[1]], "b1": [0], "W2": [[2]], "b2": [0], "x": [1], "t": [1]}
    with pytest.raises(InputError, match=message):
        solve("backprop.mlp", **{**givens, **options})


@pytest.mark.parametrize(("trained", "output"), [("no", 0.61606), ("yes", 0.61829)])
def test_a_published_step_moves_the_output_towards_the_target(trained, output):
    givens = {"W1": [[0.5, -0.3]], "b1": [0], "W2": [[0.8]], "b2": [0], "x": [1, 0.5], "t": [1], "eta": 0.1}
    options = {"hidden": "sigmoid", "output": "sigmoid", "update": True, "biases_trained": trained}
    values = solve("backprop.mlp", **givens, **options).values
    np.testing.assert_allclose(values["y_new"], [output], atol=5e-6)
    assert values["L_new"] < values["L"]
