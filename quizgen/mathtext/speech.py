"""Writes a formula as an English sentence, for the alternative texts of documents."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.mathtext import tree as t
from quizgen.mathtext.kinds import Kind
from quizgen.mathtext.parser import parse
from quizgen.mathtext.rows import items_of, kind_of
from quizgen.mathtext.spoken import CLOSING, ENCLOSURES, OPENING, spoken
from quizgen.mathtext.writer import Writer

_ACCENTS = {
    "hat": "hat",
    "tilde": "tilde",
    "bar": "bar",
    "overline": "bar",
    "underline": "underlined",
    "vec": "vector",
    "dot": "dot",
    "ddot": "double dot",
    "check": "check",
    "breve": "breve",
    "ring": "ring",
}
_POWERS = {"2": "squared", "3": "cubed", "top": "transpose", "circle": "degrees"}
_SIGNS = frozenset({"star", "plus", "minus", "plus or minus", "dagger", "prime", "T"})
_BLANK_BEFORE_STOP = re.compile(r"\s+([,;:)\]}]|\.(?!\d))")
_STOP_BEFORE_BRACKET = re.compile(r"[,;]([)\]}])")
_REPEATED_STOP = re.compile(r"[,;\s]*([,;:])(?:\s*,)+")
_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def to_speech(tex: str) -> str:
    """Return what a reader would say, such as `the fraction with numerator a and denominator b`.

    Raises MathError.
    """
    words = _BLANKS.sub(" ", _SpeechWriter().write(parse(tex)))
    words = _BLANK_BEFORE_STOP.sub(r"\1", words).replace("( ", "(").replace("[ ", "[").replace("{ ", "{")
    return _STOP_BEFORE_BRACKET.sub(r"\1", _REPEATED_STOP.sub(r"\1", words)).strip(" ,;")


class _SpeechWriter(Writer[str]):
    def row(self, node: t.Row) -> str:
        return " ".join(filter(None, map(self.write, node.items)))

    def number(self, node: t.Number) -> str:
        return spoken(node.text, node.font)

    def symbol(self, node: t.Symbol) -> str:
        if node.kind is Kind.OPEN and node.char in OPENING:
            return OPENING[node.char]
        if node.kind is Kind.CLOSE and node.char in CLOSING:
            return CLOSING[node.char]
        if node.char == "," and node.kind is Kind.ORDINARY:
            return "comma"
        return spoken(node.char, node.font)

    def word(self, node: t.Word) -> str:
        return spoken(node.text, node.font)

    def function(self, node: t.Function) -> str:
        return node.name

    def text(self, node: t.Text) -> str:
        return node.text

    def space(self, node: t.Space) -> str:
        return "," if node.eighteenths >= 18 else ""

    def fraction(self, node: t.Fraction) -> str:
        top, bottom = self.write(node.numerator), self.write(node.denominator)
        if isinstance(node.numerator, t.Number) and isinstance(node.denominator, t.Number):
            return f"{top} over {bottom}"
        end = ", end fraction," if " " in top or " " in bottom else ""
        return f"the fraction with numerator {top} and denominator {bottom}{end}"

    def binomial(self, node: t.Binomial) -> str:
        return f"the binomial coefficient {self.write(node.top)} choose {self.write(node.bottom)},"

    def root(self, node: t.Root) -> str:
        body = self.write(node.body)
        index = "" if node.index is None else self.write(node.index)
        name = {"": "square", "2": "square", "3": "cube"}.get(index, f"{index}-th")
        return f"the {name} root of {body}{_end('root', body)}"

    def scripts(self, node: t.Scripts) -> str:
        if node.takes_limits or kind_of(node) in {Kind.BIG, Kind.INTEGRAL}:
            return self._limits(node)
        if isinstance(node.base, t.Fence) and not node.base.left and node.sub is not None:
            return f"{self.write(node.base.body)}, evaluated at {self.write(node.sub)},"
        if (
            kind_of(node) is not Kind.OPEN
            and _is_bar(node.base)
            and node.sub is not None
            and node.sup is None
        ):
            return f", evaluated at {self.write(node.sub)},"
        base = self.write(node.base) + ("", " prime", " double prime", " triple prime")[min(node.primes, 3)]
        if base == "the gradient of" and node.sub is not None and node.sup is None:
            return f"the gradient with respect to {self.write(node.sub)} of"
        if node.sub is not None:
            sub = self.write(node.sub)
            base += f" sub {sub}{_end('sub', sub) if _has_operator(node.sub) else ''}"
        return base if node.sup is None else f"{base} {self._power(node.sup)}"

    def _power(self, node: t.Node) -> str:
        sup = self.write(node)
        if sup in _POWERS:
            return _POWERS[sup]
        if sup in _SIGNS or sup.startswith(("(", "[")) or isinstance(node, t.Text | t.Word):
            return sup if sup in {"star", "dagger", "prime"} else f"superscript {sup}"
        return f"to the power {sup}{_end('power', sup) if _has_operator(node) else ''}"

    def _limits(self, node: t.Scripts) -> str:
        name = self.write(node.base)
        if name == "lim" and node.sub is not None:
            return f"the limit as {self.write(node.sub).replace(' to ', ' approaches ')} of"
        if node.sub is not None:
            name += f" {'over' if node.sup is None else 'from'} {self.write(node.sub)}"
        return f"{name} to {self.write(node.sup)} of" if node.sup is not None else f"{name} of"

    def accent(self, node: t.Accent) -> str:
        body, mark = self.write(node.body), _ACCENTS[node.mark]
        if " " in body:
            return f"{body}, all {mark}," if mark == "underlined" else f"{body}, with a {mark} over all,"
        return f"vector {body}" if mark == "vector" else f"{body} {mark}"

    def brace(self, node: t.Brace) -> str:
        label = "" if node.label is None else f", labelled {self.write(node.label)},"
        return self.write(node.body) + label

    def stack(self, node: t.Stack) -> str:
        if isinstance(node.base, t.Function) and node.below is not None:
            return self._limits(t.Scripts(node.base, sub=node.below))
        marks = (("above", node.above), ("below", node.below))
        return self.write(node.base) + "".join(
            f", with {self.write(mark)} {side}," for side, mark in marks if mark is not None
        )

    def arrow(self, node: t.Arrow) -> str:
        labels = [self.write(label) for label in (node.above, node.below) if label is not None]
        labelled = f", labelled {' and '.join(filter(None, labels))}," if any(labels) else ""
        return f"arrow{labelled} {spoken(node.char)}"

    def lines(self, node: t.Lines) -> str:
        return " and ".join(map(self.write, node.lines))

    def boxed(self, node: t.Boxed) -> str:
        return f"boxed: {self.write(node.body)}, end box,"

    def cancel(self, node: t.Cancel) -> str:
        body = self.write(node.body)
        return f"cancelled {body}{_end('cancel', body)}"

    def phantom(self, node: t.Phantom) -> str:  # noqa: ARG002 - says nothing whatever it holds
        return ""

    def style(self, node: t.Style) -> str:
        return self.write(node.body)

    def fence(self, node: t.Fence) -> str:
        if isinstance(node.body, t.Grid) and not node.body.left:
            return self._matrix(node.body, node.left)
        body = self.write(node.body)
        name = ENCLOSURES.get((node.left, node.right))
        if name is not None:
            return f"the {name} of {body}{_end(name, body)}"
        return f"{_bracket(node.left)} {body} {_bracket(node.right)}"

    def delimiter(self, node: t.Delimiter) -> str:
        return _bracket(node.char) if node.size else "given"

    def grid(self, node: t.Grid) -> str:
        return self._matrix(node, node.left)

    def _matrix(self, node: t.Grid, left: str) -> str:
        rows = [", ".join(self.write(cell) or "blank" for cell in row) for row in node.rows]
        of = "the determinant of the " if left == "|" else "the norm of the " if left == "‖" else ""
        if node.columns == 1 and not of:
            return f"column vector with entries {', '.join(rows)}, end vector,"
        if len(rows) == 1 and not of:
            return f"row vector with entries {rows[0]}, end vector,"
        listed = "; ".join(f"row {number}: {row}" for number, row in enumerate(rows, 1))
        return f"{of}{len(rows)} by {node.columns} matrix, {listed}; end matrix,"

    def cases(self, node: t.Cases) -> str:
        rows = "; ".join(", ".join(map(self.write, row)) for row in node.rows)
        return f"cases: {rows}; end cases,"

    def aligned(self, node: t.Aligned) -> str:
        pairs = (t.Row(row[at : at + 2]) for row in node.rows for at in range(0, len(row), 2))
        return "; ".join(map(self.write, pairs))


def _end(name: str, body: str) -> str:
    """Return the words that close a part which is more than one word."""
    return f", end {name}," if " " in body else ""


def _is_bar(node: t.Node) -> bool:
    """Return whether a node is a bar that closes nothing, as after a derivative taken at a point."""
    return isinstance(node, t.Symbol | t.Delimiter) and node.char == "|" and node.kind is not Kind.CLOSE


def _bracket(char: str) -> str:
    return spoken(char) if char in "⟨⟩|‖/" else char


def _has_operator(node: t.Node) -> bool:
    """Return whether a script is more than a name, so that its end has to be said."""
    return any(
        kind_of(item) in {Kind.BINARY, Kind.RELATION, Kind.PUNCTUATION}
        or isinstance(item, t.Fraction | t.Scripts)
        or item == t.Symbol("/")
        for item in items_of(node)
    )
