"""The tables of the store, and how a file of an earlier version becomes one of this."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION = 0x717A_6765  # "qzge": says in the head of the file whose it is

# Each entry brings a file one version further. One that has been released is never changed: add another.
MIGRATIONS: Sequence[Sequence[str]] = (
    (
        """CREATE TABLE card (
            family TEXT NOT NULL, level TEXT NOT NULL, due TEXT NOT NULL, state INTEGER NOT NULL,
            step INTEGER, stability REAL, difficulty REAL, last_review TEXT,
            rung INTEGER NOT NULL, failures INTEGER NOT NULL,
            PRIMARY KEY (family, level))""",
        """CREATE TABLE exercise (
            id INTEGER PRIMARY KEY, variant TEXT NOT NULL, form TEXT NOT NULL,
            family TEXT NOT NULL, level TEXT NOT NULL,
            started TEXT NOT NULL, ended TEXT, grade INTEGER)""",
        """CREATE TABLE event (
            id INTEGER PRIMARY KEY, exercise INTEGER NOT NULL REFERENCES exercise,
            at TEXT NOT NULL, step TEXT NOT NULL, what TEXT NOT NULL, text TEXT NOT NULL,
            mistake TEXT NOT NULL)""",
        "CREATE INDEX event_of_exercise ON event (exercise)",
        f"PRAGMA application_id = {APPLICATION}",
    ),
)


class NotOurs(ValueError):
    """A file that another program made, or a later version of this one; the message says which."""


def migrate(db: sqlite3.Connection) -> None:
    """Bring a new file or one of an earlier version up to date, in the transaction that the caller has begun.

    Raises:
        NotOurs: nothing was changed.
    """
    version = _checked_version(db)
    for number, statements in enumerate(MIGRATIONS[version:], version + 1):
        for statement in statements:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {number}")


def _checked_version(db: sqlite3.Connection) -> int:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or version or tables):
        raise NotOurs("it belongs to another program")
    if version > len(MIGRATIONS):
        raise NotOurs(f"a later quizgen wrote it (format {version}, this one reads up to {len(MIGRATIONS)})")
    return int(version)
