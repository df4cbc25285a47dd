"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from quizgen.errors import InputError
from quizgen.sheet.files import output_folder, write_files


def everything(folder: Path) -> list[str]:
    return sorted(str(place.relative_to(folder)) for place in folder.rglob("*"))


def test_files_and_their_folders_are_written_and_nothing_else(tmp_path: Path) -> None:
    with output_folder(tmp_path / "a" / "b") as folder:
        write_files(folder, {"x.md": b"1", "x-figures/1.svg": b"2"})
    assert everything(folder) == ["x-figures", "x-figures/1.svg", "x.md"]


def test_old_files_are_replaced_at_once_and_never_written_into(tmp_path: Path) -> None:
    write_files(tmp_path, {"x.md": b"old"})
    with (tmp_path / "x.md").open("rb") as reader:
        write_files(tmp_path, {"x.md": b"new"})
        assert reader.read() == b"old"
    assert (tmp_path / "x.md").read_bytes() == b"new"


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_leaves_nothing_behind(tmp_path: Path, error: type[BaseException]) -> None:
    def interrupt(folder: Path) -> None:
        with output_folder(folder):
            raise error

    with pytest.raises(error):
        interrupt(tmp_path / "new" / "deep")
    assert everything(tmp_path) == []


def test_an_error_while_writing_leaves_the_old_file_and_no_new_one(tmp_path: Path) -> None:
    write_files(tmp_path, {"x.md": b"old"})
    with pytest.raises(TypeError):
        write_files(tmp_path, {"x.md": b"new", "y.md": None})  # type: ignore[dict-item]
    assert everything(tmp_path) == ["x.md"]
    assert (tmp_path / "x.md").read_bytes() == b"old"


def test_a_folder_with_files_stays_when_the_work_fails(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(RuntimeError), output_folder(tmp_path):
        raise RuntimeError
    assert everything(tmp_path) == ["mine.txt"]


@pytest.mark.parametrize("name", ["file", "file/below", "bad\0name", "x" * 300])
def test_a_folder_that_cannot_be_written_to_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    worked = []
    with pytest.raises(InputError, match="cannot be written to"), output_folder(tmp_path / name):
        worked.append(name)
    assert worked == []
    assert everything(tmp_path) == ["file"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    with pytest.raises(InputError, match=r"cannot be written to: x\.md is a folder"):
        write_files(tmp_path, {"a.md": b"new", "x.md": b"new"})
    assert everything(tmp_path) == ["x.md"]
