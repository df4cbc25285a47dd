"""Numbers of parameters that are known from elsewhere."""

import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "mlp.parameter_count"


def test_a_published_example_in_all_its_parts():
    values = solve(FAMILY, layer_sizes=[2, 3, 1]).values
    parts = {name: values[name] for name in ("hidden", "output", "total", "weights", "biases")}
    assert parts == {"hidden": 9, "output": 4, "total": 13, "weights": 9, "biases": 4}


@pytest.mark.parametrize(
    ("sizes", "total"),
    [
        ((1, 3, 1), 10),
        ((1, 4, 2), 18),
        ((2, 1, 1), 5),
        ((10, 20, 10, 5), 485),
        ((784, 128, 10), 101770),
        ((3, 1), 4),
    ],
)
def test_known_totals(sizes, total):
    values = solve(FAMILY, layer_sizes=sizes).values
    assert values["total"] == total == values["weights"] + values["biases"]


def test_without_biases_only_the_weights_count():
    values = solve(FAMILY, layer_sizes="2,3,1", bias=False).values
    assert values["total"] == 9
    assert "biases" not in values


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("sizes", [(4, 8, 8, 3), (2, 3, 1), (5, 6, 7, 8, 2)])
def test_the_shallow_network_is_the_widest_that_fits(sizes, bias):
    values = solve(FAMILY, layer_sizes=sizes, compare=True, bias=bias).values

    def shallow(width):
        return solve(FAMILY, layer_sizes=(sizes[0], width, sizes[-1]), bias=bias).values["total"]

    width = int(values["D_max"])
    assert shallow(width) == values["shallow_total"] <= values["total"] < shallow(width + 1)


@pytest.mark.parametrize(("sizes", "why"), [((3,), "at least two"), ((3, 0, 1), "1 or more")])
def test_what_is_no_network_is_refused(sizes, why):
    with pytest.raises(InputError, match=why):
        solve(FAMILY, layer_sizes=sizes)
