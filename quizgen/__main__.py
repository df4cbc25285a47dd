"""`python -m quizgen` is the command `quizgen`."""

from quizgen.cli import main

if __name__ == "__main__":
    main()
