"""The store: nothing is lost, nothing is destroyed, two may write at once."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgen.practice import schema
from quizgen.practice import store as module
from quizgen.practice.progress import Event, What
from quizgen.practice.scheduling import Card, Grade
from quizgen.practice.store import Store, StoreError

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
CARD = Card(
    "mlp.forward", "intro", due=NOW, state=2, step=None, stability=2.5, difficulty=5.0, last_review=NOW
)
EVENTS = (Event("z1", What.WRONG, "1\n2", "bias_forgotten"), Event("z1", What.RIGHT, "1 −7"))


def begun(store: Store, family: str = "mlp.forward") -> int:
    return store.begin(f"{family}@1/intro/7", "steps", family, "intro", NOW)


def test_what_is_written_is_there_for_whoever_opens_the_file_next(path: Path) -> None:
    with Store(path) as store:
        exercise = begun(store)
        for event in EVENTS:
            store.add(exercise, event, NOW)
        store.finish(exercise, Grade.HARD, NOW, lambda _cards: CARD)
    with Store(path) as store:
        (record,) = store.records()
        assert (record.events, record.grade, record.ended) == (EVENTS, Grade.HARD, NOW)
        assert store.cards() == [CARD]


def test_an_event_is_kept_before_the_file_is_closed(path: Path) -> None:
    with Store(path) as first, Store(path) as second:
        first.add(begun(first), EVENTS[0], NOW)
        assert second.records()[0].events == EVENTS[:1]


def test_the_last_unfinished_exercise_is_found(store: Store) -> None:
    ids = [begun(store), begun(store), begun(store, "hopfield.energy"), begun(store)]
    store.leave(ids[3], NOW)
    found = store.unfinished(["mlp.forward"], ["intro"])
    assert found is not None
    assert found.id == ids[1]
    assert store.unfinished(["mlp.forward"], ["exam"]) is None


def test_an_exercise_is_reviewed_once_even_if_two_sessions_finish_it(store: Store) -> None:
    exercise = begun(store)
    store.finish(exercise, Grade.GOOD, NOW, lambda _cards: CARD)
    late = store.finish(exercise, Grade.AGAIN, NOW, lambda _cards: Card("mlp.forward", "intro", due=NOW))
    assert store.cards() == [late] == [CARD]
    assert store.records()[0].grade is Grade.GOOD


def test_a_review_that_fails_leaves_nothing_behind(store: Store) -> None:
    exercise = begun(store)

    def fails(_cards: object) -> Card:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.finish(exercise, Grade.GOOD, NOW, fails)
    assert (store.cards(), store.records()[0].ended) == ([], None)
    store.finish(exercise, Grade.GOOD, NOW, lambda _cards: CARD)
    assert store.cards() == [CARD]


def test_what_cannot_be_committed_is_taken_back_and_the_next_is_kept(store: Store) -> None:
    of_nothing = "PRAGMA defer_foreign_keys = ON; INSERT INTO event VALUES (1, 99, '', '', 'right', '', '')"

    def write() -> None:
        with store._writing():
            for statement in of_nothing.split(";"):  # which only the COMMIT notices
                store._db.execute(statement)

    with pytest.raises(StoreError, match="FOREIGN KEY"):
        write()
    begun(store)
    assert [record.events for record in store.records()] == [()]


def test_all_is_forgotten_when_that_is_wanted(store: Store, path: Path) -> None:
    exercise = begun(store)
    store.add(exercise, Event("z1", What.WRONG, "something private"), NOW)
    store.finish(exercise, Grade.GOOD, NOW, lambda _cards: CARD)
    store.clear()
    assert (store.records(), store.cards()) == ([], [])
    assert not any(b"private" in file.read_bytes() for file in path.parent.iterdir())


def test_a_session_goes_on_when_another_one_has_had_all_forgotten(store: Store, path: Path) -> None:
    exercise = begun(store)
    with Store(path) as other:
        other.clear()
    store.add(exercise, EVENTS[0], NOW)
    store.finish(exercise, Grade.GOOD, NOW, lambda _cards: CARD)
    assert (store.records(), store.cards()) == ([], [])


def test_many_processes_write_at_once_and_none_is_lost(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from quizgen.practice.store import Store\n"
        "from quizgen.practice.progress import Event, What\n"
        "now = datetime(2026, 3, 1, tzinfo=UTC)\n"
        "with Store(Path(sys.argv[1])) as store:\n"
        "    id = store.begin('v', 'steps', 'f', 'l', now)\n"
        "    for k in range(40): store.add(id, Event(f's{k}', What.RIGHT), now)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stderr=subprocess.PIPE) for _ in range(6)
    ]
    assert [process.communicate()[1] for process in running] == [b""] * 6
    with Store(path) as store:
        assert [len(record.events) for record in store.records()] == [40] * 6


def refused(path: Path) -> str:
    """The message for a file, which must be as it was."""
    before = path.read_bytes()
    with pytest.raises(StoreError) as error, Store(path) as store:
        store.records(), store.cards()
    assert path.read_bytes() == before
    assert str(path) in str(error.value)
    return str(error.value)


def test_a_file_that_is_no_store_is_told_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"my diary, which nobody should lose " * 50)
    assert "not a database" in refused(path)


def test_a_store_of_another_program_is_told_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE diary (day TEXT)")
    db.close()
    assert "another program" in refused(path)


def test_a_store_of_a_later_version_is_told_and_left_alone(path: Path) -> None:
    with Store(path) as store:
        begun(store)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert "a later quizgen wrote it (format 99" in refused(path)


def test_a_store_with_a_broken_page_is_told(path: Path) -> None:
    with Store(path) as store:
        for _ in range(300):
            begun(store)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    assert "malformed" in refused(path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET what = 'odd'",
        "UPDATE event SET exercise = 99",
        "UPDATE exercise SET started = 'noon'",
        "UPDATE exercise SET ended = '2026-03-01T09:00:00'",
        "UPDATE card SET due = '2026-03-01T09:00:00'",
    ],
)
def test_values_that_nobody_wrote_are_told(path: Path, change: str) -> None:
    with Store(path) as store:
        exercise = begun(store)
        store.add(exercise, EVENTS[0], NOW)
        store.finish(exercise, Grade.GOOD, NOW, lambda _cards: CARD)
    with sqlite3.connect(path) as db:
        db.execute(change)
    db.close()
    assert re.search("makes no sense|which there is not", refused(path))


def test_a_place_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="QUIZGEN_DATA_DIR"):
        Store(tmp_path / "file" / "practice.db")


def test_a_store_that_another_program_holds_is_told_after_some_patience(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="try again"):
        Store(path)
    other.close()


def test_who_reads_does_not_wait_for_who_writes(path: Path, store: Store) -> None:
    begun(store)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("DELETE FROM exercise")
    assert len(store.records()) == 1
    other.close()


def test_a_file_of_an_earlier_version_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path) as store:
        begun(store)
    added = ("ALTER TABLE card ADD COLUMN note TEXT",)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, added))
    with Store(path) as store:
        assert len(store.records()) == 1
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert db.execute("SELECT note FROM card").fetchall() == []
    db.close()


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(path):
        pass
    broken = ("ALTER TABLE card ADD COLUMN note TEXT", "NONSENSE")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    with pytest.raises(StoreError):
        Store(path)
    monkeypatch.undo()
    db = sqlite3.connect(path)
    assert "note" not in [column[1] for column in db.execute("PRAGMA table_info(card)")]
    db.close()
    with Store(path) as store:
        assert store.cards() == []
