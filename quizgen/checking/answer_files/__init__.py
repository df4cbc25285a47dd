"""Reads answers from files: TOML, JSON or CSV, of one learner or of a class.

`docs/answer-files.md` describes them. They are text from outside: every place, name and answer is checked,
and an error names the file, the line or row, and the key.
"""

from quizgen.checking.answer_files.collecting import Collected
from quizgen.checking.answer_files.reading import read_answers

__all__ = ["Collected", "read_answers"]
