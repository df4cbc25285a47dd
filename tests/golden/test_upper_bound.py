"""The most linear regions of a shallow network, with numbers that were worked out elsewhere or by hand."""

import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "regions.upper_bound"


@pytest.mark.parametrize(
    ("inputs", "units", "regions"),
    [(2, 3, 7), (1, 5, 6), (2, 5, 16), (3, 4, 15), (3, 3, 8), (4, 3, 8), (10, 50, 13432735556), (1, 1, 2)],
)
def test_known_bounds(inputs, units, regions):
    assert solve(FAMILY, D_i=inputs, D=units).values["N_max"] == regions


@pytest.mark.parametrize(("M", "enough"), [(7, "yes"), (8, "no")])
def test_the_bound_decides_what_is_possible(M, enough):
    assert solve(FAMILY, D_i=2, D=3, M=M).values["enough"] == enough


@pytest.mark.parametrize(
    ("inputs", "M", "units"), [(2, 50, 10), (2, 46, 9), (2, 47, 10), (1, 50, 49), (3, 2, 1)]
)
def test_the_smallest_width_for_a_number_of_regions(inputs, M, units):
    values = solve(FAMILY, level="exam", D_i=inputs, M=M).values
    assert values["D_min"] == units
    assert len(values["bounds"]) == units


@pytest.mark.parametrize("givens", [{"D_i": 0, "D": 3}, {"D_i": 2, "D": 2.5}, {"D_i": 2, "D": 51}])
def test_what_is_no_number_of_units_or_inputs_is_refused(givens):
    with pytest.raises(InputError, match="whole number from 1 to 50"):
        solve(FAMILY, **givens)


def test_a_number_of_regions_out_of_reach_is_refused():
    with pytest.raises(InputError, match="50 units do not reach M"):
        solve(FAMILY, level="exam", D_i=1, M=52)
