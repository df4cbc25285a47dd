"""Runs the command line in this process, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import cli

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `quizgen` in an empty folder; an error that is not told in one message fails the test."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, typed: str | None = None) -> Result:
        result = CliRunner().invoke(cli, arguments, typed, prog_name="quizgen", catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    return run
