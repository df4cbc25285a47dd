"""The runner reports what is broken instead of falling over it, and finds the same every time."""

import os
import subprocess
import sys

import pytest

from quizgen.catalogue import UnknownLevel
from quizgen.stress import run

FAMILY = "attention.scaled_dot_product"

# A family of somebody else: its level `intro` meets no requirement, its level `exam` has a wrong gradient
# and no words.
PLUGIN = """
from quizgen.family import family

@family(
    "plugin.bad", version=1, title="Bad", levels={"intro": {"n": 0}, "exam": {"n": 1}}, givens={"w": ""}
)
def bad(t, draw, n: int = 1):
    w = t.given("w", draw.integers(1, 100000))
    loss = t.step("loss", w * w)
    t.gradient(loss, w, t.step("dw", 3 * w))
    t.require("n is not 0", n != 0)
"""
REPORT = """
from quizgen.stress import run
report = run(["plugin.bad"], draws=2)
print(report.ok, [level.exercises for level in report.levels])
for sentence, broken in report.broken.items():
    print(sentence, "|", broken[0].exercise, "|", broken[0].detail)
"""


def test_every_exercise_is_counted_and_timed():
    seen = []
    report = run(
        [FAMILY], ["intro", "exam"], draws=3, progress=lambda done, total: seen.append((done, total))
    )
    assert report.ok
    assert seen == [(k, 6) for k in range(1, 7)]
    assert [(level.level, level.exercises) for level in report.levels] == [("intro", 3), ("exam", 3)]
    assert all(0 < level.p50 <= level.p99 and 0 <= level.rejected < 1 for level in report.levels)


def test_a_level_that_no_family_has_is_named():
    with pytest.raises(UnknownLevel, match=r"exma.*choose intro"):
        run([FAMILY], ["exma"], draws=1)


def test_a_broken_plugin_is_reported_property_by_property(tmp_path):
    (tmp_path / "bad_family.py").write_text(PLUGIN)
    metadata = tmp_path / "bad-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: bad\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[quizgen.families]\nplugin.bad = bad_family\n")
    found = subprocess.run(
        [sys.executable, "-c", REPORT],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout
    assert found.startswith("False [0, 2]\n")
    assert "Every seed gives an exercise | plugin.bad/intro/stress-0 | none of 200 draws will do" in found
    assert (
        "Every gradient claim agrees with central differences | plugin.bad@1/exam/stress-0 | dw = " in found
    )
    assert "The files of a family can be used | plugin.bad@1/exam/stress-0 | plugin.bad has no words" in found
