"""A family declares the shapes of its givens; supplied numbers tell the parameters, or what is wrong."""

from typing import Literal

import pytest

from quizgen.exact import exact
from quizgen.exercise import solve
from quizgen.family import Family, Unfit, family


def build(
    t,
    draw,
    n: int = 2,
    m: int = 3,
    sizes: tuple[int, ...] = (2, 3, 1),
    kind: Literal["relu", "tanh"] = "relu",
    bias: bool = True,
) -> None:
    """A family for this test. It builds nothing."""


FLAT = family("x.flat", version=1, title="", levels={}, givens={"Q": "n m", "v": "m", "c": "", "w": "3"})(
    build
)
LAYERED = family(
    "x.layered", version=1, title="", levels={}, givens={"x": "sizes[0]", "W[l]": "sizes[l] sizes[l-1]"}
)(build)


def supplied(**values):
    return {name: exact(value) for name, value in values.items()}


def test_shapes_follow_from_parameters():
    assert FLAT.shape("Q", None, {"n": 4, "m": 5}) == (4, 5)
    assert FLAT.shape("c", None, {}) == ()
    assert FLAT.shape("w", None, {}) == (3,)
    assert LAYERED.shape("W", 2, {"sizes": (2, 3, 1)}) == (1, 3)


def test_parameters_follow_from_shapes():
    assert FLAT.infer(supplied(Q=[[1, 2, 3], [4, 5, 6]], v=[1, 2, 3], c=7)) == {"n": 2, "m": 3}
    weights = supplied(x=[1, 2], W1=[[1, 2]] * 4, W2=[[1, 2, 3, 4]])
    assert LAYERED.infer(weights) == {"sizes": (2, 4, 1)}


@pytest.mark.parametrize(
    ("which", "values", "complaint"),
    [
        (FLAT, {"v": [[1, 2]]}, "v is a 1×2 matrix, but should be a vector with m entries"),
        (
            FLAT,
            {"Q": [1, 2]},
            "Q is a vector with 2 entries, but should be a matrix with n rows and m columns",
        ),
        (FLAT, {"c": [1]}, "c is a vector with 1 entry, but should be a number"),
        (
            FLAT,
            {"Q": [[1, 2]], "v": [1, 2, 3]},
            "v has 3 entries, but should have 2, as many as Q has columns",
        ),
        (FLAT, {"w": [1, 2]}, "w has 2 entries, but should have 3$"),
        (
            LAYERED,
            {"W1": [[1, 2]], "W2": [[1, 2, 3]]},
            "W2 has 3 columns, but should have 1, as many as W1 has rows",
        ),
        (LAYERED, {"W1": [[1, 2]], "W3": [[1]]}, None),
        (LAYERED, {"x": [1], "W3": [[1]]}, "a given of layer 1 or 2 is missing"),
        (LAYERED, {"x": [1], "W1": [[1]], "W9999": [[1]]}, "a given of layer 2 or 3 is missing"),
    ],
)
def test_a_shape_that_does_not_fit_is_named_with_what_it_should_be(which: Family, values, complaint):
    if complaint is None:
        assert which.infer(supplied(**values))
        return
    with pytest.raises(Unfit, match=complaint):
        which.infer(supplied(**values))


@pytest.mark.parametrize("digits", ["30000000", "9" * 5000])
def test_a_number_that_counts_no_layer_is_part_of_a_name(digits):
    assert LAYERED.given_name(f"W{digits}") is None


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("n", "3", 3),
        ("n", 3.0, 3),
        ("sizes", "2,3,1", (2, 3, 1)),
        ("sizes", "[2, 3]", (2, 3)),
        ("sizes", [2, 3], (2, 3)),
        ("kind", "tanh", "tanh"),
        ("bias", "no", False),
        ("bias", "True", True),
        ("bias", True, True),
    ],
)
def test_parameters_are_read_from_text(name, typed, value):
    assert FLAT.checked(name, typed) == value


@pytest.mark.parametrize(
    ("name", "typed", "complaint"),
    [
        ("n", "two", "n = 'two' should be a whole number"),
        ("n", 2.5, "n = 2.5 should be a whole number"),
        ("n", True, "n = True should be a whole number"),
        ("n", None, "n = None should be a whole number"),
        ("n", float("nan"), "n = nan should be a whole number"),
        ("sizes", "2;3", "whole numbers with commas between them"),
        ("kind", "relo", "kind = 'relo' is not one of: relu, tanh"),
        ("bias", "maybe", "bias = 'maybe' should be true or false"),
    ],
)
def test_a_value_that_a_parameter_cannot_take_is_named_with_what_it_takes(name, typed, complaint):
    with pytest.raises(Unfit, match=complaint):
        FLAT.checked(name, typed)


def test_aliases_mean_the_given():
    renamed = family("x.alias", version=1, title="", levels={}, givens={"b": ""}, aliases={"phi0": "b"})(
        build
    )
    assert (renamed.given_name("phi0"), renamed.given_name("b"), renamed.given_name("q")) == ("b", "b", None)


def test_the_summary_is_the_first_line_of_the_docstring():
    assert FLAT.summary == "A family for this test. It builds nothing."


def test_any_given_of_a_row_with_an_index_implies_what_the_row_does():
    told = family(
        "x.told",
        version=1,
        title="",
        levels={},
        givens={"x": "sizes[0]", "W[l]": "sizes[l] sizes[l-1]"},
        implies={"W[l]": {"bias": False}},
    )(build)
    assert told.implied(supplied(W2=[[1]])) == {"bias": False}
    assert told.implied(supplied(x=[1])) == {}


@pytest.mark.parametrize(
    ("givens", "shape"), [({"t": 1}, (1,)), ({"W2": 2}, (1, 1)), ({"b1": "1/2"}, (1,)), ({"x": 3}, (1,))]
)
def test_a_number_stands_for_the_vector_or_matrix_that_has_it_alone(givens, shape):
    net = {"x": [1], "W1": [[1]], "b1": [1], "W2": [[2]], "b2": [0], "t": [1]} | givens
    exercise = solve("backprop.mlp", **net, hidden="tanh")
    assert exercise.trace.exact[next(iter(givens))].shape == shape


def test_a_vector_stands_for_the_only_row_of_a_matrix():
    layer = {"x": [1, 2], "W1": [[1, 0], [0, 1]], "b1": [0, 0], "b2": 0, "y": 1}
    exercise = solve("backprop.two_layer_bce", **layer, W2=[1, -2])
    assert exercise.trace.exact["W2"].shape == (1, 2)
