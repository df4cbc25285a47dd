"""The exercise families, one per file; they are found by walking this package."""
