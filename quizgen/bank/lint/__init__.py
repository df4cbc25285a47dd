"""Looks for what is wrong in bank files, from unknown keys to right options that give themselves away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quizgen.bank.bank import bank_files, bundled_folder, load, ours_already, twice
from quizgen.bank.fields import BadItem, BadLine
from quizgen.bank.item import Item
from quizgen.bank.lint.draws import draws
from quizgen.bank.lint.files import FILE_RULES
from quizgen.bank.lint.finding import Finding, Severity
from quizgen.bank.lint.likeness import stems
from quizgen.bank.lint.rules import ITEM_RULES
from quizgen.bank.reading import read_items
from quizgen.fields import BadFile

__all__ = ["Finding", "Severity", "lint"]

CONCEPTS = "concepts"


def lint(paths: Iterable[Path]) -> list[Finding]:
    """What is wrong in bank files and in folders of them, by file and line.

    A folder may also be one that has its bank files in `concepts`. No id may be one of quizgen's own
    questions, which stand next to yours.
    """
    findings: list[Finding] = []
    everything: list[Item] = []
    for path in paths:
        try:
            files = list(_files(path))
        except BadFile as error:
            findings.append(Finding(path.name, 1, "", "file", str(error), "error"))
            continue
        for file in files:
            items, broken = _read(file)
            ours = file.resolve().parent == bundled_folder().resolve()
            findings += [] if ours else [_schema(ours_already(item)) for item in items if item.id in load()]
            everything += items
            findings += [*broken, *_looked_at(items)]
    findings += [*_taken_ids(everything), *stems(everything)]
    return sorted(findings, key=lambda found: (found.file, found.line, found.rule))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        return iter([path])
    return bank_files(path / CONCEPTS if (path / CONCEPTS).is_dir() else path)


def _read(file: Path) -> tuple[list[Item], list[Finding]]:
    items, findings = [], []
    try:
        for item in read_items(file):
            if isinstance(item, BadItem):
                findings.append(_schema(item))
            else:
                items.append(item)
    except BadItem as error:
        findings.append(_schema(error))
    except BadLine as error:
        findings.append(Finding(file.name, error.line, "", "file", error.detail, "error"))
    except BadFile as error:
        findings.append(Finding(file.name, 1, "", "file", str(error), "error"))
    return items, findings


def _schema(error: BadItem) -> Finding:
    message = f"{error.key}: {error.detail}" if error.key else error.detail
    return Finding(error.file, error.line, error.item, "schema", message, "error")


def _looked_at(items: list[Item]) -> Iterator[Finding]:
    for item in items:
        for rule in ITEM_RULES:
            yield from rule(item)
        yield from draws(item)
    for look in FILE_RULES:
        yield from look(items)


def _taken_ids(items: list[Item]) -> Iterator[Finding]:
    seen: dict[str, Item] = {}
    for item in items:
        if item.id in seen:
            yield _schema(twice(item, seen[item.id]))
        seen.setdefault(item.id, item)
