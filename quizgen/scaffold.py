"""Starts a new family: writes its two files in a checkout."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from pathlib import Path

from quizgen import resources
from quizgen.errors import InputError


class CannotStart(InputError):
    """A family that cannot be started here; the message says why."""


def new_family(id: str) -> list[Path]:
    """Write the equations and the words of a new family, and return where they are.

    Raises:
        CannotStart: the id is none, the family exists, or quizgen does not run from a checkout.
    """
    match = re.fullmatch(r"([a-z][a-z0-9_]{0,39})\.([a-z][a-z0-9_]{0,39})", id)
    if match is None or any(map(keyword.iskeyword, match.groups())):
        raise CannotStart(f"{id!r} is no name for a family: TOPIC.NAME in small letters, such as optim.lion")
    topic, name = match.groups()
    files = _files(topic, name)
    for place in files:
        if place.name != "__init__.py" and place.exists():
            raise CannotStart(f"{place} exists already: choose another name, or edit it")
    for place, text in files.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            place.write_text(text, encoding="utf-8")
    return [place for place in files if place.name != "__init__.py"]


def _files(topic: str, name: str) -> Mapping[Path, str]:
    """What to write, by place: the topic's package where it is new, the equations and the words."""
    templates = resources.path("templates")
    package = Path(__file__).parent
    if templates.parent != package.parent:
        raise CannotStart("a family is added to a checkout of quizgen: get one, and pip install -e . in it")
    folder = package / "families" / topic
    return {
        folder / "__init__.py": f'"""Families of the topic {topic}."""\n',
        folder / f"{name}.py": _filled("new/family.py.txt", topic, name),
        templates / "families" / topic / f"{name}.md.j2": _filled("new/family.md.txt", topic, name),
    }


def _filled(template: str, topic: str, name: str) -> str:
    title = name.replace("_", " ").capitalize()
    values = {"@ID@": f"{topic}.{name}", "@NAME@": name, "@TITLE@": title}
    text = resources.text("templates", template)
    for place, value in values.items():
        text = text.replace(place, value)
    return text
