"""What is wanted on a sheet: read from a file, or made from the options of a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizgen import catalogue
from quizgen.errors import InputError
from quizgen.nearest import nearest
from quizgen.precision import Precision
from quizgen.questions import checked_form
from quizgen.sheet.settings import MOST_EXERCISES
from quizgen.sheet.wish import FORM, LEVEL, ConceptWish, Wish

COUNT = 8


@dataclass(frozen=True, kw_only=True)
class Blueprint:
    """A sheet as it is wanted; `instructions` are Markdown, `title` and `course` plain text.

    `name` is what its files are called, before the seed.
    """

    wishes: Sequence[Wish | ConceptWish]
    name: str = "sheet"
    title: str = ""
    course: str = ""
    instructions: str = ""
    profile: str = "textbook"
    paper: str = "a4"
    precision: Precision = field(default_factory=Precision)
    seed: str | None = None


def wishes(
    what: Sequence[str] = (), levels: Sequence[str] = (), forms: Sequence[str] = (), count: int = COUNT
) -> list[Wish]:
    """Wishes for `count` exercises of these topics and families (of all, without any).

    Levels and forms take turns.

    Raises:
        InputError: a topic, family, level or form that does not exist, or a count that is too large.
    """
    if not 1 <= count <= MOST_EXERCISES:
        raise InputError(f"{count} exercises are not possible: 1 to {MOST_EXERCISES} are")
    families = pool(what)
    turns = list(levels) or [LEVEL]
    shapes = [checked_form(form) for form in forms] or [FORM]
    able = {level: at_level(families, level) for level in turns}
    return [
        Wish(families=able[turns[i % len(turns)]], level=turns[i % len(turns)], form=shapes[i % len(shapes)])
        for i in range(count)
    ]


def pool(what: Sequence[str]) -> tuple[str, ...]:
    """The ids of the families that topics and families name together; of all, without any.

    Those that cannot be used are left out, with a warning, where they are not named themselves.

    Raises:
        UnknownFamily: a name is neither.
        Slip: a family that is named cannot be used.
    """
    for id in what:
        if id in catalogue.family_ids():
            catalogue.find(id)
    return tuple(catalogue.usable(named(what)))


def named(what: Sequence[str]) -> tuple[str, ...]:
    """The ids of the families that topics and families name together, whether they can be used or not.

    Raises:
        UnknownFamily: a name is neither.
    """
    ids, topics = catalogue.family_ids(), catalogue.topics()
    for name in what:
        if name not in topics and name not in ids:
            raise catalogue.UnknownFamily(f"no topic or family {name!r}{nearest(name, [*topics, *ids])}")
    return tuple(id for id in ids if not what or id in what or id.partition(".")[0] in what)


def at_level(families: Sequence[str], level: str) -> tuple[str, ...]:
    """Those of the families that have a level.

    Raises:
        UnknownLevel: none has; the message names the levels of the first.
    """
    having = tuple(id for id in families if level in catalogue.find(id).levels)
    if not having:
        catalogue.level_of(catalogue.find(families[0]), level)
    return having
