"""The line of a key is found, whatever stands in the texts."""

import pytest

from quizgen.bank.lines import Page

TEXT = '''topic = "a"
[[item]]
stem = """
id = 3
[[item]]
"""
[[item.wrong]]
text = "N = 3"
[item.figure]
"name" = 'x'
[[item]]
id = "b"  # """ in a comment opens nothing that ends here """
conventions.hebb_norm = "1"
list = [
  "x = 1",
]
[[item.wrong]]
[[item.wrong]]
text = "c"
[item.parameters.n]
from = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("topic",), 1),
        (("item", 1), 2),
        (("item", 1, "stem"), 3),
        (("item", 1, "id"), 2),
        (("item", 1, "wrong", 1, "text"), 8),
        (("item", 1, "figure", "name"), 10),
        (("item", 2), 11),
        (("item", 2, "conventions", "hebb_norm"), 13),
        (("item", 2, "list"), 14),
        (("item", 2, "x"), 11),
        (("item", 2, "wrong", 1, "text"), 17),
        (("item", 2, "wrong", 2, "text"), 19),
        (("item", 2, "parameters", "n", "from"), 21),
        (("nothing",), 1),
    ],
)
def test_a_key_is_on_its_line(path, line):
    assert Page("a.toml", TEXT).line(path) == line
