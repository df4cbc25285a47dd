from typing import Any

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import Exact, exact
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.elementary import absolute, maximum, sqrt, square
from quizgen.vocabulary.losses import total
from quizgen.vocabulary.metrics import squared_deviations, sum_of_sizes, sum_of_squares


@family(
    "metrics.regression",
    version=1,
    title="Errors and scores of a regression model",
    levels={
        "intro": {"n": [4, 5], "relative": False},
        "standard": {"n": [4, 5]},
        "exam": {"n": [4, 5], "outlier": True, "rescale": True},
    },
    givens={"y": "n", "y_hat": "n", "c": ""},
    aliases={"t": "y"} | dict.fromkeys(("yhat", "y_pred", "prediction"), "y_hat"),
    implies={"c": {"rescale": True}},
)
def regression(
    t: Trace,
    draw: Draw,
    n: int = 4,
    relative: bool = True,
    outlier: bool = False,
    rescale: bool = False,
) -> None:
    """Mean absolute and mean squared error, its root, and the coefficient of determination."""
    y = t.given("y", draw.distinct(0, 12) if n <= 13 else draw.integers(0, 30))
    y_hat = t.given(
        "y_hat",
        _errors(draw, t.value(y), outlier),
        symbol=r"\hat{y}",
        such_that={"the errors have both signs, differ in size and do not cancel": _telling(t.value(y))},
    )
    N = t.constant("N", n)
    r = t.step("r", y - y_hat)
    t.mistake("prediction_minus_target", r, y_hat - y)
    mae = t.step("MAE", sum_of_sizes(r) / N, symbol=r"\text{MAE}", answer=True)
    t.mistake("added_before_the_size", mae, absolute(total(r)) / N)
    t.mistake("not_averaged", mae, sum_of_sizes(r))
    squares = t.step("SS_res", sum_of_squares(r), symbol=r"S_{\text{res}}")
    t.mistake("added_before_the_square", squares, square(total(r)))
    t.mistake("sizes_for_squares", squares, sum_of_sizes(r))
    mse = t.step("MSE", squares / N, symbol=r"\text{MSE}", answer=True)
    if n > 1:
        t.mistake("one_example_less", mse, squares / (N - 1))
    if relative:
        rmse = t.step("RMSE", sqrt(mse), symbol=r"\text{RMSE}", answer=True)
        t.mistake("mean_size_for_the_root", rmse, mae)
        spread = _determination(t, y, y_hat, N, squares)
        if rescale:
            _rescaled(t, draw, mae, mse, squares, spread)
    if outlier:
        _largest_error(t, r, squares)
    t.picture("residuals", solution=True, t=y, y=y_hat)


def _determination(t: Trace, y: Quantity, y_hat: Quantity, N: Quantity, squares: Quantity) -> Quantity:
    """How much of the spread of the targets the model accounts for."""
    mean = t.step("mean", total(y) / N, symbol=r"\bar{y}")
    spread = t.step("SS_tot", squared_deviations(y, mean), symbol=r"S_{\text{tot}}")
    t.defined("the targets are not all equal: R² divides by their spread", t.value(spread) > 0)
    score = t.step("R2", 1 - squares / spread, symbol="R^2", answer=True)
    t.mistake("mean_of_the_predictions", mean, total(y_hat) / N)
    t.mistake("mean_not_subtracted", spread, sum_of_squares(y))
    t.mistake("ratio_alone", score, squares / spread)
    if t.value(score) < 0:
        t.mistake("negative_score_refused", score, maximum(0, 1 - squares / spread))
    return spread


def _rescaled(
    t: Trace, draw: Draw, mae: Quantity, mse: Quantity, squares: Quantity, spread: Quantity
) -> None:
    """What a change of the unit does to the scores."""
    c = t.given("c", draw.choice(["1/10", "10", "100"]), default=10)
    t.defined("c is positive", t.value(c) > 0)
    larger = t.step("MAE_c", c * mae, symbol=r"\text{MAE}'", answer=True)
    t.mistake("factor_squared", larger, square(c) * mae)
    larger = t.step("MSE_c", square(c) * mse, symbol=r"\text{MSE}'", answer=True)
    t.mistake("factor_not_squared", larger, c * mse)
    same = t.step("R2_c", 1 - square(c) * squares / (square(c) * spread), symbol=r"{R^2}'", answer=True)
    t.mistake("factor_in_the_score", same, c * t.quantities["R2"])


def _largest_error(t: Trace, r: Quantity, squares: Quantity) -> None:
    """The share of one error in the sum of the sizes and in the sum of the squares."""
    k = int(abs(t.value(r)).argmax())
    sizes = sum_of_sizes(r)
    t.defined("some prediction is wrong", t.value(sizes) > 0)
    p = t.step("share_of_sizes", absolute(r[k]) / sizes, symbol="p", answer=True)
    q = t.step("share_of_squares", square(r[k]) / squares, symbol="q", answer=True)
    t.mistake("sign_kept", p, r[k] / total(r))
    t.mistake("same_share", q, p)


def _errors(draw: Draw, y: Any, outlier: bool) -> Sampler:
    """Predictions that are a little too large or too small, and one that is far off where asked."""

    def sample(shape: tuple[int, ...]) -> Exact:
        errors = [draw.integer(1, 3), -draw.integer(1, 3), *(draw.integer(-3, 3) for _ in y[2:])]
        if outlier:
            errors[0] = draw.choice((-1, 1)) * draw.integer(6, 9)
        order = draw.order(errors[: len(y)])
        return exact([int(target) - error for target, error in zip(y, order, strict=True)])

    return sample


def _telling(y: Any) -> Any:
    def tells(y_hat: Any) -> bool:
        r = y - y_hat
        return bool(r.min() < 0 < r.max() and r.sum() != 0 and len(set(abs(r))) > 1)

    return tells
