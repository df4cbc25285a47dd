"""The manifest of a sheet: a JSON file with everything that marking and exporting need. It is the key.

`docs/sheet-format.md` describes it. The numbers of every exercise are stored exactly, and they win over
drawing them again: a sheet printed today can be marked by any later version that still does the same maths.
"""

from quizgen.sheet.manifest.reading import read
from quizgen.sheet.manifest.writing import number_tree, write

__all__ = ["number_tree", "read", "write"]
