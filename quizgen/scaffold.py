"""Starts a new family, a bank file or a course profile: writes files to fill in."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Mapping
from pathlib import Path

from quizgen import resources
from quizgen.conventions import conventions
from quizgen.errors import InputError
from quizgen.sheet.files import write_files


class CannotStart(InputError):
    """Something that cannot be started here; the message says why."""


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
    made = [place for place in files if place.name != "__init__.py"]
    _write(_checkout(), {place: text for place, text in files.items() if place in made or not place.exists()})
    return made


def new_questions(topic: str, folder: str) -> Path:
    """Write a bank file with two items to fill in, and return where it is.

    Raises:
        CannotStart: the topic is no name, the folder does not exist or the file does.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", topic):
        raise CannotStart(f"{topic!r} is no name for a topic: small letters, such as graphs")
    if not Path(folder).is_dir():
        raise CannotStart(f"{folder} is no folder: make it first")
    place = Path(folder) / f"{topic}.toml"
    _write(place.parent, {place: _filled("new/questions.toml.txt", "", topic)})
    return place


def new_profile(name: str) -> Path:
    """Write a course profile in which every convention stands as a comment, and return where it is.

    Raises:
        CannotStart: the name is none, the profile exists, or quizgen does not run from a checkout.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", name):
        raise CannotStart(f"{name!r} is no name for a profile: small letters, digits and '-'")
    rows = [
        f'# {key} = {{ value = {json.dumps(convention.default)}, source = "" }}'
        f"  # or: {', '.join(value for value in convention.sentences if value != convention.default)}"
        for key, convention in conventions().items()
    ]
    head = f'title = {json.dumps(name)}\nsource = "where the course says so"\n\n[conventions]\n'
    place = _checkout() / "question_bank" / "profiles" / f"{name}.toml"
    _write(place.parent, {place: head + "\n".join(rows) + "\n"})
    return place


def _write(root: Path, files: Mapping[Path, str]) -> None:
    """Write new files, all of them in a folder or in folders below it."""
    for place in files:
        if place.exists():
            raise CannotStart(f"{place} exists already: choose another name, or edit it")
    write_files(root, {str(place.relative_to(root)): text.encode() for place, text in files.items()})


def _checkout() -> Path:
    """The folder of the checkout that quizgen runs from."""
    root = resources.path("templates").parent
    if root != Path(__file__).parent.parent:
        raise CannotStart("this is added to a checkout of quizgen: get one, and pip install -e . in it")
    return root


def _files(topic: str, name: str) -> Mapping[Path, str]:
    """What to write, by place: the topic's package where it is new, the equations and the words."""
    root = _checkout()
    folder = root / "quizgen" / "families" / topic
    return {
        folder / "__init__.py": f'"""Families of the topic {topic}."""\n',
        folder / f"{name}.py": _filled("new/family.py.txt", topic, name),
        root / "templates" / "families" / topic / f"{name}.md.j2": _filled("new/family.md.txt", topic, name),
    }


def _filled(template: str, topic: str, name: str) -> str:
    title = name.replace("_", " ").capitalize()
    values = {"@ID@": f"{topic}.{name}", "@NAME@": name, "@TITLE@": title}
    text = resources.text("templates", template)
    for place, value in values.items():
        text = text.replace(place, value)
    return text
