"""The work of this project, item by item; no item is made twice."""

from collections.abc import Callable

Work = Callable[[int], object]


def item(family: str) -> Work:
    """An item with all steps, words and Markdown."""
    from quizgen.exercise import generate
    from quizgen.questions import question

    def work(k: int) -> str:
        shown = question(generate(family, "standard", k), "steps")
        return "\n\n".join([shown.prompt, *(asked.text for asked in shown.asked), shown.solution])

    return work


def instance(family: str) -> Work:
    """An instance: its numbers, without any text."""
    from quizgen.exercise import generate

    return lambda k: generate(family, "standard", k).values


def attention_steps() -> Work:
    """Attention of 3 queries, with the printed value of every step."""
    from quizgen.exercise import generate

    def work(k: int) -> list[str]:
        exercise = generate("attention.scaled_dot_product", "standard", k, n=3, d_k=2)
        return [exercise.printed.latex(step.name) for step in exercise.trace.steps]

    return work


def html(family: str) -> Work:
    """An item as a page of HTML, with its solution."""
    from quizgen.exercise import generate
    from quizgen.page import Document, Exercise, html
    from quizgen.questions import question

    def work(k: int) -> bytes:
        shown = question(generate(family, "standard", k), "question")
        exercise = Exercise(
            number="1", title=shown.title, prompt=shown.prompt, solution=shown.solution, figures=shown.figures
        )
        document = Document(title="Benchmark", sheet="b", exercises=(exercise,))
        return html.render(document, "page")["page.html"]

    return work


def symbolic_check() -> Work:
    """A typed antiderivative, compared with the right one."""
    from quizgen.answers import Expression

    kind = Expression(symbols=("x",))

    def work(k: int) -> bool:
        right = kind.read(f"-{k + 1}*x^8/15 - 5*x/4").value
        return kind.compare(kind.read(f"-x*(4*{k + 1}*x^7 + 75)/60"), right).correct

    return work


def matrix_check() -> Work:
    """A typed matrix, compared entry by entry."""
    from quizgen.answers import Matrix, Within

    kind, rule = Matrix(), Within(0.01)

    def work(k: int) -> bool:
        return kind.compare(kind.read(f"{k}.5 4.5\n4.75 5.0"), ((k + 0.5, 4.5), (4.75, 5.0)), rule).correct

    return work
