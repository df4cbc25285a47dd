"""The rules for a single item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quizgen.bank.item import Item
from quizgen.bank.lint.finding import Finding, finding
from quizgen.bank.lint.likeness import alike
from quizgen.bank.texts import unprintable, words
from quizgen.conventions import conventions
from quizgen.page import PageError

GIVES_AWAY, AT_LEAST = 1.5, 20  # a right option this many times, and characters, longer than the others
TELLING = 4  # signs of an answer that are more than a coincidence
_OTHERS = r"(above|others?|answers|options|statements|these)"
_OF_THE_ABOVE = re.compile(rf"\b(all|none|any|both|some) (of )?(the |these )?{_OTHERS}\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|no|never|none|cannot|neither|nor|except|[a-z]+n['’]t)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.?!:;]+[.?!:;]?")
_ACCORDING = re.compile(r"\baccording to the slides\b", re.IGNORECASE)

Rule = Callable[[Item], Iterator[Finding]]


def texts_can_be_printed(item: Item) -> Iterator[Finding]:
    """Markdown and formulas can be read, and values stand in formulas."""
    for path, rule, message in unprintable(item.texts()):
        yield finding(item, path, rule, message)


def no_option_is_about_the_others(item: Item) -> Iterator[Finding]:
    """There is no "all of the above"."""
    for options in item.choices:
        for option in (*options.right, *options.wrong):
            if _OF_THE_ABOVE.search(option.text):
                message = f"{option.text!r} is about other options, which are shuffled"
                yield finding(item, (*option.path, "text"), "all-of-the-above", message)


def nothing_is_negated_twice(item: Item) -> Iterator[Finding]:
    """No sentence has two negations, and no option negates what the question negates."""
    asked = [sentence for sentence in _SENTENCE.findall(item.stem) if sentence.endswith("?")]
    negated = any(map(_NEGATION.search, asked))
    for path, text in item.texts():
        most = 0 if negated and path[-1] == "text" else 1
        if path[-1] not in ("stem", "inverted", "text"):
            continue
        for sentence in _SENTENCE.findall(text):
            found = _NEGATION.findall(sentence)
            if len(found) > most:
                message = f"negated twice ({', '.join(found)}): say it without, or once"
                yield finding(item, path, "double-negative", message, "warning")


def options_differ(item: Item) -> Iterator[Finding]:
    """No two options say nearly the same."""
    for options in item.choices:
        every = (*options.right, *options.wrong)
        for place, option in enumerate(every):
            for other in every[:place]:
                if alike(option.text, other.text):
                    message = f"nearly the same words as {other.text!r}"
                    yield finding(item, (*option.path, "text"), "similar-options", message, "warning")


def length_gives_nothing_away(item: Item) -> Iterator[Finding]:
    """The right option is not clearly the longest."""
    for options in item.choices:
        longest = max(length(option.text) for option in options.wrong)
        for option in options.right:
            own = length(option.text)
            if own > GIVES_AWAY * longest and own >= longest + AT_LEAST:
                message = f"the right option has {own} characters, the longest wrong one {longest}"
                yield finding(item, (*option.path, "text"), "give-away", message, "warning")


def misbeliefs_are_named(item: Item) -> Iterator[Finding]:
    """An answer that is typed has a known wrong one with feedback."""
    if item.explained and not getattr(item, "wrong", ()):
        message = "name a wrong answer that a misbelief leads to, with feedback: [[item.wrong]]"
        yield finding(item, (), "misbelief", message, "warning")


def parameters_are_used(item: Item) -> Iterator[Finding]:
    """Every parameter matters."""
    used = set(item.used())
    for name in item.parameters.names:
        if name not in used:
            yield finding(item, ("parameters", name), "unused", f"nothing uses the parameter {name}")


def claims_are_quoted(item: Item) -> Iterator[Finding]:
    """What only slides say is asked in their name."""
    quoted = _ACCORDING.search(item.stem)
    if item.claim and not quoted:
        yield finding(item, ("stem",), "slide-claim", "say 'According to the slides of this course'")
    if quoted and not item.claim:
        message = "name the claim: slide_claim = 'profile.claim', so that the solution tells the fact"
        yield finding(item, ("stem",), "slide-claim", message)
    for key, value in item.conventions.items():
        if value in conventions()[key].slide_claims:
            message = f"{key} = {value!r} is a claim of slides: use slide_claim instead"
            yield finding(item, ("conventions", key), "slide-claim", message)


def conventions_leave_the_answer_open(item: Item) -> Iterator[Finding]:
    """What is printed about a convention does not contain the answer."""
    for key, value in item.conventions.items():
        printed = _bare(conventions()[key].sentences[value])
        for answer in item.answers:
            if len(_bare(answer)) >= TELLING and _bare(answer) in printed:
                message = f"its sentence, which is printed, contains the answer {answer!r}"
                yield finding(item, ("conventions", key), "given-away", message, "warning")


def _bare(text: str) -> str:
    """A text without spaces and dollar signs, in small letters."""
    return re.sub(r"[\s$]", "", text).casefold()


def length(text: str) -> int:
    """How long a text is for a reader."""
    try:
        return len(words(text))
    except (PageError, ValueError):
        return len(text)


ITEM_RULES: tuple[Rule, ...] = (
    texts_can_be_printed,
    no_option_is_about_the_others,
    nothing_is_negated_twice,
    options_differ,
    length_gives_nothing_away,
    misbeliefs_are_named,
    parameters_are_used,
    claims_are_quoted,
    conventions_leave_the_answer_open,
)
