"""Stress: what must hold for every exercise of every family, held against many of them.

Each property is a function whose docstring is the sentence that it proves. The tests of this project and the
command `quizgen stress` run the same ones.
"""

from quizgen.stress.properties import COSTLY, OF_FAMILIES, OF_SAMPLES, PROPERTIES
from quizgen.stress.property import Broken, hold, hold_together, sentence
from quizgen.stress.report import LevelReport, Report
from quizgen.stress.runner import run

__all__ = [
    "COSTLY",
    "OF_FAMILIES",
    "OF_SAMPLES",
    "PROPERTIES",
    "Broken",
    "LevelReport",
    "Report",
    "hold",
    "hold_together",
    "run",
    "sentence",
]
