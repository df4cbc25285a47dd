"""How much a typed text may ask for, so that no answer can keep the program busy."""

CHARACTERS = 500  # of one number or expression
CHARACTERS_OF_ARRAY = 30_000  # of a whole vector or matrix
TOKENS = 300  # of one number, expression or array entry
DEPTH = 60  # of brackets, signs and powers inside each other
DIGITS = 60  # of one number
EXPONENT = 400  # of 10 in scientific notation
BITS = 20_000  # of an exact numerator or denominator
LOGARITHM = 10**6  # of a result that is not exact
FACTORIAL = 1000  # largest n of n!
ENTRIES = 64  # of a row, of a column, of a set or sequence
