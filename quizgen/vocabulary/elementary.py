"""Elementary functions as families use them."""

from quizgen.equations.tree import ATOM, POWER, Function
from quizgen.reference import elementary as ref
from quizgen.vocabulary.ranges import ZERO_OR_ONE

sqrt = Function(ref.sqrt, r"\sqrt{#1}")
exp = Function(ref.exp, r"e^{#1}", POWER)
log = Function(ref.log, r"\ln(#1)", ATOM, (0,))
log10 = Function(ref.log10, r"\log_{10}(#1)", ATOM, (0,))
square = Function(ref.square, "#1^2", POWER, (ATOM,))
sine = Function(ref.sin, r"\sin(#1)", ATOM, (0,))
cosine = Function(ref.cos, r"\cos(#1)", ATOM, (0,))
at_least = Function(ref.at_least, r"\mathbb{1}[#1 \ge #2]", ATOM, (0, 0), range=ZERO_OR_ONE)
below = Function(ref.below, r"\mathbb{1}[#1 < #2]", ATOM, (0, 0), range=ZERO_OR_ONE)
absolute = Function(ref.absolute, r"\lvert #1 \rvert", ATOM, (0,))
sign = Function(ref.sign, r"\operatorname{sign}(#1)", ATOM, (0,))
minimum = Function(ref.minimum, r"\min(#1, #2)", ATOM, (0, 0))
maximum = Function(ref.maximum, r"\max(#1, #2)", ATOM, (0, 0))
