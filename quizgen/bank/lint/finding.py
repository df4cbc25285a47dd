"""What lint has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.bank.item import Item
from quizgen.bank.lines import Path

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """Something wrong in a bank file; a warning is something to look at, an error something to mend."""

    file: str
    line: int
    item: str
    rule: str
    message: str
    severity: Severity

    def __str__(self) -> str:
        item = f"{self.item}: " if self.item else ""
        return f"{self.file}:{self.line}: {self.severity}: {item}{self.message} [{self.rule}]"


def finding(item: Item, path: Path, rule: str, message: str, severity: Severity = "error") -> Finding:
    """What is wrong with a key of an item."""
    return Finding(item.page.file, item.line(*path), item.id, rule, message, severity)
