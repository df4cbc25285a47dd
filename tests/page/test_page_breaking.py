from quizgen.page.breaking import fitting, lines, ways

CHAIN = r"L = -\sum_k t_k \log p_k = -\log \frac{e^{z_2}}{e^{z_1} + e^{z_2}} = -\log 0.6590 \approx 0.4170"
SUM = "s = " + " + ".join(f"{n}.25 x_{n}" for n in range(1, 10)) + " + " + r"\sum_{k=10}^{20} k.25 x_k"


def test_a_short_formula_stays_as_it_is():
    assert ways("a = b = c") == ("a = b = c",)


def test_the_formula_as_written_is_always_the_first_choice():
    assert ways(CHAIN)[0] == CHAIN


def test_a_chain_breaks_before_its_relations():
    assert ways(CHAIN)[1].count(r"\\ ") == 3
    assert r"\\  & \approx 0.4170" in ways(CHAIN)[1]


def test_a_list_of_equations_breaks_between_them_first():
    tex = (
        r"W = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}, \qquad x = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 = 45"
    )
    rows = [
        r"W & = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix},",
        "x & = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 = 45",
    ]
    assert ways(tex)[1] == rf"\begin{{aligned}} {rows[0]} \\ {rows[1]} \end{{aligned}}"


def test_a_long_line_goes_on_after_a_sign_with_an_indent():
    assert r"\\  & \quad + " in fitting(SUM, 45)


def test_nothing_breaks_inside_of_brackets_while_there_is_another_way():
    bracket = r"\left( a + b + c + d + e + f = g \right)"
    tex = f"y = {bracket} + (s + t) + " + " + ".join(f"x_{n}" for n in range(30))
    broken = [way for way in ways(tex) if r"\\" in way]
    assert all(bracket in way and "(s + t)" in way for way in broken[:3])
    assert len(broken) > 3


def test_a_long_sum_in_brackets_breaks_after_its_signs_with_brackets_of_fixed_height():
    tex = r"E = -\left[ " + " + ".join(f"{n}.25 x_{n}" for n in range(1, 15)) + r" \right] \rightarrow 0"
    way = fitting(tex, 50)
    assert way.startswith(r"\begin{aligned} E & = -\bigl[ 1.25 x_1")
    assert r"14.25 x_14 \bigr] \rightarrow 0" in way
    assert r" \\  & \quad + " in way


def test_a_product_breaks_before_its_brackets_do():
    tex = r"\delta_1 = ((-0.9) \cdot 0.3129 + 0.1 \cdot 0.3129) \cdot (1 - 0.9640 \cdot 0.9640)"
    assert r"0.3129) \\  & \quad \cdot (1 - 0.9640 \cdot 0.9640)" in fitting(tex, 45)


def test_nothing_breaks_inside_of_braces():
    tex = r"y = \frac{" + " + ".join("abcdefghijklmnopqrs") + r"}{" + " + ".join("abcdefghijklmnopqrs") + "}"
    assert ways(tex) == (tex,)


def test_a_leading_sign_is_not_an_operation():
    assert ways("a = -" + "x" * 60 + r" (-2)") == ("a = -" + "x" * 60 + r" (-2)",)


def test_rows_of_several_columns_are_left_alone():
    tex = r"\begin{aligned} a &= b & c &= d + " + "x + " * 60 + r"e \end{aligned}"
    assert ways(tex) == (tex,)


def test_a_matrix_is_as_wide_as_its_widest_row():
    rows = r" \\ ".join("1 & 2" for _ in range(40))
    tex = rf"x = \begin{{bmatrix}} {rows} \end{{bmatrix}} = y"
    assert fitting(tex, 20) == tex


def test_lines_of_a_derivation_are_formulas_of_their_own():
    assert lines(r"\begin{aligned} a &= b \\ &= \frac{c}{d} \end{aligned}.") == ("a = b", r"= \frac{c}{d}")
