"""The store of what a learner did: SQLite, each event in its own transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from quizgen.errors import InputError
from quizgen.practice.place import VARIABLE
from quizgen.practice.progress import Event, What
from quizgen.practice.scheduling import Card, Grade
from quizgen.practice.schema import NotOurs, migrate

PATIENCE = 10.0  # seconds to wait for another session, which holds the file for milliseconds
_TIMES = ("due", "last_review")
_COLUMNS = tuple(field.name for field in fields(Card))


class StoreError(InputError):
    """A file that cannot be used; the message names it, says why and what to do. Nothing was destroyed."""


@dataclass(frozen=True)
class Record:
    """One exercise that was begun, with its events in their order.

    `variant` makes it again in its `form`; `ended` and `grade` are None as long as it goes on, and the grade
    also where it was left.
    """

    id: int
    variant: str
    form: str
    family: str
    level: str
    started: datetime
    ended: datetime | None
    grade: Grade | None
    events: tuple[Event, ...]


class Store:
    """The file at `path`, made where it is missing. Several sessions may use it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def cards(self) -> list[Card]:
        """All cards, in the order of their families and levels."""
        with self._told():
            rows = self._db.execute(f"SELECT {', '.join(_COLUMNS)} FROM card ORDER BY family, level")  # noqa: S608
            return [_card(row) for row in rows]

    def begin(self, variant: str, form: str, family: str, level: str, now: datetime) -> int:
        """Note that an exercise begins; its number."""
        with self._writing():
            added = self._db.execute(
                "INSERT INTO exercise (variant, form, family, level, started) VALUES (?, ?, ?, ?, ?)",
                (variant, form, family, level, _text(now)),
            )
            return int(added.lastrowid or 0)

    def add(self, exercise: int, event: Event, now: datetime) -> None:
        """Note one event of an exercise, unless another session has had everything forgotten."""
        with self._writing():
            self._db.execute(
                "INSERT INTO event (exercise, at, step, what, text, mistake) "
                "SELECT id, ?, ?, ?, ?, ? FROM exercise WHERE id = ?",
                (_text(now), event.step, event.what.value, event.text, event.mistake, exercise),
            )

    def leave(self, exercise: int, now: datetime) -> None:
        """Note that an exercise will not be finished; that says nothing about when it comes again."""
        with self._writing():
            self._end(exercise, None, now)

    def finish(
        self, exercise: int, grade: Grade, now: datetime, review: Callable[[Sequence[Card]], Card]
    ) -> Card:
        """Note that an exercise is finished and put away the card that `review` makes of the present cards.

        Where another session has finished the same exercise, its review stands, and its card is returned.
        """
        with self._writing():
            cards = self.cards()
            card = review(cards)
            if not self._end(exercise, grade, now):
                kept = (other for other in cards if (other.family, other.level) == (card.family, card.level))
                card = next(kept, card)
            else:
                marks = ", ".join("?" * len(_COLUMNS))
                self._db.execute(f"REPLACE INTO card ({', '.join(_COLUMNS)}) VALUES ({marks})", _row(card))  # noqa: S608
            return card

    def records(self) -> list[Record]:
        """All exercises in the order in which they were begun."""
        with self._told():
            self._db.execute("BEGIN")  # one moment for both tables
            try:
                exercises = self._db.execute(
                    "SELECT id, variant, form, family, level, started, ended, grade FROM exercise ORDER BY id"
                ).fetchall()
                events: dict[int, list[Event]] = {row[0]: [] for row in exercises}
                found = self._db.execute("SELECT exercise, step, what, text, mistake FROM event ORDER BY id")
                for exercise, *event in found:
                    if exercise not in events:
                        raise NotOurs(f"an event in it is of exercise {exercise!r}, which there is not")
                    events[exercise].append(_event(*event))
            finally:
                self._db.execute("COMMIT")
            return [_record(row, tuple(events[row[0]])) for row in exercises]

    def unfinished(self, families: Collection[str], levels: Collection[str]) -> Record | None:
        """The last exercise of these families and levels that was begun and neither finished nor left."""
        going = [record for record in self.records() if record.ended is None]
        fitting = [record for record in going if record.family in families and record.level in levels]
        return fitting[-1] if fitting else None

    def clear(self) -> None:
        """Forget everything."""
        with self._writing():
            for table in ("event", "exercise", "card"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 – our own names
        with self._told():
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what was deleted still stood there

    def _end(self, exercise: int, grade: Grade | None, now: datetime) -> bool:
        changed = self._db.execute(
            "UPDATE exercise SET ended = ?, grade = ? WHERE id = ? AND ended IS NULL",
            (_text(now), grade, exercise),
        )
        return changed.rowcount == 1

    def _prepare(self) -> None:
        self._db.execute("PRAGMA foreign_keys = ON")
        with self._writing():
            migrate(self._db)
        self._db.execute("PRAGMA journal_mode = WAL")  # readers and a writer do not wait for each other

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # some errors of the disk have ended it already
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the file, as messages that say what to do."""
        try:
            yield
        except (sqlite3.Error, NotOurs, OSError) as error:
            raise StoreError(
                f"what you practised cannot be kept in {str(self._path)!r}: {error}. "
                f"The file is left as it is. {_advice(error)}"
            ) from None


def _advice(error: Exception) -> str:
    if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        return "Another program is writing to it: try again"
    return f"Move it away to begin anew, or name another folder with {VARIABLE}"


def _text(time: datetime) -> str:
    return time.isoformat(timespec="seconds")


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return time


def _row(card: Card) -> tuple[Any, ...]:
    return tuple(_text(value) if isinstance(value, datetime) else value for value in astuple(card))


def _card(row: Sequence[Any]) -> Card:
    with _sensible(row):
        values = dict(zip(_COLUMNS, row, strict=True))
        return Card(**values | {name: _time(values[name]) for name in _TIMES if values[name]})


def _event(step: str, what: str, text: str, mistake: str) -> Event:
    with _sensible((step, what)):
        return Event(step, What(what), text, mistake)


def _record(row: Sequence[Any], events: tuple[Event, ...]) -> Record:
    with _sensible(row):
        id, variant, form, family, level, started, ended, grade = row
        times = _time(started), _time(ended) if ended else None
        return Record(id, variant, form, family, level, *times, Grade(grade) if grade else None, events)


@contextmanager
def _sensible(row: Sequence[Any]) -> Iterator[None]:
    """Turn values that no quizgen wrote into the error of a file that is not ours."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise NotOurs(f"{row!r} in it makes no sense ({error})") from None
