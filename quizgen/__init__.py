"""Exercises for neural networks and deep learning, with solutions that explain themselves."""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False  # type checkers take it for true; `typing` itself would double the time of the import
if TYPE_CHECKING:
    from quizgen.api import Item, exercise, families, solve
    from quizgen.errors import InputError

__version__ = "0.1.0"
__all__ = ["InputError", "Item", "exercise", "families", "solve"]


def __getattr__(name: str) -> object:
    """Import the names of the package when they are first used, so that `import quizgen` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'quizgen' has no attribute {name!r}")
    from quizgen import api, errors

    found: object = getattr(errors if name == "InputError" else api, name)
    return found


def __dir__() -> list[str]:
    return [*globals(), *__all__]


class _Package(ModuleType):
    """The package. Its functions keep their names where a module inside it is called the same."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
