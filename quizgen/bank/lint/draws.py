"""Draws items to see whether they make good questions for every seed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.answers import EXACT
from quizgen.bank.asking import NoVariant, Posed, pose
from quizgen.bank.item import Chance, Item
from quizgen.bank.kinds.number import Coincidence, Number
from quizgen.bank.lint.finding import Finding, finding
from quizgen.bank.parameters import Unsuitable
from quizgen.bank.texts import troubles, unprintable
from quizgen.draw import Draw

DRAWS, PRINTED = 200, 10  # how many are drawn, and of these how many are read as they are printed
FEW = 5  # different questions are too few
SELDOM = 0.2  # of the draws may make wrong answers coincide
HARD = 10  # draws for one question are too many


def draws(item: Item) -> Iterator[Finding]:
    """An item makes a question for every seed, and one with parameters different ones."""
    posed: list[Posed] = []
    for number in range(DRAWS if item.parameters.names else 1):
        try:
            posed.append(pose(item, f"lint-{number}"))
        except NoVariant as error:
            yield finding(item, (), "draws", error.reason)
            return
    yield from _printed(item, posed[:PRINTED])
    yield from _rounding(item, posed)
    if item.parameters.names:
        yield from _variety(item, posed)
    if isinstance(item, Number) and item.parameters.names:
        yield from _coincidences(item)


def _printed(item: Item, posed: list[Posed]) -> Iterator[Finding]:
    texts = [text for one in posed for text in (one.question.prompt, one.question.solution)]
    known = {message for _, _, message in unprintable(item.texts())}
    for rule, message in dict.fromkeys(trouble for text in texts for trouble in troubles(text)):
        if rule != "figure" and message not in known:
            yield finding(item, (), rule, f"as it is printed: {message}")


def _rounding(item: Item, posed: list[Posed]) -> Iterator[Finding]:
    key = "answer"
    exact = isinstance(item, Number) and item.rule == EXACT
    if exact and any(isinstance(one.keys["number"].expected, float) for one in posed):
        message = "this number has no end: say how it is rounded with decimals, figures or tolerance"
        yield finding(item, (key,), "rounding", message)


def _coincidences(item: Number) -> Iterator[Finding]:
    """Wrong answers seldom coincide with the right one or with one another: it is drawn again then."""
    drawn, reasons = 0, []
    for number in range(DRAWS):
        draw = Draw(f"lint-{number}")
        try:
            chance = Chance(draw, item.parameters.drawn(draw), turned=False)
            drawn += 1
            item.parts(chance)
        except Coincidence as coincidence:
            reasons.append(str(coincidence))
        except Unsuitable:
            continue
    if len(reasons) > SELDOM * drawn:
        message = f"{len(reasons)} of {drawn} draws are in vain (such as: {reasons[0]}): add a condition"
        yield finding(item, ("wrong",), "coincidence", message, "warning")


def _variety(item: Item, posed: list[Posed]) -> Iterator[Finding]:
    different = len({one.question.prompt for one in posed})
    if different < FEW:
        message = f"{DRAWS} draws made only {different} different questions"
        yield finding(item, ("parameters",), "variety", message, "warning")
    tries = sum(one.draws for one in posed) / len(posed)
    if tries > HARD:
        message = (
            f"it took {tries:.0f} draws to find values that meet the conditions: let fewer be drawn in vain"
        )
        yield finding(item, ("conditions",), "variety", message, "warning")
