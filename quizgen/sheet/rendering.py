"""Sheets as files: which writer writes which format, and what the files are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from quizgen.page import Document
from quizgen.sheet import manifest
from quizgen.sheet.choices import FORMATS, Solutions
from quizgen.sheet.documents import documents
from quizgen.sheet.sheet import Sheet


def render(
    sheets: Mapping[str, Sheet], formats: Sequence[str], solutions: Solutions, name: str
) -> dict[str, bytes]:
    """The pages of sheets, which are given by what their files are called.

    Each sheet has its own files, but all PDF pages of several sheets are in one file, called `name`.
    """
    papers = {own: documents(sheet, solutions) for own, sheet in sheets.items()}
    files: dict[str, bytes] = {}
    for kind in formats:
        if kind == "pdf":
            files |= _printed(list(papers.values()), name)
            continue
        for own, paper in papers.items():
            for suffix, document in paper.items():
                files |= render_document(document, [kind], f"{own}{suffix}")
    return files


def render_document(document: Document, formats: Sequence[str], name: str) -> dict[str, bytes]:
    """One document in several formats, by file name."""
    files: dict[str, bytes] = {}
    for kind in formats:
        files |= import_module(FORMATS[kind]).render(document, name)
    return files


def keys(sheets: Mapping[str, Sheet]) -> dict[str, bytes]:
    """The manifest of each sheet by file name."""
    return {f"{name}.json": manifest.write(sheet) for name, sheet in sheets.items()}


def _printed(papers: Sequence[Mapping[str, Document]], name: str) -> dict[str, bytes]:
    from quizgen.page import pdf

    files: dict[str, bytes] = {}
    for suffix in papers[0]:
        files |= pdf.render_many([paper[suffix] for paper in papers], f"{name}{suffix}")
    return files
