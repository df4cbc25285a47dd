"""How large a sheet may get."""

MOST_EXERCISES = 100
MOST_VARIANTS = 1000
MOST_POINTS = 100  # of one exercise
SHORT, LONG = 200, 5000  # characters of a title, and of the instructions
