import pytest

from quizgen.page import Document, Exercise, Figure, PageError, Part


def exercise(**fields):
    return Exercise(**{"number": "1", "title": "t", **fields})


def test_points_of_a_document_are_the_sum_of_its_exercises():
    document = Document(title="t", exercises=(exercise(points=3), exercise(), exercise(points=4)))
    assert document.points == 7


def test_a_document_without_points_has_no_sum():
    assert Document(title="t", exercises=(exercise(),)).points is None


def test_points_of_parts_that_do_not_make_the_points_of_the_exercise_are_refused():
    with pytest.raises(PageError, match="Exercise 1: its parts give 3 points, not 4"):
        exercise(points=4, parts=(Part(label="a", text="", points=1), Part(label="b", text="", points=2)))


def test_plain_fields_become_one_line_without_control_characters():
    document = Document(title=" A\n b\x1b[1m\u202e", exercises=())
    assert document.title == "A b[1m"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": "\n"}, "no title"),
        ({"paper": "a5"}, "'a5' must be one of a4, letter"),
        ({"solutions": "nowhere"}, "'nowhere' must be one of end, inline"),
        ({"language": 'en"><script>'}, "is not a tag"),
    ],
)
def test_a_document_with_a_field_no_writer_could_use_is_refused(fields, message):
    with pytest.raises(PageError, match=message):
        Document(**{"title": "t", "exercises": (), **fields})


@pytest.mark.parametrize("name", ["../x", "a b", "", "a.svg"])
def test_a_figure_name_that_is_no_file_name_is_refused(name):
    with pytest.raises(PageError, match="figure name"):
        exercise(figures={name: Figure("<svg/>", "alt")})


def test_a_figure_without_alternative_text_is_refused():
    with pytest.raises(PageError, match="'net' has no alternative text"):
        exercise(figures={"net": Figure("<svg/>", " ")})
