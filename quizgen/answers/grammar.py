"""The grammar of an expression: a Pratt parser from tokens to a tree, with budgets."""

from collections.abc import Sequence
from typing import cast

from quizgen.answers import budgets
from quizgen.answers.cursor import Cursor, number_after, stray
from quizgen.answers.functions import FUNCTIONS, SPELLINGS
from quizgen.answers.language import Language
from quizgen.answers.names import CONSTANTS, canonical, is_word, names
from quizgen.answers.printing import written
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import Token
from quizgen.answers.tree import Call, Constant, Negative, Number, Operation, Operator, Symbol, Tree

_SUM, _PRODUCT, _MINUS, _POWER, _POSTFIX = 10, 20, 25, 40, 50
_STRENGTH = {
    "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT,
    "^": _POWER, "**": _POWER, "!": _POSTFIX, "%": _POSTFIX,
}  # fmt: skip
_WITH_BASE = {"ln": "log", "log10": "log"}


class Parser:
    """Reads one expression from its tokens; `notes` says what was read in one of several usual ways."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self._cursor = Cursor(tokens)
        self._language = language
        self._names = names(language.symbols)
        self._depth = 0
        self._bars = 0
        self.notes: list[str] = []

    def tree(self) -> Tree:
        """Returns the whole text as one tree."""
        tree = self._expression(0)
        token = self._cursor.next()
        if token.kind != "end":
            raise stray(token)
        return tree

    def _expression(self, least: int) -> Tree:
        """Reads an operand and every operator after it that binds more than `least`."""
        self._depth += 1
        if self._depth > budgets.DEPTH:
            raise Refusal("this is nested too deeply", self._cursor.next().column, "use fewer brackets")
        left = self._operand()
        divided = False
        while (strength := self._strength_of_next()) > least:
            if self._cursor.next().text in _STRENGTH:
                divided = self._cursor.is_next("/")
                left = self._joined(left, self._cursor.take(), strength)
            else:
                left, divided = self._side_by_side(left, divided=divided), False
        self._depth -= 1
        return left

    def _strength_of_next(self) -> int:
        strength = _STRENGTH.get(self._cursor.next().text)
        return strength or (_PRODUCT if self._starts_operand() else 0)

    def _starts_operand(self) -> bool:
        """Tells whether the next token begins a factor that no sign separates from what stands before."""
        if self._cursor.next().kind in ("number", "name") or self._cursor.is_next("(", "√", "∞"):
            return True
        return not self._bars and self._cursor.is_next("|")

    def _joined(self, left: Tree, token: Token, strength: int) -> Tree:
        """Joins what was read with an operator and what follows it."""
        match token.text:
            case "!":
                return Call("factorial", (left,))
            case "%":
                if not self._language.percent:
                    raise Refusal("no percentage was asked for", token.column, "write 0.5 for 50%")
                return Operation("/", left, Number("100"))
            case "^" | "**":
                return self._raised(left, strength)
            case operator:
                return Operation(cast(Operator, operator), left, self._expression(strength))

    def _raised(self, base: Tree, strength: int) -> Tree:
        """Reads an exponent; of variables side by side it is not clear how many belong to it."""
        power = Operation("^", base, self._expression(strength - 1))
        last, token = self._cursor.before(), self._cursor.next()
        if token.kind == "name" and token.column == last.column:
            raise Refusal("the exponent may end here or later", token.column, "put it in brackets")
        return power

    def _side_by_side(self, left: Tree, *, divided: bool) -> Tree:
        """Reads a product without a sign, unless it has two usual readings."""
        token, before = self._cursor.next(), self._cursor.before()
        if token.kind == "number" and before.text not in ")|":
            raise number_after(before, token)
        if divided and isinstance(left, Operation):
            quotient = f"{written(left.left)}/{written(left.right)}"
            raise Refusal(
                f"“{quotient}” is followed by a factor without a sign, which can be read in two ways",
                token.column,
                f"write ({quotient})*… or {written(left.left)}/({written(left.right)}*…)",
            )
        if before.kind == "number" and isinstance(left, Operation) and left.left == Constant("e"):
            raise Refusal("the exponent of e may end here or later", token.column, "write e^(…)")
        return Operation("*", left, self._expression(_PRODUCT))

    def _operand(self) -> Tree:
        """Reads a number, a name, a sign with what follows, or something in brackets or bars."""
        token = self._cursor.take()
        if token.kind == "number":
            return Number(token.text)
        if token.kind == "name":
            return self._named(token)
        match token.text:
            case "+" | "-":
                return self._signed(token)
            case "(":
                return self._in_brackets(token)
            case "|":
                return self._between_bars(token)
            case "√":
                return self._call("sqrt", token)
            case "∞":
                return Constant("inf")
        raise self._cursor.no_operand(token)

    def _signed(self, sign: Token) -> Tree:
        if self._cursor.is_next("+", "-"):
            column = self._cursor.next().column
            raise Refusal("two signs follow each other", column, "write one sign, or use brackets")
        operand = self._expression(_MINUS)
        return operand if sign.text == "+" else Negative(operand)

    def _in_brackets(self, opening: Token) -> Tree:
        outer, self._bars = self._bars, 0
        tree = self._expression(0)
        self._cursor.close(opening)
        self._bars = outer
        return tree

    def _between_bars(self, opening: Token) -> Tree:
        """Reads |…|, unless the bars could be paired in more than one way."""
        self._bars += 1
        tree = self._expression(0)
        self._cursor.close(opening)
        self._bars -= 1
        token, bars = self._cursor.next(), sum(token.text == "|" for token in self._cursor.rest())
        if bars > 1 and (token.kind in ("number", "name") or token.text == "("):
            raise Refusal("it is not clear which bars belong together", token.column, "write abs(…)")
        return Call("abs", (tree,))

    def _named(self, token: Token) -> Tree:
        """Reads a variable, a constant, a call, or variables side by side."""
        name = canonical(token.text)
        if (variable := self._names.variable(name)) is not None:
            return Symbol(variable)
        if name in SPELLINGS and (name != "sigma" or not self._names.open or self._cursor.is_next("(")):
            return self._call(name, token)
        if name.startswith("log_"):
            return self._call("log", token, self._base(name.removeprefix("log_"), token))
        if name in CONSTANTS:
            return Constant(CONSTANTS[name])
        if pieces := self._names.pieces(token.text):
            return self._split(token, pieces)
        if self._names.open and not (self._cursor.is_next("(") and is_word(token.text)):
            return Symbol(name)
        if name in ("or", "and"):
            raise Refusal("there is more than one answer", token.column, "give one")
        raise Refusal(f"“{token.text}” is not known here", token.column, self._names.suggestion(name))

    def _split(self, token: Token, pieces: Sequence[str]) -> Tree:
        """Reads variables side by side as if they had been typed apart: the last may have a power."""
        names = [Token("name", piece, token.column, False) for piece in pieces]
        self._cursor.insert(names[1:])
        return self._named(names[0])

    def _base(self, name: str, token: Token) -> Tree:
        """Reads the base of a logarithm such as log_2."""
        if name.isdecimal():
            return Number(name)
        return self._named(Token("name", name, token.column, False))

    def _call(self, spelling: str, token: Token, *base: Tree) -> Tree:
        """Reads the arguments of a function, and a power between its name and them: tanh^2(x)."""
        power = self._power_of_call(token)
        arguments = self._arguments(token) + base
        function = SPELLINGS.get(spelling, spelling)
        if len(arguments) == 2:
            function = _WITH_BASE.get(function, function)
        known = FUNCTIONS[function]
        if len(arguments) < known.least or (known.most is not None and len(arguments) > known.most):
            raise Refusal(f"{token.text} takes {known.least} argument(s)", token.column, "check the commas")
        if spelling == "log" and function == "ln":
            self.notes.append("log is read as the natural logarithm ln")
        call = Call(function, arguments)
        return Operation("^", call, power) if power else call

    def _power_of_call(self, function: Token) -> Number | None:
        if not self._cursor.is_next("^", "**"):
            return None
        self._cursor.take()
        bracket = self._cursor.take() if self._cursor.is_next("(") else None
        token = self._cursor.take()
        if token.kind != "number" or not token.text.isdecimal():
            reason = f"this power of {function.text} is not clear"
            raise Refusal(reason, token.column, f"write ({function.text}(x))^…")
        if bracket:
            self._cursor.close(bracket)
        return Number(token.text)

    def _arguments(self, function: Token) -> tuple[Tree, ...]:
        if not self._cursor.is_next("("):
            return (self._bare_argument(function),)
        opening = self._cursor.take()
        outer, self._bars = self._bars, 0
        arguments = [self._expression(0)]
        while self._cursor.is_next(",", ";"):
            self._cursor.take()
            arguments.append(self._expression(0))
        self._cursor.close(opening)
        self._bars = outer
        return tuple(arguments)

    def _bare_argument(self, function: Token) -> Tree:
        """Reads the argument of ln x or √2: one number or variable, and nothing that could belong to it."""
        token = self._cursor.next()
        hint = f"write {function.text}(…)"
        if token.kind not in ("number", "name") or canonical(token.text) in SPELLINGS:
            raise Refusal(f"{function.text} has no argument", token.column, hint)
        argument = self._operand()
        if self._starts_operand() or self._cursor.is_next("^", "**", "!"):
            reason = f"the argument of {function.text} may end here or later"
            raise Refusal(reason, self._cursor.next().column, hint)
        return argument
