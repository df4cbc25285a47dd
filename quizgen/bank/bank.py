"""The concept questions of bank folders, found by what one is looking for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from quizgen import resources
from quizgen.bank.fields import BadItem
from quizgen.bank.item import LEVELS, Item
from quizgen.bank.kinds import KINDS
from quizgen.bank.reading import read_items
from quizgen.bank.texts import unprintable
from quizgen.conventions import settings
from quizgen.errors import InputError
from quizgen.fields import BadFile
from quizgen.nearest import nearest

MOST_FILES = 200


class UnknownItem(InputError):
    """An item, or something to look for, that does not exist; the message gives the nearest names."""


@dataclass(frozen=True, eq=False)
class Bank:
    """Items in the order in which they were read."""

    items: tuple[Item, ...]

    def __contains__(self, id: str) -> bool:
        return id in self._by_id

    def find(self, id: str) -> Item:
        """The item with this id.

        Raises:
            UnknownItem: there is none; the message gives the nearest.
        """
        if id not in self._by_id:
            own = "(if it is one of your own, name its folder with --bank)"
            raise UnknownItem(f"no concept question {id[:80]!r} {own}{nearest(id, self._by_id)}")
        return self._by_id[id]

    def select(
        self,
        *,
        topic: str | None = None,
        kind: str | None = None,
        level: str | None = None,
        tag: str | None = None,
        source: str | None = None,
        profile: str | None = None,
    ) -> tuple[Item, ...]:
        """The items that are all of this; `source` is a document, `profile` a course that they are fit for.

        Raises:
            InputError: a topic, kind, level, tag, source or profile that does not exist.
        """
        wanted = {"topic": topic, "kind": kind, "level": level, "tag": tag, "source": source}
        found = self.items if profile is None else tuple(fit(self.items, profile))
        for what, name in wanted.items():
            if name is None:
                continue
            if name not in self.labels[what]:
                raise UnknownItem(
                    f"no {what} {name!r} in the question bank{nearest(name, self.labels[what])}"
                )
            found = tuple(item for item in found if name in _labels(item)[what])
        return found

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """What items can be looked for by: the topics, kinds, levels, tags and sources that occur."""
        found: dict[str, dict[str, None]] = {"kind": dict.fromkeys(KINDS), "level": dict.fromkeys(LEVELS)}
        for item in self.items:
            for what, names in _labels(item).items():
                found.setdefault(what, {}).update(dict.fromkeys(names))
        return {what: tuple(found.get(what, ())) for what in ("topic", "kind", "level", "tag", "source")}

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}


def load(*folders: Path) -> Bank:
    """The items of these folders; without any, those that come with quizgen.

    Only the `.toml` files directly in a folder are read, and none that lies elsewhere.

    Raises:
        BadFile: a folder, a file or an item that cannot be used; the message says which and where.
    """
    return Bank(_printable(_read(folders))) if folders else _bundled()


def with_own(folders: Iterable[Path]) -> Bank:
    """The items that come with quizgen, and after them those of folders of your own; see load.

    Raises:
        BadFile: see load; also where one of yours has the id of one of ours, so that neither hides the other.
    """
    ours = _bundled()
    own = _printable(_read({folder.resolve(): folder for folder in folders}.values()))
    for item in own:
        if item.id in ours:
            raise ours_already(item)
    return Bank((*ours.items, *own))


@cache
def _bundled() -> Bank:
    return Bank(_read([bundled_folder()]))


def bundled_folder() -> Path:
    """Where the files are that come with quizgen."""
    return resources.path("question_bank", "concepts")


def _read(folders: Iterable[Path]) -> tuple[Item, ...]:
    seen: dict[str, Item] = {}
    for folder in folders:
        for file in bank_files(folder):
            for item in read_items(file):
                if isinstance(item, BadItem):
                    raise item
                if item.id in seen:
                    raise twice(item, seen[item.id])
                seen[item.id] = item
    return tuple(seen.values())


def _printable(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, if what they say can be printed; ours are known to be so."""
    for item in items:
        for path, _, message in unprintable(item.texts()):
            raise BadItem(item.page, (*item.path, *path), item.id, message)
    return items


def twice(item: Item, other: Item) -> BadItem:
    """The error of two items with one id."""
    first = f"{other.page.file}, line {other.line()}"
    return BadItem(item.page, (*item.path, "id"), item.id, f"this id is taken already: {first}")


def ours_already(item: Item) -> BadItem:
    """The error of an item with the id of one that comes with quizgen."""
    message = f"quizgen has a question {item.id} of its own: give yours another id, or the file another topic"
    return BadItem(item.page, (*item.path, "id"), item.id, message)


def bank_files(folder: Path) -> Iterator[Path]:
    """The bank files of a folder, by name.

    Raises:
        BadFile: it is no folder, it has no or too many of them, or one lies outside.
    """
    if not folder.is_dir():
        raise BadFile(f"{str(folder)!r} is no folder: give the folder of a question bank")
    files = sorted(folder.glob("*.toml"))
    if not 1 <= len(files) <= MOST_FILES:
        raise BadFile(
            f"{str(folder)!r} has {len(files)} files that end in .toml: 1 to {MOST_FILES} are possible"
        )
    for file in files:
        if file.resolve().parent != folder.resolve() or not file.is_file():
            raise BadFile(f"{file.name} is no file of the folder {str(folder)!r}: copy it there")
        yield file


def fit(items: Iterable[Item], profile: str) -> Iterator[Item]:
    """The items that a course can use: those for it or for every course, with no other conventions.

    An item on a slide claim is for the course that makes the claim.

    Raises:
        UnknownConvention: there is no such course.
    """
    course = {setting.key: setting.value for setting in settings(profile)}
    for item in items:
        courses = item.profiles or tuple(filter(None, [item.claim.partition(".")[0]]))
        if (not courses or profile in courses) and all(
            course[key] == value for key, value in item.conventions.items()
        ):
            yield item


def _labels(item: Item) -> dict[str, tuple[str, ...]]:
    return {
        "topic": (item.topic,),
        "kind": (item.kind,),
        "level": (item.level,),
        "tag": item.tags,
        "source": tuple(source.document for source in item.sources),
    }
