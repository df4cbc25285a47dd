"""The NumPy reference model: the formulas of the book, pure, for arrays of any shape.

Every function gives floats for floats and exact SymPy numbers for object arrays of them.
"""
