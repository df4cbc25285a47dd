"""Writes files: never half of one, and none as long as one of them has no place to stand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from quizgen.errors import InputError


@contextmanager
def output_folder(folder: Path) -> Iterator[Path]:
    """A folder that can be written to, made where it is missing; taken away again when nothing came of it.

    Raises:
        InputError: it cannot be written to.
    """
    missing = _missing(folder)
    try:
        require_writable(folder)
        yield folder
    except BaseException:
        with suppress(OSError, ValueError):
            for place in missing:
                place.rmdir()
        raise


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made, the innermost first."""
    try:
        return [place for place in (folder, *folder.parents) if not place.exists()]
    except (OSError, ValueError):
        return []


def require_writable(folder: Path) -> None:
    """Make a folder where it is missing, and demand that files can be written to it.

    Raises:
        InputError: they cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".quizgen-"):
            pass
    except (OSError, ValueError) as error:
        raise InputError(
            f"the output folder {str(folder)!r} cannot be written to: {_reason(error)}. Name another with -o"
        ) from None


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their names, which may lie in folders of their own; those of the same name are replaced.

    All are complete before one appears, and they appear in their order.

    Raises:
        InputError: the folder cannot be written to, or another folder stands where a file should.
    """
    try:
        with TemporaryDirectory(dir=folder, prefix=".quizgen-") as temporary:
            for name, content in files.items():
                place = Path(temporary, name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            for name in files:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                if (folder / name).is_dir():
                    raise IsADirectoryError(0, f"{name} is a folder")
            for name in files:
                os.replace(Path(temporary, name), folder / name)
    except OSError as error:
        raise InputError(f"{str(folder)!r} cannot be written to: {_reason(error)}") from None


def file_name(text: str) -> str:
    """A name for files in letters that every system and every link takes.

    >>> file_name("Mid-term (B) & co."), file_name("../")
    ('Mid-term-B-co', 'sheet')
    """
    return re.sub(r"[^A-Za-z0-9_.]+", "-", text)[:60].strip("-.") or "sheet"


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
