"""Draws many exercises of every family and level and holds each against every property."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import starmap

from jinja2 import TemplateError

from quizgen import catalogue
from quizgen.exercise import Exercise, NoInstance, generate
from quizgen.slips import Slip
from quizgen.stress.properties import COSTLY, OF_FAMILIES, OF_SAMPLES, PROPERTIES
from quizgen.stress.property import Broken, SampleProperty, hold, hold_together, sentence
from quizgen.stress.report import LevelReport, Report, percentile
from quizgen.stress.samples import rejected_share

Progress = Callable[[int, int], None]
USABLE = "The files of a family can be used"
COSTLY_SHARE = 10  # a costly property is held against one exercise in so many

# What a family or a template with a bug in it raises; it counts as a broken property of that exercise.
_BUGS = (ArithmeticError, AttributeError, LookupError, NameError, TemplateError, TypeError, ValueError)


def run(
    families: Iterable[str] | None = None,
    levels: Iterable[str] | None = None,
    draws: int = 100,
    seed: str = "stress",
    progress: Progress | None = None,
) -> Report:
    """Hold exercises against the properties: `draws` of each family and level, of all unless some are named.

    `progress(done, total)` is called after each exercise. The same arguments find the same.

    Raises:
        UnknownFamily: there is no such family.
        UnknownLevel: none of the families has such a level.
    """
    ids = list(catalogue.family_ids() if families is None else families)
    lost = catalogue.broken(ids)
    runs = [
        _Run(id, level, draws, seed) for id, level in _chosen([id for id in ids if id not in lost], levels)
    ]
    total = len(runs) * draws
    for place, each in enumerate(runs):
        for done in each.steps():
            if progress is not None:
                progress(place * draws + done, total)
    for id in dict.fromkeys(each.family for each in runs):
        same = [each for each in runs if each.family == id]
        same[-1].hold_together(OF_FAMILIES, [exercise for each in same for exercise in each.exercises])
    return Report((*(each.report() for each in runs), *starmap(_unusable, lost.items())))


def _unusable(id: str, error: Slip) -> LevelReport:
    """The report of a family that cannot be drawn from at all."""
    return LevelReport(id, "", 0, 1.0, 0.0, 0.0, (Broken(USABLE, id, str(error)),))


def _chosen(ids: Sequence[str], levels: Iterable[str] | None) -> list[tuple[str, str]]:
    """The families with their levels, or with those of the named levels that they have."""
    wanted = None if levels is None else list(levels)
    chosen = [
        (id, level) for id in ids for level in catalogue.find(id).levels if wanted is None or level in wanted
    ]
    if not chosen and ids and wanted:
        catalogue.level_of(catalogue.find(ids[0]), wanted[0])
    return chosen


@dataclass
class _Run:
    """One family at one level."""

    family: str
    level: str
    draws: int
    seed: str
    exercises: list[Exercise] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    def steps(self) -> Iterator[int]:
        """Draw and check one exercise after the other; tells how many are done."""
        for k in range(self.draws):
            exercise = self._drawn(f"{self.seed}-{k}")
            if exercise is not None:
                self.exercises.append(exercise)
                for proves in (*PROPERTIES, *(COSTLY if k % COSTLY_SHARE == 0 else ())):
                    self._check(proves, exercise.identity, partial(hold, proves, exercise))
            yield k + 1
        self.hold_together(OF_SAMPLES, self.exercises)

    def hold_together(self, properties: Iterable[SampleProperty], exercises: list[Exercise]) -> None:
        """Check the properties of the exercises together."""
        for proves in properties if exercises else ():
            self._check(proves, f"{self.family}/{self.level}", partial(hold_together, proves, exercises))

    def report(self) -> LevelReport:
        """What was found."""
        rejected = rejected_share(self.exercises) if self.exercises else 1.0
        p50, p99 = percentile(self.times, 50), percentile(self.times, 99)
        return LevelReport(
            self.family, self.level, len(self.exercises), rejected, p50, p99, tuple(self.broken)
        )

    def _drawn(self, seed: str) -> Exercise | None:
        start = time.process_time()
        try:
            exercise = generate(self.family, self.level, seed)
        except (NoInstance, *_BUGS) as error:
            self._note("Every seed gives an exercise", f"{self.family}/{self.level}/{seed}", error)
            return None
        self.times.append(time.process_time() - start)
        return exercise

    def _check(self, proves: Callable[..., object], where: str, check: Callable[[], None]) -> None:
        try:
            check()
        except Broken as broken:
            self.broken.append(broken)
        except _BUGS as error:
            self._note(sentence(proves), where, error)

    def _note(self, what: str, exercise: str, error: Exception) -> None:
        """Note an error, a slip only where nothing else has told of it."""
        if isinstance(error, NoInstance):
            self.broken.append(Broken(what, exercise, error.why))
        elif not isinstance(error, Slip):
            self.broken.append(Broken(what, exercise, f"{type(error).__name__}: {error}"))
        elif all(str(error) != broken.detail for broken in self.broken):
            self.broken.append(Broken(USABLE, exercise, str(error)))
