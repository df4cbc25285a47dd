from __future__ import annotations

import pytest

from quizgen.mathtext import MathError, parse

REFUSED = [
    (r"\foo", 1, "the command '\\foo' is unknown"),
    (r"x + \aplha", 5, "did you mean '\\alpha'?"),
    (r"x = {\color{red} y}", 6, "colour would be lost"),
    (r"\frac{1}", 9, "an argument in braces is expected here, not the end of the formula"),
    (r"\sqrt{x", 8, "} is missing at the end"),
    (r"{a + b", 7, "} is missing at the end"),
    (r"a + b}", 6, "'}' has nothing to belong to"),
    (r"a & b", 3, "'&' has nothing to belong to"),
    (r"a \\ b", 3, r"'\\' has nothing to belong to"),
    ("x_1_2", 4, "a second script of the same kind"),
    ("x^2'", 4, "a second script of the same kind"),
    ("x^12", 3, "only '1' would be raised or lowered: write ^{12}"),
    ("W^(1)", 3, "an argument in braces is expected here, not '('"),
    ("50%", 3, r"a per cent sign in a formula is written \%"),
    ("$x$", 1, r"a dollar sign in a formula is written \$"),
    ("a # b", 3, r"a number sign in a formula is written \#"),
    ("é", 1, r"put it into \text{…}"),
    ("a \x07 b", 3, "the control character U+0007 is not allowed"),
    ("a\\", 2, "a lone backslash is not allowed"),
    (r"\left( x", 9, r"\right is missing at the end"),
    (r"\left x", 7, "'x' is not a delimiter"),
    (r"x \right)", 3, r"'\right' has nothing to belong to"),
    (r"a \middle| b", 3, r"'\middle' has nothing to belong to"),
    (r"\begin{bmatrix} 1 & 2", 22, "is missing at the end"),
    (r"\begin{bmatrix} 1 \end{pmatrix}", 19, r"\end{pmatrix} closes \begin{bmatrix}"),
    (r"\begin{tikzpicture}\end{tikzpicture}", 7, "the environment 'tikzpicture' is unknown"),
    (r"\begin{array}{cz} 1 \end{array}", 7, "may only be made of l, c, r and |"),
    (r"\begin{array}{c} 1 & 2 \end{array}", 7, "a row has 2 cells, but the array has 1 columns"),
    (r"\begin{array}{c} 1 \hline \end{array}", 20, "a rule stands between rows"),
    (r"\operatorname{a_b}", 14, "may only have letters, digits, blanks and hyphens"),
    (r"\text{a \alpha}", 9, "is not allowed inside text"),
    (r"\text{a", 8, "'}' is missing after a text"),
    (r"\text{50%}", 9, r"write \%"),
    (r"\text{if $x_}", 13, "an argument in braces is expected here"),
    (r"\text{if $x", 12, "$ is missing at the end"),
    (r"\not\alpha", 1, r"\not has no negated form here"),
    (r"\bigl. x", 6, "an empty delimiter has no size"),
    ("{" * 45 + "}" * 45, 41, "nested more than 40 deep"),
    ("x" * 10_001, 10_001, "more than the 10000 allowed"),
]


@pytest.mark.parametrize(("formula", "column", "message"), REFUSED)
def test_what_is_outside_the_subset_is_refused_at_its_column(formula: str, column: int, message: str) -> None:
    with pytest.raises(MathError) as refused:
        parse(formula)
    assert refused.value.column == column
    assert refused.value.tex == formula
    assert message in refused.value.message


def test_the_message_shows_the_place() -> None:
    with pytest.raises(MathError, match=r"\(column 5: x \+ ⟪here⟫\\foo \+ y\)"):
        parse(r"x + \foo + y")


def test_the_message_of_a_long_formula_stays_short() -> None:
    with pytest.raises(MathError) as refused:
        parse("x + " * 100 + r"\foo" + " + y" * 100)
    assert len(str(refused.value)) < 150


@pytest.mark.parametrize("formula", ["\x1b[31m x", "x \\\x1b y", "\\begin{\x07}", "a\nb \\foo"])
def test_the_message_cannot_steer_a_terminal(formula: str) -> None:
    with pytest.raises(MathError) as refused:
        parse(formula)
    assert str(refused.value).isprintable()
