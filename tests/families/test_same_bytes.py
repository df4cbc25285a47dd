"""The same ids give the same bytes, whatever the process."""

import os
import subprocess
import sys

PAGES = """
from quizgen import catalogue
from quizgen.exercise import generate
from quizgen.questions import FORMS, NotAvailable, hints, question

for id in catalogue.family_ids():
    for level in catalogue.find(id).levels:
        exercise = generate(id, level, "bytes")
        for form in [*FORMS, "faded:1"]:
            try:
                shown = question(exercise, form)
            except NotAvailable as error:
                print(error)
                continue
            print(shown.prompt, shown.asked, shown.solution)
            for name in shown.figures:
                print(name, shown.figures[name])
        print([hints(exercise, step.name) for step in exercise.trace.steps])
"""


def pages(hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", PAGES], env=environment, stdout=subprocess.PIPE, check=True
    ).stdout


def test_two_processes_with_different_hash_seeds_write_the_same_markdown():
    assert pages("1") == pages("2")
