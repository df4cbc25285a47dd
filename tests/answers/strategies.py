"""Random trees over the whole grammar, and random texts over everything that can be typed."""

from hypothesis import strategies as st

from quizgen.answers.functions import FUNCTIONS
from quizgen.answers.tree import Call, Constant, Negative, Number, Operation, Symbol, Tree

SYMBOLS = ("x", "n", "m", "x_1", "sigma", "alpha", "yhat")


def _calls(part: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    def of(name: str) -> st.SearchStrategy[Tree]:
        function = FUNCTIONS[name]
        arguments = st.lists(part, min_size=function.least, max_size=function.most or 3)
        return arguments.map(lambda given: Call(name, tuple(given)))

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(of)


def trees() -> st.SearchStrategy[Tree]:
    """Returns trees of every sort of node."""
    numerals = st.from_regex(r"(0|[1-9][0-9]{0,5})(\.[0-9]{0,4})?(e[-+]?[0-9]{1,2})?", fullmatch=True)
    leaves: st.SearchStrategy[Tree] = st.one_of(
        numerals.map(Number),
        st.sampled_from(["pi", "e", "inf"]).map(Constant),
        st.sampled_from(SYMBOLS).map(Symbol),
    )
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            part.map(Negative), st.builds(Operation, st.sampled_from("+-*/^"), part, part), _calls(part)
        ),
        max_leaves=12,
    )


def typed_texts() -> st.SearchStrategy[str]:
    """Returns texts of characters and words that occur in answers, and some that must not."""
    signs = "0123456789.,;:+-*/^()[]{}|!%=~ \t\n'\"\\_<>eExnmσαπ√∞½²⁻¹₁×·−→±∅ŷ\u200b\u202e\x00"
    words = "sin ln log_ max( e^ 1e x_1 ** none or 0.5 1,5 __ ^T"
    pieces = st.sampled_from([*signs, *words.split(), "1 000"])
    return st.one_of(st.lists(pieces, max_size=40).map("".join), st.text(max_size=40))
