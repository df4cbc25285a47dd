"""Where what a learner did is kept: one file in the folder that the system has for data of programs."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "QUIZGEN_DATA_DIR"
_FILE = "practice.db"


def store_path() -> Path:
    """The file of the store, which need not exist; the environment variable `QUIZGEN_DATA_DIR` moves it."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen, _FILE)
    import platformdirs

    return platformdirs.user_data_path("quizgen", appauthor=False) / _FILE
