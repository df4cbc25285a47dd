import pytest

from quizgen.page import PageError
from quizgen.page.reading import read
from quizgen.page.tree import (
    Break,
    Code,
    Display,
    Emphasis,
    Heading,
    Item,
    Link,
    Listing,
    Maths,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)


def paragraph(*children):
    return Paragraph(tuple(Text(child) if isinstance(child, str) else child for child in children))


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("a $x_1$ b", [paragraph("a ", Maths("x_1"), " b")]),
        ("**a** *b* `c$`", [paragraph(Strong((Text("a"),)), " ", Emphasis((Text("b"),)), " ", Code("c$"))]),
        ("a\\\nb\nc", [paragraph("a", Break(hard=True), "b", Break(hard=False), "c")]),
        ("[a](https://b.org)", [paragraph(Link("https://b.org", (Text("a"),)))]),
        ("## a", [Heading((Text("a"),))]),
        ("> a", [Quote((paragraph("a"),))]),
        ("---", [Rule()]),
        ("![c $x$](figure:net)", [Picture("net", (Text("c "), Maths("x")))]),
        ("<b>a</b> &lt; \\*", [paragraph("<b>a</b> < *")]),
        ("<script>\n</script>", [paragraph("<script>", Break(hard=False), "</script>")]),
        ("costs \\$5", [paragraph("costs $5")]),
        ("a\x1b[1mb\u202e", [paragraph("a[1mb")]),
        ('Hebb\'s "rule"', [paragraph("Hebb’s “rule”")]),
    ],
)
def test_a_text_is_read_as_these_blocks(markdown, blocks):
    assert list(read(markdown)) == blocks


def test_a_displayed_formula_may_interrupt_a_paragraph():
    assert read("so\n$$\na\n- b\n$$\nthen") == (paragraph("so"), Display("a\n- b"), paragraph("then"))


def test_a_displayed_formula_inside_a_line_gets_a_line_of_its_own():
    assert read("so $$a$$ then") == (paragraph("so"), Display("a"), paragraph("then"))


def test_a_line_of_a_formula_that_looks_like_a_list_stays_in_the_formula():
    assert read("$$\na\n\n+ b\n$$") == (Display("a\n\n+ b"),)


def test_list_items_may_have_boxes_to_tick():
    items = (Item((paragraph("a"),), ticked=False), Item((paragraph(Maths("b")),), ticked=True))
    assert read("- [ ] a\n- [x] $b$") == (Listing(items, None, tight=True),)


def test_a_list_may_hold_formulas_and_lists():
    inner = Listing((Item((paragraph("c"),)),), None, tight=True)
    item = Item((paragraph("a"), Display("b"), inner))
    assert read("3. a\n   $$b$$\n   - c") == (Listing((item,), 3, tight=True),)


def test_a_list_with_empty_lines_between_its_items_is_loose():
    [listing] = read("- a\n\n- b")
    assert isinstance(listing, Listing)
    assert not listing.tight


def test_a_table_keeps_alignment_and_the_escaped_bar_of_a_formula():
    rows = (((Maths("|x|"),), (Text("1"),)),)
    expected = Table(((Text("a"),), (Text("b"),)), rows, ("left", "right"))
    assert read("| a | b |\n|---|--:|\n| $\\|x\\|$ | 1 |") == (expected,)


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("it costs $5", "a lone dollar sign in 'it costs \\$5'"),
        ("an open $x", "a lone dollar sign"),
        ("![a](http://b.org/c.png)", "is not a figure"),
        ("see ![a](figure:b)", "in a paragraph of its own"),
        ("[a](/etc/passwd)", "does not begin with"),
        ("[a](figure:x)", "does not begin with"),
        ("*a " * 21 + "x" + "*" * 21, "more than 20 emphases or links stand in each other"),
        ("# " + "**a " * 300 + "x" + "**" * 300, "stand in each other"),
    ],
)
def test_what_no_writer_could_show_is_refused(markdown, message):
    with pytest.raises(PageError, match=message):
        read(markdown)


def test_emphases_side_by_side_are_no_deeper_than_one():
    assert len(read("*a* " * 300)[0].children) == 599


def test_a_dangerous_link_is_no_link():
    assert read("[a](javascript:x)") == (paragraph("[a](javascript:x)"),)
