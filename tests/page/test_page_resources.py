import pytest

from quizgen import resources


def test_a_data_file_is_found_by_folder_and_name():
    assert resources.text("templates", "page/page.css").startswith(":root")


def test_a_data_folder_is_found_by_its_name_alone():
    assert (resources.path("templates") / "page" / "sheet.typ").is_file()


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "page/../../x", "/etc/passwd", "C:/x", "page\\x", "a\0b"]
)
def test_a_name_that_could_leave_the_data_folder_is_refused(name):
    with pytest.raises(ValueError, match="relative path"):
        resources.path("templates", name)


def test_a_folder_that_could_leave_the_package_is_refused():
    with pytest.raises(ValueError, match="relative path"):
        resources.path("..", "pyproject.toml")


def test_a_missing_data_file_is_named():
    with pytest.raises(FileNotFoundError, match=r"templates/page/no\.typ"):
        resources.path("templates", "page/no.typ")
