"""The one exception a typed answer can raise."""


class Refusal(ValueError):
    """An answer that cannot be read: why, where (column, from 1) and what to write instead."""

    def __init__(self, reason: str, column: int, hint: str) -> None:
        super().__init__(reason, column, hint)
        self.reason = reason
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        return f"column {self.column}: {self.reason}; {self.hint}"

    def shifted(self, columns: int) -> "Refusal":
        """Returns the same refusal for text that begins that many columns further right."""
        return Refusal(self.reason, self.column + columns, self.hint)
