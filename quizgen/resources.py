"""Finds the data files: question templates and the question bank, in a checkout or in a wheel."""

from pathlib import Path, PurePosixPath, PureWindowsPath

_PACKAGE = Path(__file__).resolve().parent


def path(folder: str, name: str = "") -> Path:
    """Returns the place of `name` (a relative path with `/`) in the data folder `folder`.

    In a wheel the folder lies in `quizgen/_data`, in a checkout next to the package.
    Raises ValueError for a path that could leave the folder and FileNotFoundError for one that is not there.

    >>> path("templates", "page/sheet.typ").name
    'sheet.typ'
    """
    for part in (folder, name):
        _require_inside(part)
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        place = root / folder / name
        if place.exists():
            return place
    raise FileNotFoundError(f"quizgen has no data file {folder}/{name}; is the installation complete?")


def text(folder: str, name: str) -> str:
    """Returns the UTF-8 text of the data file `name` in `folder`; errors are those of `path`."""
    return path(folder, name).read_text(encoding="utf-8")


def _require_inside(part: str) -> None:
    rooted = PurePosixPath(part).is_absolute() or PureWindowsPath(part).anchor
    if rooted or "\\" in part or "\0" in part or ".." in PurePosixPath(part).parts:
        raise ValueError(f"{part!r} is not the name of a data file: give a relative path without '..'")
